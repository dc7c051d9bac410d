"""The paragraphs of a .doc file and the lists they count in, as [MS-DOC] lays them out.

The numbers that Word shows before the items of a list stand nowhere in the text of the file.
"""

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.parsers.list_labels import InList
from ingest.parsers.ole import OleError, OleFile

_PAGE = 512  # bytes of a page of paragraph properties
_PARAGRAPH_ENDS = "\r\x07\x0c"
_LIST, _LEVEL = 0x460B, 0x260A  # the properties sprmPIlfo and sprmPIlvl
_OPERAND_BYTES = (1, 1, 2, 4, 2, 2, -1, 3)  # by the kind in the three highest bits; -1: the first byte tells
_LONG_TABLE, _TABS = 0xD608, 0xC615
_NO_STYLE = 0xFFF
_PARAGRAPH_STYLE = 1
_MOST_BASES = 12


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph as it is stored."""

    text: str
    in_list: InList


@dataclass(frozen=True, slots=True)
class _Properties:
    """What a run of property bytes says of lists; None where it says nothing."""

    number: int | None = None
    level: int | None = None


class WordFile:
    """The parts of one .doc file of Word 97 or later."""

    def __init__(self, path: Path) -> None:
        """Read the parts; OleError where it is none."""
        streams = OleFile(path)
        self.document = streams.stream("WordDocument")
        if len(self.document) < 0x2F2:
            raise OleError("its head is too short")
        flags = struct.unpack_from("<H", self.document, 0x0A)[0]
        self.table = streams.stream("1Table" if flags & 0x0200 else "0Table")

    def part(self, index: int) -> bytes:
        """Return a part of the table stream by its index in the head of the file."""
        start, size = struct.unpack_from("<II", self.document, 0x9A + 8 * index)
        return self.table[start : start + size]

    def after_part(self, index: int) -> bytes:
        """Return what follows a part in the table stream."""
        start, size = struct.unpack_from("<II", self.document, 0x9A + 8 * index)
        return self.table[start + size :]

    def lengths(self) -> tuple[int, int]:
        """Return how many characters the text and the footnotes have."""
        text, notes = struct.unpack_from("<ii", self.document, 0x4C)
        return max(0, text), max(0, notes)


def paragraphs(word: WordFile) -> tuple[list[Paragraph], list[str]]:
    """Return the paragraphs of the text, and those of its footnotes."""
    letters, places = _letters(word)
    length, notes = word.lengths()
    found = list(_split(letters[:length], places, _Lists(word)))
    return found, [line.strip() for line in letters[length : length + notes].split("\r") if line.strip()]


def _letters(word: WordFile) -> tuple[str, list[int]]:
    """Return all characters, and where each is stored."""
    letters: list[str] = []
    places: list[int] = []
    for start, count, is_narrow in _pieces(word.part(33)):
        size = 1 if is_narrow else 2
        stored = word.document[start : start + count * size]
        text = stored.decode("cp1252" if is_narrow else "utf-16-le", errors="replace")
        letters.append(text)
        places.extend(start + size * at for at in range(len(text)))
    return "".join(letters), places


def _pieces(table: bytes) -> Iterator[tuple[int, int, bool]]:
    """Yield where each piece of text is stored, its length in characters, and whether a byte holds each."""
    at = 0
    while at < len(table) and table[at] == 1:
        at += 3 + struct.unpack_from("<H", table, at + 1)[0]
    size = struct.unpack_from("<I", table, at + 1)[0]
    table = table[at + 5 : at + 5 + size]
    count = (len(table) - 4) // 12
    limits = struct.unpack_from(f"<{count + 1}I", table, 0)
    for number in range(count):
        start = struct.unpack_from("<I", table, 4 * (count + 1) + 8 * number + 2)[0]
        is_narrow = bool(start & 0x40000000)
        start &= 0x3FFFFFFF
        yield start // 2 if is_narrow else start, limits[number + 1] - limits[number], is_narrow


def _split(letters: str, places: list[int], lists: "_Lists") -> Iterator[Paragraph]:
    begin = 0
    for at, letter in enumerate(letters):
        if letter in _PARAGRAPH_ENDS:
            yield Paragraph(letters[begin:at], lists.of(places[at]))
            begin = at + 1


class _Lists:
    """Which list the paragraph that ends at a place of the file counts in."""

    def __init__(self, word: WordFile) -> None:
        runs = sorted(_runs(word))
        self._starts = [start for start, _, _ in runs]
        self._runs = runs
        self._styles = _Styles(word.part(1))

    def of(self, place: int) -> InList:
        at = bisect_right(self._starts, place) - 1
        if at < 0:
            return InList()
        _, style, own = self._runs[at]
        known = _properties(own)
        of_style = self._styles.properties(style)
        number = known.number if known.number is not None else of_style.number
        level = known.level if known.level is not None else of_style.level
        return InList(number or 0, level or 0)


def _runs(word: WordFile) -> Iterator[tuple[int, int, bytes]]:
    """Yield where each run of paragraphs of the same properties starts, its style, and its properties."""
    table = word.part(13)
    count = (len(table) - 4) // 8
    for number in range(count):
        page = struct.unpack_from("<I", table, 4 * (count + 1) + 4 * number)[0] & 0x3FFFFF
        yield from _on_page(word.document[page * _PAGE : (page + 1) * _PAGE])


def _on_page(page: bytes) -> Iterator[tuple[int, int, bytes]]:
    count = page[_PAGE - 1]
    starts = struct.unpack_from(f"<{count}I", page, 0)
    for number, start in enumerate(starts):
        at = 2 * page[4 * (count + 1) + 13 * number]
        if not at:
            yield start, 0, b""
            continue
        size = 2 * page[at] - 1 if page[at] else 2 * page[at + 1]
        stored = page[at + (1 if page[at] else 2) :][:size]
        yield start, int.from_bytes(stored[:2], "little"), stored[2:]


class _Styles:
    """What the styles of a file say of lists."""

    def __init__(self, table: bytes) -> None:
        self._styles: dict[int, tuple[int, _Properties]] = {}
        if len(table) < 6:
            return
        at = 2 + struct.unpack_from("<H", table, 0)[0]
        count, base = struct.unpack_from("<HH", table, 2)
        for number in range(count):
            if at + 2 > len(table):
                return
            size = struct.unpack_from("<H", table, at)[0]
            if size:
                self._styles[number] = _style(table[at + 2 : at + 2 + size], base)
            at += 2 + size

    def properties(self, number: int) -> _Properties:
        """Return what a style says, or what it is based on."""
        found = _Properties()
        for _ in range(_MOST_BASES):
            if number not in self._styles:
                break
            number, own = self._styles[number]
            found = _Properties(
                found.number if found.number is not None else own.number,
                found.level if found.level is not None else own.level,
            )
        return found


def _style(stored: bytes, base: int) -> tuple[int, _Properties]:
    """Return the style that a style is based on, and what it says itself."""
    kind_and_base = struct.unpack_from("<H", stored, 2)[0]
    at = base + 2 + 2 * (struct.unpack_from("<H", stored, base)[0] + 1)
    based_on = kind_and_base >> 4
    if kind_and_base & 0xF != _PARAGRAPH_STYLE or at + 4 > len(stored):
        return _NO_STYLE if based_on == _NO_STYLE else based_on, _Properties()
    size = struct.unpack_from("<H", stored, at)[0]
    return based_on, _properties(stored[at + 4 : at + 2 + size])


def _properties(stored: bytes) -> _Properties:
    number = level = None
    for code, operand in _operands(stored):
        if code == _LIST:
            number = int.from_bytes(operand, "little", signed=True)
        elif code == _LEVEL:
            level = operand[0]
    return _Properties(number, level)


def _operands(stored: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield each property and its value; the rest is left where the sizes do not fit."""
    at = 0
    while at + 3 <= len(stored):
        code = struct.unpack_from("<H", stored, at)[0]
        at += 2
        size = _OPERAND_BYTES[code >> 13]
        if code == _LONG_TABLE and at + 2 <= len(stored):
            size = 1 + struct.unpack_from("<H", stored, at)[0]
        elif size < 0:
            size = 1 + stored[at]
        if code == _TABS and size == 256:
            return
        if at + size > len(stored):
            return
        yield code, stored[at : at + size]
        at += size
