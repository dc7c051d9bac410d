"""Chooses what to quote for a question, and says how sure that is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from bot.choosing.arranging import apart_from, choose, close_behind, in_reading_order
from bot.choosing.dated_rows import RowsFound, dated_rows
from bot.choosing.defining import definition, shorter_terms, term_asked
from bot.choosing.enumerated import listed
from bot.choosing.extraction import Stretch, find_stretches, stretches_of_place
from bot.choosing.named import (
    named_places,
    names_missing_document,
    without_documents,
)
from bot.choosing.relevance import Asked
from bot.choosing.remembering import Index
from bot.choosing.tables import CELLS_APART
from bot.confidence import confidence, evidence
from bot.shapes.case import Case
from bot.validity.amending import amendment_stretches, asks_about_amendments
from bot.validity.by_day import of_the_day, shown_by_another_day
from bot.validity.effect import asks_whether_in_force, effect_stretches
from bot.validity.new_wording import followed_by_new_wording, with_new_wording
from vectorstore.conversation import content_words

_DOCUMENTS_READ = 5  # for tables by year
_FEWEST_OF_A_MATTER = 10  # words; a question about a place is shorter


@dataclass(frozen=True, slots=True)
class Choice:
    """The stretches to quote, in order, the confidence in them, and those that answer as well."""

    stretches: Sequence[Stretch] = ()
    sure: float = 0.0  # from 0 to 1
    further: Sequence[Stretch] = ()


def chosen(case: Case) -> Choice:
    """Return what to quote, how sure it is, and what else answers.

    A place that is named and found is sure, and so is a definition; where what is named is not there,
    anything else is no answer.
    """
    query, index, chars, limit = case.query, case.index, case.max_quote_chars, case.max_citations
    asked = Asked.of(query.text, index.weight, topic=query.topic)
    places = [
        stretches_of_place(asked, passage, place, index, max_chars=chars)
        for passage, place in named_places(query, case.hits, index)
    ]
    named = _in_turn(places, limit) or _told_of_the_whole(case)
    if named:
        new = followed_by_new_wording(asked, named, index, case.as_of, limit=limit, max_chars=chars)
        return Choice(new, 1.0, apart_from(new, [one for stretches in places for one in stretches]))
    term = term_asked(query.text)
    defined = _defined(case, [term])
    if defined:
        return Choice(defined, 1.0)
    found = find_stretches(asked, case.hits, index, max_chars=chars, embedder=case.embedder)
    ranked, shown = of_the_day(
        asked, found, index, case.as_of, case.today, max_chars=chars, wanted=query.wanted
    )
    twins = shown_by_another_day(ranked, found, index, case.as_of, case.today)
    sure = 0.0 if _misses_what_is_named(case) else max(_sureness(case, asked, one) for one in (shown, twins))
    about = _defined(case, shorter_terms(term))
    best = [*about, *apart_from(about, choose(ranked, limit=limit))][:limit]
    best = listed(query.text, best, index, max_chars=chars)[:limit] or best
    best = with_new_wording(asked, best, index, case.as_of, limit=limit, max_chars=chars)
    rows = dated_rows(query, case.documents_found()[:_DOCUMENTS_READ], index, case.as_of, max_chars=chars)
    if _are_meant(rows, best):
        best = in_reading_order(apart_from(rows.stretches, best), index, max_chars=chars)
        others = [one for one in apart_from(rows.stretches, best) if not _is_of_table(one, index)]
        quoted = [*rows.stretches, *others][: max(limit, len(rows.stretches))]
        sure = 1.0 if rows.is_sure else sure
    else:
        quoted = in_reading_order(best, index, max_chars=chars)
        sure = 0.0 if _lacks_row(rows, best, index, case.as_of) else sure
    return Choice(quoted, sure, apart_from(quoted, close_behind(ranked)))


def _are_meant(rows: RowsFound, best: Sequence[Stretch]) -> bool:
    """Tell whether rows answer: all words lead to them, or they stand in the Điều that answers best."""
    if rows.is_sure or not rows.stretches or not best:
        return bool(rows.stretches) and rows.is_sure
    return _article_of(rows.stretches[0]) == _article_of(best[0])


def _is_of_table(stretch: Stretch, index: Index) -> bool:
    """Tell whether a stretch has cells of a table: other rows mislead beside the one that is asked for."""
    return CELLS_APART in index.text(stretch.passage.document_id)[stretch.start : stretch.end]


def _article_of(stretch: Stretch) -> tuple[str, str | None]:
    return stretch.passage.document_id, stretch.passage.article


def _lacks_row(rows: RowsFound, best: Sequence[Stretch], index: Index, as_of: date) -> bool:
    """Tell whether what would be quoted is a table without a row for the time asked about."""
    table = rows.without_row
    if table is None or not best or apart_from([table], best[:1]):
        return False
    text = index.text(table.passage.document_id)
    return str(as_of.year) not in text[best[0].start : best[0].end]


def _defined(case: Case, terms: Sequence[str]) -> list[Stretch]:
    """Return the definition of the first of the terms that a text defines."""
    documents, chars = case.documents_found(), case.max_quote_chars
    found = (definition(term, documents, case.index, case.as_of, max_chars=chars) for term in terms)
    return [*islice((one for one in found if one is not None), 1)]


def _sureness(case: Case, asked: Asked, shown: Sequence[Stretch]) -> float:
    return confidence(evidence(asked, shown, case.index, case.embedder))


def _misses_what_is_named(case: Case) -> bool:
    query = case.query
    return (
        (any(reference.article for reference in query.references) and _asks_little_else(query.text))
        or asks_whether_in_force(query)
        or asks_about_amendments(query)
        or names_missing_document(query, case.index.documents, case.hits)
    )


def _asks_little_else(text: str) -> bool:
    """Tell whether a question is about the place it names, not a matter in which the place only occurs."""
    return len(content_words(without_documents(text))) < _FEWEST_OF_A_MATTER


def _told_of_the_whole(case: Case) -> Sequence[Stretch]:
    """Return where a text says what is asked of it as a whole.

    That is since when it holds and what it amends.
    """
    query, index, chars = case.query, case.index, case.max_quote_chars
    if asks_about_amendments(query):
        return amendment_stretches(query, index, case.as_of, max_chars=chars)
    if asks_whether_in_force(query):
        return effect_stretches(query, case.hits, index, case.as_of, max_chars=chars)
    return []


def _in_turn(places: Sequence[Sequence[Stretch]], limit: int) -> list[Stretch]:
    """Return the first stretches of the places, one of each before the second of any, place by place."""
    ranked = sorted(
        ((turn, place) for place, stretches in enumerate(places) for turn in range(len(stretches)))
    )
    kept = sorted((place, turn) for turn, place in ranked[:limit])
    return [places[place][turn] for place, turn in kept]
