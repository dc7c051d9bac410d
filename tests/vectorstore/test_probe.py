import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from tests.fakes import FakeEmbedder, TableEmbedder, parsed_document
from vectorstore.context import Fields
from vectorstore.disk_rows import RaggedRows
from vectorstore.errors import IndexDamagedError
from vectorstore.index import LENGTHS, TOKENS, Index
from vectorstore.index_reader import IndexReader
from vectorstore.keyword_writing import build_keywords
from vectorstore.probe import probe
from vectorstore.publishing import Publisher
from vectorstore.store import VectorStore

WORDS = "công đoàn phí kinh thai sản nghỉ việc lương hưu bảo hiểm xã hội".split()  # noqa: SIM905
DOCUMENTS = [
    parsed_document(f"{first}-{second}", f"{first} {second}")
    for first in WORDS
    for second in WORDS
    if first < second
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a live generation."""
    generation = Publisher(tmp_path, embedder=FakeEmbedder(), keep_generations=1).publish(DOCUMENTS)
    return tmp_path / generation.name


def live(folder: Path) -> Index:
    return IndexReader(folder.parent, "fake").current()


def test_a_sound_index_finds_its_passages(folder: Path) -> None:
    assert probe(live(folder), sample_size=30) == 30
    assert probe(live(folder), sample_size=1000) == len(DOCUMENTS)


def no_chroma(folder: Path) -> None:
    shutil.rmtree(folder / "chroma")


def empty_chroma(folder: Path) -> None:
    no_chroma(folder)
    VectorStore.create(folder / "chroma").close()


def rows_missing_in_chroma(folder: Path) -> None:
    vectors = np.load(folder / "vectors.npy")
    no_chroma(folder)
    with closing(VectorStore.create(folder / "chroma")) as store:
        store.add(vectors[:-1], first_key=0)


def other_vectors_in_chroma(folder: Path) -> None:
    vectors = np.load(folder / "vectors.npy")
    no_chroma(folder)
    with closing(VectorStore.create(folder / "chroma")) as store:
        store.add(vectors[::-1].copy(), first_key=0)


def garbage_in_chroma(folder: Path) -> None:
    (folder / "chroma" / "chroma.sqlite3").write_bytes(b"garbage" * 1000)


def other_exact_vectors(folder: Path) -> None:
    np.save(folder / "vectors.npy", np.load(folder / "vectors.npy")[::-1])


def rows_missing_in_texts(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "texts.sqlite")) as connection:
        connection.execute("DELETE FROM passages WHERE row = 5")
        connection.commit()


def other_texts(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "texts.sqlite")) as connection:
        connection.execute("UPDATE passages SET text = 'khác hẳn'")
        connection.commit()


def rows_missing_in_keywords(folder: Path) -> None:
    shutil.rmtree(folder / "keywords")
    build_keywords(folder / "keywords", [Fields("một")] * (len(DOCUMENTS) - 1))


def other_keywords(folder: Path) -> None:
    shutil.rmtree(folder / "keywords")
    build_keywords(folder / "keywords", [Fields(parsed.text) for parsed in reversed(DOCUMENTS)])


def no_groups(folder: Path) -> None:
    (folder / "groups.npy").write_bytes(b"")


@pytest.mark.parametrize(
    "damage",
    [
        no_chroma,
        empty_chroma,
        rows_missing_in_chroma,
        other_vectors_in_chroma,
        garbage_in_chroma,
        other_exact_vectors,
        rows_missing_in_texts,
        other_texts,
        rows_missing_in_keywords,
        other_keywords,
        no_groups,
    ],
)
def test_damage_is_found(folder: Path, damage: Callable[[Path], None]) -> None:
    damage(folder)

    with pytest.raises(IndexDamagedError, match="policybot rebuild"):
        probe(live(folder))


def test_copies_of_one_passage_do_not_hide_each_other(tmp_path: Path) -> None:
    copies = [parsed_document(f"d{number}", "Nơi nhận: như trên") for number in range(60)]
    Publisher(tmp_path, embedder=FakeEmbedder(), keep_generations=1).publish(copies)

    assert probe(IndexReader(tmp_path).current(), sample_size=60) == 60


def test_a_short_passage_inside_longer_ones_is_found(tmp_path: Path) -> None:
    longer = [parsed_document(f"d{number}", "công đoàn công đoàn công đoàn cơ sở") for number in range(20)]
    Publisher(tmp_path, embedder=FakeEmbedder(), keep_generations=1).publish(
        [*longer, parsed_document("d", "công đoàn")]
    )

    assert probe(IndexReader(tmp_path).current(), sample_size=21) == 21


def test_tokens_of_fewer_passages_are_found_out(tmp_path: Path) -> None:
    texts = ["Điều 1. Nghỉ hằng năm\nĐiều 2. Tiền lương"]
    embedder = TableEmbedder(texts)
    Publisher(tmp_path, embedder=embedder, keep_generations=1).publish([parsed_document("a", texts[0])])
    generation = next(tmp_path.glob("*/tokens.npy")).parent
    RaggedRows.write(generation / TOKENS, generation / LENGTHS, [np.array([1], dtype=np.int32)])

    with pytest.raises(IndexDamagedError, match="passages in the tokens"):
        probe(IndexReader(tmp_path).current())
