"""Puts into lines what a new document does to others and to its own parts, as it was recognised."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot import texts, texts_validity
from bot.wording.document_names import brief_name, day_text, part_name
from ingest.precedence import within_reach
from vectorstore.number_spelling import number_key
from vectorstore.parts import Amendment, Change, Part, PartEffect
from vectorstore.records import Document

_FORMS = {
    Change.REWRITTEN: texts_validity.REWRITES_PARTS,
    Change.AMENDED: texts_validity.AMENDS_PARTS,
    Change.ENDED: texts_validity.ENDS_PARTS,
    Change.KEPT: texts_validity.KEEPS_PARTS,
}


def change_lines(document: Document, known: Iterable[Document]) -> tuple[str, ...]:
    """Return a line for each document that this one ends, amends or keeps parts of, and for each own day."""
    replaces, amends = within_reach(document)
    document = replace(document, replaces=replaces, amends=amends)
    names = {number_key(one.number): brief_name(one) for one in known if one.number}
    return tuple(dict.fromkeys([*_ended(document, names), *_amended(document, names), *_own_days(document)]))


def _ended(document: Document, names: dict[str, str]) -> Iterator[str]:
    by_name = [one.number for one in document.amends if one.ends_whole]
    numbers = {number_key(number): number for number in (*by_name, *document.replaces)}
    for number in numbers.values():
        yield texts_validity.ENDS_DOCUMENT.format(document=_name(number, names))


def _amended(document: Document, names: dict[str, str]) -> Iterator[str]:
    for number in document.amended_numbers:
        made = [one for one in document.amends if one.number == number and not one.ends_whole]
        changes = texts.LIST_JOIN.join(_of_change(change, made) for change in _FORMS if _has(change, made))
        yield texts_validity.CHANGES_DOCUMENT.format(document=_name(number, names), changes=changes)


def _has(change: Change, made: Sequence[Amendment]) -> bool:
    return any(one.change is change for one in made)


def _of_change(change: Change, made: Sequence[Amendment]) -> str:
    return _FORMS[change].format(parts=_parts(one.part for one in made if one.change is change))


def _parts(parts: Iterable[Part]) -> str:
    return ", ".join(dict.fromkeys(part_name(part) or texts_validity.SOME_PARTS for part in parts))


def _own_days(document: Document) -> Iterator[str]:
    for effect in document.part_effects:
        yield _own_day(effect)


def _own_day(effect: PartEffect) -> str:
    begins, ends = effect.effective_from, effect.effective_to
    days = [
        texts_validity.FROM_DAY.format(day=day_text(begins)) if begins else "",
        texts_validity.BEFORE_DAY.format(day=day_text(ends)) if ends else "",
    ]
    form = texts_validity.PARTLY_OWN_DAYS if effect.is_partial else texts_validity.OWN_DAYS
    return form.format(part=part_name(effect.part), days=" ".join(day for day in days if day))


def _name(number: str, names: dict[str, str]) -> str:
    known = names.get(number_key(number))
    return known or texts_validity.NOT_IN_CORPUS.format(number=number)
