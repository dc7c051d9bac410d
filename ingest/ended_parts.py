"""Reads which parts of other documents a text ends or keeps: "khoản 2 Điều 5 của Luật số … hết hiệu lực"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from ingest.days import DAY, day_of
from ingest.document_numbers import KIND, NUMBER
from ingest.named_parts import PARTS, read_parts
from ingest.own_lines import OwnLine, around, own_lines
from ingest.supposed import is_supposed
from vectorstore.number_spelling import canonical_number
from vectorstore.parts import Amendment, Change, Part

_ENDED = re.compile(r"\b(?:hết|không còn|chấm dứt)\s+hiệu\s+lực\b", re.IGNORECASE)
_LIST = re.compile(
    r"(?:sau đây|sau|dưới đây)\s+(?:hết|không còn|chấm dứt)\s+hiệu\s+lực[^:;\n]{0,120}:\s*$"
    r"|^Bãi bỏ\b[^:;\n]{0,160}(?:sau|sau đây|dưới đây)\s*:\s*$",
    re.IGNORECASE,
)
_KEPT = re.compile(
    r"\btiếp tục có hiệu lực(?:\s+thi hành)?"
    rf"(?:[^.;\n]{{0,20}}?\bđến\s+(?:hết\s+)?(?:ngày\s+)?{DAY})?",
    re.IGNORECASE,
)
_RULES = r"(?:(?:Các|Những)?\s*(?:quy định|nội dung)\b[^;\n]{0,160}?\btại\s+|Quy định tại\s+)?"
_PARTS_OF = re.compile(
    rf"^\W*{_RULES}(?P<parts>(?:(?:các|những)\s+)?(?:{PARTS.pattern}|Mục\s|Chương\s|Phụ lục\s)[^\n]*?)"
    rf"\s*(?:của|tại|thuộc|ban hành kèm theo)?\s+{KIND}\b[^;:\n]{{0,160}}?\bsố\s*:?\s*(?P<number>{NUMBER})",
    re.IGNORECASE,
)
_NUMBERED_KIND = re.compile(rf"\b{KIND}\b[^;:\n]{{0,160}}?\bsố\s*:?\s*{NUMBER}", re.IGNORECASE)
_SINCE = re.compile(rf"[^.;\n]{{0,40}}?\b(?:kể\s+)?từ\s+(?:ngày\s+)?{DAY}", re.IGNORECASE)


def read_ended_parts(text: str) -> Iterator[Amendment]:
    """Yield each part of another document that ends or is kept; the text has its quotations blanked."""
    lists: set[Part] = set()
    for line in own_lines(text):
        if line.is_labelled and line.place.clause is None:
            lists.clear()
        if _LIST.search(line.text):
            lists.add(line.place)
        elif line.place in lists or around(line.place) in lists:
            yield from _of_item(line, line.text, Change.ENDED)
        else:
            yield from _of_sentences(line)


def _of_sentences(line: OwnLine) -> Iterator[Amendment]:
    for match in _ENDED.finditer(line.text):
        if is_supposed(line.text, 0, match.start(), match.end()):
            continue
        since = _SINCE.match(line.text, match.end())
        yield from _of_item(line, line.text[: match.start()], Change.ENDED, since=since and day_of(since))
    for match in _KEPT.finditer(line.text):
        until = day_of(match) if match["d"] else None
        until = until + timedelta(days=1) if until else None
        yield from _of_item(line, line.text[: match.start()], Change.KEPT, until=until)


def _of_item(
    line: OwnLine, text: str, change: Change, *, since: date | None = None, until: date | None = None
) -> Iterator[Amendment]:
    for piece in _pieces(text):
        match = _PARTS_OF.match(piece)
        if match is None or _NUMBERED_KIND.search(match["parts"]):
            continue
        number = canonical_number(match["number"])
        for part in read_parts(match["parts"]):
            yield Amendment(number, change, part, line.place, since, until)


def _pieces(text: str) -> Iterator[str]:
    """Yield what stands between semicolons; parts whose document comes later stay with it."""
    waiting = ""
    for piece in re.split(r";", text):
        waiting = f"{waiting};{piece}" if waiting else piece
        if _NUMBERED_KIND.search(waiting) or not PARTS.search(waiting):
            yield waiting.strip()
            waiting = ""
    yield waiting.strip()
