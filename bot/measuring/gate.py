"""The gate before a new generation: the fixed questions must find their places as often as before."""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from bot.measuring.fixed_questions import FixedQuestion, read_fixed_questions
from vectorstore.describing import Verdict
from vectorstore.errors import IndexDamagedError
from vectorstore.generation import Generation
from vectorstore.number_spelling import number_key
from vectorstore.query import Query
from vectorstore.records import Document, Hit

DEPTH = 5  # a place counts as found among so many hits
_NAMED_QUESTIONS = 5


class Library(Protocol):
    """What is asked of a generation itself: which documents it has, with which model it was made."""

    @property
    def manifest(self) -> Generation:
        """What it was made of and with."""
        ...

    def documents(self) -> tuple[Document, ...]:
        """Return every document."""
        ...

    def document(self, document_id: str) -> Document:
        """Return one document."""
        ...

    def close(self) -> None:
        """Let go of the files."""
        ...


LibraryT = TypeVar("LibraryT", bound=Library)


class Search(Protocol):
    """Searches one generation."""

    def search(self, query: Query, *, limit: int, as_of: date | None = None) -> list[Hit]:
        """Return hits, best first."""
        ...


class QueryBuilder(Protocol):
    """Makes a question into a query."""

    def build(self, question: str, *, history: Sequence[str] = (), today: date) -> Query:
        """Return the query."""
        ...


@dataclass(frozen=True, slots=True)
class QuestionGate(Generic[LibraryT]):
    """Compares a new generation with the live one on the fixed questions."""

    questions: Path
    live: Callable[[], LibraryT | None]
    search_over: Callable[[LibraryT], Search]
    query_builder: QueryBuilder
    today: Callable[[], date] = date.today

    def __call__(self, candidate: LibraryT) -> Verdict:
        """Return what was measured of the candidate, and why it must not be published where that is so."""
        if not self.questions.is_file():
            return Verdict()
        names = _names(candidate)
        asked = [one for one in read_fixed_questions(self.questions) if _is_about(one, names)]
        found = self._found(asked, candidate)
        live = self._comparable(candidate)
        if live is None:
            return Verdict(None, len(asked), len(found))
        with closing(live):
            try:
                shared = names & _names(live)
                reason = self._worse([one for one in asked if _is_about(one, shared)], live, found)
            except IndexDamagedError:  # publishing is how it is mended; its parts are opened when first read
                reason = None
        return Verdict(reason, len(asked), len(found))

    def _worse(self, asked: Sequence[FixedQuestion], live: LibraryT, found: set[str]) -> str | None:
        """Return in what the live generation is better on these questions; None where it is not.

        It is asked first what the new one does not find: where it finds nothing of that, it is no better.
        """
        after = {one.id for one in asked if one.id in found}
        lost = self._found([one for one in asked if one.id not in after], live)
        if not lost:
            return None
        before = lost | self._found([one for one in asked if one.id in after], live)
        if len(after) >= len(before):
            return None
        named = [one.id for one in asked if one.id in lost]
        return (
            f"{len(after)} of {len(asked)} fixed questions find their place, {len(before)} did before; "
            f"lost: {', '.join(named[:_NAMED_QUESTIONS])}. Look at what changed for these questions of "
            f"{self.questions.name}, or correct them there."
        )

    def _comparable(self, candidate: LibraryT) -> LibraryT | None:
        """Return the live generation where the same questions can be asked of it with the same model."""
        try:
            live = self.live()
        except IndexDamagedError:
            return None  # publishing is how a damaged index is mended
        if live is None or live.manifest.embedder == candidate.manifest.embedder:
            return live
        live.close()
        return None

    def _found(self, questions: Sequence[FixedQuestion], index: LibraryT) -> set[str]:
        search = self.search_over(index)
        today = self.today()
        found = set()
        for one in questions:
            query = self.query_builder.build(one.question, history=one.history, today=today)
            hits = search.search(query, limit=DEPTH, as_of=query.as_of or today)
            places = [(index.document(hit.passage.document_id), hit.passage.article) for hit in hits]
            if any(right.is_at(*place) for place in places for right in one.rights):
                found.add(one.id)
        return found


def _names(index: Library) -> set[str]:
    documents = index.documents()
    return {number_key(one.number) for one in documents if one.number} | {one.file for one in documents}


def _is_about(question: FixedQuestion, names: set[str]) -> bool:
    return any(place.doc in names or number_key(place.doc) in names for place in question.gold)
