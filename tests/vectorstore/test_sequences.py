from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vectorstore.sequences import FIELDS, Sequences

rows_of_fields = st.lists(
    st.tuples(*[st.lists(st.integers(0, 9), max_size=5)] * FIELDS), min_size=1, max_size=6
)


def sequences_of(folder: Path, rows: list[tuple[list[int], ...]]) -> Sequences:
    syllables = [number for fields in rows for field in fields for number in field]
    lengths = [[len(field) for field in fields] for fields in rows]
    Sequences.write(folder, np.array(syllables, dtype=np.int32), np.array(lengths, dtype=np.int32))
    return Sequences.open(folder)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rows=rows_of_fields, data=st.data())
def test_a_reading_gives_each_field_of_each_row_in_order(
    tmp_path: Path, rows: list[tuple[list[int], ...]], data: st.DataObject
) -> None:
    chosen = data.draw(st.lists(st.integers(0, len(rows) - 1), max_size=8))

    reading = sequences_of(tmp_path, rows).of(np.array(chosen, dtype=np.int64))

    expected = [
        (number, place, field, offset)
        for place, row in enumerate(chosen)
        for field, numbers in enumerate(rows[row])
        for offset, number in enumerate(numbers)
    ]
    found = zip(reading.syllables, reading.row, reading.field, reading.offset, strict=True)
    assert [tuple(map(int, one)) for one in found] == expected
    assert reading.lengths.tolist() == [[len(field) for field in rows[row]] for row in chosen]


def test_syllables_of_another_index_are_refused(tmp_path: Path) -> None:
    sequences_of(tmp_path, [([1], [2], [3])])
    np.save(tmp_path / "sequences.npy", np.array([1, 2], dtype=np.int32))

    with pytest.raises(ValueError, match="not of one index"):
        Sequences.open(tmp_path)
