"""Splits a long text into messages that Telegram takes, at the place that hurts least."""

import re
import unicodedata
from collections.abc import Callable

from bot.tg.delivering.richtext import RichText, Span, utf16_units

MAX_UNITS = 4096
MAX_ENTITIES = 100

# Best first: after a blank line, a line, a sentence, a space.
_BREAKS = tuple(re.compile(pattern) for pattern in (r"\n\s*\n", r"\n", r"[.!?…;]\s+", r"\s+"))
_SMALLEST_SHARE = 3  # a message less than a third full is a last resort
_MAX_CLUSTER = 32  # marks on one letter that are kept with it


def split(rich: RichText, max_units: int = MAX_UNITS) -> list[RichText]:
    """Return consecutive pieces of at most `max_units` UTF-16 units and 100 styled spans each.

    Joined together their texts give the text back. A styled span stays in one piece unless it is
    longer than a whole message.
    """
    pieces: list[RichText] = []
    rest = rich
    while (room := _characters_that_fit(rest, max_units)) < len(rest.text):
        position = _best_break(rest, room, max_units)
        pieces.append(rest.cut(0, position))
        rest = rest.cut(position, len(rest.text))
    return [*pieces, rest] if rest.text else pieces


def _characters_that_fit(rich: RichText, max_units: int) -> int:
    room = len(rich.text)
    if room > max_units // 2:
        units = 0
        for position, character in enumerate(rich.text):
            units += 2 if ord(character) > 0xFFFF else 1
            if units > max_units:
                room = position
                break
    starts = sorted(span.start for span in rich.spans)
    if len(starts) > MAX_ENTITIES and 0 < starts[MAX_ENTITIES] < room:
        room = starts[MAX_ENTITIES]
    return room


def _best_break(rich: RichText, room: int, max_units: int) -> int:
    """Return where the first piece ends: outside every span, else outside all that fit a message."""
    short = [span for span in rich.spans if utf16_units(rich.text[span.start : span.end]) <= max_units]
    for protected in (list(rich.spans), short):
        position = _natural_break(rich.text, room, _is_outside(protected))
        if position:
            return position
    return _forced_break(rich.text, room, _is_outside(short))


def _natural_break(text: str, room: int, is_allowed: Callable[[int], bool]) -> int:
    """Return the last allowed break of the best kind that leaves a decent piece; 0 for none."""
    for least in (room // _SMALLEST_SHARE, 1):
        for pattern in _BREAKS:
            ends = (match.end() for match in pattern.finditer(text, 0, room))
            allowed = [end for end in ends if least <= end <= room and is_allowed(end)]
            if allowed:
                return allowed[-1]
    return 0


def _forced_break(text: str, room: int, is_allowed: Callable[[int], bool]) -> int:
    """Return a break inside a word: before a span that would be cut, never between a letter and its marks."""
    before_span = next((end for end in range(room, 0, -1) if is_allowed(end)), room)
    position = before_span
    while position > max(before_span - _MAX_CLUSTER, 1) and _joins_the_letter_before(text[position]):
        position -= 1
    if position > 0 and is_allowed(position) and not _joins_the_letter_before(text[position]):
        return position
    return before_span


def _is_outside(spans: list[Span]) -> Callable[[int], bool]:
    return lambda position: not any(span.start < position < span.end for span in spans)


def _joins_the_letter_before(character: str) -> bool:
    return unicodedata.combining(character) > 0 or character in "\u200d\ufe0e\ufe0f"
