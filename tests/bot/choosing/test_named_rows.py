"""Which row of a table is quoted for a question that names it, and when none is."""

from dataclasses import replace

import pytest

from bot.choosing.choosing import chosen
from tests.bot.choosing.test_choosing import case
from tests.bot.library import NEW_LAW, Library

TEXT = """\
Điều 1. Bảng giá cho thuê của nhà thi đấu như sau:
STT | Hạng mục | Hội viên | Khách
1 | Bàn bóng bàn | 20.000 | 45.000
2 | Sân cầu mây | 70.000 | 95.000
3 | Phòng yoga lớn | Miễn phí | 30.000
4 | Phòng yoga nhỏ | Miễn phí | 15.000

Điều 2. Quy định này có hiệu lực từ ngày 01 tháng 7 năm 2025."""


SPEAKERS = """\
Điều 1. Số lượng người dẫn chuyện của các đội như sau:
STT | Đội | Số lượng người dẫn chuyện | Số lượng cộng tác viên
1 | Cao Lãnh | 12 | 30
2 | Gò Công (Gò Công + Cai Lậy) | 14 | 31
3 | Mỏ Cày | 9 | 22
4 | Trà Ôn + Tiền Hải | 11 | 25"""


def rows_of_speakers(question: str) -> tuple[list[str], float]:
    count = replace(NEW_LAW, title="Hướng dẫn tổ chức đội dẫn chuyện", replaces=())
    shelf = Library({count.id: SPEAKERS}, {count.id: count})
    choice = chosen(case(question, shelf=shelf))
    return [SPEAKERS[one.start : one.end] for one in choice.stretches], choice.sure


def test_a_table_answers_with_what_it_has() -> None:
    found, sure = rows_of_speakers("Cai Lậy có bao nhiêu người dẫn chuyện?")

    assert sure == 1.0
    assert found[-1].endswith("2 | Gò Công (Gò Công + Cai Lậy) | 14 | 31")


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("Mỏ Cày thu phí bao nhiêu", id="a price"),
        pytest.param("Trà Ôn bao nhiêu tiền?", id="money"),
        pytest.param("Trà Ôn miễn phí gì", id="what is free"),
        pytest.param("Mỏ Cày mấy giờ", id="hours"),
        pytest.param("Mỏ Cày bao nhiêu", id="nothing that it has"),
        pytest.param("Đội Cao bao nhiêu", id="a syllable of a name"),
    ],
)
def test_a_table_tells_nothing_that_it_does_not_have(question: str) -> None:
    assert rows_of_speakers(question)[1] != 1.0


def quotes(question: str) -> tuple[list[str], float]:
    price_list = replace(NEW_LAW, title="Quy định giá thuê nhà thi đấu", replaces=())
    shelf = Library({price_list.id: TEXT}, {price_list.id: price_list})
    choice = chosen(case(question, shelf=shelf))
    return [TEXT[one.start : one.end] for one in choice.stretches], choice.sure


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("khách thuê bàn bóng bàn giá bao nhiêu", "1 | Bàn bóng bàn | 20.000 | 45.000"),
        ("hội viên chơi sân cầu mây ở nhà thi đấu mất tiền không", ""),
        ("giá sân cầu mây nhà thi đấu cho hội viên", "2 | Sân cầu mây | 70.000 | 95.000"),
        ("phòng yoga nhỏ hội viên có mất tiền không", "4 | Phòng yoga nhỏ | Miễn phí | 15.000"),
    ],
)
def test_a_row_answers_alone_where_it_and_its_table_say_every_word(question: str, row: str) -> None:
    found, sure = quotes(question)

    assert (sure == 1.0) == bool(row)
    if row:
        assert "".join(found).startswith("Điều 1. Bảng giá")
        assert found[-1].endswith(row)
        assert "\n".join(found).count(" | ") == 2 * row.count(" | ")  # the heading row and this one


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("khách thuê sân quần vợt giá bao nhiêu", id="no such row"),
        pytest.param("phòng yoga giá bao nhiêu", id="two such rows"),
        pytest.param("khách thuê bàn bóng bàn có được mang vợt không", id="no figure asked for"),
        pytest.param("hội viên thuê nhà thi đấu giá bao nhiêu", id="no row named"),
    ],
)
def test_no_row_is_singled_out_where_the_question_does_not_name_one(question: str) -> None:
    assert quotes(question)[1] != 1.0
