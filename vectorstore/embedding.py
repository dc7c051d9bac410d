"""Texts as vectors: the one door to sentence-transformers, which is imported when first needed.

Models are folders or hub names. A folder is read without any network; a hub model is downloaded
once and then read from the cache.
"""

import logging
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from vectorstore.errors import ModelUnavailableError, ModelUnsuitableError
from vectorstore.fingerprint import fingerprint_of_folder
from vectorstore.segmentation import load_segmenter

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

logger = logging.getLogger(__name__)

Vectors = NDArray[np.float32]

# Position embeddings of these architectures start behind the padding id: 514 hold 512 tokens.
_OFFSET_POSITIONS = frozenset({"roberta", "xlm-roberta", "camembert", "mpnet"})
_HUB_TIMEOUT_SECONDS = 10


class Embedder(Protocol):
    """Gives vectors whose cosine says how well a passage fits a query."""

    @property
    def name(self) -> str:
        """Name the model and its weights; vectors of two names must not be compared."""
        ...

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        ...

    @property
    def max_tokens(self) -> int:
        """Longest passage that is embedded whole."""
        ...

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Return how many tokens each text has as a passage, everything that is added included."""
        ...

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector for each text, in order."""
        ...

    def embed_query(self, text: str) -> Vectors:
        """Return the unit vector of a query."""
        ...


class SentenceTransformerEmbedder:
    """Embeds with a sentence-transformers model: static, or a transformer with its own habits."""

    def __init__(
        self,
        model: str,
        *,
        query_prefix: str = "",
        passage_prefix: str = "",
        segment_words: bool = False,
        device: str = "cpu",
        max_tokens: int = 256,
        batch_size: int = 256,
    ) -> None:
        """Load the model; raises ModelUnavailableError or ModelUnsuitableError."""
        self._segment = load_segmenter() if segment_words else None
        self._query_prefix, self._passage_prefix = query_prefix, passage_prefix
        self._batch_size = batch_size
        self._model = _load(model, device)
        self.dimension = _dimension(self._model, model)
        self.max_tokens = min(max_tokens, _limit(self._model))
        self.name = _name(model, passage_prefix, segment_words=segment_words)
        self._static = _StaticTable.of(self._model)
        if self._static is None:
            self._model.max_seq_length = self.max_tokens

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Return the tokens of each text as a passage: prefix, segmentation, special tokens included."""
        return self._count([self._passage_prefix + text for text in self._segmented(texts)])

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors; raises ModelUnsuitableError rather than cut a passage short."""
        prefixed = [self._passage_prefix + text for text in self._segmented(texts)]
        if self._static is None:
            self._refuse_long(self._count(prefixed))
        return self._embed(prefixed)

    def embed_query(self, text: str) -> Vectors:
        """Return the unit vector of a query; what exceeds the model's limit is not seen."""
        prefixed = [self._query_prefix + query for query in self._segmented([text])]
        if self._static is None and (tokens := self._count(prefixed)[0]) > self.max_tokens:
            logger.debug("query cut tokens=%s max_tokens=%s", tokens, self.max_tokens)
        vector: Vectors = self._embed(prefixed)[0]
        return vector

    def _segmented(self, texts: Sequence[str]) -> Sequence[str]:
        return texts if self._segment is None else [self._segment(text) for text in texts]

    def _count(self, texts: list[str]) -> list[int]:
        if not texts:
            return []
        if self._static is not None:
            return [len(ids) for ids in self._static.encode(texts)]
        encoded = self._model.tokenizer(texts, truncation=False, verbose=False)
        return [len(ids) for ids in encoded["input_ids"]]

    def _refuse_long(self, counts: list[int]) -> None:
        longest = max(counts, default=0)
        if longest > self.max_tokens:
            raise ModelUnsuitableError(
                f"A passage of {longest} tokens is longer than the {self.max_tokens} that {self.name} reads: "
                "make the index again with `policybot rebuild`."
            )

    def _embed(self, texts: list[str]) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        if self._static is not None:
            return self._static.embed(texts, self._batch_size)
        vectors = self._model.encode(
            texts,
            prompt="",  # prefixes come from the settings, not from the model's folder
            batch_size=self._batch_size,
            show_progress_bar=False,
            convert_to_numpy=True,
            normalize_embeddings=True,
        )
        return np.asarray(vectors, dtype=np.float32)


