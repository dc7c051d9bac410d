"""One command makes every model, and says so when one of them fails."""

import importlib.util
import logging
from collections.abc import Sequence
from pathlib import Path

import pytest

from training.all import STEPS, main, run_steps


def test_every_step_is_a_module_of_the_project() -> None:
    assert all(importlib.util.find_spec(step) is not None for step in STEPS)


def test_all_steps_run_in_order_on_the_same_texts() -> None:
    taken: list[Sequence[str]] = []

    def succeed(command: Sequence[str]) -> int:
        taken.append(command)
        return 0

    assert run_steps(Path("texts"), succeed) == 0
    assert [command[2] for command in taken] == list(STEPS)
    assert all(command[3:5] == ["--shared", "texts"] for command in taken)
    assert [tuple(command[5:]) for command in taken] == list(STEPS.values())


def test_step_that_fails_is_named_and_is_the_last_one(caplog: pytest.LogCaptureFixture) -> None:
    taken: list[str] = []

    second = list(STEPS)[1]

    def fail_second(command: Sequence[str]) -> int:
        taken.append(command[2])
        return 3 if command[2] == second else 0

    assert run_steps(Path("texts"), fail_second) == 3
    assert taken == list(STEPS)[:2]
    assert f"{second} failed" in caplog.text


def test_missing_texts_are_named_before_anything_is_trained(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "corpus").mkdir()

    with caplog.at_level(logging.ERROR):
        code = main(["--shared", str(tmp_path)])

    assert code == 1
    assert "benchmarks, text" in caplog.text
    assert "--shared" in caplog.text
