"""A backup comes back whole, or changes nothing."""

import bz2
import gzip
import io
import json
import lzma
import sqlite3
import tarfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.errors import StateError, UserInputError
from bot.keeping.backup import (
    DATABASE,
    MANIFEST,
    GenerationGoneError,
    Kept,
    copy_database,
    sqlite_path,
    write_backup,
)
from bot.keeping.restore import Places, restore_backup, verify_backup
from bot.state.schema import SCHEMA_VERSION
from vectorstore.generation import FORMAT as INDEX_FORMAT

GENERATION = "20250101-000000-abcd"
PACKED: dict[str, Callable[[bytes], bytes]] = {
    ".tar.gz": gzip.compress,
    ".tar.xz": lzma.compress,
    ".tar.bz2": bz2.compress,
}


@dataclass(frozen=True)
class House:
    """A corpus, an index of one generation and a database, with contents that are easy to tell apart."""

    root: Path

    @property
    def places(self) -> Places:
        return Places(self.root / "corpus", self.root / "var" / "index", self.root / "var" / "bot.db")

    def fill(self, word: str) -> "House":
        places = self.places
        for path in (places.corpus / "van-ban", places.index / GENERATION / "chroma"):
            path.mkdir(parents=True)
        (places.corpus / "van-ban" / "luật.md").write_text(word, encoding="utf-8")
        (places.corpus / "manifest.toml").write_text("", encoding="utf-8")
        described = json.dumps({"format": INDEX_FORMAT, "word": word})
        (places.index / GENERATION / "manifest.json").write_text(described, encoding="utf-8")
        (places.index / GENERATION / "chroma" / "data").write_bytes(word.encode() * 1000)
        assert places.database is not None
        with closing(sqlite3.connect(places.database)) as database, database:
            database.execute("create table words (word text)")
            database.execute("insert into words values (?)", (word,))
        return self

    def words(self) -> set[str]:
        places = self.places
        assert places.database is not None
        with closing(sqlite3.connect(places.database)) as database:
            rows = {word for (word,) in database.execute("select word from words")}
        text = (places.corpus / "van-ban" / "luật.md").read_text(encoding="utf-8")
        described = (places.index / GENERATION / "manifest.json").read_text(encoding="utf-8")
        return rows | {text, json.loads(described)["word"]}

    def kept(self) -> Kept:
        return Kept(self.places.corpus, self.places.index, GENERATION, self.places.database)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path / "house").fill("trước")


@pytest.fixture
def other(tmp_path: Path) -> House:
    return House(tmp_path / "other").fill("sau")


def nothing(generation: str) -> None:
    """Stand in for making a generation the live one."""


@pytest.mark.parametrize("name", ["all.tar", "all.tar.gz", "all.tgz", "all.tar.xz"])
def test_restored_house_is_the_one_that_was_kept(
    house: House, other: House, tmp_path: Path, name: str
) -> None:
    made_current: list[str] = []
    summary = write_backup(tmp_path / name, house.kept())

    restore_backup(
        tmp_path / name, verify_backup(tmp_path / name), other.places, make_current=made_current.append
    )

    assert other.words() == {"trước"}
    assert made_current == [GENERATION]
    assert summary.files == 5
    assert summary.has_database


def test_restore_into_an_empty_place(house: House, tmp_path: Path) -> None:
    file = tmp_path / "all.tar"
    write_backup(file, house.kept())
    fresh = House(tmp_path / "fresh")

    restore_backup(file, verify_backup(file), fresh.places, make_current=nothing)

    assert fresh.words() == {"trước"}


def test_nothing_is_left_beside_what_was_restored(house: House, other: House, tmp_path: Path) -> None:
    file = tmp_path / "all.tar"
    write_backup(file, house.kept())

    restore_backup(file, verify_backup(file), other.places, make_current=nothing)

    assert sorted(path.name for path in other.root.iterdir()) == ["corpus", "var"]
    assert sorted(path.name for path in (other.root / "var").iterdir()) == ["bot.db", "index"]


def test_restoring_again_finishes_what_was_killed_half_way(
    house: House, other: House, tmp_path: Path
) -> None:
    file = tmp_path / "all.tar"
    write_backup(file, house.kept())
    aside = other.places.corpus.with_name(".corpus.restoring-0123abcd.old")
    other.places.corpus.rename(aside)  # killed between the two steps of taking its place
    (other.root / "var" / ".index.restoring-0123abcd").mkdir()

    restore_backup(file, verify_backup(file), other.places, make_current=nothing)

    assert other.words() == {"trước"}
    assert sorted(path.name for path in other.root.iterdir()) == ["corpus", "var"]
    assert sorted(path.name for path in (other.root / "var").iterdir()) == ["bot.db", "index"]


