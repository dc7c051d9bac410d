"""How the evidence becomes one number."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.choosing.extraction import Stretch, find_stretches
from bot.choosing.ranking import worth
from bot.choosing.relevance import Asked
from bot.confidence import FITTED, Evidence, confidence, evidence, sureness
from tests.bot.library import NEW_LAW, OLD_LAW, Library, hits_of, library
from tests.fakes import FakeEmbedder
from vectorstore.records import Hit

SHELF = library()
shares = st.floats(0, 1)
pieces = st.builds(Evidence, **{field.name: shares for field in fields(Evidence)})


def found_for(question: str, *document_ids: str) -> tuple[Asked, list[Stretch]]:
    asked = Asked.of(question)
    return asked, find_stretches(
        asked, hits_of(SHELF, document_ids), SHELF, max_chars=700, embedder=FakeEmbedder()
    )


def evidence_for(question: str) -> Evidence:
    asked, stretches = found_for(question, NEW_LAW.id, OLD_LAW.id)
    return evidence(asked, stretches, [], SHELF, FakeEmbedder())


@given(given_evidence=pieces)
def test_confidence_lies_between_0_and_1(given_evidence: Evidence) -> None:
    assert 0 <= confidence(given_evidence) <= 1


@pytest.mark.parametrize("name", ["fact", "worth"])
@given(given_evidence=pieces, more=shares)
def test_a_nearer_fact_and_a_better_stretch_never_lower_it(
    name: str, given_evidence: Evidence, more: float
) -> None:
    better = replace(given_evidence, **{name: max(getattr(given_evidence, name), more)})

    assert confidence(better) >= confidence(given_evidence)


@given(given_evidence=pieces, more=shares)
def test_a_greater_share_of_words_that_nothing_says_never_raises_it(
    given_evidence: Evidence, more: float
) -> None:
    worse = replace(given_evidence, unsaid=max(given_evidence.unsaid, more))

    assert confidence(worse) <= confidence(given_evidence)


ALL_SAID = Evidence(
    fact=0.39,
    unsaid=0.0,
    second_unsaid=0.0,
    nowhere=0.0,
    length=0.28,
    worth=0.74,
    heading=0.6,
    pairs=1.0,
    near=0.41,
    lacking=0.0,
    long=0.53,
    tail=1.0,
    unlikely=0.0,
    strange=0.0,
)


def test_a_short_question_that_a_text_says_as_it_is_put_is_not_in_doubt() -> None:
    assert sureness(ALL_SAID, asks_fact=True) == max(0.75, confidence(ALL_SAID))
    assert sureness(ALL_SAID, asks_fact=False) == confidence(ALL_SAID)


@pytest.mark.parametrize(
    "less",
    [
        {"unsaid": 0.1},
        {"second_unsaid": 0.1},
        {"nowhere": 0.1},
        {"pairs": 0.8},
        {"lacking": 1.0},
        {"tail": 0.5},
        {"fact": 0.2},
    ],
    ids=lambda less: next(iter(less)),
)
def test_where_anything_is_missing_the_fit_alone_decides(less: dict[str, float]) -> None:
    missing = replace(ALL_SAID, **less)

    assert sureness(missing, asks_fact=True) == confidence(missing)


def test_nothing_found_is_no_evidence() -> None:
    asked = Asked.of("mức đóng")

    assert confidence(evidence(asked, [], [], SHELF, FakeEmbedder())) < 0.2


def test_a_question_in_the_words_of_the_law_leaves_nothing_unsaid() -> None:
    assert evidence_for("doanh nghiệp đóng bao nhiêu phần trăm quỹ lương").unsaid == 0.0


def test_words_that_the_text_lacks_are_unsaid() -> None:
    found = evidence_for("doanh nghiệp giữ lại bao nhiêu phần trăm quỹ lương")

    assert found.unsaid == pytest.approx(2 / 8)  # "giữ" and "lại" of eight words


def test_who_issued_a_document_is_said_by_it() -> None:
    text = "Điều 1. Mục tiêu\n1. Mục tiêu là làm cho khu vườn xanh hơn."
    asked = Asked.of("Ban Cây Xanh muốn mục tiêu gì")

    def unsaid(issuer: str | None) -> float:
        shelf = Library({"goal": text}, {"goal": replace(OLD_LAW, id="goal", issuer=issuer)})
        found = find_stretches(asked, hits_of(shelf, ["goal"]), shelf, max_chars=700, embedder=FakeEmbedder())
        return evidence(asked, found, [], shelf, FakeEmbedder()).unsaid

    assert unsaid("Ban Cây Xanh") == 0.0 < unsaid(None) == unsaid("Ban Cây Cảnh")


def test_a_fact_is_looked_for_in_sentences_that_tell_one() -> None:
    asked, stretches = found_for("hợp tác xã nộp ở số tài khoản nào", NEW_LAW.id)

    assert evidence(asked, stretches, [], SHELF, FakeEmbedder()).fact == 0.0


def test_words_that_the_best_stretch_lacks_and_another_has_are_not_nowhere() -> None:
    found = evidence_for("doanh nghiệp giữ lại bao nhiêu phần trăm quỹ lương")

    assert found.nowhere > 0
    assert evidence_for("doanh nghiệp đóng bao nhiêu phần trăm quỹ lương").nowhere == 0.0


@pytest.mark.parametrize(
    ("question", "tells"),
    [("nộp phí chậm nhất ngày nào", False), ("nộp phí chậm bị phạt bao nhiêu, chậm nhất ngày nào nộp", True)],
)
def test_a_fine_tells_the_fact_only_where_it_is_asked_about(question: str, *, tells: bool) -> None:
    text = "Điều 1. Nộp phí\n1. Phạt 5.000 đồng; chậm nhất ngày 20 phải nộp phí còn thiếu."
    shelf = Library({"fines": text}, {"fines": replace(OLD_LAW, id="fines")})
    asked = Asked.of(question)

    found = find_stretches(asked, hits_of(shelf, ["fines"]), shelf, max_chars=700, embedder=FakeEmbedder())

    assert bool(evidence(asked, found, [], shelf, FakeEmbedder()).fact) is tells


def test_a_story_is_no_longer_than_the_longest_that_counts() -> None:
    asked, stretches = found_for("mức đóng của doanh nghiệp " * 30, NEW_LAW.id)

    assert evidence(asked, stretches, [], SHELF, FakeEmbedder()).length == 3.0


def test_without_an_embedder_the_cosine_of_the_best_stretch_stands_for_the_fact() -> None:
    asked, stretches = found_for("mức đóng của doanh nghiệp", NEW_LAW.id)

    best = stretches[0].traits
    assert best is not None
    assert evidence(asked, stretches, [], SHELF, None).fact == best.meaning


def test_rules_that_move_scores_apart_are_no_evidence() -> None:
    asked, stretches = found_for("mức đóng của doanh nghiệp", NEW_LAW.id)
    moved = [replace(one, score=one.score - 5) for one in stretches]

    best = stretches[0].traits
    assert best is not None
    assert evidence(asked, moved, [], SHELF, None).worth == worth(best) / 10


def test_there_is_one_coefficient_for_each_piece_of_evidence() -> None:
    names = [field.name for field in fields(Evidence)]

    assert [field.name for field in fields(FITTED)] == [*names, "intercept"]


def test_the_nearest_passage_counts_and_none_that_was_found_by_its_name() -> None:
    asked, stretches = found_for("mức đóng của doanh nghiệp", NEW_LAW.id)
    passage = stretches[0].passage
    hits = [Hit(passage, 1.0, dense=1.0), Hit(passage, 0.5, dense=0.4), Hit(passage, 0.2, dense=0.6)]

    assert evidence(asked, stretches, hits, SHELF, FakeEmbedder()).near == 0.6


def test_the_end_of_the_question_is_looked_for_in_the_sentence_of_the_fact() -> None:
    text = "Điều 1. Nộp phí\n1. Mức phí của đoàn viên là 5.000 đồng.\n2. Người nghỉ hưu được xét riêng."
    shelf = Library({"fees": text}, {"fees": replace(OLD_LAW, id="fees")})

    def tail(question: str) -> float:
        asked = Asked.of(question)
        hits = hits_of(shelf, ["fees"])
        found = find_stretches(asked, hits, shelf, max_chars=700, embedder=FakeEmbedder())
        return evidence(asked, found, hits, shelf, FakeEmbedder()).tail

    assert tail("mức phí bao nhiêu đối với đoàn viên") == 1.0
    assert tail("mức phí bao nhiêu đối với tài xế") == 0.0


def test_a_stretch_without_the_figure_asked_for_is_lacking() -> None:
    asked, stretches = found_for("doanh nghiệp đóng bao nhiêu phần trăm quỹ lương", NEW_LAW.id, OLD_LAW.id)

    assert evidence(asked, stretches, [], SHELF, FakeEmbedder()).lacking == 0.0


def test_what_is_told_of_other_people_is_no_fact() -> None:
    assert evidence_for("Mức đóng kinh phí công đoàn là bao nhiêu?").fact > 0
    assert evidence_for("Sinh viên đóng kinh phí bao nhiêu?").fact == 0


def test_the_line_that_sets_the_fine_for_all_clauses_of_an_article_tells_it() -> None:
    text = (
        "Điều 1. Vi phạm về sách\nPhạt tiền từ 5.000 đồng đối với hành vi sau:\n1. Làm mất sách.\n2. Xé sách."
    )
    shelf = Library({"fines": text}, {"fines": replace(OLD_LAW, id="fines")})
    asked = Asked.of("làm mất sách bị phạt bao nhiêu tiền")
    found = find_stretches(asked, hits_of(shelf, ["fines"]), shelf, max_chars=700, embedder=FakeEmbedder())

    given = evidence(asked, found, [], shelf, FakeEmbedder())

    assert given.fact > 0
    assert given.lacking == 0.0
