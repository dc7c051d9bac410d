"""Texts as vectors, by a table of tokens, an ONNX model or sentence-transformers: by what the model is."""

import logging
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from vectorstore.embedder import Encoder, Vectors
from vectorstore.errors import ModelUnsuitableError
from vectorstore.fingerprint import fingerprint_of_folder
from vectorstore.onnx_model import OnnxModel, is_onnx_model
from vectorstore.segmentation import load_segmenter
from vectorstore.static_table import StaticTable, TableTokens, is_static, is_static_folder
from vectorstore.transformer import Transformer, load_sentence_transformer, unavailable

if TYPE_CHECKING:
    pass

logger = logging.getLogger(__name__)


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
    return Transformer(loaded, model, max_tokens=max_tokens, batch_size=batch_size)


def _static_table(model: str, max_tokens: int) -> StaticTable:
    try:
        return StaticTable.read(Path(model), max_tokens=max_tokens)
    except Exception as error:  # tokenizers raises no narrower class on a broken file
        raise unavailable(model, error) from error


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
