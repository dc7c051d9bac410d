"""Finds words that nobody said, and words put side by side that the text has apart or the other way round."""

from collections.abc import Sequence
from itertools import pairwise

from bot.support.figures import Item
from bot.support.known import Known, cut_at, stand_in_order
from bot.support.reading import is_word
from bot.support.terms import (
    EMPLOYER,
    KEPT_TO_THE_TEXT,
    LABOURING_MAN,
    LABOURING_WOMAN,
    MUST,
    PERIOD,
    SUBJECTS,
    SUFFERS,
    WOMEN_ONLY,
    WORKER,
)  # fmt: skip


def word_added(statement: Sequence[Item], known: Known) -> bool:
    """Tell whether a word is neither in the evidence nor in the question."""
    words = {term for line in (*known.told, known.question) for term in line}
    has_no_employer = not any(EMPLOYER in line for line in known.own)
    if has_no_employer and SUFFERS not in statement and MUST not in statement:
        words.add(WORKER)  # whom a sentence without a subject speaks of
    if words & WOMEN_ONLY and LABOURING_MAN not in words:
        words.add(LABOURING_WOMAN)
    below = {term for line in (*known.text, known.question) for term in line}
    words -= KEPT_TO_THE_TEXT - below
    return any(is_word(term) and term not in words for term in statement)


def words_rejoined(statement: Sequence[Item], known: Known) -> bool:
    """Tell whether two words side by side do not stand in this order in the evidence or the question."""
    return any(
        is_word(left) and is_word(right) and not _are_joined(left, right, known)
        for left, right in pairwise(statement)
    )


def _are_joined(left: Item, right: Item, known: Known) -> bool:
    if str(left).startswith(PERIOD) or str(right).startswith(PERIOD):
        return True
    pieces = [piece for line in known.headings for piece in cut_at(",", line)]
    if any(stand_in_order(left, right, line) for line in (*known.text, known.question, *pieces)):
        return True
    if left in SUBJECTS and any(_is_free_for(left, right, line) for line in known.told):
        return True
    return _changes_over(left, right, known)


def _is_free_for(subject: Item, word: Item, line: Sequence[Item]) -> bool:
    """Tell whether nobody else is named before a word, whose subject somebody may then be."""
    return word in line and not any(
        term in SUBJECTS and term != subject for term in line[: list(line).index(word)]
    )


def _changes_over(left: Item, right: Item, known: Known) -> bool:
    """Tell whether one word is of the quote and the other of its lead-in or the question, and never both."""
    parts = [piece for line in known.told for piece in cut_at(":", line)]
    if any(left in part and right in part for part in parts):
        return False
    quoted = [piece for line in known.own for piece in cut_at(":", line)]
    openings = [next(cut_at(":", line)) for line in known.own if ":" in line]
    framing = [*known.leads, known.question, *openings]
    return any(
        any(one in piece for piece in quoted) and any(other in line for line in framing)
        for one, other in ((left, right), (right, left))
    )
