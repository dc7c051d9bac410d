"""Gives the paragraphs of a .doc file the numbers that Word shows before them: "Điều 5.", "2.", "a)"."""

import struct
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from ingest.parsers.list_labels import LEVELS, Level, Use, labels_of
from ingest.parsers.ole import OleError
from ingest.parsers.word97 import Paragraph, WordFile, paragraphs

_LISTS, _USES = 73, 74  # where the head of the file says the lists and their uses are
_FEWEST_LETTERS = 2  # of a paragraph that is looked for in the text
_SIGNATURE = 60  # characters by which a paragraph is found in the text


def with_numbers(path: Path, text: str) -> str:
    """Return the text of a .doc file with the numbers of its lists and its footnotes, where they lack.

    `text` is what another reader found; where the file is laid out in a way not known, it stays as it is.
    """
    try:
        word = WordFile(path)
        found, notes = paragraphs(word)
        labels = labels_of([one.in_list for one in found], _lists(word), _uses(word))
    except (OleError, struct.error, IndexError, ValueError):
        return text
    return "\n".join(
        [_numbered(text, found, labels), *(note for note in notes if note[:_SIGNATURE] not in text)]
    )


def _numbered(text: str, found: Sequence[Paragraph], labels: Sequence[str]) -> str:
    lines = text.split("\n")
    signatures = [_signature(line) for line in lines]
    at = 0
    for paragraph, label in zip(found, labels, strict=True):
        signature = _signature(paragraph.text)
        if not label or len(signature) < _FEWEST_LETTERS:
            continue
        place = next((n for n in range(at, len(lines)) if signatures[n].startswith(signature)), None)
        if place is None:
            continue
        at = place + 1
        lines[place] = f"{label} {lines[place].lstrip()}"
    return "\n".join(lines)


def _signature(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", text)))[:_SIGNATURE]


def _lists(word: WordFile) -> dict[int, list[Level]]:
    table = word.part(_LISTS)
    if len(table) < 2:
        return {}
    count = struct.unpack_from("<H", table, 0)[0]
    stored, at = word.after_part(_LISTS), 0
    lists = {}
    for number in range(count):
        list_id, is_simple = struct.unpack_from("<i22xB", table, 2 + 28 * number)
        levels = []
        for _ in range(1 if is_simple & 1 else LEVELS):
            level, at = _level(stored, at)
            levels.append(level)
        lists[list_id] = levels
    return lists


def _level(stored: bytes, at: int) -> tuple[Level, int]:
    """Return a level and where the next one is stored."""
    start, figures = struct.unpack_from("<iB", stored, at)
    of_letters, of_paragraph = struct.unpack_from("<BB", stored, at + 24)
    at += 28 + of_letters + of_paragraph
    length = struct.unpack_from("<H", stored, at)[0]
    template = stored[at + 2 : at + 2 + 2 * length].decode("utf-16-le", errors="replace")
    return Level(start, figures, template), at + 2 + 2 * length


def _uses(word: WordFile) -> list[Use]:
    table = word.part(_USES)
    if len(table) < 4:
        return []
    count = struct.unpack_from("<I", table, 0)[0]
    heads = [struct.unpack_from("<i8xB", table, 4 + 16 * number) for number in range(count)]
    at = 4 + 16 * count
    uses = []
    for list_id, changed in heads:
        at += 4
        starts, at = _starts(table, at, changed)
        uses.append(Use(list_id, dict(starts)))
    return uses


def _starts(table: bytes, at: int, changed: int) -> tuple[list[tuple[int, int]], int]:
    """Return the levels of a use that start anew, each with its number, and where the next use is stored."""
    starts = []
    for _ in range(changed):
        start, flags = struct.unpack_from("<iI", table, at)
        at += 8
        if flags & 0x10:
            starts.append((flags & 0xF, start))
        if flags & 0x20:
            level, at = _level(table, at)
            starts.append((flags & 0xF, level.start))
    return [one for one in starts if one[0] < LEVELS], at
