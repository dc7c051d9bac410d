"""What a story tells beside its question: the words of it that name a matter, and a search of its own."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from vectorstore.birthdays import BIRTHDAYS
from vectorstore.conversation import joined_with_topic
from vectorstore.legal_words import legal_words_for
from vectorstore.query import Query
from vectorstore.records import Hit
from vectorstore.topics import topics_in
from vectorstore.vietnamese import fold_keeping_length

_MOST_WORDS = 48  # syllables; more of a story would drown the question
_SENTENCE = re.compile(r"[^.!?\n]+")
# What decides a case and is no matter of its own.
_CIRCUMSTANCES = re.compile(
    r"(?<!\w)(?:không xác định thời hạn|không chuyên trách|chuyên trách|mang (?:thai|bầu)|có (?:thai|bầu)"
    r"|sinh (?:đôi|ba|mổ)|nhận con nuôi|chết|nợ lương|chậm lương|trái (?:pháp )?luật|cảnh cáo|khiển trách"
    r"|cách chức|khai trừ|suy giảm khả năng lao động|tai nạn|giấy phép lao động|\d{1,2} tuổi)(?!\w)",
    re.IGNORECASE,
)


def with_story(query: Query, told: str) -> Query:
    """Return the query of a question with what its story tells: in front of it as a topic, and as a whole."""
    words = telling_words(told, besides=query.text)
    return replace(
        query, text=joined_with_topic(words, query.text), topic=words, whole=f"{told} {query.text}"
    )


def telling_words(told: str, *, besides: str = "") -> str:
    """Return the words of a story that name a matter, each once, without those that stand in `besides`."""
    lowered, known = told.lower(), besides.lower()
    found = sorted(
        [*topics_in(lowered), *((at.start(), at.group()) for at in _CIRCUMSTANCES.finditer(lowered))]
    )
    law = (words for sentence in _SENTENCE.findall(lowered) for words in legal_words_for(sentence))
    folded = fold_keeping_length(told)
    births = (told[at.start() : at.end()] for one in BIRTHDAYS for at in one.finditer(folded))
    kept: list[str] = []
    for words in [*[*births][:1], *(word for _, word in found), *law]:
        is_said = any(words in text for text in [known, *kept])
        if not is_said and len(" ".join([*kept, words]).split()) <= _MOST_WORDS:
            kept.append(words)
    return " ".join(kept)


def searched(query: Query, search: Callable[[Query], list[Hit]], *, limit: int) -> list[Hit]:
    """Return what a search finds for a query and, where a story was told, for the whole of it."""
    found = search(query)
    return fused(found, search(replace(query, text=query.whole)), limit=limit) if query.whole else found


def fused(first: Sequence[Hit], second: Sequence[Hit], *, limit: int) -> list[Hit]:
    """Return the hits of two searches, best first; each has the mean of its two scores."""
    scores: dict[str, float] = {}
    for hit in [*first, *second]:
        scores[hit.passage.id] = scores.get(hit.passage.id, 0.0) + hit.score / 2
    found = {hit.passage.id: hit for hit in [*second, *first]}
    ranked = sorted(found.values(), key=lambda hit: -scores[hit.passage.id])
    return [replace(hit, score=scores[hit.passage.id]) for hit in ranked[:limit]]
