"""A small library in memory: two union laws and an article, all made up, with their places."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from bot.answering import Answerer
from tests.fakes import FakeEmbedder
from vectorstore.directory import Directory
from vectorstore.glossary import Glossary
from vectorstore.query import Query, Reference
from vectorstore.question_text import QueryBuilder
from vectorstore.records import Document, Hit, Passage, Place, Status
from vectorstore.vietnamese import syllables

TODAY = date(2026, 3, 10)

NEW_LAW_TEXT = """\
LUẬT CÔNG ĐOÀN

Điều 1. Mức đóng
1. Doanh nghiệp đóng 3% quỹ lương mỗi tháng, trừ trường hợp quy định tại khoản 2 Điều này.
2. Hợp tác xã được giảm mức đóng như sau:
a) Giảm 50% trong năm đầu tiên;
b) Giảm 25% trong năm thứ hai.
Điều 2. Hiệu lực
Luật này có hiệu lực từ ngày 01 tháng 7 năm 2025."""

OLD_LAW_TEXT = """\
LUẬT CÔNG ĐOÀN

Điều 1. Mức đóng
1. Doanh nghiệp đóng 5% quỹ lương mỗi tháng."""

ARTICLE_TEXT = """\
Lớp học nghề mùa thu

Sáng 8/11, lớp học nghề khai mạc với bốn mươi học viên. Bà Lê Thị Hoa là giảng viên chính.

Lớp học kéo dài năm ngày."""

NEW_LAW = Document(
    id="99-2024-qh15",
    title="Luật Công đoàn",
    file="moi.txt",
    sha256="1",
    number="99/2024/QH15",
    kind="Luật",
    issued_on=date(2024, 11, 27),
    effective_from=date(2025, 7, 1),
    replaces=("98/2012/QH13",),
    source_url="https://example.vn/luat",
)
OLD_LAW = Document(
    id="98-2012-qh13",
    title="Luật Công đoàn",
    file="cu.txt",
    sha256="2",
    number="98/2012/QH13",
    kind="Luật",
    effective_from=date(2013, 1, 1),
    effective_to=date(2025, 7, 1),
    replaced_by="99/2024/QH15",
)
ARTICLE = Document(
    id="lop-hoc", title="Lớp học nghề mùa thu", file="bai.txt", sha256="3", status=Status.UNKNOWN
)


def places_of(text: str) -> tuple[Place, ...]:
    """Find Điều, khoản and điểm at line starts; enough for the texts above."""
    kinds = (("article", r"^Điều (\d+)\. (.*)$"), ("clause", r"^(\d+)\. "), ("point", r"^([a-zđ])\) "))
    found = [
        (match.start(), level, match)
        for level, pattern in kinds
        for match in re.finditer(pattern, text, re.MULTILINE)
    ]
    found.sort(key=lambda entry: entry[0])
    order = {"article": 0, "clause": 1, "point": 2}
    places = []
    for position, (start, level, match) in enumerate(found):
        ends = [later for later, other, _ in found[position + 1 :] if order[other] <= order[level]]
        label = f"Điều {match.group(1)}" if level == "article" else match.group(1)
        title = match.group(2) if level == "article" else ""
        end = min(ends, default=len(text))
        places.append(Place(level, label, title, start, start + len(text[start:end].rstrip())))
    return tuple(places)


def passages_of(document: Document, text: str) -> tuple[Passage, ...]:
    """Make one passage of each Điều; of a text without any, one of each paragraph."""
    articles = [place for place in places_of(text) if place.level == "article"]
    spans = [(place.start, place.end, place.label.removeprefix("Điều ")) for place in articles]
    if not spans:
        spans = [(match.start(), match.end(), "") for match in re.finditer(r"[^\n]+", text)]
    return tuple(
        Passage(f"{document.id}#{n}", document.id, text[start:end], start, end, article=label or None)
        for n, (start, end, label) in enumerate(spans)
    )


@dataclass
class Library:
    """An index in memory that is its own reader."""

    texts: dict[str, str]
    known: dict[str, Document]
    page_starts: tuple[int, ...] = ()

    def current(self) -> "Library":
        return self

    def documents(self) -> tuple[Document, ...]:
        return tuple(self.known.values())

    def matching(self, reference: Reference, day: date | None = None) -> tuple[Document, ...]:
        return Directory(self.documents()).matching(reference, day)

    def document(self, document_id: str) -> Document:
        return self.known[document_id]

    def text(self, document_id: str) -> str:
        return self.texts[document_id]

    def places(self, document_id: str) -> tuple[Place, ...]:
        return places_of(self.texts.get(document_id, ""))

    def pages(self, document_id: str) -> tuple[int, ...]:
        return self.page_starts

    def passages(self, document_id: str) -> tuple[Passage, ...]:
        return passages_of(self.known[document_id], self.texts[document_id])

    def weight(self, word: str) -> float:
        return 1.0

    def all_passages(self) -> list[Passage]:
        return [
            passage
            for document_id, text in self.texts.items()
            for passage in passages_of(self.known[document_id], text)
        ]


def library() -> Library:
    """Return the library of both laws and the article."""
    return Library(
        texts={NEW_LAW.id: NEW_LAW_TEXT, OLD_LAW.id: OLD_LAW_TEXT, ARTICLE.id: ARTICLE_TEXT},
        known={document.id: document for document in (NEW_LAW, OLD_LAW, ARTICLE)},
    )


@dataclass
class OverlapRetriever:
    """Finds passages by the share of the query's syllables in them."""

    library: Library
    asked: list[Query] = field(default_factory=list)

    def search(self, query: Query, *, limit: int, as_of: date | None = None) -> list[Hit]:
        self.asked.append(query)
        wanted = set(syllables(query.text))
        hits = [self._hit(passage, wanted) for passage in self.library.all_passages()]
        return sorted(hits, key=lambda hit: (-hit.score, hit.passage.id))[:limit]

    def _hit(self, passage: Passage, wanted: set[str]) -> Hit:
        found = wanted & set(syllables(passage.text))
        share = len(found) / len(wanted) if wanted else 0.0
        return Hit(passage, score=share, dense=share, keyword=share, keyword_share=share)


def hits_of(shelf: Library, document_ids: Sequence[str]) -> list[Hit]:
    """Return every passage of the documents as a hit of full score."""
    return [Hit(passage, 1.0) for passage in shelf.all_passages() if passage.document_id in document_ids]


def answerer_over(shelf: Library, **options: Any) -> Answerer:
    """Return what answers from a library on the day of the tests; `options` are fields of Answerer."""
    made = Answerer(
        OverlapRetriever(shelf),
        shelf,
        QueryBuilder(None, Glossary.load(None)),
        embedder=FakeEmbedder(),
        today=lambda: TODAY,
    )
    return replace(made, **options)
