"""What Telegram shows of the bot before the first question: its commands and its description."""

import logging
from collections.abc import Collection, Iterable

from telegram import Bot, BotCommandScopeChat
from telegram.error import BadRequest, Forbidden

from bot.tg import texts
from bot.tg.menus.command_lists import CommandList, command_lists

logger = logging.getLogger(__name__)


async def introduce(bot: Bot, *, admins: Iterable[int] = (), staff: Iterable[int] = ()) -> Collection[int]:
    """Set what is not so already, and return who has no chat with the bot that could have a list.

    Setting is heavily limited, reading is not. A description that somebody wrote at @BotFather is left as it
    is, and so is the name. TelegramError says that not all of it could be set.
    """
    lists = command_lists(admins=admins, staff=staff)
    missing = [wanted.scope for wanted in lists if not await _is_set(bot, wanted)]
    await _set_descriptions(bot)
    return {int(scope.chat_id) for scope in missing if isinstance(scope, BotCommandScopeChat)}


async def _is_set(bot: Bot, wanted: CommandList) -> bool:
    """Set one list, if there is such a chat: an admin may never have written to the bot, or blocked it."""
    try:
        known = await bot.get_my_commands(wanted.scope, wanted.language or None)
        if known != wanted.commands:
            await bot.set_my_commands(wanted.commands, wanted.scope, wanted.language or None)
    except Forbidden:
        logger.info("a command list is left out: its chat has blocked the bot")
        return False
    except BadRequest as error:
        if "chat not found" not in str(error).lower():
            raise
        return False
    return True


async def _set_descriptions(bot: Bot) -> None:
    if not (await bot.get_my_short_description()).short_description:
        await bot.set_my_short_description(texts.SHORT_DESCRIPTION)
    if not (await bot.get_my_description()).description:
        await bot.set_my_description(texts.DESCRIPTION)
