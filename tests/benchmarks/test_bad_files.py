"""Bad files sent by staff are previewed or refused in one clear line, and nothing of them stays."""

import io
from pathlib import Path

import pytest

from benchmarks.bad_files import SAMPLES, House, samples_in, sweep


@pytest.mark.slow
def test_bad_files_are_answered_clearly_and_leave_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())  # nobody is there to say yes

    result = sweep(House(tmp_path), samples_in(SAMPLES), inputs=30, seed=7)

    assert result["failures"] == []
    assert result["said"]["preview"] > 0
    assert len(result["said"]) > 3
