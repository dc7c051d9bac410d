"""Finds a number told without the condition that its sentence ties it to.

"Ít nhất 45 ngày nếu làm việc theo hợp đồng không xác định thời hạn" says nothing of other contracts. What the
question gives already need not be said again.
"""

import re
from collections.abc import Iterator, Sequence

from bot.support.dates import WrittenDate
from bot.support.figures import Figure, Item, figures_in, read_figures
from bot.support.sentences import sentences_of
from vectorstore.conversation import content_words

_CUES = (
    ("nếu",), ("khi",), ("đối", "với"), ("trường", "hợp"), ("làm", "việc", "theo"), ("với", "điều", "kiện"),
    ("trong", "trường", "hợp"), ("trong", "thời", "gian"), ("trong", "điều", "kiện"),
)  # fmt: skip
_NO_CUE = "trước sau từ đến trong một trừ các mọi những hai ba"  # "trước khi", "các trường hợp"
_NO_CUE_BEHIND = frozenset(_NO_CUE.split())
_ENDS = frozenset([*".;:,()?!\n", "thì", "phải", "được", "bị", "mà"])
_PLAIN_WORDS = (
    "người lao động sử dụng doanh nghiệp công ty nhân viên một trong hành vi sau trường hợp điều kiện"
    " quy định khoản điểm luật bộ đối tượng thực hiện việc thời hạn gian mức số theo đó chung thường"
)
_PLAIN = frozenset(_PLAIN_WORDS.split())  # of parties, and words that frame: they tell no condition apart
_ENDS_BEFORE_THEN = frozenset(".;:?!\n")
_IN_LIMITS = frozenset({"không", "quá"})
_ASIDES = (("chưa", "kể"), ("không", "kể"), ("chưa", "tính"), ("không", "tính"), ("chưa", "gồm"))
_SHARE = 1 / 3  # of the words of a condition that must be said again
_SAME = re.compile(r"(?<!\w)(?:vô|không có|không) thời hạn(?!\w)", re.IGNORECASE)

_Condition = tuple[Item, ...]


def condition_dropped(statement: str, passages: Sequence[str], question: str = "") -> bool:
    """Tell whether a number of the statement stands in the passages only beside a condition left unsaid.

    A passage has its lead-ins on lines of their own, the quote behind them.
    """
    said = read_figures(_SAME.sub("không xác định thời hạn", f"{statement} . {question}"))
    known = [
        (read_figures(sentence), _words_outside(passage, sentence))
        for passage in passages
        for sentence in sentences_of(passage)
    ]
    return any(
        not any(_is_free(sentence, at, outside, said) for sentence, at, outside in told)
        for told in (_tellings(figure, known) for figure in _amounts(read_figures(statement)))
        if told
    )


def _amounts(items: Sequence[Item]) -> list[Figure]:
    """Return the numbers that count something: neither dates nor places, nor the "một" of "một trong"."""
    return [
        figure
        for figure in figures_in(items)
        if not isinstance(figure.value, str | WrittenDate) and figure.unit and not figure.is_article
    ]


def _tellings(
    figure: Figure, known: Sequence[tuple[list[Item], set[str]]]
) -> list[tuple[list[Item], int, set[str]]]:
    """Return the sentences that tell a number, with its place in each."""
    return [
        (sentence, at, outside)
        for sentence, outside in known
        for at, item in enumerate(sentence)
        if isinstance(item, Figure) and figure.is_told_by(item)
    ]


def _is_free(sentence: Sequence[Item], at: int, outside: set[str], said: Sequence[Item]) -> bool:
    """Tell whether nothing that ties a number down in its sentence is left unsaid."""
    return all(_is_said(condition, outside, said) for condition in _conditions(sentence, at))


def conditions_of(items: Sequence[Item]) -> Iterator[tuple[int, _Condition]]:
    """Yield each condition of a sentence and where it begins, what stands before "thì" among them.

    Those that but limit a time ("trong thời gian không quá 12 tháng") or open a list are none.
    """
    found = list(_placed(items, runs_out=True))
    then = items.index("thì") if "thì" in items else 0
    before = next((at + 1 for at in reversed(range(then)) if items[at] in _ENDS_BEFORE_THEN), 0)
    if not any(at <= then for at, _ in found):
        found.append((before, tuple(items[before:then])))
    for at, condition in found:
        if condition[-2:] != ("sau", "đây") and _words(condition) - _PLAIN - _IN_LIMITS:
            yield at, condition


