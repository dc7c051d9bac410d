import shutil
from pathlib import Path

import numpy as np
import pytest

from tests.fakes import FakeEmbedder
from tests.vectorstore.published import LAW, LEAVE, publish
from vectorstore.errors import IndexDamagedError
from vectorstore.index import best_rows
from vectorstore.index_reader import IndexReader


def test_an_index_gives_what_was_published(tmp_path: Path) -> None:
    publish(tmp_path, LAW, LEAVE)

    index = IndexReader(tmp_path, "fake").current()

    assert index.documents() == (LAW.document, LEAVE.document)
    assert index.document("luat") == LAW.document
    assert index.text("luat") == LAW.text
    assert index.places("luat") == LAW.places
    assert index.pages("luat") == ()
    assert index.passages("luat") == LAW.passages
    assert index.passage("nghi#0") == LEAVE.passages[0]
    assert index.manifest.passages == 3


def test_both_sides_find_a_passage_by_its_words(tmp_path: Path) -> None:
    publish(tmp_path, LAW, LEAVE)
    index = IndexReader(tmp_path, "fake").current()

    dense = index.dense(FakeEmbedder().embed_query("Nghỉ thai sản"), 2)
    keywords = index.keywords("Nghỉ thai sản", 2)

    assert [len(dense), dense[0][0]] == [2, "nghi#0"]
    assert dense[0][1] > dense[1][1]
    assert keywords[0][0] == "nghi#0"
    assert 0 < index.weight("phần") < index.weight("thai")


def test_asking_for_more_than_there_is_gives_all(tmp_path: Path) -> None:
    publish(tmp_path, LAW, LEAVE)
    index = IndexReader(tmp_path, "fake").current()

    assert len(index.dense(FakeEmbedder().embed_query("phí"), 100)) == 3


def test_the_texts_of_a_held_index_outlive_its_folder(tmp_path: Path) -> None:
    held = IndexReader(tmp_path).current() if publish(tmp_path, LAW) else None

    shutil.rmtree(tmp_path)

    assert held is not None
    assert held.text("luat") == LAW.text


@pytest.mark.parametrize("content", [b"", b"\x00" * 100, None], ids=["empty", "garbage", "of another index"])
def test_exact_vectors_that_do_not_fit_are_damage(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / publish(tmp_path, LAW) / "vectors.npy"
    if content is None:
        np.save(path, np.zeros((1, 32), dtype=np.float32))
    else:
        path.write_bytes(content)

    with pytest.raises(IndexDamagedError, match="vectors"):
        _ = IndexReader(tmp_path, "fake").current().vectors


@pytest.mark.parametrize(
    ("scores", "limit", "rows"),
    [
        ([], 3, []),
        ([0.0, 0.0], 3, []),
        ([1.0, 3.0, 2.0], 2, [1, 2]),
        ([1.0, 3.0, 2.0], 9, [1, 2, 0]),
        ([2.0, 2.0, 2.0], 3, [0, 1, 2]),
        ([0.0, 2.0], 0, []),
    ],
)
def test_best_rows_are_positive_and_best_first(scores: list[float], limit: int, rows: list[int]) -> None:
    assert best_rows(np.array(scores, dtype=np.float32), limit).tolist() == rows
