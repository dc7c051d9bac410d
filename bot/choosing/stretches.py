"""A stretch of a document worth quoting, and what it is read from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from bot.choosing.blocks import Block
from bot.choosing.ranking import Traits
from vectorstore.records import Document, Passage, Place
from vectorstore.static_table import TableTokens


class PassageEmbedder(Protocol):
    """Gives texts and questions vectors of one space, normalised."""

    @property
    def tokens(self) -> TableTokens | None:
        """The vectors of single tokens, where the model is a table of them."""
        ...

    def embed_passages(self, texts: Sequence[str]) -> np.ndarray:
        """Return one row for each text."""
        ...

    def embed_query(self, text: str) -> np.ndarray:
        """Return the vector of a question."""
        ...


class Texts(Protocol):
    """Gives what is known of a document, its stored text and its places."""

    def document(self, document_id: str) -> Document:
        """Return what is known about a document."""
        ...

    def text(self, document_id: str) -> str:
        """Return the stored normalised text."""
        ...

    def places(self, document_id: str) -> tuple[Place, ...]:
        """Return the numbered places of the text."""
        ...


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a document worth quoting, and how well it answers; higher is better."""

    passage: Passage
    start: int
    end: int
    score: float
    traits: Traits | None = None  # None where it was not weighed: the question names its place
    leads: tuple[tuple[int, int], ...] = ()  # the lines that lead to it, where they stand apart
    block: Block | None = None  # what it is narrowed from, where it was weighed


def overlap(one: Stretch, other: Stretch) -> bool:
    """Tell whether two stretches share text."""
    is_same = one.passage.document_id == other.passage.document_id
    return is_same and one.start < other.end and other.start < one.end
