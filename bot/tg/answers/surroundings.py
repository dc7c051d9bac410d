"""What stands around a fact of a quote, nearest first: clause, part of the sentence, sentence, line."""

import re
from collections.abc import Sequence

_LINE_ENDS = re.compile(r"\n")
_SENTENCE_ENDS = re.compile(r"\n|\.(?=\s|$)")
_PART_ENDS = re.compile(r"[;:\n]|\.(?=\s|$)")
_CLAUSE_ENDS = re.compile(r"[;:,(\n]|\.(?=\s|$)|(?<!\w)(?:và|hoặc|còn)(?!\w)", re.IGNORECASE)
_LABEL = re.compile(r"(?:^|[;.(\n])\s*(?P<label>[^;.:(\n]{1,120}:)\s*(?:[^\W\d_]+ ){0,5}$")
_LIST_GOES_ON = re.compile(r";(?=\s*\S)")
_CONDITION = re.compile(
    r"(?<!\w)(?:nếu|khi|đối với|trường hợp|kể từ)(?!\w)|\b(?:trong|của)\s*$", re.IGNORECASE
)
_BASIS = re.compile(r"\b(?:của|bình quân)\s*$", re.IGNORECASE)
_REACHED = re.compile(r"\b(?:từ đủ|đủ|cứ|đủ thêm|dưới)\s*$", re.IGNORECASE)
_PERIOD = re.compile(r"\b(?:ngày|tháng|năm|tuần)$", re.IGNORECASE)
_TAKEN_OUT = "¤"

Stretch = tuple[int, int]


def around(quote: str, fact: Stretch, facts: Sequence[Stretch]) -> tuple[str, str, str, str]:
    """Return what stands around a fact without the facts in it; with the line what leads to it."""
    part, sentence, line = (_stretch(quote, fact, ends) for ends in (_PART_ENDS, _SENTENCE_ENDS, _LINE_ENDS))
    clause = _clause(quote, fact, part, facts)
    label = _LABEL.search(quote[: fact[0]])
    is_label = label and not any(label.start() <= start < label.end() for start, _ in facts)
    if label and is_label and not _LIST_GOES_ON.search(quote, fact[1], line[1]):
        clause = part = (label.start("label"), part[1])
    said = [_without(quote, stretch, facts) for stretch in (clause, part, sentence, line)]
    return said[0], said[1], said[2], f"{_lead_of_list(quote[: line[0]])} {said[3]}"


def clause_beside(quote: str, fact: Stretch) -> str:
    """Return the clause of a fact without it, the other facts left in: they may be its range."""
    start, end = _stretch(quote, fact, _CLAUSE_ENDS)
    return f"{quote[start : fact[0]]} {_TAKEN_OUT} {quote[fact[1] : end]}"


def lead_of_cases(quote: str, fact: Stretch, facts: Sequence[Stretch]) -> str:
    """Return what is said of several facts together: what leads to a list, what stands before an "if"."""
    start, end = _stretch(quote, fact, _SENTENCE_ENDS)
    own = [one for one in facts if start <= one[0] < end]
    with_if = [one for one in own if _has_if(quote, one)]
    before = quote[start : own[0][0]] if fact in with_if and len(with_if) > 1 else ""
    return f"{_lead_of_list(quote[: _stretch(quote, fact, _LINE_ENDS)[0]])} {before}"


def is_condition(quote: str, fact: Stretch, facts: Sequence[Stretch]) -> bool:
    """Tell whether another is reckoned from a fact, or an "if" stands between it and one of its clause."""
    start, end = _stretch(quote, fact, _CLAUSE_ENDS)
    reached = _REACHED.search(quote[: fact[0]]) and _PERIOD.search(quote[slice(*fact)])
    if _BASIS.search(quote[: fact[0]]) or (reached and any(fact[1] < one[0] < end for one in facts)):
        return True
    return any(_CONDITION.search(quote[end : fact[0]]) for begin, end in facts if start <= begin < fact[0])


def _clause(quote: str, fact: Stretch, part: Stretch, facts: Sequence[Stretch]) -> Stretch:
    """Return the clause of a fact; what stands before facts that each have an "if" is of them all."""
    clause = _stretch(quote, fact, _CLAUSE_ENDS)
    own = [one for one in facts if part[0] <= one[0] < part[1]]
    with_if = [one for one in own if _has_if(quote, one)]
    return (max(clause[0], own[0][0]), clause[1]) if fact in with_if and len(with_if) > 1 else clause


def _lead_of_list(before: str) -> str:
    """Return the line that leads to the list in which what follows stands; "" where none does."""
    return next((line for line in reversed(before.splitlines()) if line.rstrip().endswith(":")), "")


def _has_if(quote: str, fact: Stretch) -> bool:
    return _CONDITION.search(quote[fact[1] : _stretch(quote, fact, _CLAUSE_ENDS)[1]]) is not None


def _stretch(quote: str, fact: Stretch, ends: re.Pattern[str]) -> Stretch:
    before = max((found.end() for found in ends.finditer(quote, 0, fact[0])), default=0)
    after = ends.search(quote, fact[1])
    return before, after.start() if after else len(quote)


def _without(quote: str, stretch: Stretch, facts: Sequence[Stretch]) -> str:
    letters = list(quote)
    for begin, stop in facts:
        letters[begin:stop] = _TAKEN_OUT * (stop - begin)
    return "".join(letters[slice(*stretch)])
