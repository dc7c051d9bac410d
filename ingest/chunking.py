"""Cuts a document into passages: never across an Điều, never longer than the model reads, nothing lost."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.reaching import Reaching
from vectorstore.context import embedded_text
from vectorstore.locating import locate
from vectorstore.records import Passage, Place

CountTokens = Callable[[Sequence[str]], Sequence[int]]

_KEPT_WHOLE = ("clause", "point")  # levels below the one that a passage never crosses
_SENTENCE = re.compile(r"(?<=[.;:!?…])\s+|\n+")
_WORD = re.compile(r"\s+")
_COUNTED_AT_ONCE = 64  # texts: a question that comes meanwhile waits for no more of them
_SAVED = 8  # tokens that parts may count more apart than as a whole


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int


def split_into_passages(
    document_id: str,
    title: str,
    text: str,
    places: Sequence[Place],
    *,
    count_tokens: CountTokens,
    max_tokens: int,
    pages: Sequence[int] = (),
) -> tuple[Passage, ...]:
    """Return the passages of a document, in order.

    Together they hold every character of the text that is not white space, each once, and
    text[passage.start:passage.end] == passage.text. The embedded text of each, its context
    included, has at most `max_tokens` tokens. An Điều or section that fits stays whole; a longer one
    is cut at its khoản, then điểm, then sentences, and small neighbours are kept together.
    """
    cutter = _Cutter(document_id, title, text, places, count_tokens, max_tokens)
    spans = cutter.cut(list(_sections(text, places)))
    return tuple(
        cutter.passage(span, number, _page(pages, span.start)) for number, span in enumerate(spans, start=1)
    )


def _sections(text: str, places: Sequence[Place]) -> Iterator[_Span]:
    """Yield the stretches between the places that a passage never crosses.

    A heading with no text of its own, such as a chapter's, goes with what follows it.
    """
    starts = sorted({0, len(text), *(place.start for place in places if place.level not in _KEPT_WHOLE)})
    starts = sorted({*starts, *(place.end for place in places if place.level == "article")})
    headings = {place.start: place for place in reversed(places) if place.level not in _KEPT_WHOLE}
    begin = 0
    for start, end in pairwise(starts):
        if _is_only_heading(text, _Span(start, end), headings.get(start)) and end < len(text):
            continue
        span = _trimmed(text, _Span(begin, end))
        begin = end
        if span is not None:
            yield span
    rest = _trimmed(text, _Span(begin, len(text)))
    if rest is not None:
        yield rest


def _is_only_heading(text: str, span: _Span, heading: Place | None) -> bool:
    """Tell whether a stretch is no more than the heading that it starts with."""
    if heading is None or heading.level == "article":
        return False
    words = text[span.start : span.end].removeprefix(heading.label)
    return len("".join(words.split())) <= len("".join(heading.title.split())) + 3


class _Cutter:
    """Cuts the stretches of one document."""

    def __init__(
        self,
        document_id: str,
        title: str,
        text: str,
        places: Sequence[Place],
        count_tokens: CountTokens,
        max_tokens: int,
    ) -> None:
        self._document_id = document_id
        self._title = title
        self._text = text
        self._reaching = Reaching(places)
        self._count_tokens = count_tokens
        self._max_tokens = max_tokens
        self._sizes: dict[_Span, int] = {}
        self._context_sizes: dict[str, int] = {}

    def passage(self, span: _Span, number: int, page: int | None) -> Passage:
        """Return the passage of a span; its place is where its own words stand, behind any headings."""
        location = locate(self._around(span), self._first_own(span), span.end)
        return Passage(
            id=f"{self._document_id}#{number}",
            document_id=self._document_id,
            text=self._text[span.start : span.end],
            start=span.start,
            end=span.end,
            heading_path=location.heading_path,
            article=location.article,
            clause=location.clause,
            point=location.point,
            page=page,
        )

    def cut(self, spans: Sequence[_Span]) -> list[_Span]:
        """Return the spans in order: each whole if it fits, else in pieces that do."""
        fits = self._fits(spans)
        return [
            piece
            for span, does_fit in zip(spans, fits, strict=True)
            for piece in ([span] if does_fit else self._joined(self._atoms(span)))
        ]

    def _atoms(self, span: _Span) -> list[_Span]:
        """Return pieces that each fit, cut at the highest level that is possible."""
        for cut in (self._at("clause"), self._at("point"), _at_sentences, _at_words, _in_the_middle):
            pieces = [piece for part in cut(self._text, span) if (piece := _trimmed(self._text, part))]
            if len(pieces) > 1:
                fits = self._fits(pieces)
                return [
                    atom
                    for piece, does_fit in zip(pieces, fits, strict=True)
                    for atom in ([piece] if does_fit else self._atoms(piece))
                ]
        return [span]  # a single character, or a context that alone is too long

    def _joined(self, atoms: list[_Span]) -> list[_Span]:
        """Join neighbours as long as they fit together."""
        self._sizes_of(atoms)  # all at once
        joined, first = [], 0
        while first < len(atoms):
            last = self._furthest(atoms, first)
            joined.append(_Span(atoms[first].start, atoms[last].end))
            first = last + 1
        return joined

    def _furthest(self, atoms: Sequence[_Span], first: int) -> int:
        """Return the last of the atoms that fits into one passage with `first` and all between.

        The sizes of the parts only say where to look, since counting each longer stretch would take
        time as the square of its length; what is joined has been counted as a whole.
        """

        def fits(last: int) -> bool:
            return last == first or self._fits([_Span(atoms[first].start, atoms[last].end)])[0]

        totals = list(self._totals(atoms, first))
        last = first + max(0, bisect_right(totals, self._max_tokens) - 1)
        while not fits(last):
            last -= 1
        while last + 1 < first + len(totals) and fits(last + 1):
            last += 1
        return last

    def _totals(self, atoms: Sequence[_Span], first: int) -> Iterator[int]:
        """Yield about how many tokens the atoms from `first` on have together, as far as they may fit."""
        total = self._sizes_of([atoms[first]])[0]
        for atom in atoms[first + 1 :]:
            yield total
            total += self._sizes_of([atom])[0] - self._context_size(atom)
            if total > self._max_tokens + _SAVED:
                return
        yield total

    def _context_size(self, span: _Span) -> int:
        passage = self.passage(span, 0, None)
        context = embedded_text(self._title, passage).removesuffix(passage.text)
        if context not in self._context_sizes:
            self._context_sizes[context] = self._count_tokens([context])[0]
        return self._context_sizes[context]

    def _fits(self, spans: Sequence[_Span]) -> list[bool]:
        return [size <= self._max_tokens for size in self._sizes_of(spans)]

    def _sizes_of(self, spans: Sequence[_Span]) -> list[int]:
        """Return the tokens of each span as a passage."""
        missing = [span for span in spans if span not in self._sizes]
        if missing:
            for first in range(0, len(missing), _COUNTED_AT_ONCE):
                some = missing[first : first + _COUNTED_AT_ONCE]
                texts = [embedded_text(self._title, self.passage(span, 0, None)) for span in some]
                self._sizes.update(zip(some, self._count_tokens(texts), strict=True))
        return [self._sizes[span] for span in spans]

    def _at(self, level: str) -> Callable[[str, _Span], list[_Span]]:
        def cut(_: str, span: _Span) -> list[_Span]:
            starts = [place.start for place in self._around(span) if place.level == level]
            return _parts(span, starts)

        return cut

    def _around(self, span: _Span) -> list[Place]:
        return self._reaching.into(span.start, span.end)

    def _first_own(self, span: _Span) -> int:
        """Return where the last Điều or section that starts inside the span starts, else its start."""
        inside = [
            place.start
            for place in self._around(span)
            if place.level not in _KEPT_WHOLE and span.start <= place.start < span.end <= place.end
        ]
        return max(inside, default=span.start)


def _parts(span: _Span, starts: Sequence[int]) -> list[_Span]:
    bounds = [span.start, *(start for start in starts if span.start < start < span.end), span.end]
    return [_Span(start, end) for start, end in pairwise(bounds)]


def _at_sentences(text: str, span: _Span) -> list[_Span]:
    return _parts(span, [match.end() for match in _SENTENCE.finditer(text, span.start, span.end)])


def _at_words(text: str, span: _Span) -> list[_Span]:
    """Cut at the white space nearest to the middle."""
    middle = (span.start + span.end) // 2
    gaps = [match.end() for match in _WORD.finditer(text, span.start, span.end)]
    return _parts(span, [min(gaps, key=lambda gap: abs(gap - middle))]) if gaps else [span]


def _in_the_middle(_: str, span: _Span) -> list[_Span]:
    return _parts(span, [(span.start + span.end) // 2])


def _trimmed(text: str, span: _Span) -> _Span | None:
    piece = text[span.start : span.end]
    if not piece.strip():
        return None
    start = span.start + len(piece) - len(piece.lstrip())
    return _Span(start, start + len(piece.strip()))


def _page(pages: Sequence[int], start: int) -> int | None:
    return max(1, bisect_right(pages, start)) if pages else None
