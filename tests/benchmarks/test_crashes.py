"""A few kills and faults of each kind leave the index whole; benchmarks/crashes does hundreds."""

import json
import subprocess
import sys

import pytest

KILLS = 10

pytestmark = pytest.mark.slow


def test_kills_a_full_disk_read_only_folders_and_two_writers_leave_a_whole_index() -> None:
    command = [sys.executable, "-m", "benchmarks.crashes", "--kills", str(KILLS)]

    done = subprocess.run(command, capture_output=True, text=True, timeout=1200, check=False)

    assert done.stdout, done.stderr
    figures = json.loads(done.stdout)
    assert figures["wrong"] == []
    assert figures["kills"] == len(figures["by_operation"]) == KILLS
    assert {name.partition(":")[0] for name in figures["faults"]} >= {
        "two writers",
        "two writers, staff",
        "full disk",
    }
    assert figures["reader_that_stayed_open"]["asked"] > 0
    assert done.returncode == 0
