"""Finds a "trước", "kể từ", "thêm", "của" or "trừ" that stands before another word than in the text."""

from collections.abc import Sequence

from bot.support.figures import Figure, Item
from bot.support.known import Known, is_same, stand_in_order, stand_together
from bot.support.reading import is_word
from bot.support.terms import DOWNWARDS, EXCEPT, ONLY, POSSESSION, RELATIONS, UPWARDS

_ALL, _EITHER = frozenset({"và"}), frozenset({"hoặc", "hay"})
_COORDINATE = frozenset({"và", "hoặc", "hay", ","})


def relation_changed(statement: Sequence[Item], known: Known) -> bool:
    """Tell whether something is before, after, of or from something else than in the text."""
    return any(_is_changed(statement, at, known) for at in range(len(statement)))


def _is_changed(statement: Sequence[Item], at: int, known: Known) -> bool:
    term = statement[at]
    before = statement[at - 1] if at else None
    behind = statement[at + 1] if at + 1 < len(statement) else None
    lines = (*known.told, known.question)
    if term in (UPWARDS, DOWNWARDS):
        return not any(stand_together(before, term, line) for line in lines)
    if term in POSSESSION:
        return behind is not None and is_word(behind) and not _is_owned(before, term, behind, lines)
    if term not in RELATIONS or term == ONLY:
        return False
    if behind is None or not (isinstance(behind, Figure) or is_word(behind)):
        return not any(term in line for line in known.told)
    standing = [line for line in lines if stand_together(term, behind, line)]
    return not standing or all(_is_half(term, behind, line, statement) for line in standing)


def _is_owned(before: Item | None, term: Item, behind: Item, lines: Sequence[Sequence[Item]]) -> bool:
    """Tell whether the text has the same "của" or "cho", or both words side by side without any."""
    if any(stand_in_order(term, behind, line) for line in lines):
        return True
    return any(
        stand_together(before, behind, line) or (before is not None and stand_together(behind, before, line))
        for line in lines
    )


def _is_half(term: Item, behind: Item, line: Sequence[Item], statement: Sequence[Item]) -> bool:
    """Tell whether the text has "trước và sau" where the statement has only one of both."""
    at = next(at for at, one in enumerate(line[:-1]) if one == term and is_same(behind, line[at + 1]))
    if at < 2 or line[at - 1] not in _COORDINATE:
        return False
    return line[at - 2] in RELATIONS and line[at - 2] not in statement


def joined_otherwise(statement: Sequence[Item], known: Known) -> bool:
    """Tell whether "và" joins what "hoặc" joins in the text, or the other way round."""
    for left, joint, right in zip(statement, statement[1:], statement[2:], strict=False):
        if joint not in _ALL and joint not in _EITHER:
            continue
        kinds = {
            two in _ALL
            for line in known.text
            for one, two, three in zip(line, line[1:], line[2:], strict=False)
            if is_same(left, one) and is_same(right, three) and (two in _ALL or two in _EITHER)
        }
        if kinds and (joint in _ALL) not in kinds:
            return True
    return False


def excepts_another(statement: Sequence[Item], known: Known) -> bool:
    """Tell whether an exception names something that the exception of the text does not."""
    if EXCEPT not in statement:
        return False
    wanted = [term for term in statement[list(statement).index(EXCEPT) :] if is_word(term)]
    excepted = [line[list(line).index(EXCEPT) :] for line in known.told if EXCEPT in line]
    return not any(all(term in line for term in wanted) for line in excepted)
