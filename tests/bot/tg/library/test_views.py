"""Whatever documents are called, what is browsed is one message that Telegram takes."""

from dataclasses import asdict, replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.tg.delivering.keyboards import keyboard
from bot.tg.delivering.links import document_key
from bot.tg.delivering.messages import Message
from bot.tg.library.headings import Heading
from bot.tg.library.outline import outline_of
from bot.tg.library.press_data import Card, Headings, Listing
from bot.tg.library.reading import page_at, pages_of
from bot.tg.library.views import (
    MAX_WIDE_LABEL_CHARS,
    card_view,
    headings_view,
    kinds_view,
    list_view,
    reading_view,
)
from tests.bot.tg.fakes import DOCUMENT, SPECIFICATION, TODAY, FakeLibrary
from tests.bot.tg.strategies import wild_text
from tests.bot_api_server.refusals import check_markup, check_text
from vectorstore.records import Document, Place

TOKEN = "t" * 16


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Return a document of arbitrary names, days and relations."""
    text = st.none() | wild_text
    return replace(
        DOCUMENT,
        id=draw(st.text(min_size=1, max_size=20)),
        title=draw(wild_text) + "x",
        number=draw(text),
        kind=draw(text),
        issuer=draw(text),
        issued_on=draw(st.none() | st.dates(date(1945, 9, 2))),
        effective_to=draw(st.none() | st.dates(date(1945, 9, 2))),
        replaces=tuple(draw(st.lists(wild_text, max_size=12))),
        replaced_by=draw(text),
        source_url=draw(st.none() | st.just("https://vanban.example/1") | wild_text),
    )


@st.composite
def laid_out(draw: st.DrawFn) -> tuple[str, list[Place]]:
    """Return a text with places of arbitrary labels and titles, and those places."""
    text, places = draw(wild_text) + "x", []
    for chapter in range(draw(st.integers(0, 3))):
        begin, inside = len(text), []
        for _ in range(draw(st.integers(1, 9))):
            start = len(text)
            text += f"{draw(wild_text)}x\n"
            level = draw(st.sampled_from(["article", "heading"]))
            inside.append(Place(level, draw(wild_text) + "x", draw(wild_text), start, len(text)))
        places += [Place("chapter", f"Chương {chapter}", draw(wild_text), begin, len(text)), *inside]
    return text, places


def check(message: Message) -> None:
    """Refuse what Telegram refuses, or what its specification does not have."""
    entities = [{k: v for k, v in asdict(one).items() if v is not None} for one in message.entities]
    check_text(message.text, entities, None)
    markup = keyboard(message.buttons, "policy_test_bot")
    if markup is None:
        return
    check_markup(markup.to_dict())
    call = {"chat_id": 7, "text": message.text, "entities": entities, "reply_markup": markup.to_dict()}
    assert SPECIFICATION is None or SPECIFICATION.problem("sendMessage", call) is None


@settings(max_examples=50, deadline=None)
@given(found=st.lists(documents(), min_size=1, max_size=15), heading=wild_text, page=st.integers(0, 99))
def test_a_list_is_a_message_that_telegram_takes(found: list[Document], heading: str, page: int) -> None:
    message = list_view(TOKEN, heading + "x", found, Listing(None, page), today=TODAY)

    check(message)
    assert all(len(button.label) <= MAX_WIDE_LABEL_CHARS for row in message.buttons for button in row)


@settings(max_examples=30, deadline=None)
@given(document=documents(), made=laid_out(), words=wild_text, page=st.integers(0, 9))
def test_titles_that_were_found_are_a_message_that_telegram_takes(
    document: Document, made: tuple[str, list[Place]], words: str, page: int
) -> None:
    pages = pages_of(*made)
    found = [Heading(document, place, pages[page_at(pages, place.start)]) for place in made[1]]

    check(headings_view(TOKEN, words + "x", found, Headings(page)))


@given(kinds=st.lists(st.tuples(wild_text.map(lambda text: text + "x"), st.integers(1, 999)), max_size=60))
def test_the_kinds_are_a_message_that_telegram_takes(kinds: list[tuple[str, int]]) -> None:
    check(kinds_view(TOKEN, kinds))


@settings(max_examples=50, deadline=None)
@given(document=documents(), made=laid_out(), section=st.none() | st.integers(0, 9), page=st.integers(0, 9))
def test_a_document_and_its_pages_are_messages_that_telegram_takes(
    document: Document, made: tuple[str, list[Place]], section: int | None, page: int
) -> None:
    text, places = made
    key = document_key(document.id)
    outline = outline_of(key, pages_of(text, places), places)

    check(card_view(TOKEN, document, outline, Card(key, section, page), back=Listing(None, 0), today=TODAY))
    library = FakeLibrary(text, document)
    check(reading_view(TOKEN, document, library, outline, page % len(outline.pages), today=TODAY))
