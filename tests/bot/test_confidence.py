"""How the evidence becomes one number."""

from dataclasses import fields, replace

from hypothesis import given
from hypothesis import strategies as st

from bot.confidence import FITTED, Evidence, confidence, evidence
from bot.relevance import Asked

shares = st.floats(0, 1)
pieces = st.builds(
    Evidence,
    dense=shares,
    keyword_share=shares,
    score=shares,
    margin=shares,
    coverage=shares,
    kind=shares,
    rare=shares,
)


@given(given_evidence=pieces)
def test_confidence_lies_between_0_and_1(given_evidence: Evidence) -> None:
    assert 0 <= confidence(given_evidence) <= 1


@given(given_evidence=pieces, more=shares)
def test_more_coverage_never_lowers_it(given_evidence: Evidence, more: float) -> None:
    covered = replace(given_evidence, coverage=max(given_evidence.coverage, more))

    assert confidence(covered) >= confidence(given_evidence)


def test_no_evidence_is_no_answer_and_full_evidence_is_one() -> None:
    nothing = Evidence(*(0.0 for _ in fields(Evidence)))
    everything = Evidence(*(1.0 for _ in fields(Evidence)))

    assert confidence(nothing) < 0.1
    assert confidence(everything) > 0.9


def test_nothing_found_is_no_evidence() -> None:
    found = evidence(Asked.of("câu hỏi"), (), (), "")

    assert confidence(found) < 0.1


def test_there_is_one_coefficient_for_each_piece_of_evidence() -> None:
    names = [field.name for field in fields(Evidence)]

    assert [field.name for field in fields(FITTED)] == [*names, "intercept"]
