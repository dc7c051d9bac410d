"""Each shape of question is recognised in both spellings, and nothing else is."""

import pytest

from bot.asked.deciding import is_yes_or_no
from bot.asked.hearing import questions_heard
from bot.asked.insults import without_insults
from bot.asked.several import questions_in
from bot.asked.smalltalk import small_talk
from bot.shapes.pasted import paste_in
from bot.shapes.sides import is_comparison, matters_compared, point_compared
from bot.shapes.wanted import Wanted, wanted_list
from vectorstore.records import Status

LONG = "Em làm công nhân may ở công ty được ba năm, chuyền của em hay phải làm thêm giờ vào buổi tối. " * 8


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        pytest.param(
            "1. Thử việc bao lâu? 2. Lương thử việc bao nhiêu?",
            ("Thử việc bao lâu?", "Lương thử việc bao nhiêu?"),
            id="numbered",
        ),
        pytest.param(
            "1) thu viec bao lau\n2) luong thu viec bao nhieu",
            ("thu viec bao lau", "luong thu viec bao nhieu"),
            id="numbered lines without diacritics",
        ),
        pytest.param(
            "Thử việc bao lâu? Lương thử việc bao nhiêu?",
            ("Thử việc bao lâu?", "Lương thử việc bao nhiêu?"),
            id="two marks",
        ),
        pytest.param(
            "- thử việc bao lâu\n- nghỉ phép mấy ngày", ("thử việc bao lâu", "nghỉ phép mấy ngày"), id="lines"
        ),
        pytest.param(
            "thử việc tối đa bao nhiêu ngày và lương thử việc được trả thế nào?",
            ("thử việc tối đa bao nhiêu ngày", "lương thử việc được trả thế nào?"),
            id="two whole halves",
        ),
        pytest.param(
            "thu viec toi da bao nhieu ngay va luong thu viec duoc tra the nao",
            ("thu viec toi da bao nhieu ngay", "luong thu viec duoc tra the nao"),
            id="two whole halves without diacritics",
        ),
        pytest.param(
            "nghi phep may ngay va nghi khong luong may ngay",
            ("nghi phep may ngay", "nghi khong luong may ngay"),
            id="two short halves without diacritics",
        ),
        pytest.param(
            "nghỉ phép mấy ngày và nghỉ không lương mấy ngày",
            ("nghỉ phép mấy ngày", "nghỉ không lương mấy ngày"),
            id="two short halves",
        ),
        pytest.param(
            "mức đóng là bao nhiêu và ai đóng?", ("mức đóng là bao nhiêu và ai đóng?",), id="half a question"
        ),
        pytest.param(
            "nam và nữ nghỉ hưu lúc mấy tuổi?",
            ("nam và nữ nghỉ hưu lúc mấy tuổi?",),
            id="no question in a half",
        ),
        pytest.param(
            "Tôi là công nhân. Tôi được nghỉ phép mấy ngày?",
            ("Tôi là công nhân. Tôi được nghỉ phép mấy ngày?",),
            id="one question behind a sentence",
        ),
        pytest.param("khoản 1. Điều 5 nói gì?", ("khoản 1. Điều 5 nói gì?",), id="a number of a khoản"),
    ],
)
def test_questions_of_one_message_are_told_apart(message: str, parts: tuple[str, ...]) -> None:
    assert questions_in(message) == parts


