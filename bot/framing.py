"""Puts citations into sentences: which document says it, where, and whether it still holds."""

from collections.abc import Callable, Sequence
from datetime import date

from bot import texts
from bot.answers import Citation, Written
from vectorstore.records import Document, Status

Successor = Callable[[str], Document | None]


def day_text(day: date) -> str:
    """Return a day as it is written in Vietnamese: 01/07/2025."""
    return f"{day:%d/%m/%Y}"


def document_name(document: Document) -> str:
    """Return a short name of a document: its title, with its number where the title lacks it."""
    if document.number is None or document.number in document.title:
        return document.title
    return f"{document.title} ({document.number})"


def place_name(citation: Citation) -> str:
    """Return the place from the inside out, as people say it: "điểm a khoản 2 Điều 12"."""
    if citation.article is None or not citation.locator.startswith("Điều"):
        return citation.locator
    parts = [
        texts.POINT.format(label=citation.point) if citation.point else "",
        texts.CLAUSE.format(label=citation.clause) if citation.clause else "",
        texts.ARTICLE.format(label=citation.article),
    ]
    return " ".join(part for part in parts if part)


def source_name(citation: Citation, as_of: date, today: date) -> str:
    """Return place, document, number and validity: "khoản 1 Điều 29 Luật Công đoàn (50/2024/QH15, ...)"."""
    document = citation.document
    details = []
    if document.number is not None and document.number not in document.title:
        details.append(document.number)
    if citation.status is not Status.UNKNOWN:
        details.append(status_text(citation.status, as_of, today))
    named = document.title
    if details:
        named = texts.DOCUMENT_WITH_DETAILS.format(title=document.title, details=", ".join(details))
    place = place_name(citation)
    if not place:
        return named if document.number else texts.SOURCE_IS_ARTICLE.format(document=named)
    form = texts.SOURCE_WITH_HEADING if place.startswith("mục “") else texts.SOURCE_WITH_PLACE
    return form.format(place=place, document=named)


def status_text(status: Status, as_of: date, today: date) -> str:
    """Return whether a document holds, with the day where it is not today."""
    if as_of == today:
        return texts.STATUS_LABELS[status]
    return texts.STATUS_LABELS_AT[status].format(day=day_text(as_of))


def answer_text(citations: Sequence[Citation], as_of: date, today: date, successor: Successor) -> str:
    """Return the quotes, each place framed once, and what must be known about their validity."""
    lines: list[str] = []
    framed = ""
    for citation in citations:
        source = source_name(citation, as_of, today)
        if source != framed:
            lines.append(texts.ACCORDING_TO.format(source=source))
            framed = source
        lines.append(texts.QUOTED.format(quote=citation.quote, number=citation.number))
    return "\n".join([*lines, *validity_notes(citations, successor)])


def written_text(written: Written, as_of: date, today: date, successor: Successor) -> str:
    """Return the statements with their marks, and below them the quotes, framed as in any other answer."""
    lines = [
        texts.STATEMENT.format(text=one.text, marks="".join(f"[{number}]" for number in one.numbers))
        for one in written.statements
    ]
    return "\n".join([*lines, "", answer_text(written.citations, as_of, today, successor)])


def validity_notes(citations: Sequence[Citation], successor: Successor) -> list[str]:
    """Return one line for each cited document that does not hold on the day asked about."""
    notes: dict[str, str] = {}
    for citation in citations:
        note = _validity_note(citation, successor)
        if note:
            notes.setdefault(citation.document.id, note)
    return list(notes.values())


def _validity_note(citation: Citation, successor: Successor) -> str:
    document, name = citation.document, document_name(citation.document)
    if citation.status is Status.NOT_YET and document.effective_from is not None:
        return texts.NOT_YET_SINCE.format(title=name, day=day_text(document.effective_from))
    if citation.status is not Status.REPLACED:
        return ""
    if document.replaced_by is None:
        return texts.REPLACED_WITHOUT_SUCCESSOR.format(title=name)
    newer = successor(document.replaced_by)
    newer_name = document_name(newer) if newer else document.replaced_by
    return texts.REPLACED_BY.format(title=name, successor=newer_name)


def no_answer_text(nearest: Sequence[Document], contact: str, *, lead: str = texts.NOTHING_FOUND) -> str:
    """Return that nothing was found, the nearest documents, and whom to ask."""
    lines = [lead]
    if nearest:
        lines.append(texts.NEAREST)
        lines += [texts.NEAREST_ITEM.format(document=document_name(document)) for document in nearest]
    lines.append(texts.CONTACT.format(contact=contact) if contact else texts.NO_CONTACT)
    return "\n".join(lines)
