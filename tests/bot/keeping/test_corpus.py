"""The corpus folder: files are added without overwriting, and taken out without being lost."""

from pathlib import Path

import pytest

from bot.errors import UserInputError
from bot.keeping.corpus import file_with_the_same_bytes, place_for
from bot.keeping.removed import take_out
from vectorstore.records import Document


def document(file: str) -> Document:
    return Document(id="d", title="Tài liệu", file=file, sha256="0")


def test_name_in_use_gets_a_number(tmp_path: Path) -> None:
    first = place_for("luật.md", tmp_path)
    first.parent.mkdir()
    first.touch()
    second = place_for("luật.md", tmp_path)
    second.touch()

    assert second.name == "luật-2.md"
    assert place_for("luật.md", tmp_path).name == "luật-3.md"


def test_twin_is_found_by_its_bytes_under_any_name(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "cũ.md").write_text("Điều 1", encoding="utf-8")
    new, other = tmp_path.parent / "mới.md", tmp_path.parent / "khác.md"
    new.write_text("Điều 1", encoding="utf-8")
    other.write_text("Điều 2", encoding="utf-8")

    assert file_with_the_same_bytes(new, tmp_path) == tmp_path / "a" / "cũ.md"
    assert file_with_the_same_bytes(other, tmp_path) is None


def test_file_taken_out_is_kept_elsewhere(tmp_path: Path) -> None:
    corpus, removed = tmp_path / "corpus", tmp_path / "removed"
    (corpus / "a").mkdir(parents=True)
    for text in ("một", "hai"):
        (corpus / "a" / "luật.md").write_text(text, encoding="utf-8")

        take_out(corpus, document("a/luật.md"), removed)

    assert not (corpus / "a" / "luật.md").exists()
    assert sorted(path.name for path in removed.glob("*.md")) == ["luật-2.md", "luật.md"]
    assert (removed / "luật-2.md").read_text(encoding="utf-8") == "hai"


@pytest.mark.parametrize("file", ["gone.md", "../outside.md"])
def test_only_files_of_the_corpus_are_taken_out(tmp_path: Path, file: str) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (tmp_path / "outside.md").touch()

    with pytest.raises(UserInputError, match="policybot ingest"):
        take_out(corpus, document(file), tmp_path / "removed")

    assert (tmp_path / "outside.md").exists()
