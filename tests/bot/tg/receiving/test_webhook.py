"""A webhook is not taken from another process without a word, and one that was taken is noticed."""

import asyncio
import logging
import socket
from pathlib import Path

import httpx
import pytest
from telegram import Bot
from telegram.ext import Updater

from bot.tg.receiving.readable import hide_unreadable_updates
from bot.tg.receiving.webhook import WebhookTakenError, WebhookWatch, refuse_to_take_over
from bot.tg.running.health import health_check
from tests.bot.tg.fakes import SPECIFICATION, TOKEN, DirectRequest, FakeManifest, Stage, play
from tests.bot_api_server.api import BotApi

OURS, THEIRS = "https://bot.example/hook", "https://other.example/hook"


@pytest.fixture
def api() -> BotApi:
    return BotApi(TOKEN, specification=SPECIFICATION)


@pytest.fixture
def bot(api: BotApi) -> Bot:
    request = DirectRequest(api)
    return Bot(TOKEN, request=request, get_updates_request=request)


@pytest.mark.parametrize("address", ["", OURS])
def test_polling_may_begin_without_a_webhook_or_after_ones_own(api: BotApi, bot: Bot, address: str) -> None:
    api.world.webhook = {"url": address}

    asyncio.run(refuse_to_take_over(bot, OURS))


def test_polling_does_not_begin_beside_the_webhook_of_another(api: BotApi, bot: Bot) -> None:
    api.world.webhook = {"url": THEIRS}

    with pytest.raises(WebhookTakenError, match=f"{THEIRS}.*take_over"):
        asyncio.run(refuse_to_take_over(bot, OURS))

    assert api.world.webhook == {"url": THEIRS}


def test_a_webhook_that_was_taken_is_noticed_until_it_is_back(api: BotApi, bot: Bot) -> None:
    watch = WebhookWatch()

    assert asyncio.run(watch.is_lost(bot, OURS))
    assert "deleted by another process" in watch.problem
    api.world.webhook = {"url": OURS}
    assert not asyncio.run(watch.is_lost(bot, OURS))
    assert watch.problem == ""


def test_a_webhook_that_is_taken_again_and_again_ends_the_bot(api: BotApi, bot: Bot) -> None:
    api.world.webhook = {"url": THEIRS}
    watch = WebhookWatch()

    async def look() -> None:
        for _ in range(10):
            await watch.is_lost(bot, OURS)

    with pytest.raises(WebhookTakenError, match="in a row"):
        asyncio.run(look())


def test_health_tells_that_the_webhook_was_taken(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        watch = WebhookWatch()
        await watch.is_lost(stage.parts.application.bot, OURS)
        health = await health_check(stage.parts, None, stage.state, FakeManifest, webhook=watch)()
        assert health.problems == (watch.problem,)

    play(story, tmp_path)


def test_an_update_that_cannot_be_read_is_logged_by_its_number_alone(
    bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    hide_unreadable_updates()
    update = {"update_id": 13, "message": {"message_id": 6, "text": "bảng lương của tôi"}}

    with caplog.at_level(logging.INFO):
        status = asyncio.run(called_by_telegram(bot, update))

    assert status == 400
    assert "update 13" in caplog.text
    assert "bảng lương" not in caplog.text


async def called_by_telegram(bot: Bot, update: dict[str, object]) -> int:
    """Return what the library's webhook answers to an update."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    async with Updater(bot, asyncio.Queue()) as updater, httpx.AsyncClient(trust_env=False) as telegram:
        await updater.start_webhook(listen="127.0.0.1", port=port, webhook_url=OURS)
        reply = await telegram.post(f"http://127.0.0.1:{port}/", json=update)
        await updater.stop()
    return reply.status_code
