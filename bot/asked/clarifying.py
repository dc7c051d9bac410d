"""Recognises what cannot be searched as it is: an Điều of no document, a single word, small talk."""

import re
from collections.abc import Callable, Sequence

from bot import texts, texts_talk
from bot.answers import NeedsDetails
from bot.asked.asking import LONGEST_QUESTION
from bot.asked.pastes import paste_in
from bot.asked.smalltalk import small_talk
from vectorstore.contrasts import only_replaces
from vectorstore.conversation import content_words, is_follow_up
from vectorstore.english import is_english
from vectorstore.legal_words import without_legal_words
from vectorstore.query import Query, Reference
from vectorstore.topics import has_topic

# What asks of anything: "còn thử việc thì sao" names a matter and no more.
_BARE_ASKING = re.compile(r"^(?:(?:thế|vậy) )?còn\s+|\s+(?:thì|là) (?:sao|thế nào|ra sao)$", re.IGNORECASE)
_ASKING = re.compile(r"\?|\b(?:nào|gì|bao|mấy|sao|không|ai|đâu|khi|thế nào)\b")

_OF_EQUALITY = re.compile(r"\bbằng (?=(?:bao nhiêu|mấy)\b[\s?!.]*$)", re.IGNORECASE)  # no matter of its own


def is_too_long(message: str) -> bool:
    """Tell whether a message without gaps is longer than a question may be; a pasted passage may be."""
    return len(message) > LONGEST_QUESTION and paste_in(message) is None


def details_needed(
    question: str, query: Query, history: Sequence[str], *, is_heard_of: Callable[[], bool] = lambda: True
) -> NeedsDetails | None:
    """Return the question to ask back, or None where there is something to search for.

    What a bare topic is about is asked only where the texts have heard of it: `is_heard_of` finds out.
    """
    if is_too_long(question):
        return NeedsDetails(texts_talk.QUESTION_TOO_LONG.format(limit=LONGEST_QUESTION))
    said = small_talk(question)
    if said:
        return NeedsDetails(said)
    if is_english(question) and not query.translated:
        return NeedsDetails(texts_talk.ENGLISH_NOT_UNDERSTOOD)
    loose = [ref for ref in query.references if _is_loose(ref)]
    if loose and len(loose) == len(query.references) and len(content_words(_without_places(query.text))) <= 2:
        return NeedsDetails(texts_talk.WHICH_DOCUMENT.format(place=_place_text(loose[0])))
    typed = _OF_EQUALITY.sub(" ", without_legal_words(query.text))
    stands_alone = not history and not query.references
    if stands_alone and _only_continues(typed):
        return NeedsDetails(texts_talk.WHICH_TOPIC)
    if _is_vague(query) and (has_topic(query.text) or is_heard_of()):
        topic = _BARE_ASKING.sub("", without_legal_words(query.text).strip(" ?.!"))
        return NeedsDetails(texts_talk.TOO_VAGUE.format(topic=topic))
    if stands_alone and not content_words(typed) and not has_topic(typed):
        return NeedsDetails(texts_talk.WHICH_TOPIC)
    return None


def _only_continues(text: str) -> bool:
    """Tell whether a text puts another word in the place of one of a question before: "còn nữ thì sao"."""
    return is_follow_up(text) and only_replaces(text) and not has_topic(text)


def _is_loose(reference: Reference) -> bool:
    """Tell whether a reference names a place but no document."""
    return reference.document_number is None and reference.document_name is None


def _without_places(text: str) -> str:
    return re.sub(
        r"(?<!\w)(?:điều|khoản|điểm|quy định|nói|về|nội dung)(?:\s+\w{1,3})?(?!\w)",
        " ",
        text,
        flags=re.IGNORECASE,
    )


def _place_text(reference: Reference) -> str:
    parts = [
        texts.POINT.format(label=reference.point) if reference.point else "",
        texts.CLAUSE.format(label=reference.clause) if reference.clause else "",
        texts.ARTICLE.format(label=reference.article) if reference.article else "",
    ]
    return " ".join(part for part in parts if part)


def _is_vague(query: Query) -> bool:
    """Tell whether a question is a bare topic of a word or two: "Lương?", "thai sản", "bảo hiểm thì sao"."""
    if query.references or query.topic or (query.translated and has_topic(query.text)):
        return False
    text = _BARE_ASKING.sub("", without_legal_words(query.text).strip(" ?.!"))
    return 0 < len(content_words(text)) <= 2 and not _ASKING.search(text.rstrip("?").lower())
