"""The one door to sentence-transformers, which is imported when first needed.

Models are folders or hub names. A folder is read without any network; a hub model is downloaded once and then
read from the cache.
"""

import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from vectorstore.embedder import Vectors
from vectorstore.errors import ModelUnavailableError, ModelUnsuitableError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

# Position embeddings of these architectures start behind the padding id: 514 hold 512 tokens.
_OFFSET_POSITIONS = frozenset({"roberta", "xlm-roberta", "camembert", "mpnet"})
_HUB_TIMEOUT_SECONDS = 10


class Transformer:
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
        """Return how many tokens each text has, special tokens included."""
        with self._lock:
            encoded = self._model.tokenizer(texts, truncation=False, verbose=False)
        return [len(ids) for ids in encoded["input_ids"]]

    def embed(self, texts: list[str]) -> Vectors:
        """Return one unit vector for each text."""
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
            raise unavailable(model, error) from error
    _ask_hub(model)
    try:
        return SentenceTransformer(model, device=device)
    except Exception as error:  # as above
        raise unavailable(model, error) from error


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


def unavailable(model: str, error: Exception) -> ModelUnavailableError:
    """Return the error for a model that cannot be loaded, with the first line of what was wrong."""
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
