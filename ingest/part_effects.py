"""Reads the days of a text's own parts where they are not those of the whole, and the day of its end."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from ingest.days import DAY, day_of, renamed
from ingest.document_numbers import KIND
from ingest.named_parts import PARTS, read_parts
from ingest.quotations import Quotations
from vectorstore.parts import PartEffect

_OWN = rf"(?:{KIND}|bản quy định) này"
_BEGINS = r"(?:thì\s+)?có hiệu lực(?:\s+thi hành)?,?\s*(?:kể\s+)?từ\s+(?:ngày\s+)?"
_UNTIL = rf"\s*(?:,\s*)?(?:cho\s+)?đến\s+(?:hết\s+)?(?:ngày\s+)?{renamed(DAY, 'end')}"
_NAMED = (
    r"(?P<rules>(?:các\s+|những\s+)?(?:quy định|nội dung)\b(?P<subject>[^.;\n]{0,400}?)(?:\btại\s+))?"
    rf"(?P<parts>(?:(?:các|những)\s+)?(?:điều\s+)?(?:{PARTS.pattern})[^.;:\n]{{0,300}}?)"
)
_PART = (
    rf"(?:^|(?<=[.;\n])|\btrừ\s+|,\s*riêng\s+|\briêng\s+)\W*(?:\d{{1,2}}\.\s+)?{_NAMED}\s*"
    rf"(?:(?:(?:của|trong|tại)\s+)?{_OWN}\s*)?,?\s*"
)
_OF_PART = re.compile(rf"{_PART}{_BEGINS}{DAY}(?:{_UNTIL})?", re.IGNORECASE | re.MULTILINE)
_PART_ENDS = re.compile(
    rf"{_PART}(?:(?:thì|sẽ|chỉ)\s+)*(?:"
    rf"(?:hết|chấm dứt)\s+hiệu\s+lực(?:\s+thi\s+hành)?\s*,?\s*(?:kể\s+)?từ\s+(?:ngày\s+)?{DAY}"
    rf"|có hiệu lực(?:\s+thi hành)?{_UNTIL})",
    re.IGNORECASE | re.MULTILINE,
)
_JOINED = re.compile(r"(?:[\s,;]|\b(?:và|của|tại|thuộc|trong|đến|hết)\b)*")
_ENDS = re.compile(
    rf"{_OWN}\b[^.;\n]{{0,200}}?\b(?:"
    rf"(?:hết|chấm dứt)\s+hiệu\s+lực(?:\s+thi\s+hành)?\s*,?\s*(?:kể\s+)?(?:từ\s+)?(?:ngày\s+){DAY}"
    rf"|có hiệu lực(?:\s+thi hành)?\b[^.;\n]{{0,80}}?\b(?:cho\s+)?đến\s+(?P<all>hết\s+)?(?:ngày\s+)?"
    rf"{renamed(DAY, 'end')})",
    re.IGNORECASE,
)
_BEGINS_SENTENCE = re.compile(r"(?:^|[.;\n])\s*(?:(?:Điều\s+\d+|\w{1,2})\s*[.):]\s*)?\Z")
_LAST = timedelta(days=1)
_CLOSING_CHARS = 12_000


def read_effective_to(text: str) -> date | None:
    """Return the first day on which a text no longer holds, by its own words; None where it does not say."""
    for match in _ENDS.finditer(Quotations(text).blanked()[-_CLOSING_CHARS:]):
        if not _BEGINS_SENTENCE.search(match.string, max(0, match.start() - 120), match.start()):
            continue
        ends_on = day_of(match) if match["d"] else None
        last = day_of(match, "end") if match["d_end"] else None
        if ends_on or last:
            return ends_on or (last and last + _LAST)
    return None


def read_part_effects(text: str) -> tuple[PartEffect, ...]:
    """Return the parts of a text that hold from another day than the whole, or only up to one."""
    own = Quotations(text).blanked()
    return tuple(dict.fromkeys([*_part_effects(own), *_part_ends(own)]))


def _part_effects(text: str) -> Iterator[PartEffect]:
    for match in _OF_PART.finditer(text):
        begins = day_of(match)
        last = day_of(match, "end") if match["d_end"] else None
        if begins is None or re.search(rf"\b{KIND}\s+(?:số|năm)", match["parts"], re.IGNORECASE):
            continue
        is_partial = bool((match["subject"] or "").strip()) or ", trừ" in match["parts"]
        for part in read_parts(match["parts"]):
            yield PartEffect(part, begins, last and last + _LAST, is_partial)


def _part_ends(text: str) -> Iterator[PartEffect]:
    """Yield the parts of which a text only says when they end, and speaks of nothing else beside them."""
    for match in _PART_ENDS.finditer(text):
        if (match["subject"] or "").strip() or not _JOINED.fullmatch(PARTS.sub(" ", match["parts"])):
            continue
        last = day_of(match, "end") if match["d_end"] else None
        ends = day_of(match) if match["d"] else last and last + _LAST
        for part in read_parts(match["parts"]) if ends else ():
            yield PartEffect(part, None, ends)
