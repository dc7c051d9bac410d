"""Of two sides the clauses that say the same are set against each other."""

from dataclasses import replace

from bot.choosing.extraction import Stretch
from bot.shapes.alike import led_by_surest, set_against
from tests.bot.library import NEW_LAW, OLD_LAW, Library, library

OLD = "1. Doanh nghiệp đóng 5% quỹ lương mỗi tháng."
RATE, POWER = "1. Doanh nghiệp đóng 3% quỹ lương mỗi tháng.", "2. Chính phủ quy định mức đóng, thời hạn đóng."


def shelf() -> Library:
    made = library()
    made.texts |= {OLD_LAW.id: OLD, NEW_LAW.id: f"{RATE}\n{POWER}"}
    return made


def stretch(index: Library, document_id: str, said: str, score: float) -> Stretch:
    start = index.texts[document_id].index(said)
    passage = replace(index.passages(document_id)[0], article="1")
    return Stretch(passage, start, start + len(said), score)


def test_the_clause_that_says_the_same_leads_though_another_scores_a_little_more() -> None:
    index = shelf()
    old = stretch(index, OLD_LAW.id, OLD, 9.0)
    power, rate = stretch(index, NEW_LAW.id, POWER, 9.9), stretch(index, NEW_LAW.id, RATE, 9.6)

    assert set_against([old], [power, rate], index, limit=2) == ([old], [rate, power])
    assert set_against([old], [power, rate], index, limit=1) == ([old], [rate])


def test_what_answers_far_less_is_set_against_nothing() -> None:
    index = shelf()
    old = stretch(index, OLD_LAW.id, OLD, 9.0)
    power, rate = stretch(index, NEW_LAW.id, POWER, 9.9), stretch(index, NEW_LAW.id, RATE, 3.0)

    assert set_against([old], [power, rate], index, limit=2) == ([old], [power])


def test_a_side_that_says_nothing_leaves_the_other_as_it_is() -> None:
    index = shelf()
    old = stretch(index, OLD_LAW.id, OLD, 9.0)

    assert set_against([old], [], index, limit=2) == ([old], [])


def test_the_counterpart_of_what_is_surest_tells_the_other_side() -> None:
    index = shelf()
    beside = stretch(index, OLD_LAW.id, OLD, 4.0)
    rate = stretch(index, NEW_LAW.id, RATE, 8.0)
    power = replace(rate, passage=replace(rate.passage, article="2"), score=7.0)
    counterpart = replace(beside, score=0.0)

    assert led_by_surest([[beside], [rate, power]], lambda *_: [counterpart]) == [[counterpart], [rate]]
    assert led_by_surest([[beside], [rate, power]], lambda *_: []) == [[beside], [rate]]
