import gc
import threading
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from vectorstore.errors import IndexDamagedError
from vectorstore.store import VectorStore


def unit_vectors(count: int, *, seed: int = 0, dimension: int = 32) -> NDArray[np.float32]:
    vectors = np.random.default_rng(seed).standard_normal((count, dimension), dtype=np.float32)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)


def filled(folder: Path, vectors: NDArray[np.float32]) -> None:
    store = VectorStore.create(folder)
    store.add(vectors, first_key=0)
    store.close()


def test_nearest_is_by_cosine_best_first(tmp_path: Path) -> None:
    vectors = unit_vectors(200)
    filled(tmp_path / "chroma", vectors)

    found = VectorStore.open(tmp_path / "chroma").nearest(vectors[7], 10)

    assert found == np.argsort(-(vectors @ vectors[7]))[:10].tolist()


def test_rows_added_in_pieces_are_numbered_on(tmp_path: Path) -> None:
    vectors = unit_vectors(30)
    store = VectorStore.create(tmp_path / "chroma")

    store.add(vectors[:20], first_key=0)
    store.add(vectors[20:], first_key=20)

    assert store.count() == 30
    assert store.nearest(vectors[25], 1) == [25]


def test_more_rows_than_chroma_takes_at_once_are_all_found(tmp_path: Path) -> None:
    vectors = unit_vectors(6000, dimension=8)

    filled(tmp_path / "chroma", vectors)

    store = VectorStore.open(tmp_path / "chroma")
    assert store.count() == 6000
    assert [store.nearest(vectors[row], 1) for row in (0, 5460, 5461, 5999)] == [[0], [5460], [5461], [5999]]


def test_hnsw_finds_nearly_what_exact_search_finds(tmp_path: Path) -> None:
    vectors, queries = unit_vectors(3000), unit_vectors(50, seed=1)
    filled(tmp_path / "chroma", vectors)

    store = VectorStore.open(tmp_path / "chroma")
    found = [set(store.nearest(query, 10)) for query in queries]

    exact = [set(np.argsort(-(vectors @ query))[:10].tolist()) for query in queries]
    assert np.mean([len(a & b) / 10 for a, b in zip(found, exact, strict=True)]) >= 0.99


def test_every_change_is_on_disk_so_that_each_start_searches_the_same_graph(tmp_path: Path) -> None:
    vectors = unit_vectors(40)
    filled(tmp_path / "chroma", vectors[:30])
    with closing(VectorStore.open(tmp_path / "chroma")) as store:
        store.delete([3, 4])
        store.add(vectors[30:], first_key=30)
    graph = graph_files(tmp_path / "chroma")

    with closing(VectorStore.open(tmp_path / "chroma")) as store:
        assert store.nearest(vectors[35], 1) == [35]

    assert graph
    assert graph_files(tmp_path / "chroma") == graph


def graph_files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*/*")}


def test_an_empty_store_has_no_rows(tmp_path: Path) -> None:
    filled(tmp_path / "chroma", unit_vectors(0))

    assert VectorStore.open(tmp_path / "chroma").count() == 0


def test_a_missing_folder_is_damage_and_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(IndexDamagedError, match="policybot rebuild"):
        VectorStore.open(tmp_path / "chroma")

    assert not (tmp_path / "chroma").exists()


@pytest.mark.parametrize("content", [b"", b"no database" * 1000], ids=["empty", "garbage"])
def test_a_damaged_database_is_one_clear_error(tmp_path: Path, content: bytes) -> None:
    filled(tmp_path / "chroma", unit_vectors(5))
    (tmp_path / "chroma" / "chroma.sqlite3").write_bytes(content)

    with pytest.raises(IndexDamagedError, match="policybot rollback"):
        VectorStore.open(tmp_path / "chroma")


def test_a_store_nobody_refers_to_lets_go_of_its_folder(tmp_path: Path) -> None:
    filled(tmp_path / "chroma", unit_vectors(5))
    store = VectorStore.open(tmp_path / "chroma")
    is_closed = store.close

    del store
    gc.collect()

    assert not is_closed.alive


def test_stores_of_one_folder_open_and_close_in_many_threads(tmp_path: Path) -> None:
    vectors = unit_vectors(50)
    filled(tmp_path / "chroma", vectors)
    failures: list[BaseException] = []

    def use() -> None:
        try:
            for _ in range(5):
                store = VectorStore.open(tmp_path / "chroma")
                assert store.nearest(vectors[3], 1) == [3]
                store.close()
        except BaseException as error:  # noqa: BLE001  # a thread hands over whatever it raised
            failures.append(error)

    threads = [threading.Thread(target=use) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
