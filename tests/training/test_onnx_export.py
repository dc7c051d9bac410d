"""The command that writes a transformer as an ONNX file."""

import sys
from pathlib import Path

import pytest

from tests.vectorstore.tiny_models import save_e5, save_static
from training.onnx_export import main
from vectorstore.embedding import SentenceTransformerEmbedder

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def e5(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(save_e5(tmp_path_factory.mktemp("models") / "e5"))


def test_command_writes_a_folder_that_can_be_named_as_the_model_and_says_how_near_it_is(
    e5: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main([e5, str(tmp_path / "models" / "int8")])

    embedder = SentenceTransformerEmbedder(str(tmp_path / "models" / "int8"))
    assert embedder.embed_query("đoàn viên").shape == (embedder.dimension,)
    assert "cosine with the original" in capsys.readouterr().out


def test_missing_library_is_one_line_with_the_command_that_installs_it(
    e5: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "onnx", None)  # as Python notes what it must not find

    with pytest.raises(SystemExit, match=r'^This needs a library: pip install "policybot\[onnx\]"\.$'):
        main([e5, str(tmp_path / "int8")])

    assert list(tmp_path.iterdir()) == []


def test_table_of_vectors_is_refused(tmp_path: Path) -> None:
    static = save_static(tmp_path / "static")

    with pytest.raises(SystemExit, match="table of vectors"):
        main([str(static), str(tmp_path / "onnx")])


def test_folder_that_exists_is_left_alone(e5: str, tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()

    with pytest.raises(SystemExit, match="exists"):
        main([e5, str(tmp_path / "kept")])

    assert list((tmp_path / "kept").iterdir()) == []


def test_source_that_is_no_model_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"^\[embedding\] model: there is no folder"):
        main([str(tmp_path / "nothing"), str(tmp_path / "int8")])
