"""Every answer and page is a message that Telegram takes, with nothing of it lost."""

from dataclasses import asdict, replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers import Answer, Citation, NeedsDetails, NoAnswer
from bot.state import Source
from bot.tg import texts
from bot.tg.answers.rendering import render_lost_source, render_page, render_result
from bot.tg.delivering.messages import Destination, Message, dump, load, to_messages
from bot.tg.delivering.richtext import Entity, styled
from bot.tg.library.reading import Page
from bot.tg.presses.buttons import below_answer, below_page
from tests.bot.tg.fakes import ANSWER, DOCUMENT, QUOTE, TEXT, TODAY, citation, trace
from tests.bot.tg.strategies import wild_text
from tests.bot_api_server.refusals import MAX_TEXT_UNITS, check_markup, check_text, utf16_units
from vectorstore.records import Status


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    """Return an answer of arbitrary words with up to nine sources, quoted in it or not."""
    count = draw(st.integers(1, 9))
    citations: list[Citation] = []
    text = draw(wild_text)
    for number in range(1, count + 1):
        quote = draw(wild_text) * draw(st.sampled_from([1, 1, 3, 60])) + "x"
        document = replace(
            DOCUMENT, title=draw(wild_text), source_url=draw(st.none() | st.just("https://a.vn"))
        )
        citations.append(citation(quote, number=number, document=document, locator=draw(wild_text)))
        if draw(st.booleans()):
            text += f"\n\n{draw(wild_text)}“{quote}” [{number}]"
    return Answer(text, tuple(citations))


@settings(max_examples=60, deadline=None)
@given(answer=answers())
def test_every_answer_is_messages_that_telegram_takes(answer: Answer) -> None:
    rich = render_result(trace(answer), today=TODAY)

    messages = to_messages(rich)

    assert all(utf16_units(message.text) <= MAX_TEXT_UNITS for message in messages)
    for message in messages:
        check_text(message.text, [_as_json(entity) for entity in message.entities], None)


@settings(max_examples=60, deadline=None)
@given(answer=answers())
def test_an_answer_loses_no_word_on_its_way(answer: Answer) -> None:
    rich = render_result(trace(answer), today=TODAY)

    sent = "".join(message.text for message in to_messages(rich))

    assert "".join(sent.split()) == "".join(rich.text.split())
    assert "".join(styled(answer.text).text.split()) in "".join(sent.split())
    for one in answer.citations:
        assert "".join(styled(one.quote).text.split()) in "".join(sent.split())


def test_a_quote_in_the_answer_is_a_block_with_its_number() -> None:
    rich = render_result(trace(ANSWER), today=TODAY)

    blocks = [rich.text[span.start : span.end] for span in rich.spans if span.kind == "blockquote"]
    assert blocks == [f"“{QUOTE}” [1]"]


def test_the_figure_asked_for_is_bold_in_the_quote() -> None:
    rich = render_result(trace(ANSWER, "Mức đóng bao nhiêu phần trăm?"), today=TODAY)

    bold = [rich.text[span.start : span.end] for span in rich.spans if span.kind == "bold"]
    assert "2%" in bold


def test_a_quote_that_the_answer_leaves_out_is_added() -> None:
    rich = render_result(trace(Answer("Mức đóng là 2% [1].", (citation(),))), today=TODAY)

    blocks = [rich.text[span.start : span.end] for span in rich.spans if span.kind == "blockquote"]
    assert blocks == [f"“{QUOTE}” [1]"]


def test_a_long_quote_is_folded() -> None:
    rich = render_result(trace(Answer("", (citation("dài " * 120),))), today=TODAY)

    assert "expandable_blockquote" in {span.kind for span in rich.spans}


def test_the_sources_say_place_document_number_and_validity() -> None:
    rich = render_result(trace(ANSWER), today=TODAY)

    assert rich.text.endswith(
        "Nguồn\n[1] Điều 2, khoản 1, Luật Mẫu (1/2025/QH15): có hiệu lực từ ngày 01/07/2025"
    )


def test_the_source_of_a_scan_says_that_its_letters_may_be_wrong() -> None:
    scanned = citation("không quá Mỹ tháng", document=replace(DOCUMENT, recognised_pages=(1,)))

    rich = render_result(trace(Answer("Theo luật.", (scanned,))), today=TODAY)

    assert rich.text.endswith("; văn bản quét, chữ có thể nhận dạng sai")


