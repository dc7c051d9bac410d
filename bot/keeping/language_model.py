"""Whether the language model of the settings can be used: its package, its key, and a reply of its server."""

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.errors import UnhealthyError

if TYPE_CHECKING:
    from bot.composition import App
    from bot.settings import AnsweringSettings

_LONGEST_SECONDS = 10.0
_REMEDIES = (
    ("HTTP 401", "the key is refused: set the right one in {key}"),
    ("HTTP 403", "the key may not use this model: see what {key} may do at the provider"),
    ("HTTP 404", "there is no such model or address: see [answering] model and base_url"),
    ("HTTP 429", "too much is asked of it, or its quota is used up: see the account at the provider"),
    ("too long", "see that the server runs and is not overloaded"),
    ("Connection", "see that the server runs and that [answering] base_url is its address"),
    ("JSON", 'it does not write the JSON asked for: try [answering] output = "text", or another model'),
)


def language_model(app: "App") -> str:
    """Say that the model replies; UnhealthyError or LLMError with what to do where it does not."""
    chosen = app.settings.answering
    if chosen.mode == "extractive":
        return "none is configured; answers quote"
    from bot.llm.errors import BudgetSpentError, LLMUnavailableError
    from bot.llm.prompts import PROBE
    from bot.llm.replies import Draft

    model = app.model  # says what package or key it lacks
    seconds = min(_LONGEST_SECONDS, chosen.timeout_seconds)
    try:
        model.reply(PROBE, Draft, timeout_seconds=seconds)
    except BudgetSpentError:
        return f"{_named(chosen)}; the budget of the day is used up, answers quote until midnight"
    except LLMUnavailableError as error:
        reason = str(error)
        remedy = next((said for sign, said in _REMEDIES if sign in reason), "see the provider's status")
        raise UnhealthyError(
            f"{_named(chosen)}: {reason}; {remedy.format(key=_key_of(chosen))}. "
            "Answers quote until it replies."
        ) from error
    return f"{_named(chosen)} replies"


def _named(chosen: "AnsweringSettings") -> str:
    """Return the model, its server and whether there is a key; never the key, be it in the address."""
    from bot.llm.providers import has_key

    server = urlsplit(chosen.base_url)
    port = f":{server.port}" if server.port else ""
    where = f" at {server.hostname}{port}" if server.hostname else ""
    return f"{chosen.model}{where}, {'with' if has_key(chosen.model) else 'without'} a key"


def _key_of(chosen: "AnsweringSettings") -> str:
    from bot.llm.providers import key_variable

    return key_variable(chosen.model) or "the environment"
