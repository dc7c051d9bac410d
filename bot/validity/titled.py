"""Questions on the life of a document that is called by its title: "quy chế thưởng có hiệu lực chưa"."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from bot.choosing.remembering import Index
from bot.validity.amending import OF_AMENDING, asks_to_amend
from bot.validity.effect import OF_EFFECT, asks_of_effect
from vectorstore.conversation import content_words
from vectorstore.law_names import KIND_LETTERS
from vectorstore.mentions import find_mentions, without_documents
from vectorstore.query import Query, Reference
from vectorstore.records import Document, Status
from vectorstore.vietnamese import syllables

_KIND = re.compile(
    rf"(?<!\w)(?P<kind>{'|'.join([*KIND_LETTERS, 'điều lệ', 'quy trình'])})(?!\w)", re.IGNORECASE
)
# "luật sửa đổi bảo hiểm y tế": what the document is, not what is asked
_AMENDING = re.compile(
    rf"(?<!\w)(?P<kind>{'|'.join(KIND_LETTERS)})\s+sửa đổi(?:,?\s+bổ sung)?"
    r"(?:\s+một số điều(?:\s+của)?)?(?!\w)",
    re.IGNORECASE,
)
_FEWEST = 2  # words of a title that name it
_PREFERENCE = (Status.IN_FORCE, Status.UNKNOWN, Status.NOT_YET, Status.REPLACED)


def named_by_title(query: Query, index: Index, as_of: date) -> Query:
    """Return a query on the life of a document with that document named, where words of its title do.

    Any other query stays, and so does one whose words stand in no title. Behind a number, words of the title
    are left out: they ask nothing.
    """
    if not (asks_of_effect(query.text) or asks_to_amend(query.text)):
        return query
    if query.references:
        return _without_title_of_named(query, index, as_of)
    amending = _AMENDING.search(query.text)
    text = _AMENDING.sub(r"\g<kind>", query.text)
    kind, subject = _KIND.search(text), _subject(text)
    if kind is None or len(subject) < _FEWEST:
        return query
    called = [one for one in index.documents() if _is_called(one, kind["kind"].lower(), subject)]
    titled = [one for one in called if not amending or _is_amending(one)]
    return _naming(_best(titled, as_of), replace(query, text=text), subject) if titled else query


def _subject(text: str) -> set[str]:
    """Return the words that say what a document is about, beside those that ask about its life."""
    return {one for one in content_words(text) if one not in OF_EFFECT | OF_AMENDING}


def _without_title_of_named(query: Query, index: Index, as_of: date) -> Query:
    named = [one for reference in query.references for one in index.matching(reference, as_of)[:1]]
    subject = _subject(without_documents(query.text))
    if len(named) != 1 or not subject <= set(syllables(named[0].title)):
        return query
    return replace(query, text=_without(query.text, subject)) if subject else query


def _is_called(document: Document, kind: str, words: set[str]) -> bool:
    return kind in f"{document.kind} {document.title}".lower() and words <= set(syllables(document.title))


def _is_amending(document: Document) -> bool:
    return "sửa đổi" in document.title.lower()


def _best(documents: Iterable[Document], as_of: date) -> Document:
    """Return the document that holds, not what only amends another, the one of the shortest title."""

    def order(document: Document) -> tuple[bool, int, int]:
        return (
            _is_amending(document),
            _PREFERENCE.index(document.status_on(as_of)),
            len(document.title),
        )

    return min(documents, key=order)


def _naming(document: Document, query: Query, subject: set[str]) -> Query:
    """Return the query with the document named and the words of its title left out."""
    name = None if document.number else document.title
    text = _without(query.text, subject)
    return replace(query, text=text, references=(Reference(document.number, name),))


def _without(text: str, words: set[str]) -> str:
    """Return a text without some words; the documents that it names stay whole."""
    pieces, position = [], 0
    for mention in find_mentions(text):
        pieces += [*_kept(text[position : mention.start], words), text[mention.start : mention.end]]
        position = mention.end
    return " ".join([*pieces, *_kept(text[position:], words)])


def _kept(text: str, words: set[str]) -> list[str]:
    return [one for one in text.split() if not set(syllables(one)) & words]