def test_a_document_is_named_in_full_once_and_a_place_once() -> None:
    title = "Nghị định 9/2025/NĐ-CP quy định chi tiết một số điều của Luật Mẫu và nhiều việc khác"
    decree = replace(DOCUMENT, number="9/2025/NĐ-CP", title=title, effective_from=None)
    places = ["Điều 2, khoản 1", "Điều 3", "Điều 2, khoản 1"]
    citations = tuple(
        citation(number=number, document=decree, locator=place)
        for number, place in enumerate(places, start=1)
    )

    rich = render_result(trace(Answer(f"“{QUOTE}” [1]", citations)), today=TODAY)

    assert rich.text.partition("Nguồn\n")[2].split("\n") == [
        f"[1] [3] Điều 2, khoản 1, {title}: đang có hiệu lực",
        "[2] Điều 3, Nghị định 9/2025/NĐ-CP",
    ]


def test_of_an_article_it_is_said_that_it_is_one() -> None:
    article = replace(DOCUMENT, number=None, title="Tập huấn", kind="Bài viết")
    cited = citation(document=article, locator="", status=Status.UNKNOWN)

    assert render_result(trace(Answer("A", (cited,))), today=TODAY).text.endswith("[1] Tập huấn: bài viết")


def test_a_replaced_source_names_what_replaces_it() -> None:
    old = replace(DOCUMENT, replaced_by="9/2026/QH16")

    rich = render_result(trace(Answer("A", (citation(document=old, status=Status.REPLACED),))), today=TODAY)

    assert rich.text.endswith("đã hết hiệu lực, được thay thế bởi 9/2026/QH16")


def test_an_answer_for_a_past_day_speaks_of_that_day() -> None:
    rich = render_result(replace(trace(ANSWER), as_of=date(2025, 7, 1)), today=TODAY)

    assert rich.text.endswith("vào ngày 01/07/2025 đang có hiệu lực")


def test_a_source_is_not_said_to_hold_on_a_day_to_come() -> None:
    rich = render_result(replace(trace(ANSWER), as_of=date(2035, 7, 1)), today=TODAY)

    assert rich.text.endswith("chưa rõ còn hiệu lực vào ngày 01/07/2035")


def test_the_document_behind_a_source_is_linked() -> None:
    rich = render_result(trace(ANSWER), today=TODAY)

    links = [(rich.text[span.start : span.end], span.url) for span in rich.spans if span.kind == "text_link"]
    assert links == [("Điều 2, khoản 1, Luật Mẫu (1/2025/QH15)", DOCUMENT.source_url)]


@pytest.mark.parametrize(
    "result",
    [NoAnswer("Không tìm thấy.", (DOCUMENT,)), NeedsDetails("Không tìm thấy.")],
    ids=["none", "details"],
)
def test_without_an_answer_there_are_no_sources(result: NoAnswer | NeedsDetails) -> None:
    assert render_result(trace(result), today=TODAY) == styled("Không tìm thấy.")


def test_a_page_shows_the_document_its_validity_the_place_and_the_quote_marked() -> None:
    start = TEXT.index(QUOTE)
    page = Page("Điều 2", 1, 1, TEXT.index("Điều 2"), TEXT.index("Điều 3"))

    rich = render_page(DOCUMENT, page, TEXT, quote=(start, start + len(QUOTE)), today=TODAY)

    assert rich.text.startswith(
        "Luật Mẫu (1/2025/QH15)\nCó hiệu lực từ ngày 01/07/2025\nĐiều 2\n\nĐiều 2. Mức đóng"
    )
    marked = {(span.kind, rich.text[span.start : span.end]) for span in rich.spans}
    assert marked >= {("bold", QUOTE), ("underline", QUOTE)}


def test_a_page_of_a_scanned_document_says_that_its_letters_were_recognised() -> None:
    page = Page("Điều 2", 1, 1, TEXT.index("Điều 2"), TEXT.index("Điều 3"))

    rich = render_page(replace(DOCUMENT, recognised_pages=(1,)), page, TEXT, quote=None, today=TODAY)

    assert "văn bản quét, chữ có thể nhận dạng sai" in rich.text


def test_the_quote_is_told_in_words_to_those_who_hear_the_page() -> None:
    text = "Một hai ba bốn năm sáu bảy tám chín mười mười một mười hai. Hết."
    page = Page("Điều 2", 1, 1, 0, len(text))

    long = render_page(DOCUMENT, page, text, quote=(0, 58), today=TODAY)
    short = render_page(DOCUMENT, page, text, quote=(0, 7), today=TODAY)

    assert "từ “Một hai ba bốn năm” đến “mười mười một mười hai”." in long.text
    assert "Đoạn trích, in đậm và gạch chân: “Một hai”." in short.text


@given(text=wild_text, ends=st.tuples(st.integers(0, 60), st.integers(0, 60)))
def test_a_page_with_any_quote_is_a_message_that_telegram_takes(text: str, ends: tuple[int, int]) -> None:
    page = Page("Điều 2", 1, 1, 0, len(text))

    rich = render_page(DOCUMENT, page, text, quote=(min(ends), max(ends)), today=TODAY)

    (message,) = to_messages(rich)
    check_text(message.text, [_as_json(entity) for entity in message.entities], None)


