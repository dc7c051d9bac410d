"""The list of commands that Telegram shows behind the menu button."""

import logging

from telegram import Bot, BotCommand
from telegram.error import TelegramError

from bot.tg import texts

logger = logging.getLogger(__name__)


async def show_commands(bot: Bot) -> None:
    """Set the list if it is not so already: setting it is heavily limited, reading it is not."""
    wanted = tuple(BotCommand(name, description) for name, description in texts.COMMANDS)
    try:
        if await bot.get_my_commands() != wanted:
            await bot.set_my_commands(wanted)
    except TelegramError as error:
        logger.warning("the list of commands could not be set: %s", error)
