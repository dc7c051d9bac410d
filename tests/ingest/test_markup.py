import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.markup import remove_marks


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        pytest.param("## Giờ mở cửa", "Giờ mở cửa", id="heading"),
        pytest.param("**Điều 1.** Sách", "Điều 1. Sách", id="bold"),
        pytest.param("mượn *hai* cuốn", "mượn hai cuốn", id="italic"),
        pytest.param("**CÔNG ĐOÀN****QUY CHẾ**", "CÔNG ĐOÀN\nQUY CHẾ", id="glued"),
        pytest.param(
            "BAN TỔ CHỨC****về việc mượn sách", "BAN TỔ CHỨC\nvề việc mượn sách", id="below capitals"
        ),
        pytest.param("**3. Kế hoạch từ**** quý I**", "3. Kế hoạch từ quý I", id="one heading in two parts"),
        pytest.param("**4. M****ượn tại chỗ**", "4. Mượn tại chỗ", id="one word in two parts"),
        pytest.param("[quy chế](https://songxanh.example/a)", "quy chế", id="link"),
        pytest.param("![ảnh](/anh.png)", "ảnh", id="picture"),
        pytest.param("ký tên ________", "ký tên  ", id="rule"),
        pytest.param("| Năm | Tuổi |", "Năm | Tuổi", id="row of a table"),
        pytest.param("|---|:--:|", "", id="rule of a table"),
        pytest.param("2. *Mượn hai cuốn. Trả đủ.", "2. Mượn hai cuốn. Trả đủ.", id="italics never closed"),
        pytest.param("3. *Trả sách: *Trả đủ", "3. Trả sách: Trả đủ", id="italics closed behind a blank"),
        pytest.param("quy hoạch *(Điều 29):", "quy hoạch (Điều 29):", id="italics in brackets never closed"),
        pytest.param("mượn (hai cuốn)*: trả đủ", "mượn (hai cuốn): trả đủ", id="italics never opened"),
        pytest.param("Tiền = giá *số cuốn", "Tiền = giá *số cuốn", id="asterisk of a formula"),
        pytest.param("*Ghi chú ở cuối trang", "*Ghi chú ở cuối trang", id="mark of a footnote"),
        pytest.param("2 * 3 * 4", "2 * 3 * 4", id="asterisks of a sum"),
        pytest.param("ten_tep_moi", "ten_tep_moi", id="underscores of a name"),
        pytest.param("Điều 5 [1]", "Điều 5 [1]", id="footnote"),
    ],
)
def test_marks_go_and_words_stay(marked: str, plain: str) -> None:
    assert remove_marks(marked) == plain


@given(st.text(alphabet="abđ1 .\n*_#|[]()-", max_size=80))
def test_letters_and_digits_are_never_lost(text: str) -> None:
    kept = [char for char in text if char.isalnum()]

    assert [char for char in remove_marks(text) if char.isalnum()] == kept
