"""Small versions of the load test and of the kills: every question answered once, whatever happens."""

from pathlib import Path

import pytest

from benchmarks.telegram_kills import measure as measure_kills
from benchmarks.telegram_load import measure as measure_load
from tests.end_to_end.conftest import Home
from tests.end_to_end.library import ANOTHER_QUESTION, QUESTION

pytestmark = pytest.mark.slow

QUESTIONS = [QUESTION, ANOTHER_QUESTION, "Điều 3 Luật Nhà văn hóa xã", "Giá vàng hôm nay?"]


@pytest.fixture
def config(home: Home) -> Path:
    return home("http://127.0.0.1:9")


def test_many_people_are_answered_once_within_telegrams_limits_while_calls_fail(config: Path) -> None:
    figures = measure_load(config, QUESTIONS, people=40, seconds=4.0, fail_share=0.05, flood=60, seed=1)

    assert figures["answered"] == figures["questions"] == 40
    assert figures["doubled"] <= figures["messages_taken_unseen"]
    assert figures["calls_failed_at_random"] > 0
    assert figures["refused_by_flood_control"] == figures["violations"] == figures["tracebacks"] == 0


def test_kills_lose_nothing_and_double_only_what_was_taken_but_not_recorded(config: Path) -> None:
    figures = measure_kills(config, QUESTIONS, kills=3, every_seconds=0.2, longest_seconds=1.5, seed=1)

    assert figures["answered"] == figures["questions"] > 0
    assert figures["doubled_without_reason"] == figures["tracebacks"] == figures["violations"] == 0
    assert figures["last_exit_status"] == 0
