"""What dies is brought back to life, what a crash left is cleared, and who lost the right to serve ends."""

import asyncio
import socket
from pathlib import Path
from typing import Any

import pytest
from telegram.error import TimedOut
from telegram.request import BaseRequest

from bot.errors import StateError
from bot.settings import TelegramSettings
from bot.state import State
from bot.tg.asking.desk import Desk
from bot.tg.building import Parts, build
from bot.tg.library.browsing import Browsing
from bot.tg.library.source_pages import SourcePages
from bot.tg.receiving.listener import Listener
from bot.tg.receiving.poller import Poller
from bot.tg.receiving.polling import PollRequest
from bot.tg.receiving.webhook import WebhookWatch
from bot.tg.running.instance import AlreadyServedError
from bot.tg.running.lifetime import Lifetime
from tests.bot.tg.fakes import (
    GROUP,
    PATIENCE_SECONDS,
    SPECIFICATION,
    TODAY,
    TOKEN,
    DirectRequest,
    FakeAnswerer,
    FakeReader,
    unhurried,
)
from tests.bot_api_server.api import BotApi


class SickPolls(PollRequest):
    """Polls over connections that are of no use until they are renewed, or polling is started again."""

    def __init__(self, request: BaseRequest, *, hangs: bool) -> None:
        super().__init__()
        self._direct = request
        self._hangs = hangs
        self.is_sick = True

    async def do_request(self, *args: Any, **options: Any) -> tuple[int, bytes]:
        if self.is_sick and self._hangs:
            self.is_sick = False
            await asyncio.Event().wait()
        self.note_attempt()
        if self.is_sick:
            await asyncio.sleep(0.05)
            raise TimedOut
        status, payload = await self._direct.do_request(*args, **options)
        self.note_status(status)
        return status, payload

    async def renew(self) -> None:
        await super().renew()
        self.is_sick = False


@pytest.mark.parametrize("hangs", [pytest.param(True, id="hangs"), pytest.param(False, id="times out")])
def test_dead_polling_is_brought_back_to_life(
    hangs: bool, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    api, state = BotApi(TOKEN, specification=SPECIFICATION), State(f"sqlite:///{tmp_path / 'bot.db'}")
    direct = DirectRequest(api)
    settings = TelegramSettings()

    async def run() -> None:
        polls = SickPolls(direct, hangs=hangs)
        parts = _parts(settings, state, direct, polls)
        lifetime = asyncio.ensure_future(
            Lifetime(
                parts,
                Poller(parts.updater, polls, settings, dead_after_seconds=0.5),
                answer_timeout_seconds=2,
            ).run()
        )
        api.world.write("Mức đóng?")
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not api.world.sent(7):
                await asyncio.sleep(0.02)
        lifetime.cancel()
        with pytest.raises(asyncio.CancelledError):
            await lifetime

    asyncio.run(run())
    state.close()

    assert len(api.world.sent(7)) == 1
    assert ("polling died" in caplog.text) == hangs


def test_a_webhook_that_another_process_took_is_set_again(tmp_path: Path) -> None:
    api, state = BotApi(TOKEN, specification=SPECIFICATION), State(f"sqlite:///{tmp_path / 'bot.db'}")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    ours = "https://bot.example/hook"
    settings = TelegramSettings(mode="webhook", webhook_url=ours, webhook_port=port)

    async def run() -> None:
        parts = _parts(settings, state, DirectRequest(api), PollRequest())
        listener = Listener(parts.updater, WebhookWatch(), settings, TOKEN, check_every_seconds=0.1)
        lifetime = asyncio.ensure_future(Lifetime(parts, listener, answer_timeout_seconds=2).run())
        async with asyncio.timeout(PATIENCE_SECONDS):
            while api.world.webhook.get("url") != ours or not api.world.called("setMyCommands"):
                await asyncio.sleep(0.02)
            api.world.webhook = {}
            while api.world.webhook.get("url") != ours:
                await asyncio.sleep(0.02)
        lifetime.cancel()
        with pytest.raises(asyncio.CancelledError):
            await lifetime

    asyncio.run(run())
    state.close()


class Right:
    """The right to serve alone: it is not known at first whether it is held, then it is lost."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self) -> None:
        self.asked += 1
        if self.asked == 1:
            raise StateError("The database server is gone.")
        raise AlreadyServedError("postgresql://db/bot")


def test_who_lost_the_right_to_serve_ends_but_not_while_the_database_is_gone(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    api, state = BotApi(TOKEN, specification=SPECIFICATION), State(f"sqlite:///{tmp_path / 'bot.db'}")
    settings, right = TelegramSettings(), Right()

    async def run() -> None:
        polls = PollRequest()
        parts = _parts(settings, state, DirectRequest(api), DirectRequest(api))
        poller = Poller(parts.updater, polls, settings)
        lifetime = Lifetime(
            parts, poller, answer_timeout_seconds=2, still_alone=right, take_up_every_seconds=0
        )
        with pytest.raises(AlreadyServedError):
            await asyncio.wait_for(lifetime.run(), PATIENCE_SECONDS)

    asyncio.run(run())
    state.close()

    assert right.asked == 2
    assert "it is not known whether this process serves alone" in caplog.text


def test_a_status_that_a_crash_left_behind_is_deleted_at_the_next_start(tmp_path: Path) -> None:
    api, state = BotApi(TOKEN, specification=SPECIFICATION), State(f"sqlite:///{tmp_path / 'bot.db'}")
    api.world.write("/hoi Mức đóng?", chat=GROUP)
    left = api.world.new_message(GROUP, "Đang tìm…", {})
    api.world.updates.clear()
    state.statuses.keep(5, GROUP, left["message_id"])  # of an update that was given up
    settings = TelegramSettings()

    async def run() -> None:
        polls = PollRequest()
        parts = _parts(settings, state, DirectRequest(api), DirectRequest(api))
        lifetime = asyncio.ensure_future(
            Lifetime(parts, Poller(parts.updater, polls, settings), answer_timeout_seconds=2).run()
        )
        async with asyncio.timeout(PATIENCE_SECONDS):
            while api.world.sent(GROUP):
                await asyncio.sleep(0.02)
        lifetime.cancel()
        with pytest.raises(asyncio.CancelledError):
            await lifetime

    asyncio.run(run())
    assert state.statuses.left() == ()
    state.close()


def _parts(settings: TelegramSettings, state: State, calls: BaseRequest, polls: BaseRequest) -> Parts:
    reader = FakeReader()
    return build(
        settings,
        TOKEN,
        desk=Desk(FakeAnswerer(), state, history_questions=3, today=lambda: TODAY),
        sources=SourcePages(reader, state, today=lambda: TODAY),
        browsing=Browsing(reader, state, today=lambda: TODAY),
        state=state,
        calls=calls,
        polls=polls,
        pace=unhurried(),
    )
