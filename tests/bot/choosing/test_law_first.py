"""A law stands before the decree that goes into detail about it, where both answer."""

from dataclasses import replace

from bot.choosing.extraction import Stretch
from bot.choosing.law_first import law_first
from bot.choosing.relevance import Asked
from tests.bot.library import NEW_LAW, OLD_LAW, Library

LAW = replace(NEW_LAW, title="Bộ luật Sách", kind="Bộ luật", replaces=())
DECREE = replace(OLD_LAW, title="Nghị định về sách", kind="Nghị định", replaced_by=None, effective_to=None)
LAW_TEXT = "Điều 98. Tiền mượn\nNgười mượn sách ngày lễ trả ít nhất 300% tiền mượn."
DECREE_TEXT = "Điều 5. Tiền mượn\nTiền mượn theo khoản 1 Điều 98 của Bộ luật Sách ngày lễ là 300% tiền mượn."
QUESTION = "Mượn sách ngày lễ trả bao nhiêu phần trăm?"


def order(law_text: str, decree_text: str) -> list[str]:
    shelf = Library({LAW.id: law_text, DECREE.id: decree_text}, {LAW.id: LAW, DECREE.id: DECREE})
    chosen = [
        Stretch(shelf.passages(document.id)[0], 0, len(shelf.text(document.id)), 1.0)
        for document in (DECREE, LAW)
    ]
    found = law_first(Asked.of(QUESTION), chosen, shelf)
    assert sorted(one.score for one in found) == sorted(one.score for one in chosen)
    return [one.passage.document_id for one in found]


def test_the_law_comes_before_the_decree_that_refers_to_it() -> None:
    assert order(LAW_TEXT, DECREE_TEXT) == [LAW.id, DECREE.id]


def test_a_decree_that_refers_to_another_place_stays_first() -> None:
    assert order(LAW_TEXT, DECREE_TEXT.replace("Điều 98", "Điều 97")) == [DECREE.id, LAW.id]


def test_a_law_without_the_fact_asked_for_stays_behind() -> None:
    assert order(LAW_TEXT.replace("300%", "đủ"), DECREE_TEXT) == [DECREE.id, LAW.id]


def test_nothing_chosen_stays_nothing() -> None:
    assert law_first(Asked.of(QUESTION), [], Library({}, {})) == []
