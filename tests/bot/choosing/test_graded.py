"""Behind the conditions of a benefit stand the clauses that grade it by what was lost."""

from dataclasses import replace

from bot.choosing.choosing import chosen
from tests.bot.choosing.test_choosing import case
from tests.bot.library import NEW_LAW, Library

ONCE = "1. Bị suy giảm khả năng lao động từ 5% đến 30% thì được hưởng trợ cấp một lần."
MONTHLY = "1. Bị suy giảm khả năng lao động từ 31% trở lên thì được hưởng trợ cấp hằng tháng."
TEXT = f"""\
Điều 1. Điều kiện hưởng chế độ của thủ thư bị sách rơi trúng
1. Thủ thư bị sách rơi trúng trong giờ làm việc được hưởng chế độ khi suy giảm khả năng lao động từ 5%.
Điều 2. Trợ cấp một lần
{ONCE}
Điều 3. Trợ cấp hằng tháng
{MONTHLY}
Điều 4. Việc giám định
1. Hội đồng giám định xác định mức suy giảm khả năng lao động."""


def quotes(question: str, *, limit: int = 1) -> list[str]:
    law = replace(NEW_LAW, title="Luật Thư viện", replaces=())
    shelf = Library({law.id: TEXT}, {law.id: law})
    return [TEXT[one.start : one.end] for one in chosen(case(question, shelf=shelf, limit=limit)).stretches]


def test_who_asks_what_there_is_to_get_is_shown_what_each_share_brings() -> None:
    found = quotes("Thủ thư bị sách rơi trúng trong giờ làm việc được hưởng chế độ gì?")

    assert "sách rơi trúng" in found[0]
    assert found[1:] == [ONCE, MONTHLY]


def test_who_asks_for_the_conditions_alone_is_not() -> None:
    assert ONCE not in quotes("Điều kiện của thủ thư bị sách rơi trúng trong giờ làm việc?")


def test_who_gives_the_share_is_not() -> None:
    question = "Thủ thư bị sách rơi trúng trong giờ làm việc, suy giảm 40%, được hưởng chế độ gì?"

    assert MONTHLY not in quotes(question)[1:]
