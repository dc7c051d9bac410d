"""Answers one question that is whole by itself: search, choice of what to quote, verification, wording."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Protocol

from bot.answers import Answer, Trace, Written
from bot.choosing.choosing import Choice, chosen
from bot.choosing.extraction import PassageEmbedder
from bot.choosing.remembering import Index, Remembering, is_stored
from bot.citations import StoredTexts
from bot.clock import Clock
from bot.results import chosen_first, further_citations, result_of
from bot.shapes.case import Case
from bot.shapes.shapes import shaped_result
from bot.stages import OnStatus
from bot.validity.disagreement import with_disagreement
from bot.validity.editions import meant_by
from bot.validity.missing_laws import missing_laws, of_other_editions, with_missing
from bot.validity.remarks import with_day_of_year, with_impossible_days, with_remark
from bot.validity.titled import named_by_title
from vectorstore.query import Query
from vectorstore.records import Hit
from vectorstore.stories import searched
from vectorstore.translations import Translations


class Reader(Protocol):
    """Gives the live generation."""

    def current(self) -> Index:
        """Return it; an answer keeps the one it got."""
        ...


class Retriever(Protocol):
    """Finds passages for a query."""

    def search(self, query: Query, *, limit: int, as_of: date | None = None) -> list[Hit]:
        """Return hits, best first."""
        ...


class QueryBuilder(Protocol):
    """Makes a question into a query."""

    def build(self, question: str, *, history: Sequence[str] = (), story: str = "", today: date) -> Query:
        """Return the query; a follow-up leans on the history, the question of a story on it."""
        ...


class Writer(Protocol):
    """Writes statements from passages, with quotes that it is sure of; see bot/llm/writing.py."""

    def write(
        self,
        question: str,
        hits: Sequence[Hit],
        index: StoredTexts,
        as_of: date,
        *,
        on_status: OnStatus,
    ) -> Written:
        """Return the statements that are borne out and their citations; there may be none."""
        ...


@dataclass(frozen=True, slots=True)
class LookUp:
    """Looks questions up in the live generation; may be used by several threads at once."""

    retriever: Retriever
    reader: Reader
    query_builder: QueryBuilder
    embedder: PassageEmbedder | None = None
    llm: Writer | None = None
    min_confidence: float = 0.5
    max_citations: int = 3
    max_quote_chars: int = 1000
    top_k: int = 20
    contact: str = ""
    today: Callable[[], date] = date.today
    translations: Translations | None = None

    def looked_up(self, trace: Trace, clock: Clock, on_status: OnStatus) -> Trace:
        """Return the trace of a question with what the texts answer to its query, as of its day."""
        index = Remembering(self.reader.current())
        with clock.measure("search"):
            search = partial(self._hits, index)
            trace = replace(trace, query=named_by_title(trace.query, index, trace.as_of))
            missing = missing_laws(trace.query, index, trace.as_of)
            meant = meant_by(of_other_editions(trace.query, missing), trace.as_of, index, search)
            trace, hits = replace(trace, query=meant.query), search(meant.query, meant.as_of)
            case = self._case(trace, hits, index)
        with clock.measure("extract"):
            shaped = shaped_result(case)
            choice = Choice(sure=float(isinstance(shaped, Answer))) if shaped else chosen(case)
        with clock.measure("write"):
            written = Written((), (), 0) if shaped else self._written(case, choice, on_status)
            result = shaped or result_of(case, choice, written)
            result = with_disagreement(trace.query.text, with_remark(result, meant.remark))
            result = with_day_of_year(result, trace.query, trace.as_of)
            result = with_missing(result, missing, trace.as_of, self.today())
            result = with_impossible_days(result, trace.query, trace.as_of)
        return replace(
            trace,
            result=result,
            hits=tuple(hits),
            confidence=choice.sure,
            further=further_citations(choice, result, index, trace.as_of),
            documents=tuple(case.documents_found()),
            drafted=written.drafted,
            grounds=choice.grounds,
        )

    def _hits(self, index: Index, query: Query, as_of: date) -> list[Hit]:
        search = partial(self.retriever.search, limit=self.top_k, as_of=as_of)
        found = searched(query, search, limit=self.top_k)
        return [hit for hit in found if is_stored(hit, index)]

    def _case(self, trace: Trace, hits: Sequence[Hit], index: Index) -> Case:
        return Case(
            query=trace.query,
            hits=hits,
            index=index,
            as_of=trace.as_of,
            today=self.today(),
            search=lambda query: self._hits(index, query, trace.as_of),
            build=lambda text: self.query_builder.build(text, today=self.today()),
            embedder=self.embedder,
            min_confidence=self.min_confidence,
            max_citations=self.max_citations,
            max_quote_chars=self.max_quote_chars,
            contact=self.contact,
            translations=self.translations,
        )

    def _written(self, case: Case, choice: Choice, on_status: OnStatus) -> Written:
        """Let the model write where there is one and the passages answer."""
        if self.llm is None or choice.sure < self.min_confidence:
            return Written((), (), 0)
        hits = chosen_first(choice.stretches, case.hits, case.index)
        return self.llm.write(case.query.text, hits, case.index, case.as_of, on_status=on_status)
