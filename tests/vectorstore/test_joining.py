import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.joining import joined, joined_ragged

ROWS = st.lists(st.lists(st.integers(0, 9), max_size=3), max_size=6)


@given(old=ROWS, new=ROWS, data=st.data())
def test_rows_of_both_sides_stand_in_the_order_asked_for(
    old: list[list[int]], new: list[list[int]], data: st.DataObject
) -> None:
    rows = old + new
    chosen = data.draw(st.lists(st.sampled_from(range(len(rows))), unique=True)) if rows else []
    order = np.array(chosen, dtype=np.int64)
    flat = [np.array([value for row in side for value in row], dtype=np.uint16) for side in (old, new)]
    lengths = [np.array([len(row) for row in side], dtype=np.int64) for side in (old, new)]

    values = joined_ragged(order, (flat[0], lengths[0]), (flat[1], lengths[1]))

    assert values.tolist() == [value for place in chosen for value in rows[place]]
    assert joined(order, lengths[0], lengths[1]).tolist() == [len(rows[place]) for place in chosen]
