"""Makes what was typed into a query: written out, with diacritics, on its own feet."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from vectorstore.conversation import is_follow_up, joined_with_topic, topic_of
from vectorstore.dates import as_of_date
from vectorstore.glossary import Glossary
from vectorstore.identifiers import find_mentions, find_references
from vectorstore.politeness import without_closing, without_opening
from vectorstore.query import Query, Reference
from vectorstore.shorthand import LEGAL_WORDS
from vectorstore.vietnamese import fold_keeping_length, normalize

# In running Vietnamese about three syllables in four carry a mark; below this share some are missing.
_FULLY_MARKED_SHARE = 0.6
_SYLLABLE = re.compile(r"[^\W\d_]+")
_SAME_DOCUMENT = re.compile(
    r"\b(?:luat|van ban|nghi dinh|thong tu|bo luat|quy dinh|dieu le|chi thi|ket luan) (?:nay|do"
    r"|tren|ay|kia)\b"
)
_NEXT_ARTICLE = re.compile(r"\bdieu (?:tiep theo|ke tiep|sau do|tiep)\b")


class Restorer(Protocol):
    """Puts back missing diacritics, syllable by syllable."""

    def restore(self, text: str) -> str:
        """Return the text with diacritics where they are missing; marked syllables stay."""
        ...


class QueryBuilder:
    """Turns questions as typed into queries as searched; holds no state between questions."""

    def __init__(self, restorer: Restorer | None, glossary: Glossary) -> None:
        """Without a restorer, diacritics stay as they were typed."""
        self._restorer = restorer
        self._glossary = glossary

    def build(self, question: str, *, history: Sequence[str] = (), today: date) -> Query:
        """Return the query of a question; a follow-up takes the topic of the questions before it."""
        query = self._understood(question, history, today)
        return replace(query, text=_with_legal_words(query.text))

    def _understood(self, question: str, history: Sequence[str], today: date) -> Query:
        query = self._on_its_own(question, today)
        if not history or not is_follow_up(query.text):
            return query
        *before, last = history
        earlier = self._understood(last, before, today)
        topic = topic_of(earlier.text)
        return replace(
            query,
            text=joined_with_topic(topic, query.text),
            topic=topic,
            references=_carried_over(query, earlier),
            as_of=query.as_of or earlier.as_of,
        )

    def _on_its_own(self, question: str, today: date) -> Query:
        typed = re.sub(r"\s+", " ", normalize(question)).strip()
        written_out = self._glossary.expand(without_opening(typed))
        restored = self._restored(written_out)
        text = without_closing(restored) or restored
        return Query(
            question=question,
            text=text,
            references=find_references(_with_marks_of(typed, text)),
            as_of=as_of_date(text, today),
            restored=restored != written_out,
        )

    def _restored(self, text: str) -> str:
        """Restore what is not a document number; a text that is fully marked is left as it is."""
        if self._restorer is None or _marked_share(text) >= _FULLY_MARKED_SHARE:
            return text
        pieces, position = [], 0
        for mention in find_mentions(text):
            if mention.number is not None:
                pieces += [self._restored_piece(text[position : mention.start]), mention.number]
                position = mention.end
        return "".join([*pieces, self._restored_piece(text[position:])])

    def _restored_piece(self, text: str) -> str:
        if self._restorer is None or not text.strip():
            return text
        return self._restorer.restore(text)


def _with_legal_words(text: str) -> str:
    """Return the text followed by the words of the law for the everyday expressions in it."""
    lowered = text.lower()
    added = [
        words
        for everyday, words in LEGAL_WORDS.items()
        if words not in lowered and re.search(rf"(?<!\w){re.escape(everyday)}(?!\w)", lowered)
    ]
    return " ".join([text, *dict.fromkeys(added)])


def _marked_share(text: str) -> float:
    """Return the share of syllables that carry a diacritic; 1 where there are none."""
    syllables = _SYLLABLE.findall(text)
    marked = sum(fold_keeping_length(syllable) != syllable.lower() for syllable in syllables)
    return marked / len(syllables) if syllables else 1.0


def _with_marks_of(typed: str, text: str) -> str:
    """Return the text to look for references in: as typed where the query names fewer.

    Writing out and restoring may spoil a reference ("k2 d35 blld"); what was typed has it still.
    """
    return typed if len(find_references(typed)) >= len(find_references(text)) else text


def _carried_over(query: Query, earlier: Query) -> tuple[Reference, ...]:
    """Give the references of a follow-up the document that the conversation is about."""
    folded = fold_keeping_length(query.text)
    about = next((ref for ref in earlier.references if ref.document_number or ref.document_name), None)
    if _NEXT_ARTICLE.search(folded):
        return _next_article(earlier)
    if about is None:
        return query.references
    same = Reference(about.document_number, about.document_name)
    if query.references:
        return tuple(
            ref
            if ref.document_number or ref.document_name
            else replace(ref, document_number=same.document_number, document_name=same.document_name)
            for ref in query.references
        )
    return (same,) if _SAME_DOCUMENT.search(folded) else ()


def _next_article(earlier: Query) -> tuple[Reference, ...]:
    for reference in reversed(earlier.references):
        if reference.article and reference.article.isdigit():
            following = str(int(reference.article) + 1)
            return (replace(reference, article=following, clause=None, point=None),)
    return ()
