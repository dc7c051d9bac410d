"""The typing action is shown again and again until the work is done, and never after."""

import asyncio

from telegram.ext import ExtBot

from bot.tg.asking.typing_action import typing
from tests.bot.tg.fakes import TOKEN, DirectRequest
from tests.bot_api_server.api import BotApi
from tests.bot_api_server.failures import Failure


def test_typing_is_repeated_while_the_work_goes_on_and_stops_with_it() -> None:
    api = BotApi(TOKEN)
    api.world.write("Hỏi?", person=7)

    async def work() -> None:
        async with ExtBot(TOKEN, request=DirectRequest(api)) as bot:
            async with typing(bot, 7, None, every_seconds=0.01):
                while len(api.world.called("sendChatAction")) < 3:
                    await asyncio.sleep(0.01)
            shown = len(api.world.called("sendChatAction"))
            await asyncio.sleep(0.05)
            assert len(api.world.called("sendChatAction")) == shown

    asyncio.run(work())


def test_typing_that_fails_is_tried_again() -> None:
    api = BotApi(TOKEN)
    api.world.write("Hỏi?", person=7)
    api.fail("sendChatAction", Failure(500), times=2)

    async def work() -> None:
        async with (
            ExtBot(TOKEN, request=DirectRequest(api)) as bot,
            typing(bot, 7, None, every_seconds=0.01),
        ):
            while len(api.world.called("sendChatAction")) < 3:
                await asyncio.sleep(0.01)

    asyncio.run(work())
