"""An index is compared with the corpus file by file: lacking, changed, gone."""

from pathlib import Path

from ingest.difference import Difference, difference
from ingest.manifest import load_manifest
from ingest.preparing import source_of
from tests.fakes import FakeEmbedder
from vectorstore.records import Document


def test_files_that_are_lacking_changed_and_gone_are_told_apart(tmp_path: Path) -> None:
    for name in ("giu.txt", "sua.txt", "moi.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    embedder = FakeEmbedder()
    kept = source_of(tmp_path / "giu.txt", tmp_path, load_manifest(tmp_path), embedder)
    documents = [Document(name, name, f"{name}.txt", "0") for name in ("giu", "sua", "cu")]

    found = difference(tmp_path, documents, {"giu": kept.recipe, "sua": "khác", "cu": "cũ"}, embedder)

    assert found == Difference(lacking=("moi.txt",), changed=("sua.txt",), gone=("cu.txt",))
    assert found.count == 3
