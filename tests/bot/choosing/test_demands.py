"""A question demands a fine, a bound or a figure, and the point that it is about must have it."""

import pytest

from bot.choosing.blocks import Block
from bot.choosing.demands import lacks_amount_of_fine, lacks_bound, lacks_figure, lacks_fine
from bot.choosing.relevance import Asked
from tests.bot.library import NEW_LAW, library

LIST = """\
1. Nguồn tài chính gồm có:
a) Hội phí do hội viên đóng theo điều lệ;
b) Kinh phí do doanh nghiệp đóng bằng 2% quỹ tiền lương;
c) Nguồn thu khác."""


def block() -> Block:
    return _block_of(LIST)


def _block_of(text: str) -> Block:
    starts = [0, *(text.index(f"\n{label})") + 1 for label in "abc" if f"\n{label})" in text)]
    units = tuple(zip(starts, [start - 1 for start in starts[1:]] + [len(text)], strict=True))
    return Block(library().passages(NEW_LAW.id)[0], 0, len(text), units, leads=len(units) > 1)


@pytest.mark.parametrize(
    ("question", "text", "lacks"),
    [
        ("cản trở công đoàn bị phạt thế nào", "2. Cản trở công đoàn bị nghiêm cấm.", True),
        ("cản trở công đoàn bị phạt thế nào", "Phạt tiền người cản trở công đoàn.", False),
        ("cản trở công đoàn bị phạt thế nào", "Xử phạt theo quy định của pháp luật.", True),
        ("cản trở công đoàn có được không", "2. Cản trở công đoàn bị nghiêm cấm.", False),
        ("công ty phạt tiền nhân viên được không", "Cấm cắt lương.", False),
    ],
    ids=["none", "set", "left to the law", "not asked", "by the company"],
)
def test_who_asks_what_is_fined_demands_a_fine(question: str, text: str, lacks: bool) -> None:
    assert lacks_fine(Asked.of(question), text) is lacks


def test_of_conditions_that_must_all_be_met_the_figure_may_stand_in_any() -> None:
    points = "\na) Từ đủ 16 tuổi;\nb) Chưa có thẻ bạn đọc ở thư viện nào khác."
    together = f"1. Được cấp thẻ bạn đọc khi có đủ các điều kiện sau đây:{points}"
    apart = f"1. Việc cấp thẻ bạn đọc:{points}"
    asked = Asked.of("bao nhiêu tuổi được cấp thẻ bạn đọc của thư viện")

    assert not lacks_figure(asked, _block_of(together), together)
    assert lacks_figure(asked, _block_of(apart), apart)


@pytest.mark.parametrize(
    ("question", "text", "lacks"),
    [
        ("học nghề được hỗ trợ tối đa mấy tháng", "đã đóng đủ 09 tháng", True),
        ("học nghề được hỗ trợ tối đa mấy tháng", "theo thời gian học nhưng không quá 06 tháng", False),
        ("nghỉ ít nhất mấy ngày", "được nghỉ 4 ngày", True),
        ("nghỉ ít nhất mấy ngày", "mỗi tháng nghỉ tối thiểu 4 ngày", False),
        ("lương tối thiểu bao nhiêu", "trả 5 đồng", False),
    ],
    ids=["no most", "a most", "no least", "a least", "a name"],
)
def test_who_asks_for_a_bound_demands_one(question: str, text: str, lacks: bool) -> None:
    assert lacks_bound(Asked.of(question), text) is lacks


def test_a_figure_of_another_point_is_no_figure_of_the_one_asked_about() -> None:
    assert lacks_figure(Asked.of("hội phí hội viên đóng bao nhiêu phần trăm"), block(), LIST)
    assert not lacks_figure(Asked.of("kinh phí doanh nghiệp đóng bao nhiêu phần trăm"), block(), LIST)


def test_a_question_of_no_point_is_content_with_any_figure() -> None:
    assert not lacks_figure(Asked.of("đóng bao nhiêu phần trăm"), block(), LIST)


DUES = LIST.replace("Hội phí do hội viên đóng theo điều lệ", "Đoàn phí do đoàn viên đóng theo điều lệ")


def test_the_figure_of_a_sum_with_a_name_stands_in_the_point_that_names_it() -> None:
    told = DUES.replace("đóng theo điều lệ", "đóng bằng 1% lương")

    assert lacks_figure(Asked.of("đoàn viên đóng đoàn phí bao nhiêu"), _block_of(DUES), DUES)
    assert not lacks_figure(Asked.of("đoàn viên đóng đoàn phí bao nhiêu"), _block_of(told), told)


def test_what_is_free_of_charge_is_no_figure_of_a_sum_that_is_not_named() -> None:
    free = "6. Đoàn viên được tư vấn pháp luật miễn phí."

    assert lacks_figure(Asked.of("đoàn viên đóng đoàn phí bao nhiêu"), _block_of(free), free)


@pytest.mark.parametrize(
    ("question", "text", "lacks"),
    [
        pytest.param("không đối thoại phạt bao nhiêu", "Phải đối thoại mỗi năm.", True, id="no fine set"),
        pytest.param("không đối thoại phạt bao nhiêu", "Phạt tiền từ 5.000.000 đồng", False, id="a fine"),
        pytest.param("bao lâu đối thoại một lần", "Phải đối thoại mỗi năm.", False, id="none asked for"),
    ],
)
def test_how_much_a_fine_is_needs_a_fine(question: str, text: str, *, lacks: bool) -> None:
    assert lacks_amount_of_fine(question, text) == lacks


def test_a_share_of_the_people_says_how_many_of_them() -> None:
    share = "Khi có trên 50% số người được hỏi đồng ý thì họp."

    assert not lacks_figure(Asked.of("bao nhiêu người đồng ý thì được họp"), _block_of(share), share)


@pytest.mark.parametrize(
    ("question", "text", "lacks"),
    [
        ("mức trợ cấp mai táng bằng mấy tháng", "2. Mức trợ cấp bằng 10 lần mức tham chiếu.", False),
        ("mức trợ cấp mai táng bằng mấy tháng", "1. Ai lo mai táng được nhận một lần.", True),
        ("ngày thành lập công đoàn", "1. Quyền thành lập công đoàn.", True),
        ("ngày thành lập công đoàn", "Công đoàn được thành lập ngày 28 tháng 7.", False),
    ],
)
def test_a_sum_for_months_and_the_name_of_a_day_demand_their_figure(
    question: str, text: str, *, lacks: bool
) -> None:
    assert lacks_figure(Asked.of(question), _block_of(text), text) is lacks
