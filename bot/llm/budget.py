"""Keeps a model within a daily budget of tokens and money: reserved before each call, settled after it."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from pydantic import BaseModel

from bot.errors import StateError
from bot.llm.errors import BudgetSpentError, LLMUnavailableError
from bot.llm.model import LLM, Reply, Usage
from bot.llm.prompts import Prompt

_BYTES_PER_TOKEN = 3  # of Vietnamese text, on the safe side; used where the provider reports nothing
_PER_PRICE = 1_000_000

logger = logging.getLogger(__name__)


class Ledger(Protocol):
    """Keeps what each day has used."""

    def reserve(self, day: date, tokens: int, cost: float, *, max_tokens: int, max_cost: float) -> bool:
        """Add to a day unless that goes beyond a limit, all at once."""
        ...

    def settle(self, day: date, tokens: int, cost: float) -> None:
        """Correct a day by a difference."""
        ...


@dataclass(frozen=True, slots=True)
class Limits:
    """What a day may take at most (0 sets no limit), and what a million tokens cost."""

    daily_tokens: int = 0
    daily_cost: float = 0.0
    input_price: float = 0.0
    output_price: float = 0.0

    def cost_of(self, usage: Usage) -> float:
        """Return the money that so many tokens take."""
        paid = usage.input_tokens * self.input_price + usage.output_tokens * self.output_price
        return paid / _PER_PRICE


class Budgeted:
    """A model that is not asked once the budget of the day is used up."""

    def __init__(
        self,
        llm: LLM,
        ledger: Ledger,
        limits: Limits,
        *,
        max_output_tokens: int,
        today: Callable[[], date] = date.today,
    ) -> None:
        """Reserve for each call what its prompt and the longest reply take."""
        self._llm = llm
        self._ledger = ledger
        self._limits = limits
        self._max_output_tokens = max_output_tokens
        self._today = today
        self._told_on: date | None = None
        self._lock = threading.Lock()

    def reply(self, prompt: Prompt, form: type[BaseModel], *, timeout_seconds: float) -> Reply:
        """Return the reply; BudgetSpentError where the day cannot take it."""
        day, sent = self._today(), estimated_tokens(prompt.rules + prompt.request)
        reserved = Usage(sent, self._max_output_tokens)
        self._reserve(day, reserved)
        used = reserved  # what is not known to have failed is taken as used
        try:
            reply = self._llm.reply(prompt, form, timeout_seconds=timeout_seconds)
            used = reply.usage or Usage(sent, estimated_tokens(str(reply.content)))
        except LLMUnavailableError as error:
            used = Usage(sent, 0) if error.may_have_cost else Usage(0, 0)
            raise
        finally:
            self._settle(day, reserved, used)
        return reply

    def _reserve(self, day: date, usage: Usage) -> None:
        try:
            is_within = self._ledger.reserve(
                day,
                usage.input_tokens + usage.output_tokens,
                self._limits.cost_of(usage),
                max_tokens=self._limits.daily_tokens,
                max_cost=self._limits.daily_cost,
            )
        except StateError as error:
            raise LLMUnavailableError("its budget cannot be read") from error
        if not is_within:
            self._tell_once(day)
            raise BudgetSpentError

    def _settle(self, day: date, reserved: Usage, used: Usage) -> None:
        tokens = used.input_tokens + used.output_tokens - reserved.input_tokens - reserved.output_tokens
        try:
            self._ledger.settle(day, tokens, self._limits.cost_of(used) - self._limits.cost_of(reserved))
        except StateError as error:  # the reservation stays, which errs on the safe side
            logger.warning("what the model used could not be kept: %s", error)

    def _tell_once(self, day: date) -> None:
        with self._lock:
            is_news, self._told_on = self._told_on != day, day
        if is_news:
            logger.warning(
                "the daily budget of the model is used up; answers are extractive until midnight day=%s", day
            )


def estimated_tokens(text: str) -> int:
    """Return about how many tokens a text has, rather more than fewer."""
    return -(-len(text.encode()) // _BYTES_PER_TOKEN)
