"""Which Điều, khoản and điểm a stretch of text names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.named_parts import read_parts
from vectorstore.parts import Part


def written(part: Part) -> str:
    return "/".join(label or "-" for label in (part.article, part.clause, part.point))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("khoản 2 Điều 5", "5/2/-"),
        ("điểm b khoản 1 và khoản 2 Điều 2", "2/1/b 2/2/-"),
        ("điểm b và điểm c khoản 3 Điều 11", "11/3/b 11/3/c"),
        ("các điểm a, b và đ khoản 1 Điều 8", "8/1/a 8/1/b 8/1/đ"),
        ("Điều 6; khoản 3 Điều 7 và khoản 2 Điều 11", "6/-/- 7/3/- 11/2/-"),
        (
            "khoản 4 Điều 84, điểm b khoản 1 và điểm a khoản 2 Điều 86, các điều 104, 105 và 116",
            "84/4/- 86/1/b 86/2/a 104/-/- 105/-/- 116/-/-",
        ),
        ("các điều từ Điều 1 đến Điều 3, các điều 14, 15", "1/-/- 2/-/- 3/-/- 14/-/- 15/-/-"),
        ("khoản 1 đến khoản 3 Điều 7a", "7a/1/- 7a/2/- 7a/3/-"),
        ("điểm i, điểm k khoản 2; điểm đ khoản 4 Điều 6", "6/2/i 6/2/k 6/4/đ"),
    ],
)
def test_parts_are_named_from_the_inside_out(text: str, parts: str) -> None:
    assert " ".join(map(written, read_parts(text))) == parts


def test_khoan_alone_is_of_the_dieu_spoken_of() -> None:
    assert read_parts("các khoản 1, 2", Part("9")) == (Part("9", "1"), Part("9", "2"))
    assert read_parts("điểm c", Part("9", "3")) == (Part("9", "3", "c"),)


@pytest.mark.parametrize(
    "text", ["khoản 2 và điểm a", "khoản 1 các điều 5, 6", "khoản tiền, thời điểm đó, điều kiện"]
)
def test_what_cannot_be_told_is_left_out(text: str) -> None:
    assert read_parts(text) == ()


@given(text=st.text(alphabet="điều khoảnmvàc 0123456789,;đến"))
def test_reading_parts_never_fails_and_each_has_its_dieu(text: str) -> None:
    assert all(part.article for part in read_parts(text))
