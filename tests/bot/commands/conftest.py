"""A house for each test."""

from pathlib import Path

import pytest

from tests.bot.commands.house import RETRIEVAL, House


@pytest.fixture
def house(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> House:
    house = House(tmp_path, capsys)
    house.write("config.toml", RETRIEVAL)
    house.write("corpus/phi.md", "# Đoàn phí\n\nĐoàn phí do đoàn viên đóng.\n")
    house.run("ingest")
    return house
