"""What the Telegram bot reads of the index: the documents of the live generation."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from vectorstore.query import Reference
from vectorstore.records import Document, Place


class Library(Protocol):
    """The documents of one generation of the index."""

    def documents(self) -> Sequence[Document]:
        """Return all documents."""
        ...

    def matching(self, reference: Reference, day: date | None = None) -> Sequence[Document]:
        """Return the documents that a reference names, those in force on `day` first."""
        ...

    def text(self, document_id: str) -> str:
        """Return the stored normalised text of a document."""
        ...

    def places(self, document_id: str) -> Sequence[Place]:
        """Return the places of a document, sorted by start."""
        ...


class Reader(Protocol):
    """Opens the live generation."""

    def current(self) -> Library:
        """Return the live generation."""
        ...
