"""Which facts a question asks for, and whether a text tells them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.choosing.facts import AskedFacts, without_names


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        pytest.param("lãi suất vay là bao nhiêu", "Lãi suất thấp hơn", 0.0, id="no rate"),
        pytest.param("lãi suất vay là bao nhiêu phần trăm", "Lãi suất 6,5% một năm", 1.0, id="a rate"),
        pytest.param("phụ cấp mỗi tháng bao nhiêu", "Phụ cấp 500.000 đồng", 1.0, id="an amount"),
        pytest.param("phụ cấp mỗi tháng bao nhiêu", "Có tổng số 20 báo cáo viên", 0.0, id="another figure"),
        pytest.param("mức phí bao nhiêu", "Được miễn phí.", 1.0, id="nothing to pay"),
        pytest.param("mức phí bao nhiêu", "Người này không phải nộp.", 1.0, id="need not pay"),
        pytest.param("ký quỹ bao nhiêu tiền", "Doanh nghiệp không trả tiền ký quỹ.", 0.0, id="does not pay"),
        pytest.param("được nghỉ mấy ngày", "Nghỉ 03 ngày", 1.0, id="a time"),
        pytest.param("làm mấy tiếng một ngày", "không quá 08 giờ trong 01 ngày", 1.0, id="hours"),
        pytest.param("được nghỉ mấy tháng", "Khai tháng sinh của con", 0.0, id="the end of a word"),
        pytest.param("nộp chậm nhất ngày nào", "Chậm nhất vào ngày cuối của tháng", 1.0, id="a deadline"),
        pytest.param("nộp chậm nhất ngày nào", "Đóng hằng tháng", 0.0, id="no deadline"),
        pytest.param("nộp đơn ở đâu", "Nộp tại Ủy ban nhân dân xã", 1.0, id="a place"),
        pytest.param("nộp đơn ở đâu", "Đơn theo quy định tại khoản 2 Điều này", 0.0, id="a place in a text"),
        pytest.param("hội có địa chỉ ở đâu", "Gửi cho ban chấp hành.", 0.0, id="a place, no address"),
        pytest.param("địa chỉ của hội ở đâu", "Trụ sở: số 82 đường Trần", 1.0, id="an address"),
        pytest.param("bảo hiểm y tế đóng bao nhiêu", "học nghề 6 tháng", 0.0, id="a span is no amount"),
        pytest.param("bảo hiểm y tế đóng bao nhiêu", "Tối đa bằng 6% tiền lương", 1.0, id="a rate to pay"),
        pytest.param("sếp giữ giấy tờ tùy thân được không", "Cấm giữ bằng", 0.5, id="papers that are kept"),
        pytest.param("có phải đóng 2% không", "do công ty đóng", 0.5, id="a rate that is given"),
        pytest.param("phạt tiền, cắt lương thay kỷ luật được không", "Cấm", 0.5, id="no fine is asked for"),
        pytest.param("được hưởng 5% hay 7%", "hưởng một ít", 0.0, id="one rate or the other"),
        pytest.param("bà Hoa giữ chức gì", "bà Hoa phát biểu", 0.0, id="no office"),
        pytest.param("bà Hoa giữ chức gì", "bà Hoa – Phó ban", 1.0, id="an office"),
        pytest.param("gọi số nào", "Mọi việc được bảo vệ", 0.0, id="no telephone number"),
        pytest.param("ai sáng lập hội", "Hội do Nguyễn An lập ra", 1.0, id="a name"),
        pytest.param("ai sáng lập hội", "hội được lập ra từ lâu", 0.0, id="no name"),
        pytest.param("cần mấy thành viên", "Có ít nhất ba thành viên", 1.0, id="a count in words"),
        pytest.param("họp mấy lần", "Họp mỗi năm", 0.0, id="no count"),
        pytest.param("họp mấy lần", "Có mặt 50% trở lên", 0.0, id="how often is no share"),
        pytest.param("lương được trả mấy lần một tháng", "Trả 85%", 0.0, id="how often in a month"),
        pytest.param("lương gấp mấy lần ngày thường", "Ít nhất bằng 300%", 1.0, id="times in per cent"),
        pytest.param("ngày lễ được mấy lần lương", "Ít nhất bằng 300%", 1.0, id="so many times the wage"),
        pytest.param("lương được gấp mấy lần", "Bằng 02 lần mức lương", 1.0, id="times as much in times"),
        pytest.param("thử việc mấy tháng", "Dưới 1 tháng thì không được thử việc.", 0.0, id="whom not"),
        pytest.param("thử việc mấy tháng", "Không áp dụng với hạn dưới 01 tháng.", 0.0, id="where not"),
        pytest.param("dưới mấy tháng thì thôi", "Dưới 1 tháng thì không thử việc.", 1.0, id="the limit"),
        pytest.param("mức trợ cấp bằng mấy tháng", "Bằng 10 lần mức nền", 1.0, id="a sum for months"),
        pytest.param("được nghỉ mấy tháng", "Bằng 10 lần mức nền", 0.0, id="a sum is no span"),
        pytest.param("Ngày thành lập hội", "Hội được thành lập ngày 28 tháng 7", 1.0, id="a day by name"),
        pytest.param("được nghỉ mấy ngày", "nuôi con dưới 06 tháng tuổi", 0.0, id="an age is no span"),
        pytest.param("con mấy tháng tuổi thì thôi", "nuôi con dưới 06 tháng tuổi", 1.0, id="an age"),
        pytest.param("Ngày thành lập hội", "Quyền thành lập hội", 0.0, id="no day"),
        pytest.param("hợp đồng có mấy loại", "theo một trong các loại sau đây: a) dài hạn", 1.0, id="a list"),
        pytest.param("hội đồng mấy thành viên", "Khiếu nại lần hai thành lập hội đồng", 0.0, id="half noun"),
        pytest.param("được nghỉ mấy tháng", "Từ ngày 01 tháng 7 năm 2029", 0.0, id="a day is no span"),
        pytest.param("lương cơ sở là bao nhiêu", "Bằng 20 ngày, theo lương cơ sở", 0.0, id="the name of it"),
        pytest.param("mức này bao nhiêu so với lương cơ sở", "bằng mức lương cơ sở", 1.0, id="compared"),
        pytest.param("lệ phí cấp giấy phép", "Theo quy định về lệ phí", 0.0, id="a bare quantity"),
        pytest.param("lệ phí cấp giấy phép", "Lệ phí: 600.000 đồng", 1.0, id="and its amount"),
        pytest.param("quyền của đoàn viên là gì", "1. Yêu cầu được bảo vệ.", 0.5, id="anything may"),
        pytest.param("công đoàn bảo vệ đoàn viên", "bất kỳ", 0.5, id="no fact is asked for"),
    ],
)  # fmt: skip
def test_a_text_tells_the_fact_asked_for_or_does_not(question: str, text: str, told: float) -> None:
    assert AskedFacts.of(question).told_in(text) == told


@pytest.mark.parametrize(
    ("question", "better", "worse"),
    [
        pytest.param("được nghỉ mấy ngày", "Nghỉ 03 ngày", "Nghỉ 02 năm", id="the unit asked about"),
        pytest.param("có bao nhiêu ủy viên", "Có 09 ủy viên", "Không quá một phần hai", id="the noun itself"),
        pytest.param("lệ phí bao nhiêu đồng", "Thu 600.000 đồng", "Thu 2%", id="an amount of money"),
    ],
)
def test_just_what_is_asked_for_tells_better_than_something_of_its_kind(
    question: str, better: str, worse: str
) -> None:
    asked = AskedFacts.of(question)

    assert asked.how_told_in(better) == 1.0
    assert 0 < asked.how_told_in(worse) < 1


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        pytest.param("được nghỉ mấy ngày", "Trong 30 ngày kể từ khi hết, được nghỉ.", 0.0, id="since when"),
        pytest.param("được nghỉ mấy ngày", "Trong 30 ngày đầu, nghỉ 05 ngày.", 1.0, id="and how long"),
        pytest.param("được nghỉ mấy ngày", "Mức hưởng cho một ngày là 30%.", 0.0, id="of a day"),
        pytest.param("nộp trong mấy ngày", "Trong 30 ngày kể từ ngày nhận.", 1.0, id="a deadline"),
        pytest.param("nghỉ xong trong mấy ngày phải nộp", "Trong 30 ngày kể từ khi nghỉ.", 1.0, id="then"),
        pytest.param("nghỉ việc bao lâu thì phải nộp", "Trong 03 tháng kể từ khi nghỉ.", 1.0, id="leaving"),
    ],
)  # fmt: skip
def test_a_span_in_which_days_off_begin_is_not_how_many_they_are(
    question: str, text: str, told: float
) -> None:
    assert AskedFacts.of(question).told_in(text) == told


def test_what_the_wage_of_a_place_is_is_told_in_money_alone() -> None:
    asked = AskedFacts.of("lương tối thiểu vùng ở bình dương là bao nhiêu tiền một tháng")

    assert asked.told_in("tối đa 05 lần mức lương tối thiểu vùng") == 0.0
    assert asked.told_in("vùng I là 5.310.000 đồng") == 1.0


def test_a_figure_that_the_question_itself_gives_is_no_answer() -> None:
    asked = AskedFacts.of("kinh phí công đoàn 2% thì cơ sở giữ lại bao nhiêu phần trăm")

    assert asked.told_in("đóng bằng 2% quỹ tiền lương") == 0.0
    assert asked.told_in("giữ lại 75%") == 1.0


def test_numbers_that_name_a_place_or_a_document_are_no_facts() -> None:
    text = without_names("2. Theo khoản 3 Điều 29 Luật số 50/2024/QH15 và Luật Công đoàn năm 2012, đóng 1%")

    assert [word for word in text.split() if any(letter.isdecimal() for letter in word)] == ["1%"]


@given(question=st.text(max_size=80), text=st.text(max_size=200))
def test_the_share_told_lies_between_0_and_1(question: str, text: str) -> None:
    assert 0 <= AskedFacts.of(question).told_in(text) <= 1
    assert 0 <= AskedFacts.of(question).how_told_in(text) <= 1


@pytest.mark.parametrize(
    "text",
    [
        "Thời gian đóng tính theo năm, một năm phải tính đủ 12 tháng.",
        "Có tháng lẻ từ 01 tháng đến 06 tháng được tính là nửa năm.",
    ],
)
def test_how_time_is_counted_is_no_answer_to_how_much_of_it(text: str) -> None:
    assert AskedFacts.of("Đóng bảo hiểm bao nhiêu năm để được hưởng lương hưu?").told_in(text) == 0


def test_a_wage_by_which_something_is_counted_is_one() -> None:
    asked = AskedFacts.of("Được bồi thường bao nhiêu tháng lương?")

    assert asked.told_in("Mỗi năm làm việc được tính bằng một tháng tiền lương.") == 1


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("đối thoại định kỳ bao lâu một lần", "a) Định kỳ ít nhất 01 năm một lần;", 1.0),
        ("đối thoại định kỳ bao lâu một lần", "Chậm nhất 05 ngày làm việc trước ngày bắt đầu", 0.0),
        ("một năm khám sức khỏe mấy lần", "Hằng năm phải khám sức khỏe ít nhất một lần", 1.0),
        ("cha mẹ mất công đoàn viếng bao nhiêu", "được nghỉ 03 ngày", 0.0),
        ("cha mẹ mất công đoàn viếng bao nhiêu", "mức chi 1.000.000 đồng", 1.0),
    ],
)
def test_how_often_and_how_much_is_given_are_no_spans_of_time(question: str, text: str, told: float) -> None:
    assert AskedFacts.of(question).told_in(text) == told


def test_what_other_sums_are_multiples_of_is_told_in_money_alone() -> None:
    facts = AskedFacts.of("mức lương cơ sở bao nhiêu")

    assert facts.how_told_in("Mức tham chiếu bằng mức lương cơ sở, 20 lần mức lương cơ sở.") == 0
    assert facts.how_told_in("Lương cơ sở là 2.530.000 đồng mỗi tháng.") == 1


def test_some_are_no_count() -> None:
    assert AskedFacts.of("ban có bao nhiêu ủy viên").how_told_in("gồm một số ủy viên ngoài ban") < 1


def test_a_number_of_people_is_no_count_of_things() -> None:
    asked = AskedFacts.of("có mấy bước xử lý một vụ tranh chấp")

    assert asked.how_told_in("Khi một người lao động nộp đơn, hòa giải viên làm các bước tiếp theo.") == 0
    assert asked.how_told_in("Việc xử lý gồm các bước sau đây.") > 0
    assert asked.how_told_in("Việc xử lý có ba bước.") == 1.0
