"""Reads which documents a text ends as a whole; those of which it ends or amends parts are not among them."""

import re
from collections.abc import Iterator

from ingest.document_numbers import KIND, NUMBER
from ingest.quotations import Quotations
from vectorstore.identifiers import canonical_number, number_key

_ENDED = re.compile(
    rf"(?P<what>(?<![\w])(?:các\s+)?{KIND}\b[^;:\n]{{0,900}}?)\s*\b(?:hết|không còn)\s+hiệu lực",
    re.IGNORECASE,
)
_REPLACED = re.compile(
    rf"{KIND} này\b[^.;\n]{{0,160}}?\bthay thế\s+(?:cho\s+)?(?:các\s+)?(?P<what>{KIND}[^.\n]{{0,700}})"
)
_LIST = re.compile(
    r"(?:các|Các)\s+[^.;:\n]{0,90}?(?:sau đây|sau|dưới đây)\s+(?:hết|không còn)\s+hiệu lực[^:;\n]{0,120}:",
    re.IGNORECASE,
)
_ITEM = re.compile(rf"^\W*(?:\w{{1,2}}\))?\s*(?P<what>{KIND}\b[^\n]*)", re.IGNORECASE)
_NEXT_CLAUSE = re.compile(r"^(?:\d{1,2}\.\s|Điều \d+)")
_AMENDED = re.compile(r"(?:,?\s*(?:đã )?(?:được )?sửa đổi(?:, bổ sung)?\b[^)]{0,60}?\btheo\b)[^)]*(?:\)|$)")
_NEXT = re.compile(rf"(?:[;,]\s*|,?\s+và\s+)(?:các\s+)?(?={KIND}\b)")
_NAMED = re.compile(rf"{KIND}\b[^;:\n]{{0,160}}?\bsố\s*:?\s*(?P<number>{NUMBER})(?P<rest>.*)", re.DOTALL)
_NAMES_OTHERS = re.compile(
    r"\b(?:hướng dẫn|quy định chi tiết|thi hành|kèm theo|theo|một số điều|(?:của|tại|thực hiện)\s*$)"
)
_PART_BEFORE = re.compile(
    r"(?:khoản|điểm|Điều|Chương|Mục|của|trong|tại|theo|quy định về|các quy định)\s[^.;\n]{0,90}$"
    r"|(?:của|trong|tại|theo)\s*$"
)
_LONGEST_LIST = 40  # lines


def read_replaced(text: str, own: str | None) -> tuple[str, ...]:
    """Return the numbers of the documents that this one ends as a whole.

    What it amends, what amended the ended document, documents of which it ends parts, and what a text
    that it quotes ends are not among them.
    """
    text = Quotations(text).blanked()
    own_key = number_key(own) if own else ""
    keys: dict[str, str] = {}
    for number in (*_ended(text), *_listed(text), *_replaced(text)):
        keys.setdefault(number_key(number), canonical_number(number))
    return tuple(number for key, number in keys.items() if key != own_key)


def _ended(text: str) -> Iterator[str]:
    """Yield the numbers before "hết hiệu lực"."""
    for match in _ENDED.finditer(text):
        before = text[max(0, match.start() - 120) : match.start()].rsplit("\n", 1)[-1]
        if not _PART_BEFORE.search(before):
            yield from _documents(match["what"])


def _listed(text: str) -> Iterator[str]:
    """Yield the numbers in the lines under "các … sau đây hết hiệu lực:"."""
    for match in _LIST.finditer(text):
        for line in text[match.end() :].lstrip().split("\n")[:_LONGEST_LIST]:
            if _NEXT_CLAUSE.match(line):
                break
            item = _ITEM.match(line)
            if item:
                yield from _documents(item["what"])


def _replaced(text: str) -> Iterator[str]:
    """Yield the numbers after "thay thế"."""
    for match in _REPLACED.finditer(text):
        yield from _documents(match["what"])


def _documents(enumeration: str) -> Iterator[str]:
    """Yield the numbers of "Luật A số 1, Luật B số 2 và Nghị định số 3", not those inside a title.

    "Thông tư số 1 hướng dẫn Luật A và Nghị định số 2" names one document: what comes after the word
    that opens a list of others belongs to the title.
    """
    for item in _items(_AMENDED.sub("", enumeration)):
        named = _NAMED.match(item)
        if named:
            yield named["number"]


def _items(enumeration: str) -> Iterator[str]:
    begin = 0
    for match in _NEXT.finditer(enumeration):
        item = enumeration[begin : match.start()]
        named = _NAMED.match(item)
        if match.group().startswith(";") or not _NAMES_OTHERS.search(named["rest"] if named else ""):
            yield item
            begin = match.end()
    yield enumeration[begin:]
