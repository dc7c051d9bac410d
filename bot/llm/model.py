"""What the rest of the bot sees of a model: a prompt goes in, a JSON object comes out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from pydantic import BaseModel

from bot.llm.prompts import Prompt


@dataclass(frozen=True, slots=True)
class Usage:
    """How many tokens a reply took."""

    input_tokens: int
    output_tokens: int


@dataclass(frozen=True, slots=True)
class Reply:
    """The object that a model sent, not yet checked, and what it took; None where nobody says."""

    content: Mapping[str, Any]
    usage: Usage | None = None


class LLM(Protocol):
    """Replies to one prompt; the bot needs nothing more of a model."""

    def reply(self, prompt: Prompt, form: type[BaseModel], *, timeout_seconds: float) -> Reply:
        """Return an object meant to have this form; LLMUnavailableError where there is none in time."""
        ...
