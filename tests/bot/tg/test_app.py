"""What would make serving impossible is said before the first question is taken."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.errors import SettingsError
from bot.keeping.receiving import Receiving
from bot.settings import Settings, TelegramSettings
from bot.state import State
from bot.tg.app import run
from tests.bot.tg.fakes import TODAY, TOKEN, FakeAnswerer, FakeReader, Stage, play
from tests.bot.tg.index.fakes import FakeDesk


@dataclass
class FakeApp:
    """Settings, and a core that is not reached."""

    settings: Settings
    answerer: FakeAnswerer = field(default_factory=FakeAnswerer)
    reader: FakeReader = field(default_factory=FakeReader)

    @property
    def index_desk(self) -> FakeDesk:
        """Return one that does nothing."""
        return FakeDesk()

    def today(self) -> date:
        """Return the day."""
        return TODAY

    def receiving(self, state: State) -> Receiving:
        """Nothing is received."""
        raise NotImplementedError

    def warm_up(self) -> None:
        """Load nothing."""


@pytest.mark.parametrize(
    ("token", "words"),
    [
        pytest.param(None, "No TELEGRAM_BOT_TOKEN", id="none"),
        pytest.param("", "No TELEGRAM_BOT_TOKEN", id="empty"),
        pytest.param(" \n", "No TELEGRAM_BOT_TOKEN", id="blank"),
        pytest.param("42:abc def", "is no token", id="with a blank"),
        pytest.param("42:abc/getMe", "is no token", id="with a slash"),
    ],
)
def test_without_a_usable_token_nothing_starts(token: str | None, words: str) -> None:
    app = FakeApp(Settings(telegram_bot_token=None if token is None else SecretStr(token)))

    with pytest.raises(SettingsError, match=words) as told:
        run(app)

    assert token is None or not token.strip() or token not in str(told.value)
    assert app.answerer.asked == []


def test_a_webhook_without_its_address_does_not_start() -> None:
    settings = Settings(telegram=TelegramSettings(mode="webhook"), telegram_bot_token=SecretStr(TOKEN))

    with pytest.raises(SettingsError, match="webhook_url"):
        run(FakeApp(settings))


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9", "http://127.0.0.1:9/bot", "http://127.0.0.1:9/bot/"]
)
def test_a_bot_api_server_may_be_named_with_or_without_its_path(address: str, tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        assert stage.parts.application.bot.base_url == f"http://127.0.0.1:9/bot{TOKEN}"

    play(story, tmp_path, base_url=address)


def test_access_for_a_group_that_is_not_named_does_not_start() -> None:
    settings = Settings(telegram=TelegramSettings(access="group"), telegram_bot_token=SecretStr(TOKEN))

    with pytest.raises(SettingsError, match="needs group"):
        run(FakeApp(settings))
