"""Which day a question asks about."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.dates import as_of_date, named_days

TODAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("năm 2020 nam nghỉ hưu lúc mấy tuổi", date(2020, 7, 1), id="year"),
        pytest.param("nam 2020 nghi huu", date(2020, 7, 1), id="year without diacritics"),
        pytest.param("nghỉ phép 2015", date(2015, 7, 1), id="bare year"),
        pytest.param("nghi phep 2015?", date(2015, 7, 1), id="bare year without diacritics"),
        pytest.param("2018 nghỉ lễ mấy ngày", date(2018, 7, 1), id="bare year first"),
        pytest.param("2018, nghi le may ngay", date(2018, 7, 1), id="bare year first without diacritics"),
        pytest.param("nghỉ lễ 2018 mấy ngày", date(2018, 7, 1), id="bare year inside"),
        pytest.param("nu nghi huu 2028 bao nhieu tuoi", date(2028, 7, 1), id="bare year to come"),
        pytest.param("lương cơ sở 2019 là bao nhiêu", date(2019, 7, 1), id="bare year behind cơ sở"),
        pytest.param("lương vùng 1 2024 là bao nhiêu", date(2024, 7, 1), id="bare year behind a region"),
        pytest.param("5 năm trước trợ cấp bao nhiêu", date(2021, 3, 10), id="years ago"),
        pytest.param("cách đây ba năm mức đóng thế nào", date(2023, 3, 10), id="years ago in words"),
        pytest.param("muc dong 2 nam truoc la bao nhieu", date(2024, 3, 10), id="years ago inside"),
        pytest.param("hồi 2020 thì sao", date(2020, 7, 1), id="hồi"),
        pytest.param("tháng 3/2024", date(2024, 3, 16), id="month"),
        pytest.param("thg 3 năm 2024", date(2024, 3, 16), id="month in words"),
        pytest.param("ngày 15/5/2022", date(2022, 5, 15), id="day"),
        pytest.param("15 tháng 5 năm 2022", date(2022, 5, 15), id="day in words"),
        pytest.param("quý 1/2023", date(2023, 2, 14), id="quarter"),
        pytest.param("quý II năm 2023", date(2023, 5, 16), id="roman quarter"),
        pytest.param("trước 1/7/2025", date(2025, 6, 30), id="before a day"),
        pytest.param("trước năm 2025", date(2024, 12, 31), id="before a year"),
        pytest.param("sau ngày 1/7/2025", date(2025, 7, 2), id="after a day"),
        pytest.param("từ 1/7/2025", date(2025, 7, 1), id="from a day"),
        pytest.param("đầu năm 2020", date(2020, 1, 30), id="start of a year"),
        pytest.param("quy định hiện hành", TODAY, id="in force now"),
        pytest.param("hiện nay mức nào", TODAY, id="now"),
        pytest.param("mức đóng năm 2026", TODAY, id="this year is today"),
        pytest.param("năm ngoái", date(2025, 7, 1), id="last year"),
        pytest.param("từ năm sau mức đóng là bao nhiêu", date(2027, 1, 1), id="from next year"),
        pytest.param("sang nam nghi huu luc may tuoi", date(2027, 7, 1), id="next year"),
        pytest.param("từ tháng 3/2019 đến tháng 8/2025", date(2025, 8, 16), id="the latest counts"),
    ],
)
def test_day_is_read(text: str, expected: date) -> None:
    assert as_of_date(text, TODAY) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Luật Công đoàn 2012 quy định gì", id="year of a law"),
        pytest.param("Văn bản nào ban hành năm 2020", id="year of issue"),
        pytest.param("Văn bản nào của Bộ Chính trị năm 2025?", id="year of issue by somebody"),
        pytest.param("van ban nao ban hanh nam 2020", id="year of issue without diacritics"),
        pytest.param("phạt 2000", id="an amount"),
        pytest.param("bộ luật lao động năm 2019", id="year of a code"),
        pytest.param("bộ luật lao động 2019 cho nghỉ mấy ngày", id="year of a code inside"),
        pytest.param("luật sửa đổi 2018 quy định gì", id="year of a law without a name"),
        pytest.param("so sánh luật công đoàn 2012 và 2024 về đoàn phí", id="years of two editions"),
        pytest.param("so sanh luat bhxh 2014 voi 2024 ve tuoi huu", id="of two without diacritics"),
        pytest.param("luật việc làm 2013 so với luật năm 2025 về mức đóng", id="of two laws"),
        pytest.param("luật lao động 2019 có gì mới so với năm 2012 về lương", id="of another edition"),
        pytest.param("luật 2012 và luật năm 2024 khác nhau gì", id="of two laws without a name"),
        pytest.param("phép chưa nghỉ có chuyển sang năm sau được không", id="carried over"),
        pytest.param("don phep sang nam duoc khong", id="carried over without diacritics"),
        pytest.param("công ty thành lập 2015 có phải đóng không", id="year of a story"),
        pytest.param("tôi vào công ty 2019 nay nghỉ phép mấy ngày", id="year somebody came"),
        pytest.param("nhiệm kỳ 2023 2028 bầu mấy người", id="term of office without a dash"),
        pytest.param("số 2019 là số mấy", id="a number"),
        pytest.param("2015 công nhân thì cần mấy y tá", id="people counted first"),
        pytest.param("công ty có 2015 lao động", id="people counted"),
        pytest.param("5 năm trước khi nghỉ hưu bình quân thế nào", id="years before something"),
        pytest.param("cách đây 3 năm tôi nghỉ việc", id="years ago in a story"),
        pytest.param("điều lệ 2020 quy định mấy ngày", id="year of a statute"),
        pytest.param("nghị định 12/2022/NĐ-CP", id="year in a number"),
        pytest.param("nhiệm kỳ 2025-2030", id="term of office"),
        pytest.param("lớp tập huấn năm 2023", id="year of an event"),
        pytest.param("tôi sinh năm 1970", id="birth"),
        pytest.param("lương trong những năm 1990", id="a decade"),
        pytest.param("nghị quyết 71 mục tiêu giáo dục đến 2030", id="year of an aim"),
        pytest.param("nghi quyet 71 tam nhin den nam 2045", id="year of a vision without diacritics"),
        pytest.param("đến năm 2030 phấn đấu đạt chỉ tiêu gì", id="year before its aim"),
        pytest.param("đóng bảo hiểm từ năm 2005 đến nay", id="since long ago"),
        pytest.param("người đã tham gia trước 1/7/2025", id="what somebody did"),
        pytest.param("ngày 31/2/2024", id="no such day"),
        pytest.param("phạt 20 triệu đồng", id="no date"),
        pytest.param("mỗi năm sau tăng bao nhiêu", id="each year after"),
    ],
)
def test_other_years_are_not_the_day_asked_about(text: str) -> None:
    assert as_of_date(text, TODAY) is None


@given(text=st.text(alphabet="0123456789/. -thángnămquý"))
def test_reading_dates_never_fails(text: str) -> None:
    as_of_date(text, TODAY)


@given(day=st.dates(date(1990, 1, 1), date(2040, 12, 31)))
def test_a_full_date_is_read_as_itself(day: date) -> None:
    assert as_of_date(f"vào ngày {day.day}/{day.month}/{day.year}", TODAY) == day


def test_named_days_stand_with_their_first_and_last_day() -> None:
    found = [(first, last) for _, first, last in named_days("từ 1/7/2025, năm 2024 và ngày 31/2/2023")]

    assert found == [
        (date(2025, 7, 1), date(2025, 7, 1)),
        (date(2024, 1, 1), date(2024, 12, 31)),
    ]


@pytest.mark.parametrize("question", ["một năm tối đa làm bao nhiêu giờ", "mot nam toi da bao nhieu gio"])
def test_a_year_at_most_is_not_the_coming_year(question: str) -> None:
    assert as_of_date(question, TODAY) is None


@pytest.mark.parametrize("since", ["từ đầu năm tới giờ", "từ năm tới nay"])
def test_up_to_now_is_not_the_coming_year(since: str) -> None:
    assert as_of_date(f"{since} chủ xưởng khất lương, em có được nghỉ ngay không", TODAY) is None


def test_my_year_is_not_the_coming_year() -> None:
    assert as_of_date("trong năm tôi nghỉ ốm tối đa mấy ngày", TODAY) is None


@pytest.mark.parametrize("question", ["năm tới lương tối thiểu bao nhiêu", "luong toi thieu nam toi?"])
def test_the_coming_year_is_its_first_of_july(question: str) -> None:
    assert as_of_date(question, TODAY) == date(TODAY.year + 1, 7, 1)
