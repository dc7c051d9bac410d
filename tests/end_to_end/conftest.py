"""The index that all tests here start from, made once by the real `policybot ingest`."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.end_to_end.library import write_corpus, write_settings
from tests.end_to_end.process import run_policybot

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
