"""Gives the numbers of a list the limit that its first one has: "tối đa 10 ngày nếu …; 7 ngày nếu …"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.support.figures import Figure, Item, read_figures
from bot.support.limits import limit_of

_MARKS = frozenset({";", ",", ":", "và", "hoặc", "\n"})


def figures_told(quote: str, leads: Sequence[str]) -> list[Figure]:
    """Return the figures of a quote, those of a list also with the limit that they share."""
    items = read_figures(quote)
    found: list[Figure] = []
    limits: dict[str, str] = {}
    announced = limit_of(" ".join(leads[-1:]).lower().split(), ())
    for at, item in enumerate(items):
        if item == ":":
            announced = limit_of([str(one) for one in _words_before(items, at)], ())
        elif item == "." or (item == "\n" and items[at - 1 : at] != [":"] and not announced):
            limits, announced = {}, ""
        elif isinstance(item, Figure):
            found.append(item)
            shared = limits.get(_kind(item)) or announced
            if item.limit:
                limits[_kind(item)] = item.limit
            elif shared and (not at or items[at - 1] in _MARKS):
                found.append(replace(item, limit=shared))
    return found


def _kind(figure: Figure) -> str:
    return figure.unit.partition(" ")[0]


def _words_before(items: Sequence[Item], at: int) -> Sequence[Item]:
    words: list[Item] = []
    for item in reversed(items[:at]):
        if isinstance(item, Figure):
            break
        words.insert(0, item)
    return words
