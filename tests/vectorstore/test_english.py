"""A question in English becomes one in Vietnamese; Vietnamese without diacritics stays."""

from datetime import date

import pytest

from vectorstore.english import in_vietnamese, is_english
from vectorstore.english_asking import QUESTIONS
from vectorstore.english_terms import TERMS
from vectorstore.glossary import Glossary
from vectorstore.question_text import QueryBuilder
from vectorstore.vietnamese import has_diacritics

BUILDER = QueryBuilder(None, Glossary.load(None))


@pytest.mark.parametrize(
    ("question", "vietnamese"),
    [
        ("What is the minimum wage in region I?", "mức lương tối thiểu vùng I là bao nhiêu"),
        ("minimum wage zone 2", "mức lương tối thiểu vùng II"),
        pytest.param("How long is maternity leave?", "nghỉ thai sản sinh con bao lâu", id="maternity leave"),
        pytest.param(
            "how many days of annual leave do I get", "nghỉ hằng năm bao nhiêu ngày", id="annual leave"
        ),
        pytest.param("overtime pay on holidays", "tiền lương làm thêm giờ nghỉ lễ tết", id="overtime"),
        pytest.param(
            "Can I strike without the union?",
            "đình công không do công đoàn tổ chức có được không",
            id="without the union",
        ),
        pytest.param(
            "working without a contract", "làm việc không có hợp đồng lao động", id="without something"
        ),
        pytest.param(
            "penalty for withholding an employee's original ID documents",
            "mức phạt tiền giữ bản chính giấy tờ tùy thân của người lao động",
            id="whose",
        ),
        pytest.param(
            "keeping an employee's passport",
            "giữ bản chính giấy tờ tùy thân của người lao động",
            id="whose, few words",
        ),
        pytest.param(
            "How much is the union fee for members?",
            "đoàn phí công đoàn đoàn viên bao nhiêu",
            id="the fee of members",
        ),
        pytest.param("trade union fee in 2020", "kinh phí công đoàn năm 2020", id="a year"),
        pytest.param(
            "What does Article 35 of the Labor Code say?", "Điều 35 Bộ luật Lao động là gì", id="a place"
        ),
    ],
)
def test_terms_are_put_in_vietnamese_and_what_asks_behind_them(question: str, vietnamese: str) -> None:
    assert is_english(question)
    assert in_vietnamese(question) == vietnamese


@pytest.mark.parametrize(
    "text",
    [
        "nghi phep duoc may ngay",
        "thu viec can bao lau",
        "con om thi me duoc nghi may ngay",
        "the nao la dinh cong",
        "cong ty online co phai dong BHXH khong",
        "OT bao nhieu tien",
        "cty bat lam overtime ko tra luong",
        "dang ky bhxh online bang laptop duoc khong",
        "Nghỉ phép mấy ngày? ok thanks you",
        "hello",
        "",
    ],
)
def test_vietnamese_is_not_taken_for_english(text: str) -> None:
    assert not is_english(text)


@pytest.mark.parametrize(
    "text", ["How to rent a cheap apartment?", "who will win the football championship", "what is the price"]
)
def test_english_of_any_field_is_known_as_such(text: str) -> None:
    assert is_english(text)


def test_english_without_a_term_of_the_field_says_nothing() -> None:
    assert in_vietnamese("What is the weather today?") == ""


def test_references_and_follow_ups_are_understood() -> None:
    query = BUILDER.build("What does Article 35 of the Labor Code say?", today=date(2026, 3, 10))
    later = BUILDER.build("and in 2014?", history=["how many days of annual leave"], today=date(2026, 3, 10))

    assert query.translated
    assert [(one.document_name, one.article) for one in query.references] == [("bộ luật lao động", "35")]
    assert later.text.startswith("nghỉ hằng năm")
    assert later.as_of == date(2014, 7, 1)


def test_the_table_has_hundreds_of_terms_all_in_vietnamese() -> None:
    assert len(TERMS) >= 300
    assert all(english == english.lower() and not has_diacritics(english) for english in [*TERMS, *QUESTIONS])


@pytest.mark.parametrize(
    ("question", "place"),
    [
        pytest.param("What is the minimum wage in Hanoi?", "Hà Nội", id="Hanoi"),
        pytest.param("minimum wage in Ho Chi Minh City?", "Thành phố Hồ Chí Minh", id="two words more"),
    ],
)
def test_a_town_is_not_lost(question: str, place: str) -> None:
    assert place in in_vietnamese(question)