def test_a_page_away_from_the_quote_marks_nothing() -> None:
    page = Page("Điều 3", 1, 1, TEXT.index("Điều 3"), len(TEXT))

    rich = render_page(DOCUMENT, page, TEXT, quote=(3, 9), today=TODAY)

    assert "underline" not in {span.kind for span in rich.spans}


def test_a_page_of_a_document_that_has_changed_says_so() -> None:
    page = Page("Điều 3", 1, 1, TEXT.index("Điều 3"), len(TEXT))

    rich = render_page(DOCUMENT, page, TEXT, quote=None, today=TODAY, has_changed=True)

    assert rich.text.endswith(texts.SOURCE_UPDATED)


def test_a_part_of_a_long_place_says_which() -> None:
    rich = render_page(DOCUMENT, Page("Điều 2", 2, 3, 0, 9), TEXT, quote=None, today=TODAY)

    assert "Điều 2 (phần 2/3)" in rich.text


def test_a_page_without_a_place_shows_no_line_for_it() -> None:
    rich = render_page(DOCUMENT, Page("", 1, 1, 0, 8), TEXT, quote=None, today=TODAY)

    assert rich.text == "Luật Mẫu (1/2025/QH15)\nCó hiệu lực từ ngày 01/07/2025\n\nLUẬT MẪU"


@given(title=st.text(max_size=5000), page=wild_text)
def test_a_page_and_its_buttons_are_one_message(title: str, page: str) -> None:
    text = page * 60
    document = replace(DOCUMENT, title=title)

    rich = render_page(
        document,
        Page("Điều 2", 1, 1, 0, min(len(text), 1500)),
        text,
        quote=None,
        today=TODAY,
        has_changed=True,
    )

    (message,) = to_messages(rich)
    check_text(message.text, [_as_json(entity) for entity in message.entities], None)


def test_a_page_names_the_issuer_and_links_to_where_it_was_published() -> None:
    decree = replace(DOCUMENT, issuer="Chính phủ", issued_on=date(2025, 1, 2))

    rich = render_page(decree, Page("Điều 3", 1, 1, 0, 8), TEXT, quote=None, today=TODAY)

    assert rich.text.split("\n")[1] == "Chính phủ ban hành ngày 02/01/2025"
    links = [(rich.text[span.start : span.end], span.url) for span in rich.spans if span.kind == "text_link"]
    assert links == [("Luật Mẫu (1/2025/QH15)", DOCUMENT.source_url)]


def test_a_lost_source_still_shows_its_quote() -> None:
    rich = render_lost_source(Source(1, "x", "Luật Mẫu", "Điều 2", 0, 4, "đoạn"), "Đã gỡ:")

    assert rich.text == "Điều 2, Luật Mẫu\n\nĐã gỡ:\n\nđoạn"


@given(text=wild_text, chat_id=st.integers(), thread=st.none() | st.integers())
def test_a_message_survives_the_database(text: str, chat_id: int, thread: int | None) -> None:
    messages = to_messages(styled(text, "bold") + "x")
    destination = Destination(chat_id, thread, 5)

    for message in messages:
        assert load(dump(message, destination)) == (message, destination)


def test_buttons_stand_below_the_last_message() -> None:
    messages = to_messages(styled("chữ " * 3000), buttons=((),), asks_for_reply=True)

    assert [bool(message.buttons) for message in messages] == [False, False, True]
    assert [message.asks_for_reply for message in messages] == [False, False, True]


def test_every_sentence_of_the_bot_is_a_message_that_telegram_takes() -> None:
    sentences = [value for name, value in vars(texts).items() if name.isupper() and isinstance(value, str)]
    assert len(sentences) > 30
    for sentence in sentences:
        check_text(sentence, [], None)


def _as_json(entity: Entity) -> dict[str, object]:
    return {key: value for key, value in asdict(entity).items() if value is not None}


def test_a_message_has_no_blank_edges() -> None:
    assert to_messages(styled("\n\n a \n")) == (Message("a"),)


def test_buttons_are_within_telegrams_limits() -> None:
    sources = [Source(n, "d" * 200, "t", "Mục " + "x" * 300, 0, 1, "q") for n in range(1, 10)]
    rows = (*below_answer("t" * 11, sources), *below_page("t" * 11, 9, 5000, ["y" * 99] * 6000))

    check_markup(
        {"inline_keyboard": [[{"text": b.label, "callback_data": b.data} for b in row] for row in rows]}
    )
    assert all(len(button.label) <= 45 for row in rows for button in row)
