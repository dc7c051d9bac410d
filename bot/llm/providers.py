"""How the providers differ: what to install, which variable holds the key, what their options are called."""

import importlib
import os
import sys
from typing import Any

from bot.llm.errors import LLMError, LLMUnavailableError, UnsupportedFormError

_EXTRAS = {"openai": "openai", "anthropic": "anthropic", "google_genai": "google", "ollama": "ollama"}
_KEYS = {"openai": "OPENAI_API_KEY", "anthropic": "ANTHROPIC_API_KEY", "google_genai": "GOOGLE_API_KEY"}
_NO_KEY = "none"  # for a self-hosted server, which asks for none although its client does
# What the providers' libraries raise when a call fails; only those that are loaded can have raised.
_PROVIDER_ERRORS = (
    ("langchain_core.exceptions", "LangChainException"),
    ("httpx", "HTTPError"),
    ("httpx2", "HTTPError"),
    ("openai", "OpenAIError"),
    ("anthropic", "AnthropicError"),
    ("google.api_core.exceptions", "GoogleAPIError"),
    ("google.genai.errors", "APIError"),
    ("langchain_google_genai._common", "GoogleGenerativeAIError"),
    ("ollama", "RequestError"),
    ("ollama", "ResponseError"),
)
# A server may send anything at all: no choices, a list for an object, half a JSON text.
_BROKEN_REPLIES = (ValueError, TypeError, LookupError, AttributeError)
_TRANSIENT = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
_FINAL = frozenset({"LengthFinishReasonError", "ContentFilterFinishReasonError"})
_REFUSES_FORM = frozenset({400, 422, 501})
_LONGEST_RETRY_AFTER_SECONDS = 3600.0


def provider_of(model: str) -> str:
    """Return the provider that "provider:name" names; LangChain guesses OpenAI for most bare names."""
    return model.split(":", 1)[0] if ":" in model else "openai"


def key_variable(model: str) -> str:
    """Return which variable of the environment holds the key; "" where the provider takes none."""
    return _KEYS.get(provider_of(model), "")


def has_key(model: str) -> bool:
    """Tell whether a key is set for a model."""
    return bool(os.environ.get(key_variable(model), "").strip())


def options_of(
    model: str, *, base_url: str, timeout_seconds: float, max_output_tokens: int
) -> dict[str, Any]:
    """Return what LangChain's class for this provider is made with; retries are ours, not the library's.

    Raises LLMError where the key is missing.
    """
    provider = provider_of(model)
    options: dict[str, Any] = {"base_url": base_url} if base_url else {}
    if provider == "ollama":
        return options | {"client_kwargs": {"timeout": timeout_seconds}, "num_predict": max_output_tokens}
    options |= {"timeout": timeout_seconds, "max_tokens": max_output_tokens, "max_retries": 0}
    if provider == "google_genai":
        options |= {"max_retries": 1, "transport": "rest"}  # it counts attempts; gRPC hides statuses
    if provider == "openai" and base_url:
        options["use_responses_api"] = False  # only OpenAI itself has it
    return options | _key_options(provider, base_url)


def _key_options(provider: str, base_url: str) -> dict[str, str]:
    variable = _KEYS.get(provider)
    if variable is None or os.environ.get(variable, "").strip():
        return {}
    if provider == "openai" and base_url:
        return {"api_key": _NO_KEY}
    raise LLMError(f"[answering] model needs an API key: set {variable} in the environment.")


def install_hint(model: str) -> str:
    """Return the command that installs what a model needs."""
    provider = provider_of(model)
    extra = _EXTRAS.get(provider)
    if extra is None:
        return f'[answering] model = "{model}" needs LangChain\'s package for {provider}: pip install it.'
    return f"[answering] model = \"{model}\" needs one more package: pip install 'policybot[{extra}]'"


def expected_errors() -> tuple[type[Exception], ...]:
    """Return all that a call may raise: a provider's errors, the network's, those of a broken reply."""
    loaded = [(name, error) for name, error in _PROVIDER_ERRORS if name in sys.modules]
    named = [getattr(importlib.import_module(name), error) for name, error in loaded]
    return (*named, OSError, NotImplementedError, *_BROKEN_REPLIES)


def failure_of(error: Exception) -> LLMUnavailableError:
    """Return what a failed call means; what the provider wrote is read here and passed on to nobody."""
    status = _status_of(error)
    name = type(error).__name__
    reason = f"{name}, HTTP {status}" if status else name
    if status in _REFUSES_FORM or isinstance(error, NotImplementedError):
        return UnsupportedFormError(reason, dislikes_temperature="temperature" in str(error).lower())
    if status:
        is_used_up = getattr(error, "code", None) == "insufficient_quota"
        is_transient = status in _TRANSIENT and not is_used_up
        return LLMUnavailableError(
            reason, is_transient=is_transient, retry_after_seconds=_retry_after_seconds(error)
        )
    return LLMUnavailableError(reason, is_transient=not is_final(error), may_have_cost=True)


def is_final(error: Exception | None) -> bool:
    """Tell whether asking again is of no use: the model refuses, or the prompt or the reply is too long."""
    return type(error).__name__ in _FINAL or getattr(error, "is_retryable", None) is False


def strictness_of(model: str) -> dict[str, bool]:
    """Return the option that holds a model to the schema; only OpenAI's class has it."""
    return {"strict": True} if provider_of(model) == "openai" else {}


def _status_of(error: Exception) -> int:
    """Return the HTTP status of a failed call; 0 where it failed otherwise."""
    for holder, name in (
        (error, "status_code"),
        (error, "code"),
        (getattr(error, "response", None), "status_code"),
    ):
        found = getattr(holder, name, None)
        if isinstance(found, int) and 400 <= found < 600:
            return int(found)
    return 0


def _retry_after_seconds(error: Exception) -> float:
    headers = getattr(getattr(error, "response", None), "headers", None) or {}
    try:
        seconds = float(headers.get("retry-after", ""))
    except ValueError:
        return 0.0
    return min(max(seconds, 0.0), _LONGEST_RETRY_AFTER_SECONDS)
