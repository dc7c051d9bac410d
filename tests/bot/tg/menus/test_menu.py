"""What Telegram shows of the bot is set where it is not so already, and never set twice."""

import asyncio
from pathlib import Path

from telegram import Bot
from telegram.ext import CommandHandler

from bot.composition import App
from bot.settings import Settings
from bot.tg import texts
from bot.tg.menus.command_lists import ANYWHERE, FOR_ADMINS, FOR_GROUP_ADMINS, FOR_STAFF, IN_PRIVATE
from bot.tg.menus.menu import introduce
from tests.bot.tg.fakes import SPECIFICATION, TOKEN, DirectRequest, Stage, play
from tests.bot.tg.index.fakes import FakeDesk, wishes
from tests.bot_api_server.api import BotApi
from tests.fakes import FakeEmbedder


def introduced(api: BotApi, *admins: int) -> None:
    request = DirectRequest(api)
    bot = Bot(TOKEN, request=request, get_updates_request=request)
    asyncio.run(introduce(bot, admins=admins))


def names(api: BotApi, which: str) -> list[str]:
    return [one["command"] for one in api.world.commands[which]]


def test_the_commands_and_descriptions_are_set_once() -> None:
    api = BotApi(TOKEN, specification=SPECIFICATION)

    introduced(api)
    introduced(api)

    assert len(api.world.called("getMyCommands")) == 2 * len(api.world.commands)
    assert len(api.world.called("setMyCommands")) == len(api.world.commands) == 8
    for method in ("setMyDescription", "setMyShortDescription"):
        assert len(api.world.called(method)) == 1


def test_each_place_has_the_commands_that_are_of_use_there() -> None:
    api = BotApi(TOKEN, specification=SPECIFICATION)

    introduced(api)

    assert names(api, "all_private_chats") == ["hoi", "vanban", "moi", "huy", "riengtu", "help"]
    assert names(api, "all_group_chats") == names(api, "default") == ["hoi", "vanban", "moi", "huy", "help"]
    assert "caidat" in names(api, "all_chat_administrators")
    assert all("quyen" not in names(api, one) for one in api.world.commands)


def test_whose_telegram_is_in_english_reads_what_the_commands_do_in_english() -> None:
    api = BotApi(TOKEN, specification=SPECIFICATION)

    introduced(api)

    assert names(api, "all_private_chats en") == names(api, "all_private_chats")
    assert api.world.commands["all_private_chats en"][0]["description"] == "Ask a question"
    assert api.world.commands["all_private_chats"][0]["description"] == "Hỏi một câu"


def test_an_admin_sees_more_and_one_who_never_wrote_or_blocked_the_bot_is_no_trouble() -> None:
    api = BotApi(TOKEN, specification=SPECIFICATION)
    api.world.write("/start", person=7)
    api.world.blocked.add(9)

    introduced(api, 8, 9, 7)

    assert names(api, "chat 7")[-1] == "quyen"
    assert "chat 8" not in api.world.commands
    assert api.world.profile


def test_every_command_that_is_handled_is_listed_and_the_other_way_round(tmp_path: Path) -> None:
    handled: set[str] = set()

    async def story(stage: Stage) -> None:
        for handler in stage.parts.application.handlers[0]:
            handled.update(handler.commands if isinstance(handler, CommandHandler) else ())

    play(story, tmp_path, index=wishes(FakeDesk()), app=App(Settings(), FakeEmbedder()))

    listed = {*ANYWHERE, *IN_PRIVATE, *FOR_GROUP_ADMINS, *FOR_STAFF, *FOR_ADMINS}
    assert handled - {"start"} == listed == set(texts.COMMANDS)


def test_a_description_that_somebody_wrote_is_kept() -> None:
    api = BotApi(TOKEN)
    api.world.profile["description"] = "Bot của LĐLĐ"

    introduced(api)

    assert api.world.profile == {
        "description": "Bot của LĐLĐ",
        "short_description": texts.SHORT_DESCRIPTION,
    }
