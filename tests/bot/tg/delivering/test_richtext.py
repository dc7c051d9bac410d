"""Styled text is counted as Telegram counts it and holds nothing that cannot be sent."""

from hypothesis import given
from hypothesis import strategies as st

from bot.tg.delivering.richtext import Entity, RichText, Span, from_utf16, joined, styled, utf16_units
from tests.bot.tg.strategies import rich_texts, wild_text


def test_entities_are_counted_in_utf16_units() -> None:
    rich = styled("😀 ") + styled("đậm", "bold")

    assert rich.entities() == (Entity("bold", 3, 3),)


def test_outer_styles_come_before_inner_ones() -> None:
    rich = RichText("abcd", (Span(1, 2, "bold"), Span(0, 4, "blockquote")))

    assert [entity.type for entity in rich.entities()] == ["blockquote", "bold"]


@given(rich=rich_texts())
def test_stripping_moves_the_styles_along(rich: RichText) -> None:
    stripped = rich.stripped()

    assert stripped.text == rich.text.strip()
    assert all(0 <= span.start < span.end <= len(stripped.text) for span in stripped.spans)


@given(text=wild_text)
def test_a_styled_text_can_be_sent_and_is_as_long_as_it_was(text: str) -> None:
    sendable = styled(text).text

    sendable.encode()
    assert len(sendable) == len(text)


@given(text=wild_text)
def test_nothing_that_is_sent_turns_the_order_of_what_stands_beside_it(text: str) -> None:
    turning = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

    assert not set(styled(text + turning).text) & set(turning)


@given(text=st.text(max_size=30), position=st.integers(0, 30))
def test_a_position_survives_the_way_through_utf16(text: str, position: int) -> None:
    position = min(position, len(text))

    assert from_utf16(text, utf16_units(text[:position])) == position


def test_an_offset_beyond_the_text_is_its_end() -> None:
    assert from_utf16("ab", 9) == 2


def test_parts_are_joined_with_their_styles() -> None:
    rich = joined([styled("a", "bold"), styled("b"), styled("c", "italic")], "--")

    assert rich == RichText("a--b--c", (Span(0, 1, "bold"), Span(6, 7, "italic")))
