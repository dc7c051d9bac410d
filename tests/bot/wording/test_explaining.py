"""What engineers read below an answer: the evidence of its confidence and the blocks with their traits."""

from dataclasses import fields

import pytest

from bot.answers import NoAnswer, Trace
from bot.choosing.extraction import find_stretches
from bot.choosing.ranking import Traits
from bot.choosing.relevance import Asked
from bot.confidence import Evidence, confidence, evidence
from bot.grounds import Grounds
from bot.wording.explaining import explained
from tests.bot.library import NEW_LAW, OLD_LAW, TODAY, hits_of, library
from tests.fakes import FakeEmbedder
from vectorstore.query import Query

SHELF = library()
QUESTION = "doanh nghiệp đóng bao nhiêu phần trăm quỹ lương"
ASKED = Asked.of(QUESTION)
RANKED = find_stretches(
    ASKED, hits_of(SHELF, (NEW_LAW.id, OLD_LAW.id)), SHELF, max_chars=700, embedder=FakeEmbedder()
)
SHOWN = evidence(ASKED, RANKED, [], SHELF, FakeEmbedder())


def traced(*, sure: float, grounds: Grounds | None) -> Trace:
    return Trace(
        QUESTION, Query(QUESTION, QUESTION), TODAY, NoAnswer("Không thấy."), confidence=sure, grounds=grounds
    )


def test_each_piece_of_evidence_and_each_trait_stands_on_a_line_with_its_weight() -> None:
    text = explained(
        traced(sure=confidence(SHOWN), grounds=Grounds(SHOWN, RANKED)), SHELF, min_confidence=0.5
    )

    names = [line.split()[0] for line in text.splitlines() if " × " in line]
    traits = [field.name for field in fields(Traits)]
    assert names == [*(field.name for field in fields(Evidence)), *traits * min(5, len(RANKED))]
    assert text.startswith(f"confidence {confidence(SHOWN):.4f}, an answer from 0.5 on")
    assert f"{NEW_LAW.id} Điều 1, khoản 1" in text


@pytest.mark.parametrize(("sure", "is_told"), [(confidence(SHOWN), False), (0.0, True)])
def test_it_is_told_where_a_rule_set_the_confidence(sure: float, is_told: bool) -> None:
    text = explained(traced(sure=sure, grounds=Grounds(SHOWN, RANKED)), SHELF, min_confidence=0.5)

    assert ("a rule set it" in text) == is_told


def test_an_answer_for_which_nothing_was_weighed_says_so() -> None:
    assert "nothing was weighed" in explained(traced(sure=1.0, grounds=None), SHELF, min_confidence=0.5)
