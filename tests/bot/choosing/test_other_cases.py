"""Of a list of cases, the one asked about is quoted without its neighbours."""

from dataclasses import replace

from bot.choosing.blocks import blocks_of
from bot.choosing.extraction import Stretch
from bot.choosing.other_cases import without_other_cases
from bot.choosing.relevance import Asked
from tests.bot.library import NEW_LAW, Library

TEXT = """Điều 65. Thời gian được coi là thời gian mượn sách
1. Thời gian nghỉ do tai nạn nhưng không quá 6 tháng.
2. Thời gian nghỉ hưởng chế độ thai sản.
3. Thời gian nghỉ của phụ nữ sau thai sản được đồng ý.
4. Người mượn sách được nghỉ theo lịch của thư viện."""
SHELF = Library({NEW_LAW.id: TEXT}, {NEW_LAW.id: NEW_LAW})


def stretches() -> list[Stretch]:
    passage = SHELF.passages(NEW_LAW.id)[0]
    whole = replace(passage, start=0, end=len(TEXT), text=TEXT)
    blocks = blocks_of(whole, TEXT, SHELF.places(NEW_LAW.id))
    return [Stretch(passage, block.start, block.end, 1.0, block=block) for block in blocks]


def quoted(question: str, *order: int) -> list[str]:
    found = stretches()
    chosen = without_other_cases(Asked.of(question), [found[at - 1] for at in order], SHELF)
    return [TEXT[one.start : one.start + 1] for one in chosen]


def test_cases_without_the_word_that_singles_out_the_best_are_left_out() -> None:
    assert quoted("nghỉ thai sản có được tính không", 2, 1) == ["2"]


def test_cases_that_say_it_as_well_are_kept() -> None:
    assert quoted("nghỉ thai sản có được tính không", 2, 1, 3) == ["2", "3"]


def test_khoản_that_begin_otherwise_are_no_cases_of_the_list() -> None:
    assert quoted("nghỉ thai sản có được tính không", 2, 4) == ["2", "4"]


def test_where_nothing_singles_one_out_all_are_kept() -> None:
    assert quoted("thời gian nào được coi là thời gian mượn", 2, 1) == ["2", "1"]


def test_nothing_chosen_stays_nothing() -> None:
    assert without_other_cases(Asked.of("nghỉ thai sản"), [], SHELF) == []
