"""The index that all tests here start from, made once by the real `policybot ingest`."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.bot.tg.fakes import SPECIFICATION
from tests.bot_api_server.api import BotApi
from tests.bot_api_server.server import serving
from tests.end_to_end.library import write_corpus, write_settings
from tests.end_to_end.process import TOKEN, run_policybot

Home = Callable[..., Path]


@pytest.fixture(scope="session")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a corpus and its index; to be copied, not changed."""
    folder = tmp_path_factory.mktemp("indexed")
    write_corpus(folder / "corpus")
    config = write_settings(folder / "config.toml", server="http://127.0.0.1:9")
    done = run_policybot(config, "ingest")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def home(indexed: Path, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Return what makes a copy of that folder with settings of its own; it returns the settings' path."""

    def make(server: str, **tables: dict[str, str | int]) -> Path:
        folder = tmp_path_factory.mktemp("home") / "policybot"
        shutil.copytree(indexed, folder)
        return write_settings(folder / "config.toml", server=server, **tables)

    return make


@pytest.fixture
def api() -> Iterator[BotApi]:
    made = BotApi(TOKEN, specification=SPECIFICATION)
    yield made
    assert made.world.violations == []


@pytest.fixture
def address(api: BotApi) -> Iterator[str]:
    with serving(api) as where:
        yield where