def test_failing_step_leaves_everything_as_it_was(house: House, other: House, tmp_path: Path) -> None:
    def fail(generation: str) -> None:
        raise OSError(generation)

    file = tmp_path / "all.tar"
    write_backup(file, house.kept())

    with pytest.raises(OSError, match=GENERATION):
        restore_backup(file, verify_backup(file), other.places, make_current=fail)

    assert other.words() == {"sau"}
    assert sorted(path.name for path in other.root.iterdir()) == ["corpus", "var"]


def test_database_in_use_is_copied_as_of_one_moment(house: House, tmp_path: Path) -> None:
    assert house.places.database is not None
    with closing(sqlite3.connect(house.places.database)) as busy:
        busy.execute("pragma journal_mode=wal")
        busy.execute("insert into words values ('chưa xong')")

        write_backup(tmp_path / "all.tar", house.kept())

    fresh = House(tmp_path / "fresh")
    restore_backup(
        tmp_path / "all.tar", verify_backup(tmp_path / "all.tar"), fresh.places, make_current=nothing
    )
    assert fresh.words() == {"trước"}


def test_house_without_index_and_database_is_kept_too(house: House, tmp_path: Path) -> None:
    file = tmp_path / "all.tar"
    summary = write_backup(file, Kept(house.places.corpus, house.places.index, None, None))

    manifest = verify_backup(file)

    assert manifest.generation is None
    assert not summary.has_database
    assert set(manifest.files) == {"corpus/manifest.toml", "corpus/van-ban/luật.md"}


def test_failing_backup_leaves_the_one_before(house: House, tmp_path: Path) -> None:
    file = tmp_path / "all.tar"
    write_backup(file, house.kept())
    before = file.read_bytes()
    assert house.places.database is not None
    house.places.database.write_bytes(b"no database" * 500)

    with pytest.raises(StateError):
        write_backup(file, house.kept())

    assert file.read_bytes() == before
    assert not (tmp_path / "all.tar.partial").exists()


def test_generation_of_another_format_is_refused_before_anything_changes(
    house: House, other: House, tmp_path: Path
) -> None:
    manifest = house.places.index / GENERATION / "manifest.json"
    manifest.write_text(json.dumps({"format": INDEX_FORMAT - 1}), encoding="utf-8")
    file = tmp_path / "all.tar"
    write_backup(file, house.kept())

    with pytest.raises(UserInputError, match=f"format {INDEX_FORMAT - 1}.*Nothing was changed") as caught:
        restore_backup(file, verify_backup(file), other.places, make_current=nothing)

    assert "\n" not in str(caught.value)
    assert other.words() == {"sau"}
    assert sorted(path.name for path in other.root.iterdir()) == ["corpus", "var"]


def test_database_of_a_later_policybot_is_refused_before_anything_changes(
    house: House, other: House, tmp_path: Path
) -> None:
    assert house.places.database is not None
    with closing(sqlite3.connect(house.places.database)) as database, database:
        database.execute("create table schema_version (version integer)")
        database.execute("insert into schema_version values (?)", (SCHEMA_VERSION + 1,))
    file = tmp_path / "all.tar"
    write_backup(file, house.kept())

    with pytest.raises(UserInputError, match=f"schema {SCHEMA_VERSION + 1}.*Nothing was changed"):
        restore_backup(file, verify_backup(file), other.places, make_current=nothing)

    assert other.words() == {"sau"}


@pytest.mark.parametrize("gone", ["manifest.json", "chroma/data"])
def test_generation_that_is_being_deleted_is_no_backup(house: House, tmp_path: Path, gone: str) -> None:
    (house.places.index / GENERATION / gone).rename(tmp_path / "away")
    if gone != "manifest.json":  # listed before it went
        (house.places.index / GENERATION / "manifest.json").unlink()

    with pytest.raises(GenerationGoneError):
        write_backup(tmp_path / "all.tar", house.kept())

    assert not list(tmp_path.glob("all.tar*"))


Change = Callable[[dict[str, bytes]], None]


def rewritten(file: Path, change: Change) -> Path:
    """Write the archive again with its contents changed, names as they come."""
    with tarfile.open(file) as archive:
        contents = {
            member.name: content.read()
            for member in archive
            if (content := archive.extractfile(member)) is not None
        }
    change(contents)
    with tarfile.open(file, "w") as archive:
        for name, data in contents.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return file


