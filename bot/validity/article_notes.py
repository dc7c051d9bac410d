"""What articles say themselves, before their first section, of rules that no longer hold."""

import re
from collections.abc import Sequence

from bot import texts_validity as texts
from bot.answers import Citation
from bot.citations import StoredTexts

_ENDED = re.compile(
    r"\b(?:đã (?:được|bị) (?:thay thế|thay|bãi bỏ)|(?:đã )?hết hiệu lực|không còn hiệu lực)\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"\S[^\n]*?(?:[.!?](?=\s|$)|(?=\n|$))")
_OPENING_CHARS = 800  # of an article without sections
_LONGEST = 300  # characters of a sentence


def notes_of_articles(citations: Sequence[Citation], index: StoredTexts) -> list[str]:
    """Return a line for each cited article that says at its head that what it tells of has ended."""
    documents = dict.fromkeys(one.document for one in citations if one.document.number is None)
    quotes = [one.quote for one in citations]
    said = {
        document: [one for one in _endings(_opening(document.id, index)) if not any(one in q for q in quotes)]
        for document in documents
    }
    return [
        texts.ARTICLE_SAYS.format(document=document.title, sentence=sentence)
        for document, sentences in said.items()
        for sentence in sentences[:1]
    ]


def _opening(document_id: str, index: StoredTexts) -> str:
    text = index.text(document_id)
    first = min((one.start for one in index.places(document_id) if one.start > 0), default=_OPENING_CHARS)
    return text[:first]


def _endings(text: str) -> list[str]:
    sentences = (found.group().strip() for found in _SENTENCE.finditer(text))
    return [one for one in sentences if _ENDED.search(one) and len(one) <= _LONGEST]
