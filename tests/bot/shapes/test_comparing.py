"""The old law against the new one, and one Điều against another."""

from dataclasses import replace

import pytest

from bot.answers import Answer, NeedsDetails, Result
from tests.bot.library import NEW_LAW, OLD_LAW, OverlapRetriever, answerer_over, library

SHELF = library()
ANSWERER = answerer_over(SHELF)


def result(question: str) -> Result:
    return ANSWERER.answer(question).result


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("so sánh luật công đoàn cũ và mới về mức đóng", id="named"),
        pytest.param("so sanh luat cong doan cu va moi ve mức đóng", id="named without diacritics"),
        pytest.param("So sánh luật cũ và luật mới về mức đóng", id="found by the point"),
        pytest.param("so sanh luat moi voi luat cu ve mức đóng", id="found, without diacritics"),
    ],
)
def test_the_old_law_is_set_against_the_new_one(question: str) -> None:
    found = result(question)

    assert isinstance(found, Answer)
    assert found.citations[0].document.id == OLD_LAW.id
    assert {one.document.id for one in found.citations} == {OLD_LAW.id, NEW_LAW.id}
    assert all("%" in one.quote for one in found.citations)


def test_the_article_of_the_same_title_tells_the_side_whose_words_are_others() -> None:
    head = "Điều 1. Phạm vi\nLuật này quy định về tổ chức.\nĐiều 2. Tài chính\n"
    texts = {
        OLD_LAW.id: f"{head}1. Chủ nộp năm phần trăm mỗi kỳ.",
        NEW_LAW.id: f"{head}1. Doanh nghiệp đóng 3% quỹ lương mỗi tháng.",
    }
    shelf = replace(SHELF, texts={**SHELF.texts, **texts})
    answerer = replace(ANSWERER, reader=shelf, retriever=OverlapRetriever(shelf))

    found = answerer.answer("so sánh luật công đoàn cũ và mới về doanh nghiệp đóng quỹ lương").result

    assert isinstance(found, Answer)
    assert {one.document.id for one in found.citations} == {OLD_LAW.id, NEW_LAW.id}


def test_which_law_is_asked_back_where_nothing_leads_to_one() -> None:
    alone = replace(SHELF, known={**SHELF.known, OLD_LAW.id: replace(OLD_LAW, replaced_by=None)})
    alone.known[NEW_LAW.id] = replace(NEW_LAW, replaces=())
    answerer = replace(ANSWERER, reader=alone, retriever=OverlapRetriever(alone))

    found = answerer.answer("So sánh luật cũ và luật mới về mức đóng").result

    assert isinstance(found, NeedsDetails)
    assert "so sánh luật nào" in found.question


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("So sánh Điều 1 và Điều 2 Luật Công đoàn", id="with diacritics"),
        pytest.param("so sanh dieu 1 va dieu 2 luat cong doan", id="without diacritics"),
    ],
)
def test_two_places_stand_under_their_names(question: str) -> None:
    found = result(question)

    assert isinstance(found, Answer)
    assert {one.article for one in found.citations} == {"1", "2"}
    assert "– Điều 1 Luật Công đoàn (99/2024/QH15):" in found.text
    assert "– Điều 2 Luật Công đoàn (99/2024/QH15):" in found.text
