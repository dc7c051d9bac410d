"""How long something may take, how much it is: the Điều titled "Thời hạn …", "Mức …" sets it.

What names other days on the way, or reckons with the amount, comes behind.
"""

import re
from collections.abc import Sequence

from bot.asked.head.asked_for import Fact, asked_for
from bot.choosing.relevance import Asked
from bot.choosing.two_sides import title_of
from bot.choosing.words import Words
from vectorstore.conversation import content_words

_TITLE = re.compile(r"^\s*(?:(?P<time>thời (?:hạn|hiệu))|mức) (?P<what>[^.;\n]+)", re.IGNORECASE)


def is_set_by_title(asked: Asked, headings: Sequence[str]) -> float:
    """Return how much of what is asked for is named by the title of an Điều that sets it, 0 to 1.

    A title that says more than the question, "lần hai", is of a case that nobody named.
    """
    titled = _TITLE.search(title_of(headings))
    is_time = Fact.SPAN in asked_for(asked.demanding).facts
    if titled is None or not asked.facts.kinds or is_time != bool(titled["time"]):
        return 0.0
    named = set(content_words(titled["what"]))
    if not named or not named <= asked.weights.keys():
        return 0.0
    asks = asked.head.weights
    said = asked.in_words_of(asks, Words.of([titled.group()]))
    return sum(asks.get(word, 0.0) for word in said) / (sum(asks.values()) or 1.0)
