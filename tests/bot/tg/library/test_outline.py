"""An outline names every place once, in order, chapter by chapter where there are many."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.tg.delivering.links import document_key
from bot.tg.library.outline import PER_PAGE, outline_of
from bot.tg.library.press_data import Card, Reading
from bot.tg.library.reading import page_with_key, pages_of
from tests.bot.tg.fakes import TEXT, places_of
from vectorstore.records import Place

KEY = document_key("x")


def law(articles: list[int]) -> tuple[str, list[Place]]:
    """Return a law with so many Điều in each of its chapters, and its places."""
    text, places, number = "LUẬT\n", [], 0
    for chapter, count in enumerate(articles, start=1):
        begin, inside = len(text), []
        text += f"Chương {chapter}\nTên chương\n"
        for _ in range(count):
            number += 1
            start = len(text)
            text += f"Điều {number}. Tên {number}\nNội dung.\n"
            inside.append(Place("article", f"Điều {number}", f"Tên {number}", start, len(text)))
        places += [Place("chapter", f"Chương {chapter}", "Tên chương", begin, len(text)), *inside]
    return text, places


def test_a_short_document_is_listed_page_by_page_with_titles() -> None:
    text, places = law([2, 1])

    outline = outline_of(KEY, pages_of(text, places), places)

    assert [entry.line for entry in outline.entries(None)] == [
        "Điều 1. Tên 1",
        "Điều 2. Tên 2",
        "Điều 3. Tên 3",
    ]
    assert [entry.label for entry in outline.entries(None)] == ["Điều 1", "Điều 2", "Điều 3"]


def test_a_long_document_is_listed_by_its_chapters_first() -> None:
    text, places = law([9, 8])

    outline = outline_of(KEY, pages_of(text, places), places)

    assert [entry.line for entry in outline.entries(None)] == [
        "Chương 1. Tên chương (Điều 1 – Điều 9)",
        "Chương 2. Tên chương (Điều 10 – Điều 17)",
    ]
    assert [entry.view for entry in outline.entries(None)] == [Card(KEY, 0, 0), Card(KEY, 1, 0)]
    assert len(outline.entries(1)) == 8
    assert outline.card_at(16) == Card(KEY, 1, 0)


def test_a_document_without_titles_of_places_is_listed_by_their_names() -> None:
    outline = outline_of(KEY, pages_of(TEXT, places_of()), places_of())

    assert [entry.line for entry in outline.entries(None)] == ["Điều 1", "Điều 2", "Điều 3"]


@settings(max_examples=50, deadline=None)
@given(articles=st.lists(st.integers(1, 30), min_size=1, max_size=6))
def test_every_article_is_in_the_outline_once_and_its_button_opens_it(articles: list[int]) -> None:
    text, places = law(articles)
    pages = pages_of(text, places)
    outline = outline_of(KEY, pages, places)

    sections = range(len(outline.sections)) if outline.has_chapters else [None]
    entries = [entry for section in sections for entry in outline.entries(section)]

    assert [entry.label for entry in entries] == [f"Điều {number}" for number in range(1, sum(articles) + 1)]
    for number, entry in enumerate(entries):
        assert isinstance(entry.view, Reading)
        assert page_with_key(pages, entry.view.place) == number
        card = outline.card_at(number)
        shown = outline.entries(card.section)[card.page * PER_PAGE : (card.page + 1) * PER_PAGE]
        assert entry in shown
