"""What forbids an act answers whether it may be done."""

import pytest

from bot.choosing.prohibitions import forbids_what_is_asked
from bot.choosing.relevance import Asked

TITLE = "Điều 9. Hành vi thư viện không được làm"


@pytest.mark.parametrize(
    ("question", "text", "title", "is_forbidden"),
    [
        pytest.param("Thư viện có được giữ căn cước không?", "2. Giữ căn cước.", TITLE, True, id="title"),
        pytest.param(
            "Thư viện có được giữ căn cước không?", "Nghiêm cấm thư viện giữ căn cước.", "", True, id="text"
        ),
        pytest.param(
            "Có được giữ căn cước không?", "Giữ căn cước: phạt tiền 2.000.000 đồng.", "", True, id="fine"
        ),
        pytest.param(
            "Giữ căn cước có phải báo không?", "Giữ căn cước: phạt tiền 2.000.000 đồng.", "", False, id="must"
        ),
        pytest.param("Giữ căn cước 5 ngày đúng không?", "Cấm giữ căn cước 9 ngày.", "", False, id="a number"),
        pytest.param("Không giữ căn cước có được không?", "2. Giữ căn cước.", TITLE, False, id="left undone"),
        pytest.param("Thư viện có được bán sách không?", "2. Giữ căn cước.", TITLE, False, id="another act"),
        pytest.param("Thư viện giữ căn cước khi nào?", "2. Giữ căn cước.", TITLE, False, id="no yes or no"),
        pytest.param(
            "Thư viện có được giữ căn cước không?", "Thư viện giữ căn cước.", "", False, id="allowed"
        ),
    ],
)
def test_a_prohibition_counts_as_saying_whether_one_may(
    question: str, text: str, title: str, is_forbidden: bool
) -> None:
    assert forbids_what_is_asked(Asked.of(question), text, [title]) is is_forbidden
