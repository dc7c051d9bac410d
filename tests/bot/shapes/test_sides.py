"""What is compared with what, and on which point."""

import pytest

from bot.shapes.sides import is_comparison, matters_compared, point_compared, subject_of


@pytest.mark.parametrize(
    ("question", "point"),
    [
        ("so sánh luật công đoàn 2012 và 2024 về mức đóng kinh phí", "mức đóng kinh phí"),
        ("so sanh luat cong doan 2012 va 2024 ve muc dong kinh phi", "muc dong kinh phi"),
        ("luật công đoàn 2024 khác gì luật công đoàn 2012", ""),
        ("luật công đoàn mới khác luật cũ chỗ nào về đoàn phí", "đoàn phí"),
        ("Bộ luật lao động 2012 cho nghỉ tết mấy ngày, bộ luật mới mấy ngày?", "cho nghỉ tết mấy ngày"),
        ("so sánh Luật Công đoàn 2012 và Luật Công đoàn 2024 về làm thêm giờ", "làm thêm giờ"),
        ("so sánh kinh phí công đoàn theo luật 2012 và luật 2024", "kinh phí công đoàn"),
        ("so sánh nghỉ thai sản theo Luật Công đoàn 2012 và Luật Công đoàn 2024", "nghỉ thai sản"),
    ],
)
def test_documents_are_compared_on_a_point(question: str, point: str) -> None:
    assert is_comparison(question)
    assert point_compared(question) == point


@pytest.mark.parametrize(
    ("question", "matters"),
    [
        ("trợ cấp thôi việc khác gì trợ cấp mất việc", ("trợ cấp thôi việc", "trợ cấp mất việc")),
        ("tro cap thoi viec khac gi tro cap mat viec", ("tro cap thoi viec", "tro cap mat viec")),
        ("phân biệt đoàn phí và kinh phí công đoàn", ("đoàn phí", "kinh phí công đoàn")),
        ("so sánh nam", ()),
        ("trợ cấp thôi việc khác trợ cấp mất việc chỗ nào", ("trợ cấp thôi việc", "trợ cấp mất việc")),
    ],
)
def test_two_matters_are_compared(question: str, matters: tuple[str, ...]) -> None:
    assert is_comparison(question)
    assert matters_compared(question) == matters


def test_discrimination_is_no_comparison() -> None:
    assert not is_comparison("phân biệt đối xử trong lao động là gì")


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("Luật Công đoàn", "công đoàn"),
        ("Bộ luật Lao động 2019 (bản tóm tắt)", "lao động"),
        ("Luật Bảo hiểm xã hội năm 2014", "bảo hiểm xã hội"),
        ("Nghị định về tiền lương", ""),
    ],
)
def test_a_law_is_about_what_its_title_says(title: str, subject: str) -> None:
    assert subject_of(title) == subject
