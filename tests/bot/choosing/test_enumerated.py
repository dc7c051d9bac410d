"""A list that is asked for is quoted from its first khoản on."""

import pytest

from bot.choosing.enumerated import listed
from bot.choosing.extraction import Stretch
from tests.bot.library import NEW_LAW, Library
from vectorstore.records import Passage

TITLE = "Quyền của đoàn viên công đoàn"
CLAUSES = [f"{number}. Được công đoàn giúp đỡ trong việc thứ {number}." for number in range(1, 8)]
TEXT = "\n".join(["LUẬT CÔNG ĐOÀN", f"Điều 1. {TITLE}", *CLAUSES, "Điều 2. Hiệu lực", "Từ hôm nay."])
PASSAGE = Passage("luat#0", NEW_LAW.id, TEXT, 0, len(TEXT), article="1")


SHELF = Library(texts={NEW_LAW.id: TEXT}, known={NEW_LAW.id: NEW_LAW})


def quotes(question: str, *, max_chars: int = 200) -> list[str]:
    start = TEXT.index("5. ")
    best = Stretch(PASSAGE, start, TEXT.index("6. ") - 1, 1.0)
    return [TEXT[one.start : one.end] for one in listed(question, [best], SHELF, max_chars=max_chars)]


@pytest.mark.parametrize(
    "question",
    ["Quyền của đoàn viên", "Đoàn viên công đoàn có những quyền gì?", "có mấy quyền của đoàn viên công đoàn"],
)
def test_a_list_is_quoted_from_its_heading_on_in_whole_clauses(question: str) -> None:
    first, *others = quotes(question)

    assert first.startswith(f"Điều 1. {TITLE}\n1. ")
    assert "\n".join([first, *others]) == TEXT[TEXT.index("Điều 1.") : TEXT.index("\nĐiều 2.")]
    assert all(len(quote) <= 200 for quote in (first, *others))


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("Đoàn viên đóng bao nhiêu?", id="no list"),
        pytest.param("Quyền của đoàn viên được nghỉ bao nhiêu ngày", id="a figure"),
        pytest.param("Các trường hợp đoàn viên bị khai trừ", id="another matter than the title"),
    ],
)
def test_what_is_not_that_list_is_left_as_it_was_chosen(question: str) -> None:
    assert quotes(question) == []


def test_a_heading_is_no_quote_and_a_clause_that_is_too_long_is_left_out() -> None:
    assert quotes("Quyền của đoàn viên", max_chars=len(CLAUSES[0])) == CLAUSES
    assert quotes("Quyền của đoàn viên", max_chars=len(CLAUSES[0]) - 1) == []


def test_what_leads_to_points_stands_with_the_first_of_them() -> None:
    text = "Điều 1. Quyền chung\n1. Quyền thứ nhất.\n2. Quyền sau:\na) Được nghỉ hằng năm;\nb) Được học."
    shelf = Library(texts={NEW_LAW.id: text}, known={NEW_LAW.id: NEW_LAW})
    best = Stretch(Passage("luat#0", NEW_LAW.id, text, 0, len(text)), text.index("a)"), len(text), 1.0)

    runs = listed("Các quyền chung", [best], shelf, max_chars=50)

    assert [text[one.start : one.end].split("\n")[0] for one in runs] == [
        "Điều 1. Quyền chung",
        "2. Quyền sau:",
    ]
