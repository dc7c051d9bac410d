"""From what was typed to what is searched."""

from datetime import date
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.conversation import is_follow_up, topic_of
from vectorstore.glossary import Glossary
from vectorstore.politeness import without_closing, without_opening
from vectorstore.query import Age, Edition, Reference
from vectorstore.question_text import QueryBuilder

TODAY = date(2026, 3, 10)


class FakeRestorer:
    """Knows the diacritics of a few syllables."""

    known: ClassVar[dict[str, str]] = {
        "nghi": "nghỉ",
        "phep": "phép",
        "may": "mấy",
        "ngay": "ngày",
        "duoc": "được",
    }

    def restore(self, text: str) -> str:
        return " ".join(self.known.get(word, word) for word in text.split(" "))


BUILDER = QueryBuilder(FakeRestorer(), Glossary.load(None))


def test_missing_diacritics_are_restored_and_said_to_be() -> None:
    query = BUILDER.build("nghi phep dc may ngay", today=TODAY)

    assert query.text == "nghỉ phép được mấy ngày nghỉ hằng năm"
    assert query.restored


def test_fully_marked_text_is_left_alone() -> None:
    query = BUILDER.build("Nghỉ phép được mấy ngày?", today=TODAY)

    assert query.text == "Nghỉ phép được mấy ngày? nghỉ hằng năm"
    assert not query.restored


def test_abbreviations_written_out_do_not_hide_that_the_rest_lacks_diacritics() -> None:
    query = BUILDER.build("bhxh 1 lan nghi may ngay", today=TODAY)

    assert query.restored
    assert query.text == "bảo hiểm xã hội một lần nghỉ mấy ngày"


def test_document_numbers_survive_restoring() -> None:
    query = BUILDER.build("nghi dinh 12/2022/nd-cp", today=TODAY)

    assert "12/2022/NĐ-CP" in query.text
    assert query.references == (Reference(document_number="12/2022/NĐ-CP"),)


@pytest.mark.parametrize(
    ("typed", "rest"),
    [
        ("Ad cho em hỏi nghỉ phép mấy ngày", "nghỉ phép mấy ngày"),
        ("chị ơi cho hỏi nghỉ phép mấy ngày", "nghỉ phép mấy ngày"),
        ("ad cho e hoi nghi phep may ngay", "nghi phep may ngay"),
        ("Xin chào, tôi muốn hỏi nghỉ phép mấy ngày", "nghỉ phép mấy ngày"),
        ("mn oi cho minh hoi chut la nghi phep may ngay", "nghi phep may ngay"),
        ("Dạ cho em hỏi với ạ, nghỉ phép mấy ngày", "nghỉ phép mấy ngày"),
    ],
)
def test_polite_opening_is_not_searched(typed: str, rest: str) -> None:
    assert without_opening(typed) == rest


@pytest.mark.parametrize(
    "text",
    [
        "Em trai ốm có được nghỉ không",
        "Chị em nghỉ thai sản mấy tháng",
        "Cho thuê lại lao động là gì",
        "Hội nghị người lao động",
    ],
)
def test_words_that_matter_stay_in_front(text: str) -> None:
    assert without_opening(text) == text


@pytest.mark.parametrize(
    ("typed", "rest"),
    [
        ("nghỉ phép mấy ngày vậy ạ?", "nghỉ phép mấy ngày?"),
        ("nghỉ phép mấy ngày ad ơi", "nghỉ phép mấy ngày"),
        ("nghỉ phép mấy ngày, em cảm ơn ạ", "nghỉ phép mấy ngày"),
        ("thương lượng tập thể", "thương lượng tập thể"),
        ("nêu cụ thể", "nêu cụ thể"),
    ],
)
def test_polite_closing_is_not_searched(typed: str, rest: str) -> None:
    assert without_closing(typed) == rest


def test_follow_up_takes_the_topic_along() -> None:
    query = BUILDER.build(
        "Thế còn lao động nữ thì sao?", history=["Tuổi nghỉ hưu của lao động nam là bao nhiêu?"], today=TODAY
    )

    assert "Tuổi nghỉ hưu" in query.text
    assert "lao động nữ" in query.text
    assert "nam" not in query.text


