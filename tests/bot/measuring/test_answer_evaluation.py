"""Answers are compared with what is known: places, quotes, validity, refusals."""

from dataclasses import replace
from datetime import date

import pytest

from bot.answers import Answer, NoAnswer, Trace
from bot.citations import cite
from bot.measuring.answer_evaluation import coverage, figures, figures_by_kind, judge, unknown_documents
from bot.measuring.answer_report import reasons, report_page
from bot.measuring.answer_spans import holds, measure_spans, quoted
from bot.measuring.fixed_questions import FixedQuestion, Gold
from tests.bot.library import ARTICLE, NEW_LAW, OLD_LAW, TODAY, library
from vectorstore.query import Query
from vectorstore.records import Document, Hit, Passage, Status

LIBRARY = library()
CLAUSE = "1. Doanh nghiệp đóng 3% quỹ lương mỗi tháng, trừ trường hợp quy định tại khoản 2 Điều này."
RATE = FixedQuestion(
    id="q1",
    question="Mức đóng?",
    kind="lookup",
    gold=(Gold(doc="99/2024/QH15", article="1", quote="Doanh nghiệp đóng 3% quỹ lương mỗi tháng"),),
    forbidden_docs=("98/2012/QH13",),
)
NEAR = FixedQuestion(id="q2", question="Thưởng Tết?", kind="unanswerable_near", answerable=False)


def passage_of(document: Document, quote: str, article: str | None = "1") -> Passage:
    text = LIBRARY.text(document.id)
    start = text.index(quote)
    return Passage(f"{document.id}#0", document.id, quote, start, start + len(quote), article=article)


def answer(document: Document = NEW_LAW, quote: str = CLAUSE, *, day: date = TODAY) -> Trace:
    """An answer that quotes one stretch, found as the only hit."""
    passage = passage_of(document, quote)
    citation = cite(LIBRARY, passage, passage.start, passage.end, number=1, as_of=day)
    return trace(Answer("Theo luật.", (citation,)), Hit(passage, 0.9), (document,))


def trace(result: Answer | NoAnswer, hit: Hit | None, documents: tuple[Document, ...]) -> Trace:
    return Trace(
        "Mức đóng?",
        Query("Mức đóng?", "mức đóng"),
        TODAY,
        result,
        hits=(hit,) if hit else (),
        confidence=0.8,
        documents=documents,
    )


REFUSAL = trace(NoAnswer("Tôi không tìm thấy."), None, ())


def test_a_right_answer_has_nothing_wrong() -> None:
    outcome = judge(RATE, answer(), LIBRARY)

    assert not outcome.is_wrong
    assert (outcome.rank, outcome.covered, outcome.recall, outcome.precision) == (1, 1.0, 1.0, 1.0)
    assert reasons(outcome) == ()


def test_the_replaced_law_cited_as_in_force_is_counted() -> None:
    quote = "1. Doanh nghiệp đóng 5% quỹ lương mỗi tháng."

    then = judge(RATE, answer(OLD_LAW, quote, day=date(2020, 1, 1)), LIBRARY)
    now = judge(RATE, answer(OLD_LAW, quote), LIBRARY)

    assert then.is_replaced_cited
    assert not now.is_replaced_cited
    assert now.citations[0].status is Status.REPLACED
    assert reasons(then) == ("place", "quote", "replaced")


def test_a_quote_that_is_not_the_stored_text_is_counted() -> None:
    right = answer()
    assert isinstance(right.result, Answer)
    forged = replace(right.result.citations[0], quote=CLAUSE.replace("3%", "4%"))

    outcome = judge(RATE, replace(right, result=Answer("", (forged,))), LIBRARY)

    assert not outcome.is_verified
    assert "unverified" in reasons(outcome)
    assert figures([outcome])["quotes_verified"].value == 0


def test_a_refusal_is_right_where_nothing_answers_and_wrong_elsewhere() -> None:
    refused, missed = judge(NEAR, REFUSAL, LIBRARY), judge(RATE, REFUSAL, LIBRARY)

    found = figures([refused, missed])

    assert not refused.is_wrong
    assert reasons(missed) == ("refused",)
    assert (found["refused_near"].value, found["refused_near"].of) == (1, 1)
    assert (found["answer_rate"].value, found["answer_rate"].of) == (0, 1)


def test_an_answer_where_nothing_answers_is_wrong() -> None:
    assert reasons(judge(NEAR, answer(), LIBRARY)) == ("answered",)


def test_every_place_needed_counts_in_the_recall_of_citations() -> None:
    both = RATE.model_copy(update={"gold": (*RATE.gold, Gold(doc="99/2024/QH15", article="2"))})

    assert judge(both, answer(), LIBRARY).recall == pytest.approx(0.5)


def test_figures_are_given_for_each_kind_of_question() -> None:
    found = figures_by_kind([judge(RATE, answer(), LIBRARY), judge(RATE, REFUSAL, LIBRARY)])

    assert found["lookup"]["answered"].value == pytest.approx(0.5)
    assert found["lookup"]["first_citation_right"].of == 2


def test_a_section_lies_in_the_part_that_is_named() -> None:
    gold = Gold(doc="99/2024/QH15", article="II")

    assert gold.is_at(NEW_LAW, "II.3")
    assert not gold.is_at(NEW_LAW, "III")
    assert not gold.is_at(OLD_LAW, "II.3")


def test_documents_that_are_not_there_are_named_once() -> None:
    other = RATE.model_copy(update={"gold": (Gold(doc="1/2030/QH20"),)})

    assert unknown_documents([RATE, other, other], (NEW_LAW, OLD_LAW)) == ["1/2030/QH20"]


@pytest.mark.parametrize(
    ("known", "quote", "share"),
    [("đóng 3%", "nghiệp  đóng\n3% quỹ", 1.0), ("abcdefghij", "abcdef", 0.6), ("abc", "xyz", 0.0)],
)
def test_coverage_is_the_longest_piece_in_common(known: str, quote: str, share: float) -> None:
    assert coverage(known, quote) == pytest.approx(share)


def test_the_page_shows_what_went_wrong_and_nothing_that_can_run() -> None:
    evil = RATE.model_copy(update={"short_answer": "<script>alert(1)</script>"})

    page = report_page([judge(evil, REFUSAL, LIBRARY), judge(NEAR, REFUSAL, LIBRARY)])

    assert "từ chối câu có đáp án" in page
    assert "<script" not in page
    assert "1 trong 2 câu" in page
    assert page.count("<article>") == 1


class Unsure:
    """Answers everything alike, however sure."""

    def __init__(self, result: Trace) -> None:
        self._result = result

    def answer(self, question: str) -> Trace:
        return self._result


def test_short_answers_are_looked_for_in_what_is_quoted() -> None:
    found = measure_spans(
        Unsure(answer()),  # type: ignore[arg-type]
        {"a": "?", "b": "?", "c": "?"},
        {"a": ("3%",), "b": ("7%",)},
        min_confidence=0.9,
        chars=400,
    )

    assert (found.questions, found.contained, found.answered) == (2, 0.5, 0)


def test_what_is_quoted_is_cut_to_the_length_asked_for() -> None:
    assert quoted(answer(), 20) == CLAUSE[:20]
    assert quoted(REFUSAL, 20) == ""


def test_case_and_white_space_do_not_matter_to_a_short_answer() -> None:
    assert holds("Phạt  TỪ\n3 triệu", ["phạt từ 3"])


def test_an_article_is_known_by_its_file() -> None:
    assert Gold(doc="bai.txt").is_at(ARTICLE, None)
