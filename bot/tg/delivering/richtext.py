"""Text with styles, as Telegram shows it: text plus entities, so that nothing needs escaping."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal["bold", "italic", "underline", "blockquote", "expandable_blockquote", "text_link"]

# What JSON or UTF-8 cannot carry, or what Telegram would turn into spaces: one character for one.
_UNSENDABLE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")  # the order of letters, of what stands beside it too


@dataclass(frozen=True, slots=True)
class Span:
    """A styled stretch; positions are code points, `end` exclusive."""

    start: int
    end: int
    kind: Kind
    url: str | None = None

    def moved(self, distance: int) -> "Span":
        """Return the span shifted by `distance` characters."""
        return replace(self, start=self.start + distance, end=self.end + distance)


@dataclass(frozen=True, slots=True)
class Entity:
    """A styled stretch as Telegram counts it: offset and length in UTF-16 units."""

    type: str
    offset: int
    length: int
    url: str | None = None


@dataclass(frozen=True, slots=True)
class RichText:
    """A text and its styled spans, which are nested or apart, never half over one another."""

    text: str = ""
    spans: tuple[Span, ...] = ()

    def __add__(self, other: "RichText | str") -> "RichText":
        """Return both one after the other."""
        tail = other if isinstance(other, RichText) else styled(other)
        moved = tuple(span.moved(len(self.text)) for span in tail.spans)
        return RichText(self.text + tail.text, self.spans + moved)

    def cut(self, start: int, end: int) -> "RichText":
        """Return the stretch from start to end with the parts of the spans that lie in it."""
        clipped = (
            replace(span, start=max(span.start, start) - start, end=min(span.end, end) - start)
            for span in self.spans
            if span.start < end and span.end > start
        )
        return RichText(self.text[start:end], tuple(clipped))

    def stripped(self) -> "RichText":
        """Return the text without blanks around it, as Telegram would send it."""
        start = len(self.text) - len(self.text.lstrip())
        return self.cut(start, max(start, len(self.text.rstrip())))

    def entities(self) -> tuple[Entity, ...]:
        """Return the spans as Telegram counts them, outer before inner."""
        offsets = _utf16_offsets(self.text)
        ordered = sorted(self.spans, key=lambda span: (span.start, -span.end))
        return tuple(
            Entity(span.kind, offsets[span.start], offsets[span.end] - offsets[span.start], span.url)
            for span in ordered
            if span.start < span.end
        )


def styled(text: str, *kinds: Kind, url: str | None = None) -> RichText:
    """Return the text, made fit to send, with all of it in the given styles."""
    fit = fit_to_send(text)
    return RichText(fit, tuple(Span(0, len(fit), kind, url) for kind in kinds) if fit else ())


def fit_to_send(text: str) -> str:
    """Return the text with one ordinary character for each that cannot be sent or would disturb others."""
    sendable = _CONTROL.sub(" ", _UNSENDABLE.sub("\N{REPLACEMENT CHARACTER}", text))
    return _TURNING.sub("\N{ZERO WIDTH SPACE}", sendable)


def joined(parts: Iterable[RichText], separator: str) -> RichText:
    """Return the parts with the separator between them."""
    whole = RichText()
    for number, part in enumerate(parts):
        whole = whole + separator + part if number else part
    return whole


def utf16_units(text: str) -> int:
    """Return the length of the text as Telegram counts it."""
    return len(text) + sum(ord(character) > 0xFFFF for character in text)


def from_utf16(text: str, offset: int) -> int:
    """Return the code point position of a UTF-16 offset that Telegram gave."""
    units = 0
    for position, character in enumerate(text):
        if units >= offset:
            return position
        units += 2 if ord(character) > 0xFFFF else 1
    return len(text)


def _utf16_offsets(text: str) -> list[int]:
    offsets = [0]
    for character in text:
        offsets.append(offsets[-1] + (2 if ord(character) > 0xFFFF else 1))
    return offsets
