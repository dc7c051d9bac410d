"""Reads a text as words and figures: amounts with their units and limits, dates, numbers of places.

Two texts that say the same number in other ways, "50%" and "một nửa", "05 ngày" and "năm ngày", read alike.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from bot.support.dates import WrittenDate, find_dates
from bot.support.limits import limit_of, moment_of
from bot.support.number_words import MULTIPLIERS, read_fraction, read_words
from vectorstore.mentions import find_mentions

PERCENT = "%"
_UNITS = {
    "đồng": "đồng", "vnđ": "đồng", "vnd": "đồng", "đ": "đồng", "usd": "usd", "ngày": "ngày", "tuần": "tuần",
    "tháng": "tháng", "quý": "quý", "năm": "năm", "giờ": "giờ", "tiếng": "giờ", "phút": "phút",
    "tuổi": "tuổi", "lần": "lần", "người": "người", "buổi": "buổi", "bậc": "bậc", "điểm": "điểm", "kg": "kg",
    "km": "km", "mét": "mét", "m": "mét", "m2": "m2", "ha": "ha", "trang": "trang", "bản": "bản", "bộ": "bộ",
}  # fmt: skip
_UNIT_WORDS = frozenset(_UNITS)
_ORDINAL = "thứ"
_WORKDAY = "ngày làm việc"
_LABEL = re.compile(
    r"(?<!\w)(?P<kind>điều|khoản|điểm|mục|chương|phần|phụ lục|tiết|bậc)\s+(?:số\s+)?"
    r"(?P<first>\d{1,3}[a-zđ]?|[ivxl]+|[a-zđ])(?![\w%]|[.,/]\d)"
    r"(?P<more>(?:\s*(?:,|và|hoặc)\s*(?:\d{1,3}[a-z]?|[a-zđ])(?=\s*(?:,|và|hoặc|điều|khoản|[.;]|$)))*)"
)
_MARKERS = re.compile(r"^[ \t]*(?:\d{1,3}(?:\.\d{1,3})*[.)]|[a-zđ]\)|[-–•+*])[ \t]+", re.MULTILINE)
_IN_WORDS = re.compile(r"(?<=\d)\s*\(\s*(?:[^\W\d_]+\s*){1,8}\)")
_TOKEN = re.compile(r"⟦\d+⟧|\d+(?:[.,]\d+)*(?:/\d+)?|[^\W\d_]\w*|%|[.;:,()\n?!]")
_TIMES = re.compile(r"(?<!\w)gấp (?:(đôi)|rưỡi|(ba)|(hai|2) lần|(3) lần)(?! mươi)(?!\w)")
_THOUSANDS = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts, or a date, or the number of a place."""

    value: Fraction | WrittenDate | str
    unit: str = ""  # "" where none is named; "khoản" and the like for places; "ngày tháng" for dates
    limit: str = ""  # "max", "min", "less", "more"
    moment: str = ""  # "before", "after", "from", "until"
    is_article: bool = False  # "một", which may be no more than "a"

    def is_told_by(self, other: "Figure") -> bool:
        """Tell whether another figure says as much."""
        is_longer = self.unit == "ngày" and other.unit == _WORKDAY  # so many working days are more days
        return self.is_value_of(other) and self._has_limits_of(other) and not is_longer

    def is_value_of(self, other: "Figure") -> bool:
        """Tell whether another figure has the same value of the same kind of thing."""
        if isinstance(self.value, WrittenDate):
            return isinstance(other.value, WrittenDate) and self.value.is_told_by(other.value)
        return self.value == other.value and self.is_like(other)

    def is_like(self, other: "Figure") -> bool:
        """Tell whether two figures count the same kind of thing, as far as they say."""
        if isinstance(self.value, WrittenDate) or isinstance(other.value, WrittenDate):
            return isinstance(self.value, WrittenDate) and isinstance(other.value, WrittenDate)
        if _is_place(self) or _is_place(other):
            return self.unit == other.unit
        if other.unit == _WORKDAY and self.unit == "ngày":
            return True
        return not self.unit or not other.unit or self.unit == other.unit

    def _has_limits_of(self, other: "Figure") -> bool:
        if self.limit != other.limit:
            return False
        if self.moment == other.moment:
            return True
        # "từ ngày" and "đến ngày" may be left out or added; "trước" and "sau" may not.
        return {self.moment, other.moment} in ({"", "from"}, {"", "until"})


Item = str | Figure


def read_figures(text: str) -> list[Item]:
    """Return the words, marks and figures of a text in order; marks of lists are left out."""
    plain, special = _with_placeholders(_plain(text))
    tokens = _TOKEN.findall(_TIMES.sub(_in_percent, plain))
    items: list[Item] = []
    position = 0
    while position < len(tokens):
        figure, end = _figure_at(tokens, position, special)
        items.append(tokens[position] if figure is None else figure)
        position = end
    return _with_units_of_ranges(items)


def figures_in(items: Sequence[Item]) -> list[Figure]:
    """Return the figures among the items."""
    return [item for item in items if isinstance(item, Figure)]


def _in_percent(match: re.Match[str]) -> str:
    """Return "gấp đôi" as it is compared with "200%"."""
    doubled, tripled = match[1] or match[3], match[2] or match[4]
    return "200%" if doubled else "300%" if tripled else "150%"


def _plain(text: str) -> str:
    lowered = unicodedata.normalize("NFKC", text).lower().replace("⁄", "/")
    return _IN_WORDS.sub("", _MARKERS.sub("", lowered))


