"""A model is reached over real HTTP by LangChain's own client, whatever the server does."""

import json
import logging
import socket
from collections.abc import Iterator

import pytest

from bot.llm.chat import LangChainLLM
from bot.llm.errors import LLMError, LLMUnavailableError
from bot.llm.model import Reply, Usage
from bot.llm.prompts import Prompt
from bot.llm.replies import Draft
from tests.llm_server.replies import Answering, CutOff, Drips, Fails, Refuses, Says, Sends, statements
from tests.llm_server.server import ModelServer, serving

KEY = "sk-not-a-key"
SECRET = "câu hỏi riêng tư"
PROMPT = Prompt("quy tắc", SECRET)
GOOD = statements(("Mức là 3%.", [(1, "mức là 3%")]))
EMPTY = {"id": "1", "object": "chat.completion", "created": 0, "model": "m"}


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    with serving() as made:
        yield made


def asked(server: ModelServer, *answers: Answering, seconds: float = 10, output: str = "auto") -> Reply:
    llm = LangChainLLM("openai:test", base_url=server.then(*answers).address, output=output)
    return llm.reply(PROMPT, Draft, timeout_seconds=seconds)


def failure(server: ModelServer, *answers: Answering, seconds: float = 10) -> LLMUnavailableError:
    with pytest.raises(LLMUnavailableError) as caught:
        asked(server, *answers, seconds=seconds)
    return caught.value


def test_a_reply_is_asked_for_by_a_json_schema_and_read_with_what_it_took(server: ModelServer) -> None:
    reply = asked(server, Says(GOOD))

    assert reply == Reply(GOOD, Usage(120, 30))
    assert server.requests[0]["response_format"]["json_schema"]["strict"] is True
    assert server.keys == [f"Bearer {KEY}"]


@pytest.mark.parametrize(
    ("unsupported", "used"),
    [
        pytest.param({"response_format"}, "tools", id="no schemas"),
        pytest.param({"response_format", "tools"}, "", id="plain text only"),
    ],
)
def test_what_a_server_cannot_do_is_done_without_and_not_tried_again(
    server: ModelServer, unsupported: set[str], used: str
) -> None:
    server.unsupported = frozenset(unsupported)
    server.otherwise = Says(GOOD)
    llm = LangChainLLM("openai:test", base_url=server.address)

    replies = [llm.reply(PROMPT, Draft, timeout_seconds=10) for _ in range(2)]

    assert [reply.content for reply in replies] == [GOOD, GOOD]
    assert len(server.requests) == len(unsupported) + 2
    assert not used or used in server.requests[-1]


def test_a_model_that_takes_only_its_own_temperature_gets_none(server: ModelServer) -> None:
    server.unsupported = frozenset({"temperature"})

    assert asked(server, Says(GOOD)).content == GOOD
    assert "response_format" in server.requests[-1]


@pytest.mark.parametrize("output", ["auto", "json_schema", "function_calling", "text"])
def test_a_server_that_ignores_the_form_is_understood(server: ModelServer, output: str) -> None:
    server.ignores_form = True
    talk = f"Đây là câu trả lời:\n```json\n{json.dumps(GOOD, ensure_ascii=False)}\n```"

    assert asked(server, Says(talk), output=output).content == GOOD


def test_a_server_that_reports_no_usage_gives_none(server: ModelServer) -> None:
    assert asked(server, Says(GOOD, has_usage=False)).usage is None


@pytest.mark.parametrize(
    ("answering", "is_transient"),
    [
        pytest.param(Fails(429), True, id="too many requests"),
        pytest.param(Fails(429, code="insufficient_quota"), False, id="nothing left to pay with"),
        pytest.param(Fails(500), True, id="server error"),
        pytest.param(Fails(503), True, id="unavailable"),
        pytest.param(Fails(401, message=f"Incorrect key {KEY}"), False, id="wrong key"),
        pytest.param(Fails(404), False, id="no such model"),
        pytest.param(CutOff(), True, id="cut off"),
        pytest.param(Says("Xin lỗi, tôi không biết."), True, id="no JSON"),
        pytest.param(Says("[1, 2]"), True, id="a list"),
        pytest.param(Says(json.dumps(GOOD)[:-2]), True, id="half the JSON"),
        pytest.param(Says('{"passage": 1, "quote": "mức là 3%"}'), True, id="an inner object"),
        pytest.param(Says("", finish_reason="length"), False, id="too long"),
        pytest.param(Says("", finish_reason="content_filter"), False, id="filtered"),
        pytest.param(Refuses(), False, id="refusal"),
        pytest.param(Sends(json.dumps(EMPTY | {"choices": []}).encode()), True, id="empty choices"),
        pytest.param(Sends(json.dumps(EMPTY | {"choices": None}).encode()), True, id="choices are null"),
        pytest.param(Sends(b"{}"), True, id="empty object"),
        pytest.param(Sends(b'{"choices": ['), True, id="half a body"),
        pytest.param(Sends(b""), True, id="no body"),
        pytest.param(Sends(b"[]"), True, id="a list for a body"),
        pytest.param(Sends(b"<html>", "text/html"), True, id="a page"),
    ],
)
def test_a_bad_reply_is_one_error_that_says_whether_to_ask_again(
    server: ModelServer, answering: Answering, is_transient: bool
) -> None:
    error = failure(server, answering)

    assert error.is_transient is is_transient


def test_the_wait_that_a_server_asks_for_is_known(server: ModelServer) -> None:
    assert failure(server, Fails(429, "7")).retry_after_seconds == 7
    assert failure(server, Fails(429, "Wed, 21 Oct 2026 07:28:00 GMT")).retry_after_seconds == 0


@pytest.mark.parametrize(
    "answering", [pytest.param(Says(GOOD, after_seconds=5), id="slow"), pytest.param(Drips(), id="dripping")]
)
def test_nobody_waits_longer_than_told(server: ModelServer, answering: Answering) -> None:
    assert "too long" in str(failure(server, answering, seconds=0.3))


def test_a_server_that_is_down_is_worth_another_try(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    llm = LangChainLLM("openai:test", base_url=f"http://127.0.0.1:{port}/v1")

    with pytest.raises(LLMUnavailableError) as caught:
        llm.reply(PROMPT, Draft, timeout_seconds=10)

    assert caught.value.is_transient


def test_neither_key_nor_question_is_in_errors_or_logs(
    server: ModelServer, caplog: pytest.LogCaptureFixture
) -> None:
    echo = f"Incorrect API key provided: {KEY}, in: {SECRET}"

    with caplog.at_level(logging.INFO):
        errors = [failure(server, *[Fails(status, message=echo)] * 3) for status in (400, 401, 403, 429, 500)]

    said = " ".join([caplog.text, *map(str, errors), *(str(one.__cause__) for one in errors)])
    assert KEY not in said
    assert SECRET not in said


def test_missing_provider_names_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_API_KEY", KEY)

    with pytest.raises(LLMError, match=r"pip install 'policybot\[anthropic\]'"):
        LangChainLLM("anthropic:some-model")


@pytest.mark.parametrize(
    ("model", "said"),
    [
        pytest.param("", "model is empty", id="none"),
        pytest.param("openai:test", "OPENAI_API_KEY", id="no key"),
        pytest.param("nobody:test", "provider:name", id="unknown provider"),
    ],
)
def test_a_model_that_cannot_be_set_up_names_what_to_set(
    model: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)

    with pytest.raises(LLMError, match=said):
        LangChainLLM(model)


def test_a_self_hosted_server_needs_no_key(server: ModelServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY")

    assert asked(server, Says(GOOD)).content == GOOD
