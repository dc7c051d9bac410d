"""The messages that the READMEs show are those of the real bot over the corpus that comes with it."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest

from bot.composition import App, compose
from bot.settings_loading import load_settings
from tests.bot.tg.fakes import Stage, play
from tests.end_to_end.library import PROJECT, write_settings
from tests.end_to_end.process import run_policybot

pytestmark = pytest.mark.slow

_SHOWN = re.compile(r"^```\n(> .*?)^```", re.MULTILINE | re.DOTALL)


def shown(readme: str) -> list[tuple[str, str]]:
    """Return what is typed and what is shown for it, of the block with buttons."""
    text = (PROJECT / readme).read_text(encoding="utf-8")
    block = next(block for block in _SHOWN.findall(text) if "[ Mục lục ]" in block)
    parts = re.split(r"^> (.*)$", block, flags=re.MULTILINE)[1:]
    return list(zip(parts[::2], parts[1::2], strict=True))


def as_text(message: dict[str, Any]) -> str:
    """Return a message as the READMEs write it: its buttons in brackets, row by row."""
    rows = message["reply_markup"]["inline_keyboard"]
    below = [" ".join(f"[ {button['text']} ]" for button in row) for row in rows]
    return "\n".join([message["text"], "", *below])


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> App:
    """Return the parts of a bot over the corpus that comes with the project."""
    folder = tmp_path_factory.mktemp("readme")
    tables: dict[str, dict[str, str | int]] = {"corpus": {"path": str(PROJECT / "corpus")}}
    config = write_settings(folder / "config.toml", server="http://127.0.0.1:9", **tables)
    assert run_policybot(config, "ingest").returncode == 0
    return replace(compose(load_settings(config)), today=lambda: date(2026, 3, 1))


@pytest.mark.parametrize("readme", ["README.md", "README.vi.md"])
def test_the_messages_in_a_readme_are_real(readme: str, app: App, tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        for typed, expected in shown(readme):
            stage.world.write(typed)
            await stage.settle()
            assert as_text(stage.world.sent()[-1]).split() == expected.split()

    play(story, tmp_path, answerer=cast(Any, app.answerer), reader=cast(Any, app.reader))
