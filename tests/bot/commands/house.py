"""A small corpus with its index, over which commands are run with a made-up model."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main
from bot.composition import App
from ingest.errors import DamagedFileError
from ingest.reading import HereReader, ReadFile
from tests.fakes import FakeEmbedder

ROOT = Path(__file__).parents[3]
RETRIEVAL = f"[retrieval]\nreranker = ''\ndiacritics = '{ROOT / 'models' / 'diacritics'}'"
RULE = """\
CÔNG TY HOA MAI
Số: 15/QĐ-HM
Hà Nội, ngày 05 tháng 3 năm 2025
QUYẾT ĐỊNH
Về việc nghỉ ngày thành lập
Điều 1. Ngày nghỉ
{who} được nghỉ ngày thành lập công ty.
Điều 2. Hiệu lực
Quyết định này có hiệu lực từ ngày 10 tháng 3 năm 2025.
"""
AMENDING = """\
CÔNG TY HOA MAI
Số: 16/QĐ-HM
Hà Nội, ngày 05 tháng 5 năm 2025
QUYẾT ĐỊNH
Sửa đổi quy định về ngày nghỉ
Điều 1. Sửa đổi
1. Sửa đổi, bổ sung khoản 2 Điều 3 của Quyết định số 15/QĐ-HM ngày 05 tháng 3 năm 2025.
2. Bãi bỏ Điều 4 của Quyết định số 15/QĐ-HM.
"""


@dataclass(frozen=True)
class House:
    """A corpus, its index, and what the commands said last."""

    root: Path
    capture: pytest.CaptureFixture[str]

    @property
    def corpus(self) -> Path:
        return self.root / "corpus"

    def write(self, name: str, text: str) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def run(self, *words: str | Path, made: Callable[..., App] = App) -> tuple[int, str, str]:
        arguments = ["--config", str(self.root / "config.toml"), *map(str, words)]
        status = main(arguments, compose=lambda settings: made(settings, FakeEmbedder()))
        return (status, *self.capture.readouterr())

    def ids(self) -> list[str]:
        return [row["id"] for row in json.loads(self.run("documents", "--json")[1])]

    def files(self) -> list[str]:
        return sorted(path.name for path in self.corpus.rglob("*") if path.is_file())


class ReadingOnce:
    """Reads each added file once, and says so where it should a second time."""

    def __init__(self) -> None:
        self.seen: set[str] = set()

    def read(self, path: Path) -> ReadFile:
        if path.name in self.seen:
            raise DamagedFileError(path, "it is read twice")
        self.seen.add(path.name)
        return HereReader().read(path)


@dataclass(frozen=True)
class ReadingOnceApp(App):
    """An app that reads each file once."""

    @cached_property
    def file_reader(self) -> Any:
        return ReadingOnce()


def audited(house: House) -> list[tuple[str, str]]:
    """Return who did what, oldest first."""
    rows = json.loads(house.run("audit", "--json")[1])
    return [(row["actor"], row["action"]) for row in reversed(rows)]
