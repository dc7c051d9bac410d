"""What belongs together, the passages of one law and those of one Điều, and what kind of law that is."""

import re
from collections import Counter
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from vectorstore.number_spelling import number_key
from vectorstore.records import Document, ParsedDocument
from vectorstore.vietnamese import fold

LAW, ARTICLE, START, NUMBER, YEAR, RANK = range(6)
COLUMNS = 6

_YEAR = re.compile(r"/((?:19|20)\d\d)(?=/|-|$)")
_RANKS = (
    re.compile(r"\bluat\b|/qh\d"),
    re.compile(r"\bnghi dinh\b|nd-cp"),
    re.compile(r"\bthong tu\b|/tt"),
)


def groups_of(documents: Iterable[ParsedDocument]) -> NDArray[np.int32]:
    """Return a row for each passage: the number of its law, of its Điều, where it starts, its own number …

    … in its law, the year of the law (0 where it is not known) and the law's rank.
    Documents of one number and year are one law: a collection may keep each Điều as a document of its own,
    and Party numbers begin again with each term.
    Passages outside any Điều belong together if they are of one document.
    """
    return group_rows(
        (parsed.document, [(passage.article, passage.start) for passage in parsed.passages])
        for parsed in documents
    )


def group_rows(
    documents: Iterable[tuple[Document, Iterable[tuple[str | None, int]]]],
) -> NDArray[np.int32]:
    """Return the same of documents and, for each passage, its Điều and where it starts."""
    laws: dict[tuple[str, int], int] = {}
    articles: dict[tuple[str, str | None], int] = {}
    counted: Counter[int] = Counter()
    rows = []
    for document, passages in documents:
        year, rank = year_of(document), rank_of(document)
        law = laws.setdefault(_law_of(document), len(laws))
        for label, start in passages:
            article = articles.setdefault((document.id, label), len(articles))
            rows.append((law, article, start, counted[law], year, rank))
            counted[law] += 1
    return np.array(rows, dtype=np.int32).reshape(-1, COLUMNS)


def first_days(documents: Iterable[Document]) -> NDArray[np.int32]:
    """Return for each law, as the groups number it, the ordinal of its first day; 0 where not known."""
    days: dict[tuple[str, int], int] = {}
    for document in documents:
        begins = document.effective_from.toordinal() if document.effective_from else 0
        days[_law_of(document)] = max(days.get(_law_of(document), 0), begins)
    return np.array(list(days.values()), dtype=np.int32)


def _law_of(document: Document) -> tuple[str, int]:
    return number_key(document.number or document.id), year_of(document)


def year_of(document: Document) -> int:
    """Return the year in which a rule was issued, by its date or its number; 0 where neither tells."""
    if document.number is None:
        return 0  # an article has a day, but is no edition of a law
    if document.issued_on is not None:
        return document.issued_on.year
    found = _YEAR.search(document.number or "")
    return int(found[1]) if found else 0


def rank_of(document: Document) -> int:
    """Return 0 for a law, 1 for a decree, 2 for a circular, 3 for anything else."""
    written = fold(f"{document.kind or ''} {document.number or ''}")
    return next((rank for rank, pattern in enumerate(_RANKS) if pattern.search(written)), len(_RANKS))
