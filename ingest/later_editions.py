"""Finds the laws of which the texts of a corpus name a later edition that is not in it.

Of such a law it is not known any more that it holds: nothing here says since when the other one does.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from vectorstore.number_spelling import number_key
from vectorstore.records import Document, Status
from vectorstore.roman import value_of
from vectorstore.vietnamese import fold

_KIND = r"(?:bộ luật|luật|pháp lệnh|điều lệ)"
_NAMED = re.compile(
    rf"\b(?P<name>{_KIND}\s[^\d.;:,()\n“”\"]{{3,80}}?)\s*\(?(?:"
    r"(?:số\s*:?\s*)?(?P<number>\d{1,3}/(?P<of>(?:19|20)\d\d)/[^\s.,;)]+)"
    r"|năm\s+(?P<year>(?:19|20)\d\d)\b(?!/)"
    r"|kh[oóòõọ]a\s+(?P<term>[IVX]+)\b)",
    re.IGNORECASE,
)
_AMENDING = re.compile(r"(?:sửa đổi|bổ sung|một số điều của|của các)\s*$", re.IGNORECASE)
_BESIDE_NAME = re.compile(
    r"\([^)]*\)|\b(?:số\s+)?\d{1,3}/\d{4}\S*|\b(?:năm\s+)?(?:19|20)\d\d\b|\bkh[oóòõọ]a\s+[IVX]+\b",
    re.IGNORECASE,
)
_TERM = re.compile(r"\bkh[oóòõọ]a\s+(?P<term>[IVX]+)\b", re.IGNORECASE)
_LOOK_BACK = 30


@dataclass(frozen=True, slots=True)
class _Edition:
    """An edition of a law as a text names it: which one it is, and how to say so."""

    rank: tuple[int, int]  # year and term, 0 where they are not told
    said: str
    number: str = ""


def named_editions(text: str) -> tuple[str, ...]:
    """Return the editions of laws that a text names: "Luật Việc làm số 74/2025/QH15", each once."""
    found = (
        " ".join(match.group().replace("(", "").split())
        for match in _NAMED.finditer(text)
        if not _AMENDING.search(text, max(0, match.start() - _LOOK_BACK), match.start())
    )
    return tuple(dict.fromkeys(found))


def with_later_editions(documents: Sequence[Document]) -> list[Document]:
    """Return the documents, each that seems to hold with the latest edition of it that is only named."""
    named: dict[str, list[Document]] = {}
    for document in documents:
        if document.number and (name := _name_of(document)):
            named.setdefault(name, []).append(document)
    found: dict[str, list[_Edition]] = {name: [] for name in named}
    for said in dict.fromkeys(said for document in documents for said in document.named_editions):
        for name, edition in _edition(said):
            found.get(name, []).append(edition)
    return [replace(one, later_named=_latest(one, named, found)) for one in documents]


def _edition(said: str) -> Iterator[tuple[str, _Edition]]:
    """Yield the name of a law and the edition that words name."""
    match = _NAMED.search(said)
    if match is not None:
        rank = (int(match["of"] or match["year"] or 0), value_of(match["term"] or ""))
        yield fold(" ".join(match["name"].split())), _Edition(rank, said, match["number"] or "")


def _latest(
    document: Document, named: Mapping[str, Sequence[Document]], found: Mapping[str, Sequence[_Edition]]
) -> str | None:
    """Return how the latest edition is called that is later than a document and than all in the corpus."""
    name = _name_of(document)
    if document.number is None or name not in found or document.effective_to or document.replaced_by:
        return None
    if document.status is Status.REPLACED:
        return None
    numbers = {number_key(one.number or "") for one in named[name]}
    known = [_rank_of(one) for one in named[name]]
    later = [
        one
        for one in found[name]
        if number_key(one.number) not in numbers and all(_is_later(one.rank, rank) for rank in known)
    ]
    return max(later, key=lambda one: (one.rank, one.number), default=_Edition((0, 0), "")).said or None


def _is_later(rank: tuple[int, int], known: tuple[int, int]) -> bool:
    """Tell whether an edition is later than a known one; by the year where both tell it, else by the term."""
    if rank[0] and known[0]:
        return rank[0] > known[0]
    return bool(rank[1] and known[1]) and rank[1] > known[1]


def _rank_of(document: Document) -> tuple[int, int]:
    year = re.search(r"/((?:19|20)\d\d)(?:/|$)", document.number or "")
    issued = document.issued_on.year if document.issued_on else 0
    term = _TERM.search(document.title)
    return (max(int(year[1]) if year else 0, issued), value_of(term["term"]) if term else 0)


def _name_of(document: Document) -> str:
    """Return the name that all editions of a law share, without marks; "" of other documents."""
    name = fold(" ".join(_BESIDE_NAME.sub(" ", document.title).split()).strip(" ,.-–"))
    is_law = re.match(r"(?:bo luat|luat|phap lenh|dieu le)\s", name)
    return name if is_law and "sua doi" not in name else ""
