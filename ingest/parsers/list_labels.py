"""The numbers that Word shows before the items of lists, counted item by item."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

LEVELS = 9
BULLET, NOTHING = 23, 255  # ways of counting without numbers


@dataclass(frozen=True, slots=True)
class InList:
    """Which list a paragraph counts in, from 1 (0: none), and at which level, from 0."""

    number: int = 0
    level: int = 0


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts: from which number, in which figures, and what stands around them."""

    start: int
    figures: int
    template: str  # characters below LEVELS stand for the number of that level


@dataclass(frozen=True, slots=True)
class Use:
    """A list as it is used, with the numbers that some of its levels start at anew."""

    list_id: int
    starts: Mapping[int, int]


class Counting:
    """Counts the items of the lists of one document in their order."""

    def __init__(self, lists: Mapping[int, Sequence[Level]], uses: Sequence[Use]) -> None:
        """Begin before the first item; `uses` are those that items name from 1."""
        self._lists = lists
        self._uses = uses
        self._counts: dict[int, list[int | None]] = {}
        self._begun: set[int] = set()

    def label(self, one: InList) -> str:
        """Return the label of the next paragraph, "" where it counts in no list."""
        use = self._uses[one.number - 1] if 0 < one.number <= len(self._uses) else None
        levels = self._lists.get(use.list_id, ()) if use else ()
        if use is None or not 0 <= one.level < min(len(levels), LEVELS):
            return ""
        counts = self._counts.setdefault(use.list_id, [None] * LEVELS)
        if one.number not in self._begun:
            self._begun.add(one.number)
            for level, start in use.starts.items():
                if 0 <= level < LEVELS:
                    counts[level] = start - 1
        _count(counts, one.level, levels)
        return _label(levels[one.level], counts, levels)


def labels_of(
    in_lists: Iterable[InList], lists: Mapping[int, Sequence[Level]], uses: Sequence[Use]
) -> list[str]:
    """Return the label of each paragraph, "" for those that count in no list."""
    counting = Counting(lists, uses)
    return [counting.label(one) for one in in_lists]


def _count(counts: list[int | None], level: int, levels: Sequence[Level]) -> None:
    """Count one further at a level; those above have begun with it, those below begin anew."""
    for above in range(level):
        if counts[above] is None:
            counts[above] = levels[above].start
    before = counts[level]
    counts[level] = levels[level].start if before is None else before + 1
    counts[level + 1 :] = [None] * (LEVELS - level - 1)


def _label(level: Level, counts: Sequence[int | None], levels: Sequence[Level]) -> str:
    if level.figures in (BULLET, NOTHING):
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
