"""A restore that is killed leaves no mixture: it is undone wholly, or was done wholly."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.errors import UnhealthyError
from bot.keeping.backup import write_backup
from bot.keeping.restore import restore_backup, verify_backup
from bot.keeping.restoring import journal_beside, refuse_half_restored, undo_cut_short
from tests.bot.keeping.test_backup import GENERATION, House
from tests.killing import was_killed_at


def pointing(house: House) -> Callable[[str], None]:
    """Return what makes a generation of a house the live one."""

    def point(generation: str) -> None:
        (house.root / "var" / "index" / "current").write_text(generation)

    return point


def restored(other: House, file: Path) -> None:
    undo_cut_short(other.places.index, pointing(other))
    restore_backup(file, verify_backup(file), other.places, make_current=pointing(other), current="before")


def undone(other: House, _: Path) -> None:
    undo_cut_short(other.places.index, pointing(other))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "all.tar"
    write_backup(file, House(tmp_path / "house").fill("trước").kept())
    return file


def is_tidy(other: House) -> bool:
    names = {path.name for folder in (other.root, other.root / "var") for path in folder.iterdir()}
    return names == {"corpus", "var", "bot.db", "index"}


def test_a_restore_killed_before_any_change_is_undone_or_done_and_doing_it_again_is_whole(
    tmp_path: Path, file: Path
) -> None:
    change, half = 1, 0
    while True:
        other = House(tmp_path / f"other-{change}").fill("sau")
        (other.root / "var" / "index" / "current").write_text("before")
        if not was_killed_at(change, restored, other, file):
            break
        if journal_beside(other.places.index).is_file():
            half += 1
            with pytest.raises(UnhealthyError, match=r"policybot restore .*all\.tar` again"):
                refuse_half_restored(other.places.index)
            was_killed_at(1 + half % 7, undone, other, file)
            undone(other, file)
            assert other.words() == {"sau"}, change
            assert (other.root / "var" / "index" / "current").read_text() == "before"
        assert other.words() in ({"sau"}, {"trước"}), change
        refuse_half_restored(other.places.index)
        restored(other, file)
        assert other.words() == {"trước"}
        assert (other.root / "var" / "index" / "current").read_text() == GENERATION
        assert is_tidy(other), change
        change += 1
    assert half >= 6


def test_what_waits_aside_is_named_and_stays(tmp_path: Path, file: Path) -> None:
    change = 1
    while True:
        other = House(tmp_path / f"other-{change}").fill("sau")
        assert was_killed_at(change, restored, other, file)
        if not other.places.corpus.exists():
            break
        change += 1

    with pytest.raises(UnhealthyError, match=r"\.corpus\.restoring-\w+\.old: leave it there"):
        refuse_half_restored(other.places.index)


def test_a_journal_that_cannot_be_read_says_where_to_look(tmp_path: Path) -> None:
    (tmp_path / "restoring.json").write_text("{", encoding="utf-8")

    with pytest.raises(UnhealthyError, match="look at the folders"):
        undo_cut_short(tmp_path / "index", lambda _: None)
