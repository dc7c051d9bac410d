"""Sees to it that no two processes take the updates of one bot where one of them is called by webhook."""

import logging

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.errors import SettingsError

CHECK_SECONDS = 180.0
_LOSSES_TOLERATED = 3  # in a row: then another process sets it again and again

logger = logging.getLogger(__name__)


class WebhookTakenError(SettingsError):
    """The updates of this bot go elsewhere, or would be taken from there."""


async def refuse_to_take_over(bot: Bot, own: str) -> None:
    """Raise WebhookTakenError where the updates go to a webhook that is not `own`: polling would end it."""
    address = (await bot.get_webhook_info()).url
    if address and address != own:
        raise WebhookTakenError(
            f"The updates of this bot go to the webhook {address}, which polling would end. Stop that bot, "
            "or give this one a token of its own; to end the webhook, set [telegram] take_over = true."
        )


class WebhookWatch:
    """Knows whether Telegram still calls this bot; `problem` says so, empty while all is well."""

    def __init__(self) -> None:
        self.problem = ""
        self._losses = 0

    async def is_lost(self, bot: Bot, own: str) -> bool:
        """Return whether the webhook is another or none; WebhookTakenError after several times."""
        try:
            address = (await bot.get_webhook_info()).url
        except InvalidToken:
            raise
        except TelegramError as error:
            logger.warning("the webhook could not be looked at: %s", error)
            return False
        if address == own:
            self.problem, self._losses = "", 0
            return False
        self._losses += 1
        what = f"changed to {address}" if address else "deleted"
        self.problem = f"The webhook of this bot was {what} by another process"
        if self._losses > _LOSSES_TOLERATED:
            raise WebhookTakenError(
                f"{self.problem}, {self._losses} times in a row. Stop that process, or give this one a token "
                "of its own, then start serve again."
            )
        logger.error("%s with the same token; setting it again", self.problem)
        return True
