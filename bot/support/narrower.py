"""Finds a statement that says more than its sentence: without whom, from when or under what it is said."""

from collections.abc import Iterator, Sequence

from bot.support.conditions import conditions_of, is_said
from bot.support.evidence import Evidence
from bot.support.figures import Figure, Item, read_figures
from bot.support.known import Known, is_same
from bot.support.reading import is_word
from bot.support.sentences import sentences_of
from bot.support.terms import DENIALS, FROM, MORE, SUBJECTS

_ONWARDS = ("trở", "đi")
_NEAR = 2  # terms between "thêm" and its number


def qualifier_left_out(statement: Sequence[Item], known: Known) -> bool:
    """Tell whether every sentence most like a statement says it of fewer people or of fewer cases."""
    said = {*statement, *known.question}
    lines = [line for line in known.own if line[-1] != ":"]
    shares = [sum(any(is_same(term, one) for one in line) for term in statement) for line in lines]
    if lines and not any(shares):  # what leads to a list, and none of the list
        return any(line[-1] == ":" for line in known.leads)
    return bool(lines) and all(
        _adds(line, statement)
        or _counts_from(line, statement)
        or _is_of_fewer(line, statement, said)
        or _forbids_some(line, said)
        for line, share in zip(lines, shares, strict=True)
        if share == max(shares)
    )


def condition_left_out(statement: str, evidence: Evidence, question: str) -> bool:
    """Tell whether the sentence most like a statement has a condition of which hardly a word is said."""
    told = read_figures(statement)
    items = [*told, ".", *read_figures(question)]
    words = {item for item in told if isinstance(item, str) and is_word(item)}
    parts = [
        (read_figures(part), read_figures(" ".join(text.splitlines()[: -len(quote.splitlines())])))
        for quote, text in zip(evidence.quotes, evidence.apart, strict=True)
        for part in sentences_of(quote)
        if part.strip() and not part.rstrip().endswith(":")
    ]
    shares = [len(words.intersection(map(str, part))) for part, _ in parts]
    return bool(parts) and all(
        any(
            not is_said(condition, [*leads, *_without(part, at, condition)], items)
            for at, condition in conditions_of(part)
            if not _is_of_other_choice(part[:at], told)
        )
        for (part, leads), share in zip(parts, shares, strict=True)
        if share == max(shares)
    )


def _without(part: Sequence[Item], at: int, condition: Sequence[Item]) -> Iterator[Item]:
    """Yield what a sentence says besides a condition: a word of it that stands there too is no mark."""
    yield from part[:at]
    yield from part[at + len(condition) :]


def _is_of_other_choice(before: Sequence[Item], told: Sequence[Item]) -> bool:
    """Tell whether a condition is tied to the second of two by "hoặc", which the statement leaves out."""
    if "hoặc" not in before:
        return False
    choice = before[len(before) - list(reversed(before)).index("hoặc") :]
    return any(not any(is_same(one, item) for one in told) for item in choice if isinstance(item, Figure))


def _adds(line: Sequence[Item], statement: Sequence[Item]) -> bool:
    """Tell whether a number is one more in the sentence and the whole in the statement."""
    return any(
        isinstance(term, Figure)
        and MORE in line[max(0, at - _NEAR) : at]
        and MORE not in statement
        and any(is_same(one, term) for one in statement)
        for at, term in enumerate(line)
    )


def _counts_from(line: Sequence[Item], statement: Sequence[Item]) -> bool:
    """Tell whether a number counts from something on in the sentence and from the first in the statement."""
    if _begins_later(statement):
        return False
    return _begins_later(line) and any(
        isinstance(term, Figure) and term.unit and any(is_same(one, term) for one in statement)
        for term in line
    )


def _begins_later(line: Sequence[Item]) -> bool:
    """Tell whether a sentence has "từ con thứ ba" or "trở đi"."""
    is_counted = any(term == FROM and "thứ" in line[at : at + _NEAR + 1] for at, term in enumerate(line))
    return is_counted or any(tuple(line[at : at + 2]) == _ONWARDS for at in range(len(line)))


def _forbids_some(line: Sequence[Item], said: set[Item]) -> bool:
    """Tell whether a sentence forbids for those behind its colon, none of whom the statement names."""
    if ":" not in line[:-1] or DENIALS.isdisjoint(line[: line.index(":")]):
        return False
    colon = line.index(":")
    return said.isdisjoint(term for term in line[colon:] if is_word(term) and term not in line[:colon])


def _is_of_fewer(line: Sequence[Item], statement: Sequence[Item], said: set[Item]) -> bool:
    """Tell whether a party is told apart in the sentence by words of which the statement has none."""
    return any(
        runs
        and all(
            run[: len(own)] == own and said.isdisjoint(run[len(own) :]) and len(run) > len(own)
            for run in runs
        )
        for own in _parties(statement)
        for runs in [[run for run in _parties(line) if run[0] == own[0]]]
    )


def _parties(line: Sequence[Item]) -> Iterator[tuple[Item, ...]]:
    """Yield each party with the words that follow it at once."""
    for at, term in enumerate(line):
        if term in SUBJECTS:
            end = next((place for place in range(at + 1, len(line)) if not is_word(line[place])), len(line))
            yield tuple(line[at:end])
