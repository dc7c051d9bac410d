"""The shipped model against sentence-transformers, which keeps two bytes a number: they agree to 0.001."""

from pathlib import Path

import numpy as np
import pytest

from vectorstore.static_table import StaticTable, is_static_folder

MODEL = Path(__file__).parents[2] / "models" / "embedding"
TEXTS = [
    "Điều 29. Tài chính công đoàn",
    "Đoàn phí công đoàn do đoàn viên đóng; kinh phí công đoàn bằng 2% quỹ tiền lương.",
    "",
    "…",
]


@pytest.fixture(scope="module")
def table() -> StaticTable:
    return StaticTable.read(MODEL, max_tokens=256)


@pytest.mark.slow
def test_vectors_are_those_that_sentence_transformers_gives(table: StaticTable) -> None:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(MODEL), device="cpu", local_files_only=True)
    expected = model.encode(TEXTS[:2], normalize_embeddings=True)

    np.testing.assert_allclose(table.embed(TEXTS[:2]), expected, atol=1e-3)
    np.testing.assert_allclose(StaticTable.of(model, max_tokens=256).embed(TEXTS[:2]), expected, atol=1e-3)


def test_a_text_without_a_word_has_no_direction(table: StaticTable) -> None:
    vectors = table.embed(TEXTS)

    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), [1, 1, 0, 0], atol=1e-6)


def test_tokens_are_counted_as_they_are_encoded(table: StaticTable) -> None:
    assert table.count_tokens(TEXTS) == [len(ids) for ids in table.encode(TEXTS)]


def test_only_a_whole_static_model_counts_as_one(tmp_path: Path) -> None:
    (tmp_path / "modules.json").write_text('[{"type": "x.StaticEmbedding", "path": ""}]', encoding="utf-8")

    assert is_static_folder(MODEL)
    assert not is_static_folder(tmp_path)  # no weights
    assert not is_static_folder(tmp_path / "missing")
