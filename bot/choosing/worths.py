"""Weighs what may be quoted: by what it shows (bot/choosing/ranking.py) and by the rules of the field."""

import math
from collections.abc import Iterator, Sequence
from itertools import accumulate

import numpy as np

from bot.asked.head.groups import is_for_others_alone
from bot.asked.head.penalties import asks_for_fine
from bot.choosing.blocks import Block
from bot.choosing.contracts import is_of_other_contracts
from bot.choosing.demands import lacks_bound, lacks_figure, lacks_fine
from bot.choosing.denials import denied_in, denies, names_the_act
from bot.choosing.entitlement import is_of_treaty_unasked, is_voluntary_unasked, says_who_is_entitled
from bot.choosing.formulas import has_broken_formula, is_of_broken_article
from bot.choosing.insurances import is_of_another_insurance
from bot.choosing.narrowing import Meanings
from bot.choosing.notice import demands_notice, only_says_when_to_leave
from bot.choosing.offences import fines_another, fines_the_omission
from bot.choosing.prohibitions import forbids_what_is_asked
from bot.choosing.ranking import (
    BESIDE_BROKEN_FORMULA,
    BROKEN_FORMULA,
    DENIES,
    ENTITLES,
    FORBIDS,
    GRANTS,
    IN_RANGE,
    NO_BOUND,
    NO_RATE,
    OF_OTHERS,
    ONLY_SCOPE,
    OTHER_CASE,
    OTHER_CONTRACT,
    OTHER_OFFENCE,
    OTHER_PARTY,
    OTHER_SIDE,
    SAME_OMISSION,
    SET_BY_TITLE,
    TO_THE_POINT,
    TWIN,
    UNASKED_FINE,
    UNASKED_GROUP,
    UNASKED_VOLUNTARY,
    UNOFFICIAL,
    Traits,
    hit_trait,
    sets_unasked_fine,
    worth,
)
from bot.choosing.regimes import is_of_another_regime, is_of_unasked_retirement
from bot.choosing.relevance import Asked
from bot.choosing.scope import only_names_what_is_treated
from bot.choosing.set_by_title import is_set_by_title
from bot.choosing.special_cases import is_for_a_case_untold
from bot.choosing.stretches import Stretch, Texts
from bot.choosing.subjects import is_of_others
from bot.choosing.to_the_point import to_the_point
from bot.choosing.two_sides import (
    is_of_fathers,
    is_of_the_other_party,
    of_the_other_side,
    title_of,
)
from bot.choosing.words import Words
from vectorstore.records import Hit

_LOG_OF_LONG = 8  # logarithm of about 3,000 characters


def weighed(
    asked: Asked, found: Sequence[tuple[Block, Hit]], index: Texts, near: Meanings
) -> Iterator[tuple[Block, Stretch]]:
    """Yield each block as a stretch with its worth."""
    meanings = _meanings([block for block, _ in found], index, near)
    titles: dict[str, Words] = {}
    other_side = of_the_other_side(asked.text, (title_of(block.headings) for block, _ in found))
    for (block, hit), meaning in zip(found, meanings, strict=True):
        document_id = block.passage.document_id
        if document_id not in titles:
            titles[document_id] = Words.of([index.document(document_id).title])
        text = index.text(document_id)[block.start : block.end]
        traits = _traits(asked, block, text, titles[document_id], hit, meaning)
        less = _against(asked, block, text, index) + TWIN * (title_of(block.headings) in other_side)
        less += OTHER_CASE * is_for_a_case_untold(asked.own, text)
        less += OTHER_PARTY * is_of_the_other_party(asked.text, text)
        yield block, Stretch(block.passage, block.start, block.end, worth(traits) - less, traits, block=block)


