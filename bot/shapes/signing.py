"""Who signed or issued a document, and when: what is known, and the line of its text that says so."""

import re
from collections.abc import Iterator
from itertools import takewhile

from bot import texts_shapes as texts
from bot.answers import Answer, NoAnswer
from bot.citations import cite_all
from bot.shapes.case import Case
from bot.shapes.issuing import asks_when, asks_who_issued, head_of, issued
from bot.validity.validity import successor_in
from bot.wording.framing import answer_text, document_name, no_answer_text
from vectorstore.query import Reference
from vectorstore.records import Document, Passage
from vectorstore.vietnamese import fold_keeping_length

_ASKS = re.compile(
    r"\b(?:ai|nguoi nao|co quan nao|don vi nao|dong chi nao)\b.*\b(?:ky|ban hanh|thong qua)\b"
    r"|\b(?:do|duoc) (?:ai|co quan nao|don vi nao) (?:ky|ban hanh|thong qua)\b"
    r"|\bnguoi ky\b|\b(?:ky|ban hanh|thong qua) boi (?:ai|co quan nao)\b"
)
_ASKS_SIGNER = re.compile(
    r"\b(?:ai|nguoi nao|dong chi nao) (?:la nguoi |da |dung ra )*ky\b(?! (?:hop dong|thoa uoc|ket))"
    r"|\b(?:do|duoc|boi) (?:ai|nguoi nao) ky\b|\bnguoi ky\b[^?]*\bla (?:ai|nguoi nao)\b"
    r"|\b(?:ai|nguoi nao) la nguoi ky\b|\bky boi (?:ai|nguoi nao)\b"
)
_LINE = re.compile(r"[^\n]+")
_SIGNS = re.compile(
    r"^\s*(?:(?:TM|KT|TL|TUQ)\.\s|(?:THỦ TƯỚNG|BỘ TRƯỞNG|CHỦ TỊCH|TỔNG BÍ THƯ|PHÓ THỦ TƯỚNG|THỨ TRƯỞNG)\b)"
)
_PASSED = re.compile(
    r"thông qua ngày|(?:đã được|được) Quốc hội .*thông qua|do .{3,60} ký ban hành|đã ký ban hành",
    re.IGNORECASE,
)
_ANNEX = re.compile(r"^\s*(?:PHỤ LỤC|Phụ lục|MẪU SỐ|Mẫu số)\b")
_LAST_WORDS = re.compile(r"((?:\s*[^\W\d_]+){2,4})\s*$")
_MOST_LINES = 4  # of a signature: on behalf of whom, as what, the name


def signing_answer(case: Case) -> Answer | NoAnswer | None:
    """Return who issued a document and when, and where it says who signed or passed it, or that it does not.

    None where that is not asked, or of no document that is there.
    """
    asks_issued = asks_who_issued(case)
    if not (asks_issued or _ASKS.search(fold_keeping_length(case.query.text))):
        return None
    documents = [_document(reference, case) for reference in case.query.references if not reference.article]
    known = list(dict.fromkeys(document for document in documents if document))
    spans = [span for document in known for span in list(_signatures(document, case))[:1]]
    undated = [document for document in known if document.issued_on is None]
    if undated == known and known and not spans and asks_issued and asks_when(case):
        return NoAnswer(_saying(texts.NO_DAY_OF_ISSUE, known[0], case), ())
    facts = [line for document in known if (line := issued(document))] if asks_issued else []
    if facts and not spans:
        spans = [_span(document, *head, case) for document in known if (head := head_of(document, case))]
    citations = cite_all(spans, case.index, case.as_of)
    if not citations:
        return _unsigned(documents, case)
    quoted = answer_text(citations, case.as_of, case.today, successor_in(case.index))
    return Answer("\n".join([*facts, quoted]), citations)


def _unsigned(documents: list[Document | None], case: Case) -> NoAnswer | None:
    """Say that a document is there without its signature, where it is asked who signed."""
    named = next((document for document in documents if document), None)
    if named is None or not _ASKS_SIGNER.search(fold_keeping_length(case.query.text)):
        return None
    return NoAnswer(_saying(texts.NO_SIGNATURE, named, case), ())


def _saying(lacking: str, document: Document, case: Case) -> str:
    return no_answer_text((), case.contact, lead=lacking.format(document=document_name(document)))


def _document(reference: Reference, case: Case) -> Document | None:
    return next(iter(case.index.matching(reference, case.as_of)), None)


def _signatures(document: Document, case: Case) -> Iterator[tuple[Passage, int, int]]:
    """Yield the signature of a document, then the lines that say who passed it; the last first."""
    lines = list(takewhile(lambda line: not _ANNEX.match(line.group()), _lines(document, case)))
    for place, line in enumerate(lines):
        if _SIGNS.match(line.group()):
            block = lines[place : place + _MOST_LINES]
            named = next((one for one in block if _is_name(one.group())), None)
            if named is not None:
                yield _span(document, line.start(), named.end(), case)
    for line in reversed(lines):
        if _PASSED.search(line.group()):
            yield _span(document, line.start(), line.end(), case)


def _lines(document: Document, case: Case) -> Iterator[re.Match[str]]:
    return _LINE.finditer(case.index.text(document.id))


def _is_name(line: str) -> bool:
    """Tell whether a line ends in the name of a person: "Nguyễn Xuân Phúc"."""
    found = _LAST_WORDS.search(line)
    words = found[1].split() if found else []
    return len(words) > 1 and all(word.istitle() for word in words[-2:])


def _span(document: Document, start: int, end: int, case: Case) -> tuple[Passage, int, int]:
    passages = case.index.passages(document.id)
    around = (one for one in passages if one.start < end and start < one.end)
    return next(around, passages[0]), start, end