def test_new_topic_is_not_mixed_with_the_old() -> None:
    question = "Đoàn viên được những quyền lợi nào khi tham gia công đoàn cơ sở?"

    query = BUILDER.build(question, history=["Tuổi nghỉ hưu của lao động nam?"], today=TODAY)

    assert query.asked == question
    assert "nghỉ hưu" not in query.text


def test_article_of_this_law_belongs_to_the_law_talked_about() -> None:
    query = BUILDER.build(
        "Thế điều 30 thì sao?", history=["Điều 29 Luật Công đoàn quy định gì?"], today=TODAY
    )

    assert query.references == (Reference(document_name="luật công đoàn", article="30"),)


def test_next_article_follows_the_last_one_named() -> None:
    query = BUILDER.build("Còn điều tiếp theo?", history=["Điều 29 Luật Công đoàn quy định gì?"], today=TODAY)

    assert query.references == (Reference(document_name="luật công đoàn", article="30"),)


def test_date_of_the_earlier_question_holds_on() -> None:
    query = BUILDER.build("Còn nữ thì sao?", history=["Năm 2020 nam nghỉ hưu lúc mấy tuổi?"], today=TODAY)

    assert query.as_of == date(2020, 7, 1)


def test_follow_up_may_name_its_own_date() -> None:
    query = BUILDER.build(
        "Thế năm 2018 thì sao?", history=["Năm 2020 nam nghỉ hưu lúc mấy tuổi?"], today=TODAY
    )

    assert query.as_of == date(2018, 7, 1)


@pytest.mark.parametrize(
    "text", ["Còn nữ?", "Trong trường hợp đó được hưởng bao nhiêu?", "Nếu không đóng thì sao?", "Vì sao?"]
)
def test_leaning_questions_are_follow_ups(text: str) -> None:
    assert is_follow_up(text)


@pytest.mark.parametrize(
    "text", ["Công ty thì đóng bao nhiêu phần trăm?", "nữ thì mấy tuổi", "lần hai thì nộp cho ai"]
)
def test_who_names_another_one_asks_the_same_of_it(text: str) -> None:
    assert is_follow_up(text)


@pytest.mark.parametrize("text", ["làm chưa đủ năm thì tính sao", "nghỉ nửa năm thì tính thế nào?"])
def test_how_a_case_is_reckoned_is_asked_of_the_matter_before(text: str) -> None:
    assert is_follow_up(text)


@pytest.mark.parametrize("text", ["phía công nhân phải có mấy người dự?", "bên người lao động cử mấy người?"])
def test_a_side_without_a_matter_is_one_of_what_was_asked_before(text: str) -> None:
    earlier = "Đối thoại định kỳ bao lâu một lần?"

    assert is_follow_up(text)
    assert BUILDER.build(text, history=(earlier,), today=TODAY).topic == "Đối thoại định kỳ"


def test_a_side_with_a_matter_of_its_own_leans_on_nothing() -> None:
    assert not is_follow_up("Bên công ty phải đóng bảo hiểm xã hội bao nhiêu?")


def test_another_one_with_a_matter_of_its_own_leans_on_nothing() -> None:
    assert not is_follow_up("Công ty thì đóng kinh phí công đoàn bao nhiêu phần trăm?")


@pytest.mark.parametrize(
    "text",
    [
        "Con tôi ốm thì tôi được nghỉ tối đa bao nhiêu ngày trong năm?",
        "Thẻ bảo hiểm y tế của tôi hết hạn thì làm lại ở đâu?",
        "Mức đóng kinh phí công đoàn của doanh nghiệp là bao nhiêu?",
    ],
)
def test_questions_that_stand_alone_are_not(text: str) -> None:
    assert not is_follow_up(text)


@pytest.mark.parametrize(
    "text",
    [
        "có cần báo trước không?",
        "có phải trả lương không?",
        "có được gia hạn không?",
        "Vậy có bị phạt không ạ?",
    ],
)
def test_whether_an_act_is_due_is_asked_of_the_matter_before(text: str) -> None:
    earlier = "Người sử dụng lao động đơn phương chấm dứt hợp đồng khi nào?"

    assert is_follow_up(text)
    assert "đơn phương chấm dứt" in BUILDER.build(text, history=(earlier,), today=TODAY).text


