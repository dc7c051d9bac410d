"""Draws how figures grow with the number of passages, as an SVG that needs nothing else."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 440, 300  # of a panel
LEFT, RIGHT, TOP, BOTTOM = 62, 18, 44, 40  # margins in it
COLUMNS = 2
COLOURS = ("#1f5fa8", "#c2571a")

Points = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Axis:
    """Values from `low` to `high` as shares of a length, on a scale of powers or an even one."""

    low: float
    high: float
    ticks: tuple[float, ...]
    is_log: bool = True

    def share(self, value: float) -> float:
        """Return where a value stands: 0 at the low end, 1 at the high one."""
        if self.is_log:
            return (math.log10(value) - math.log10(self.low)) / (math.log10(self.high) - math.log10(self.low))
        return (value - self.low) / (self.high - self.low)


@dataclass(frozen=True, slots=True)
class Panel:
    """One diagram: lines by their name over the number of passages."""

    title: str
    lines: Mapping[str, Points]
    is_log: bool = True


def draw(panels: Sequence[Panel]) -> str:
    """Return the panels, two in a row, as one SVG."""
    width, height = COLUMNS * WIDTH, -(-len(panels) // COLUMNS) * HEIGHT
    drawn = [
        f'<g transform="translate({number % COLUMNS * WIDTH} {number // COLUMNS * HEIGHT})">'
        + "".join(_panel(panel))
        + "</g>"
        for number, panel in enumerate(panels)
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" font-family="sans-serif" font-size="12" fill="#222">\n'
        f'<rect width="{width}" height="{height}" fill="#fff"/>\n' + "\n".join(drawn) + "\n</svg>\n"
    )


def log_axis(values: Sequence[float]) -> Axis:
    """Return an axis of powers of ten around the values, with ticks at 1, 2 and 5 where there are few."""
    low, high = min(values), max(values)
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    steps = (1, 2, 5) if last - first <= 2 else (1,)
    marks = [float(f"{step}e{power}") for power in range(first - 1, last + 2) for step in steps]
    start = max(mark for mark in marks if mark <= low)
    end = min(mark for mark in marks if mark >= high and mark > start)
    return Axis(start, end, tuple(mark for mark in marks if start <= mark <= end))


def even_axis(values: Sequence[float]) -> Axis:
    """Return an axis of shares from 0.9, or from the tenth below the least, to 1."""
    tenths = min(9, math.floor(10 * min(values) + 1e-9))
    steps = 5 if tenths == 9 else 10 - tenths
    low = tenths / 10
    ticks = tuple(round(low + (1 - low) * number / steps, 2) for number in range(steps + 1))
    return Axis(low, 1.0, ticks, is_log=False)


def _panel(panel: Panel) -> Iterator[str]:
    points = [point for line in panel.lines.values() for point in line]
    across = log_axis([x for x, _ in points])
    up = (log_axis if panel.is_log else even_axis)([y for _, y in points])
    yield f'<text x="{LEFT}" y="18" font-weight="bold">{escape(panel.title)}</text>'
    for tick in up.ticks:
        y = _y(up, tick)
        yield f'<path d="M{LEFT} {y}H{WIDTH - RIGHT}" stroke="#ddd"/>'
        yield f'<text x="{LEFT - 6}" y="{y + 4}" text-anchor="end">{tick:,g}</text>'
    for tick in across.ticks:
        x = _x(across, tick)
        yield f'<path d="M{x} {TOP}V{HEIGHT - BOTTOM}" stroke="#ddd"/>'
        yield f'<text x="{x}" y="{HEIGHT - BOTTOM + 16}" text-anchor="middle">{_count(tick)}</text>'
    yield f'<text x="{WIDTH - RIGHT}" y="{HEIGHT - 6}" text-anchor="end">passages</text>'
    for number, (name, line) in enumerate(panel.lines.items()):
        yield from _line(name, [(_x(across, x), _y(up, y)) for x, y in line], number)


def _line(name: str, places: Points, number: int) -> Iterator[str]:
    colour = COLOURS[number % len(COLOURS)]
    path = "L".join(f"{x} {y}" for x, y in places)
    yield f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
    for x, y in places:
        yield f'<circle cx="{x}" cy="{y}" r="3.5" fill="{colour}"/>'
    yield f'<text x="{LEFT + number * 150}" y="35" fill="{colour}">{escape(name)}</text>'


def _x(axis: Axis, value: float) -> float:
    return round(LEFT + axis.share(value) * (WIDTH - LEFT - RIGHT), 1)


def _y(axis: Axis, value: float) -> float:
    return round(HEIGHT - BOTTOM - axis.share(value) * (HEIGHT - TOP - BOTTOM), 1)


def _count(value: float) -> str:
    return f"{value / 1e6:g}M" if value >= 1e6 else f"{value / 1e3:g}k" if value >= 1e3 else f"{value:g}"
