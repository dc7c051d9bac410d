"""Chooses what to quote for a question, and says how sure that is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from bot.asked.deciding import is_yes_or_no
from bot.asked.head.groups import lacks_people
from bot.asked.head.places import is_of_another_place
from bot.choosing.arranging import apart_from, choose, close_behind
from bot.choosing.congresses import is_of_another_congress
from bot.choosing.defining import definition, shorter_terms, term_asked
from bot.choosing.demands import lacks_amount_of_fine
from bot.choosing.denials import denied_in, denies_plainly
from bot.choosing.enumerated import listed
from bot.choosing.extraction import Stretch, find_stretches, stretches_of_place
from bot.choosing.fines import multiplying_clauses
from bot.choosing.formulas import has_broken_formula
from bot.choosing.graded import graded_clauses
from bot.choosing.increasing import increasing_rules
from bot.choosing.law_first import law_first
from bot.choosing.legible import is_legible
from bot.choosing.named import (
    named_places,
    names_missing_document,
)
from bot.choosing.named_subjects import lacks_subject
from bot.choosing.narrowing import ROOMY
from bot.choosing.offences import sets_fine
from bot.choosing.other_cases import without_other_cases
from bot.choosing.ranking import sets_unasked_fine
from bot.choosing.relevance import Asked
from bot.choosing.remembering import Index
from bot.choosing.rows_first import with_rows
from bot.choosing.short import short_extract
from bot.choosing.subjects import is_of_others
from bot.confidence import Evidence, confidence, evidence, sureness
from bot.grounds import Grounds
from bot.shapes.case import Case
from bot.validity.amending import amendment_stretches, asks_about_amendments
from bot.validity.by_day import as_the_first, of_the_day, shown_by_another_day
from bot.validity.disagreement import with_other_side
from bot.validity.effect import asks_whether_in_force, effect_stretches
from bot.validity.new_wording import opened_by_new_wording, with_new_wording
from vectorstore.conversation import content_words
from vectorstore.mentions import without_documents

_SURE_OF_DENIAL = 0.6
_FEWEST_OF_A_MATTER = 10  # words; a question about a place is shorter


@dataclass(frozen=True, slots=True)
class Choice:
    """The stretches to quote, in order, the confidence in them, and those that answer as well."""

    stretches: Sequence[Stretch] = ()
    sure: float = 0.0  # from 0 to 1
    further: Sequence[Stretch] = ()
    grounds: Grounds | None = None  # None where nothing was weighed: a place that is named is sure


def chosen(case: Case) -> Choice:
    """Return what to quote, how sure it is, and what else answers; behind it what goes with it."""
    choice = _chosen(case)
    quoted, chars = choice.stretches, case.max_quote_chars
    more = [
        *multiplying_clauses(quoted, case.index, max_chars=chars),
        *increasing_rules(case.query, quoted, case.hits, case.index, max_chars=chars),
        *graded_clauses(case.query.text, quoted, case.index, max_chars=chars),
    ]
    return replace(choice, stretches=[*choice.stretches, *more]) if more else choice


def _chosen(case: Case) -> Choice:
    """Return what to quote, how sure it is, and what else answers.

    A place that is named and found is sure, and so is a definition; where what is named is not there,
    anything else is no answer.
    """
    query, index, chars, limit = case.query, case.index, case.max_quote_chars, case.max_citations
    asked = Asked.of_query(query, index.weight)
    places = [
        stretches_of_place(asked, passage, place, index, max_chars=chars)
        for passage, place in named_places(query, case.hits, index)
    ]
    named = _in_turn(places, limit) or _told_of_the_whole(case)
    if named:
        new = opened_by_new_wording(asked, named, index, case.as_of, limit=limit, max_chars=chars)
        return Choice(new, 1.0, apart_from(new, [one for stretches in places for one in stretches]))
    term = term_asked(query.text)
    defined = _defined(case, [term])
    if defined:
        return Choice(defined, 1.0)
    ranked, sure, shown = _ranked(case, asked)
    best = _best(case, asked, ranked, shorter_terms(term))
    quoted, sure = with_rows(case, best, sure)
    if chars < ROOMY and _is_as_weighed(best, quoted, ranked):
        quoted = short_extract(asked, ranked, index, max_chars=chars, limit=limit, embedder=case.embedder)
    else:
        quoted = with_other_side(query.text, quoted, ranked, index, case.as_of, limit=limit)
    return Choice(quoted, sure, apart_from(quoted, close_behind(ranked)), Grounds(shown, ranked))


def _is_as_weighed(best: Sequence[Stretch], quoted: Sequence[Stretch], ranked: Sequence[Stretch]) -> bool:
    """Tell whether nothing but weight chose: no definition, list, new wording or row of a table."""
    return all(one in ranked for one in best) and all(one.traits is not None for one in quoted)


def _ranked(case: Case, asked: Asked) -> tuple[Sequence[Stretch], float, Evidence]:
    """Return what was found about who is asked about, what holds on the day first, how sure it is and why."""
    query, index, chars = case.query, case.index, case.max_quote_chars
    weighed = find_stretches(asked, case.hits, index, max_chars=chars, embedder=case.embedder)
    found = [one for one in weighed if is_legible(_text(one, index))]
    ranked, shown = of_the_day(
        asked, found, index, case.as_of, case.today, max_chars=chars, wanted=query.wanted
    )
    twins = shown_by_another_day(ranked, found, index, case.as_of, case.today)
    about, *telling = (
        [one for one in several if not _is_of_others(asked, query.text, one, index)]
        for several in (ranked, shown, twins)
    )
    told = (as_the_first(several, index, case.as_of) for several in telling)
    shows = max((_evidence(case, asked, several) for several in told), key=confidence)
    is_unfined = all(
        lacks_amount_of_fine(asked.own, _text_led_to(one, index)) for one in about[: case.max_citations]
    )
    if is_unfined or _misses_what_is_named(case) or (ranked and not about):
        return ranked, 0.0, shows
    sure = sureness(shows, asks_fact=bool(asked.facts.kinds))
    return about, max(sure, _least_sure(asked, about, index)), shows


def _least_sure(asked: Asked, ranked: Sequence[Stretch], index: Index) -> float:
    """Return how sure the first stretch is at least: fairly, where it denies just what is asked for."""
    denied = denied_in(asked.own)
    blocks = (one.block for one in ranked[:1] if one.block is not None)
    texts = ((index.text(one.passage.document_id)[one.start : one.end], one.headings) for one in blocks)
    is_denied = denied and any(denies_plainly(denied, *said) for said in texts)
    return _SURE_OF_DENIAL if is_denied else 0.0


def _best(case: Case, asked: Asked, ranked: Sequence[Stretch], terms: Sequence[str]) -> list[Stretch]:
    """Return the few to quote: what defines a term first, a list whole, what is rewritten in new words."""
    index, chars, limit = case.index, case.max_quote_chars, case.max_citations
    defined = _defined(case, terms)
    near = without_other_cases(asked, choose(_readable(ranked, index), limit=limit), index)
    near = law_first(asked, near, index)
    best = [*defined, *apart_from(defined, near)][:limit] if defined else near
    best = listed(case.query.text, best, index, max_chars=chars)[:limit] or best
    return with_new_wording(asked, best, index, case.as_of, limit=limit, max_chars=chars)


def _readable(ranked: Sequence[Stretch], index: Index) -> Sequence[Stretch]:
    """Return the stretches without formulas that cannot be read, where the best one is without."""
    broken = [one for one in ranked if has_broken_formula(_text(one, index))]
    return ranked if ranked[:1] == broken[:1] else [one for one in ranked if one not in broken]


def _text(stretch: Stretch, index: Index) -> str:
    return index.text(stretch.passage.document_id)[stretch.start : stretch.end]


def _text_led_to(stretch: Stretch, index: Index) -> str:
    """Return the text of a stretch behind the lines that lead to it."""
    text = index.text(stretch.passage.document_id)
    return " ".join([*(text[start:end] for start, end in stretch.leads), _text(stretch, index)])


def _defined(case: Case, terms: Sequence[str]) -> list[Stretch]:
    """Return the definition of the first of the terms that a text defines."""
    documents, chars = case.documents_found(), case.max_quote_chars
    found = (definition(term, documents, case.index, case.as_of, max_chars=chars) for term in terms)
    return [*islice((one for one in found if one is not None), 1)]


def _evidence(case: Case, asked: Asked, shown: Sequence[Stretch]) -> Evidence:
    return evidence(asked, shown, case.hits, case.index, case.embedder, case.translations)


def _misses_what_is_named(case: Case) -> bool:
    query = case.query
    return (
        (any(reference.article for reference in query.references) and _asks_little_else(query.text))
        or asks_whether_in_force(query)
        or asks_about_amendments(query)
        or names_missing_document(query, case.index.documents, case.hits)
    )


def _is_of_others(asked: Asked, question: str, stretch: Stretch, index: Index) -> bool:
    """Tell whether a stretch speaks of others, or of something else, than a question names as its subject."""
    document_id = stretch.passage.document_id
    places = index.places(document_id)
    titles = [place.title for place in places if place.start <= stretch.start < place.end]
    around = " ".join([index.document(document_id).title, *titles])
    headings = " ".join(stretch.passage.heading_path)
    said = f"{around} {headings} {_text_led_to(stretch, index)}"
    return (
        is_of_others(question, _text(stretch, index), around)
        or lacks_people(asked.own, said)
        or lacks_subject(asked.own, said)
        or is_of_another_congress(question, said, index.text(document_id))
        or _fines_unasked(asked, _text_led_to(stretch, index))
        or is_of_another_place(question, said)
    )


def _fines_unasked(asked: Asked, text: str) -> bool:
    """Tell whether a text sets a fine where a figure is asked for that is none: a rate, a number of days."""
    is_figure = bool(asked.facts.kinds) and not is_yes_or_no(asked.own)
    return is_figure and sets_unasked_fine(asked.text, text) and sets_fine(text)


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
