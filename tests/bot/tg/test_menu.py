"""What Telegram shows of the bot is set where it is not so already, and never set twice."""

import asyncio

from telegram import Bot

from bot.tg import texts
from bot.tg.menu import introduce
from tests.bot.tg.fakes import SPECIFICATION, TOKEN, DirectRequest
from tests.bot_api_server.api import BotApi, Failure


def introduced(api: BotApi) -> None:
    request = DirectRequest(api)
    asyncio.run(introduce(Bot(TOKEN, request=request, get_updates_request=request)))


def test_the_commands_and_descriptions_are_set_once() -> None:
    api = BotApi(TOKEN, specification=SPECIFICATION)

    introduced(api)
    introduced(api)

    assert [one["command"] for one in api.world.commands] == [
        "hoi",
        "vanban",
        "moi",
        "huy",
        "riengtu",
        "help",
    ]
    for method in ("setMyCommands", "setMyDescription", "setMyShortDescription"):
        assert len(api.world.called(method)) == 1


def test_a_description_that_somebody_wrote_is_kept() -> None:
    api = BotApi(TOKEN)
    api.world.profile["description"] = "Bot của LĐLĐ"

    introduced(api)

    assert api.world.profile == {
        "description": "Bot của LĐLĐ",
        "short_description": texts.SHORT_DESCRIPTION,
    }


def test_a_bot_that_may_not_set_them_serves_all_the_same() -> None:
    api = BotApi(TOKEN)
    api.fail("setMyCommands", Failure(429, "Too Many Requests: retry after 9000", retry_after=9000))

    introduced(api)

    assert api.world.commands == []
