"""In mode "llm", the check tells whether the model's package, key and server are as they should be."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.composition import App
from bot.errors import BotError
from bot.keeping.language_model import language_model
from bot.settings_loading import load_settings
from tests.bot.commands.house import RETRIEVAL
from tests.fakes import FakeEmbedder
from tests.llm_server.replies import Answering, Fails, Says, statements
from tests.llm_server.server import ModelServer, serving

KEY = "sk-not-to-be-shown"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    with serving() as made:
        yield made


def app(root: Path, **answering: str) -> App:
    lines = "\n".join(f'{key} = "{value}"' for key, value in answering.items())
    (root / "config.toml").write_text(f"{RETRIEVAL}\n[answering]\nretries = 0\n{lines}\n", encoding="utf-8")
    return App(load_settings(root / "config.toml", {}), FakeEmbedder())


def told(root: Path, server: ModelServer, answering: Answering) -> str:
    address = server.then(answering).address
    try:
        return language_model(app(root, mode="llm", model="openai:test", base_url=address))
    except BotError as error:
        return f"FAILED {error}"


def test_a_model_that_replies_is_well_and_its_key_is_not_shown(tmp_path: Path, server: ModelServer) -> None:
    said = told(tmp_path, server, Says(statements()))

    assert said.startswith("openai:test at 127.0.0.1:")
    assert said.endswith("with a key replies")
    assert KEY not in said


@pytest.mark.parametrize(
    ("answering", "remedy"),
    [
        pytest.param(Fails(401), "set the right one in OPENAI_API_KEY", id="key"),
        pytest.param(Fails(404), "see [answering] model and base_url", id="name"),
        pytest.param(Says("Xin chào."), 'try [answering] output = "text"', id="no JSON"),
    ],
)
def test_what_fails_is_said_with_what_to_do(
    answering: Answering, remedy: str, tmp_path: Path, server: ModelServer
) -> None:
    said = told(tmp_path, server, answering)

    assert said.startswith("FAILED")
    assert remedy in said
    assert KEY not in said


def test_a_server_that_is_not_there_is_said(tmp_path: Path, server: ModelServer) -> None:
    nowhere = app(tmp_path, mode="llm", model="openai:test", base_url="http://127.0.0.1:9/v1")

    with pytest.raises(BotError, match="base_url is its address"):
        language_model(nowhere)


def test_a_key_that_is_missing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)

    with pytest.raises(BotError, match="set OPENAI_API_KEY"):
        language_model(app(tmp_path, mode="llm", model="openai:test"))


def test_without_a_model_answers_quote(tmp_path: Path) -> None:
    assert language_model(app(tmp_path)) == "none is configured; answers quote"
