"""Shows what people browse: kinds of documents, lists, a document with its outline, a page of it."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from bot.tg import texts
from bot.tg.answers.facts import facts, named, source_line, status_line
from bot.tg.answers.naming import name_within, short_name, shortened
from bot.tg.answers.rendering import render_page
from bot.tg.delivering.links import ToDocument, document_key, kind_key, payload_of
from bot.tg.delivering.messages import Button, Message, to_messages
from bot.tg.delivering.richtext import RichText, joined, styled
from bot.tg.library.headings import MOST_FOUND, Heading
from bot.tg.library.outline import PER_PAGE, Outline, link_to
from bot.tg.library.page_notes import page_notes
from bot.tg.library.press_data import Card, Headings, Kinds, Listing, Reading, View, data_of
from bot.tg.library.reader import Library
from bot.tg.library.reading import names_of
from bot.tg.presses.buttons import shortened_label
from bot.wording.framing import document_name
from vectorstore.locating import heading_of
from vectorstore.records import Document

_PER_LIST = 6
MAX_WIDE_LABEL_CHARS = 40  # of a button that has the row to itself
_MOST_KINDS = 30
_MAX_ENTRY_CHARS = 150
_IN_ROW = ((10, 4), (14, 3), (20, 2))  # labels of at most so many characters, so many in a row

Row = tuple[Button, ...]


def kinds_view(token: str, kinds: Sequence[tuple[str, int]]) -> Message:
    """Return how many documents of each kind there are, with a button for each kind."""
    shown = kinds[:_MOST_KINDS]
    total = sum(count for _, count in kinds)
    lines = [texts.KIND_LINE.format(kind=shortened(kind), count=count) for kind, count in shown]
    heading = styled(texts.LIBRARY.format(count=total), "bold")
    rich = joined([heading, styled("\n".join(lines)), styled(texts.HOW_TO_SEARCH)], "\n\n")
    buttons = [_button(token, kind, Listing(kind_key(kind), 0)) for kind, _ in shown]
    return _message(rich, _in_rows(buttons))


def list_view(
    token: str, heading: str, documents: Sequence[Document], view: Listing, *, today: date
) -> Message:
    """Return a page of a list of documents, with a button for each."""
    page, pages = _page_of(view.page, len(documents), _PER_LIST)
    shown = list(enumerate(documents, start=1))[page * _PER_LIST : (page + 1) * _PER_LIST]
    entries = [styled(_entry(number, one, today)) for number, one in shown]
    rich = joined([styled(_with_page(heading, page, pages), "bold"), *entries], "\n\n")
    rows = [
        (_button(token, _entry_label(number, one), Card(document_key(one.id), None, 0)),)
        for number, one in shown
    ]
    turning = _turning(token, page, pages, lambda other: Listing(view.kind, other))
    deeper = [] if view.kind else [(_button(token, texts.HEADINGS_BUTTON, Headings(0)),)]
    return _message(rich, [*rows, *turning, *deeper, (_button(token, texts.ALL_KINDS_BUTTON, Kinds()),)])


def _entry_label(number: int, document: Document) -> str:
    place = f"{number}. "
    return place + name_within(document, MAX_WIDE_LABEL_CHARS - len(place))


def headings_view(token: str, words: str, found: Sequence[Heading], view: Headings) -> Message:
    """Return a page of the places whose titles have the words, with a button for each."""
    page, pages = _page_of(view.page, len(found), _PER_LIST)
    shown = list(enumerate(found, start=1))[page * _PER_LIST : (page + 1) * _PER_LIST]
    count = texts.AT_LEAST.format(count=len(found)) if len(found) >= MOST_FOUND else len(found)
    heading = (texts.HEADINGS_WITH if found else texts.NO_HEADING).format(words=words, count=count)
    lines = [styled(_heading_line(number, one)) for number, one in shown]
    rich = joined([styled(_with_page(heading, page, pages), "bold"), *lines], "\n\n")
    rows = [(_button(token, _heading_label(number, one), _view_of(one)),) for number, one in shown]
    turning = _turning(token, page, pages, Headings)
    return _message(rich, [*rows, *turning, (_button(token, texts.ALL_KINDS_BUTTON, Kinds()),)])


def _heading_line(number: int, found: Heading) -> str:
    return texts.HEADING_LINE.format(
        number=number,
        heading=shortened(heading_of(found.place), _MAX_ENTRY_CHARS),
        document=short_name(found.document),
    )


def _heading_label(number: int, found: Heading) -> str:
    place = texts.LISTED.format(first=found.page.place or found.place.label, then=short_name(found.document))
    return texts.LIST_ENTRY.format(number=number, name=place)


def _view_of(found: Heading) -> Reading:
    return Reading(document_key(found.document.id), found.page.key, found.page.part)


def card_view(
    token: str, document: Document, outline: Outline, view: Card, *, back: View, today: date
) -> Message:
    """Return what is known of a document and a page of its outline, with a button for each place."""
    entries, section = outline.entries(view.section), outline.section(view.section)
    page, pages = _page_of(view.page, len(entries), PER_PAGE)
    shown = entries[page * PER_PAGE : (page + 1) * PER_PAGE]
    heading = shortened(section.name if section and section.name else texts.OUTLINE, _MAX_ENTRY_CHARS)
    lines = [styled(shortened(one.line, _MAX_ENTRY_CHARS)) for one in shown]
    listed = joined([styled(_with_page(heading, page, pages), "bold"), *lines], "\n")
    places = _in_rows([_button(token, one.label, one.view) for one in shown])
    number = view.section if section else None
    turning = _turning(token, page, pages, lambda other: Card(outline.key, number, other))
    up = (texts.OUTLINE_BUTTON, Card(outline.key, None, 0)) if section else (texts.BACK_BUTTON, back)
    link = Button(texts.COPY_LINK_BUTTON, payload_of(ToDocument(outline.key)), "copy")
    rich = joined([_about(document, today), listed], "\n\n")
    return _message(rich, [*places, *turning, (_button(token, *up), link)])


def reading_view(
    token: str, document: Document, library: Library, outline: Outline, number: int, *, today: date
) -> Message:
    """Return a page of a document, with buttons to its neighbours and its outline."""
    pages, names = outline.pages, names_of(outline.pages)
    page = pages[number]
    around = [
        _button(
            token,
            texts_for.format(place=names[other]),
            Reading(outline.key, pages[other].key, pages[other].part),
        )
        for texts_for, other in ((texts.PREVIOUS_BUTTON, number - 1), (texts.NEXT_BUTTON, number + 1))
        if 0 <= other < len(pages)
    ]
    link = payload_of(link_to(document.id, page))
    last = (
        _button(token, texts.OUTLINE_BUTTON, outline.card_at(number)),
        Button(texts.COPY_LINK_BUTTON, link, "copy"),
    )
    notes = page_notes(library, document, page, today)
    text = library.text(document.id)
    rich = render_page(document, page, text, quote=None, today=today, notes=notes)
    return _message(rich, [*([tuple(around)] if around else []), last])


def _about(document: Document, today: date) -> RichText:
    source = source_line(document)
    known = [named(document), *map(styled, facts(document, today)), *([source] if source else [])]
    return joined(known, "\n")


def _entry(number: int, document: Document, today: date) -> str:
    name = shortened(document_name(document), _MAX_ENTRY_CHARS)
    status = status_line(document, document.status_on(today), today, today)
    template = texts.LIST_ENTRY_WITH_STATUS if status else texts.LIST_ENTRY
    return template.format(number=number, name=name, status=status)


def _page_of(wanted: int, entries: int, per_page: int) -> tuple[int, int]:
    """Return the page that can be shown, and how many there are."""
    pages = max(1, -(-entries // per_page))
    return min(wanted, pages - 1), pages


def _with_page(heading: str, page: int, pages: int) -> str:
    return texts.PAGE_OF.format(heading=heading, page=page + 1, pages=pages) if pages > 1 else heading


def _turning(token: str, page: int, pages: int, view: Callable[[int], View]) -> list[Row]:
    row = []
    if page > 0:
        row.append(_button(token, texts.PREVIOUS_PAGE_BUTTON, view(page - 1)))
    if page + 1 < pages:
        row.append(_button(token, texts.NEXT_PAGE_BUTTON, view(page + 1)))
    return [tuple(row)] if row else []


def _in_rows(buttons: Sequence[Button]) -> Iterator[Row]:
    """Yield the buttons in rows as full as the longest label lets them be read on a phone."""
    longest = max((len(button.label) for button in buttons), default=0)
    size = next((size for chars, size in _IN_ROW if longest <= chars), 1)
    for start in range(0, len(buttons), size):
        yield tuple(buttons[start : start + size])


def _button(token: str, label: str, view: View) -> Button:
    return Button(shortened_label(label, MAX_WIDE_LABEL_CHARS), data_of(token, view))


def _message(rich: RichText, rows: "Iterator[Row] | Sequence[Row]") -> Message:
    return to_messages(rich, buttons=tuple(rows))[0]
