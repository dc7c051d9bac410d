"""A file that waits is read once, however often it is looked at, corrected and compared."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from bot.composition import App
from bot.keeping.read_once import ReadOnce
from ingest.errors import EmptyFileError
from ingest.normalization import NormalizedText
from ingest.reading import HereReader, ReadFile
from tests.bot.tg.fakes import Stage
from tests.bot.tg.uploads.conftest import make_app
from tests.bot.tg.uploads.test_uploads import documents, perform, press, rule, say, send

READ = ReadFile(NormalizedText("Điều 1\n\nĐiều 2", (0, 8)), "Luật", "https://luat.example", 0.7, (None, 0.7))


@dataclass
class CountingReader:
    """Counts how often each file is read."""

    read_file: ReadFile | None = READ
    counts: Counter[str] = field(default_factory=Counter)

    def read(self, path: Path) -> ReadFile:
        self.counts[path.name] += 1
        return self.read_file or HereReader().read(path)


@dataclass(frozen=True)
class CountingApp(App):
    """An app that counts what it reads."""

    @cached_property
    def file_reader(self) -> Any:
        return CountingReader(None)


def test_a_file_is_read_once_until_its_contents_change(tmp_path: Path) -> None:
    path, counting = tmp_path / "scan.pdf", CountingReader()
    path.write_bytes(b"1")

    found = [ReadOnce(counting, tmp_path).read(path) for _ in range(3)]
    assert found == [READ] * 3
    assert counting.counts == {"scan.pdf": 1}

    path.write_bytes(b"2")
    ReadOnce(counting, tmp_path).read(path)
    assert counting.counts == {"scan.pdf": 2}


@pytest.mark.parametrize("kept", [b"", b"{", b"[]", b"{}", b"\xff"])
def test_what_was_kept_of_a_file_and_is_damaged_is_read_again(tmp_path: Path, kept: bytes) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(b"1")
    (tmp_path / ".scan.pdf.read").write_bytes(kept)

    assert ReadOnce(CountingReader(), tmp_path).read(path) == READ


def test_files_elsewhere_and_those_that_cannot_be_read_leave_nothing(tmp_path: Path) -> None:
    (tmp_path / "uploads").mkdir()
    for path in (tmp_path / "a.txt", tmp_path / "uploads" / "b.txt"):
        path.touch()
    reader = ReadOnce(CountingReader(), tmp_path / "uploads")

    reader.read(tmp_path / "a.txt")
    with pytest.raises(EmptyFileError):
        ReadOnce(HereReader(), tmp_path / "uploads").read(tmp_path / "uploads" / "b.txt")

    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.txt", "b.txt", "uploads"]


def test_a_document_is_read_once_on_its_way_into_the_corpus(tmp_path: Path) -> None:
    app = make_app(tmp_path, CountingApp)

    async def story(stage: Stage) -> None:
        shown = await send(stage, "scan.txt", rule())
        for label, value in (("Tên", "Quyết định nghỉ"), ("Cơ quan", "Công ty Hoa Mai")):
            await press(stage, await press(stage, shown, "Sửa"), label)
            shown = await say(stage, value)
        other = rule().replace(b"15/", b"31/").replace("thành lập".encode(), "truyền thống".encode())
        await press(stage, await send(stage, "khac.txt", other), "Đưa vào")
        await press(stage, shown, "Đưa vào")

        assert documents(app).keys() == {"phi.md", "bo-sung/scan.txt", "bo-sung/khac.txt"}
        counting: Any = app.file_reader
        assert counting.counts["scan.txt"] == 1

    perform(app, story)


def test_what_was_kept_of_a_file_is_what_was_read_of_it_with_all_that_it_says(tmp_path: Path) -> None:
    path = tmp_path / "qd.txt"
    path.write_text(
        "CÔNG TY HOA MAI\nSố: 16/QĐ-HM\nHà Nội, ngày 05 tháng 5 năm 2025\nQUYẾT ĐỊNH\nSửa đổi quy định\n"
        "Điều 1. Sửa đổi\n1. Bãi bỏ Điều 4 của Quyết định số 15/QĐ-HM.\n2. Theo Luật Việc làm năm 2025.\n"
        "Điều 2. Hiệu lực\nQuyết định này có hiệu lực từ ngày 10 tháng 5 năm 2025, trừ khoản 2 Điều 1 có"
        " hiệu lực từ ngày 01 tháng 7 năm 2025.\n",
        encoding="utf-8",
    )
    read = HereReader().read(path)
    assert read.metadata is not None
    assert read.metadata.amends
    assert read.named_editions

    kept = [ReadOnce(reader, tmp_path).read(path) for reader in (HereReader(), CountingReader())]

    assert kept == [read, read]
