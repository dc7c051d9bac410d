"""Reads from a text when the document was issued, from when it holds, and what it ends."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from vectorstore.identifiers import canonical_number, number_key

_KIND = (
    r"(?:Bộ luật|Luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư liên tịch|Thông tư|Quyết định|Quy định|Quy chế"
    r"|Chỉ thị|Kết luận|Hướng dẫn|Điều lệ|Thông báo|Kế hoạch|Quy trình)"
)
_NUMBER = r"\d{1,5}(?:/\d{4})?\s?[-/]\s?[A-ZĐ][A-ZĐa-z]{1,8}\d{0,2}(?:\s?[-/]\s?[A-ZĐ][A-ZĐa-z]*)*"
_DAY = (
    r"(?P<d>\d{1,2})\s*(?:tháng\s*(?P<m>\d{1,2})\s*năm\s*(?P<y>\d{4})"
    r"|[/.-]\s*(?P<m2>\d{1,2})\s*[/.-]\s*(?P<y2>\d{4}))"
)
_PLACE_AND_DAY = re.compile(rf"^.{{0,80}},\s*(?:ngày|Ngày)\s*{_DAY}\s*$", re.MULTILINE)
_PASSED = re.compile(
    rf"{_KIND} này (?:đã )?được .{{0,160}}?thông qua\s*(?:ngày\s*)?{_DAY}", re.IGNORECASE | re.DOTALL
)
_ISSUED = re.compile(rf"ban hành.{{0,60}}?,?\s*ngày\s+{_DAY}", re.DOTALL)
_SIGNED = re.compile(rf"Ngày {_DAY}[^.\n]{{0,160}}?(?:đã )?ký(?: và)? ban hành", re.IGNORECASE)
_TAKES_EFFECT = re.compile(
    rf"(?:{_KIND} (?:này|công đoàn)|phê duyệt|và|này)\b[^.;\n]{{0,200}}?"
    r"\bcó hiệu lực(?:\s+thi\s+hành)?\s*,?\s*"
    rf"(?:(?:kể\s+|kế\s+)?từ\s+(?:ngày\s+)?(?:{_DAY}|(?P<signing>ngày ký|ngày ban hành|ký))"
    rf"|sau\s+(?P<days>\d{{1,3}})\s*ngày[,]?\s*(?:kể\s+)?từ\s+ngày\s+(?:ký|ban hành))",
    re.IGNORECASE,
)
_OF_PART = re.compile(rf"^(?:{_KIND} (?:này|công đoàn)|phê duyệt|và|này)\b", re.IGNORECASE)
_WHOLE = re.compile(
    rf"(?<![\w])(?P<name>{_KIND}[^.;:\n]{{0,120}}?\bsố\s*:?\s*(?P<number>{_NUMBER}))(?P<rest>[^.;\n]{{0,700}}?)"
    r"\b(?:hết|không còn)\s+hiệu lực"
)
_REPLACES = re.compile(rf"{_KIND} này\s+(?:và [^.;\n]{{0,80}}\s)?thay thế\s+(?P<what>[^.\n]{{0,700}})")
_ENDS_LIST = re.compile(
    r"(?:các|Các)\s+[^.;:\n]{0,90}?(?:sau đây|sau|dưới đây)\s+(?:hết|không còn)\s+hiệu lực[^:;\n]{0,120}:",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"(?:{_KIND})\b[^,.;:\n]{{0,80}}?(?:số\s*:?\s*)?(?P<number>{_NUMBER})")
_ITEM = re.compile(rf"^(?:[a-zđ]{{1,2}}\)|[-+–])?\s*(?P<what>{_KIND}\b[^\n]*)", re.IGNORECASE)
_NEXT_CLAUSE = re.compile(r"^(?:\d{1,2}\.\s|Điều \d+)")
_PART_BEFORE = re.compile(
    r"(?:khoản|điểm|Điều|Chương|Mục|quy định về|quy định tại|các quy định)\s[^.;\n]{0,90}$"
)
_HEAD_CHARS = 4_000
_LONGEST_LIST = 40  # lines


def read_issued_on(text: str) -> date | None:
    """Return the day of issue: beside the place at the head, or where the text says it was passed."""
    head = text[:_HEAD_CHARS]
    for pattern, where in ((_PLACE_AND_DAY, head), (_PASSED, text[-_HEAD_CHARS:]), (_PASSED, text)):
        found = _first_day(pattern, where)
        if found is not None:
            return found
    return _first_day(_SIGNED, head) or _first_day(_ISSUED, head.split("\n", 1)[0])


def read_effective_from(text: str, issued_on: date | None) -> date | None:
    """Return the first day on which the document as a whole holds; None where it does not say."""
    for match in _TAKES_EFFECT.finditer(text):
        if not _OF_PART.match(match.group()) or _is_of_part(text, match.start()):
            continue
        if match["days"]:
            return issued_on + timedelta(days=int(match["days"])) if issued_on else None
        if match["signing"]:
            return issued_on
        return _day(match)
    return None


def read_replaced(text: str, own: str | None) -> tuple[str, ...]:
    """Return the numbers of the documents that this one ends as a whole.

    What it amends, what amended the ended document, and documents of which it ends parts are not among them.
    """
    own_key = number_key(own) if own else ""
    found = dict.fromkeys([*_ended(text), *_listed(text), *_replaced(text)])
    keys: dict[str, str] = {}
    for number in found:
        keys.setdefault(number_key(number), canonical_number(number))
    return tuple(number for key, number in keys.items() if key != own_key)


def _ended(text: str) -> Iterator[str]:
    for match in _WHOLE.finditer(text):
        if not _is_of_part(text, match.start()):
            yield match["number"]


def _listed(text: str) -> Iterator[str]:
    for match in _ENDS_LIST.finditer(text):
        for line in text[match.end() :].lstrip().split("\n")[:_LONGEST_LIST]:
            if _NEXT_CLAUSE.match(line):
                break
            item = _ITEM.match(line)
            named = _NAMED.match(item["what"]) if item else None
            if named:
                yield named["number"]


def _replaced(text: str) -> Iterator[str]:
    for match in _REPLACES.finditer(text):
        for part in re.split(r";|,? và (?=(?:Bộ luật|[A-ZĐ]))", match["what"]):
            named = _NAMED.match(part.strip())
            if named:
                yield named["number"]


def _is_of_part(text: str, start: int) -> bool:
    """Tell whether what comes before makes it a part: "khoản 2 Điều 17 của Luật ..."."""
    before = text[max(0, start - 120) : start].rsplit("\n", 1)[-1]
    return _PART_BEFORE.search(before) is not None


def _first_day(pattern: re.Pattern[str], text: str) -> date | None:
    for match in pattern.finditer(text):
        day = _day(match)
        if day is not None:
            return day
    return None


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["y"] or match["y2"]), int(match["m"] or match["m2"]), int(match["d"]))
    except ValueError:
        return None
