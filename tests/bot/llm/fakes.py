"""Models that say what they are told to."""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from bot.llm.errors import LLMUnavailableError
from bot.llm.model import Reply, Usage
from bot.llm.prompts import Prompt

Outcome = Reply | LLMUnavailableError


@dataclass
class FakeLLM:
    """Gives one outcome after the other, the last for ever, and remembers what it was asked."""

    outcomes: deque[Outcome]
    prompts: list[Prompt] = field(default_factory=list)
    timeouts: list[float] = field(default_factory=list)

    def reply(self, prompt: Prompt, form: type[BaseModel], *, timeout_seconds: float) -> Reply:
        """Return or raise the next outcome."""
        self.prompts.append(prompt)
        self.timeouts.append(timeout_seconds)
        outcome = self.outcomes.popleft() if len(self.outcomes) > 1 else self.outcomes[0]
        if isinstance(outcome, LLMUnavailableError):
            raise outcome
        return outcome


def saying(content: Mapping[str, Any], usage: Usage | None = None) -> FakeLLM:
    """Return a model that always replies so."""
    return FakeLLM(deque([Reply(content, usage)]))


def failing(*errors: LLMUnavailableError) -> FakeLLM:
    """Return a model that fails in these ways, the last for ever."""
    return FakeLLM(deque(errors))
