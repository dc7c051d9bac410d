"""Loads the embedding model: the slowest part of a start."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot.settings import Settings

if TYPE_CHECKING:
    from vectorstore.embedder import Embedder


def load_embedder(settings: Settings) -> "Embedder":
    """Return the sentence-transformers model of the settings."""
    from vectorstore.embedding import SentenceTransformerEmbedder

    chosen = settings.embedding
    with _without_garbage_collection():
        return SentenceTransformerEmbedder(
            chosen.model,
            query_prefix=chosen.query_prefix,
            passage_prefix=chosen.passage_prefix,
            segment_words=chosen.segment_words,
            device=chosen.device,
            max_tokens=chosen.max_tokens,
            batch_size=chosen.batch_size,
        )


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Import libraries faster: among the million objects they make, all of which stay, none is garbage.

    Later collections leave them out too, so that no answer waits while they are looked through.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
