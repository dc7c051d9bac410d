"""Names documents, their parts and days as sentences need them."""

from datetime import date

from bot import texts
from ingest.outline import ARTICLE_KIND
from vectorstore.parts import Part
from vectorstore.records import Document


def day_text(day: date) -> str:
    """Return a day as it is written in Vietnamese: 01/07/2025."""
    return f"{day:%d/%m/%Y}"


def document_name(document: Document) -> str:
    """Return a short name of a document: its title, with its number where the title lacks it."""
    if document.number is None or document.number in document.title:
        return document.title
    return f"{document.title} ({document.number})"


def is_article(document: Document) -> bool:
    """Tell whether a document is news or an article: it sets no rule, so that it cannot hold or end."""
    return document.number is None and (document.kind or ARTICLE_KIND) == ARTICLE_KIND


def brief_name(document: Document) -> str:
    """Return the shortest name that tells which document it is: "Nghị định 12/2022/NĐ-CP"."""
    number = document.number
    if number is None or number not in document.title:
        return document_name(document)
    return document.title[: document.title.index(number) + len(number)]


def part_name(part: Part) -> str:
    """Return a part from the inside out, as people say it: "điểm a khoản 2 Điều 12"; "" for no part.

    A Chương, Mục or Phụ lục is named where it is the part itself: "Mục 2 Chương III".
    """
    if part.article is None:
        return " ".join(reversed(part.headings))
    parts = [
        texts.POINT.format(label=part.point) if part.point else "",
        texts.CLAUSE.format(label=part.clause) if part.clause else "",
        texts.ARTICLE.format(label=part.article),
    ]
    return " ".join(one for one in parts if one)
