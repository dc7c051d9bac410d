import pytest

from ingest.letter_case import capitalised, is_capitals, lower_first, sentence_case, without_shouting


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        pytest.param("VỀ GIỜ MỞ CỬA PHÒNG ĐỌC", "Về giờ mở cửa phòng đọc", id="words"),
        pytest.param("XỬ LÝ VI PHẠM CỦA ĐẢNG VIÊN", "Xử lý vi phạm của Đảng viên", id="syllable vi"),
        pytest.param("ĐẠI HỘI XIII CỦA ĐẢNG", "Đại hội XIII của Đảng", id="Roman numeral"),
        pytest.param("KHÓA VI, CHƯƠNG XI", "Khóa VI, chương XI", id="numerals that are syllables"),
        pytest.param("THEO LUẬT SỐ 12/2012/QH13", "Theo Luật số 12/2012/QH13", id="number of a document"),
        pytest.param("CỦA BỘ LUẬT LAO ĐỘNG", "Của Bộ luật Lao động", id="a name within a name"),
        pytest.param("TẠI THÀNH PHỐ HỒ CHÍ MINH", "Tại thành phố Hồ Chí Minh", id="a province"),
        pytest.param("ĐẢNG CỘNG SẢN VIỆT NAM", "Đảng Cộng sản Việt Nam", id="three names in one"),
        pytest.param("BAN BÍ THƯ, BỘ CHÍNH TRỊ", "Ban Bí thư, Bộ Chính trị", id="names"),
    ],
)
def test_capitals_become_a_sentence(printed: str, written: str) -> None:
    assert sentence_case(printed) == written


def test_only_runs_of_capitals_are_rewritten() -> None:
    assert (
        without_shouting("Hướng dẫn của BCH về MỞ PHÒNG ĐỌC mới") == "Hướng dẫn của BCH về Mở phòng đọc mới"
    )


def test_first_letter_goes_small_unless_it_is_of_a_name() -> None:
    assert lower_first("Quy định về sách") == "quy định về sách"
    assert lower_first("Luật Công đoàn") == "Luật Công đoàn"
    assert lower_first("BHXH một lần") == "BHXH một lần"
    assert lower_first("") == ""


def test_capitals_are_nearly_all_letters() -> None:
    assert is_capitals("QUY CHẾ PHÒNG ĐỌC số 5")
    assert not is_capitals("Quy chế")
    assert not is_capitals("123")


def test_what_is_capitalised_has_one_capital() -> None:
    assert capitalised("BỘ LUẬT") == "Bộ luật"
