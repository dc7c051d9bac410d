"""What a question asks in the end stands in its last clause."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.asked.last_clause import last_clause


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("Đi làm bị xe tông, người tông có mất bằng lái không?", "người tông có mất bằng lái không"),
        ("Nghỉ cưới mấy ngày", "Nghỉ cưới mấy ngày"),
        ("Em mang thai 8 tuần. Nghỉ khám thai, mấy lần?", "Nghỉ khám thai  mấy lần"),
        ("Lương 4,5 triệu có phải đóng không?", "Lương 4,5 triệu có phải đóng không"),
        ("?!", ""),
    ],
)  # fmt: skip
def test_the_last_clause_is_found_with_the_one_before_it_where_it_is_short(
    question: str, clause: str
) -> None:
    assert last_clause(question).split() == clause.split()


@given(
    story=st.sampled_from(["Tôi bị ốm", "Công ty nợ lương"]),
    mark=st.sampled_from([". ", "; ", ", ", "? ", ": ", "\n"]),
)
def test_what_is_told_before_the_last_clause_is_no_part_of_it(story: str, mark: str) -> None:
    assert last_clause(f"{story}{mark}công ty phải trả mấy ngày lương?") == "công ty phải trả mấy ngày lương"
