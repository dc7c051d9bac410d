"""Reads dates out of a text, with as much of day, month and year as it names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_D, _M, _Y = r"(?P<d>0?[1-9]|[12]\d|3[01])", r"(?P<m>0?[1-9]|1[0-2])", r"(?P<y>(?:19|20)\d\d)"
_START, _END = r"(?<![\w/.,])", r"(?![\w/]|[.,]\d)"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:ngày\s+)?{_START}{_D}\s*tháng\s*{_M}\s*,?\s*năm\s*{_Y}{_END}",
        rf"{_START}{_D}\s?[/.-]\s?{_M}\s?[/.-]\s?{_Y}{_END}",
        rf"tháng\s+{_M}\s*(?:,?\s*năm\s+|\s?/\s?){_Y}{_END}",
        rf"{_START}{_M}/{_Y}{_END}",
        rf"(?:ngày\s+){_D}\s*(?:tháng\s*|/){_M}{_END}",
        rf"năm\s+{_Y}{_END}",
        rf"{_START}{_Y}{_END}(?!\s*(?:đồng|người|lần|ngày|giờ|kg|mét|m2|%))",
    )
)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as it is written; what it does not name is None."""

    day: int | None
    month: int | None
    year: int | None

    def is_told_by(self, other: "WrittenDate") -> bool:
        """Tell whether another date says all that this one does."""
        return all(
            mine is None or mine == theirs
            for mine, theirs in (
                (self.day, other.day), (self.month, other.month), (self.year, other.year),
            )
        )  # fmt: skip


def find_dates(text: str) -> list[tuple[int, int, WrittenDate]]:
    """Return the dates of a lower-case text with where they stand, in order and without overlaps."""
    found: list[tuple[int, int, WrittenDate]] = []
    for match in (match for pattern in _PATTERNS for match in pattern.finditer(text)):
        if not any(start < match.end() and match.start() < end for start, end, _ in found):
            found.append((match.start(), match.end(), _date_of(match)))
    return sorted(found, key=lambda entry: entry[0])


def _date_of(match: re.Match[str]) -> WrittenDate:
    return WrittenDate(*_parts(match.groupdict()))


def _parts(named: dict[str, str | None]) -> Iterator[int | None]:
    for name in ("d", "m", "y"):
        value = named.get(name)
        yield int(value) if value else None
