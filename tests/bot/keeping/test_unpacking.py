"""A zip gives its documents within limits and under safe names, or one clear refusal."""

import io
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.keeping.unpacking import (
    ArchiveError,
    EmptyArchiveError,
    LargeArchiveError,
    LockedArchiveError,
    safe_name,
    unpack,
)
from tests.bot.keeping.test_corpus import full_disk


def zipped(folder: Path, files: dict[str, bytes], name: str = "a.zip") -> Path:
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in files.items():
            archive.writestr(member, content)
    return path


def unpacked(folder: Path, files: dict[str, bytes], **limits: int) -> dict[str, bytes]:
    out = folder / "out"
    out.mkdir()
    return {path.name: path.read_bytes() for path in unpack(zipped(folder, files), out, **limits)}


def test_documents_come_out_and_what_systems_add_does_not(tmp_path: Path) -> None:
    files = {"a/luật.txt": b"1", "b/luật.txt": b"2", "__MACOSX/a/._luật.txt": b"x", ".DS_Store": b"x"}

    assert unpacked(tmp_path, files) == {"luật.txt": b"1", "luật-2.txt": b"2"}


def test_no_name_leaves_the_folder(tmp_path: Path) -> None:
    found = unpacked(tmp_path, {"../../ngoài.txt": b"1", "/etc/passwd": b"2", "c:\\x\\y.txt": b"3"})

    assert found.keys() == {"ngoài.txt", "passwd", "y.txt"}
    assert not (tmp_path.parent / "ngoài.txt").exists()


def test_a_zip_that_unpacks_without_end_is_stopped(tmp_path: Path) -> None:
    with pytest.raises(LargeArchiveError, match="unpacks to over 1 MB"):
        unpacked(tmp_path, {"to.txt": bytes(3 * 1024**2)}, most_bytes=1024**2)


@pytest.mark.parametrize(
    ("files", "words"),
    [
        pytest.param({}, "holds no document", id="empty"),
        pytest.param({f"{n}.txt": b"x" for n in range(4)}, "holds 4 files, at most 3", id="too many"),
    ],
)
def test_a_zip_of_nothing_or_too_much_is_refused(tmp_path: Path, files: dict[str, bytes], words: str) -> None:
    with pytest.raises(ArchiveError, match=words):
        unpacked(tmp_path, files, most_files=3)


def test_a_zip_behind_a_password_says_so(tmp_path: Path) -> None:
    content = bytearray(zipped(tmp_path, {"a.txt": b"x"}).read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1  # the flag in the list of members
    (tmp_path / "a.zip").write_bytes(content)

    with pytest.raises(LockedArchiveError, match="password"):
        unpack(tmp_path / "a.zip", tmp_path)


@given(content=st.binary(max_size=300))
def test_whatever_is_no_zip_is_refused_in_one_way(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.zip"
        path.write_bytes(content)

        with pytest.raises(ArchiveError):
            unpack(path, Path(folder))


@pytest.mark.parametrize("kind", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA], ids=["bzip2", "lzma"])
def test_a_zip_packed_in_ways_that_cannot_be_unpacked_piece_by_piece_is_refused(
    tmp_path: Path, kind: int
) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", kind) as archive:
        archive.writestr("a.txt", bytes(1024))

    with pytest.raises(ArchiveError, match=r"a\.zip is packed in a way"):
        unpack(tmp_path / "a.zip", tmp_path)


def test_a_zip_of_thousands_is_refused_before_its_members_are_looked_at(tmp_path: Path) -> None:
    path = zipped(tmp_path, {f"{number}.txt": b"" for number in range(5000)})
    content = path.read_bytes()
    path.write_bytes(content.replace(b"PK\x01\x02", b"PK\x01\x03"))  # whoever looks finds no list

    with pytest.raises(LargeArchiveError, match="too many files, at most 50"):
        unpack(path, tmp_path)


def test_a_full_disk_is_not_blamed_on_the_zip(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="too large"), full_disk(2000):
        unpacked_from(zipped(tmp_path, {"a.txt": bytes(5000)}), tmp_path)


GOOD_ZIP = io.BytesIO()
with zipfile.ZipFile(GOOD_ZIP, "w", zipfile.ZIP_DEFLATED) as _archive:
    _archive.writestr("luật.txt", b"x" * 3000)


@given(changes=st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=4))
def test_a_zip_with_wrong_bytes_is_unpacked_or_refused_in_one_way(changes: list[tuple[int, int]]) -> None:
    content = bytearray(GOOD_ZIP.getvalue())
    for place, byte in changes:
        content[place % len(content)] = byte

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.zip"
        path.write_bytes(content)
        try:
            unpacked_from(path, Path(folder))
        except ArchiveError:
            return


def unpacked_from(path: Path, folder: Path) -> list[Path]:
    (folder / "out").mkdir()
    return unpack(path, folder / "out")


@given(name=st.text(max_size=200))
@example(name="0.A:")
@example(name="a.İİİİİ")
@example(name=f"{'a' * 59}. b.txt")
def test_a_safe_name_is_one_part_stays_so_and_has_something_to_read(name: str) -> None:
    safe = safe_name(name)

    assert safe == Path(safe).name == safe_name(safe)
    assert not safe.startswith(".")
    assert 0 < len(safe.encode()) <= 255


def test_vietnamese_names_and_suffixes_stay() -> None:
    assert safe_name("Nghị định 12 (bản chính).PDF") == "Nghị-định-12-(bản-chính).pdf"
    assert safe_name("!!!.docx") == "tai-lieu.docx"


def test_a_zip_of_folders_holds_no_document(tmp_path: Path) -> None:
    with pytest.raises(EmptyArchiveError):
        unpack(zipped(tmp_path, {"thu-muc/": b""}), tmp_path)
