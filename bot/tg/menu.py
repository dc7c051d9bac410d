"""What Telegram shows of the bot before the first question: its commands and its description."""

import logging

from telegram import Bot, BotCommand
from telegram.error import TelegramError

from bot.tg import texts

logger = logging.getLogger(__name__)


async def introduce(bot: Bot) -> None:
    """Set what is not so already: setting is heavily limited, reading is not.

    A description that somebody wrote at @BotFather is left as it is, and so is the name.
    """
    try:
        await _set_commands(bot)
        await _set_descriptions(bot)
    except TelegramError as error:
        logger.warning("the commands and the description could not be set: %s", error)


async def _set_commands(bot: Bot) -> None:
    wanted = tuple(BotCommand(name, description) for name, description in texts.COMMANDS)
    if await bot.get_my_commands() != wanted:
        await bot.set_my_commands(wanted)


async def _set_descriptions(bot: Bot) -> None:
    if not (await bot.get_my_short_description()).short_description:
        await bot.set_my_short_description(texts.SHORT_DESCRIPTION)
    if not (await bot.get_my_description()).description:
        await bot.set_my_description(texts.DESCRIPTION)
