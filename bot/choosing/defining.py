"""What a term means: the line of a text that says so comes before all that only uses the term."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Protocol

from bot.choosing.blocks import blocks_of
from bot.choosing.clauses import last_clause_end
from bot.choosing.extraction import Stretch, Texts
from vectorstore.legal_words import without_legal_words
from vectorstore.records import Document, Passage, Place, Status

_ASKS = re.compile(
    r"^(?:(?:thế nào|như thế nào|thế nào được gọi|cái gì) là (?P<after>.+?)"
    r"|(?:khái niệm|định nghĩa)(?: (?:về|của))? (?P<of>.+?)(?: là gì)?"
    r"|(?P<before>.+?) (?:nghĩa là gì|là gì|là cái gì|là như thế nào|là thế nào"
    r"|được hiểu (?:là )?(?:gì|như thế nào|thế nào|ra sao)))"
    r"(?: (?:theo|trong) .+)?\s*[?.!]*$",
    re.IGNORECASE,
)
_EXPLAINS = re.compile(r"giải thích từ ngữ|khái niệm|định nghĩa")
_SHORTEST_TERM = 2
_LONGEST_TERM = 12  # syllables
# What a text may add to a term: "Công đoàn Việt Nam là", "Tổ chức đại diện người lao động tại cơ sở là".
_ADDED = r"(?: Việt Nam| tại (?:cơ sở|nơi làm việc|doanh nghiệp))?"
_LABEL = r"^[ \t]*(?:\d{1,3}[.)]|[a-zđ]\)|[-–•+])?[ \t]*[\"“]?"


class Definitions(Texts, Protocol):
    """The texts of an index, with the passages to cite them by."""

    def passages(self, document_id: str) -> tuple[Passage, ...]:
        """Return the passages of a document, in order."""
        ...


def term_asked(question: str) -> str:
    """Return the term that a question wants explained; "" where it asks something else."""
    asked = _ASKS.match(without_legal_words(question).strip())
    term = next((found for found in asked.groups() if found), "") if asked else ""
    return term.strip(' "“”') if 0 < len(term.split()) <= _LONGEST_TERM else ""


def definition(
    term: str, documents: Sequence[Document], index: Definitions, as_of: date, *, max_chars: int
) -> Stretch | None:
    """Return the khoản or line that begins "… là" with a term; rules before articles."""
    holding = [one for one in documents if one.status_on(as_of) is not Status.REPLACED] if term else []
    ranked = sorted(holding, key=lambda document: document.number is None)
    found = (stretch for document in ranked for stretch in _defining(term, document, index, max_chars))
    return next(found, None)


def shorter_terms(term: str) -> list[str]:
    """Return the terms that begin a term, the longest first: "đình công" of "đình công hợp pháp"."""
    words = term.split()
    return [" ".join(words[:count]) for count in range(len(words) - 1, _SHORTEST_TERM - 1, -1)]


def _defining(term: str, document: Document, index: Definitions, max_chars: int) -> Iterator[Stretch]:
    text = index.text(document.id)
    words = r"\s+".join(map(re.escape, term.split()))
    says = re.compile(
        rf"{_LABEL}{words}{_ADDED}[\"”]?\s+(?:là|được hiểu là|nghĩa là)\s", re.IGNORECASE | re.MULTILINE
    )
    for match in says.finditer(text):
        passage = next(
            (one for one in index.passages(document.id) if one.start <= match.start() < one.end), None
        )
        if passage is not None and _is_about(term, match.start(), index.places(document.id)):
            start, end = _around(match.start(), passage, text, index, max_chars)
            yield Stretch(passage, start, end, 0.0)


def _is_about(term: str, position: int, places: Sequence[Place]) -> bool:
    """Tell whether an Điều explains words, or this one: elsewhere "X là" may begin any sentence."""
    around = (one for one in places if one.level == "article" and one.start <= position < one.end)
    title = next((one.title.lower() for one in around), None)
    return title is None or _EXPLAINS.search(title) is not None or title.startswith(term.lower())


def _around(
    position: int, passage: Passage, text: str, index: Definitions, max_chars: int
) -> tuple[int, int]:
    """Return the block that begins with a definition; where it is too long, the line of it."""
    start = position + len(text[position:]) - len(text[position:].lstrip())
    blocks = blocks_of(passage, text, index.places(passage.document_id))
    whole = next((one for one in blocks if one.start == start and one.length <= max_chars), None)
    if whole is not None:
        return whole.start, whole.end
    stop = text.find("\n", start)
    line_end = stop if stop >= 0 else len(text)
    if line_end - start <= max_chars:
        return start, line_end
    return start, max(last_clause_end(text, start, start + max_chars), start + 1)
