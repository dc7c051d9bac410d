"""Texts as vectors: the one door to sentence-transformers, which is imported when first needed.

Models are folders or hub names. A folder is read without any network; a hub model is downloaded
once and then read from the cache. A folder with an ONNX file needs no sentence-transformers.
"""

import logging
import os
import threading
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from vectorstore.errors import ModelUnavailableError, ModelUnsuitableError
from vectorstore.fingerprint import fingerprint_of_folder
from vectorstore.onnx_model import OnnxModel, is_onnx_model
from vectorstore.segmentation import load_segmenter
from vectorstore.static_table import StaticTable, TableTokens, is_static, is_static_folder

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

    @property
    def tokens(self) -> TableTokens | None:
        """The vectors of single tokens, where the model is a table of them."""
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


class Encoder(Protocol):
    """Turns texts as the model wants them, prefixed and segmented, into unit vectors."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        ...

    @property
    def max_tokens(self) -> int:
        """Longest text that is embedded whole."""
        ...

    @property
    def reads_any_length(self) -> bool:
        """Whether what exceeds `max_tokens` is not cut."""
        ...

    def count_tokens(self, texts: list[str]) -> list[int]:
        """Return how many tokens each text has, special tokens included."""
        ...

    def embed(self, texts: list[str]) -> Vectors:
        """Return one unit vector for each text; there is at least one."""
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
        self._encoder = _encoder(model, device, max_tokens=max_tokens, batch_size=batch_size)
        self.dimension = self._encoder.dimension
        self.max_tokens = self._encoder.max_tokens
        self.name = _name(model, passage_prefix, segment_words=segment_words)

    @property
    def tokens(self) -> TableTokens | None:
        """The vectors of single tokens, where the model is a table of them."""
        if not isinstance(self._encoder, StaticTable):
            return None
        as_passages, as_queries = (
            partial(self._prepared, prefix) for prefix in (self._passage_prefix, self._query_prefix)
        )
        return TableTokens(self._encoder, as_passages, as_queries)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Return the tokens of each text as a passage: prefix, segmentation, special tokens included."""
        return self._count(self._prepared(self._passage_prefix, texts))

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors; raises ModelUnsuitableError rather than cut a passage short."""
        prepared = self._prepared(self._passage_prefix, texts)
        if not prepared:
            return np.zeros((0, self.dimension), dtype=np.float32)
        if not self._encoder.reads_any_length:
            self._refuse_long(self._count(prepared))
        return self._encoder.embed(prepared)

    def embed_query(self, text: str) -> Vectors:
        """Return the unit vector of a query; what exceeds the model's limit is not seen."""
        prepared = self._prepared(self._query_prefix, [text])
        if not self._encoder.reads_any_length and (tokens := self._count(prepared)[0]) > self.max_tokens:
            logger.debug("query cut tokens=%s max_tokens=%s", tokens, self.max_tokens)
        vector: Vectors = self._encoder.embed(prepared)[0]
        return vector

    def _prepared(self, prefix: str, texts: Sequence[str]) -> list[str]:
        segmented = texts if self._segment is None else map(self._segment, texts)
        return [prefix + text for text in segmented]

    def _count(self, prepared: list[str]) -> list[int]:
        return self._encoder.count_tokens(prepared) if prepared else []

    def _refuse_long(self, counts: list[int]) -> None:
        longest = max(counts)
        if longest > self.max_tokens:
            raise ModelUnsuitableError(
                f"A passage of {longest} tokens is longer than the {self.max_tokens} that {self.name} reads: "
                "make the index again with `policybot rebuild`."
            )


class _Transformer:
    """A sentence-transformers model that is no mere table; may be used by several threads at once."""

    reads_any_length = False

    def __init__(self, model: "SentenceTransformer", name: str, *, max_tokens: int, batch_size: int) -> None:
        self._model = model
        self._batch_size = batch_size
        self._lock = threading.Lock()  # a tokeniser remembers whether it cuts: one call at a time
        self.dimension = _dimension(model, name)
        self.max_tokens = min(max_tokens, tokens_read(model))
        model.max_seq_length = self.max_tokens

    def count_tokens(self, texts: list[str]) -> list[int]:
        with self._lock:
            encoded = self._model.tokenizer(texts, truncation=False, verbose=False)
        return [len(ids) for ids in encoded["input_ids"]]

    def embed(self, texts: list[str]) -> Vectors:
        with self._lock:
            vectors = self._model.encode(
                texts,
                prompt="",  # prefixes come from the settings, not from the model's folder
                batch_size=self._batch_size,
                show_progress_bar=False,
                convert_to_numpy=True,
                normalize_embeddings=True,
            )
        return np.asarray(vectors, dtype=np.float32)


def _encoder(model: str, device: str, *, max_tokens: int, batch_size: int) -> Encoder:
    if is_onnx_model(model):
        if device != "cpu":
            raise ModelUnsuitableError(f'[embedding] device: {model} is made for "cpu", not for "{device}".')
        return OnnxModel(Path(model), max_tokens=max_tokens)
    if is_static_folder(Path(model)):
        return _static_table(model, max_tokens)
    loaded = load_sentence_transformer(model, device)
    if is_static(loaded):
        return StaticTable.of(loaded, max_tokens=max_tokens)
    return _Transformer(loaded, model, max_tokens=max_tokens, batch_size=batch_size)


def _static_table(model: str, max_tokens: int) -> StaticTable:
    try:
        return StaticTable.read(Path(model), max_tokens=max_tokens)
    except Exception as error:  # tokenizers raises no narrower class on a broken file
        raise _unavailable(model, error) from error


def load_sentence_transformer(model: str, device: str) -> "SentenceTransformer":
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


def tokens_read(model: "SentenceTransformer") -> int:
    """Return the most tokens that a transformer reads, special tokens included."""
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