@pytest.mark.parametrize("text", ["Có được đình công không?", "Công ty có phải trả lương ngày lễ không?"])
def test_whether_an_act_of_its_own_matter_is_due_leans_on_nothing(text: str) -> None:
    assert not is_follow_up(text)


@pytest.mark.parametrize("question", ["còn trước đó?", "Thế trước đây thì sao?", "trước đó?"])
def test_what_was_before_is_asked_of_the_earlier_law(question: str) -> None:
    earlier = "Luật Công đoàn 2024 quy định kinh phí công đoàn thế nào?"

    query = BUILDER.build(question, history=(earlier,), today=TODAY)

    assert query.edition == Edition(Age.OLD)
    assert "kinh phí công đoàn" in query.text
    assert "trước" not in query.text


@pytest.mark.parametrize("question", ["thế ở năm 2019?", "còn tại năm 2019?"])
def test_another_year_asks_the_same_again(question: str) -> None:
    query = BUILDER.build(question, history=("Nam nghỉ hưu năm 2026 lúc mấy tuổi?",), today=TODAY)

    assert query.as_of == date(2019, 7, 1)
    assert query.text.startswith("Nam nghỉ hưu")
    assert "thế" not in query.text
    assert ":" not in query.text


def test_topic_has_no_question_words() -> None:
    assert topic_of("Thử việc tối đa bao nhiêu ngày?") == "Thử việc"


def test_everyday_words_bring_the_words_of_the_law() -> None:
    query = BUILDER.build("tăng ca bao nhiêu tiền", today=TODAY)

    assert query.text.endswith("làm thêm giờ")


def test_a_follow_up_knows_which_of_its_words_are_the_topic() -> None:
    query = BUILDER.build("Thế còn lương thì sao?", history=["Thử việc tối đa bao nhiêu ngày?"], today=TODAY)

    assert query.topic == "Thử việc"
    assert query.text.startswith(query.topic)


@given(question=st.text(), history=st.lists(st.text(), max_size=3))
def test_any_text_makes_a_query(question: str, history: list[str]) -> None:
    query = BUILDER.build(question, history=history, today=TODAY)

    assert query.question == question


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        pytest.param("the thu viec", "Nghỉ phép được: thế thu viec nghỉ hằng năm", id="the"),
        pytest.param("thế thử việc", "Nghỉ phép được: thế thử việc nghỉ hằng năm", id="thế"),
    ],
)
def test_an_opener_is_one_in_both_spellings(typed: str, text: str) -> None:
    query = BUILDER.build(typed, history=("Nghỉ phép được mấy ngày?",), today=TODAY)

    assert query.text == text


@pytest.mark.parametrize(
    ("earlier", "question", "text"),
    [
        pytest.param(
            "Trợ cấp thất nghiệp điều kiện gì?",
            "hồ sơ gồm những gì?",
            "Trợ cấp thất nghiệp: hồ sơ gồm những gì?",
            id="dossier",
        ),
        pytest.param(
            "Trợ cấp thất nghiệp điều kiện gì?", "mức hưởng?", "Trợ cấp thất nghiệp: mức hưởng?", id="amount"
        ),
        pytest.param(
            "Trợ cấp thất nghiệp là gì?",
            "nộp đơn ở đâu?",
            "Trợ cấp thất nghiệp: nộp đơn ở đâu?",
            id="where to apply",
        ),
        pytest.param(
            "Đình công là gì?",
            "khi nào bất hợp pháp?",
            "Đình công: khi nào bất hợp pháp? trường hợp đình công bất hợp pháp",
            id="legality",
        ),
        pytest.param(
            "Trợ cấp thất nghiệp bằng bao nhiêu?",
            "hồ sơ gồm những gì?",
            "Trợ cấp thất nghiệp: hồ sơ gồm những gì?",
            id="nothing left hanging",
        ),
        pytest.param(
            "Thử việc tối đa mấy ngày?", "căn cứ vào đâu?", "Thử việc tối đa mấy ngày?", id="its source"
        ),
        pytest.param(
            "Thử việc tối đa mấy ngày?", "theo luật nào?", "Thử việc tối đa mấy ngày?", id="its law"
        ),
        pytest.param("Thử việc tối đa mấy ngày?", "nói rõ hơn", "Thử việc tối đa mấy ngày?", id="clearer"),
        pytest.param("Thử việc tối đa mấy ngày?", "giải thích thêm", "Thử việc tối đa mấy ngày?", id="more"),
        pytest.param(
            "Luật Công đoàn 2024 quy định kinh phí công đoàn thế nào?",
            "thế luật cũ?",
            "kinh phí công đoàn",
            id="edition",
        ),
    ],
)
def test_a_question_of_an_aspect_only_is_of_the_matter_before(earlier: str, question: str, text: str) -> None:
    assert BUILDER.build(question, history=(earlier,), today=TODAY).text == text


