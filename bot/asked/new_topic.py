"""Notices a new topic in a few words that nothing marks as a continuation: "giá vàng" after the dues."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.answers import Answer, Trace
from bot.asked.smalltalk import small_talk
from vectorstore.conversation import content_words, is_follow_up, leans_by_shortness, may_lean
from vectorstore.legal_words import without_legal_words
from vectorstore.query import Query
from vectorstore.records import Hit
from vectorstore.topics import has_topic, topics_in
from vectorstore.vietnamese import syllables

_TURNS = re.compile(
    r"(?:thế |vậy )?còn\b.*\b(?:thì|ra) (?:sao|thế nào|như thế nào)|(?:thế |vậy )?còn\b[^?]{1,40}\?*$",
    re.IGNORECASE,
)
_NO_MATTERS = "người lao động, người sử dụng lao động, hợp đồng lao động, hợp đồng, công đoàn, đoàn viên"
_FEWEST_OWN = 2  # words by which a follow-up is told apart
_OF_EVERY_MATTER = frozenset(_NO_MATTERS.split(", "))


def may_be_new_topic(query: Query) -> bool:
    """Tell whether a question was put on the topic of the one before only because it is so short."""
    return query.topic != "" and (leans_by_shortness(_own(query)) or bool(_matters_before(query)))


def _matters_before(query: Query) -> set[str]:
    """Return the matters of the topic where a question turns from them to another: "còn thử việc thì sao"."""
    own = _own(query)
    if not query.topic or not _TURNS.match(own) or not has_topic(own):
        return set()
    said = {name.lower() for _, name in topics_in(query.text)} - {name.lower() for _, name in topics_in(own)}
    return said - _OF_EVERY_MATTER


def _has_any(matters: set[str], hit: Hit) -> bool:
    said = " ".join([hit.passage.text, *hit.passage.heading_path]).lower()
    return not matters or any(matter in said for matter in matters)


def may_lean_on_topic(trace: Trace) -> bool:
    """Tell whether a question may be a follow-up though nothing marks it as one."""
    query = trace.query
    if query.topic or query.references or small_talk(trace.question) or is_follow_up(trace.question):
        return False
    return may_lean(without_legal_words(query.text))


def says_both(trace: Trace) -> bool:
    """Tell whether what a follow-up is answered by first says all that it asks, and of the topic before.

    Somebody who goes on with "ai được quyền lãnh đạo" after strikes asks of the strike.
    """
    query = trace.query
    if not query.topic or not isinstance(trace.result, Answer):
        return False
    first = trace.result.citations[0]
    said = set(syllables(" ".join([first.quote, *first.passage.heading_path])))
    own = set(content_words(_own(query)))
    topic = {word for _, name in topics_in(query.topic) for word in syllables(name)}
    return len(own) >= _FEWEST_OWN and bool(topic) and own | topic <= said


def is_heard_of(query: Query, hits: Sequence[Hit]) -> bool:
    """Tell whether a passage found has all that a question itself says, words that stand together as such.

    Where "còn …" names a matter of its own, the passage must have one of the topic, too.
    """
    own = _own(query)
    words = set(content_words(own)) - set(content_words(query.topic))
    pairs = {pair for pair in pairwise(syllables(own)) if set(pair) <= set(content_words(own))}
    heard = [hit for hit in hits if _has(words, pairs, hit)]
    return not words or any(_has_any(_matters_before(query), hit) for hit in heard)


def _has(words: set[str], pairs: set[tuple[str, str]], hit: Hit) -> bool:
    said = syllables(" ".join([hit.passage.text, *hit.passage.heading_path]))
    return words <= set(said) and pairs <= set(pairwise(said))


def _own(query: Query) -> str:
    return without_legal_words(query.text.removeprefix(query.topic).strip(" :"))
