"""Reaches a chat model of any provider through LangChain, which is imported when it is first asked."""

import logging
import queue
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import BaseModel

from bot.llm.errors import LLMError, LLMUnavailableError, UnsupportedFormError
from bot.llm.model import Reply, Usage
from bot.llm.prompts import Prompt
from bot.llm.providers import (
    expected_errors,
    failure_of,
    install_hint,
    is_final,
    options_of,
    strictness_of,
)
from bot.llm.replies import object_in

AUTO, PLAIN = "auto", "text"
_FORMS = ("json_schema", "function_calling", PLAIN)  # the surest first; what a server refuses is left out

logger = logging.getLogger(__name__)

_Result = TypeVar("_Result")


class LangChainLLM:
    """A chat model of any provider that LangChain's init_chat_model knows; one attempt for each reply."""

    def __init__(
        self,
        model: str,
        *,
        base_url: str = "",
        timeout_seconds: float = 20,
        max_output_tokens: int = 1500,
        output: str = AUTO,
    ) -> None:
        """Name the model as "provider:name"; LLMError where its library or its key is missing.

        `output` is how a reply gets its form; "auto" goes from a JSON schema to a tool to plain text
        as far down as the server makes it.
        """
        if not model:
            raise LLMError('[answering] mode is "llm" but model is empty. Set it to "provider:name".')
        self._model = model
        self._options = options_of(
            model, base_url=base_url, timeout_seconds=timeout_seconds, max_output_tokens=max_output_tokens
        )
        self._forms: tuple[str, ...] = _FORMS if output == AUTO else (output,)
        self._chat = self._made(temperature=0)

    def reply(self, prompt: Prompt, form: type[BaseModel], *, timeout_seconds: float) -> Reply:
        """Return the object that the model sends; LLMUnavailableError where none comes in time."""
        return _within(timeout_seconds, lambda: self._reply(prompt, form))

    def _made(self, **more: Any) -> Any:
        from langchain.chat_models import init_chat_model

        try:
            return init_chat_model(model=self._model, **{**self._options, **more})
        except ImportError as error:
            raise LLMError(install_hint(self._model)) from error
        except expected_errors() as error:
            # What the library says may hold the key; its name is enough to find the mistake.
            raise LLMError(
                f'[answering] model = "{self._model}" cannot be used ({type(error).__name__}). '
                'Name it as "provider:name", with a provider that LangChain\'s init_chat_model knows.'
            ) from None

    def _reply(self, prompt: Prompt, form: type[BaseModel]) -> Reply:
        """Ask in the surest form that the server takes, and remember which it is."""
        for way in self._forms:
            try:
                reply = self._asked(prompt, form, way)
            except UnsupportedFormError as error:
                if way == self._forms[-1]:
                    raise
                logger.info("the model's server takes no %s: %s", way, error)
            else:
                if way in self._forms:
                    self._forms = self._forms[self._forms.index(way) :]
                return reply
        raise AssertionError("the last form returns or raises")

    def _asked(self, prompt: Prompt, form: type[BaseModel], way: str) -> Reply:
        try:
            return self._called(prompt, form, way)
        except UnsupportedFormError as error:
            if not error.dislikes_temperature:
                raise
        self._chat = self._made()  # some models take only their own temperature
        return self._called(prompt, form, way)

    def _called(self, prompt: Prompt, form: type[BaseModel], way: str) -> Reply:
        messages = [("system", prompt.rules), ("human", prompt.request)]
        try:
            if way == PLAIN:
                return _read(self._chat.invoke(messages), None, form)
            asked = self._chat.with_structured_output(
                form.model_json_schema(), method=way, **strictness_of(self._model)
            )
            return _heard(asked, messages, form)
        except expected_errors() as error:
            raise failure_of(error) from None  # what was sent and what came back stays out of tracebacks


def _heard(asked: Any, messages: list[tuple[str, str]], form: type[BaseModel]) -> Reply:
    """Return the reply, read from the message itself where LangChain cannot parse it.

    LangChain's own way to keep the message (include_raw) runs the call in a pool of threads that the
    interpreter waits for at its end, be it for ever.
    """
    from langchain_core.callbacks import BaseCallbackHandler

    messages_back: list[Any] = []

    class Listener(BaseCallbackHandler):
        """Keeps the message."""

        def on_llm_end(self, response: Any, **_: Any) -> None:
            """Keep it."""
            messages_back.append(response.generations[0][0].message)

    try:
        parsed = asked.invoke(messages, config={"callbacks": [Listener()]})
    except expected_errors() as error:
        if not messages_back or is_final(error):
            raise
        parsed = None
    return _read(messages_back[-1], parsed, form)


def _read(message: Any, parsed: object, form: type[BaseModel]) -> Reply:
    """Return what a message holds, read from its text where it has one.

    LangChain completes a reply that was cut off, which may then lack its last statements.
    """
    calls, text = getattr(message, "tool_calls", None), str(message.text)
    content: Any = calls[0]["args"] if calls else object_in(text, form.model_fields)
    if content is None and not text.strip():
        content = parsed
    if not isinstance(content, dict) or not all(key in content for key in form.model_fields):
        raise LLMUnavailableError(
            "the reply is not the JSON asked for", is_transient=True, may_have_cost=True
        )
    return Reply(content, _usage_of(message))


def _usage_of(message: Any) -> Usage | None:
    found = getattr(message, "usage_metadata", None)
    if not found or not found.get("total_tokens"):
        return None
    return Usage(int(found["input_tokens"]), int(found["output_tokens"]))


def _within(seconds: float, call: Callable[[], _Result]) -> _Result:
    """Return what the call returns if it does so in time; a server that drips its reply keeps nobody waiting.

    The libraries' time-outs are for each read. What is late is left alone in a thread that ends with it.
    """
    outcomes: queue.SimpleQueue[tuple[bool, Any]] = queue.SimpleQueue()

    def run() -> None:
        try:
            outcomes.put((True, call()))
        except BaseException as error:  # noqa: BLE001 (raised again by the one who waits)
            outcomes.put((False, error))

    threading.Thread(target=run, name="model", daemon=True).start()
    try:
        is_done, outcome = outcomes.get(timeout=max(seconds, 0.0))
    except queue.Empty:
        raise LLMUnavailableError("it took too long", is_transient=True, may_have_cost=True) from None
    if not is_done:
        raise outcome
    found: _Result = outcome
    return found
