import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.bare_quantities import with_how_much, with_whole_how_much


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        pytest.param("lương cơ sở", "lương cơ sở là bao nhiêu", id="a quantity"),
        pytest.param(
            "Mức lương tối thiểu vùng.", "Mức lương tối thiểu vùng là bao nhiêu", id="with its stop"
        ),
        pytest.param("lương cơ sở tăng không", "lương cơ sở tăng không", id="a question of another kind"),
        pytest.param("tuổi nghỉ hưu là gì", "tuổi nghỉ hưu là gì", id="a definition"),
        pytest.param("luật công đoàn", "luật công đoàn", id="no quantity"),
    ],
)
def test_quantity_alone_asks_how_much(text: str, asked: str) -> None:
    assert with_how_much(text) == asked


@given(st.text(alphabet="lươngtiềmứcà ?", max_size=30))
def test_asking_twice_is_asking_once(text: str) -> None:
    assert with_how_much(with_how_much(text)) == with_how_much(text)


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("bị phạt nhiêu", "bị phạt bao nhiêu"),
        ("Nhiêu tiền vậy", "Bao nhiêu tiền vậy"),
        ("đóng bao nhiêu", "đóng bao nhiêu"),
        ("thủ tục nhiêu khê", "thủ tục nhiêu khê"),
        ("nữ nghỉ hưu ở tuổi bao nhiêu?", "nữ nghỉ hưu bao nhiêu tuổi?"),
        ("tuổi nghỉ hưu bao nhiêu", "tuổi nghỉ hưu bao nhiêu"),
    ],
)
def test_half_of_how_much_is_the_whole_of_it(typed: str, asked: str) -> None:
    assert with_whole_how_much(typed) == asked
