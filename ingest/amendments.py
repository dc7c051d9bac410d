"""Reads which documents a text amends and where: what it rewrites, changes in words, or ends.

A line counts only where it begins with the verb ("Sửa đổi, bổ sung khoản 2 Điều 5 của …") and names a
document by its number, itself or by the lines it stands under.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.document_numbers import KIND
from ingest.ended_parts import read_ended_parts
from ingest.named_documents import NamedDocuments
from ingest.named_parts import PARTS, read_parts
from ingest.own_lines import around, own_lines
from ingest.quotations import Quotations
from vectorstore.number_spelling import number_key
from vectorstore.parts import WHOLE, Amendment, Change, Part

_VERB = re.compile(r"(?:Sửa đổi|Bổ sung|Bãi bỏ|Huỷ bỏ|Hủy bỏ|Thay thế|Thay|Bỏ)\b", re.IGNORECASE)
_REWRITES = re.compile(r"^(?:Sửa đổi|Bổ sung)\b.*?(?:\bnhư sau\b|\bthành\s*:)", re.IGNORECASE)
_ENDS = re.compile(
    r"^(?:Bãi bỏ|Hủy bỏ|Huỷ bỏ)\b(?!\s+(?:một phần|một số|cụm từ|từ|các từ|các cụm từ|nội dung|đoạn|câu))",
    re.IGNORECASE,
)
_SOME = re.compile(
    r"\bmột (?:số|phần)\b|\bnội dung\b|\btên\s+(?:điều|Điều|Chương|Mục)|\bđoạn\b|\bcụm từ\b", re.IGNORECASE
)
_INTO = re.compile(r"\bvào\s+", re.IGNORECASE)
_OF = re.compile(
    rf"^(?={KIND}\b)|\b(?:của|tại|trong|kèm theo|ban hành theo)\s+(?={KIND}\b)"
    rf"|(?:{PARTS.pattern})\s+(?={KIND}\b)",
    re.IGNORECASE,
)
_END_OF_PARTS = re.compile(r"\bnhư sau\b|:")
_QUOTED = re.compile(r"[\"“][^\"“”\n]*[\"”]")
_REPLACES = re.compile(
    r"^Thay(?! thế)\b(?!\s+(?:các\s+)?(?:cụm\s+)?từ\b)|^Thay thế\b(?!\s+(?:các\s+)?(?:cụm\s+)?từ\b)",
    re.IGNORECASE,
)
_BY = re.compile(r"\bbằng\b", re.IGNORECASE)
_ISSUES = re.compile(
    rf"ban hành\s+{KIND}\s+(?:về việc\s+)?(?:sửa đổi|bổ sung|bãi bỏ)[^.;\n]{{0,60}}?\bcủa\s+"
    rf"(?P<what>{KIND}\b[^;\n]{{0,400}})",
    re.IGNORECASE,
)
_HEAD_CHARS = 8_000


@dataclass(frozen=True, slots=True)
class _Spoken:
    """What the lines above a line speak of."""

    number: str | None = None
    part: Part = WHOLE


def read_amendments(text: str, own: str | None) -> tuple[Amendment, ...]:
    """Return what a text changes in other documents, and what it says of the parts that it ends or keeps.

    Of a document whose parts are named, only these.
    """
    blanked = _QUOTED.sub(lambda match: " " * len(match.group()), Quotations(text).blanked())
    named = NamedDocuments(blanked)
    found = dict.fromkeys([*_issued(blanked, named), *_lines(blanked, named), *read_ended_parts(blanked)])
    own_key = number_key(own) if own else ""
    return tuple(_without_vague([one for one in found if number_key(one.number) != own_key]))


def _without_vague(found: Sequence[Amendment]) -> Iterator[Amendment]:
    """Leave out "some parts of it are changed" where the parts are known."""
    for one in found:
        same = (other for other in found if number_key(other.number) == number_key(one.number))
        inside = [
            other
            for other in same
            if other.part != one.part and (one.part == WHOLE or one.part.covers(other.part))
        ]
        is_led_by = any(one.by != other.by and one.by.covers(other.by) for other in inside)
        if not (one.change is Change.AMENDED and inside) and not is_led_by:
            yield one


def _issued(text: str, named: NamedDocuments) -> Iterator[Amendment]:
    """Yield the documents that the opening says are amended."""
    for match in _ISSUES.finditer(text[:_HEAD_CHARS]):
        number = named.first(match["what"])
        if number:
            yield Amendment(number, Change.AMENDED)


def _lines(text: str, named: NamedDocuments) -> Iterator[Amendment]:
    spoken: dict[Part, _Spoken] = {}
    for line in own_lines(text):
        above = spoken.get(around(line.place) if line.is_labelled else line.place, _Spoken())
        what = _spoken_of(line.text, above, named)
        if line.is_labelled:
            if line.place.clause is None:
                spoken.clear()
                what = _spoken_of(line.text, _Spoken(), named)
            spoken[line.place] = what
        yield from _changes(line.text, above, what, line.place)


def _spoken_of(text: str, above: _Spoken, named: NamedDocuments) -> _Spoken:
    """Return what a line and those below it speak of."""
    if not _VERB.match(text):
        return above if above.number else _Spoken()
    of = _OF.search(_old(text))
    parts = _parts(text, above.part)
    part = parts[0] if len(parts) == 1 else WHOLE
    if of is not None:
        return _Spoken(named.first(text[of.end() :]), part)
    return _Spoken(above.number, part if parts else above.part)


def _parts(text: str, context: Part) -> tuple[Part, ...]:
    """Return the parts that a line changes; what is added has the numbers it gets."""
    said = _said(text)
    added, *places = _INTO.split(said, maxsplit=1)
    if not places:
        return read_parts(said, context)
    beside = read_parts(places[0], context)
    if len(beside) != 1:
        return beside
    return read_parts(added, beside[0]) or beside


def _said(text: str) -> str:
    """Return what stands before the document, or before the new wording."""
    text = _old(text)
    of = _OF.search(text)
    return text[: of.end()] if of else _END_OF_PARTS.split(text, maxsplit=1)[0]


def _old(text: str) -> str:
    """Return what a line says of the old text: that before "bằng" where it puts one in place of another."""
    return _BY.split(text, maxsplit=1)[0] if _REPLACES.match(text) else text


def _changes(text: str, above: _Spoken, what: _Spoken, by: Part) -> Iterator[Amendment]:
    if what.number is None or not _VERB.match(text):
        return
    parts = _parts(text, above.part)
    is_some = _SOME.search(_said(text)) is not None
    if _ENDS.match(text):
        change = Change.ENDED
    else:
        change = Change.REWRITTEN if _REWRITES.match(text) and parts and not is_some else Change.AMENDED
    for part in parts:
        is_new = part.article is None and _REPLACES.match(text) is not None and not is_some
        yield Amendment(what.number, Change.ENDED if is_new else change, part, by)
    if not parts and change is Change.AMENDED:
        yield Amendment(what.number, change, above.part, by)
