"""Notices a new topic in a few words that nothing marks as a continuation: "giá vàng" after the dues."""

from collections.abc import Sequence
from itertools import pairwise

from vectorstore.conversation import content_words, leans_by_shortness
from vectorstore.legal_words import without_legal_words
from vectorstore.query import Query
from vectorstore.records import Hit
from vectorstore.vietnamese import syllables


def may_be_new_topic(query: Query) -> bool:
    """Tell whether a question was put on the topic of the one before only because it is so short."""
    return query.topic != "" and leans_by_shortness(_own(query))


def is_heard_of(query: Query, hits: Sequence[Hit]) -> bool:
    """Tell whether a passage found has all that a question itself says, words that stand together as such."""
    own = _own(query)
    words = set(content_words(own)) - set(content_words(query.topic))
    pairs = {pair for pair in pairwise(syllables(own)) if set(pair) <= set(content_words(own))}
    return not words or any(_has(words, pairs, hit) for hit in hits)


def _has(words: set[str], pairs: set[tuple[str, str]], hit: Hit) -> bool:
    said = syllables(" ".join([hit.passage.text, *hit.passage.heading_path]))
    return words <= set(said) and pairs <= set(pairwise(said))


def _own(query: Query) -> str:
    return without_legal_words(query.text.removeprefix(query.topic).strip(" :"))
