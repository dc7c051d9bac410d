"""What a new document does to others is shown before it is added."""

from datetime import date

from bot.keeping.changes import change_lines
from tests.bot.library import NEW_LAW, OLD_LAW
from vectorstore.parts import Amendment, Change, Part, PartEffect
from vectorstore.records import Document

NEW = Document(
    "7-2026-qh16",
    "Luật sửa đổi",
    "sua.txt",
    "5",
    number="7/2026/QH16",
    replaces=("98/2012/QH13", "1/1990/QH8"),
    amends=(
        Amendment("99/2024/QH15", Change.REWRITTEN, Part("1", "2"), Part("1", "1")),
        Amendment("99/2024/QH15", Change.REWRITTEN, Part("3"), Part("1", "2")),
        Amendment("99/2024/QH15", Change.ENDED, Part("4", "1"), Part("1", "3")),
        Amendment("12/2022/NĐ-CP", Change.AMENDED),
        Amendment("Luật Công đoàn 1957", Change.ENDED),
    ),
    part_effects=(PartEffect(Part("2", "1"), date(2027, 1, 1)),),
)


def test_each_document_that_is_ended_or_changed_has_a_line_with_its_parts() -> None:
    assert change_lines(NEW, [NEW_LAW, OLD_LAW]) == (
        "thay thế, bãi bỏ toàn bộ Luật Công đoàn 1957 (không có trong kho)",
        "thay thế, bãi bỏ toàn bộ Luật Công đoàn (98/2012/QH13)",
        "thay thế, bãi bỏ toàn bộ 1/1990/QH8 (không có trong kho)",
        "Luật Công đoàn (99/2024/QH15): viết lại hoặc thêm khoản 2 Điều 1, Điều 3; bãi bỏ khoản 1 Điều 4",
        "12/2022/NĐ-CP (không có trong kho): sửa đổi một số quy định",
        "khoản 1 Điều 2 của văn bản này có hiệu lực từ ngày 01/01/2027",
    )


def test_a_document_that_changes_nothing_has_no_lines() -> None:
    assert change_lines(OLD_LAW, [NEW_LAW]) == ()
