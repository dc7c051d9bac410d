"""Lets a language model write the answer, and keeps only what its quotes prove.

The model is reached through LangChain, which is imported when it is first asked.
"""

import importlib
import json
import logging
import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Protocol

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.answers import Citation
from bot.citations import StoredTexts, cite, verify
from bot.errors import BotError
from bot.framing import day_text, document_name
from bot.prompts import answer_prompt
from bot.quotes import find_quote, is_supported
from bot.texts import STATEMENT
from vectorstore.records import Hit

logger = logging.getLogger(__name__)

_EXTRAS = {"openai": "openai", "anthropic": "anthropic", "google_genai": "google", "ollama": "ollama"}
# What the providers' libraries raise when a call fails; only those that are loaded can have raised.
_PROVIDER_ERRORS = (
    ("httpx", "HTTPError"),
    ("openai", "OpenAIError"),
    ("anthropic", "AnthropicError"),
    ("google.genai.errors", "APIError"),
    ("ollama", "ResponseError"),
)
_MAX_RETRIES = 2


class LLMError(BotError):
    """The model cannot be set up; the message says what to install or to set."""


class LLMUnavailableError(BotError):
    """The model did not reply: a time-out, a refusal, a broken connection."""


class LLM(Protocol):
    """Completes one prompt; the bot needs nothing more of a model."""

    def complete(self, prompt: str) -> str:
        """Return the model's reply; LLMUnavailableError where there is none."""
        ...


class LangChainLLM:
    """A chat model of any provider that LangChain's init_chat_model knows."""

    def __init__(self, model: str, *, base_url: str = "", timeout_seconds: float = 30) -> None:
        """Name the model as "provider:name"; LLMError where its library is missing."""
        from langchain.chat_models import init_chat_model

        if not model:
            raise LLMError('[answering] mode is "llm" but model is empty. Set it to "provider:name".')
        options: dict[str, Any] = {"timeout": timeout_seconds, "max_retries": _MAX_RETRIES, "temperature": 0}
        if base_url:
            options["base_url"] = base_url
        try:
            self._chat = init_chat_model(model, **options)
        except ImportError as error:
            raise LLMError(_install_hint(model)) from error
        except _expected_errors(ValueError) as error:
            raise LLMError(f'Cannot use [answering] model = "{model}": {_one_line(error)}') from error

    def complete(self, prompt: str) -> str:
        """Return the model's reply; LLMUnavailableError where there is none."""
        try:
            return str(self._chat.invoke(prompt).text)
        except _expected_errors(OSError, ValueError) as error:
            raise LLMUnavailableError(f"The model did not reply: {_one_line(error)}") from error


def _install_hint(model: str) -> str:
    provider = model.split(":", 1)[0] if ":" in model else "openai"
    extra = _EXTRAS.get(provider)
    if extra is None:
        return f'[answering] model = "{model}" needs LangChain\'s package for {provider}: pip install it.'
    return f"[answering] model = \"{model}\" needs one more package: pip install 'policybot[{extra}]'"


def _expected_errors(*always: type[Exception]) -> tuple[type[Exception], ...]:
    """Return the errors given and those of the providers' libraries that are loaded."""
    loaded = [(name, error) for name, error in _PROVIDER_ERRORS if name in sys.modules]
    return (*always, *(getattr(importlib.import_module(name), error) for name, error in loaded))


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:300]


class _Source(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)

    passage: int = Field(ge=1)
    quote: str = Field(min_length=1)


class _Statement(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)

    text: str = Field(min_length=1)
    sources: tuple[_Source, ...]


class _Reply(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)

    statements: tuple[_Statement, ...] = ()


class StatementWriter:
    """Asks a model for statements with quotes, and keeps those that the stored text bears out."""

    def __init__(self, llm: LLM, *, max_passages: int = 8, max_citations: int = 9) -> None:
        """Show the model the first `max_passages` hits."""
        self._llm = llm
        self._max_passages = max_passages
        self._max_citations = max_citations

    def write(
        self, question: str, hits: Sequence[Hit], index: StoredTexts, as_of: date
    ) -> tuple[str, tuple[Citation, ...]] | None:
        """Return the text and its citations; None where no statement is proved or no model replies."""
        shown = hits[: self._max_passages]
        sources = [
            (document_name(index.document(hit.passage.document_id)), hit.passage.text) for hit in shown
        ]
        try:
            reply = self._llm.complete(answer_prompt(question, sources, day_text(as_of)))
        except LLMUnavailableError as error:
            logger.warning("%s", error)
            return None
        return self._proved(parse_reply(reply), shown, index, as_of)

    def _proved(
        self, statements: Sequence[_Statement], shown: Sequence[Hit], index: StoredTexts, as_of: date
    ) -> tuple[str, tuple[Citation, ...]] | None:
        lines: list[str] = []
        citations: list[Citation] = []
        for statement in statements:
            proofs = self._proofs(statement, shown, index, as_of)
            text = _without_marks(statement.text)
            if not proofs or not is_supported(text, [proof.quote for proof in proofs]):
                logger.info("dropped a statement of the model quotes=%s", len(statement.sources))
                continue
            marks = _numbered(proofs, citations)
            lines.append(STATEMENT.format(text=text, marks=marks))
        if not lines or len(citations) > self._max_citations:
            return None
        return "\n".join(lines), tuple(citations)

    def _proofs(
        self, statement: _Statement, shown: Sequence[Hit], index: StoredTexts, as_of: date
    ) -> list[Citation]:
        """Return a citation for each quote of a statement; none where any of them is not in its passage."""
        proofs = []
        for source in statement.sources:
            if source.passage > len(shown):
                return []
            passage = shown[source.passage - 1].passage
            place = find_quote(source.quote, passage.text)
            if place is None:
                return []
            start, end = passage.start + place[0], passage.start + place[1]
            citation = cite(index, passage, start, end, number=1, as_of=as_of)
            if not verify(citation, index):
                return []
            proofs.append(citation)
        return proofs


def parse_reply(reply: str) -> tuple[_Statement, ...]:
    """Return the statements of a model's reply; none where it is not the JSON that was asked for."""
    match = re.search(r"\{.*\}", reply, flags=re.DOTALL)
    if match is None:
        return ()
    try:
        return _Reply.model_validate(json.loads(match.group())).statements
    except (json.JSONDecodeError, ValidationError, RecursionError):
        return ()


def _numbered(proofs: Sequence[Citation], citations: list[Citation]) -> str:
    """Add the proofs to the citations, each place once, and return their marks."""
    marks = []
    for proof in proofs:
        same = next(
            (
                known
                for known in citations
                if (known.document.id, known.start, known.end) == (proof.document.id, proof.start, proof.end)
            ),
            None,
        )
        if same is None:
            same = replace(proof, number=len(citations) + 1)
            citations.append(same)
        marks.append(f"[{same.number}]")
    return "".join(dict.fromkeys(marks))


def _without_marks(text: str) -> str:
    """Take out marks of the model's own making: ours are added behind the statement."""
    return re.sub(r"\s*\[\d+\]", "", text).strip()
