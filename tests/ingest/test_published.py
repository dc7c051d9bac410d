"""On which day an article was published."""

from datetime import date

import pytest

from ingest.metadata import read_metadata
from ingest.published import read_published_on

DAY = date(2031, 3, 5)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("Tin\nNgày đăng: 05/03/2031\nBài.", DAY, id="stated"),
        pytest.param("Tin\nCập nhật lúc 10:30, 05/3/2031\nBài.", DAY, id="with the time"),
        pytest.param("Tin\nThứ Tư, 05/03/2031 08:00\nBài.", DAY, id="behind the weekday"),
        pytest.param("Nguồn: https://a.chinhphu.vn/tin-119310305172814006.htm", DAY, id="address"),
        pytest.param("Nguồn: https://a.chinhphu.vn/tin-119319905172814006.htm", None, id="no such day"),
        pytest.param("Tin\n05/03/2031\nBài.", DAY, id="alone below the headline"),
        pytest.param("Tin\n08:30 | 05/03/2031 GMT+7\nBài.", DAY, id="with the hour below the headline"),
        pytest.param("Tin\n05/03/2031", None, id="alone at the end"),
        pytest.param("Sáng 05/3/2031, lớp học khai mạc.", None, id="day of the event"),
        pytest.param("05/03/2031", None, id="a day alone says nothing"),
        pytest.param("Ngày đăng: đang cập nhật", None, id="left open"),
    ],
)
def test_day_is_read_only_where_it_is_stated(text: str, day: date | None) -> None:
    assert read_published_on(text) == day


def test_articles_have_the_day_of_their_publication() -> None:
    read = read_metadata("Lớp học nghề mùa thu\nNgày đăng: 05/03/2031\nLớp học khai mạc.", file="tin.md")

    assert (read.number, read.issued_on, read.effective_from) == (None, DAY, None)
