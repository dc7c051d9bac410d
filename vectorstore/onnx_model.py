"""A transformer in an ONNX file, run by onnxruntime: `python -m training.onnx_export` writes such folders.

Texts are embedded one at a time. At the length of a passage a core gains nothing from batches, and int8 takes
its scales from all that it is given: in a batch, a text's vector would depend on the texts beside it.
"""

import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from vectorstore.errors import ModelUnavailableError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

FILE = "embedding.onnx"  # token ids of one text in, its unit vector out
INPUT, OUTPUT = "input_ids", "sentence_embedding"


def is_onnx_model(model: str) -> bool:
    """Tell whether a model is a folder of this kind."""
    return (Path(model) / FILE).is_file()


class OnnxModel:
    """Embeds with the ONNX file and the tokeniser of a folder; may be used by several threads at once."""

    reads_any_length = False

    def __init__(self, folder: Path, *, max_tokens: int) -> None:
        """Read the folder; ModelUnavailableError where a file is missing or broken."""
        self._lock = threading.Lock()  # a tokeniser remembers whether it cuts: one call at a time
        try:
            self._session = _session(folder / FILE)
            self._tokenizer = _tokenizer(folder)
            self.max_tokens = min(max_tokens, int(self._tokenizer.model_max_length))
            self.dimension = self.embed([""]).shape[1]
        except Exception as error:  # onnxruntime and tokenizers raise no narrower class on a broken file
            reason = str(error).strip().partition("\n")[0] or type(error).__name__
            raise ModelUnavailableError(
                f"[embedding] model: cannot load {folder}: {reason}. "
                "Make the folder again with `python -m training.onnx_export`."
            ) from error

    def count_tokens(self, texts: list[str]) -> list[int]:
        """Return how many tokens each text has, special tokens included."""
        with self._lock:
            return [len(ids) for ids in self._tokenizer(texts, truncation=False, verbose=False)["input_ids"]]

    def embed(self, texts: list[str]) -> NDArray[np.float32]:
        """Return the unit vectors of the texts, each cut to `max_tokens`."""
        with self._lock:
            encoded = self._tokenizer(texts, truncation=True, max_length=self.max_tokens)["input_ids"]
        return np.concatenate([self._embed_tokens(ids) for ids in encoded])

    def _embed_tokens(self, ids: list[int]) -> NDArray[np.float32]:
        found = self._session.run([OUTPUT], {INPUT: np.array([ids], dtype=np.int64)})[0]
        row = np.asarray(found, dtype=np.float32)
        unit: NDArray[np.float32] = row / np.maximum(np.linalg.norm(row, axis=1, keepdims=True), 1e-12)
        return unit


def _session(file: Path) -> "InferenceSession":
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    # Threads that wait would keep their cores busy, to the harm of whoever else works there.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return InferenceSession(file, options, providers=["CPUExecutionProvider"])


def _tokenizer(folder: Path) -> Any:
    from transformers import AutoTokenizer

    return AutoTokenizer.from_pretrained(folder, local_files_only=True)
