"""Behind a fine stands the clause of its decree by which others pay twice as much."""

from dataclasses import replace

from bot.choosing.choosing import chosen
from tests.bot.choosing.test_choosing import case
from tests.bot.library import NEW_LAW, Library

TWICE = "1. Mức phạt trong Nghị định này là với cá nhân; tổ chức bị phạt bằng 02 lần mức phạt của cá nhân."
TEXT = f"""\
Điều 1. Mức phạt tiền
{TWICE}
2. Thẩm quyền phạt tổ chức gấp 02 lần thẩm quyền phạt cá nhân.
Điều 2. Vi phạm về sách
1. Phạt tiền từ 1.000.000 đồng đến 2.000.000 đồng đối với hành vi làm mất sách.
2. Ai làm mất sách phải mua sách mới."""


def quotes(question: str, text: str = TEXT) -> list[str]:
    law = replace(NEW_LAW, title="Nghị định về thư viện", replaces=())
    shelf = Library({law.id: text}, {law.id: law})
    return [text[one.start : one.end] for one in chosen(case(question, shelf=shelf, limit=1)).stretches]


def test_clause_that_doubles_fines_stands_behind_a_fine() -> None:
    found = quotes("Làm mất sách bị phạt bao nhiêu tiền?")

    assert found[-1] == TWICE
    assert "1.000.000 đồng" in found[0]


def test_the_clause_that_multiplies_fines_stands_there_once() -> None:
    found = quotes("Mức phạt tiền với cá nhân và tổ chức?")

    assert sum(TWICE in quote for quote in found) == 1


def test_the_clause_that_multiplies_fines_is_left_out_without_a_fine() -> None:
    assert TWICE not in quotes("Ai làm mất sách phải mua gì?", TEXT.replace("Phạt tiền từ", "Thường tốn"))


def test_decree_without_such_a_clause_gets_none() -> None:
    text = TEXT.replace(TWICE, "1. Mức phạt do thư viện quyết định.")

    assert len(quotes("Làm mất sách bị phạt bao nhiêu tiền?", text)) == 1
