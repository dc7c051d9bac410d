import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.choosing.blocks import Block
from bot.choosing.ranges import Amount, fit_of, fit_of_article, given_amounts, ranges_in
from vectorstore.records import Passage, Place


@pytest.mark.parametrize(
    ("question", "amounts"),
    [
        pytest.param("đóng bảo hiểm 17 năm", (Amount(204.0, "tháng"),), id="years are months"),
        pytest.param("đóng đủ ba mươi tháng", (), id="words beyond ten"),
        pytest.param("hợp đồng một năm", (Amount(12.0, "tháng"),), id="one year of a contract"),
        pytest.param("một năm được nghỉ mấy ngày", (), id="a period"),
        pytest.param("con 5 tuổi ốm", (Amount(5.0, "tuổi"),), id="age"),
        pytest.param("lương cơ sở năm 2020", (), id="a date"),
        pytest.param("bị nợ lương 2 tháng", (), id="what is owed"),
    ],
)
def test_amounts_of_a_question_are_read(question: str, amounts: tuple[Amount, ...]) -> None:
    assert given_amounts(question) == amounts


@pytest.mark.parametrize(
    ("text", "fit"),
    [
        pytest.param("từ đủ 15 năm đến dưới 20 năm", 1.0, id="in"),
        pytest.param("từ đủ 12 tháng đến đủ 36 tháng", -1.0, id="beyond"),
        pytest.param("từ đủ 20 năm trở lên", -1.0, id="below"),
        pytest.param("từ đủ 15 đến dưới 20 năm", 1.0, id="unit once"),
        pytest.param("dưới 15 năm; từ đủ 15 năm đến dưới 30 năm", 1.0, id="one of several"),
        pytest.param("cứ đủ 05 năm làm việc thì thêm 01 ngày", 1.0, id="for each"),
        pytest.param("dưới 17 năm", -1.0, id="the bound is outside"),
        pytest.param("con dưới 3 tuổi", 0.0, id="of another unit"),
        pytest.param("được hưởng lương hưu", 0.0, id="none"),
    ],
)
def test_seventeen_years_lie_in_a_range_or_outside(text: str, fit: float) -> None:
    assert fit_of(given_amounts("đóng 17 năm"), text) == fit


RATES = """Điều 49. Trợ cấp hằng tháng
1. Người bị suy giảm từ 31% trở lên thì được hưởng trợ cấp hằng tháng.
2. Suy giảm 31% thì được 30% mức lương, sau đó cứ thêm 1% thì được thêm 2% mức lương."""


@pytest.mark.parametrize(
    ("question", "fit"), [("suy giảm 12%", -1.0), ("suy giảm 40%", 1.0), ("40 năm", 0.0)]
)
def test_the_first_clause_says_for_which_shares_the_others_are(question: str, fit: float) -> None:
    first, second = RATES.index("1. "), RATES.index("2. ")
    places = [
        Place("article", "Điều 49", "Trợ cấp hằng tháng", 0, len(RATES)),
        Place("clause", "1", "", first, second),
        Place("clause", "2", "", second, len(RATES)),
    ]
    passage = Passage("law#0", "law", RATES, 0, len(RATES))
    block = Block(passage, second, len(RATES), ((second, len(RATES)),))

    assert fit_of_article(given_amounts(question), RATES, block, places) == fit


@given(low=st.integers(1, 40), more=st.integers(1, 40), value=st.integers(1, 80))
def test_range_holds_what_lies_between_its_bounds(low: int, more: int, value: int) -> None:
    (found,) = ranges_in(f"từ đủ {low} tháng đến dưới {low + more} tháng")

    assert found.holds(Amount(float(value), "tháng")) == (low <= value < low + more)
