"""Splitting loses nothing, keeps Telegram's limits, and cuts where it hurts least."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.tg.delivering.richtext import RichText, Span, joined, styled, utf16_units
from bot.tg.delivering.splitting import MAX_ENTITIES, split
from tests.bot.tg.strategies import rich_texts, wild_text


@given(rich=rich_texts(), max_units=st.integers(2, 60))
def test_pieces_joined_give_the_text_back(rich: RichText, max_units: int) -> None:
    assert "".join(piece.text for piece in split(rich, max_units)) == rich.text


@given(rich=rich_texts(), max_units=st.integers(2, 60))
def test_no_piece_is_empty_or_too_long(rich: RichText, max_units: int) -> None:
    assert all(0 < utf16_units(piece.text) <= max_units for piece in split(rich, max_units))


@given(rich=rich_texts(), max_units=st.integers(2, 60))
def test_a_style_that_fits_a_message_is_never_cut(rich: RichText, max_units: int) -> None:
    fitting = [span for span in rich.spans if utf16_units(rich.text[span.start : span.end]) <= max_units]

    start = 0
    for piece in split(rich, max_units):
        start += len(piece.text)
        assert not any(span.start < start < span.end for span in fitting)


@given(rich=rich_texts(), max_units=st.integers(2, 60))
def test_every_character_keeps_its_styles(rich: RichText, max_units: int) -> None:
    whole = joined(split(rich, max_units), "")

    assert _styles_of_characters(whole) == _styles_of_characters(rich)


@settings(max_examples=20)
@given(count=st.integers(90, 350))
def test_no_piece_has_more_styles_than_telegram_keeps(count: int) -> None:
    rich = joined([styled("a", "bold") for _ in range(count)], " ")

    assert all(len(piece.spans) <= MAX_ENTITIES for piece in split(rich))


def test_a_short_text_is_one_piece() -> None:
    assert [piece.text for piece in split(styled("ngắn"))] == ["ngắn"]


def test_a_blank_line_is_the_best_place_then_a_line_a_sentence_a_space() -> None:
    assert _cut("một\n\nhai ba. bốn", 14) == ["một\n\n", "hai ba. bốn"]
    assert _cut("một hai\nba. bốn năm", 14) == ["một hai\n", "ba. bốn năm"]
    assert _cut("một hai. ba bốn năm", 14) == ["một hai. ", "ba bốn năm"]
    assert _cut("một hai ba bốn năm", 14) == ["một hai ba ", "bốn năm"]
    assert _cut("mộthaibabốnnămsáu", 14) == ["mộthaibabốnnăm", "sáu"]


def test_a_quote_that_does_not_fit_any_more_starts_the_next_message() -> None:
    rich = styled("Mở đầu. ") + styled("trích một hai ba", "blockquote")

    assert [piece.text for piece in split(rich, 18)] == ["Mở đầu. ", "trích một hai ba"]


def test_a_letter_keeps_its_marks() -> None:
    assert _cut("aaaae\u0301\u0323bbb", 6) == ["aaaa", "e\u0301\u0323bbb"]


def test_an_emoji_is_not_torn_apart() -> None:
    assert _cut("😀" * 5, 5) == ["😀😀", "😀😀", "😀"]


@given(text=wild_text)
def test_utf16_units_are_counted_as_telegram_does(text: str) -> None:
    assert utf16_units(text) == len(text.encode("utf-16-le", "surrogatepass")) // 2


def _cut(text: str, max_units: int) -> list[str]:
    return [piece.text for piece in split(styled(text), max_units)]


def _styles_of_characters(rich: RichText) -> list[set[tuple[str, str | None]]]:
    return [
        {(span.kind, span.url) for span in rich.spans if span.start <= position < span.end}
        for position in range(len(rich.text))
    ]


def _is_nested(spans: tuple[Span, ...]) -> bool:
    return not any(a.start < b.start < a.end < b.end for a in spans for b in spans)


@given(rich=rich_texts(), max_units=st.integers(2, 60))
def test_styles_stay_nested_or_apart(rich: RichText, max_units: int) -> None:
    assert all(_is_nested(piece.spans) for piece in split(rich, max_units))