@pytest.mark.parametrize(
    ("message", "rest"),
    [
        pytest.param("đồ ngu, thử việc bao lâu?", "thử việc bao lâu?", id="in front"),
        pytest.param("do ngu, thu viec bao lau?", "thu viec bao lau?", id="without diacritics"),
        pytest.param("thử việc bao lâu? trả lời đi đồ vô dụng", "thử việc bao lâu? trả lời đi", id="behind"),
        pytest.param("dm thu viec bao lau vcl", "thu viec bao lau", id="both ends"),
        pytest.param("sếp chửi em là đồ ngu thì sao", "sếp chửi em là đồ ngu thì sao", id="reported"),
        pytest.param("cong ty cho ngu trua khong", "cong ty cho ngu trua khong", id="ngủ"),
        pytest.param("bộ máy công đoàn có mấy cấp", "bộ máy công đoàn có mấy cấp", id="bộ máy"),
        pytest.param(
            "bị lừa đảo xuất khẩu lao động thì sao", "bị lừa đảo xuất khẩu lao động thì sao", id="lừa đảo"
        ),
        pytest.param("độ tế bào", "độ tế bào", id="other marks"),
    ],
)
def test_insults_are_taken_off_and_nothing_else(message: str, rest: str) -> None:
    assert without_insults(message) == rest


@pytest.mark.parametrize(
    "message",
    [
        "đồ ngu",
        "do ngu",
        "đm bot ngu vcl",
        "bot ngu quá",
        "stupid bot",
        "câm mồm",
        "đm bot ngu như chó",
        "bot oi may la do ngu, cut di",
    ],
)
def test_a_bare_insult_gets_a_calm_line(message: str) -> None:
    assert small_talk(message).startswith("Tôi xin lỗi")


@pytest.mark.parametrize("message", ["sai rồi", "sai roi", "trả lời sai rồi bạn ơi", "khong dung"])
def test_a_complaint_gets_an_apology(message: str) -> None:
    assert "hỏi lại" in small_talk(message)


@pytest.mark.parametrize("message", ["khi nào", "thử việc", "sai phạm của công ty", "nghỉ ốm"])
def test_what_asks_something_is_no_small_talk(message: str) -> None:
    assert small_talk(message) == ""


def test_of_a_long_story_the_last_question_is_heard() -> None:
    assert questions_heard(f"{LONG} Vậy em được trả lương làm thêm giờ bao nhiêu phần trăm?") == (
        "Vậy em được trả lương làm thêm giờ bao nhiêu phần trăm?",
    )


def test_a_short_message_is_heard_whole() -> None:
    assert questions_heard("Nghỉ phép mấy ngày?") == ("Nghỉ phép mấy ngày?",)


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        pytest.param("có những văn bản nào về an toàn lao động", Wanted("an toàn lao động", ""), id="topic"),
        pytest.param(
            "co nhung van ban nao ve an toan lao dong",
            Wanted("an toan lao dong", ""),
            id="topic without diacritics",
        ),
        pytest.param(
            "liệt kê các luật còn hiệu lực", Wanted("", "luat", (Status.IN_FORCE,)), id="kind and validity"
        ),
        pytest.param("những luật nào đã hết hiệu lực?", Wanted("", "luat", (Status.REPLACED,)), id="ended"),
        pytest.param("văn bản nào quy định về thai sản?", Wanted("thai sản", ""), id="which document"),
        pytest.param(
            "có nghị định nào về tuổi nghỉ hưu không",
            Wanted("tuổi nghỉ hưu", "nghi dinh"),
            id="a kind on a topic",
        ),
        pytest.param(
            "danh sách các nghị định ban hành năm 2020", Wanted("", "nghi dinh", (), 2020), id="year"
        ),
    ],
)
def test_wanted_lists_are_recognised(question: str, wanted: Wanted) -> None:
    assert wanted_list(question) == wanted


@pytest.mark.parametrize(
    "question",
    [
        "văn bản nào thay thế Nghị định 12/2022/NĐ-CP",
        "hợp đồng bằng văn bản khi nào",
        "luật công đoàn quy định gì",
        "thông báo bằng văn bản cho ai",
        "mức đóng theo quy định nào",
    ],
)
def test_other_questions_want_no_list(question: str) -> None:
    assert wanted_list(question) is None


@pytest.mark.parametrize(
    ("question", "point"),
    [
        ("so sánh luật công đoàn 2012 và 2024 về mức đóng kinh phí", "mức đóng kinh phí"),
        ("so sanh luat cong doan 2012 va 2024 ve muc dong kinh phi", "muc dong kinh phi"),
        ("luật công đoàn 2024 khác gì luật công đoàn 2012", ""),
    ],
)
def test_documents_are_compared_on_a_point(question: str, point: str) -> None:
    assert is_comparison(question)
    assert point_compared(question) == point