def _with_placeholders(text: str) -> tuple[str, list[Figure | None]]:
    """Put ⟦n⟧ where a document is named (n of None), a date or the number of a place stands."""
    spans: list[tuple[int, int, tuple[Figure | None, ...]]] = [
        (one.start, one.end, (None,)) for one in find_mentions(text)
    ]
    for match in _LABEL.finditer(text):
        kind = match["kind"]
        labels = [match["first"], *re.findall(r"\d{1,3}[a-z]?|(?<!\w)[a-zđ](?!\w)", match["more"])]
        spans.append((match.start(), match.end(), tuple(Figure(label.lstrip("0"), kind) for label in labels)))
    spans += [(start, end, (Figure(day, "ngày tháng"),)) for start, end, day in find_dates(text)]
    pieces, special, position = [], list[Figure | None](), 0
    for start, end, figures in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start < position:
            continue
        numbers = range(len(special), len(special) + len(figures))
        pieces += [text[position:start], " ", " ".join(f"⟦{number}⟧" for number in numbers), " "]
        special += figures
        position = end
    return "".join([*pieces, text[position:]]), special


def _figure_at(
    tokens: Sequence[str], start: int, special: Sequence[Figure | None]
) -> tuple[Figure | None, int]:
    word = tokens[start]
    if word.startswith("⟦"):
        figure = special[int(word[1:-1])]
        if figure is None or not isinstance(figure.value, WrittenDate):
            return figure, start + 1
        moment = moment_of(tokens[:start], ())
        return Figure(figure.value, figure.unit, limit_of(tokens[:start], ()), moment), start + 1
    if word == "nửa" or (word == "một" and tokens[start + 1 : start + 2] == ["nửa"]):
        return _amount(tokens, start, start + (1 if word == "nửa" else 2), Fraction(1, 2))
    read = _number(tokens, start)
    if read is None:
        return None, start + 1
    value, end = read
    return _amount(tokens, start, end, value)


def _number(tokens: Sequence[str], start: int) -> tuple[Fraction, int] | None:
    word = tokens[start]
    if word[0].isdecimal():
        value, end = _digits(word), start + 1
    else:
        read = read_words(tokens, start, _UNIT_WORDS)
        if read is None:
            return None
        value, end = read
    while end < len(tokens) and tokens[end] in MULTIPLIERS:
        value, end = value * MULTIPLIERS[tokens[end]], end + 1
        lower = _number(tokens, end) if end < len(tokens) and _continues(tokens, end) else None
        if lower is not None:
            value, end = value + lower[0], lower[1]
        elif tokens[end : end + 1] == ["rưỡi"]:
            value, end = value + Fraction(MULTIPLIERS[tokens[end - 1]], 2), end + 1
    if tokens[end : end + 1] == ["rưỡi"] and tokens[end - 1] in MULTIPLIERS:
        value, end = value + Fraction(MULTIPLIERS[tokens[end - 1]], 2), end + 1
    below = read_fraction(tokens, end)
    return (value / below[0], below[1]) if below else (value, end)


def _continues(tokens: Sequence[str], position: int) -> bool:
    """Tell whether a smaller part of the same number follows: "1 triệu 490 nghìn"."""
    following = tokens[position + 1] if position + 1 < len(tokens) else ""
    return tokens[position][0].isdecimal() and following in MULTIPLIERS


def _digits(token: str) -> Fraction:
    above, slash, below = token.partition("/")
    value = Fraction(_without_separators(above))
    return value / Fraction(below) if slash and int(below) else value


def _without_separators(digits: str) -> str:
    """Return Vietnamese digits as Python reads them: "1.490.000" and "3,5"."""
    if _THOUSANDS.fullmatch(digits):
        return re.sub(r"[.,]", "", digits)
    whole, mark, rest = digits.replace(",", ".").partition(".")
    return whole + (f".{rest.replace('.', '')}" if mark else "")


def _amount(tokens: Sequence[str], start: int, end: int, value: Fraction) -> tuple[Figure, int]:
    unit, after = _unit_at(tokens, end)
    if unit and tokens[after : after + 1] == ["rưỡi"]:
        value, after = value + Fraction(1, 2), after + 1
    if start and tokens[start - 1] == _ORDINAL:
        unit, after = _ORDINAL, end
    elif not unit and value.denominator > 1 and "." not in tokens[start] and "," not in tokens[start]:
        unit, value = PERCENT, value * 100  # "một phần hai", "1/2", "một nửa"
    before, behind = tokens[:start], tokens[after : after + 4]
    is_article = tokens[start] == "một" and end == start + 1
    return Figure(value, unit, limit_of(before, behind), moment_of(before, behind), is_article), after


def _unit_at(tokens: Sequence[str], position: int) -> tuple[str, int]:
    here = list(tokens[position : position + 3])
    if here[:1] == [PERCENT]:
        return PERCENT, position + 1
    if here[:2] == ["phần", "trăm"]:
        return PERCENT, position + 2
    if here == _WORKDAY.split():
        return _WORKDAY, position + 3
    unit = _UNITS.get(here[0], "") if here else ""
    return unit, position + (1 if unit else 0)


def _is_place(figure: Figure) -> bool:
    return isinstance(figure.value, str)


def _with_units_of_ranges(items: list[Item]) -> list[Item]:
    """Give the first number of "3 đến 5 ngày" the unit of the second."""
    for position in range(len(items) - 3, -1, -1):
        first, joint, second = items[position : position + 3]
        if not isinstance(first, Figure) or not isinstance(second, Figure) or first.unit or _is_place(first):
            continue
        if joint in ("đến", "tới", "hoặc", "và", ",") and not isinstance(second.value, str | WrittenDate):
            items[position] = Figure(first.value, second.unit, first.limit, first.moment, first.is_article)
    return items
