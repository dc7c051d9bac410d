"""Draws what each threshold of the confidence gives, as an SVG that needs nothing else."""

from collections.abc import Mapping, Sequence
from html import escape

_WIDTH, _HEIGHT = 560, 340
_LEFT, _RIGHT, _TOP, _BOTTOM = 50, 20, 56, 44
_COLOURS = ("#1f5fa8", "#c2571a", "#6b6b6b")
_TICKS = [tick / 10 for tick in range(0, 11, 2)]


def draw_curve(points: Sequence[Mapping[str, float]], *, marked: float) -> str:
    """Return the lines of every share over "threshold", with a threshold marked."""
    names = [name for name in points[0] if name != "threshold"]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" '
        f'height="{_HEIGHT}" font-family="sans-serif" font-size="12" fill="#222">',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>',
        *map(_grid, _TICKS),
        f'<path d="M{_x(marked)} {_TOP}V{_HEIGHT - _BOTTOM}" stroke="#222" stroke-dasharray="4 3"/>',
        f'<text x="{_x(marked) + 5}" y="{_TOP + 12}">min_confidence = {marked:g}</text>',
        f'<text x="{_WIDTH - _RIGHT}" y="{_HEIGHT - 8}" text-anchor="end">threshold</text>',
    ]
    for number, name in enumerate(names):
        colour = _COLOURS[number % len(_COLOURS)]
        path = "L".join(f"{_x(point['threshold'])} {_y(point[name])}" for point in points)
        parts.append(f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts.append(f'<text x="{_LEFT + 200 * number}" y="34" fill="{colour}">{escape(name)}</text>')
    return "\n".join([*parts, "</svg>", ""])


def _grid(tick: float) -> str:
    across, up = f"M{_LEFT} {_y(tick)}H{_WIDTH - _RIGHT}", f"M{_x(tick)} {_TOP}V{_HEIGHT - _BOTTOM}"
    return (
        f'<path d="{across}{up}" stroke="#ddd"/>'
        f'<text x="{_LEFT - 6}" y="{_y(tick) + 4}" text-anchor="end">{tick:g}</text>'
        f'<text x="{_x(tick)}" y="{_HEIGHT - _BOTTOM + 16}" text-anchor="middle">{tick:g}</text>'
    )


def _x(share: float) -> float:
    return round(_LEFT + share * (_WIDTH - _LEFT - _RIGHT), 1)


def _y(share: float) -> float:
    return round(_HEIGHT - _BOTTOM - share * (_HEIGHT - _TOP - _BOTTOM), 1)
