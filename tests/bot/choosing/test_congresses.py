"""Which congress a text is of."""

import pytest

from bot.choosing.congresses import is_of_another_congress, numbers_of_congresses


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Đại hội XIII Công đoàn Việt Nam", {13}),
        ("Đại hội Công đoàn Việt Nam lần thứ XIII", {13}),
        ("đại hội đại biểu toàn quốc lần thứ 14 của Đảng", {14}),
        ("Điều lệ (khóa XII) sửa theo Nghị quyết Đại hội IX, Quốc hội khóa XIII", {9}),
        ("Đại hội công đoàn cơ sở 5 năm một lần", set()),
        ("Đại hội đảng bộ cấp huyện", set()),
        ("khoản 2, khóa học nghề", set()),
    ],
)
def test_the_number_of_a_congress_is_read(text: str, numbers: set[int]) -> None:
    assert numbers_of_congresses(text) == numbers


def test_another_congress_is_no_answer() -> None:
    question = "Đại hội Công đoàn Việt Nam lần thứ XIII họp ngày nào?"
    other = "Điều lệ này được Đại hội XII thông qua ngày 26 tháng 9."

    assert is_of_another_congress(question, other, f"{other} Đại hội XIII.")
    assert is_of_another_congress(question, "Công đoàn họp đại hội.", "Công đoàn họp đại hội.")
    assert is_of_another_congress(question, "Đại hội XIII của Đảng họp.", "Đại hội XIII của Đảng họp.")
    assert not is_of_another_congress(question, "Đại hội công đoàn họp tháng 12.", "Đại hội XIII công đoàn.")
    assert not is_of_another_congress("Đại hội công đoàn họp ngày nào?", other, other)
    assert not is_of_another_congress("Điều lệ khóa XIII nói gì?", other, other)