@pytest.mark.parametrize(
    ("question", "matters"),
    [
        ("trợ cấp thôi việc khác gì trợ cấp mất việc", ("trợ cấp thôi việc", "trợ cấp mất việc")),
        ("tro cap thoi viec khac gi tro cap mat viec", ("tro cap thoi viec", "tro cap mat viec")),
        ("phân biệt đoàn phí và kinh phí công đoàn", ("đoàn phí", "kinh phí công đoàn")),
        ("so sánh nam", ()),
    ],
)
def test_two_matters_are_compared(question: str, matters: tuple[str, ...]) -> None:
    assert is_comparison(question)
    assert matters_compared(question) == matters


def test_discrimination_is_no_comparison() -> None:
    assert not is_comparison("phân biệt đối xử trong lao động là gì")


@pytest.mark.parametrize(
    ("question", "is_one"),
    [
        ("Thử việc có được đóng bảo hiểm không?", True),
        ("thu viec co duoc dong bao hiem khong", True),
        ("công ty giữ bằng gốc đúng không", True),
        ("có phải đóng đoàn phí không ạ", True),
        ("nghỉ không lương tối đa bao nhiêu ngày", False),
        ("hợp đồng không xác định thời hạn là gì", False),
    ],
)
def test_yes_or_no_questions_are_recognised(question: str, is_one: bool) -> None:
    assert is_yes_or_no(question) is is_one


@pytest.mark.parametrize(
    ("message", "text", "is_asked"),
    [
        pytest.param(
            "đoạn này ở đâu: “Doanh nghiệp đóng 3% quỹ lương mỗi tháng, trừ trường hợp”",
            "Doanh nghiệp đóng 3% quỹ lương mỗi tháng, trừ trường hợp",
            True,
            id="quoted",
        ),
        pytest.param(
            "doan nay o van ban nao: doanh nghiep dong 3% quy luong moi thang tru truong hop",
            "doanh nghiep dong 3% quy luong moi thang tru truong hop",
            True,
            id="without diacritics",
        ),
        pytest.param(
            "Doanh nghiệp đóng 3% quỹ lương mỗi tháng, trừ trường hợp quy định tại khoản 2 nằm ở điều nào?",
            "Doanh nghiệp đóng 3% quỹ lương mỗi tháng, trừ trường hợp quy định tại khoản 2",
            False,
            id="asked behind, it may be a plain question",
        ),
    ],
)
def test_a_paste_is_found_in_its_message(message: str, text: str, is_asked: bool) -> None:
    found = paste_in(message)

    assert found is not None
    assert (found.text, found.is_asked) == (text, is_asked)


@pytest.mark.parametrize(
    "message",
    [
        pytest.param("Thử việc bao lâu?", id="no place asked"),
        pytest.param("đoạn này ở đâu", id="nothing pasted"),
        pytest.param("Mức đóng quy định ở điều nào?", id="which Điều"),
        pytest.param("Tôi làm ở đâu thì đóng ở đó?", id="where in the middle"),
        pytest.param("Hồ sơ hưởng chế độ ốm đau nộp ở đâu?", id="a plain question"),
        pytest.param("ho so huong che do om dau nop o dau", id="the same without diacritics"),
        pytest.param("Theo quy định này thì người lao động nộp hồ sơ ở đâu?", id="speaks of a rule"),
    ],
)
def test_a_question_is_no_paste(message: str) -> None:
    assert paste_in(message) is None


@pytest.mark.parametrize("text", ["Văn bản nào ban hành năm 2020", "van ban nao ban hanh nam 2020"])
def test_the_year_of_issue_is_what_a_list_is_chosen_by(text: str) -> None:
    assert wanted_list(text) == Wanted(topic="", kind="", year=2020)
