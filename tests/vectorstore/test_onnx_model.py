"""Models in ONNX files: the vectors of the models they were made of, without torch's weights."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from tests.vectorstore.tiny_models import Models
from training.onnx_export import export
from vectorstore.embedder import Vectors
from vectorstore.embedding import SentenceTransformerEmbedder
from vectorstore.errors import ModelUnavailableError, ModelUnsuitableError
from vectorstore.onnx_model import FILE, is_onnx_model

pytestmark = pytest.mark.slow

TEXTS = ["đoàn viên", "người lao động được nghỉ phép năm", "hợp đồng", "đoàn " * 25, ""]


def vectors_in_onnx(source: str, target: Path, *, int8: bool) -> tuple[Vectors, Vectors]:
    """Return the vectors of a model, and those of its export."""
    export(source, target, int8=int8)
    original, exported = SentenceTransformerEmbedder(source), SentenceTransformerEmbedder(str(target))
    return original.embed_passages(TEXTS), exported.embed_passages(TEXTS)


@pytest.mark.parametrize("kind", ["bert", "xlm_roberta", "e5", "phobert"])
def test_vectors_of_32_bits_are_those_of_the_model(models: Models, kind: str, tmp_path: Path) -> None:
    original, exported = vectors_in_onnx(models[kind], tmp_path / "onnx", int8=False)

    assert exported == pytest.approx(original, abs=1e-4)


@pytest.mark.parametrize("kind", ["bert", "xlm_roberta", "e5", "phobert"])
def test_vectors_of_int8_are_near_those_of_the_model(models: Models, kind: str, tmp_path: Path) -> None:
    original, exported = vectors_in_onnx(models[kind], tmp_path / "onnx", int8=True)

    assert np.sum(original * exported, axis=1).min() > 0.95
    assert exported != pytest.approx(original, abs=1e-6)


def test_folder_is_small_and_holds_no_weights_of_torch(models: Models) -> None:
    names = {path.name for path in Path(models["int8"]).iterdir()}

    assert names == {FILE, "tokenizer.json", "tokenizer_config.json"}


def test_index_of_int8_is_another_one_than_that_of_the_model(models: Models) -> None:
    names = {SentenceTransformerEmbedder(models[kind]).name for kind in ("e5", "onnx", "int8")}

    assert len(names) == 3


def test_folder_of_sentence_transformers_is_none_of_these(models: Models) -> None:
    assert is_onnx_model(models["int8"])
    assert not is_onnx_model(models["e5"])


def test_graphics_card_is_refused_in_one_line_that_names_the_setting(models: Models) -> None:
    with pytest.raises(ModelUnsuitableError, match=r'^\[embedding\] device: .*"cpu".*"cuda"'):
        SentenceTransformerEmbedder(models["int8"], device="cuda")


@pytest.mark.parametrize("file", [FILE, "tokenizer.json"])
def test_broken_folder_is_one_line_that_names_the_setting(models: Models, file: str, tmp_path: Path) -> None:
    folder = shutil.copytree(models["int8"], tmp_path / "broken")
    (folder / file).write_text("{}", encoding="utf-8")

    with pytest.raises(ModelUnavailableError, match=r"^\[embedding\] model: cannot load .*broken") as caught:
        SentenceTransformerEmbedder(str(folder))

    assert "\n" not in str(caught.value)
    assert "python -m training.onnx_export" in str(caught.value)
