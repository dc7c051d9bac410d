"""What the machine lacks is told of with what to do, each disk by itself, before members notice it."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from bot.composition import App
from bot.errors import UnhealthyError
from bot.keeping.machine import Need, is_writable, refuse_tight, told_of_scans, writable_folders
from bot.settings_loading import load_settings
from bot.state import State
from bot.state.roles import Role
from tests.fakes import FakeEmbedder

MEGABYTE = 1000**2
INDEX = Need("index", Path("/"), 500 * MEGABYTE, "lower [index] keep_generations")
CORPUS = Need("corpus", Path("/tmp"), 100 * MEGABYTE)  # noqa: S108 (any folder that exists)
STAFF = "[telegram]\nstaff = [7]\n"


def app_with(root: Path, settings: str = "") -> App:
    (root / "corpus").mkdir(exist_ok=True)
    (root / "config.toml").write_text(settings, encoding="utf-8")
    return App(load_settings(root / "config.toml", {}), FakeEmbedder())


def free(megabytes: Mapping[str, int]) -> Callable[[Path], int]:
    return lambda folder: megabytes[str(folder)] * MEGABYTE


def apart(folder: Path) -> int:
    return len(str(folder))


def test_each_disk_is_asked_for_what_stands_on_it() -> None:
    said = refuse_tight([INDEX, CORPUS], free_bytes=free({"/": 3000, "/tmp": 200}), device=apart)  # noqa: S108

    assert said == "3 GB free for index; 0 GB free for corpus"


def test_a_full_disk_is_named_with_what_to_do() -> None:
    with pytest.raises(UnhealthyError) as raised:
        refuse_tight([INDEX, CORPUS], free_bytes=free({"/": 400, "/tmp": 200}), device=apart)  # noqa: S108

    assert str(raised.value) == (
        "Only 400 MB are free at / for index: make room there for 500 MB, or lower [index] keep_generations."
    )


def test_the_disk_of_the_corpus_alone_may_be_full() -> None:
    with pytest.raises(UnhealthyError, match=r"^Only 20 MB are free at /tmp for corpus: make room there"):
        refuse_tight([INDEX, CORPUS], free_bytes=free({"/": 9000, "/tmp": 20}), device=apart)  # noqa: S108


def test_parts_on_one_disk_need_room_together() -> None:
    with pytest.raises(UnhealthyError, match=r"for index, corpus: make room there for 600 MB"):
        refuse_tight([INDEX, CORPUS], free_bytes=free({"/": 550}), device=lambda _: 1)


def test_a_folder_is_written_to_rather_than_believed(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")

    assert is_writable(tmp_path)
    assert is_writable(tmp_path / "yet" / "to be made")
    assert not is_writable(tmp_path / "file")
    assert not is_writable(Path("/proc"))  # where not even root may
    assert list(tmp_path.iterdir()) == [tmp_path / "file"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write wherever the file system lets it")
def test_a_folder_without_the_right_is_not_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)

    assert not is_writable(tmp_path)


def blocked(root: Path) -> Path:
    """Put a file where the folder of added documents belongs: nothing can be added then, not even by root."""
    (root / "corpus").mkdir()
    (root / "corpus" / "bo-sung").write_bytes(b"")
    return root


def test_a_corpus_that_staff_cannot_add_to_is_found(tmp_path: Path) -> None:
    with pytest.raises(UnhealthyError) as raised:
        writable_folders(app_with(blocked(tmp_path), STAFF))

    assert f"{tmp_path / 'corpus' / 'bo-sung'} cannot be written: give this user the right to" in str(
        raised.value
    )


def test_a_corpus_that_staff_with_a_role_of_the_database_cannot_add_to_is_found(tmp_path: Path) -> None:
    app = app_with(blocked(tmp_path))
    state = State(app.settings.database.url)
    state.roles.grant(7, Role.STAFF)
    state.close()

    with pytest.raises(UnhealthyError):
        writable_folders(app)


def test_a_corpus_that_is_read_only_on_purpose_is_well(tmp_path: Path) -> None:
    assert writable_folders(app_with(blocked(tmp_path))).startswith("read only (")


def test_what_reads_scans_is_only_missed_where_there_may_be_some(tmp_path: Path) -> None:
    both, install = ("tesseract-ocr", "tesseract-ocr-vie"), "install tesseract-ocr and tesseract-ocr-vie"

    assert told_of_scans(app_with(tmp_path), both) == "Tesseract is not installed; no scans are expected"
    assert told_of_scans(app_with(tmp_path, STAFF), both) == (
        f"Tesseract is not installed, but staff may send photos: {install}"
    )
    (tmp_path / "corpus" / "trang.jpg").write_bytes(b"")
    assert told_of_scans(app_with(tmp_path), both) == (
        f"Tesseract is not installed, but the corpus has pictures (trang.jpg): {install}"
    )


def test_tesseract_without_vietnamese_is_told_apart_from_none(tmp_path: Path) -> None:
    said = told_of_scans(app_with(tmp_path, STAFF), ("tesseract-ocr-vie",))

    assert said == "Tesseract lacks Vietnamese, but staff may send photos: install tesseract-ocr-vie"
    assert told_of_scans(app_with(tmp_path, STAFF), ()) == "Tesseract reads Vietnamese"
