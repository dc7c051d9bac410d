"""The shape of a model's replies, and the reading of replies that only come near to it."""

import json
import re
from collections.abc import Collection, Mapping
from itertools import islice
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.llm import prompts

_MAX_STATEMENTS = 6
_DECODER = json.JSONDecoder()
_OPENING = re.compile(r"\{")
_MOST_OBJECTS = 50  # that are looked at for the one asked for
# Servers differ in which limits a JSON schema may have, so it has none; what is said is checked afterwards.
_LENIENT = ConfigDict(extra="ignore", frozen=True)


class DraftSource(BaseModel):
    """A passage that a model names, and what it says stands there."""

    model_config = _LENIENT

    passage: int = Field(description=prompts.PASSAGE_NOTE)
    quote: str = Field(description=prompts.QUOTE_NOTE)


class DraftStatement(BaseModel):
    """A statement as the model wrote it; nothing of it is proved."""

    model_config = _LENIENT

    text: str = Field(description=prompts.TEXT_NOTE)
    sources: tuple[DraftSource, ...] = Field(description=prompts.SOURCES_NOTE)


class Draft(BaseModel):
    """An answer as the model wrote it."""

    model_config = _LENIENT | {"json_schema_extra": {"description": prompts.REPLY_NOTE}}

    statements: tuple[DraftStatement, ...] = Field(description=prompts.STATEMENTS_NOTE)


class Rewriting(BaseModel):
    """A follow-up as the model would ask it."""

    model_config = _LENIENT | {"json_schema_extra": {"description": prompts.REWRITTEN_NOTE}}

    question: str = Field(description=prompts.REWRITTEN_NOTE)


def read_draft(content: Mapping[str, Any]) -> tuple[DraftStatement, ...]:
    """Return the statements that have the form of one; what is malformed is left out."""
    raw = content.get("statements")
    if not isinstance(raw, list | tuple):
        return ()
    read = []
    for one in raw[:_MAX_STATEMENTS]:
        try:
            read.append(DraftStatement.model_validate(one))
        except ValidationError:
            continue
    return tuple(read)


def read_rewriting(content: Mapping[str, Any]) -> str:
    """Return the question of a reply; "" where there is none."""
    question = content.get("question")
    return question.strip() if isinstance(question, str) else ""


def object_in(text: str, keys: Collection[str]) -> dict[str, Any] | None:
    """Return the first JSON object in a text that has the keys, fenced by Markdown or talk or not.

    None where there is none: of a reply that was cut off, an inner object is not the reply.
    """
    for match in islice(_OPENING.finditer(text), _MOST_OBJECTS):
        try:
            found, _ = _DECODER.raw_decode(text, match.start())
        except (RecursionError, ValueError):  # ValueError: no JSON, or a number too long to read
            continue
        if isinstance(found, dict) and all(key in found for key in keys):
            return found
    return None
