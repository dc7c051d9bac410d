"""Finds a word of weight that was put in, left out or exchanged in a sentence otherwise copied.

In a long sentence the other checks find somewhere the "không" that they look for. Where the words to the left
and to the right are those of the text, what stands between them has to be so too.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import Match, SequenceMatcher
from itertools import pairwise

_WORD = re.compile(r"\w+|%|[.;:,]")
_SMALL = 3  # words; a longer difference is another wording
_BEFORE = 2  # words of the text that a statement may have left out at its start
_SAME = 2  # words that must be the same on either side, unless the statement begins or ends there
_NEGATIONS = ("không", "chưa", "chẳng", "cấm", "miễn")
_LIMITS = ("tối_đa", "tối_thiểu", "dưới", "trên", "hơn", "lên", "xuống", "quá", "vượt")
_AT_MOST = re.compile(
    r"(?<!\w)(?:tối đa(?: (?:là )?không (?:vượt )?quá)?|không (?:được )?(?:vượt )?quá|nhiều nhất|cao nhất"
    r"|chậm nhất)(?!\w)"
)
_AT_LEAST = re.compile(
    r"(?<!\w)(?:tối thiểu|ít nhất|thấp nhất|không (?:được )?dưới|không (?:được )?(?:ít|thấp) hơn)(?!\w)"
)
_LEADING_ZEROS = re.compile(r"(?<![\w.,])0+(?=\d)")
_MOMENTS = ("trước", "sau")
_DUTY, _RIGHT = ("phải", "buộc"), ("được", "quyền", "thể")

_Edit = tuple[Sequence[str], Sequence[str]]


def weighty_edit(statement: str, passages: Sequence[str], quotes: Sequence[str]) -> bool:
    """Tell whether the statement copies a text but for a word that turns its meaning.

    How it begins is compared with the passages, whose lead-ins may say "không được".
    """
    said = _words(statement)
    known = [*map(_words, passages), *map(_words, quotes)]
    return any(_drops_denial(said, words) for words in known[: len(passages)]) or any(
        _is_weighty(*edit) for words in known for edit in _edits(said, words)
    )


def _words(text: str) -> list[str]:
    """Return the words of a text, those for a limit in one spelling."""
    plain = _AT_LEAST.sub("tối_thiểu", _AT_MOST.sub("tối_đa", _LEADING_ZEROS.sub("", text)))
    return _WORD.findall(plain)


def _drops_denial(said: Sequence[str], known: Sequence[str]) -> bool:
    """Tell whether the statement begins right behind a denial, and has none of its own there."""
    first = _blocks(said, known)[0]
    if first.size < _SAME or first.b > _SMALL:
        return False
    before = known[max(0, first.a - max(first.b, _BEFORE)) : first.a]
    return _has_any(before, _NEGATIONS) and not _has_any(said[: first.b + _BEFORE], _NEGATIONS)


def _edits(said: Sequence[str], known: Sequence[str]) -> Iterator[_Edit]:
    """Yield what the text has and what the statement has in its place, between words that are the same."""
    blocks = _blocks(said, known)
    for left, right in pairwise(blocks):
        ours, theirs = said[left.b + left.size : right.b], known[left.a + left.size : right.a]
        is_copy = left.size >= _SAME and (right.size >= _SAME or right.b + right.size >= len(said))
        if is_copy and right.size and len(ours) <= _SMALL and len(theirs) <= _SMALL:
            yield theirs, ours


def _blocks(said: Sequence[str], known: Sequence[str]) -> list[Match]:
    return SequenceMatcher(None, known, said, autojunk=False).get_matching_blocks()


def _is_weighty(theirs: Sequence[str], ours: Sequence[str]) -> bool:
    known, said = Counter(theirs), Counter(ours)
    if sum(known[word] - said[word] for word in _NEGATIONS) or known["trừ"] != said["trừ"]:
        return True
    if not _has_another_number(known, said) and any(known[word] != said[word] for word in _LIMITS):
        return True
    if any(said[word] for word in _MOMENTS) and any(known[word] for word in _MOMENTS):
        return any(known[word] != said[word] for word in _MOMENTS)
    return not any(said[word] for word in _NEGATIONS) and any(
        _has_only(known, one, other) and _has_only(said, other, one)
        for one, other in ((_DUTY, _RIGHT), (_RIGHT, _DUTY))
    )


def _has_another_number(known: "Counter[str]", said: "Counter[str]") -> bool:
    """Tell whether a number was put in, which is compared with its limits elsewhere."""
    return any(word[0].isdigit() for word in said - known)


def _has_any(words: Sequence[str], wanted: Sequence[str]) -> bool:
    return any(word in wanted for word in words)


def _has_only(counted: "Counter[str]", wanted: Sequence[str], unwanted: Sequence[str]) -> bool:
    return any(counted[word] for word in wanted) and not any(counted[word] for word in unwanted)
