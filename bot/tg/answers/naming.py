"""Names documents and places briefly enough for a phone; the list of sources gives each full name once."""

from collections.abc import Sequence
from datetime import date

from bot import texts as core_texts
from bot.answers import Citation
from bot.tg import texts
from bot.wording.framing import document_name, framing_line, place_name, source_name
from bot.wording.standing import standing_of, with_changed, with_recognised
from vectorstore.records import Document, Status

MAX_NAME_CHARS = 60  # about two lines on a phone
_FEWEST_OF_TITLE = 12  # characters, which tell what it is about


def short_name(document: Document) -> str:
    """Return what people call the document: "Nghị định 12/2022/NĐ-CP", "Luật Công đoàn (50/2024/QH15)"."""
    name, number = document_name(document), document.number
    if len(name) <= MAX_NAME_CHARS:
        return name
    if not number:
        return shortened(name)
    before, found, _ = document.title.partition(number)
    if found and len(before) <= MAX_NAME_CHARS:
        return before + number
    return f"{document.kind} {number}" if document.kind else f"{shortened(document.title)} ({number})"


def name_within(document: Document, max_chars: int) -> str:
    """Return the short name; where it is longer, the number stays whole and the title is cut."""
    name, behind = short_name(document), f" ({document.number})"
    room = max_chars - len(behind)
    if len(name) <= max_chars or not name.endswith(behind) or room < _FEWEST_OF_TITLE:
        return name
    return shortened(name.removesuffix(behind), room) + behind


def short_place(locator: str) -> str:
    """Return the place; of a long heading only its beginning, which is enough to recognise it."""
    brief = shortened(locator)
    is_cut_in_quotation = "“" in brief and "”" not in brief and brief != locator
    return brief + "”" if is_cut_in_quotation else brief


def shortened(name: str, max_chars: int = MAX_NAME_CHARS) -> str:
    """Return the name, cut off after a word where it is longer than that."""
    if len(name) <= max_chars:
        return name
    whole_words = name[:max_chars].rpartition(" ")[0] or name[: max_chars - 1]
    return whole_words.rstrip(" ,.;:–-") + "…"


def with_brief_framing(text: str, citations: Sequence[Citation], as_of: date, today: date) -> str:
    """Return an answer whose lines "Theo …:" name their source briefly; every other line stays."""
    brief = {
        framing_line(source_name(one, as_of, today), one): framing_line(_brief(one, as_of, today), one)
        for one in citations
    }
    return "\n".join(brief.get(line, line) for line in text.split("\n"))


def _brief(citation: Citation, as_of: date, today: date) -> str:
    """Return place and document, and whether it holds where that is not what one expects."""
    name = short_name(citation.document)
    if citation.article:
        name = core_texts.SOURCE_WITH_PLACE.format(place=place_name(citation), document=name)
    elif citation.locator:
        name = texts.LISTED.format(first=name, then=short_place(citation.locator))
    document = citation.document
    is_expected = citation.status is Status.UNKNOWN or (citation.status is Status.IN_FORCE and as_of == today)
    is_changed = with_changed("", citation, as_of) != ""
    is_expected = is_expected and not (document.later_named or citation.ended or is_changed)
    standing = standing_of(citation, as_of, today)
    said = with_recognised("" if is_expected else standing, citation)
    return texts.LISTED.format(first=name, then=said) if said else name
