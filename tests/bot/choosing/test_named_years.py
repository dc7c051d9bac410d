"""A text on the gathering of another year tells nothing of the one asked about."""

import pytest

from bot.choosing.named_years import is_of_another_year


@pytest.mark.parametrize(
    ("question", "text", "is_another"),
    [
        ("tập huấn cán bộ năm 2024 ở đâu", "Tập huấn năm 2023. Sáng 8/11/2023 tại hội trường.", True),
        ("tập huấn cán bộ năm 2023 ở đâu", "Tập huấn năm 2023. Sáng 8/11/2023 tại hội trường.", False),
        ("tập huấn cán bộ năm 2024 ở đâu", "Tập huấn tại hội trường.", False),
        ("tập huấn cán bộ ở đâu", "Tập huấn năm 2023.", False),
        ("mức lương năm 2024", "Mức lương năm 2023.", False),
    ],
)
def test_a_text_is_of_the_gathering_of_another_year(question: str, text: str, *, is_another: bool) -> None:
    assert is_of_another_year(question, text) is is_another
