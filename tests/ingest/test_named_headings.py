"""Chương, Mục and Phụ lục are parts where they are named as such, not as the place of an Điều."""

import pytest

from ingest.amendments import read_amendments
from ingest.declared_amendments import read_declared
from ingest.named_headings import read_headings
from ingest.part_effects import read_part_effects
from vectorstore.parts import Amendment, Change, Part


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("Chương III", [("Chương III",)]),
        ("các Chương II, III và IV", [("Chương II",), ("Chương III",), ("Chương IV",)]),
        ("Mục 2 Chương III", [("Chương III", "Mục 2")]),
        (
            "Mục 1, 2 của Chương 3 và Phụ lục số 05",
            [("Chương 3", "Mục 1"), ("Chương 3", "Mục 2"), ("Phụ lục 05",)],
        ),
        ("Phụ lục I, II ban hành kèm theo", [("Phụ lục I",), ("Phụ lục II",)]),
        ("Điều 5 Chương II", []),
        ("khoản 2 Điều 5 của Chương II", []),
        ("tên Chương VI", []),
        ("Mục 2", []),
        ("hành vi vi phạm mục tiêu, chương trình", []),
    ],
)
def test_headings_are_read_as_parts(text: str, headings: list[tuple[str, ...]]) -> None:
    assert [one.headings for one in read_headings(text)] == headings


DECREE = """Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 10/2020/NĐ-CP ngày 1 tháng 1 năm 2020
1. Bãi bỏ Chương III.
2. Bãi bỏ Mục 2 Chương IV và Điều 5.
3. Thay thế Phụ lục II bằng Phụ lục ban hành kèm theo Nghị định này.
4. Sửa đổi, bổ sung Chương V như sau:
5. Bổ sung Điều 10a vào Chương II như sau:
Điều 2. Hiệu lực
1. Phụ lục I ban hành kèm theo Nghị định số 7/2018/NĐ-CP hết hiệu lực kể từ ngày 01 tháng 7 năm 2025.
2. Quy định tại Chương IV của Nghị định này có hiệu lực từ ngày 01 tháng 01 năm 2026.
"""


def test_whole_chapters_and_annexes_are_ended_replaced_and_rewritten() -> None:
    found = [(one.change, one.part) for one in read_amendments(DECREE, "1/2025/NĐ-CP")]

    assert found == [
        (Change.ENDED, Part(headings=("Chương III",))),
        (Change.ENDED, Part("5")),
        (Change.ENDED, Part(headings=("Chương IV", "Mục 2"))),
        (Change.ENDED, Part(headings=("Phụ lục II",))),
        (Change.REWRITTEN, Part(headings=("Chương V",))),
        (Change.REWRITTEN, Part("10a")),
        (Change.ENDED, Part(headings=("Phụ lục I",))),
    ]


def test_a_chapter_may_have_a_day_of_its_own() -> None:
    (effect,) = read_part_effects(DECREE)

    assert effect.part == Part(headings=("Chương IV",))


def test_a_chapter_that_the_manifest_ends_does_not_end_the_document() -> None:
    assert read_declared(["bãi bỏ Chương III 12/2012/QH13", "bãi bỏ 1/2012/QH13"]) == (
        Amendment("12/2012/QH13", Change.ENDED, Part(headings=("Chương III",))),
        Amendment("1/2012/QH13", Change.ENDED),
    )
