"""Questions made from running text."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fakes import TableEmbedder
from training.cloze import Cloze, Clozes

PARAGRAPH = (
    "Nhà máy dệt Sông Hồng được xây năm 1960 bên bờ sông, gần ga tàu của thành phố. "
    "Kỹ sư Thomas Nguyễn là giám đốc đầu tiên, người đã mời thợ giỏi từ Nam Định về làm việc. "
    "Đến nay nơi này có 420 công nhân làm việc trong ba phân xưởng và một kho hàng lớn. "
    "Nhiều người gọi nó là trái tim của phố thợ vì tiếng còi mỗi sáng."
)


def made(seed: int, *, most: int = 5) -> list[Cloze]:
    clozes = Clozes(TableEmbedder([PARAGRAPH]).table, random.Random(seed))
    return list(clozes.about(PARAGRAPH, "Nhà máy dệt (Việt Nam)", most=most))


@settings(max_examples=30)
@given(seed=st.integers(0, 10_000), most=st.integers(1, 5))
def test_a_question_is_answered_by_the_paragraph_and_does_not_say_so(seed: int, most: int) -> None:
    clozes = made(seed, most=most)

    assert len(clozes) <= most
    assert all(cloze.answer in PARAGRAPH for cloze in clozes)
    assert all(cloze.answer.lower() not in cloze.question.lower() for cloze in clozes)


def test_days_numbers_names_and_phrases_are_asked_for() -> None:
    answers = {cloze.answer for seed in range(60) for cloze in made(seed)}

    assert {"năm 1960", "420", "Nam Định"} <= answers
    assert any(answer.startswith("trái tim") for answer in answers)


def test_what_stood_behind_a_number_is_what_is_counted() -> None:
    asked = [cloze.question for seed in range(60) for cloze in made(seed) if cloze.answer == "420"]

    assert asked
    assert all("bao nhiêu công" in question for question in asked)


def test_the_same_chance_makes_the_same_questions() -> None:
    assert made(3) == made(3)
