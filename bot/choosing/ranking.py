"""How well a block answers: a linear model over what its words, its headings and its vector show.

The weights come from training/answering.py: a conditional logit (McFadden, 1974) over the blocks found for
each question, on questions whose article is known, searched with a reranker that saw no question of the same
law. A difference of 1 between two worths means that one is 2.7 times as likely to be the answer as the other.
"""

import math
import re
from dataclasses import astuple, dataclass

from bot.asked.head.penalties import speaks_of_penalty


@dataclass(frozen=True, slots=True)
class Traits:
    """What speaks for a block; every value is about 0 to 1, or -1 to 1 for a cosine."""

    hit: float  # score of the passage that it was found by, see `hit_trait`
    keyword_share: float  # weighted share of the question's words in that passage
    words: float  # weighted share of the question's words in the block, its headings, its document's title
    pairs: float  # the same for pairs of neighbouring words
    heading: float  # share of the words of its headings that the question has
    kind: float  # share of the kinds of fact asked for that it has
    meaning: float  # cosine of question and block
    length: float  # logarithm of its length


WEIGHTS = Traits(
    hit=3.41,
    keyword_share=0.18,
    words=1.88,
    pairs=1.24,
    heading=0.30,
    kind=1.14,
    meaning=3.89,
    length=-0.02,
)
# What must be subtracted from the worth of a block that sets a fine when no one asked for fines. A rule of
# the field, not fitted: the questions that the weights are fitted on are mostly about traffic fines.
UNASKED_FINE = 3.0
# What must be subtracted from the worth of a block without the figure where a rate or a number is asked for.
NO_RATE = 2.0
# The same where the most or the least is asked for and a block bounds nothing: the law may word it otherwise.
NO_BOUND = 0.5
# What must be subtracted from the worth of a block about the employer where the worker's twin is asked about,
# and the other way round; and from that of a rule for another case of the same matter.
TWIN = 4.0
OTHER_SIDE = 2.0
# What must be subtracted from the worth of a block that begins with the other party at a table, or with a
# special case that nobody told of.
OTHER_PARTY = OTHER_CASE = 4.0
# What must be subtracted from the worth of a block about other people than those whose discipline is asked
# about: more than from one that no longer holds, which is at least about them.
OF_OTHERS = 6.0
# What must be subtracted from the worth of a block about other contracts than those asked about.
OTHER_CONTRACT = 4.0
# What must be added to the worth of a block with a sentence that tells the fact asked for in the words that
# ask for it: the share of them that it says.
TO_THE_POINT = 3.5
# What must be added to the worth of a block with a range in which an amount lies that the question gives, and
# subtracted where it lies in none of its ranges.
IN_RANGE = 1.0
# What must be added to the worth of a block that fines the very omission ("không đóng") asked about.
SAME_OMISSION = 1.0
# What must be subtracted from the worth of a block that fines other acts than the one asked about.
OTHER_OFFENCE = 2.0
# What must be added to the worth of a block under the title "Điều kiện hưởng …" of what is to be had.
ENTITLES = 1.0
# What must be added to the worth of a block under the title "Thời hạn …", "Mức …" of what it is asked how
# long it takes or how much it is: as much of it as the title says of the question.
SET_BY_TITLE = 1.5
# What must be added to the worth of a block that denies what a question asks the denial of: more than what is
# to the point in the words of the question.
DENIES = 5.0
# What must be subtracted from the worth of one that says the same act, to the point, and does not deny it.
GRANTS = 4.0
# What must be added to the worth of a block that forbids an employer what a question asks whether he may do.
FORBIDS = 1.5
# What must be subtracted from the worth of a block about voluntary insurance alone, of which nobody asked.
UNASKED_VOLUNTARY = 2.0
# What must be subtracted from the worth of a block of rules for a group of workers that nobody named.
UNASKED_GROUP = 2.0
# What must be subtracted from the worth of a block in an Điều of which a formula cannot be read, and of one
# that has it.
BESIDE_BROKEN_FORMULA, BROKEN_FORMULA = 2.0, 2.75
# What must be subtracted from the worth of a block of the Điều that only says what its text treats.
ONLY_SCOPE = 2.0
# What must be subtracted from the worth of a block of an article, so that the law itself is quoted where it
# says the same.
UNOFFICIAL = 1.0

_LOG_ODDS_OF_SURE = 4.0
_LEAST = 1e-9
# A penalty that somebody has had, or imprisonment, is the condition of another rule.
_SETS_FINE = re.compile(r"(?<!hình )(?<!bị xử )\bphạt\b(?! tù)")


def hit_trait(score: float) -> float:
    """Return the log-odds of a hit's score as a number from -1 to 1; beyond 50 to 1 is as good as certain."""
    odds = max(score, 0.0) / max(1 - score, _LEAST)
    return max(-1.0, min(1.0, math.log(max(odds, _LEAST)) / _LOG_ODDS_OF_SURE))


def worth(traits: Traits) -> float:
    """Return how well a block answers; only differences between blocks mean something."""
    products = (weight * value for weight, value in zip(astuple(WEIGHTS), astuple(traits), strict=True))
    return float(sum(products))


def sets_unasked_fine(question: str, text: str) -> bool:
    """Tell whether a text sets a fine that the lower-case question does not ask about."""
    return not speaks_of_penalty(question) and _SETS_FINE.search(text.lower()) is not None
