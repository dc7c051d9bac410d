"""A bot over a corpus of one document, to which staff send more."""

from datetime import date
from pathlib import Path

import pytest

from bot.composition import App
from bot.keeping.publishing import bring_in_line
from bot.settings import load_settings
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


@pytest.fixture
def app(tmp_path: Path) -> App:
    (tmp_path / "config.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "phi.md").write_text(FEES, encoding="utf-8")
    app = App(load_settings(tmp_path / "config.toml", {}), FakeEmbedder(), today=lambda: date(2026, 3, 1))
    bring_in_line(app)
    return app
