"""How the evidence becomes one number."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.choosing.extraction import Stretch
from bot.choosing.ranking import WEIGHTS, Traits, worth
from bot.confidence import FITTED, Evidence, confidence, evidence
from vectorstore.records import Passage

shares = st.floats(0, 1)
pieces = st.builds(
    Evidence, meaning=shares, margin=shares, lacks_fact=st.sampled_from([0.0, 1.0]), literal=shares
)

PASSAGE = Passage("x#0", "x", "Một.", 0, 4, article="1")
OTHER = Passage("x#1", "x", "Hai.", 10, 14, article="2")
TRAITS = Traits(1.0, 0.5, 0.75, 0.25, 0.0, 1.0, 0.5, 0.5)


@given(given_evidence=pieces)
def test_confidence_lies_between_0_and_1(given_evidence: Evidence) -> None:
    assert 0 <= confidence(given_evidence) <= 1


@given(given_evidence=pieces, more=shares)
def test_coming_nearer_in_meaning_never_lowers_it(given_evidence: Evidence, more: float) -> None:
    nearer = replace(given_evidence, meaning=max(given_evidence.meaning, more))

    assert confidence(nearer) >= confidence(given_evidence)


@given(given_evidence=pieces)
def test_a_quote_without_the_fact_asked_for_is_never_surer(given_evidence: Evidence) -> None:
    lacking, having = (replace(given_evidence, lacks_fact=lacks) for lacks in (1.0, 0.0))

    assert confidence(lacking) <= confidence(having)


@given(given_evidence=pieces, more=shares)
def test_standing_out_from_the_others_never_lowers_it(given_evidence: Evidence, more: float) -> None:
    outstanding = replace(given_evidence, margin=max(given_evidence.margin, more))

    assert confidence(outstanding) >= confidence(given_evidence)


def test_no_evidence_is_no_answer_and_full_evidence_is_one() -> None:
    nothing = Evidence(meaning=0.0, margin=0.0, lacks_fact=1.0, literal=0.0)
    everything = Evidence(meaning=1.0, margin=1.0, lacks_fact=0.0, literal=1.0)

    assert confidence(nothing) < 0.1
    assert confidence(everything) > 0.9


def test_nothing_found_is_no_evidence() -> None:
    assert confidence(evidence([])) < 0.1


def test_rules_that_move_scores_apart_are_no_evidence() -> None:
    alike = [Stretch(passage, 0, 4, score, TRAITS) for passage, score in ((PASSAGE, 10.0), (OTHER, 2.0))]

    assert evidence(alike).margin == 0


def test_evidence_is_read_off_the_best_stretch_and_its_lead_over_another_article() -> None:
    worse = replace(TRAITS, pairs=0.2)
    same_article = Stretch(PASSAGE, 5, 9, worth(worse), worse)
    others = [
        Stretch(OTHER, 0, 4, worth(one), one)
        for one in (replace(TRAITS, pairs=0.1), replace(TRAITS, pairs=0.0))
    ]

    found = evidence([Stretch(PASSAGE, 0, 4, worth(TRAITS), TRAITS), same_article, *others])

    assert (found.meaning, found.lacks_fact) == (0.5, 0.0)
    assert found.margin == pytest.approx(WEIGHTS.pairs * 0.15 / 5)


def test_a_question_that_is_said_word_for_word_counts_and_single_words_do_not() -> None:
    said, scattered = (
        evidence([Stretch(PASSAGE, 0, 4, 0.0, replace(TRAITS, words=words, pairs=pairs))])
        for words, pairs in ((1.0, 0.9), (0.9, 0.1))
    )

    assert (said.literal, scattered.literal) == (1.0, 0.0)


def test_what_stands_alone_stands_out_from_nothing() -> None:
    assert evidence([Stretch(PASSAGE, 0, 4, 9.0, TRAITS), Stretch(PASSAGE, 5, 9, 1.0, TRAITS)]).margin == 0


def test_there_is_one_coefficient_for_each_piece_of_evidence() -> None:
    names = [field.name for field in fields(Evidence)]

    assert [field.name for field in fields(FITTED)] == [*names, "intercept"]
