"""Reads which documents a text ends as a whole; those of which it ends or amends parts are not among them."""

import re
from collections.abc import Iterator
from datetime import date

from ingest.days import DAY, day_of
from ingest.document_numbers import KIND, NUMBER
from ingest.quotations import Quotations
from ingest.supposed import is_supposed
from vectorstore.number_spelling import canonical_number, number_key

# "…; tổ chức biên soạn" goes on with the title; "…; khoản 2 Điều 5" and "…; Nghị định số 2" are others.
_GOES_ON = (
    rf";(?=\s+(?-i:[^\W\d_A-ZĐ]))(?!\s+(?:(?:các|những)\s+)?(?:{KIND}|khoản|điểm|Điều|quy định|Chương|Mục)\b)"
)
_ENDED = re.compile(
    rf"(?P<what>(?<![\w])(?:các\s+)?{KIND}\b(?:[^;:\n]|{_GOES_ON}){{0,900}}?)"
    r"\s*\b(?P<verb>hết|không còn|chấm dứt)\s+hiệu lực",
    re.IGNORECASE,
)
_REPLACED = re.compile(
    rf"{KIND} này\b[^.;\n]{{0,160}}?\b(?P<verb>thay thế|bãi bỏ)\s+(?:cho\s+)?(?:toàn bộ\s+)?(?:các\s+)?"
    rf"(?P<what>{KIND}[^.\n]{{0,700}})"
)
_REPEALED = re.compile(
    rf"^\W*(?:(?:Điều\s+)?\w{{1,3}}[.):]\s*)?(?P<verb>Bãi bỏ)\s+(?:toàn bộ\s+)?"
    rf"(?:các\s+)?(?P<what>{KIND}\b[^.\n]*)",
    re.MULTILINE,
)
_LIST = re.compile(
    r"(?:các|Các)\s+[^.;:\n]{0,90}?(?:sau đây|sau|dưới đây)\s+(?P<verb>hết|không còn)\s+hiệu lực"
    r"[^:;\n]{0,120}:"
    rf"|\b(?P<repeals>Bãi bỏ)\s+(?:toàn bộ\s+)?các\s+(?:văn bản|{KIND})\b[^:;\n]{{0,120}}?\bsau(?: đây)?\s*:",
    re.IGNORECASE,
)
_SINCE = re.compile(rf"(?:\s+thi hành)?\s*,?\s*(?:kể\s+)?từ\s+(?:ngày\s+)?{DAY}", re.IGNORECASE)
_OF_YEAR = re.compile(
    r"(?P<name>(?:Bộ luật|Luật|Pháp lệnh)\s+[^\W\d_][^;:,\d]*?),?\s+"
    r"(?:ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+)?năm\s+(?P<year>(?:19|20)\d\d)\s*"
)
_ITEM = re.compile(rf"^\W*(?:\w{{1,2}}[.)]\s)?\W*(?:các\s+)?(?P<what>{KIND}\b[^\n]*)", re.IGNORECASE)
_NEXT_ARTICLE = re.compile(r"^Điều \d+")
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
    ended = (number for enumeration, _ in _ended(text) for number in _documents(enumeration))
    for number in (*ended, *_listed(text), *_replaced(text)):
        keys.setdefault(number_key(number), canonical_number(number))
    return tuple(number for key, number in keys.items() if key != own_key)


def read_days_of_end(text: str) -> dict[str, date]:
    """Return the day on which a document ends, where the text that ends it names one; by its number."""
    found: dict[str, date] = {}
    for enumeration, since in _ended(Quotations(text).blanked()):
        if since is not None:
            found |= {canonical_number(number): since for number in _documents(enumeration)}
    return found


def read_ended_by_name(text: str) -> tuple[str, ...]:
    """Return the laws that a text ends and names by their year alone: "Luật Công đoàn 1990"."""
    enumerations = (enumeration for enumeration, _ in _ended(Quotations(text).blanked()))
    found = (_OF_YEAR.fullmatch(item.strip()) for one in enumerations for item in _items(one))
    return tuple(dict.fromkeys(f"{match['name']} {match['year']}" for match in found if match))


def _ended(text: str) -> Iterator[tuple[str, date | None]]:
    """Yield what stands before "hết hiệu lực", and the day behind it if there is one."""
    for match in _ENDED.finditer(text):
        before = text[max(0, match.start() - 2_000) : match.start()].rsplit("\n", 1)[-1]
        if _PART_BEFORE.search(before[-120:]) or not _is_real(match):
            continue
        since = _SINCE.match(text, match.end())
        day = day_of(since) if since else None
        yield from ((piece, day) for piece in _earlier(before))
        yield match["what"], day


def _is_real(match: re.Match[str]) -> bool:
    """Tell whether a statement ends something, and does not only deny or suppose it."""
    verb = match.start("verb") if match["verb"] else match.start("repeals")
    return not is_supposed(match.string, match.start(), verb, match.end())


def _earlier(before: str) -> Iterator[str]:
    """Yield the documents that a list names before its last semicolon, in order."""
    *pieces, rest = before.split(";")
    found: list[str] = []
    while not rest.strip() and pieces:
        item = _ITEM.match(pieces.pop())
        if item is None:
            break
        found.append(item["what"])
    yield from reversed(found)


def _listed(text: str) -> Iterator[str]:
    """Yield the numbers in the lines under "các … sau đây hết hiệu lực:"."""
    for match in filter(_is_real, _LIST.finditer(text)):
        opening = text[: match.start()].rsplit("\n", 1)[-1]
        after = _NEXT_ARTICLE if _NEXT_ARTICLE.match(opening) else _NEXT_CLAUSE  # its items may be khoản
        for line in text[match.end() :].lstrip().split("\n")[:_LONGEST_LIST]:
            if after.match(line):
                break
            item = _ITEM.match(line)
            if item:
                yield from _documents(item["what"])


def _replaced(text: str) -> Iterator[str]:
    """Yield the numbers after "thay thế" and "bãi bỏ"."""
    for match in filter(_is_real, (*_REPLACED.finditer(text), *_REPEALED.finditer(text))):
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