def _against(asked: Asked, block: Block, text: str, index: Texts) -> float:
    """Return what the rules of the field take from the worth of a block; less than 0 where they add to it."""
    document = index.document(block.passage.document_id)
    whole = index.text(document.id)
    around = " ".join([document.title, *block.headings])
    chapter = " ".join([*block.passage.heading_path, text])
    led_to = f"{whole[slice(*block.intro)]} {text}" if block.intro else text
    less = _of_prohibitions(asked, block, text)
    less += NO_RATE * lacks_figure(asked, block, whole) + NO_RATE * lacks_fine(asked, led_to)
    less += NO_BOUND * lacks_bound(asked, text)
    less += OF_OTHERS * is_of_others(asked.text, text, around)
    less += OTHER_CONTRACT * is_of_other_contracts(asked.text, text)
    if is_of_broken_article(block, whole, index.places(document.id)):
        less += BROKEN_FORMULA if has_broken_formula(text) else BESIDE_BROKEN_FORMULA
    less += UNASKED_VOLUNTARY * is_voluntary_unasked(asked.text, chapter)
    less += OTHER_SIDE * is_of_treaty_unasked(asked.text, text)
    less -= ENTITLES * says_who_is_entitled(asked.text, block.headings)
    less -= SET_BY_TITLE * is_set_by_title(asked, block.headings)
    less += UNASKED_GROUP * is_for_others_alone(asked.text, f"{document.title} {title_of(block.headings)}")
    less += OTHER_SIDE * is_of_another_insurance(asked.own, title_of(block.headings))
    less += OTHER_SIDE * (demands_notice(asked.text, text) or is_of_fathers(asked.text, text))
    less += OTHER_SIDE * only_says_when_to_leave(asked.own, text)
    less += ONLY_SCOPE * only_names_what_is_treated(asked.own, title_of(block.headings))
    less += OTHER_SIDE * is_of_another_regime(asked.text, title_of(block.headings))
    less += OTHER_SIDE * is_of_unasked_retirement(asked.own, around)
    less -= TO_THE_POINT * to_the_point(
        asked, whole, block.start, block.end, [document.title, *block.headings]
    )
    less -= IN_RANGE * asked.fits_block(whole, block, index.places(document.id))
    less += _of_offences(asked, led_to)
    return less + (UNOFFICIAL if document.number is None else 0.0)


def _of_prohibitions(asked: Asked, block: Block, text: str) -> float:
    """Return what an unasked fine loses, less what a text gains that denies or forbids the very act."""
    is_forbidden = forbids_what_is_asked(asked, text, block.headings)
    less = UNASKED_FINE * (sets_unasked_fine(asked.text, text) and not is_forbidden) - FORBIDS * is_forbidden
    denied = denied_in(asked.own)
    if denied is None:
        return less
    plainly = denies(denied, text, block.headings)
    return less - DENIES * plainly + GRANTS * (not plainly and names_the_act(denied, text, block.headings))


def _of_offences(asked: Asked, text: str) -> float:
    """Return what a fine for other acts loses, less what one for the acts asked about gains."""
    is_other = asks_for_fine(asked.demanding) and fines_another(asked.text, text)
    return OTHER_OFFENCE * is_other - SAME_OMISSION * fines_the_omission(asked.text, text)


def _traits(asked: Asked, block: Block, text: str, title: Words, hit: Hit, meaning: float) -> Traits:
    headings = Words.of(block.headings)
    words, pairs = asked.shares(Words.of([text]) | headings | title)
    return Traits(
        hit=hit_trait(hit.score),
        keyword_share=hit.keyword_share,
        words=words,
        pairs=pairs,
        heading=asked.share_of(headings),
        kind=asked.has_kind(text),
        meaning=meaning,
        length=math.log(1 + len(text)) / _LOG_OF_LONG,
    )


def _meanings(blocks: Sequence[Block], index: Texts, near: Meanings) -> list[float]:
    """Return the similarity in meaning of each block and the question.

    Of a list, the point that comes nearest counts: one of ten points may be the answer.
    """
    if not blocks:
        return []
    readings = [list(_readings(block, index)) for block in blocks]
    similarities = near([reading for several in readings for reading in several])
    starts = [0, *accumulate(len(several) for several in readings[:-1])]
    return [float(nearest) for nearest in np.maximum.reduceat(similarities, starts)]


def _readings(block: Block, index: Texts) -> Iterator[str]:
    """Yield a block under its heading: whole, and each of its points behind the line that leads to it.

    A heading of an article says little without the title: "Điều kiện" of what?
    """
    document = index.document(block.passage.document_id)
    text = index.text(document.id)
    titles = () if document.number else (document.title,)
    heading = (*titles, *block.headings[-1:])
    yield " ".join([*heading, text[block.start : block.end]])
    if block.leads:
        (start, end), *points = block.units
        for left, right in points:
            yield " ".join([*heading, text[start:end], text[left:right]])
