"""In a quote, that is bold which answers: the fact asked for, or the sentence nearest to the question."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tg.answers.emphasis import emphasised

DUTIES = (
    "Điều 17. Phản biện xã hội\n"
    "1. Công đoàn phản biện xã hội đối với dự thảo luật về lao động.\n"
    "2. Người sử dụng lao động trả lời bằng văn bản; Chính phủ hướng dẫn việc này."
)
LEAVES = (
    "Người lao động nghỉ việc riêng: kết hôn nghỉ 03 ngày; con kết hôn nghỉ 01 ngày; "
    "cha mẹ chết nghỉ 02 ngày; nghỉ lễ 11 ngày; nghỉ phép 12 ngày."
)


HUSBANDS = (
    "2. Lao động nam, khi vợ sinh con được nghỉ: 5 ngày làm việc nếu sinh thường; 7 ngày làm việc nếu vợ "
    "sinh mổ hoặc sinh con dưới 32 tuần tuổi; 10 ngày làm việc nếu sinh đôi."
)
HOLIDAYS = (
    "1. Mỗi năm nghỉ lễ, tết hưởng nguyên lương 11 ngày: Tết Dương lịch 1 ngày; Tết Âm lịch 5 ngày; "
    "Quốc khánh nghỉ 2 ngày (ngày 02/9 và một ngày liền trước)."
)
OVERTIME = (
    "2. Số giờ làm thêm tối đa bằng 50% giờ bình thường trong ngày; giờ làm thêm không quá 12 giờ một ngày; "
    "không quá 40 giờ một tháng và 200 giờ một năm."
)
WAGES = (
    "1. Lương tối thiểu: vùng I là 5.310.000 đồng một tháng hoặc 25.500 đồng một giờ; vùng II là 4.730.000 "
    "đồng một tháng hoặc 22.700 đồng một giờ."
)
AGES = "Tuổi nghỉ hưu của nam: năm 2024 là 61 tuổi; năm 2025 là 61 tuổi 3 tháng; năm 2026 là 61 tuổi 6 tháng."
NOTICE = (
    "Người lao động báo trước ít nhất 45 ngày nếu hợp đồng không xác định thời hạn, 30 ngày nếu hợp đồng từ "
    "12 tháng đến 36 tháng, 3 ngày làm việc nếu hợp đồng dưới 12 tháng."
)


def bold(question: str, quote: str, *, year: int | None = None) -> list[str]:
    return [quote[start:end] for start, end in emphasised(question, quote, year=year)]


@pytest.mark.parametrize(
    ("question", "quote", "facts"),
    [
        pytest.param("vợ đẻ mổ chồng được nghỉ mấy ngày", HUSBANDS, ["7 ngày làm việc"], id="case"),
        pytest.param("tết nguyên đán nghỉ mấy ngày", HOLIDAYS, ["5 ngày"], id="everyday name"),
        pytest.param("Quốc khánh được nghỉ mấy ngày", HOLIDAYS, ["2 ngày"], id="item of a list"),
        pytest.param("1 tháng tăng ca tối đa mấy tiếng", OVERTIME, ["40 giờ"], id="unit and span"),
        pytest.param("lương tối thiểu vùng 2", WAGES, ["4.730.000 đồng"], id="region by another numeral"),
        pytest.param("lương tối thiểu giờ vùng 2", WAGES, ["22.700 đồng"], id="by the hour"),
        pytest.param(
            "hợp đồng 2 năm nghỉ báo trước mấy ngày", NOTICE, ["30 ngày"], id="range of the amount given"
        ),
        pytest.param(
            "nghỉ việc báo trước mấy ngày",
            NOTICE,
            ["45 ngày", "30 ngày", "3 ngày làm việc"],
            id="all cases alike",
        ),
    ],
)
def test_the_fact_of_the_case_asked_about_is_bold(question: str, quote: str, facts: list[str]) -> None:
    assert bold(question, quote) == facts


def test_what_is_asked_of_no_case_has_the_facts_of_all_in_bold() -> None:
    assert bold("vợ sinh thì chồng được nghỉ mấy ngày", HUSBANDS) == [
        "5 ngày làm việc",
        "7 ngày làm việc",
        "10 ngày làm việc",
    ]


def test_what_is_added_for_more_years_is_not_what_is_due() -> None:
    quote = "Cứ đủ 5 năm làm việc thì phép năm thêm 1 ngày."

    assert bold("làm 8 năm được mấy ngày phép", quote) == []


def test_how_long_one_must_have_paid_is_not_how_long_one_receives() -> None:
    quote = "2. Thời gian hưởng: đóng từ đủ 12 đến đủ 36 tháng được 3 tháng trợ cấp."

    assert bold("thời gian hưởng trợ cấp mấy tháng", quote) == ["3 tháng"]


def test_where_the_amount_given_lies_in_no_range_nothing_is_bold() -> None:
    quote = "2. Đóng từ đủ 12 đến đủ 36 tháng được 3 tháng trợ cấp; tối đa 12 tháng trợ cấp."

    assert bold("đóng 4 năm được mấy tháng trợ cấp", quote) == []


def test_facts_with_nothing_but_or_between_them_are_bold_together() -> None:
    quote = "Công đoàn cơ sở cần từ 05 đoàn viên hoặc 05 người lao động trở lên."

    found = bold("công đoàn cơ sở có bao nhiêu người lao động trở lên", quote)

    assert found == ["05 đoàn viên", "05 người lao động"]


def test_the_fact_of_the_year_asked_about_is_bold() -> None:
    assert bold("tuổi nghỉ hưu là bao nhiêu", AGES, year=2026) == ["61 tuổi 6 tháng"]


def test_a_fact_of_another_year_is_not_bold() -> None:
    quote = "1. Năm 2021, tuổi nghỉ hưu là 60 tuổi 3 tháng với nam; mỗi năm nam tăng 3 tháng."

    assert bold("tuổi nghỉ hưu là bao nhiêu", quote, year=2026) == []


def test_a_fact_of_what_is_opposed_to_what_is_asked_about_is_not_bold() -> None:
    quote = "b) Mức đóng kinh phí công đoàn là 2% quỹ tiền lương."

    assert bold("đoàn phí công đoàn bao nhiêu phần trăm", quote) == []


def test_the_time_within_which_leave_begins_is_not_how_long_it_lasts() -> None:
    quote = "3. Người chồng phải bắt đầu nghỉ trong vòng 60 ngày kể từ ngày vợ sinh; có thể nghỉ nhiều lần."

    assert bold("vợ sinh thì chồng được nghỉ mấy ngày", quote) == []


def test_a_number_that_the_question_gives_is_not_bold() -> None:
    quote = "Ví dụ suy giảm 20%: ít nhất 5 tháng lương. Công ty trả tiền thuốc."

    assert "20%" not in bold("bị tai nạn suy giảm 20% được bồi thường bao nhiêu", quote)


def test_where_how_many_is_asked_no_sentence_without_a_number_is_bold() -> None:
    assert bold("công đoàn phản biện bao nhiêu dự thảo luật", DUTIES) == []


def test_who_asks_whether_is_answered_by_a_sentence() -> None:
    quote = (
        "1. Phạt tiền thay cho kỷ luật bị cấm. 2. Phạt từ 20 triệu đồng công ty giữ bằng gốc của nhân viên."
    )

    assert bold("công ty giữ bằng gốc có bị phạt không", quote)[0].startswith("Phạt từ 20 triệu đồng công ty")


def test_the_fact_asked_for_is_bold() -> None:
    assert bold("mức đóng bao nhiêu phần trăm", "1. Đóng 2% quỹ lương; nộp trước ngày 15.") == ["2%"]


def test_where_no_fact_is_asked_for_the_sentence_that_answers_is_bold() -> None:
    assert bold("công đoàn phản biện xã hội đối với dự thảo nào", DUTIES) == [
        "Công đoàn phản biện xã hội đối với dự thảo luật về lao động."
    ]


def test_of_many_facts_the_one_beside_the_words_of_the_question_is_bold() -> None:
    assert bold("con kết hôn được nghỉ mấy ngày", LEAVES) == ["01 ngày"]


def test_a_sentence_that_stands_alone_is_not_bold() -> None:
    assert bold("công đoàn phản biện gì", "Công đoàn phản biện xã hội đối với dự thảo luật.") == []


def test_a_decimal_does_not_end_a_sentence() -> None:
    quote = "Phạt tiền người sử dụng lao động từ 5.000.000 đồng trở lên. Việc khác do Chính phủ quy định."

    assert bold("người sử dụng lao động bị phạt gì", quote)[0].endswith("5.000.000 đồng")


@given(question=st.text(max_size=60), quote=st.text(max_size=200))
def test_what_is_bold_lies_in_the_quote_in_order_and_apart(question: str, quote: str) -> None:
    found = emphasised(question, quote)

    assert all(0 <= start < end <= len(quote) for start, end in found)
    assert all(left[1] <= right[0] for left, right in pairwise(found))


@given(
    words=st.lists(
        st.sampled_from([*"12;.\n ", "công đoàn ", "đóng ", "3% ", "5 ngày ", "Điều 2. "]), max_size=60
    )
)
def test_legal_text_of_any_shape_is_handled(words: list[str]) -> None:
    quote = "".join(words)
    for question in ("công đoàn đóng bao nhiêu ngày", "công đoàn đóng gì"):
        for start, end in emphasised(question, quote):
            assert quote[start:end].strip()


def test_headings_and_labels_are_no_sentences() -> None:
    heading = "Điều 21. Quyền của đoàn viên công đoàn"
    quote = f"{heading}\n1. Đoàn viên được công đoàn bảo vệ quyền.\n2. Việc khác theo luật."

    assert bold("quyền của đoàn viên công đoàn", quote) == ["Đoàn viên được công đoàn bảo vệ quyền."]


def test_of_many_clauses_below_the_heading_asked_for_none_is_bold() -> None:
    clauses = "\n".join(f"{number}. Được công đoàn bảo vệ quyền thứ {number}." for number in range(1, 6))

    assert bold("quyền của đoàn viên", f"Điều 21. Quyền của đoàn viên công đoàn\n{clauses}") == []


def test_where_an_article_is_asked_for_no_sentence_of_it_is_bold() -> None:
    assert emphasised("điều 17 phản biện xã hội của công đoàn", DUTIES, wants_sentence=False) == ()
