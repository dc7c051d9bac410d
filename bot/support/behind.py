"""Finds what a statement adds behind a number or a condition: whose number it is, and when it holds.

A statement may keep a number and still give it to another noun ("2% tổng doanh thu" for "2% quỹ tiền lương"),
to the case of the line beside, or add what follows if it is not done.
"""

from collections.abc import Iterator, Sequence

from bot.support.figures import PERCENT, Figure, Item, figures_in, read_figures
from bot.support.sentences import sentences_of
from vectorstore.conversation import content_words
from vectorstore.vietnamese import syllables

_OPENS = frozenset({"nếu", "khi", "với", "bằng"})
_ENDS = frozenset(".;:,()\n?!")
_NEAR = 3  # words of which two are foreign: "tổng doanh thu" beside "doanh nghiệp"
_PLAIN_WORDS = "mỗi hằng hàng mức số tiền của một trong so"  # behind "%", they say not of what
_PLAIN = frozenset(_PLAIN_WORDS.split())
_TAKEN = ("trừ vào lương", "trừ lương", "khấu trừ", "trừ vào tiền lương")  # from whom the money comes
_SAME_WORDS = "công ty doanh nghiệp nhân viên người lao động sử dụng cơ quan tổ chức văn bản pháp luật"
_SAME = frozenset(_SAME_WORDS.split())  # other names of a party, and words that frame


def adds_behind(statement: str, quotes: Sequence[str], around: Sequence[str]) -> bool:
    """Tell whether two words side by side behind a number or a condition are none of the evidence.

    What stands around the quotes counts; the sentence of another number of the same kind does not.
    """
    sentences = [part for quote in quotes for part in sentences_of(quote)]
    outside = {word for text in around for word in syllables(text)}
    for figure, words in _tails(read_figures(statement)):
        own = [part for part in sentences if not _is_of_rival(figure, part)]
        known = _SAME | outside | {word for part in own for word in syllables(part)}
        foreign = [bool(content_words(word)) and not set(syllables(word)) <= known for word in words]
        if any(sum(foreign[at : at + _NEAR]) > 1 for at in range(len(foreign))):
            return True
        if figure is not None and figure.unit == PERCENT and any(_of_what(words, foreign)):
            return True
    told = " \n ".join((*quotes, *around)).lower()
    return any(word in statement.lower() and word not in told for word in _TAKEN)


def _of_what(words: Sequence[str], foreign: Sequence[bool]) -> Sequence[bool]:
    """Return which of the two words behind "%" are foreign; none where they name no noun."""
    return () if words[:1] and words[0] in _PLAIN else foreign[:2]


def _is_of_rival(figure: Figure | None, sentence: str) -> bool:
    """Tell whether a sentence has another number of the same kind instead."""
    if figure is None or isinstance(figure.value, str):
        return False
    like = [one for one in figures_in(read_figures(sentence)) if figure.is_like(one)]
    return bool(like) and not any(figure.is_value_of(one) for one in like)


def _tails(items: Sequence[Item]) -> Iterator[tuple[Figure | None, list[str]]]:
    """Yield each number or opening of a condition (None) with the words up to the next mark or number."""
    figure: Figure | None = None
    words: list[str] | None = None
    for item in items:
        opens = isinstance(item, Figure) or item in _OPENS
        if words is not None and (isinstance(item, Figure) or item in _ENDS):
            yield figure, words
            figure, words = None, None
        if isinstance(item, Figure):
            figure, words = item, []
        elif opens and words is None:
            words = []
        elif words is not None:
            words.append(item)
    if words is not None:
        yield figure, words
