"""However odd a question is, hearing it and judging it keeps nobody else waiting."""

import time

import pytest

from bot.answering import Answerer
from tests.bot.library import TODAY, OverlapRetriever, library
from vectorstore.glossary import Glossary
from vectorstore.question_text import QueryBuilder

MOST_SECONDS = 0.5  # of the processor
SHELF = library()


@pytest.mark.parametrize("length", [1990, 4000])
@pytest.mark.parametrize(
    "unit",
    [
        *(
            ". ",
            ",",
            "- ",
            ", ",
            "a, ",
            "? ",
            "( ",
            "(a) ",
            "\n",
            "1. a\n",
            "1.",
            "1/",
            "a",
            "“a ",
            "1️⃣",
            "\u0323",
        ),
        *(
            "ngu ",
            "đồ ngu, ",
            "ạ, ",
            "nhé. ",
            "cảm ơn ",
            "chào ad, ",
            "cho em hỏi ",
            "bây giờ ",
            "hiện nay, ",
        ),
        *(
            "Điều 1 ",
            "Điều 1, ",
            "khoản 2 Điều 35 Luật 99/2024/QH15; ",
            "145/2020/NĐ-CP ",
            "Luật ",
            "nghị định 1 ",
        ),
        *("năm 2020 ", "1/1/2020 ", "tháng 1/2020, ", "trước ", "5.000.000 đồng ", "2% ", "NGƯỜI LAO ĐỘNG "),
        *("đoạn này ở đâu ", "so sánh luật cũ và luật mới ", "là gì? ", "còn ", "the salary "),
    ],
)
def test_the_same_again_and_again_is_answered_soon(unit: str, length: int) -> None:
    answerer = Answerer(
        OverlapRetriever(SHELF), SHELF, QueryBuilder(None, Glossary.load(None)), today=lambda: TODAY
    )
    text = (unit * length)[:length]
    began = time.process_time()

    answerer.answer(text)

    assert time.process_time() - began < MOST_SECONDS


def test_hundreds_of_places_are_looked_up_soon() -> None:
    answerer = Answerer(
        OverlapRetriever(SHELF), SHELF, QueryBuilder(None, Glossary.load(None)), today=lambda: TODAY
    )
    began = time.process_time()

    answerer.answer(" ".join(f"Điều {number}" for number in range(1, 250)))

    assert time.process_time() - began < MOST_SECONDS
