from hypothesis import given
from hypothesis import strategies as st

from ingest.quotations import Quotations


def test_positions_inside_the_marks_are_quoted() -> None:
    text = "Sửa: “Điều 7. “Sách” mới.” Hết."

    quoted = [char for at, char in enumerate(text) if Quotations(text).holds(at)]

    assert "".join(quoted) == "“Điều 7. “Sách” mới."


def test_mark_that_is_never_closed_quotes_nothing() -> None:
    assert Quotations("Sửa: “Điều 7. Sách mới.").blanked() == "Sửa: “Điều 7. Sách mới."


def test_blanked_text_has_the_same_length_and_lacks_what_is_quoted() -> None:
    assert Quotations("a “bc” d").blanked() == "a    ” d"


@given(st.text(alphabet="a“” \n"))
def test_blanking_keeps_every_other_character_in_its_place(text: str) -> None:
    quotations = Quotations(text)

    blanked = quotations.blanked()

    assert len(blanked) == len(text)
    assert all(new in (old, " ") for new, old in zip(blanked, text, strict=True))
    assert all(
        new == old
        for at, (new, old) in enumerate(zip(blanked, text, strict=True))
        if not quotations.holds(at)
    )
