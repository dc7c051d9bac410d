"""A document is laid out in pages by its Điều or sections, and every character is on one of them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.tg.delivering.richtext import utf16_units
from bot.tg.library.reading import MAX_PAGE_UNITS, Page, names_of, page_at, pages_of
from tests.bot.tg.fakes import QUOTE, TEXT, places_of
from vectorstore.records import Place


def test_each_article_is_a_page_with_the_title_of_its_chapter_above() -> None:
    pages = pages_of(TEXT, places_of())

    assert [page.place for page in pages] == ["Điều 1", "Điều 2", "Điều 3"]
    assert TEXT[pages[1].start : pages[1].end].startswith("Chương II\nMỨC ĐÓNG\n\nĐiều 2. Mức đóng")


def test_the_page_of_a_quote_is_found() -> None:
    pages = pages_of(TEXT, places_of())

    assert pages[page_at(pages, TEXT.index(QUOTE))].place == "Điều 2"


def test_the_long_heading_of_a_chapter_stands_above_its_first_article() -> None:
    title = "QUYỀN VÀ TRÁCH NHIỆM " * 12
    text = f"Điều 1. Một\nNội dung.\nChương II\n{title}\nĐiều 2. Hai\nNội dung.\n"
    chapter, second = text.index("Chương II"), text.index("Điều 2")
    places = [
        Place("article", "Điều 1", "Một", 0, chapter),
        Place("chapter", "Chương II", title, chapter, len(text)),
        Place("article", "Điều 2", "Hai", second, len(text)),
    ]

    pages = pages_of(text, places)

    assert [(page.place, page.title, page.start) for page in pages] == [
        ("Điều 1", "Một", 0),
        ("Điều 2", "Hai", chapter),
    ]


def test_a_long_preamble_is_a_page_of_its_own() -> None:
    preamble = "Căn cứ Hiến pháp; " * 20 + "\n"
    text = preamble + "Điều 1. Một\nNội dung.\n"
    places = [Place("article", "Điều 1", "Một", len(preamble), len(text))]

    assert [page.place for page in pages_of(text, places)] == ["", "Điều 1"]


def test_a_long_article_is_several_pages() -> None:
    text = "Điều 1. Dài\n" + "Một câu của điều này. " * 400
    pages = pages_of(text, [Place("article", "Điều 1", "Dài", 0, len(text))])

    assert [(page.part, page.parts) for page in pages] == [(n, len(pages)) for n in range(1, len(pages) + 1)]
    assert len(pages) > 2
    assert names_of(pages)[:2] == ["Điều 1", "Điều 1, phần 2"]


def test_a_text_without_places_is_read_page_by_page() -> None:
    pages = pages_of("Một câu. " * 900, ())

    assert len(pages) == 3
    assert {page.place for page in pages} == {""}


def test_a_heading_without_text_is_shown_above_the_first_section_below_it() -> None:
    text = "I. TÌNH HÌNH\n1. Một\n" + "chữ " * 60 + "\n2. Hai\n" + "chữ " * 60
    second, third = text.index("1. Một"), text.index("2. Hai")
    places = [
        Place("heading", "I", "TÌNH HÌNH", 0, len(text)),
        Place("heading", "1", "Một", second, third),
        Place("heading", "2", "Hai", third, len(text)),
    ]

    pages = pages_of(text, places)

    assert [page.start for page in pages] == [0, third]
    assert [page.place for page in pages] == ["Mục 1", "Mục 2"]


def test_sections_of_a_sentence_share_a_page_that_names_the_first_and_the_last() -> None:
    text = "Một\nCâu ngắn.\nHai\nCâu nữa.\nBa\n" + "chữ " * 60
    starts = [text.index(title) for title in ("Một", "Hai", "Ba")]
    ends = [*starts[1:], len(text)]
    places = [
        Place("heading", str(number), "", start, end)
        for number, (start, end) in enumerate(zip(starts, ends, strict=True), start=1)
    ]

    assert [page.place for page in pages_of(text, places)] == ["Mục 1 – Mục 3"]


@settings(max_examples=60, deadline=None)
@given(
    lengths=st.lists(st.integers(0, 4000), min_size=1, max_size=8),
    level=st.sampled_from(["article", "heading"]),
    preamble=st.integers(0, 400),
)
def test_the_pages_cover_the_document_and_fit_a_message(
    lengths: list[int], level: str, preamble: int
) -> None:
    text = "mở " * preamble
    places = []
    for number, length in enumerate(lengths, start=1):
        start = len(text)
        text += f"Điều {number}. " + "chữ 😀 " * (length // 6) + "\n"
        places.append(
            Place(level, f"Điều {number}" if level == "article" else str(number), "", start, len(text))
        )

    pages = pages_of(text, places)

    assert "".join(text[page.start : page.end] for page in pages) == text
    assert all(0 < utf16_units(text[page.start : page.end]) <= MAX_PAGE_UNITS for page in pages)


def test_pages_without_a_place_are_called_by_where_they_stand() -> None:
    pages = [Page(place, 1, 1, 0, 1) for place in ("", "Điều 1", "", "")]

    assert names_of(pages) == ["Đầu văn bản", "Điều 1", "Trang 3", "Cuối văn bản"]
    assert names_of([]) == []
