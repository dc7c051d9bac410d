import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from vectorstore.fusion import Scores, weighted_sum

weights = st.floats(0, 1)


@st.composite
def score_pairs(draw: st.DrawFn) -> tuple[Scores, Scores]:
    scores = arrays(np.float32, draw(st.integers(0, 20)), elements=st.floats(-1, 50, width=32))
    return draw(scores), draw(scores)


@given(pair=score_pairs(), weight=weights)
def test_a_weighted_sum_lies_between_0_and_1(pair: tuple[Scores, Scores], weight: float) -> None:
    fused = weighted_sum(*pair, keyword_weight=weight)

    assert fused.shape == pair[0].shape
    assert np.all((fused >= 0) & (fused <= 1 + 1e-6))


@given(pair=score_pairs(), weight=weights, scale=st.floats(0.5, 100, width=32))
def test_the_scale_of_a_score_does_not_matter(
    pair: tuple[Scores, Scores], weight: float, scale: float
) -> None:
    keyword, dense = pair

    fused = weighted_sum(keyword * np.float32(scale), dense, keyword_weight=weight)

    np.testing.assert_allclose(fused, weighted_sum(keyword, dense, keyword_weight=weight), atol=1e-5)


@given(pair=score_pairs(), weight=weights)
def test_who_is_better_on_both_sides_is_not_worse_in_the_sum(
    pair: tuple[Scores, Scores], weight: float
) -> None:
    keyword, dense = pair
    fused = weighted_sum(keyword, dense, keyword_weight=weight)

    is_better = (keyword[:, None] >= keyword) & (dense[:, None] >= dense)

    assert np.all((fused[:, None] >= fused - 1e-6)[is_better])
