"""Cuts a block that is too long to quote down to the sentences or points that answer.

Every unit of the block is weighed by itself; the quote grows around the best one, by its better neighbour,
for as long as it fits: an answer often stands beside the sentence that says most of the question.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from bot.asked.head.penalties import asks_for_fine
from bot.choosing.blocks import Block
from bot.choosing.relevance import Asked
from bot.choosing.words import Words

Spans = Sequence[tuple[int, int]]
Meanings = Callable[[Sequence[str]], Sequence[float]]

# By hand, on the short answers of alqac-2022 and xquad-vi; blocks have others (bot/choosing/ranking.py).
_WORDS, _PAIRS, _KIND, _MEANING = 2.0, 0.5, 0.5, 0.5
_RANGE = 0.5  # of a range in which an amount of the question lies
_SHORTEST_CLAUSE = 60
ROOMY = 600  # characters; who allows fewer wants one short extract
_PAUSE = re.compile(r"[,;:.]\s")
_AMOUNT = re.compile(r"\d[\d.,]*\s?(?:đồng|triệu|%)")
_CLAUSE_END = re.compile(r"[,;:]\s+(?!trừ\b|nhưng\b|ngoại trừ\b|nếu\b)")


def narrowed(
    asked: Asked, block: Block, text: str, *, max_chars: int, meanings: Meanings
) -> tuple[tuple[int, int] | None, tuple[int, int]]:
    """Return the run of units that answers best, at most `max_chars`, and what leads to it in a list.

    Of a list, the points that matter make no sense alone: the line that leads to them comes along where both
    fit. Where the run itself lacks the fact asked for (an amount, ...), it leads to the points that have it.
    """
    units = list(fitting(block.units, text, max_chars))
    lead = units[0] if block.leads and len(units) > 1 else None
    worths = _worths(asked, block, units, text, meanings)
    best = max(range(len(units)), key=lambda place: (worths[place], -place))
    whole = _grown(units, worths, best, max_chars)
    if lead is None:
        return None, whole
    fact = _with_fact(asked, units, worths, text, whole) if max_chars >= ROOMY else None
    if fact is not None:
        behind = [at for at, unit in enumerate(units) if unit[0] >= whole[1]]
        return whole, _grown(units[behind[0] :], worths[behind[0] :], fact - behind[0], max_chars)
    spare = max_chars - (lead[1] - lead[0])
    if whole == lead and max_chars >= ROOMY:  # what it leads to is too long to stand in one quote with it
        best = max(range(1, len(units)), key=lambda place: (worths[place], -place))
        return lead, _grown(units[1:], worths[1:], best - 1, max_chars)
    if whole[0] == lead[0]:
        return None, whole
    if units[best][1] - units[best][0] > spare:
        return (lead if max_chars >= ROOMY else None), whole
    return lead, _grown(units[1:], worths[1:], best - 1, spare)


def _with_fact(
    asked: Asked, units: Spans, worths: Sequence[float], text: str, whole: tuple[int, int]
) -> int | None:
    """Return the best unit behind that has more of the facts asked for than what would be quoted."""
    known = _facts(asked, text[whole[0] : whole[1]])
    behind = [(at, text[start:end]) for at, (start, end) in enumerate(units) if start >= whole[1]]
    having = [at for at, said in behind if _facts(asked, said) > known]
    return max(having, key=lambda at: worths[at], default=None)


def _facts(asked: Asked, said: str) -> float:
    """Return the share of the facts asked for; of a fine the amount is one, also where none is asked for."""
    return asked.has_kind(said) + (asks_for_fine(asked.demanding) and _AMOUNT.search(said) is not None)


def _worths(asked: Asked, block: Block, units: Spans, text: str, meanings: Meanings) -> list[float]:
    said = [text[start:end] for start, end in units]
    around = Words.of([*block.headings, said[0]] if block.leads else block.headings)
    shares = [asked.shares(Words.of([unit]), around) for unit in said]
    return [
        _WORDS * words
        + _PAIRS * pairs
        + _KIND * asked.has_kind(unit)
        + _MEANING * meaning
        + _RANGE * asked.fits(unit)
        for (words, pairs), unit, meaning in zip(shares, said, meanings(said), strict=True)
    ]


def _grown(units: Spans, worths: Sequence[float], best: int, max_chars: int) -> tuple[int, int]:
    first = last = best
    while True:
        beside = []
        if first > 0 and units[last][1] - units[first - 1][0] <= max_chars:
            beside.append((worths[first - 1], first - 1, last))
        if last + 1 < len(units) and units[last + 1][1] - units[first][0] <= max_chars:
            beside.append((worths[last + 1], first, last + 1))
        if not beside:
            return units[first][0], units[last][1]
        _, first, last = max(beside)


def fitting(units: Spans, text: str, max_chars: int) -> Iterator[tuple[int, int]]:
    """Yield the units; one that is too long by itself in clauses, and a clause that is, cut between words.

    What starts within parentheses makes no sense and is no unit.
    """
    for start, end in units:
        if end - start <= max_chars:
            yield start, end
        else:
            for left, right in _clauses(text, start, end):
                pieces = _cut(text, left, right, max_chars)
                yield from (it for it in pieces if not _is_within_parentheses(text, start, it[0]))


def clause_ends(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where clauses end inside a stretch; before what takes some of one back ("trừ ...") none does."""
    return (gap.start() + 1 for gap in _CLAUSE_END.finditer(text, start, end))


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    position = start
    for gap in _CLAUSE_END.finditer(text, start, end):
        if gap.end() - position >= _SHORTEST_CLAUSE and gap.end() < end:
            yield position, gap.start() + 1
            position = gap.end()
    yield position, end


def _cut(text: str, start: int, end: int, max_chars: int) -> Iterator[tuple[int, int]]:
    while start < end:
        stop = last_stop(text, start, end, max_chars)
        yield start, stop
        start = stop + (text[stop : stop + 1] == " ")


def _is_within_parentheses(text: str, start: int, end: int) -> bool:
    """Tell whether a parenthesis is open behind text[start:end]; the label of a point closes none."""
    depth = 0
    for letter in text[start:end]:
        depth = max(0, depth + (letter == "(") - (letter == ")"))
    return depth > 0


def last_stop(text: str, start: int, end: int, max_chars: int) -> int:
    """Return where to end what is too long by itself: behind a comma or the like, else between two words."""
    limit = min(end, start + max_chars)
    if limit == end:
        return end
    pauses = [gap.start() + 1 for gap in _PAUSE.finditer(text, start + max_chars // 2, limit + 1)]
    blank = text.rfind(" ", start, limit + 1)
    return pauses[-1] if pauses else blank if blank > start else limit
