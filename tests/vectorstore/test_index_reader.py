"""The reader gives the generation that is live, or one clear error."""

import gc
import json
import shutil
import weakref
from pathlib import Path

import pytest

from tests.fakes import FakeEmbedder
from tests.vectorstore.published import LAW, LEAVE, publish
from vectorstore.errors import IndexDamagedError, IndexMismatchError, IndexMissingError
from vectorstore.index_reader import IndexReader


def test_before_the_first_index_the_reader_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError, match="policybot ingest"):
        IndexReader(tmp_path, "fake").current()


def test_an_index_of_another_model_is_refused_with_the_command(tmp_path: Path) -> None:
    publish(tmp_path, LAW, embedder=FakeEmbedder("other"))

    with pytest.raises(IndexMismatchError, match="policybot rebuild"):
        IndexReader(tmp_path, "fake").current()
    assert IndexReader(tmp_path).current().text("luat") == LAW.text


def test_the_reader_reopens_only_when_another_goes_live(tmp_path: Path) -> None:
    publish(tmp_path, LAW)
    reader = IndexReader(tmp_path, "fake")
    first = reader.current()
    assert reader.current() is first

    publish(tmp_path, LEAVE)

    assert reader.current().documents() == (LEAVE.document,)


def test_an_index_that_is_held_keeps_answering_after_a_publish(tmp_path: Path) -> None:
    publish(tmp_path, LAW)
    reader = IndexReader(tmp_path, "fake")
    held = reader.current()

    publish(tmp_path, LEAVE)
    reader.current()

    assert held.keywords("kinh phí", 1)[0][0] == "luat#1"
    assert held.dense(FakeEmbedder().embed_query("Kinh phí"), 1)[0][0] == "luat#1"


def test_an_index_that_nobody_holds_is_freed_when_another_goes_live(tmp_path: Path) -> None:
    publish(tmp_path, LAW)
    reader = IndexReader(tmp_path, "fake")
    reader.current().dense(FakeEmbedder().embed_query("phí"), 1)
    store = weakref.ref(reader.current().vector_store)

    publish(tmp_path, LEAVE)
    reader.current()
    gc.collect()

    assert store() is None


def test_a_generation_deleted_while_it_is_opened_gives_way_to_the_live_one(tmp_path: Path) -> None:
    old, new = publish(tmp_path, LAW), publish(tmp_path, LEAVE)
    reader = IndexReader(tmp_path, "fake")
    names = iter([old, new])
    shutil.rmtree(tmp_path / old)
    reader._generations.current = lambda: next(names)  # type: ignore[method-assign]  # the moment between

    assert reader.current().manifest.name == new


def test_a_live_generation_that_is_gone_is_one_clear_error(tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / publish(tmp_path, LAW))

    with pytest.raises(IndexDamagedError, match="policybot rebuild"):
        IndexReader(tmp_path, "fake").current()


def test_an_index_of_another_format_is_refused_with_the_command(tmp_path: Path) -> None:
    manifest = tmp_path / publish(tmp_path, LAW) / "manifest.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"format": 1}))

    with pytest.raises(IndexMismatchError, match="policybot rebuild"):
        IndexReader(tmp_path, "fake").current()
