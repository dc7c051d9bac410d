"""What staff may correct of a recognised document, each value checked as it is typed."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from bot import texts_staff as texts
from bot.errors import UserInputError
from bot.texts_validity import STATUS_LABELS
from bot.validity.days import read_day
from ingest.document_numbers import NUMBER
from vectorstore.number_spelling import canonical_number
from vectorstore.records import Document, Status

Field = str | date

_NUMBER = re.compile(NUMBER)
_LONGEST = 400
BY_TEXT = "-"  # typed in place of a value: what the text says counts again


class FieldError(UserInputError):
    """A value is not what its field takes; the message, in Vietnamese, says what it takes."""


def _number(text: str) -> Field:
    number = canonical_number(text)
    if not _NUMBER.fullmatch(number):
        raise FieldError(texts.NOT_A_NUMBER)
    return number


def _words(text: str) -> Field:
    words = " ".join(text.split())
    if not 2 <= len(words) <= _LONGEST:
        raise FieldError(texts.NOT_WORDS.format(most=_LONGEST))
    return words


def _day(text: str) -> Field:
    try:
        day = read_day(text)
    except ValueError as error:
        raise FieldError(texts.NOT_A_DAY) from error
    if not 1900 <= day.year <= date.today().year + 50:
        raise FieldError(texts.NOT_A_DAY)
    return day


def _status(text: str) -> Field:
    wanted = " ".join(text.casefold().split())
    for status, words in STATUS_LABELS.items():
        if wanted in (status, words.casefold()):
            return Status(status).value
    raise FieldError(texts.NOT_A_STATUS.format(statuses=", ".join(STATUS_LABELS.values())))


FIELDS: Mapping[str, Callable[[str], Field]] = {
    "number": _number,
    "title": _words,
    "issuer": _words,
    "kind": _words,
    "issued_on": _day,
    "effective_from": _day,
    "effective_to": _day,
    "status": _status,
}


def corrected(corrections: Mapping[str, Field], field: str, typed: str) -> dict[str, Field]:
    """Return the corrections with what was typed for a field; FieldError says how to type it."""
    if typed.strip() == BY_TEXT:
        return {name: value for name, value in corrections.items() if name != field}
    return {**corrections, field: FIELDS[field](typed)}


def check_days(document: Document) -> None:
    """Raise FieldError where a document would end before it begins."""
    begins, ends = document.effective_from, document.effective_to
    if begins is not None and ends is not None and ends <= begins:
        raise FieldError(texts.ENDS_BEFORE_IT_BEGINS)
