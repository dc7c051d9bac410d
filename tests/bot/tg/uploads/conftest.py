"""A bot over a corpus of one document, to which staff send more."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.composition import App
from bot.keeping.in_line import bring_in_line
from bot.settings_loading import load_settings
from tests.fakes import FakeEmbedder

ROOT = Path(__file__).parents[4]
SETTINGS = f"""\
[index]
path = "index"
[retrieval]
reranker = ""
diacritics = "{ROOT / "models" / "diacritics"}"
[telegram]
uploads_waiting = 5
"""
FEES = "# Đoàn phí\n\nĐoàn phí do đoàn viên đóng mỗi tháng cho công đoàn cơ sở.\n"


def make_app(folder: Path, made: Callable[..., App] = App) -> App:
    """Return the parts of a bot in a folder."""
    (folder / "config.toml").write_text(SETTINGS, encoding="utf-8")
    (folder / "corpus").mkdir()
    (folder / "corpus" / "phi.md").write_text(FEES, encoding="utf-8")
    app = made(load_settings(folder / "config.toml", {}), FakeEmbedder(), today=lambda: date(2026, 3, 1))
    bring_in_line(app)
    return app


@pytest.fixture
def app(tmp_path: Path) -> App:
    return make_app(tmp_path)
