"""The day that a question asks about is when, not what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.without_days import without_day_around, without_now


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("năm 2018 tuổi nghỉ hưu", "tuổi nghỉ hưu"),
        ("nghỉ phép 2015", "nghỉ phép"),
        ("nghi phep 2015", "nghi phep"),
        ("tuổi nghỉ hưu của nam năm 2020", "tuổi nghỉ hưu của nam"),
        ("Trước ngày 1/7/2025 thì mức đóng là bao nhiêu", "mức đóng là bao nhiêu"),
        ("nam 2018, tuoi nghi huu", "tuoi nghi huu"),
        ("tuổi nghỉ hưu năm 2018?", "tuổi nghỉ hưu?"),
        ("mức đóng vào thời điểm tháng 3 năm 2020", "mức đóng"),
        ("nam nghỉ hưu năm 2018 cần đóng bao nhiêu năm", "nam nghỉ hưu năm 2018 cần đóng bao nhiêu năm"),
        ("Luật Công đoàn 2012 quy định gì", "Luật Công đoàn 2012 quy định gì"),
        ("lớp tập huấn năm 2023", "lớp tập huấn năm 2023"),
        ("Năm 2018", "Năm 2018"),
        ("2018 nghỉ lễ mấy ngày", "nghỉ lễ mấy ngày"),
        ("nghỉ lễ 2018 mấy ngày", "nghỉ lễ mấy ngày"),
        ("nữ nghỉ hưu 2028 bao nhiêu tuổi", "nữ nghỉ hưu bao nhiêu tuổi"),
        ("Mức đóng năm 2020 là bao nhiêu?", "Mức đóng là bao nhiêu?"),
        ("Kinh phí công đoàn năm 2020 bao nhiêu phần trăm", "Kinh phí công đoàn bao nhiêu phần trăm"),
        ("Lương năm 2020 của giáo viên là bao nhiêu", "Lương năm 2020 của giáo viên là bao nhiêu"),
        ("Năm 2025 Luật Công đoàn nói gì về đoàn phí", "Luật Công đoàn nói gì về đoàn phí"),
        ("Ngày 30/6/2025 Luật Công đoàn nào có hiệu lực?", "Luật Công đoàn nào có hiệu lực?"),
        (
            "Năm 2020 theo Nghị định 145/2020/NĐ-CP nghỉ mấy ngày",
            "theo Nghị định 145/2020/NĐ-CP nghỉ mấy ngày",
        ),
    ],
)
def test_the_day_a_question_opens_or_closes_with_is_not_its_subject(text: str, left: str) -> None:
    assert without_day_around(text) == left


@given(text=st.text(alphabet="0123456789/. ?thángnămquý,"))
def test_leaving_out_the_day_leaves_something(text: str) -> None:
    assert bool(without_day_around(text).strip()) == bool(text.strip())


def test_the_words_for_being_in_force_are_no_words_before_a_day() -> None:
    assert without_day_around("luật nào có hiệu lực từ 1/7/2025") == "luật nào có hiệu lực"
    assert without_day_around("văn bản nào hết hiệu lực năm 2025") == "văn bản nào hết hiệu lực"
    assert without_day_around("nghỉ mấy ngày lúc năm 2025") == "nghỉ mấy ngày"


def test_what_is_counted_is_no_word_before_a_day() -> None:
    assert without_day_around("được nghỉ bao nhiêu ngày năm 2019") == "được nghỉ bao nhiêu ngày"
    assert without_day_around("nghỉ mấy tháng từ ngày 1/7/2025") == "nghỉ mấy tháng"


@pytest.mark.parametrize(
    ("question", "bare"),
    [
        ("lương cơ sở hiện nay là bao nhiêu", "lương cơ sở là bao nhiêu"),
        ("Hiện nay, lương cơ sở là bao nhiêu", "lương cơ sở là bao nhiêu"),
        ("lương tối thiểu vùng 2 bây giờ", "lương tối thiểu vùng 2"),
        ("đóng từ 2010 đến hiện nay", "đóng từ 2010 đến hiện nay"),
        ("hiện nay?", "hiện nay?"),
        ("khám sức khỏe được thực hiện tại đâu", "khám sức khỏe được thực hiện tại đâu"),
        ("bệnh phát hiện tại công ty", "bệnh phát hiện tại công ty"),
        ("lương tối thiểu vùng 2 năm nay bao nhiêu", "lương tối thiểu vùng 2 bao nhiêu"),
        ("công ty nợ lương 3 năm nay", "công ty nợ lương 3 năm nay"),
        ("Lương cơ sở năm nay là bao nhiêu", "Lương cơ sở là bao nhiêu"),
        ("năm nay lương cơ sở bao nhiêu", "lương cơ sở bao nhiêu"),
        ("nợ lương cả năm nay thì sao", "nợ lương cả năm nay thì sao"),
        ("bà tôi năm nay 76 tuổi", "bà tôi năm nay 76 tuổi"),
        ("đóng từ đầu năm nay", "đóng từ đầu năm nay"),
        ("năm sau nữ bao nhiêu tuổi thì nghỉ hưu", "nữ bao nhiêu tuổi thì nghỉ hưu"),
        ("năm sau khi sinh có được nghỉ không", "năm sau khi sinh có được nghỉ không"),
    ],
)
def test_words_for_today_are_when_and_not_what(question: str, bare: str) -> None:
    assert without_now(question) == bare
