"""A model is asked again where that may help, and never beyond the time there is."""

from collections import deque

import pytest

from bot.llm.errors import LLMUnavailableError
from bot.llm.model import Reply
from bot.llm.prompts import Prompt
from bot.llm.replies import Draft
from bot.llm.retrying import Retrying
from tests.bot.llm.fakes import FakeLLM, failing

PROMPT = Prompt("quy tắc", "hỏi")
BUSY = LLMUnavailableError("busy", is_transient=True)
WRONG = LLMUnavailableError("wrong key")


class Time:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def read(self) -> float:
        return self.now


def ask(llm: FakeLLM, time: Time, *, seconds: float = 20, retries: int = 2) -> Reply:
    asker = Retrying(llm, retries=retries, sleep=time.sleep, clock=time.read, chance=lambda: 1.0)
    return asker.reply(PROMPT, Draft, timeout_seconds=seconds)


def test_a_failure_that_passes_is_followed_by_another_try_each_later_than_the_last() -> None:
    llm, time = FakeLLM(deque([BUSY, BUSY, Reply({})])), Time()

    assert ask(llm, time) == Reply({})
    assert time.slept == [0.5, 1.0]
    assert llm.timeouts == [20, 19.5, 18.5]


def test_a_failure_that_stays_is_not_tried_again() -> None:
    llm, time = failing(WRONG), Time()

    with pytest.raises(LLMUnavailableError, match="wrong key"):
        ask(llm, time)

    assert len(llm.prompts) == 1


def test_tries_end() -> None:
    llm, time = failing(BUSY), Time()

    with pytest.raises(LLMUnavailableError, match="busy"):
        ask(llm, time)

    assert len(llm.prompts) == 3


def test_the_wait_that_a_server_asks_for_is_kept() -> None:
    llm, time = (
        FakeLLM(deque([LLMUnavailableError("", is_transient=True, retry_after_seconds=4), Reply({})])),
        Time(),
    )

    ask(llm, time)

    assert time.slept == [4]


def test_a_wait_beyond_the_time_there_is_ends_the_tries_at_once() -> None:
    llm, time = failing(LLMUnavailableError("", is_transient=True, retry_after_seconds=60)), Time()

    with pytest.raises(LLMUnavailableError):
        ask(llm, time)

    assert time.slept == []
