"""Which row of a table by year is quoted for a question that names a year or a birthday."""

from dataclasses import replace

from bot.choosing.choosing import chosen
from tests.bot.choosing.test_choosing import BUILDER, case
from tests.bot.library import NEW_LAW, TODAY, Library

TEXT = """\
Điều 1. Mức quà
1. Quà do công đoàn trao cho đoàn viên nữ và đoàn viên nam mỗi năm một lần vào ngày thành lập.
2. Mức quà theo bảng dưới đây:

Đoàn viên nữ:
Năm | Mức quà

2025 | 200.000 đồng
2026 | 250.000 đồng
2027 | 300.000 đồng

Đoàn viên nam:
Năm | Mức quà

2025 | 100.000 đồng
2026 | 150.000 đồng
2027 | 180.000 đồng

Điều 2. Ngày trao quà theo tuổi
Tháng sinh | Năm sinh | Ngày trao quà

4 | 1968 | 1/6/2024
5 | 1968 | 1/7/2024
6 | 1968 | 1/8/2024"""


def quotes(question: str, text: str = TEXT) -> tuple[list[str], float]:
    law = replace(NEW_LAW, title="Quy định về quà của đoàn viên", replaces=())
    asked = case(question, shelf=Library({law.id: text}, {law.id: law}))
    as_of = BUILDER.build(question, today=TODAY).as_of or TODAY
    choice = chosen(replace(asked, as_of=as_of))
    return [text[one.start : one.end] for one in choice.stretches], choice.sure


def test_row_of_the_year_is_quoted_under_the_heading_of_its_table() -> None:
    found, sure = quotes("Mức quà của đoàn viên nữ năm 2027 là bao nhiêu?")

    assert found[:2] == ["Đoàn viên nữ:\nNăm | Mức quà", "2027 | 300.000 đồng"]
    assert sure == 1.0


def test_no_other_row_is_quoted() -> None:
    found, _ = quotes("Mức quà của đoàn viên nam năm 2026 là bao nhiêu?")

    assert not any("2027" in quote or "2025" in quote for quote in found)


def test_both_tables_are_quoted_where_the_question_names_neither() -> None:
    found, _ = quotes("Mức quà đoàn viên năm 2026")

    assert found[:4] == [
        "Đoàn viên nữ:\nNăm | Mức quà",
        "2026 | 250.000 đồng",
        "Đoàn viên nam:\nNăm | Mức quà",
        "2026 | 150.000 đồng",
    ]


def test_table_without_a_row_of_the_year_is_no_answer() -> None:
    _, sure = quotes("Mức quà của đoàn viên nữ năm 2031 là bao nhiêu?")

    assert sure == 0.0


def test_row_of_a_birthday_is_quoted() -> None:
    found, _ = quotes("Đoàn viên sinh tháng 5/1968 thì ngày trao quà là khi nào?")

    assert found[0].endswith("Tháng sinh | Năm sinh | Ngày trao quà")
    assert found[1] == "5 | 1968 | 1/7/2024"


RETIRING = """\
Điều 1. Lộ trình tuổi nghỉ hưu gắn với tháng, năm sinh tương ứng

Lao động nam
Tháng sinh | Năm sinh | Tuổi nghỉ hưu

{earlier_row}1 | 1966 | 61 tuổi 9 tháng
2 | 1966 | 61 tuổi 9 tháng
3 | 1966 | 61 tuổi 9 tháng
{open_row}

Điều 2. Tuổi nghỉ hưu thấp nhất

Lao động nam
Tháng sinh | Năm sinh | Tuổi nghỉ hưu

4 | 1966 | 55 tuổi 3 tháng
5 | 1966 | 55 tuổi 3 tháng
6 | 1966 | 55 tuổi 3 tháng"""
EARLIER, LATER = "Từ tháng 12/1965 trở về trước | 61 tuổi", "Từ tháng 4/1966 trở đi | 62 tuổi"
OPEN = RETIRING.format(earlier_row=f"{EARLIER}\n", open_row=f"{LATER}\n")
CLOSED = RETIRING.format(earlier_row="", open_row="")


def test_open_row_is_quoted_for_a_later_birthday() -> None:
    for born in ("tháng 5/1966", "tháng 12/1970", "năm 1970 tháng 5"):
        found, _ = quotes(f"Nam sinh {born} nghỉ hưu khi nào?", OPEN)

        assert found[1] == LATER
        assert not any("55 tuổi" in quote for quote in found)


def test_open_row_is_quoted_for_no_birthday_beyond_its_bound() -> None:
    for month, row in (("2/1966", "2 | 1966 | 61 tuổi 9 tháng"), ("7/1964", EARLIER)):
        found, _ = quotes(f"Nam sinh tháng {month} nghỉ hưu khi nào?", OPEN)

        assert "\n".join(found[:2]).endswith(f"\n{row}")


def test_table_of_the_lowest_is_quoted_only_where_that_is_asked() -> None:
    plain, _ = quotes("Nam sinh tháng 5/1966 nghỉ hưu khi nào?", CLOSED)
    lowest, _ = quotes("Nam sinh tháng 5/1966 tuổi nghỉ hưu thấp nhất là bao nhiêu?", CLOSED)

    assert "5 | 1966 | 55 tuổi 3 tháng" not in plain
    assert lowest[1] == "5 | 1966 | 55 tuổi 3 tháng"


BOTH = OPEN.replace(
    "\n\nĐiều 2",
    "\n\nLao động nữ\nTháng sinh | Năm sinh | Tuổi nghỉ hưu\n\n"
    + "\n".join(f"{month} | 1966 | 55 tuổi {4 if month < 9 else 8} tháng" for month in range(1, 13))
    + "\n\nĐiều 2",
)


def test_birthday_of_a_woman_gets_no_row_of_men() -> None:
    for who in ("Nữ", "Nữ công nhân"):
        found, _ = quotes(f"{who} sinh tháng 8/1966 nghỉ hưu khi nào?", BOTH)

        assert found[0].startswith("Lao động nữ")
        assert LATER not in found


def test_birthday_of_nobody_named_gets_the_rows_of_both() -> None:
    found, _ = quotes("Sinh tháng 12/1966 nghỉ hưu khi nào?", BOTH)

    assert found[1::2][:2] == [LATER, "12 | 1966 | 55 tuổi 8 tháng"]


def test_question_without_a_time_gets_no_row() -> None:
    found, _ = quotes("Ai trao quà cho đoàn viên?")

    assert not any(quote.startswith("2027") for quote in found)
