"""Where models are loaded from, and what is said when they cannot be."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.vectorstore.tiny_models import DIMENSION, Models
from vectorstore.embedding import SentenceTransformerEmbedder
from vectorstore.errors import ModelUnavailableError

pytestmark = pytest.mark.slow


class Connections:
    """Notes and refuses, while it is watching, every connection that this process tries."""

    def __init__(self) -> None:
        self.tried: list[object] = []
        self.is_watching = False
        sys.addaudithook(self._hear)  # hooks stay for good, hence one for all tests

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.is_watching and event in {"socket.connect", "socket.getaddrinfo"}:
            self.tried.append(arguments)
            raise OSError("no network in this test")


CONNECTIONS = Connections()


@pytest.fixture
def no_network() -> Iterator[list[object]]:
    CONNECTIONS.tried.clear()
    CONNECTIONS.is_watching = True
    yield CONNECTIONS.tried
    CONNECTIONS.is_watching = False


@pytest.mark.parametrize("kind", ["static", "xlm_roberta", "phobert", "int8"])
def test_folder_is_loaded_without_touching_the_network(
    models: Models, kind: str, no_network: list[object]
) -> None:
    embedder = SentenceTransformerEmbedder(models[kind])

    vectors = embedder.embed_passages(["người lao động", "đoàn viên"])

    assert vectors.shape == (2, DIMENSION)
    assert no_network == []


@pytest.mark.parametrize(
    "model",
    [
        pytest.param("models/nothing/here", id="relative path"),
        pytest.param("./nothing", id="path with a dot"),
        pytest.param("/nothing/here", id="absolute path"),
        pytest.param("embedding", id="bare name"),
    ],
)
def test_missing_folder_is_one_line_that_names_the_setting(model: str, no_network: list[object]) -> None:
    with pytest.raises(ModelUnavailableError) as caught:
        SentenceTransformerEmbedder(model)

    assert "[embedding] model" in str(caught.value)
    assert model in str(caught.value)
    assert "\n" not in str(caught.value)
    assert no_network == []


@pytest.mark.parametrize(
    ("file", "content"),
    [
        pytest.param("modules.json", "{", id="broken list of modules"),
        pytest.param("model.safetensors", "not weights", id="broken weights"),
        pytest.param("tokenizer.json", "{}", id="broken tokeniser"),
    ],
)
def test_broken_folder_is_one_line_that_names_the_setting(
    models: Models, tmp_path: Path, file: str, content: str, no_network: list[object]
) -> None:
    folder = shutil.copytree(models["static"], tmp_path / "broken")
    (folder / file).write_text(content, encoding="utf-8")

    with pytest.raises(ModelUnavailableError, match=r"\[embedding\] model: cannot load") as caught:
        SentenceTransformerEmbedder(str(folder))

    assert "\n" not in str(caught.value)
    assert no_network == []


def test_empty_folder_is_one_line_that_names_the_setting(tmp_path: Path, no_network: list[object]) -> None:
    with pytest.raises(ModelUnavailableError, match=r"\[embedding\] model: .*" + tmp_path.name):
        SentenceTransformerEmbedder(str(tmp_path))

    assert no_network == []


@pytest.mark.parametrize(
    ("environment", "reason"),
    [
        pytest.param({"HF_ENDPOINT": "http://127.0.0.1:9"}, "refused", id="hub out of reach"),
        pytest.param({"HF_HUB_OFFLINE": "1"}, "offline mode is enabled", id="told to stay offline"),
    ],
)
def test_hub_model_that_cannot_be_had_is_soon_one_line_that_says_what_to_do(
    tmp_path: Path, environment: dict[str, str], reason: str
) -> None:
    started = time.monotonic()
    result = _load_elsewhere("nobody/nothing", HF_HOME=str(tmp_path), **environment)

    (line,) = result.splitlines()
    assert line.startswith("ModelUnavailableError: [embedding] model: nobody/nothing is neither a folder")
    assert reason in line
    assert "--local-dir" in line
    assert time.monotonic() - started < 60


def test_hub_model_is_read_from_the_cache_without_network_and_named_by_its_revision(
    models: Models, tmp_path: Path
) -> None:
    revision = "0123456789abcdef0123456789abcdef01234567"
    cached = tmp_path / "hub" / "models--nobody--tiny"
    shutil.copytree(models["bert"], cached / "snapshots" / revision)
    (cached / "refs").mkdir()
    (cached / "refs" / "main").write_text(revision, encoding="utf-8")

    result = _load_elsewhere("nobody/tiny", HF_HOME=str(tmp_path), HF_ENDPOINT="http://127.0.0.1:9")

    assert result == f"nobody/tiny@{revision[:12]} {DIMENSION}\n"


def _load_elsewhere(model: str, **environment: str) -> str:
    """Load a model in a process of its own, which reads the environment of the hub anew."""
    program = (
        "import sys\n"
        "from vectorstore.embedding import SentenceTransformerEmbedder\n"
        "from vectorstore.errors import VectorstoreError\n"
        "try:\n"
        "    embedder = SentenceTransformerEmbedder(sys.argv[1])\n"
        "    print(embedder.name, embedder.dimension)\n"
        "except VectorstoreError as error:\n"
        "    print(f'{type(error).__name__}: {error}')\n"
    )
    kept = {key: value for key, value in os.environ.items() if not key.startswith("HF_")}
    done = subprocess.run(
        [sys.executable, "-c", program, model],
        env=kept | environment,
        capture_output=True,
        text=True,
        timeout=240,
        check=True,
    )
    return done.stdout
