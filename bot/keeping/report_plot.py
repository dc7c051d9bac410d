"""Draws how the fixed questions did over the generations, as SVG that says in words what it shows."""

from collections.abc import Sequence
from datetime import datetime
from html import escape
from typing import TYPE_CHECKING

from bot import texts_report as texts

if TYPE_CHECKING:
    from vectorstore.generation import Measured

_WIDTH, _HEIGHT = 640, 260
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 14, 16, 40
_FLOORS = (0.9, 0.8, 0.5, 0.0)  # where the axis may begin: each leaves whole per cents at its lines
_ABOVE_FLOOR = 0.02  # so that the lowest point does not lie on the edge
_STEPS = 5
_DOT = 4
DESCRIBED_BY = "plot-text"  # the id of what says it in words


def plot(measured: "Sequence[Measured]") -> str:
    """Return the plot; there must be something measured."""
    floor = _floor(measured)
    points = [(_x(number, len(measured)), _y(share(one), floor)) for number, one in enumerate(measured)]
    return "\n".join(
        [
            f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-labelledby="plot-title" '
            f'aria-describedby="{DESCRIBED_BY}">',
            f'<title id="plot-title">{escape(texts.PLOT_TITLE)}</title>',
            *(_line(floor + (1 - floor) * step / _STEPS, floor) for step in range(_STEPS + 1)),
            f'<polyline class="line" points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in points)}"/>',
            *(f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="{_DOT}"/>' for x, y in points),
            *_ends(measured),
            "</svg>",
        ]
    )


def in_words(measured: "Sequence[Measured]") -> str:
    """Return what the plot shows, for those who do not see it."""
    shares = [share(one) for one in measured]
    return texts.PLOT_TEXT.format(
        count=len(measured),
        first=day(measured[0].created),
        last=day(measured[-1].created),
        first_share=percent(shares[0]),
        last_share=percent(shares[-1]),
        lowest=percent(min(shares)),
        highest=percent(max(shares)),
        floor=f"{100 * _floor(measured):.0f}%",
    )


def share(one: "Measured") -> float:
    """Return which share of the fixed questions found their place."""
    return one.found / one.asked if one.asked else 0.0


def percent(value: float) -> str:
    """Return a share as it is read in Vietnamese: 87,1%."""
    return f"{100 * value:.1f}%".replace(".", ",")


def day(created: str) -> str:
    """Return the day of a moment in ISO 8601, where the people are that read it."""
    return datetime.fromisoformat(created).astimezone().strftime("%d/%m/%Y")


def moment(created: str) -> str:
    """Return hour and day of a moment in ISO 8601, where the people are that read it."""
    return datetime.fromisoformat(created).astimezone().strftime("%H:%M %d/%m/%Y")


def _floor(measured: "Sequence[Measured]") -> float:
    """Return where the axis begins: high where all is well, so that a small loss can be seen."""
    lowest = min(map(share, measured))
    return next((floor for floor in _FLOORS if lowest - _ABOVE_FLOOR >= floor), 0.0)


def _x(number: int, count: int) -> float:
    room = _WIDTH - _LEFT - _RIGHT
    return _LEFT + (room * number / (count - 1) if count > 1 else room / 2)


def _y(value: float, floor: float) -> float:
    return _TOP + (_HEIGHT - _TOP - _BOTTOM) * (1 - value) / (1 - floor)


def _line(value: float, floor: float) -> str:
    y = _y(value, floor)
    label = f"{100 * value:.0f}%"
    return (
        f'<path class="grid" d="M{_LEFT} {y:.1f}H{_WIDTH - _RIGHT}"/>'
        f'<text x="{_LEFT - 6}" y="{y:.1f}" dominant-baseline="middle" text-anchor="end">{label}</text>'
    )


def _ends(measured: "Sequence[Measured]") -> list[str]:
    y = _HEIGHT - 10
    ends = [f'<text x="{_LEFT}" y="{y}">{day(measured[0].created)}</text>']
    if len(measured) > 1:
        last = day(measured[-1].created)
        ends.append(f'<text x="{_WIDTH - _RIGHT}" y="{y}" text-anchor="end">{last}</text>')
    return ends
