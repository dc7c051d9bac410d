"""How the server answers one request, one dataclass for each way; the default is a good reply."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

Content = str | dict[str, Any] | Callable[[str], "str | dict[str, Any]"]


@dataclass(frozen=True)
class Says:
    """A whole reply: a text, an object, or what a function makes of the prompt."""

    content: Content
    after_seconds: float = 0.0
    has_usage: bool = True
    finish_reason: str = "stop"


@dataclass(frozen=True)
class Fails:
    """An error status, with a body as OpenAI sends it."""

    status: int
    retry_after: str | None = None
    code: str | None = None
    message: str = "the server is unwell"


@dataclass(frozen=True)
class Drips:
    """A reply of which a byte comes now and then, for ever."""

    every_seconds: float = 0.1


@dataclass(frozen=True)
class CutOff:
    """A reply that ends in the middle of its body."""


@dataclass(frozen=True)
class Sends:
    """A body as it stands, whatever it is."""

    body: bytes
    content_type: str = "application/json"


@dataclass(frozen=True)
class Refuses:
    """A refusal in the form that structured output has for it."""

    words: str = "Tôi không thể giúp việc này."


Answering = Says | Fails | Drips | CutOff | Sends | Refuses


def statements(*said: tuple[str, Sequence[tuple[int, str]]]) -> dict[str, Any]:
    """Return the object that the bot asks for."""
    return {
        "statements": [
            {"text": text, "sources": [{"passage": number, "quote": quote} for number, quote in sources]}
            for text, sources in said
        ]
    }
