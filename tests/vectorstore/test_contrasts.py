"""The new word of a follow-up takes the place of the old one."""

import pytest

from vectorstore.contrasts import names_only_a_kind, only_replaces, replaced, with_new


@pytest.mark.parametrize(
    ("earlier", "question", "known"),
    [
        pytest.param(
            "Vợ sinh con được nghỉ mấy ngày",
            "thế chồng thì sao?",
            "chồng sinh con được nghỉ mấy ngày",
            id="vợ, chồng",
        ),
        pytest.param(
            "tuổi nghỉ hưu của lao động nam", "còn nữ?", "tuổi nghỉ hưu của lao động nữ", id="nam, nữ"
        ),
        pytest.param(
            "làm thêm ngày lễ được trả bao nhiêu",
            "thế ngày thường?",
            "làm thêm ngày thường được trả bao nhiêu",
            id="ngày lễ, ngày thường",
        ),
        pytest.param(
            "làm thêm ngày lễ được trả bao nhiêu",
            "vậy ban đêm thì sao",
            "làm thêm ban đêm được trả bao nhiêu",
            id="ngày lễ, ban đêm",
        ),
        pytest.param("con 6 tuổi ốm nghỉ mấy ngày", "còn 1 tuổi?", "con 1 tuổi ốm nghỉ mấy ngày", id="ages"),
        pytest.param(
            "nợ lương 40 ngày phạt bao nhiêu", "thế 10 ngày?", "nợ lương 10 ngày phạt bao nhiêu", id="days"
        ),
        pytest.param("nghỉ tang được mấy ngày", "thế nghỉ cưới?", "nghỉ cưới được mấy ngày", id="leaves"),
        pytest.param(
            "ai nhận đơn khiếu nại", "thế tố cáo thì sao?", "ai nhận đơn tố cáo", id="khiếu nại, tố cáo"
        ),
        pytest.param(
            "tôi xin nghỉ phải nói trước bao lâu",
            "còn bị cho nghỉ?",
            "tôi bị cho nghỉ phải nói trước bao lâu",
            id="who ends it",
        ),
        pytest.param(
            "ủy viên cấp trung ương có mấy người",
            "thế cấp tỉnh?",
            "ủy viên cấp tỉnh có mấy người",
            id="levels",
        ),
        pytest.param("mức đóng năm 2024", "thế năm 2020?", "mức đóng năm 2020", id="years"),
        pytest.param(
            "luật công đoàn 2024 nói gì", "thế luật 2012?", "luật công đoàn 2012 nói gì", id="editions"
        ),
        pytest.param(
            "mức đóng của đoàn viên",
            "còn người lao động?",
            "mức đóng của người lao động",
            id="đoàn viên, người lao động",
        ),
        pytest.param(
            "có hợp đồng lao động thì đóng bao nhiêu",
            "còn không có hợp đồng lao động?",
            "không có hợp đồng lao động thì đóng bao nhiêu",
            id="có, không",
        ),
        pytest.param(
            "không có hợp đồng lao động thì sao",
            "thế có hợp đồng lao động?",
            "có hợp đồng lao động thì sao",
            id="không, có",
        ),
        pytest.param(
            "hợp đồng không xác định thời hạn",
            "còn xác định thời hạn?",
            "hợp đồng xác định thời hạn",
            id="the longer name",
        ),
        pytest.param(
            "vợ sinh con thì chồng được nghỉ mấy ngày",
            "thế vợ?",
            "vợ sinh con thì được nghỉ mấy ngày",
            id="both were named",
        ),
        pytest.param(
            "báo trước bao lâu với hợp đồng không xác định thời hạn",
            "còn hợp đồng 12 tháng?",
            "báo trước bao lâu với hợp đồng 12 tháng",
            id="kinds of contract",
        ),
        pytest.param(
            "làm 5 năm được nghỉ mấy ngày", "thế 10 năm?", "làm 10 năm được nghỉ mấy ngày", id="spans"
        ),
        pytest.param("công đoàn Việt Nam", "còn nữ?", "công đoàn Việt Nam", id="Việt Nam is no man"),
        pytest.param("mức đóng bao nhiêu", "ai phải đóng?", "mức đóng bao nhiêu", id="nothing is replaced"),
    ],
)
def test_the_new_word_takes_the_place_of_the_old(earlier: str, question: str, known: str) -> None:
    assert replaced(earlier, question) == known


@pytest.mark.parametrize(
    "question",
    ["còn nữ thì sao?", "thế năm 2020?", "thế luật 2012?", "vậy ban đêm thì sao", "còn ngày thường?"],
)
def test_a_follow_up_may_say_nothing_but_the_new_word(question: str) -> None:
    assert only_replaces(question)


@pytest.mark.parametrize("question", ["còn lao động nữ mang thai?", "ai phải đóng?", "thế nào?", ""])
def test_a_follow_up_that_says_more_is_not_only_a_new_word(question: str) -> None:
    assert not only_replaces(question)


@pytest.mark.parametrize(
    "question",
    [
        "hợp đồng không xác định thời hạn",
        "còn hợp đồng 12 tháng",
        "hợp đồng lao động từ 12 đến 36 tháng",
        "vùng 2",
    ],
)
def test_a_kind_alone_asks_of_it_what_was_asked_before(question: str) -> None:
    assert names_only_a_kind(question)


@pytest.mark.parametrize(
    "question",
    ["hợp đồng không xác định thời hạn là gì", "hợp đồng xác định thời hạn như thế nào", "hợp đồng lao động"],
)
def test_what_asks_for_itself_is_no_kind_alone(question: str) -> None:
    assert not names_only_a_kind(question)


@pytest.mark.parametrize(
    ("known", "question", "text"),
    [
        ("nghỉ thai sản mấy tháng?", "còn chồng?", "chồng nghỉ thai sản mấy tháng"),
        (
            "có được nghỉ ngay không",
            "hợp đồng không xác định thời hạn",
            "có được nghỉ ngay không hợp đồng không xác định thời hạn",
        ),
        ("mức đóng của nữ", "còn nữ?", "mức đóng của nữ"),
        ("đóng bao nhiêu năm?", "năm 2018 thì sao?", "đóng bao nhiêu năm năm 2018"),
    ],
)
def test_what_is_new_is_added_whole_to_the_earlier_question(known: str, question: str, text: str) -> None:
    assert with_new(known, question) == text
