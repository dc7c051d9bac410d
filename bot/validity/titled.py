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
from vectorstore.query import Query, Reference
from vectorstore.records import Document, Status
from vectorstore.vietnamese import syllables

_KIND = re.compile(
    rf"(?<!\w)(?P<kind>{'|'.join([*KIND_LETTERS, 'điều lệ', 'quy trình'])})(?!\w)", re.IGNORECASE
)
_FEWEST = 2  # words of a title that name it
_PREFERENCE = (Status.IN_FORCE, Status.UNKNOWN, Status.NOT_YET, Status.REPLACED)


def named_by_title(query: Query, index: Index, as_of: date) -> Query:
    """Return a query on the life of a document with that document named, where words of its title do.

    Any other query stays, and so does one whose words stand in no title.
    """
    kind = _KIND.search(query.text)
    if query.references or kind is None or not (asks_of_effect(query.text) or asks_to_amend(query.text)):
        return query
    subject = {word for word in content_words(query.text) if word not in OF_EFFECT | OF_AMENDING}
    titled = [one for one in index.documents() if _is_called(one, kind["kind"].lower(), subject)]
    if len(subject) < _FEWEST or not titled:
        return query
    return _naming(_best(titled, as_of), query, subject)


def _is_called(document: Document, kind: str, words: set[str]) -> bool:
    return kind in f"{document.kind} {document.title}".lower() and words <= set(syllables(document.title))


def _best(documents: Iterable[Document], as_of: date) -> Document:
    """Return the document that holds, not what only amends another, the one of the shortest title."""

    def order(document: Document) -> tuple[bool, int, int]:
        is_amending = "sửa đổi" in document.title.lower()
        return is_amending, _PREFERENCE.index(document.status_on(as_of)), len(document.title)

    return min(documents, key=order)


def _naming(document: Document, query: Query, subject: set[str]) -> Query:
    """Return the query with the document named and the words of its title left out."""
    kept = [word for word in query.text.split() if not set(syllables(word)) & subject]
    name = None if document.number else document.title
    return replace(query, text=" ".join(kept), references=(Reference(document.number, name),))
