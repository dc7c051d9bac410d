"""What a follow-up names half is completed by what was named before."""

from datetime import date

import pytest

from vectorstore.carrying import carried_over, leans_on_place
from vectorstore.glossary import Glossary
from vectorstore.query import Reference
from vectorstore.question_text import QueryBuilder
from vectorstore.references import find_references

TODAY = date(2026, 3, 10)
BUILDER = QueryBuilder(None, Glossary.load(None))
CODE = "bộ luật lao động"
PLACE = Reference(document_name=CODE, article="98", clause="1", point="b")


@pytest.mark.parametrize(
    ("question", "article", "clause", "point"),
    [
        pytest.param("khoản 2 thì sao", "98", "2", None, id="khoản"),
        pytest.param("khoan 2 thi sao", "98", "2", None, id="khoản without diacritics"),
        pytest.param("k2 thi sao", "98", "2", None, id="khoản, shortened"),
        pytest.param("khoản 2 điều đó", "98", "2", None, id="khoản of that Điều"),
        pytest.param("khoan 2 dieu do", "98", "2", None, id="khoản of that Điều without diacritics"),
        pytest.param("điểm c thì sao", "98", "1", "c", id="điểm"),
        pytest.param("khoản tiếp theo", "98", "2", None, id="next khoản"),
        pytest.param("điểm tiếp theo?", "98", "1", "c", id="next điểm"),
        pytest.param("điều tiếp theo", "99", None, None, id="next Điều"),
        pytest.param("dieu tiep theo noi gi", "99", None, None, id="next Điều without diacritics"),
        pytest.param("điều trước đó", "97", None, None, id="Điều before"),
        pytest.param("dieu truoc", "97", None, None, id="Điều before without diacritics"),
        pytest.param("trích nguyên văn điều đó", "98", None, None, id="the Điều itself"),
        pytest.param("điều 5 luật này", "5", None, None, id="another Điều of this law"),
        pytest.param("dieu 5 luat nay", "5", None, None, id="another Điều without diacritics"),
    ],
)
def test_a_place_named_half_is_of_the_same_document(
    question: str, article: str, clause: str | None, point: str | None
) -> None:
    found = carried_over(question, find_references(question), (PLACE,))

    assert found == (Reference(None, CODE, article, clause, point),)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("thế luật 2012?", "luật công đoàn 2012"),
        ("the luat nam 2012 thi sao", "luật công đoàn 2012"),
        ("luật này còn hiệu lực không", "luật công đoàn 2024"),
    ],
)
def test_another_edition_or_the_same_document_is_meant(question: str, name: str) -> None:
    earlier = (Reference(document_name="luật công đoàn 2024"),)

    assert carried_over(question, find_references(question), earlier) == (Reference(document_name=name),)


def test_a_document_that_is_named_stays() -> None:
    own = find_references("Điều 3 Luật Việc làm")

    assert carried_over("Điều 3 Luật Việc làm", own, (PLACE,)) == own


@pytest.mark.parametrize(
    ("question", "leans"),
    [
        ("điều tiếp theo", True),
        ("khoản 2 thì sao", True),
        ("văn bản này còn hiệu lực không", True),
        ("ai phải đóng?", False),
        ("Điều 3 Luật Việc làm", False),
    ],
)
def test_what_leans_on_the_last_place(question: str, leans: bool) -> None:
    assert leans_on_place(question, find_references(question)) is leans


@pytest.mark.parametrize(
    ("history", "question", "reference"),
    [
        pytest.param(
            ["khoản 1 điều 98 blld"], "khoản 2 thì sao", Reference(None, CODE, "98", "2"), id="one back"
        ),
        pytest.param(
            ["khoản 1 điều 98 blld", "khoản 2 thì sao"],
            "điều tiếp theo",
            Reference(None, CODE, "99"),
            id="two back",
        ),
        pytest.param(["k1 d98 blld"], "khoản 2 điều đó", Reference(None, CODE, "98", "2"), id="shortened"),
    ],
)
def test_a_follow_up_to_a_follow_up_keeps_the_place(
    history: list[str], question: str, reference: Reference
) -> None:
    assert BUILDER.build(question, history=history, today=TODAY).references == (reference,)


def test_another_year_names_another_edition_and_no_day() -> None:
    query = BUILDER.build(
        "thế năm 2012?", history=["Luật Công đoàn 2024 quy định mức đóng thế nào?"], today=TODAY
    )

    assert query.references == (Reference(document_name="luật công đoàn 2012"),)
    assert query.as_of is None


def test_another_year_asks_for_another_day() -> None:
    query = BUILDER.build("thế năm 2020?", history=["Mức đóng kinh phí công đoàn là bao nhiêu?"], today=TODAY)

    assert query.as_of == date(2020, 7, 1)
    assert query.text == "Mức đóng kinh phí công đoàn là bao nhiêu"


@pytest.mark.parametrize(
    "question",
    [
        "Đình công là gì?",
        "thử việc mấy tháng?",
        "Thai sản được nghỉ bao lâu?",
        "trợ cấp thất nghiệp một lần thì sao",
    ],
)
def test_a_short_question_about_its_own_matter_is_a_new_topic(question: str) -> None:
    query = BUILDER.build(question, history=["Tuổi nghỉ hưu của lao động nam?"], today=TODAY)

    assert "nghỉ hưu" not in query.text