class _StaticTable:
    """The vectors of a static model, read directly: many times faster than its `encode`."""

    def __init__(self, module: Any) -> None:
        self._tokenizer = module.tokenizer
        self._table = module.embedding.weight.detach().float()

    @classmethod
    def of(cls, model: "SentenceTransformer") -> "_StaticTable | None":
        """Return the table of a model that is static and nothing more, else None."""
        kinds = [type(module).__name__ for module in model]
        return cls(model[0]) if kinds in (["StaticEmbedding"], ["StaticEmbedding", "Normalize"]) else None

    def encode(self, texts: list[str]) -> list[list[int]]:
        """Return the token ids of each text."""
        return [found.ids for found in self._tokenizer.encode_batch_fast(texts, add_special_tokens=False)]

    def embed(self, texts: list[str], batch_size: int) -> Vectors:
        """Return the unit vectors of the texts; the zero vector where a text has no token."""
        starts = range(0, len(texts), batch_size)
        return np.concatenate([self._embed_batch(texts[start : start + batch_size]) for start in starts])

    def _embed_batch(self, texts: list[str]) -> Vectors:
        import torch

        ids = self.encode(texts)
        offsets = np.cumsum([0, *map(len, ids[:-1])])
        flat = torch.tensor([number for text in ids for number in text], dtype=torch.long)
        bags = torch.nn.functional.embedding_bag(
            flat.to(self._table.device),
            self._table,
            torch.from_numpy(offsets).to(self._table.device),
            mode="sum",
        )
        vectors: Vectors = torch.nn.functional.normalize(bags).cpu().numpy()
        return vectors


def _load(model: str, device: str) -> "SentenceTransformer":
    """Load a folder without network, a hub model from the cache or, the first time, from the hub."""
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    is_folder = Path(model).is_dir()
    if not is_folder and _looks_like_path(model):
        raise ModelUnavailableError(
            f"[embedding] model: there is no folder {model}. Name an existing folder, relative to the config "
            "file, or a hub model as owner/name."
        )
    from sentence_transformers import SentenceTransformer

    try:
        return SentenceTransformer(model, device=device, local_files_only=True)
    except Exception as error:  # tokenizers raises no narrower class on a broken file
        if is_folder:
            raise _unavailable(model, error) from error
    _ask_hub(model)
    try:
        return SentenceTransformer(model, device=device)
    except Exception as error:  # as above
        raise _unavailable(model, error) from error


def _ask_hub(model: str) -> None:
    """Raise unless the hub answers that it has the model; a download would try for more than a minute."""
    from huggingface_hub import HfApi

    try:
        HfApi().model_info(model, timeout=_HUB_TIMEOUT_SECONDS)
    except Exception as error:  # what its HTTP library raises is not for us to know
        raise ModelUnavailableError(
            f"[embedding] model: {model} is neither a folder nor in the cache, and the hub does not give it "
            f"({_first_line(error)}). Without network: `hf download {model} --local-dir models/NAME` on a "
            "machine that has it, copy the folder here and set [embedding] model to it."
        ) from error


def _looks_like_path(model: str) -> bool:
    return Path(model).is_absolute() or model.startswith(".") or model.count("/") != 1


def _unavailable(model: str, error: Exception) -> ModelUnavailableError:
    return ModelUnavailableError(f"[embedding] model: cannot load {model}: {_first_line(error)}")


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0] or type(error).__name__


def _dimension(model: "SentenceTransformer", name: str) -> int:
    dimension = model.get_embedding_dimension()
    if not dimension:
        raise ModelUnsuitableError(f"[embedding] model: {name} does not say how long its vectors are.")
    return int(dimension)


def _limit(model: "SentenceTransformer") -> int:
    """Return the most tokens that the model reads; a static model has no limit of its own."""
    limits = [float("inf") if model.max_seq_length is None else float(model.max_seq_length)]
    config = getattr(model[0], "config", None)
    positions = getattr(config, "max_position_embeddings", None)
    if config is not None and positions and positions > 0:
        offset = config.pad_token_id + 1 if config.model_type in _OFFSET_POSITIONS else 0
        limits.append(positions - offset)
    return int(min(limits)) if min(limits) < 10**9 else 10**9


def _name(model: str, passage_prefix: str, *, segment_words: bool) -> str:
    """Name what decides a passage's vector: the weights, the prefix, the segmentation."""
    folder = Path(model)
    weights = fingerprint_of_folder(folder) if folder.is_dir() else _revision(model)
    prefix = f"+{passage_prefix.strip()}" if passage_prefix else ""
    segmented = "+segmented" if segment_words else ""
    return f"{folder.name if folder.is_dir() else model}@{weights}{prefix}{segmented}"


def _revision(model: str) -> str:
    from huggingface_hub import try_to_load_from_cache

    cached = try_to_load_from_cache(model, "config.json") or try_to_load_from_cache(model, "modules.json")
    return Path(cached).parent.name[:12] if isinstance(cached, str) else "unknown"
