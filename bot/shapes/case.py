"""What a question and its search have brought together, for those who answer one shape of question."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.choosing.extraction import PassageEmbedder
from bot.choosing.remembering import Index
from vectorstore.query import Query
from vectorstore.records import Document, Hit
from vectorstore.translations import Translations


@dataclass(frozen=True, slots=True)
class Case:
    """One question, what was found for it, and how to look again."""

    query: Query
    hits: Sequence[Hit]
    index: Index
    as_of: date
    today: date
    search: Callable[[Query], list[Hit]]
    build: Callable[[str], Query]  # of a text that stands alone
    embedder: PassageEmbedder | None
    min_confidence: float
    max_citations: int
    max_quote_chars: int
    contact: str = ""
    translations: Translations | None = None

    def documents_found(self) -> list[Document]:
        """Return the documents of the hits, each once, the best first."""
        ids = dict.fromkeys(hit.passage.document_id for hit in self.hits)
        return [self.index.document(document_id) for document_id in ids]
