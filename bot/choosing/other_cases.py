"""The other cases of a list: where one khoản of it is for the case asked about, the others are beside it.

"5. Thời gian nghỉ do tai nạn", "7. Thời gian nghỉ thai sản": who asks about maternity leave is told of one.
"""

from collections.abc import Sequence

from bot.choosing.extraction import Stretch, Texts
from bot.choosing.relevance import Asked
from bot.choosing.words import Words
from vectorstore.vietnamese import syllables

_ALIKE = 3  # words that khoản of one list begin with, behind their numbers


def without_other_cases(asked: Asked, chosen: Sequence[Stretch], index: Texts) -> list[Stretch]:
    """Return the chosen stretches without other khoản of the best one's list that are for other cases.

    These say none of the words of the question by which the best one stands out from the others: those that
    neither the title nor the lead nor the beginning that they share says.
    """
    best = chosen[0] if chosen else None
    if best is None or best.block is None:
        return list(chosen)
    above = Words.of([*best.block.headings, " ".join(_beginning(best, index))])
    singled_out = _said(asked, best, index) - asked.in_words_of(asked.matter, above)
    return [
        one
        for one in chosen
        if one is best
        or not singled_out
        or not _is_of_one_list(one, best, index)
        or _said(asked, one, index) & singled_out
    ]


def _is_of_one_list(one: Stretch, best: Stretch, index: Texts) -> bool:
    if (one.passage.document_id, one.passage.article) != (best.passage.document_id, best.passage.article):
        return False
    intros = {stretch.block.intro for stretch in (one, best) if stretch.block is not None}
    is_led_to = len(intros) == 1 and None not in intros and one.block is not None
    return is_led_to or _beginning(one, index) == _beginning(best, index)


def _beginning(stretch: Stretch, index: Texts) -> list[str]:
    words = [word for word in syllables(_text(stretch, index)) if not word.isdecimal()]
    return words[:_ALIKE]


def _said(asked: Asked, stretch: Stretch, index: Texts) -> set[str]:
    return asked.in_words_of(asked.matter, Words.of([_text(stretch, index)]))


def _text(stretch: Stretch, index: Texts) -> str:
    return index.text(stretch.passage.document_id)[stretch.start : stretch.end]
