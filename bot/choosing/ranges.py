"""The amounts that a question gives ("đóng 17 năm") and the ranges of a text that they lie in.

A rule for "từ đủ 15 năm đến dưới 20 năm" answers who paid for 17 years; one for 20 years and more does not.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.choosing.blocks import Block
from vectorstore.counting_words import ONE_TO_TEN
from vectorstore.records import Place

# "năm" is left out: in a question it is nearly always a year.
_WORDS = {word: count for word, count in ONE_TO_TEN.items() if word != "năm"}
_N = rf"(?:\d+(?:[.,]\d+)?|{'|'.join(_WORDS)})"
_UNIT = r"(?:năm|tháng|tuần|ngày|giờ|tuổi|người|%)"
_IN_BRACKETS = r"(?:\s*\([^)]{1,20}\))?"
_FROM = r"(?:từ|trên|ít nhất)?\s*(?:đủ\s+|trên\s+)?"
_LOW = rf"(?P<low>{_N}){_IN_BRACKETS}"
_HIGH = rf"(?P<high>{_N}){_IN_BRACKETS}\s*(?P<unit>{_UNIT})(?!\w)"
_SPAN = re.compile(
    rf"(?<![\w/.,]){_FROM}{_LOW}\s*(?P<of>{_UNIT})?\s*(?:đến|tới|-|–)\s*"
    rf"(?P<below>(?:dưới|chưa đủ)\s+)?(?:đủ\s+|hết\s+|không quá\s+)?{_HIGH}",
    re.IGNORECASE,
)
_BELOW = re.compile(
    rf"\b(?:dưới|chưa đủ)\s+(?P<high>{_N}){_IN_BRACKETS}\s*(?P<unit>{_UNIT})(?!\w)", re.IGNORECASE
)
_ABOVE = re.compile(
    rf"\b(?:từ(?: đủ)?|trên|đủ|cứ(?: mỗi| thêm)?|thêm)\s+{_LOW}\s*(?P<unit>{_UNIT})(?!\w)",
    re.IGNORECASE,
)
# "cứ giảm thêm 1% thì được thêm 2%" are steps, no ranges.
_MORE_PER_CENT = re.compile(r"\bthêm \d+(?:[.,]\d+)?\s*%", re.IGNORECASE)
_PER_CENT = "%"
_GIVEN = re.compile(rf"(?<![\w/.,])(?P<value>{_N})\s*(?P<unit>{_UNIT})(?!\w)(?!\s*\d{{4}})", re.IGNORECASE)
# "một năm được nghỉ mấy ngày" gives no amount, "hợp đồng một năm" does.
_PERIOD = re.compile(r"^(?:một|0?1)$", re.IGNORECASE)
_LASTS = re.compile(r"\b(?:hợp đồng|đóng|làm|việc|đủ|được|thâm niên|hạn|thai)\s*$", re.IGNORECASE)
# "nợ lương 2 tháng" is no span in which anything holds.
_OWED = re.compile(r"\b(?:nợ|chậm|trễ|giam|quỵt)(?: tiền)? lương\s*$|\blương (?:chậm|trễ)\s*$", re.IGNORECASE)
_IN_MONTHS = {"năm": 12.0, "tháng": 1.0}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of a kind of unit; years are counted in months."""

    value: float
    unit: str

    @classmethod
    def of(cls, number: str, unit: str) -> "Amount":
        """Read it off its words."""
        unit = unit.lower()
        times = _IN_MONTHS.get(unit)
        value = float(_WORDS.get(number.lower()) or number.replace(",", "."))
        return cls(value * (times or 1.0), "tháng" if times else unit)


@dataclass(frozen=True, slots=True)
class Range:
    """From one amount to another, the second left out where the text says "dưới"."""

    low: float
    high: float
    unit: str
    is_open: bool = False

    def holds(self, amount: Amount) -> bool:
        """Tell whether an amount lies in it."""
        below = amount.value < self.high if self.is_open else amount.value <= self.high
        return self.unit == amount.unit and self.low <= amount.value and below


def given_amounts(question: str) -> tuple[Amount, ...]:
    """Return the amounts that a question gives."""
    return tuple(
        Amount.of(found["value"], found["unit"])
        for found in _GIVEN.finditer(question)
        if (not _PERIOD.match(found["value"]) or _LASTS.search(question[: found.start()]))
        and not _OWED.search(question[: found.start()])
    )


def ranges_in(text: str) -> Iterator[Range]:
    """Yield the ranges of a text: "từ đủ 12 tháng đến đủ 36 tháng", "dưới 15 năm", "từ đủ 30 năm trở lên"."""
    rest = text
    for found in _SPAN.finditer(text):
        low, high = (
            Amount.of(found["low"], found["of"] or found["unit"]),
            Amount.of(found["high"], found["unit"]),
        )
        if low.unit == high.unit and low.value <= high.value:
            yield Range(low.value, high.value, high.unit, is_open=found["below"] is not None)
            rest = f"{rest[: found.start()]}{'#' * len(found.group())}{rest[found.end() :]}"
    for found in _BELOW.finditer(rest):
        amount = Amount.of(found["high"], found["unit"])
        yield Range(0.0, amount.value, amount.unit, is_open=True)
    for found in _ABOVE.finditer(_MORE_PER_CENT.sub("#", rest)):
        amount = Amount.of(found["low"], found["unit"])
        yield Range(amount.value, float("inf"), amount.unit)


def fit_of(amounts: tuple[Amount, ...], text: str) -> float:
    """Return 1 where a range of a text holds an amount, -1 where it has such ranges and none does, else 0."""
    if not amounts:
        return 0.0
    units = {amount.unit for amount in amounts}
    ranges = [one for one in ranges_in(text) if one.unit in units]
    if not ranges:
        return 0.0
    return 1.0 if any(one.holds(amount) for one in ranges for amount in amounts) else -1.0


def fit_of_article(amounts: tuple[Amount, ...], text: str, block: Block, places: Iterable[Place]) -> float:
    """Return how an amount fits a block; one without shares of its own is for those of its first khoản.

    "1. Người bị suy giảm từ 5% đến 30% được trợ cấp một lần" says whom "2. Mức trợ cấp một lần" is for.
    """
    own = fit_of(amounts, text[block.start : block.end])
    shares = tuple(amount for amount in amounts if amount.unit == _PER_CENT)
    if own or not shares:
        return own
    listed = list(places)
    articles = (one for one in listed if one.level == "article" and one.start <= block.start < one.end)
    article = next(articles, None)
    if article is None:
        return own
    clauses = (one for one in listed if one.level == "clause" and article.start <= one.start < article.end)
    first = next(clauses, None)
    return fit_of(shares, text[first.start : first.end]) if first else own
