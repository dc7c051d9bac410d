"""The fact asked for, told in the sentence that speaks of it."""

from bot.choosing.relevance import Asked
from bot.choosing.to_the_point import to_the_point


def point(question: str, text: str, *headings: str) -> float:
    return to_the_point(Asked.of(question), text, 0, len(text), headings)


def test_a_rate_of_something_else_is_less_to_the_point() -> None:
    asked = "Nghị quyết 71 đặt mục tiêu chi ngân sách cho giáo dục bao nhiêu phần trăm?"

    of_spending = point(asked, "Chi ngân sách nhà nước cho giáo dục đạt tối thiểu 20%.")
    of_teachers = point(asked, "Phụ cấp cho nhà giáo ở cơ sở giáo dục lên tối thiểu 70%.")

    assert of_spending == 1.0
    assert of_teachers < 0.6


def test_a_fact_in_another_sentence_than_the_words_of_the_question_is_not_to_the_point() -> None:
    apart = "Đoàn phí do đoàn viên đóng theo Điều lệ. Doanh nghiệp nộp bằng 2% quỹ lương."

    assert point("đoàn viên đóng đoàn phí bao nhiêu phần trăm", apart) < 0.3


def test_a_point_is_read_behind_the_line_that_leads_to_it() -> None:
    rows = "Người lao động báo trước như sau:\na) Ít nhất 45 ngày với hợp đồng không thời hạn."

    assert point("người lao động báo trước bao nhiêu ngày", rows) == 1.0


def test_the_headings_say_more_than_half_of_what_the_sentence_leaves_out() -> None:
    assert 0.5 < point("báo trước bao nhiêu ngày", "Ít nhất 45 ngày.", "Điều 35. Báo trước") < 1.0


def test_circumstances_count_less_than_what_is_asked_for() -> None:
    asked = "Nếu mất điện thì trả lương bao nhiêu phần trăm?"

    assert point(asked, "Trả lương 70%.") > point(asked, "Khi mất điện thì được 70%.")


def test_people_may_be_named_in_the_words_of_the_law() -> None:
    assert point("Trẻ em bao nhiêu tuổi được làm việc?", "Người chưa đủ 15 tuổi được làm việc nhẹ.") == 1.0