def _flip(contents: dict[str, bytes]) -> None:
    contents["corpus/van-ban/luật.md"] = b"x"


def _lose(contents: dict[str, bytes]) -> None:
    del contents[DATABASE]


def _smuggle(contents: dict[str, bytes]) -> None:
    contents["corpus/extra.md"] = b"x"


def _climb(contents: dict[str, bytes]) -> None:
    contents["corpus/../../evil"] = b"x"


def _root(contents: dict[str, bytes]) -> None:
    contents["/etc/evil"] = b"x"


def _elsewhere(contents: dict[str, bytes]) -> None:
    contents["home/evil"] = b"x"


def _no_manifest(contents: dict[str, bytes]) -> None:
    del contents[MANIFEST]


def _broken_manifest(contents: dict[str, bytes]) -> None:
    contents[MANIFEST] = b"{"


def _later_format(contents: dict[str, bytes]) -> None:
    contents[MANIFEST] = json.dumps({**json.loads(contents[MANIFEST]), "format": 99}).encode()


def _sly_generation(contents: dict[str, bytes]) -> None:
    contents[MANIFEST] = json.dumps({**json.loads(contents[MANIFEST]), "generation": "../../x"}).encode()


@pytest.mark.parametrize(
    "change",
    [
        _flip,
        _lose,
        _smuggle,
        _climb,
        _root,
        _elsewhere,
        _no_manifest,
        _broken_manifest,
        _later_format,
        _sly_generation,
    ],
)
def test_tampered_backup_is_refused_in_one_line(house: House, tmp_path: Path, change: Change) -> None:
    file = tmp_path / "all.tar"
    write_backup(file, house.kept())

    with pytest.raises(UserInputError, match="Nothing was changed") as caught:
        verify_backup(rewritten(file, change))

    assert "\n" not in str(caught.value)


def test_link_in_a_backup_is_refused(house: House, tmp_path: Path) -> None:
    file = tmp_path / "all.tar"
    write_backup(file, house.kept())
    with tarfile.open(file, "a") as archive:
        link = tarfile.TarInfo("corpus/link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)

    with pytest.raises(UserInputError, match="corpus/link"):
        verify_backup(file)


def test_file_that_comes_twice_is_refused(house: House, tmp_path: Path) -> None:
    file = tmp_path / "all.tar"
    write_backup(file, house.kept())
    with tarfile.open(file, "a") as archive:
        archive.addfile(tarfile.TarInfo("corpus/manifest.toml"), io.BytesIO())

    with pytest.raises(UserInputError, match="twice"):
        verify_backup(file)


@pytest.mark.parametrize("data", [b"", b"not a tar", b"\x1f\x8b broken"])
def test_file_that_is_no_tar_is_refused(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "all.tar"
    file.write_bytes(data)

    with pytest.raises(UserInputError, match=r"all\.tar cannot be restored"):
        verify_backup(file)


def test_cut_off_backup_is_refused(house: House, tmp_path: Path) -> None:
    file = tmp_path / "all.tar.gz"
    write_backup(file, house.kept())
    file.write_bytes(file.read_bytes()[:-200])

    with pytest.raises(UserInputError, match="cannot be restored"):
        verify_backup(file)


@pytest.mark.parametrize("suffix", list(PACKED))
@pytest.mark.parametrize("share", [0.3, 0.5, 0.7])
def test_damaged_backup_is_refused(house: House, tmp_path: Path, suffix: str, share: float) -> None:
    file = tmp_path / f"all{suffix}"
    write_backup(tmp_path / "all.tar", house.kept())
    data = bytearray(PACKED[suffix]((tmp_path / "all.tar").read_bytes()))
    at = int(len(data) * share)
    data[at : at + 8] = bytes(byte ^ 0x5A for byte in data[at : at + 8])
    file.write_bytes(data)

    with pytest.raises(UserInputError, match="cannot be restored"):
        verify_backup(file)


def test_only_sqlite_urls_have_a_file() -> None:
    assert sqlite_path("sqlite:////srv/bot.db") == Path("/srv/bot.db")
    assert sqlite_path("sqlite:///var/bot.db?timeout=3") == Path("var/bot.db")
    assert sqlite_path("sqlite:///:memory:") is None
    assert sqlite_path("postgresql://db/bot") is None


def test_copying_what_is_no_database_says_so(tmp_path: Path) -> None:
    (tmp_path / "bot.db").write_bytes(b"something else entirely" * 100)

    with pytest.raises(StateError, match=r"bot\.db"):
        copy_database(tmp_path / "bot.db", tmp_path / "copy.db")
