"""Asks again where that may help: a few times, later each time, and never beyond the time there is."""

import logging
import random
import time
from collections.abc import Callable

from pydantic import BaseModel

from bot.llm.errors import LLMUnavailableError
from bot.llm.model import LLM, Reply
from bot.llm.prompts import Prompt

_FIRST_WAIT_SECONDS = 0.5

logger = logging.getLogger(__name__)


class Retrying:
    """A model that is asked again after failures that pass: full servers, broken lines, broken replies."""

    def __init__(
        self,
        llm: LLM,
        *,
        retries: int,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        chance: Callable[[], float] = random.random,
    ) -> None:
        """Ask at most 1 + `retries` times."""
        self._llm = llm
        self._retries = retries
        self._sleep = sleep
        self._clock = clock
        self._chance = chance

    def reply(self, prompt: Prompt, form: type[BaseModel], *, timeout_seconds: float) -> Reply:
        """Return the reply; the last failure where none comes in `timeout_seconds`, waiting included."""
        deadline = self._clock() + timeout_seconds
        attempt = 0
        while True:
            try:
                return self._llm.reply(prompt, form, timeout_seconds=deadline - self._clock())
            except LLMUnavailableError as error:
                wait = self._wait_seconds(attempt, error.retry_after_seconds)
                if not error.is_transient or attempt >= self._retries or self._clock() + wait >= deadline:
                    raise
                logger.info("%s; again in %.1f s", error, wait)
            self._sleep(wait)
            attempt += 1

    def _wait_seconds(self, attempt: int, asked_for: float) -> float:
        """Return what the server asked for; else twice as long each time, spread so that many do not meet."""
        if asked_for > 0:
            return asked_for
        return float(_FIRST_WAIT_SECONDS * 2**attempt * (0.5 + 0.5 * self._chance()))
