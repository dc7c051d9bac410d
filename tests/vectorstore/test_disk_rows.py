from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vectorstore.disk_rows import DiskRows, RaggedRows

ragged = st.lists(st.lists(st.integers(0, 70_000), max_size=5), min_size=1, max_size=6)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rows=ragged, data=st.data())
def test_ragged_rows_are_given_back_as_they_were_written(
    tmp_path: Path, rows: list[list[int]], data: st.DataObject
) -> None:
    chosen = data.draw(st.lists(st.integers(0, len(rows) - 1), max_size=8))
    files = tmp_path / "values.npy", tmp_path / "lengths.npy"
    RaggedRows.write(*files, [np.array(row, dtype=np.int32) for row in rows])

    values, lengths = RaggedRows.open(*files).of(np.array(chosen, dtype=np.int64))

    assert lengths.tolist() == [len(rows[row]) for row in chosen]
    assert values.tolist() == [number for row in chosen for number in rows[row]]


def test_small_numbers_take_two_bytes_each(tmp_path: Path) -> None:
    RaggedRows.write(tmp_path / "values.npy", tmp_path / "lengths.npy", [np.array([65_535], dtype=np.int32)])

    assert np.load(tmp_path / "values.npy").dtype == np.uint16


def test_rows_of_an_array_are_those_of_its_file(tmp_path: Path) -> None:
    array = np.arange(12, dtype=np.float32).reshape(4, 3)
    np.save(tmp_path / "array.npy", array)
    rows = DiskRows(tmp_path / "array.npy")

    np.testing.assert_array_equal(rows.rows([3, 0, 3]), array[[3, 0, 3]])
    assert rows.shape == (4, 3)


def test_rows_and_lengths_of_different_files_are_refused(tmp_path: Path) -> None:
    np.save(tmp_path / "values.npy", np.array([1, 2, 3], dtype=np.uint16))

    with pytest.raises(ValueError, match="not of one index"):
        RaggedRows(DiskRows(tmp_path / "values.npy"), np.array([2], dtype=np.int32))


def test_a_file_that_is_cut_off_is_refused(tmp_path: Path) -> None:
    np.save(tmp_path / "array.npy", np.arange(1000))
    whole = (tmp_path / "array.npy").read_bytes()
    (tmp_path / "array.npy").write_bytes(whole[:500])

    with pytest.raises((ValueError, OSError, EOFError)):
        DiskRows(tmp_path / "array.npy")
