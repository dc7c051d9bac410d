"""What is changed in a generation after it was sealed is found."""

import logging
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from tests.fakes import TableEmbedder, parsed_document
from vectorstore.errors import IndexDamagedError
from vectorstore.generations import Generations
from vectorstore.probe import probe
from vectorstore.publishing import Publisher
from vectorstore.records import KeptDocument

FEES = parsed_document("phi", "Điều 1. Đoàn phí\nMột phần trăm.\nĐiều 2. Kinh phí\nHai phần trăm.")
LEAVE = parsed_document("nghi", "Nghỉ thai sản sáu tháng.")


def publisher(path: Path) -> Publisher:
    return Publisher(path, embedder=TableEmbedder([FEES.text, LEAVE.text]), keep_generations=3)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a live generation."""
    return tmp_path / publisher(tmp_path).publish([FEES, LEAVE]).name


def damage(folder: Path) -> dict[str, str] | None:
    return Generations(folder.parent).damage(folder.name)


def zeroed(name: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        np.save(folder / name, np.zeros_like(np.load(folder / name)))

    return change


def turned(name: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        np.save(folder / name, np.load(folder / name)[::-1])

    return change


def other_status(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "texts.sqlite")) as texts, texts:
        texts.execute("UPDATE documents SET record = replace(record, 'unknown', 'in_force')")


def no_graph(folder: Path) -> None:
    for path in (folder / "chroma").iterdir():
        if path.is_dir():
            shutil.rmtree(path)


DAMAGES = {
    "scores of nothing": ("keywords/data.csc.index.npy", zeroed("keywords/data.csc.index.npy")),
    "scores turned round": ("keywords/data.csc.index.npy", turned("keywords/data.csc.index.npy")),
    "groups turned round": ("groups.npy", turned("groups.npy")),
    "no tokens": ("tokens.npy", zeroed("tokens.npy")),
    "no pairs": ("keywords/pairs.npy", zeroed("keywords/pairs.npy")),
    "another status": ("texts.sqlite", other_status),
    "no graph": ("data_level0.bin", no_graph),
}


@pytest.mark.parametrize(("file", "change"), DAMAGES.values(), ids=DAMAGES)
def test_a_file_that_was_changed_is_found(folder: Path, file: str, change: Callable[[Path], None]) -> None:
    assert damage(folder) == {}

    change(folder)

    assert any(name.endswith(file) for name in damage(folder) or {})


def test_searching_and_growing_break_no_seal(folder: Path) -> None:
    for _ in range(2):
        with closing(publisher(folder.parent).index_of(folder.name)) as index:
            probe(index)
            kept = index.texts.kept()
    publisher(folder.parent).publish(list(kept)[:1])

    assert damage(folder) == {}


def test_a_generation_of_an_earlier_policybot_has_no_seals(folder: Path) -> None:
    (folder / "seals.json").unlink()

    assert damage(folder) is None


@pytest.mark.parametrize("content", ["{", "[]", '{"a": 1}', '{"a": ["x", "y"]}'])
def test_seals_that_cannot_be_read_are_damage(folder: Path, content: str) -> None:
    (folder / "seals.json").write_text(content, encoding="utf-8")

    assert damage(folder) == {"seals.json": "cannot be read"}


def test_scores_of_nothing_fail_the_probe(folder: Path) -> None:
    zeroed("keywords/data.csc.index.npy")(folder)

    with (
        closing(publisher(folder.parent).index_of(folder.name)) as index,
        pytest.raises(IndexDamagedError, match="own words"),
    ):
        probe(index)


def test_a_rollback_goes_to_no_generation_that_was_changed(folder: Path) -> None:
    publisher(folder.parent).publish([FEES])
    turned("groups.npy")(folder)

    with pytest.raises(IndexDamagedError, match="the live one stays"):
        publisher(folder.parent).rollback()


def test_nothing_grows_out_of_what_was_changed(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    turned("groups.npy")(folder)
    with closing(publisher(folder.parent).index_of(folder.name)) as index:
        kept: list[KeptDocument] = list(index.texts.kept())

    with caplog.at_level(logging.WARNING):
        generation = publisher(folder.parent).publish(kept)

    assert generation.growths == 0
    assert "groups.npy was changed" in caplog.text


def test_no_document_is_taken_from_texts_that_were_changed(folder: Path) -> None:
    other_status(folder)
    with closing(publisher(folder.parent).index_of(folder.name)) as index:
        kept = list(index.texts.kept())

    with pytest.raises(IndexDamagedError, match="policybot rebuild"):
        publisher(folder.parent).publish(kept)

    assert Generations(folder.parent).current() == folder.name
