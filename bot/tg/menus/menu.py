"""What Telegram shows of the bot before the first question: its commands and its description."""

import logging
from collections.abc import Iterable

from telegram import Bot
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.tg import texts
from bot.tg.menus.command_lists import CommandList, command_lists

logger = logging.getLogger(__name__)


async def introduce(bot: Bot, *, admins: Iterable[int] = (), staff: Iterable[int] = ()) -> None:
    """Set what is not so already: setting is heavily limited, reading is not.

    A description that somebody wrote at @BotFather is left as it is, and so is the name.
    """
    try:
        for wanted in command_lists(admins=admins, staff=staff):
            await _set_commands(bot, wanted)
        await _set_descriptions(bot)
    except TelegramError as error:
        logger.warning("the commands and the description could not be set: %s", error)


async def _set_commands(bot: Bot, wanted: CommandList) -> None:
    """Set one list, if there is such a chat: an admin may never have written to the bot, or blocked it."""
    try:
        known = await bot.get_my_commands(wanted.scope, wanted.language or None)
        if known != wanted.commands:
            await bot.set_my_commands(wanted.commands, wanted.scope, wanted.language or None)
    except Forbidden:
        logger.info("a command list is left out: its chat has blocked the bot")
    except BadRequest as error:
        if "chat not found" not in str(error).lower():
            raise


async def _set_descriptions(bot: Bot) -> None:
    if not (await bot.get_my_short_description()).short_description:
        await bot.set_my_short_description(texts.SHORT_DESCRIPTION)
    if not (await bot.get_my_description()).description:
        await bot.set_my_description(texts.DESCRIPTION)
