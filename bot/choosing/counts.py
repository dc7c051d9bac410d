"""How counts and spans of time look that answer "bao nhiêu ủy viên", "mấy ngày"."""

import re
from collections.abc import Sequence

from bot.asked.head.asked_for import AskedFor
from bot.asked.head.figure_words import PEOPLE, TIME
from bot.choosing.fact_kinds import A_RATE, IN_BRACKETS, NUMBER, Kind, kind

# Units of time from short to long; the neighbour of the one asked about tells nearly as well.
_UNITS_OF_TIME = ("phút", "giờ|tiếng", "ngày", "tuần", "tháng|quý", "năm")
_NEIGHBOUR, _FAR = 0.9, 0.7
_OTHER = 0.7  # another noun or a list, where a count is asked for
HOW_OFTEN = (
    rf"(?:{NUMBER}{IN_BRACKETS}|hằng |hàng |mỗi ){TIME}{IN_BRACKETS}[^.;\n]{{0,60}}\blần\b"
    rf"|{NUMBER}{IN_BRACKETS}lần[^.;\n]{{0,40}}\b{TIME}\b"
)
FREQUENCY = kind((HOW_OFTEN, 1.0))
MULTIPLE = kind((rf"{NUMBER}{IN_BRACKETS}(?:\w+ )?lần\b|{A_RATE}", 1.0))
_UNITS = frozenset(("lần", "tuổi", "buổi", "bậc", "cấp", "kg", "km", "mét", "ký"))
_LISTED = r"sau đây|\b(?:bao )?gồm\b"  # a list can be counted


def span_in(units: Sequence[str]) -> Kind:
    """Return how a span of time looks, in the first of the units asked for that is one of time, or in any."""
    places = {unit: place for place, one in enumerate(_UNITS_OF_TIME) for unit in one.split("|")}
    at = next((places[unit] for unit in units if unit in places), None)
    looks = [
        (rf"{NUMBER}{IN_BRACKETS}(?:làm việc\s+)?(?:{one})\b(?! tuổi)", _nearness(place, at))
        for place, one in enumerate(_UNITS_OF_TIME)
    ]
    return kind(*sorted(looks, key=lambda look: -look[1]))


def _nearness(place: int, asked: int | None) -> float:
    if asked is None or place == asked:
        return 1.0
    return _NEIGHBOUR if abs(place - asked) == 1 else _FAR


def count_of(asked: AskedFor) -> Kind:
    """Return how a count looks of what a question counts.

    Of people, others, a share or a list may be the count, and are less likely to be; of things, only a list.
    """
    exact = rf"{NUMBER}{IN_BRACKETS}(?:\w+ )?{re.escape(asked.noun)}\b"
    if asked.noun in _UNITS:
        return kind((exact, 1.0))
    if not asked.is_of_people:
        return kind((exact, 1.0), (_LISTED, _OTHER))
    return kind(
        (exact, 1.0),
        (rf"{NUMBER}{IN_BRACKETS}{PEOPLE}\b|{_LISTED}", _OTHER),
        (r"\d\s?%|phần trăm|một phần", 0.6),
    )
