"""The kind of contract that is asked about decides which rules answer."""

import pytest

from bot.choosing.contracts import is_of_other_contracts
from bot.choosing.extraction import find_stretches
from bot.choosing.relevance import Asked
from tests.bot.library import NEW_LAW, Library, hits_of

ENDLESS = "hợp đồng lao động không xác định thời hạn"
WITH_END = "hợp đồng lao động xác định thời hạn, hợp đồng theo mùa vụ"


@pytest.mark.parametrize(
    ("question", "text", "others"),
    [
        pytest.param(ENDLESS, WITH_END, True, id="the longer name has the shorter in it"),
        pytest.param("hợp đồng xác định thời hạn", ENDLESS, True, id="the other way round"),
        pytest.param("hợp đồng 12 tháng", ENDLESS, True, id="by its length"),
        pytest.param("hợp đồng thời vụ", ENDLESS, True, id="seasonal work ends"),
        pytest.param("hợp đồng thời vụ", "hợp đồng lao động xác định thời hạn", False, id="both end"),
        pytest.param(ENDLESS, f"{WITH_END}; {ENDLESS}", False, id="the text is about both"),
        pytest.param(f"{ENDLESS} khác {WITH_END}", WITH_END, False, id="the question is about both"),
        pytest.param(ENDLESS, "người lao động được nghỉ 12 ngày", False, id="the text names none"),
        pytest.param("nghỉ việc báo trước mấy ngày", WITH_END, False, id="the question names none"),
        pytest.param(ENDLESS, "tước giấy phép có thời hạn", False, id="no contract"),
    ],
)
def test_contracts_that_end_are_told_from_those_that_do_not(question: str, text: str, others: bool) -> None:
    assert is_of_other_contracts(question, text) is others


CODE = f"""\
Điều 37. Quyền đơn phương chấm dứt hợp đồng lao động của người lao động
1. Người lao động muốn nghỉ việc theo {WITH_END} phải có một trong các lý do: ốm đau 90 ngày.
2. Người lao động làm theo {ENDLESS} phải báo cho người sử dụng lao động biết trước ít nhất 45 ngày."""


@pytest.mark.parametrize(
    ("contract", "clause"), [("không xác định thời hạn", "2."), ("xác định thời hạn", "1.")]
)
def test_the_clause_about_the_contract_asked_about_comes_first(contract: str, clause: str) -> None:
    shelf = Library({NEW_LAW.id: CODE}, {NEW_LAW.id: NEW_LAW})
    question = f"Người lao động muốn nghỉ việc theo hợp đồng lao động {contract} phải báo bao nhiêu ngày?"

    first, *_ = find_stretches(Asked.of(question), hits_of(shelf, [NEW_LAW.id]), shelf, max_chars=700)

    assert CODE[first.start : first.end].startswith(clause)
