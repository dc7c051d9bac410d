"""A new version of a document is compared with the earlier one, Điều by Điều."""

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.keeping.doubts import comparison_lines, missing_articles
from bot.keeping.versions import Comparison, compare, leaves_earlier_in_force
from tests.bot.library import NEW_LAW
from vectorstore.records import Place

OLD = """\
Điều 1. Mức đóng
Doanh nghiệp đóng 2% quỹ lương.
Điều 2. Quỹ
Quỹ do công đoàn giữ.
Điều 3. Thi hành
Ngay."""
NEW = """\
Điều 1. Mức đóng
Doanh nghiệp đóng 3% quỹ lương.
Điều 2. Quỹ
Quỹ do công
đoàn giữ.
Điều 4. Phạt
Không."""


def places(text: str) -> tuple[Place, ...]:
    starts = [*(match.start() for match in re.finditer(r"^Điều \d+", text, re.MULTILINE)), len(text)]
    return tuple(
        Place("article", text[start:].partition(".")[0], "", start, end) for start, end in pairwise(starts)
    )


def compared(old: str, new: str) -> Comparison:
    return compare(old, places(old), new, places(new))


def test_articles_are_added_removed_and_changed_and_line_breaks_do_not_count() -> None:
    found = compared(OLD, NEW)

    assert (found.added, found.removed, found.unchanged) == (("Điều 4",), ("Điều 3",), 1)
    (changed,) = found.changed
    assert changed.label == "Điều 1"
    (stretch,) = changed.stretches
    assert stretch.before == "…đóng Doanh nghiệp đóng 2% quỹ lương."
    assert stretch.after == "…đóng Doanh nghiệp đóng 3% quỹ lương."


def test_differences_are_told_in_lines() -> None:
    assert comparison_lines(compared(OLD, NEW)) == (
        "Thêm: Điều 4",
        "Bỏ: Điều 3",
        "Điều 1: “…đóng Doanh nghiệp đóng 2% quỹ lương.” → “…đóng Doanh nghiệp đóng 3% quỹ lương.”",
        "1 điều không đổi",
    )
    assert comparison_lines(compared(OLD, OLD)) == ("không khác bản đang có chữ nào",)


def test_texts_without_articles_are_compared_as_a_whole() -> None:
    (changed,) = compared("Quỹ do hội giữ.", "Quỹ do công đoàn giữ.").changed

    (stretch,) = changed.stretches
    assert (stretch.before, stretch.after) == ("Quỹ do hội giữ.", "Quỹ do công đoàn giữ.")


SUPPORT = """\
Điều 1. Mức hỗ trợ
Đoàn viên được hỗ trợ {first} đồng khi ốm đau phải nằm viện điều trị nội trú từ ba ngày trở lên trong năm.
Gia đình đoàn viên được hỗ trợ {second} đồng khi đoàn viên qua đời hoặc gặp tai nạn nghiêm trọng không may.
Con đoàn viên được thưởng {third} đồng khi đạt giải trong kỳ thi học sinh giỏi cấp tỉnh của năm học ấy."""


def test_every_amount_that_changes_in_an_article_is_shown() -> None:
    old = SUPPORT.format(first="500.000", second="1.000.000", third="300.000")
    new = SUPPORT.format(first="700.000", second="2.000.000", third="400.000")

    lines = comparison_lines(compared(old, new))

    for amount in ("500.000", "700.000", "1.000.000", "2.000.000", "300.000", "400.000"):
        assert sum(amount in line for line in lines) == 1


def test_changes_beyond_those_shown_are_counted_with_their_articles() -> None:
    def text(amount: int) -> str:
        rules = (f"Điều {n}. Mức {n}\n" + f"Mức là {amount} đồng.\n" for n in range(1, 10))
        return "\n".join(rules)

    assert comparison_lines(compared(text(1), text(2)))[-1] == (
        "và 3 chỗ khác có thay đổi, ở Điều 7, Điều 8, Điều 9"
    )


def test_of_a_long_sentence_that_is_new_the_words_not_shown_are_counted() -> None:
    more = " ".join(f"chữ{n}" for n in range(30))

    (line, *_) = comparison_lines(compared(OLD, OLD.replace("giữ.", f"giữ. {more}")))

    assert "(và 18 chữ nữa)" in line


AMOUNTS = st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)), min_size=1, max_size=12)


@given(amounts=AMOUNTS)
def test_no_changed_amount_is_neither_shown_nor_counted(amounts: list[tuple[int, int]]) -> None:
    filler = "cho mỗi người trong đơn vị theo danh sách đã được duyệt vào đầu năm ấy của công đoàn"
    before, after = (
        "Điều 1. Mức\n"
        + "\n".join(f"Khoản {at} là m{at}-{pair[of]} đồng {filler}." for at, pair in enumerate(amounts))
        for of in (0, 1)
    )

    found = compared(before, after)

    shown = " ".join(one.after for changed in found.changed for one in changed.stretches)
    for at, (old, new) in enumerate(amounts):
        assert old == new or f"m{at}-{new}" in shown


ARTICLES = st.dictionaries(st.integers(1, 9), st.sampled_from(["Một.", "Hai.", "Ba chữ thôi."]), min_size=1)


@given(old=ARTICLES, new=ARTICLES)
def test_each_article_is_added_removed_changed_or_unchanged(old: dict[int, str], new: dict[int, str]) -> None:
    before, after = ("\n".join(f"Điều {n}. {one[n]}" for n in sorted(one)) for one in (old, new))

    found = compared(before, after)

    if old.keys() & new.keys():
        assert len(found.added) == len(new.keys() - old.keys())
        assert len(found.removed) == len(old.keys() - new.keys())
        assert len(found.changed) == sum(old[n] != new[n] for n in old.keys() & new.keys())
    assert found.is_same == (old == new)


def test_the_earlier_version_stays_only_where_the_new_one_begins_later() -> None:
    later = replace(NEW_LAW, effective_from=date(2026, 1, 1))

    assert leaves_earlier_in_force(NEW_LAW, later)
    assert not leaves_earlier_in_force(NEW_LAW, NEW_LAW)
    assert not leaves_earlier_in_force(later, NEW_LAW)
    assert not leaves_earlier_in_force(replace(NEW_LAW, effective_from=None), later)


def test_articles_that_a_document_leaves_out_are_named() -> None:
    assert missing_articles(["Điều 1", "Điều 2", "Điều 4", "Điều 4a", "Điều 6"]) == [3, 5]
    assert missing_articles([]) == []
