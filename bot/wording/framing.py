"""Puts citations into sentences: which document says it, where, and whether it still holds."""

from collections.abc import Sequence
from datetime import date

from bot import texts
from bot.answers import Citation, Written
from bot.choosing.lead_ins import forbids
from bot.validity.notes import Successor, part_of, validity_notes
from bot.wording.document_names import day_text as day_text  # others know it from here
from bot.wording.document_names import document_name as document_name
from bot.wording.document_names import is_article, part_name
from bot.wording.standing import validity_text, with_recognised
from vectorstore.records import Document

_LONGEST_HEADING = 100  # characters; a longer title of an Điều is left out
_LONGEST_FORBIDDING = 300  # where the title alone says that what is quoted is forbidden


def place_name(citation: Citation) -> str:
    """Return the place from the inside out, as people say it: "điểm a khoản 2 Điều 12"."""
    if citation.article is None or not citation.locator.startswith("Điều"):
        return citation.locator
    return part_name(part_of(citation))


def source_name(citation: Citation, as_of: date, today: date) -> str:
    """Return place, document, number and validity: "khoản 1 Điều 29 Luật Công đoàn (50/2024/QH15, ...)"."""
    document = citation.document
    validity = with_recognised(validity_text(citation, as_of, today), citation)
    place = place_name(citation)
    is_heading = place.startswith("mục “")
    if not is_article(document):
        form = texts.SOURCE_OF_DOCUMENT if is_heading else texts.SOURCE_WITH_PLACE
        number = document.number if document.number and document.number not in document.title else ""
        named = _with_details(document.title, [number, validity])
        return form.format(place=place, document=named) if place else named
    form = texts.SOURCE_WITH_HEADING if is_heading else texts.SOURCE_WITH_PLACE
    source = form.format(place=place, document=document.title) if place else ""
    return _with_details(source or texts.SOURCE_IS_ARTICLE.format(document=document.title), [validity])


def _with_details(title: str, details: Sequence[str]) -> str:
    known = ", ".join(detail for detail in details if detail)
    return texts.DOCUMENT_WITH_DETAILS.format(title=title, details=known) if known else title


def framing_line(source: str, citation: Citation) -> str:
    """Return the line above a quote: its source, and the title of its Điều where the quote lacks it."""
    heading = _heading_of(citation)
    if not heading:
        return texts.ACCORDING_TO.format(source=source)
    return texts.ACCORDING_TO_ABOUT.format(source=source, heading=heading)


def _heading_of(citation: Citation) -> str:
    label = f"Điều {citation.article}."
    if citation.article is None or citation.quote.startswith(label):
        return ""
    titles = (
        step.removeprefix(label).strip() for step in citation.passage.heading_path if step.startswith(label)
    )
    title = next(titles, "")
    longest = _LONGEST_FORBIDDING if forbids(title) and not forbids(citation.quote) else _LONGEST_HEADING
    return title if 0 < len(title) <= longest else ""


def answer_text(citations: Sequence[Citation], as_of: date, today: date, successor: Successor) -> str:
    """Return the quotes, each place framed once, and what must be known about their validity."""
    lines: list[str] = []
    framed: list[str] = []
    for citation in citations:
        above = [
            framing_line(source_name(citation, as_of, today), citation),
            *([texts.LEADS_TO.format(lead=citation.lead)] if citation.lead else []),
        ]
        lines += above if above[0] not in framed else [line for line in above if line not in framed]
        framed = above
        lines.append(texts.QUOTED.format(quote=citation.quote, number=citation.number))
    return "\n".join([*lines, *validity_notes(citations, successor, as_of, today)])


def written_text(written: Written, as_of: date, today: date, successor: Successor) -> str:
    """Return the statements with their marks, and below them the quotes, framed as in any other answer."""
    lines = [
        texts.STATEMENT.format(text=one.text, marks="".join(f"[{number}]" for number in one.numbers))
        for one in written.statements
    ]
    return "\n".join([*lines, "", answer_text(written.citations, as_of, today, successor)])


def no_answer_text(
    nearest: Sequence[Document], contact: str, *, lead: str = texts.NOTHING_FOUND, reason: str = ""
) -> str:
    """Return that nothing was found, why, the nearest documents, and whom to ask."""
    lines = [lead, *([reason] if reason else [])]
    if nearest:
        lines.append(texts.NEAREST)
        lines += [texts.NEAREST_ITEM.format(document=document_name(document)) for document in nearest]
    lines.append(texts.CONTACT.format(contact=contact) if contact else texts.NO_CONTACT)
    return "\n".join(lines)
