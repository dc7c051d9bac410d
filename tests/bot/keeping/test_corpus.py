"""The corpus folder: files are added without overwriting, and taken out without being lost."""

import os
import resource
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.errors import UserInputError
from bot.keeping.corpus import file_with_the_same_bytes, place_for, remove_left_copies
from bot.keeping.removed import record_of_file, take_out
from ingest.manifest_writing import entry_of, put_entry, table_of
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


def test_a_copy_that_a_kill_left_half_way_is_no_twin(tmp_path: Path) -> None:
    corpus, new = tmp_path / "corpus", tmp_path / "mới.md"
    (corpus / "bo-sung").mkdir(parents=True)
    for path in (new, corpus / "bo-sung" / ".mới.md.part"):
        path.write_text("Điều 1", encoding="utf-8")

    assert file_with_the_same_bytes(new, corpus) is None


def test_copies_left_half_way_are_removed_but_not_those_being_made_nor_what_people_keep(
    tmp_path: Path,
) -> None:
    (tmp_path / "bo-sung").mkdir()
    names = ("bo-sung/.a.md.part", "bo-sung/.b.md.part", "c.md.part", ".d.md", "e.md")
    for name in names:
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (0, 0))
    (tmp_path / names[1]).touch()

    remove_left_copies(tmp_path, older_than_seconds=3600)

    assert sorted(path.name for path in tmp_path.rglob("*.*")) == [".b.md.part", ".d.md", "c.md.part", "e.md"]


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


@contextmanager
def full_disk(most_bytes: int) -> Iterator[None]:
    """Let no file grow beyond so many bytes, as on a disk without room."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.fixture
def another_disk() -> Iterator[Path]:
    """A folder on another file system than that of temporary files."""
    memory = Path("/dev/shm")  # noqa: S108 (it is the other file system)
    if not memory.is_dir() or memory.stat().st_dev == Path(tempfile.gettempdir()).stat().st_dev:
        pytest.skip("there is one file system only")
    folder = Path(tempfile.mkdtemp(dir=memory))
    yield folder
    shutil.rmtree(folder)


def test_a_file_whose_entry_cannot_be_taken_out_stays_where_it_is(tmp_path: Path) -> None:
    corpus, removed = tmp_path / "corpus", tmp_path / "removed"
    corpus.mkdir()
    (corpus / "luật.md").write_text("một", encoding="utf-8")
    for number in range(50):
        put_entry(corpus, f"{number}.md", table_of({"file": f"{number}.md", "title": "Văn bản " * 20}))
    put_entry(corpus, "luật.md", table_of({"file": "luật.md", "title": "Luật"}))

    with pytest.raises(OSError, match="too large"), full_disk(2000):
        take_out(corpus, document("luật.md"), removed)

    assert (corpus / "luật.md").read_text(encoding="utf-8") == "một"
    assert "Luật" in entry_of(corpus, "luật.md")
    assert list(removed.iterdir()) == []
    assert [path.name for path in corpus.glob("*.part")] == []


def test_a_file_that_cannot_be_moved_to_another_disk_stays_and_leaves_nothing_there(
    tmp_path: Path, another_disk: Path
) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "luật.md").write_text("một " * 1000, encoding="utf-8")
    put_entry(corpus, "luật.md", table_of({"file": "luật.md", "title": "Luật"}))

    with pytest.raises(OSError, match="too large"), full_disk(2000):
        take_out(corpus, document("luật.md"), another_disk)

    assert (corpus / "luật.md").is_file()
    assert "Luật" in entry_of(corpus, "luật.md")
    assert list(another_disk.iterdir()) == []


def test_a_file_taken_out_to_another_disk_is_whole_there(tmp_path: Path, another_disk: Path) -> None:
    (tmp_path / "luật.md").write_text("một " * 1000, encoding="utf-8")

    record = take_out(tmp_path, document("luật.md"), another_disk)

    assert record_of_file(another_disk, "luật.md") == record
    assert (another_disk / "luật.md").read_text(encoding="utf-8") == "một " * 1000
    assert not (tmp_path / "luật.md").exists()


def test_a_file_taken_out_again_after_a_kill_keeps_the_entry_it_had(tmp_path: Path) -> None:
    corpus, removed = tmp_path / "corpus", tmp_path / "removed"
    corpus.mkdir()
    (corpus / "luật.md").write_text("một", encoding="utf-8")
    put_entry(corpus, "luật.md", table_of({"file": "luật.md", "title": "Luật"}))
    take_out(corpus, document("luật.md"), removed, name="luật.md")
    (removed / "luật.md").rename(corpus / "luật.md")  # as if it was killed before that last step

    record = take_out(corpus, document("luật.md"), removed, name="luật.md")

    assert "Luật" in record.entry
