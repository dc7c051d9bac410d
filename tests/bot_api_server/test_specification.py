"""Calls are held against the published description of the Bot API."""

from pathlib import Path
from typing import Any

import pytest

from bot.tg.routes import KINDS_OF_UPDATES
from tests.bot.tg.fakes import SPECIFICATION
from tests.bot_api_server.specification import Specification, load_specification

SMALL = Specification(
    methods={
        "send": {
            "fields": [
                {"name": "chat_id", "types": ["Integer", "String"], "required": True},
                {"name": "marks", "types": ["Array of Mark"], "required": False},
            ]
        }
    },
    types={"Mark": {"fields": [{"name": "size", "types": ["Integer"], "required": True}]}},
)

published = pytest.mark.skipif(
    SPECIFICATION is None, reason="the published Bot API is not beside the project (../shared/telegram)"
)


@pytest.mark.parametrize(
    ("method", "parameters", "problem"),
    [
        pytest.param("sent", {}, "sent: no such method", id="method"),
        pytest.param("send", {}, "send: chat_id is missing", id="missing"),
        pytest.param("send", {"chat_id": 1, "x": 1}, "send: unknown field x", id="unknown"),
        pytest.param("send", {"chat_id": True}, "send: chat_id = True is not Integer or String", id="type"),
        pytest.param(
            "send",
            {"chat_id": 1, "marks": [{"size": "1"}]},
            "send: marks = [{'size': '1'}] is not Array of Mark",
            id="nested",
        ),
    ],
)
def test_a_call_that_is_not_as_described_is_a_problem(
    method: str, parameters: dict[str, Any], problem: str
) -> None:
    assert SMALL.problem(method, parameters) == problem


def test_a_call_as_described_is_none() -> None:
    assert SMALL.problem("send", {"chat_id": "@a", "marks": [{"size": 1}]}) is None


def test_without_the_description_nothing_is_checked(tmp_path: Path) -> None:
    assert load_specification(tmp_path / "bot-api.json") is None


@published
def test_the_kinds_of_updates_the_bot_asks_for_exist() -> None:
    assert SPECIFICATION is not None

    known = {field["name"] for field in SPECIFICATION.types["Update"]["fields"]}

    assert set(KINDS_OF_UPDATES) <= known


@published
def test_a_message_is_held_against_the_published_description() -> None:
    assert SPECIFICATION is not None
    right = {"chat_id": 1, "text": "a", "entities": [{"type": "bold", "offset": 0, "length": 1}]}

    assert SPECIFICATION.problem("sendMessage", right) is None
    assert (
        SPECIFICATION.problem("sendMessage", right | {"reply_to": 1}) == "sendMessage: unknown field reply_to"
    )
