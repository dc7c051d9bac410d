"""Who issued a document and when is said in a sentence, with the words of its head."""

from dataclasses import replace

import pytest

from bot.answering import Answerer
from bot.answers import Answer, NoAnswer, Result
from tests.bot.library import NEW_LAW, TODAY, OverlapRetriever, library
from vectorstore.glossary import Glossary
from vectorstore.question_text import QueryBuilder

HEAD = "Luật số 99/2024/QH15 ngày 27/11/2024 của Quốc hội."
SAID = "Luật Công đoàn (99/2024/QH15) do Quốc hội ban hành ngày 27/11/2024."


def answered(question: str, issuer: str | None = "Quốc hội", *, is_dated: bool = True) -> Result:
    shelf = library()
    issued_on = NEW_LAW.issued_on if is_dated else None
    shelf.known[NEW_LAW.id] = replace(NEW_LAW, issuer=issuer, issued_on=issued_on)
    shelf.texts[NEW_LAW.id] = f"Bản tóm tắt. {HEAD} Xem thêm.\n{shelf.texts[NEW_LAW.id]}"
    builder = QueryBuilder(None, Glossary.load(None))
    return Answerer(OverlapRetriever(shelf), shelf, builder, today=lambda: TODAY).answer(question).result


@pytest.mark.parametrize(
    "question",
    [
        "ai ban hành Luật Công đoàn 2024",
        "Luật Công đoàn 99/2024/QH15 ai ban hành, ngày nào?",
        "99/2024/QH15 ban hành ngày nào",
        "Cơ quan nào ban hành Luật Công đoàn 2024?",
        "Chủ tịch nước ký Luật Công đoàn 2024 ngày nào?",
        "99/2024/QH15 ký khi nào",
    ],
)
def test_who_issued_a_document_and_when_is_said_with_its_head(question: str) -> None:
    result = answered(question)

    assert isinstance(result, Answer)
    assert result.text.startswith(SAID)
    assert [one.quote for one in result.citations] == [HEAD]


def test_an_issuer_that_is_not_known_is_not_made_up() -> None:
    assert SAID not in repr(answered("ai ban hành Luật Công đoàn 2024", issuer=None))


def test_a_question_about_something_that_is_issued_is_left_to_the_others() -> None:
    result = answered("Theo Luật Công đoàn 2024, ai ban hành thang lương, bảng lương của doanh nghiệp?")

    assert SAID not in repr(result)


@pytest.mark.parametrize("question", ["Luật Công đoàn 2024 ký ngày nào?", "99/2024/QH15 ban hành năm nào?"])
def test_of_a_text_without_its_day_it_is_said_that_it_has_none(question: str) -> None:
    result = answered(question, is_dated=False)

    assert isinstance(result, NoAnswer)
    assert "không ghi ngày ký, ngày ban hành" in result.text
