"""Gives the paragraphs of a .doc file the numbers that Word shows before them: "Điều 5.", "2.", "a)"."""

import struct
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.parsers.ole import OleError
from ingest.parsers.word97 import InList, Paragraph, WordFile, paragraphs

_LEVELS = 9
_LISTS, _USES = 73, 74  # where the head of the file says the lists and their uses are
_BULLET, _NOTHING = 23, 255  # ways of counting without numbers
_FEWEST_LETTERS = 2  # of a paragraph that is looked for in the text
_SIGNATURE = 60  # characters by which a paragraph is found in the text


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts: from which number, in which figures, and what stands around them."""

    start: int
    figures: int
    template: str  # characters below _LEVELS stand for the number of that level


@dataclass(frozen=True, slots=True)
class Use:
    """A list as it is used, with the numbers that some of its levels start at anew."""

    list_id: int
    starts: Mapping[int, int]


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


def labels_of(
    in_lists: Sequence[InList], lists: Mapping[int, Sequence[Level]], uses: Sequence[Use]
) -> list[str]:
    """Return the label of each paragraph, "" for those that count in no list."""
    counters: dict[int, list[int | None]] = {}
    begun: set[int] = set()
    labels = []
    for one in in_lists:
        use = uses[one.number - 1] if 0 < one.number <= len(uses) else None
        levels = lists.get(use.list_id, ()) if use else ()
        if use is None or one.level >= len(levels):
            labels.append("")
            continue
        counts = counters.setdefault(use.list_id, [None] * _LEVELS)
        if one.number not in begun:
            begun.add(one.number)
            for level, start in use.starts.items():
                counts[level] = start - 1
        _count(counts, one.level, levels)
        labels.append(_label(levels[one.level], counts, levels))
    return labels


def _count(counts: list[int | None], level: int, levels: Sequence[Level]) -> None:
    """Count one further at a level; those above have begun with it, those below begin anew."""
    for above in range(level):
        if counts[above] is None:
            counts[above] = levels[above].start
    before = counts[level]
    counts[level] = levels[level].start if before is None else before + 1
    counts[level + 1 :] = [None] * (_LEVELS - level - 1)


def _label(level: Level, counts: Sequence[int | None], levels: Sequence[Level]) -> str:
    if level.figures in (_BULLET, _NOTHING):
        return ""
    pieces = []
    for letter in level.template:
        place = ord(letter)
        pieces.append(_figures(counts[place] or 1, levels[place].figures) if place < len(levels) else letter)
    return "".join(pieces).strip()


def _figures(number: int, figures: int) -> str:
    match figures:
        case 1 | 2:
            roman = _roman(number)
            return roman if figures == 1 else roman.lower()
        case 3 | 4:
            letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
            return letter.upper() if figures == 3 else letter
        case 22:
            return f"{number:02}"
        case _:
            return str(number)


def _roman(number: int) -> str:
    signs = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
             (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
    roman = ""
    for value, sign in signs:
        roman += sign * (number // value)
        number %= value
    return roman


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
        for _ in range(1 if is_simple & 1 else _LEVELS):
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
    return [one for one in starts if one[0] < _LEVELS], at
