"""A model costs no more than a day may take, whoever asks it and however often the bot is started."""

import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import StateError
from bot.llm.budget import Budgeted, Limits, estimated_tokens
from bot.llm.errors import BudgetSpentError, LLMUnavailableError
from bot.llm.model import LLM, Usage
from bot.llm.prompts import Prompt
from bot.llm.replies import Draft
from bot.state import State
from tests.bot.llm.fakes import FakeLLM, failing, saying

DAY, NEXT_DAY = date(2026, 3, 10), date(2026, 3, 11)
PROMPT = Prompt("q" * 150, "h" * 150)  # 100 tokens
USED = Usage(90, 10)


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'bot.db'}"


@pytest.fixture
def state(url: str) -> Iterator[State]:
    opened = State(url)
    yield opened
    opened.close()


def budgeted(llm: LLM, state: State, *, tokens: int = 0, cost: float = 0.0, day: date = DAY) -> Budgeted:
    limits = Limits(tokens, cost, input_price=1.0, output_price=10.0)
    return Budgeted(llm, state.model_use, limits, max_output_tokens=50, today=lambda: day)


def ask(llm: Budgeted) -> None:
    llm.reply(PROMPT, Draft, timeout_seconds=1)


def asked_until_spent(llm: Budgeted) -> int:
    count = 0
    try:
        while count < 1000:
            ask(llm)
            count += 1
    except BudgetSpentError:
        pass
    return count


def test_what_the_provider_reports_is_counted(state: State) -> None:
    ask(budgeted(saying({}, USED), state, tokens=1000))

    tokens, cost = state.model_use.of(DAY)
    assert tokens == 100
    assert cost == pytest.approx(190e-6)


def test_what_nobody_reports_is_estimated(state: State) -> None:
    ask(budgeted(saying({"question": "x" * 100}), state, tokens=1000))

    tokens, _ = state.model_use.of(DAY)
    assert 100 < tokens < 150


def test_a_day_takes_no_more_tokens_than_it_may(state: State) -> None:
    llm = saying({}, USED)

    assert asked_until_spent(budgeted(llm, state, tokens=550)) == 5
    assert len(llm.prompts) == 5
    assert state.model_use.of(DAY)[0] == 500


def test_a_day_takes_no_more_money_than_it_may(state: State) -> None:
    assert asked_until_spent(budgeted(saying({}, USED), state, cost=0.001)) == 3
    assert state.model_use.of(DAY)[1] <= 0.001


def test_a_restart_does_not_forget(url: str, state: State) -> None:
    asked_until_spent(budgeted(saying({}, USED), state, tokens=550))
    again = State(url)

    assert asked_until_spent(budgeted(saying({}, USED), again, tokens=550)) == 0
    again.close()


def test_the_next_day_begins_anew(state: State) -> None:
    asked_until_spent(budgeted(saying({}, USED), state, tokens=550))

    assert asked_until_spent(budgeted(saying({}, USED), state, tokens=550, day=NEXT_DAY)) == 5


def test_many_at_the_same_time_stay_within_the_budget(state: State) -> None:
    llm = budgeted(saying({}, Usage(100, 50)), state, tokens=1500)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: asked_until_spent(llm), range(8)))

    assert state.model_use.of(DAY)[0] <= 1500


@pytest.mark.parametrize(
    ("error", "tokens"),
    [
        pytest.param(LLMUnavailableError("refused"), 0, id="refused before it cost"),
        pytest.param(LLMUnavailableError("too long", may_have_cost=True), 100, id="late"),
    ],
)
def test_a_failure_counts_for_what_it_may_have_cost(
    state: State, error: LLMUnavailableError, tokens: int
) -> None:
    with pytest.raises(LLMUnavailableError):
        ask(budgeted(failing(error), state, tokens=1000))

    assert state.model_use.of(DAY)[0] == tokens


def test_that_the_budget_is_used_up_is_said_once_a_day(
    state: State, caplog: pytest.LogCaptureFixture
) -> None:
    llm = budgeted(saying({}, USED), state, tokens=10)

    with caplog.at_level(logging.INFO):
        for _ in range(3):
            with pytest.raises(BudgetSpentError):
                ask(llm)

    assert len(caplog.records) == 1


class BrokenLedger:
    """A database that fails."""

    def reserve(self, day: date, tokens: int, cost: float, *, max_tokens: int, max_cost: float) -> bool:
        raise StateError("broken")

    def settle(self, day: date, tokens: int, cost: float) -> None:
        raise StateError("broken")


def test_a_model_whose_budget_cannot_be_read_is_not_asked() -> None:
    llm: FakeLLM = saying({})

    with pytest.raises(LLMUnavailableError, match="budget"):
        ask(Budgeted(llm, BrokenLedger(), Limits(daily_tokens=1), max_output_tokens=1))

    assert llm.prompts == []


@given(text=st.text(min_size=1))
def test_every_text_has_tokens(text: str) -> None:
    assert estimated_tokens(text) >= 1