def is_said(condition: _Condition, beside: Sequence[Item], said: Sequence[Item]) -> bool:
    """Tell whether enough of a condition is said; what stands beside it too is no mark of it."""
    return _is_said(condition, _words(beside) - {"không"}, said)


def _is_said(condition: _Condition, outside: set[str], said: Sequence[Item]) -> bool:
    same = [
        (one, item) for item in figures_in(condition) for one in figures_in(said) if one.is_value_of(item)
    ]
    if same:  # "dưới 12 tháng" is not "từ 12 tháng"
        return any(one.is_told_by(item) for one, item in same)
    if _amounts(condition):
        return False
    known = _words(said)
    wanted = [_words(part) - _PLAIN - outside for part in _alternatives(condition)]
    return any(len(words & known) >= _SHARE * len(words) for words in wanted if words) or not any(wanted)


def _alternatives(condition: _Condition) -> Iterator[Sequence[Item]]:
    """Yield the parts of a list in a condition: it holds where one of them does."""
    cuts = [at for at, item in enumerate(condition) if item == ","]
    for start, end in zip([0, *(cut + 1 for cut in cuts)], [*cuts, len(condition)], strict=True):
        yield condition[start:end]


def _words(items: Sequence[Item]) -> set[str]:
    return {word for item in items if isinstance(item, str) for word in content_words(item)}


def _words_outside(passage: str, sentence: str) -> set[str]:
    """Return the words of the lead-ins: what they say is no mark of one case among several."""
    leads = passage[: passage.index(sentence)]
    return {word for word in content_words(leads) if word != "không"}


def _conditions(sentence: Sequence[Item], at: int) -> Iterator[_Condition]:
    """Yield what a number is tied to: before it where the sentence opens with a condition, else behind."""
    number = sentence[at]
    assert isinstance(number, Figure)  # noqa: S101 (for the type checker; the caller has seen to it)
    rivals = [
        place for place, item in enumerate(sentence) if isinstance(item, Figure) and number.is_like(item)
    ]
    first = rivals[0]
    if any(_cue_at(sentence, place) for place in range(first)):
        start = max((place + 1 for place in rivals if place < at), default=0)
        yield from _opened(sentence[start:at], runs_out=False)  # what reaches the number has it as a part
    else:
        end = min((place for place in rivals if place > at), default=len(sentence))
        end = next((place for place in range(at, end) if _is_aside(sentence, place)), end)
        yield from _opened(sentence[at + 1 : end], runs_out=True)


def _opened(items: Sequence[Item], *, runs_out: bool) -> Iterator[_Condition]:
    """Yield what stands behind each cue to the end of its clause, which may be that of the items."""
    return (condition for _, condition in _placed(items, runs_out=runs_out))


def _placed(items: Sequence[Item], *, runs_out: bool) -> Iterator[tuple[int, _Condition]]:
    """Yield the place of each cue and what stands behind it."""
    position = 0
    while position < len(items):
        size = _cue_at(items, position)
        if not size:
            position += 1
            continue
        start = position + size
        position = next((at for at in range(start, len(items)) if items[at] in _ENDS), len(items))
        if runs_out:
            position = _end_of_list(items, position)
        if runs_out or position < len(items):
            yield start, tuple(items[start:position])


def _end_of_list(items: Sequence[Item], position: int) -> int:
    """Return where the further cases of a condition end: "người chưa thành niên, người khuyết tật"."""
    while position < len(items) and items[position] == ",":
        if items[position + 1 : position + 2] == ["trừ"] or _cue_at(items, position + 1):
            return position
        position = next((at for at in range(position + 1, len(items)) if items[at] in _ENDS), len(items))
    return position


def _is_aside(items: Sequence[Item], position: int) -> bool:
    """Tell whether what is not counted in a number begins at a place."""
    return tuple(items[position : position + 2]) in _ASIDES


def _cue_at(items: Sequence[Item], position: int) -> int:
    """Return how many words of a cue stand at a place; 0 where none does."""
    if position and items[position - 1] in _NO_CUE_BEHIND:
        return 0
    return next((len(cue) for cue in _CUES if tuple(items[position : position + len(cue)]) == cue), 0)
