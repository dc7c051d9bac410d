"""Asks for an example: only a text that gives one answers that."""

import re

from bot import texts_shapes as texts
from bot.answers import Answer, NoAnswer
from bot.choosing.blocks import sentences
from bot.choosing.narrowing import last_stop
from bot.choosing.nearest import nearest_documents
from bot.citations import cite_all
from bot.shapes.case import Case
from bot.validity.validity import successor_in
from bot.wording.framing import answer_text, no_answer_text
from vectorstore.conversation import content_words
from vectorstore.records import Passage
from vectorstore.vietnamese import fold_keeping_length, syllables

# "Ví dụ?", "cho em xin một ví dụ về …"; not "X là một ví dụ về loại nào?"
_ASKS = re.compile(
    r"\W*(?:(?:co|cho|xin|lay|neu|dua(?: ra)?|can|toi|em|minh|ad|bot|them|mot|vai|1|cac|nhung) )*"
    r"(?:vi du|thi du|vd|minh hoa)\b"
)
_GIVES = re.compile(r"(?<!\w)(?:ví dụ|thí dụ|chẳng hạn)(?!\w)", re.IGNORECASE)
_LEAST_SHARE = 0.5  # of what the words of the topic tell that a passage with an example must have


def example_answer(case: Case) -> Answer | NoAnswer | None:
    """Return a passage that gives an example of the matter; None where no example is asked for."""
    if not _ASKS.match(fold_keeping_length(case.query.question)):
        return None
    spans = [span for hit in case.hits if (span := _example(hit.passage, case)) is not None]
    citations = cite_all(spans[:1], case.index, case.as_of)
    if citations:
        text = answer_text(citations, case.as_of, case.today, successor_in(case.index))
        return Answer(text, citations)
    nearest = nearest_documents(case)
    return NoAnswer(no_answer_text(nearest, case.contact, lead=texts.NO_EXAMPLE), nearest)


def _example(passage: Passage, case: Case) -> tuple[Passage, int, int] | None:
    found = _GIVES.search(passage.text)
    if found is None or _share(passage, case) < _LEAST_SHARE:
        return None
    start, end = _around(passage.text, found.start(), case.max_quote_chars)
    return passage, passage.start + start, passage.start + end


def _around(text: str, at: int, max_chars: int) -> tuple[int, int]:
    """Return the paragraph from which on a text gives an example; where it is long, from that sentence on."""
    start = text.rfind("\n", 0, at) + 1
    if len(text) - start <= max_chars:
        return start, len(text)
    spans = [span for span in sentences(text, start, len(text)) if at < span[1]]
    start = spans[0][0]
    fitting = [end for _, end in spans if end - start <= max_chars]
    return start, fitting[-1] if fitting else last_stop(text, start, spans[0][1], max_chars)


def _share(passage: Passage, case: Case) -> float:
    weights = {word: case.index.weight(word) for word in content_words(case.query.topic or case.query.text)}
    said = set(syllables(passage.text)) | {word for path in passage.heading_path for word in syllables(path)}
    total = sum(weights.values())
    return sum(weight for word, weight in weights.items() if word in said) / total if total else 0.0
