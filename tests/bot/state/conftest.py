"""A database of its own for each test, with a clock that tests move."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.state import State
from tests.fakes import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock(1_000_000.0)


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'var' / 'bot.db'}"


@pytest.fixture
def state(url: str, clock: Clock) -> Iterator[State]:
    opened = State(url, clock=clock)
    yield opened
    opened.close()
