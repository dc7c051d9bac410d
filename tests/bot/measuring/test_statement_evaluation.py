"""What a model wrote is measured statement by statement: borne out together, and nothing superfluous."""

from collections.abc import Sequence

from bot.answers import Answer, NoAnswer, Result, Statement, Trace
from bot.citations import cite
from bot.measuring.answer_evaluation import Figure, figures, judge
from bot.measuring.fixed_questions import FixedQuestion, Gold
from bot.measuring.statement_evaluation import Attribution, attribution
from tests.bot.library import NEW_LAW, TODAY, library
from vectorstore.query import Query
from vectorstore.records import Passage

SHELF = library()
TEXT = SHELF.text(NEW_LAW.id)
FIRST, SECOND, EFFECT = (
    "Giảm 50% trong năm đầu tiên",
    "Giảm 25% trong năm thứ hai",
    "Luật này có hiệu lực từ ngày",
)
BOTH = "Hợp tác xã được giảm 50% trong năm đầu tiên và 25% trong năm thứ hai."
QUESTION = FixedQuestion(
    id="q", question="Giảm bao nhiêu?", kind="lookup", gold=(Gold(doc="99/2024/QH15", article="1"),)
)


def trace(result: Result, drafted: int) -> Trace:
    return Trace("hỏi", Query("hỏi", "hỏi"), TODAY, result, drafted=drafted)


def answer(quotes: Sequence[str], *statements: tuple[str, tuple[int, ...]]) -> Answer:
    passage = Passage("p", NEW_LAW.id, TEXT, 0, len(TEXT))
    citations = tuple(
        cite(SHELF, passage, TEXT.index(quote), TEXT.index(quote) + len(quote), number=number, as_of=TODAY)
        for number, quote in enumerate(quotes, start=1)
    )
    return Answer("…", citations, tuple(Statement(*one) for one in statements))


def found(result: Result, drafted: int = 1) -> Attribution | None:
    return attribution(trace(result, drafted), SHELF)


def test_two_citations_that_bear_out_only_together_are_both_needed() -> None:
    assert found(answer([FIRST, SECOND], (BOTH, (1, 2)))) == Attribution(1, (True,), (True, True))


def test_a_citation_without_which_the_others_do_is_superfluous() -> None:
    made = answer([FIRST, EFFECT], ("Năm đầu tiên được giảm 50%.", (1, 2)))

    assert found(made) == Attribution(1, (True,), (True, False))


def test_of_a_statement_that_is_not_borne_out_no_citation_counts() -> None:
    assert found(answer([FIRST], ("Năm đầu tiên được giảm 70%.", (1,)))) == Attribution(1, (False,), (False,))


def test_statements_that_were_dropped_count_as_drafted() -> None:
    assert found(NoAnswer("…"), drafted=3) == Attribution(3, (), ())


def test_an_extractive_answer_has_no_statements_to_measure() -> None:
    assert found(answer([FIRST]), drafted=0) is None


def test_the_figures_are_over_all_statements_and_all_their_citations() -> None:
    good = trace(answer([FIRST, SECOND], (BOTH, (1, 2))), 2)
    bad = trace(answer([FIRST, EFFECT], ("Năm đầu tiên được giảm 50%.", (1, 2))), 2)

    measured = figures([judge(QUESTION, one, SHELF) for one in (good, bad)])

    assert measured["statements_kept"] == Figure(0.5, 4)
    assert measured["statement_recall"] == Figure(1.0, 2)
    assert measured["statement_precision"] == Figure(0.75, 4)


def test_without_a_model_there_is_nothing_to_share_in() -> None:
    measured = figures([judge(QUESTION, trace(answer([FIRST]), 0), SHELF)])

    assert measured["statements_kept"] == Figure(0.0, 0)
    assert measured["statement_precision"] == Figure(0.0, 0)
