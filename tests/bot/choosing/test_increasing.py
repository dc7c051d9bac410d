"""Behind a rule stands the one that adds to it for the years that a question tells of."""

from dataclasses import replace

from bot.choosing.choosing import chosen
from tests.bot.choosing.test_choosing import case
from tests.bot.library import NEW_LAW, Library

MORE = (
    "Cứ đủ 05 năm làm thủ thư thì số sách mượn theo quy định tại khoản 1 Điều 1 của Luật này được tăng thêm"
    " tương ứng 01 cuốn."
)
TEXT = f"""\
Điều 1. Sách mượn của thủ thư
1. Thủ thư làm đủ 12 tháng được mượn 12 cuốn sách mỗi năm.
2. Người khác được mượn 02 cuốn.
Điều 2. Sách mượn tăng thêm theo thâm niên
{MORE}"""


def quotes(question: str) -> list[str]:
    law = replace(NEW_LAW, title="Luật Thư viện", replaces=())
    shelf = Library({law.id: TEXT}, {law.id: law})
    return [TEXT[one.start : one.end] for one in chosen(case(question, shelf=shelf, limit=1)).stretches]


def test_who_has_the_years_is_shown_what_they_add() -> None:
    found = quotes("Thủ thư làm 10 năm được mượn mấy cuốn sách mỗi năm?")

    assert "12 cuốn" in found[0]
    assert found[-1] == MORE


def test_who_has_too_few_years_is_not() -> None:
    assert MORE not in quotes("Thủ thư làm 3 năm được mượn mấy cuốn sách mỗi năm?")


def test_who_tells_of_no_years_is_not() -> None:
    assert MORE not in quotes("Thủ thư được mượn mấy cuốn sách?")
