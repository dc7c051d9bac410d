"""Gathers what the report tells: documents, what was asked, and how the fixed questions did."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bot.measuring.fixed_questions import FixedQuestion, read_fixed_questions
from bot.state.feedback import Asked, Totals
from vectorstore.records import Document, Status

if TYPE_CHECKING:
    from bot.composition import App
    from vectorstore.generation import Generation, Measured
    from vectorstore.index import Index

ANSWER, NO_ANSWER = "answer", "no_answer"


@dataclass(frozen=True, slots=True)
class Shelved:
    """A document of the live index, its validity and how much is made of it."""

    document: Document
    status: Status
    places: int
    passages: int
    cited: int  # answers that show it
    tested: int  # fixed questions about it

    @property
    def since(self) -> date | None:
        """The day from which its age counts."""
        return self.document.effective_from or self.document.issued_on


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question without an answer, how often it was asked and when last."""

    question: str
    times: int
    last_at: float


@dataclass(frozen=True, slots=True)
class Report:
    """Everything the page tells."""

    since: float
    until: float
    today: date
    live: "Generation"
    totals: Totals
    documents: tuple[Shelved, ...]
    unanswered: tuple[Unanswered, ...]
    slowest: tuple[Asked, ...]
    unsure: tuple[Asked, ...]

    @property
    def measured(self) -> "tuple[Measured, ...]":
        """How the fixed questions did in each generation, oldest first."""
        return self.live.measured


def gather(app: "App", totals: Totals, asked: Sequence[Asked], *, since: float, until: float) -> Report:
    """Return the report on the live index and on what was asked in a stretch of time."""
    index = app.library.current()
    answered = [one for one in asked if one.kind == ANSWER]
    return Report(
        since=since,
        until=until,
        today=app.today(),
        live=index.manifest,
        totals=totals,
        documents=_shelved(index, asked, _fixed_questions(app), app.today()),
        unanswered=_unanswered(asked),
        slowest=tuple(sorted((one for one in asked if one.seconds), key=lambda one: -one.seconds)),
        unsure=tuple(sorted(answered, key=lambda one: one.confidence)),
    )


def _fixed_questions(app: "App") -> list[FixedQuestion]:
    from bot.composition import FIXED_QUESTIONS

    path = app.settings.corpus.path / FIXED_QUESTIONS
    return read_fixed_questions(path) if path.is_file() else []


def _shelved(
    index: "Index", asked: Sequence[Asked], questions: Sequence[FixedQuestion], today: date
) -> tuple[Shelved, ...]:
    cited: Mapping[str, int] = Counter(document_id for one in asked for document_id in set(one.cited))
    return tuple(
        Shelved(
            document,
            status=document.status_on(today),
            places=sum(place.level in ("article", "heading") for place in index.places(document.id)),
            passages=len(index.passages(document.id)),
            cited=cited.get(document.id, 0),
            tested=sum(any(gold.is_in(document) for gold in one.gold) for one in questions),
        )
        for document in sorted(index.documents(), key=lambda one: one.title)
    )


def _unanswered(asked: Sequence[Asked]) -> tuple[Unanswered, ...]:
    """Return what found nothing, alike questions together, the most frequent first."""
    groups: dict[str, list[Asked]] = {}
    for one in asked:
        if one.kind == NO_ANSWER:
            groups.setdefault(" ".join(one.question.casefold().split()).rstrip("?!. "), []).append(one)
    found = [
        Unanswered(alike[0].question, len(alike), max(one.asked_at for one in alike))
        for alike in groups.values()
    ]
    return tuple(sorted(found, key=lambda one: (-one.times, -one.last_at)))
