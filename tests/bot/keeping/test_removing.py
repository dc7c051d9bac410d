"""Taking a document out and putting it back lose neither its file nor its entry, wherever they are killed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.composition import App
from bot.errors import NotFoundError, UserInputError
from bot.keeping.corpus import move
from bot.keeping.index_work import Work, outcome_of
from bot.keeping.publishing import remove
from bot.keeping.removed import (
    find_removed,
    forget_lost_records,
    put_back,
    record_named,
    record_of_file,
    take_out,
    taken_out_before,
)
from bot.settings_loading import load_settings
from ingest.manifest_writing import entry_of
from tests.bot.commands.house import RETRIEVAL
from tests.fakes import FakeEmbedder
from tests.killing import was_killed_at
from vectorstore.records import Document

FILE, TEXT = "quy.md", "# Quỹ\n\nQuỹ do công đoàn giữ.\n"
ENTRY = f'[[document]]\nfile = "{FILE}"\nnumber = "7/QĐ-HM"'
DOCUMENT = Document(id="7-qd-hm", title="Quỹ", file=FILE, sha256="1", number="7/QĐ-HM")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / FILE).write_text(TEXT, encoding="utf-8")
    (corpus / "manifest.toml").write_text(f"{ENTRY}\n", encoding="utf-8")
    return corpus


def out(corpus: Path, removed: Path) -> None:
    if taken_out_before(corpus, removed, FILE) is None:
        take_out(corpus, DOCUMENT, removed)


def back(corpus: Path, removed: Path) -> None:
    if not (corpus / FILE).is_file():
        put_back(corpus, removed, find_removed(removed, DOCUMENT.id))


def is_whole(corpus: Path, removed: Path) -> bool:
    """Tell whether the file is at one place, with its entry beside it where it is read."""
    is_there = (corpus / FILE).is_file()
    return is_there != (removed / FILE).is_file() and (not is_there or entry_of(corpus, FILE) == ENTRY)


@pytest.mark.parametrize("job", [out, back])
def test_what_was_killed_before_a_change_of_a_file_is_whole_and_is_done_by_doing_it_again(
    corpus: Path, tmp_path: Path, job: Callable[[Path, Path], None]
) -> None:
    removed, undo = tmp_path / "removed", back if job is out else out
    undo(corpus, removed)
    change = 1
    while was_killed_at(change, job, corpus, removed):
        assert is_whole(corpus, removed), change
        job(corpus, removed)
        assert (corpus / FILE).is_file() == (job is back)
        assert entry_of(corpus, FILE) == ("" if job is out else ENTRY)
        undo(corpus, removed)
        assert is_whole(corpus, removed)
        change += 1
    assert change > 3


def test_what_a_killed_removal_took_out_of_the_corpus_the_next_one_takes_out_of_the_index(
    corpus: Path, tmp_path: Path
) -> None:
    (tmp_path / "config.toml").write_text(RETRIEVAL, encoding="utf-8")
    (corpus / "phi.md").write_text("# Đoàn phí\n\nĐoàn phí do đoàn viên đóng.\n", encoding="utf-8")
    app = App(load_settings(tmp_path / "config.toml", {}), FakeEmbedder())
    outcome_of(app, Work.INGEST, lambda *_: None)
    (document,) = (one for one in app.library.current().documents() if one.file == FILE)
    take_out(app.corpus, document, app.removed_files)

    _, kept = remove(app, [document])

    assert kept == (app.removed_files / FILE,)
    assert [one.file for one in app.library.current().documents()] == ["phi.md"]


def test_a_record_whose_file_never_came_is_forgotten_when_it_is_old(corpus: Path, tmp_path: Path) -> None:
    removed = tmp_path / "removed"
    take_out(corpus, DOCUMENT, removed)
    (removed / "mat.md.removed.json").write_text("{}", encoding="utf-8")

    forget_lost_records(removed, older_than_seconds=60)
    assert (removed / "mat.md.removed.json").is_file()
    forget_lost_records(removed, older_than_seconds=-1)

    assert sorted(path.name for path in removed.iterdir()) == [FILE, f"{FILE}.removed.json"]


@pytest.mark.skipif(not Path("/proc/version").is_file(), reason="needs a file that nobody may delete")
def test_what_cannot_be_deleted_on_its_disk_is_not_doubled_by_moving_it(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="version"):
        move(Path("/proc/version"), tmp_path / "version")

    assert not list(tmp_path.iterdir())


def test_a_copy_on_another_disk_that_a_kill_left_is_taken_for_the_file_itself(
    corpus: Path, tmp_path: Path
) -> None:
    removed = tmp_path / "removed"
    take_out(corpus, DOCUMENT, removed)
    (corpus / FILE).write_text(TEXT, encoding="utf-8")  # which was copied, and not deleted yet
    (corpus / "manifest.toml").write_text(f"{ENTRY}\n", encoding="utf-8")

    take_out(corpus, DOCUMENT, removed)

    assert sorted(path.name for path in removed.iterdir()) == [FILE, f"{FILE}.removed.json"]
    assert entry_of(corpus, FILE) == ""


@pytest.mark.parametrize("content", ["", "{", "[]", '{"name": 1}', '{"name": "x.md"}'], ids=repr)
def test_a_damaged_record_is_in_nobodys_way_and_named_where_it_is_needed(
    corpus: Path, tmp_path: Path, content: str
) -> None:
    removed = tmp_path / "removed"
    out(corpus, removed)
    (removed / "x.md").write_text("x", encoding="utf-8")
    (removed / "x.md.removed.json").write_text(content, encoding="utf-8")

    assert record_of_file(removed, FILE) is not None
    for needed in (find_removed, record_named):
        with pytest.raises(UserInputError, match=r"x\.md\.removed\.json cannot be read.*policybot add"):
            needed(removed, "x.md")
    with pytest.raises(NotFoundError, match=r"x\.md\.removed\.json cannot be read"):
        find_removed(removed, "another")
    back(corpus, removed)
    assert is_whole(corpus, removed)