@pytest.mark.parametrize("question", ["còn hiện nay?", "thế bây giờ?", "thế còn năm nay thì sao"])
def test_what_asks_of_today_alone_is_the_earlier_question_without_its_day(question: str) -> None:
    history = ("Mức đóng kinh phí công đoàn?", "thế năm 2020?")

    query = BUILDER.build(question, history=history, today=TODAY)

    assert query.text == "Mức đóng kinh phí công đoàn là bao nhiêu"
    assert query.as_of in (None, TODAY)


def test_what_names_a_day_alone_asks_the_whole_earlier_question_of_that_day() -> None:
    query = BUILDER.build("thế trước 1/7/2025?", history=("Học nghề bao nhiêu năm?",), today=TODAY)

    assert query.text.startswith("Học nghề bao nhiêu năm")
    assert query.as_of == date(2025, 6, 30)


def test_the_old_law_is_asked_how_many_as_the_new_one_was() -> None:
    query = BUILDER.build("luật cũ thì sao?", history=("Học nghề bao nhiêu năm?",), today=TODAY)

    assert query.text.startswith("Học nghề bao nhiêu năm")
    assert query.edition == Edition(Age.OLD)


@pytest.mark.parametrize("question", ["khoản 4 quy định gì?", "điểm a nói gì", "thế khoản 2?"])
def test_part_of_a_place_is_one_of_the_place_before(question: str) -> None:
    assert is_follow_up(question)


@pytest.mark.parametrize(
    "question", ["khoản 2 điều 35 quy định gì", "khoản 4 luật công đoàn nói gì", "nộp hồ sơ thai sản ở đâu?"]
)
def test_what_names_its_place_or_matter_leans_on_nothing(question: str) -> None:
    assert not is_follow_up(question)


def test_where_something_is_done_is_not_where_it_is_written() -> None:
    query = BUILDER.build("nộp ở đâu?", history=("Hồ sơ thai sản gồm gì?",), today=TODAY)

    assert "nộp ở đâu" in query.text


def test_the_old_law_is_the_one_before_the_law_just_named() -> None:
    earlier = "Luật Công đoàn 2024 quy định kinh phí công đoàn thế nào?"

    query = BUILDER.build("thế luật cũ?", history=(earlier,), today=TODAY)

    assert query.references == (Reference(document_name="luật công đoàn"),)
    assert query.edition == Edition(Age.OLD)


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("hồ sơ hưởng thai sản gồm những gì?", id="dossier of a matter"),
        pytest.param("Đình công bất hợp pháp là gì?", id="legality of a matter"),
        pytest.param("Nghỉ cưới mấy ngày?", id="a leave"),
    ],
)
def test_a_question_with_its_matter_leans_on_nothing(question: str) -> None:
    assert not is_follow_up(question)


def test_a_query_keeps_what_was_asked_apart_from_the_words_of_the_law() -> None:
    query = QueryBuilder(None, Glossary()).build("Tăng ca được trả bao nhiêu?", today=date(2026, 1, 1))

    assert query.asked == "Tăng ca được trả bao nhiêu?"
    assert query.added == " làm thêm giờ"
    assert query.text == query.asked + query.added


def test_english_words_get_no_diacritics() -> None:
    question = "How may one rent an apartment in the city?"

    assert BUILDER.build(question, today=TODAY).text == question
