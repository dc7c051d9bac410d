"""What a statement may take its terms from: its quotes, their lead-ins and headings, and the question."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.support.evidence import Evidence
from bot.support.figures import Figure, Item
from bot.support.reading import segments_of, terms_in
from bot.support.terms import CANNOT, EXCEPT, MODALS, NEED_NOT, POSSESSION, RELATIONS

Terms = tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """The terms of all that stands behind a statement, sentence by sentence."""

    leads: tuple[Terms, ...]  # what the Điều and khoản around the quotes say before their points
    headings: tuple[Terms, ...]
    lines: tuple[tuple[Terms, ...], ...]  # the sentences and points quoted, those of one line together
    question: Terms

    @property
    def own(self) -> tuple[Terms, ...]:
        """The sentences and points quoted."""
        return tuple(part for line in self.lines for part in line)

    @property
    def text(self) -> tuple[Terms, ...]:
        """All that the text says, without headings."""
        return self.leads + self.own

    @property
    def told(self) -> tuple[Terms, ...]:
        """All that the text says."""
        return self.headings + self.leads + self.own

    @property
    def is_denied(self) -> bool:
        """Tell whether a lead-in or a heading denies what stands below it."""
        return any(term in (CANNOT, NEED_NOT) for line in self.headings + self.leads for term in line)


def known_of(evidence: Evidence, question: str) -> Known:
    """Return what the evidence and the question say, as terms."""
    headings = [tuple(part) for text in evidence.headings for part in segments_of(text)]
    leads = [
        tuple(part)
        for text, quote in zip(evidence.apart, evidence.quotes, strict=True)
        for lead in text.splitlines()[: -len(quote.splitlines())]
        for part in segments_of(lead)
    ]
    quoted = [
        [tuple(part) for part in segments_of(line)]
        for quote in evidence.quotes
        for line in quote.splitlines()
    ]
    opening = [part for line in quoted for part in line if part[-1] == ":"]
    return Known(
        tuple(part for part in leads + opening if part not in headings),
        tuple(headings),
        tuple(tuple(part for part in line if part not in opening) for line in quoted),
        tuple(terms_in(question)),
    )


def cut_at(mark: str, line: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """Yield what stands between the marks of one kind."""
    start = 0
    for at, term in enumerate([*line, mark]):
        if term == mark:
            yield line[start:at]
            start = at + 1


def stand_in_order(left: Item, right: Item, line: Sequence[Item]) -> bool:
    """Tell whether one term comes after another in a line, and nothing that weighs between them."""
    return any(
        right in _up_to_weight(line[start + 1 :], beyond=left in POSSESSION)
        for start, term in enumerate(line)
        if term == left
    )


def _up_to_weight(line: Sequence[Item], *, beyond: bool) -> Iterator[Item]:
    for term in line:
        yield term
        if isinstance(term, Figure) or term in MODALS or term in RELATIONS or term == EXCEPT:
            return
        if beyond and term in POSSESSION:
            return


def stand_together(left: Item | None, right: Item, line: Sequence[Item]) -> bool:
    """Tell whether two terms stand side by side in a line."""
    return any(is_same(left, one) and is_same(right, other) for one, other in pairwise(line))


def is_same(mine: Item | None, other: Item) -> bool:
    """Tell whether two terms are the same, numbers by their value."""
    if isinstance(mine, Figure):
        return isinstance(other, Figure) and mine.is_value_of(other)
    return mine == other
