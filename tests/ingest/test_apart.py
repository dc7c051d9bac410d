"""Files are read in a process of their own, which no file can take the program down with."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.apart import ApartReader
from ingest.errors import EncryptedFileError, IngestError, ReadingFailedError
from ingest.limits import ReadingLimits
from ingest.parsers import PICTURE_SUFFIXES, SUPPORTED_SUFFIXES
from ingest.reading import HereReader
from tests.ingest.made_files import PROTECTED, pdf_of_pages

FILES = Path(__file__).parent / "files"
SAMPLE = FILES / "quy-che-phong-doc.pdf"
SHARED = ReadingLimits(timeout_seconds=30)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ApartReader]:
    reader = ApartReader(SHARED, temporary=tmp_path_factory.mktemp("reading"))
    yield reader
    reader.close()


def test_file_reads_the_same_as_here(reader: ApartReader) -> None:
    for path in FILES.glob("quy-che-phong-doc.*"):
        assert reader.read(path) == HereReader().read(path)


def test_refusal_comes_through_as_it_is(reader: ApartReader, tmp_path: Path) -> None:
    path = tmp_path / "khoa.pdf"
    path.write_bytes(pdf_of_pages("A", trailer=PROTECTED))

    with pytest.raises(EncryptedFileError, match=r"Cannot read khoa\.pdf: a password protects it") as raised:
        reader.read(path)

    assert raised.value.path == path


def test_process_that_died_is_started_again(reader: ApartReader) -> None:
    before = reader.read(SAMPLE)
    _kill(reader)

    assert reader.read(SAMPLE) == before


def test_file_that_takes_too_long_is_given_up_and_leaves_nothing(tmp_path: Path) -> None:
    reader = ApartReader(ReadingLimits(timeout_seconds=0.01), temporary=tmp_path, grace_seconds=0)

    with pytest.raises(ReadingFailedError, match=r"longer than .* \(\[ingest\] timeout_seconds\)"):
        reader.read(SAMPLE)

    assert list(tmp_path.iterdir()) == []


def test_file_that_takes_too_much_memory_is_given_up_and_leaves_nothing(tmp_path: Path) -> None:
    path, written = tmp_path / "dai.txt", tmp_path / "tam"
    path.write_text("Người lao động. " * 250_000, encoding="utf-8")
    written.mkdir()
    reader = ApartReader(ReadingLimits(memory_mb=100), temporary=written)

    with pytest.raises(ReadingFailedError, match=r"more memory than 100 MB"):
        reader.read(path)

    assert list(written.iterdir()) == []


def test_folder_that_a_power_cut_left_is_removed(tmp_path: Path) -> None:
    old, new = tmp_path / "policybot-reading-cu", tmp_path / "policybot-reading-moi"
    old.mkdir()
    new.mkdir()
    os.utime(old, (0, 0))
    reader = ApartReader(SHARED, temporary=tmp_path)

    reader.read(SAMPLE)
    reader.close()

    assert list(tmp_path.iterdir()) == [new]


def test_process_knows_no_secrets(reader: ApartReader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "bi-mat")
    _kill(reader)
    reader.read(SAMPLE)

    assert b"bi-mat" not in Path(f"/proc/{reader.process_id}/environ").read_bytes()


def test_several_threads_may_ask_at_once(reader: ApartReader) -> None:
    found: list[object] = []
    threads = [threading.Thread(target=lambda: found.append(reader.read(SAMPLE))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == [reader.read(SAMPLE)] * 4


@pytest.mark.parametrize("suffix", [one for one in SUPPORTED_SUFFIXES if one not in PICTURE_SUFFIXES])
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_garbage_gives_text_or_one_clear_line(
    suffix: str, reader: ApartReader, tmp_path: Path, data: st.DataObject
) -> None:
    """Bytes of chance, and the sample with a stretch of it exchanged, taken out or cut off."""
    path = tmp_path / f"rac{suffix}"
    path.write_bytes(data.draw(_garbage(suffix)))

    try:
        said = reader.read(path).normalized.text
    except IngestError as error:
        said = str(error) if "\n" not in str(error) else ""

    assert said.strip()


def _garbage(suffix: str) -> st.SearchStrategy[bytes]:
    sample = FILES / f"quy-che-phong-doc{suffix}"
    whole = sample.read_bytes() if sample.is_file() else b"{\\rtf1\\ansi abc\\par}"
    places = st.integers(0, len(whole))
    changed = st.tuples(places, places, st.binary(max_size=64)).map(
        lambda cut: whole[: min(cut[:2])] + cut[2] + whole[max(cut[:2]) :]
    )
    return st.one_of(st.binary(min_size=1, max_size=400), changed, places.map(lambda end: whole[: end + 1]))


def _kill(reader: ApartReader) -> None:
    assert reader.process_id is not None
    os.kill(reader.process_id, 9)
