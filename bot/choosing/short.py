"""One short extract: where few characters are allowed, the sentences and points that likeliest answer.

A run around the best sentence leaves much of the room unused, and whole khoản are too long for it. Here every
sentence and point of the best blocks is weighed by itself, and the best ones fill the room, whatever block
they are of.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.choosing.extraction import PassageEmbedder, Stretch, Texts
from bot.choosing.narrowing import clause_ends, last_stop
from bot.choosing.relevance import Asked
from bot.choosing.weighing import Span, Unit, is_prose, weighed_units

_SHORTEST_CLAUSE = 40


def short_extract(
    asked: Asked,
    ranked: Sequence[Stretch],
    index: Texts,
    *,
    max_chars: int,
    limit: int,
    embedder: PassageEmbedder | None,
) -> list[Stretch]:
    """Return at most `limit` stretches, at most `max_chars` together, those of a text in its order.

    They are whole sentences and points, a list's with the line that leads to them where both fit; what room
    is left goes to the first clauses of the next sentence. In running text, of the second best sentence
    comes what fits: its beginning answers more often than whole sentences that are weighed less.
    """
    found = weighed_units(asked, ranked, index, max_chars=max_chars, embedder=embedder)
    units = sorted(found, key=lambda unit: -unit.worth)
    room = _Room(max_chars, limit, index)
    takes_part = room.takes_what_fits if is_prose(ranked) else room.takes_clauses
    left = [
        unit
        for rank, unit in enumerate(units)
        if not (room.takes(*unit.leads, unit.span) or room.takes(unit.span))
        and not (rank == 1 and is_prose(ranked) and takes_part(unit.span))
    ]
    next((unit for unit in left if takes_part(unit.span)), None)
    return [
        replace(_source(units, piece), start=piece[1], end=piece[2], leads=()) for piece in room.in_order()
    ]


def _source(units: Sequence[Unit], piece: Span) -> Stretch:
    """Return the stretch of the best unit that begins in a piece."""
    return next(one.stretch for one in units if _begins_in(one.span, piece))


def _begins_in(span: Span, piece: Span) -> bool:
    return span[0] == piece[0] and piece[1] <= span[1] < piece[2]


class _Room:
    """The pieces taken so far; never more or longer than allowed."""

    def __init__(self, max_chars: int, limit: int, index: Texts) -> None:
        self._max_chars = max_chars
        self._limit = limit
        self._index = index
        self._pieces: list[Span] = []

    def takes(self, *spans: Span) -> bool:
        """Tell whether some spans fit all together beside what is there; if so, they are taken."""
        pieces = list(self._joined([*self._pieces, *spans]))
        fits = len(pieces) <= self._limit and _length(pieces) <= self._max_chars
        if fits:
            self._pieces = pieces
        return fits

    def takes_what_fits(self, span: Span) -> bool:
        """Take as much of the beginning of a span as fits, to a pause if there is one; tell whether any."""
        document_id, start, end = span
        spare = self._max_chars - _length(self._pieces) - 1
        stop = last_stop(self._index.text(document_id), start, end, max(0, spare))
        return stop - start >= _SHORTEST_CLAUSE and self.takes((document_id, start, stop))

    def takes_clauses(self, span: Span) -> bool:
        """Take as many whole clauses from the beginning of a span as fit; tell whether any do."""
        document_id, start, end = span
        ends = clause_ends(self._index.text(document_id), start, end)
        fitting_ends = (stop for stop in reversed(list(ends)) if stop - start >= _SHORTEST_CLAUSE)
        return any(self.takes((document_id, start, stop)) for stop in fitting_ends)

    def in_order(self) -> list[Span]:
        """Return the pieces, those of a document in the order of its text."""
        return self._pieces

    def _joined(self, spans: Sequence[Span]) -> Iterator[Span]:
        """Yield the spans document by document, those as one that nothing but blanks parts."""
        for document_id in dict.fromkeys(document_id for document_id, *_ in spans):
            text = self._index.text(document_id)
            (start, end), *others = sorted(span[1:] for span in spans if span[0] == document_id)
            for left, right in others:
                if text[end:left].strip():
                    yield document_id, start, end
                    start, end = left, right
                else:
                    end = max(end, right)
            yield document_id, start, end


def _length(pieces: Sequence[Span]) -> int:
    """Return how long pieces are one below the other."""
    return sum(end - start for _, start, end in pieces) + max(0, len(pieces) - 1)
