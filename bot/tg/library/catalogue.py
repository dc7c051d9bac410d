"""Finds documents by their words, number or kind, as people who browse name them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bot.tg import texts
from bot.tg.library.reader import Library
from vectorstore.records import Document, Status
from vectorstore.references import find_references
from vectorstore.vietnamese import fold

_ORDER = (Status.IN_FORCE, Status.UNKNOWN, Status.NOT_YET, Status.REPLACED)
_MOST_OF_WORDS = 0.6
_MUCH_OF_TITLE = 0.2
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Found:
    """The documents that were meant, best first, and the Điều where one is named."""

    documents: tuple[Document, ...]
    article: str | None = None


def find_documents(library: Library, words: str, day: date) -> Found:
    """Return the documents that the words name or have in their name; those in force on `day` first."""
    references = find_references(words)
    documents = library.documents()
    named = {one.id: one for reference in references for one in library.matching(reference, day)}
    article = next((one.article for one in references if one.article), None)
    if named:
        return Found(tuple(named.values()), article)
    wanted = _WORD.findall(fold(words))
    kind = next((kind for kind, _ in kinds_of(documents) if _WORD.findall(fold(kind)) == wanted), None)
    if kind is not None:
        return Found(of_kind(documents, kind, day))
    shares = {one.id: _share(wanted, one) for one in documents}
    least = 1.0 if 1.0 in shares.values() else _MOST_OF_WORDS
    fitting = [one for one in documents if wanted and shares[one.id] >= least]
    ranked = sorted(
        fitting, key=lambda one: (-shares[one.id], *_closeness(wanted, one), *by_validity(one, day))
    )
    return Found(tuple(ranked))


def of_kind(documents: Sequence[Document], kind: str, day: date) -> tuple[Document, ...]:
    """Return the documents of one kind, those in force first, newer ones first."""
    fitting = (one for one in documents if kind_of(one) == kind)
    return tuple(sorted(fitting, key=lambda one: by_validity(one, day)))


def kinds_of(documents: Sequence[Document]) -> list[tuple[str, int]]:
    """Return the kinds of documents and how many there are of each, most first."""
    counts = Counter(map(kind_of, documents))
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def kind_of(document: Document) -> str:
    """Return the kind of a document, or a word for those of which none is known."""
    return document.kind or texts.OTHER_KIND


def _share(wanted: Sequence[str], document: Document) -> float:
    """Return the share of the words that stand in the name, the number, the kind or the issuer."""
    said = _words_of(document.title, document.number, document.kind, document.issuer)
    return sum(word in said for word in wanted) / len(wanted) if wanted else 0.0


def _closeness(wanted: Sequence[str], document: Document) -> tuple[bool, bool]:
    """Return False for each that holds, for these come first: words together in the title, much of it."""
    title = _WORD.findall(fold(document.title))
    together = f" {' '.join(wanted)} " in f" {' '.join(title)} "
    return not together, len(wanted) < _MUCH_OF_TITLE * len(title)


@lru_cache(maxsize=100_000)
def _words_of(*known: str | None) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(" ".join(one for one in known if one))))


def by_validity(document: Document, day: date) -> tuple[int, int, str]:
    """Return what documents are sorted by: what is in force on a day first, the newer first."""
    since = document.effective_from or document.issued_on or date.min
    return _ORDER.index(document.status_on(day)), -since.toordinal(), document.title
