"""What a block is worth, and what is taken from it for what nobody asked."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.choosing.ranking import Traits, hit_trait, sets_unasked_fine, worth

TRAITS = Traits(0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5)


@pytest.mark.parametrize("trait", ["hit", "words", "pairs", "kind", "meaning"])
@given(low=st.floats(0, 1), high=st.floats(0, 1))
def test_more_of_what_speaks_for_a_block_never_makes_it_worth_less(
    trait: str, low: float, high: float
) -> None:
    less, more = sorted((low, high))

    assert worth(replace(TRAITS, **{trait: less})) <= worth(replace(TRAITS, **{trait: more}))


def test_an_even_score_speaks_neither_for_nor_against() -> None:
    assert hit_trait(0.5) == pytest.approx(0.0)


@pytest.mark.parametrize(
    ("question", "text", "does"),
    [
        ("mức đóng là bao nhiêu", "Phạt tiền từ 12% đến 15%", True),
        ("chậm đóng bị phạt bao nhiêu", "Phạt tiền từ 12% đến 15%", False),
        ("mức đóng là bao nhiêu", "Mức đóng là 2%", False),
    ],
)
def test_a_fine_counts_less_where_no_one_asks_for_one(question: str, text: str, does: bool) -> None:
    assert sets_unasked_fine(question, text) is does
