"""Takes updates in by listening: Telegram calls the webhook of this bot."""

import hashlib
import hmac
import logging
from urllib.parse import urlsplit

from telegram.error import BadRequest, TelegramError
from telegram.ext import Updater

from bot.errors import SettingsError
from bot.settings import TelegramSettings
from bot.tg.receiving.readable import hide_unreadable_updates
from bot.tg.receiving.webhook import CHECK_SECONDS, WebhookWatch
from bot.tg.routes import KINDS_OF_UPDATES
from bot.tg.running.rhythm import Rhythm

_FOREVER = -1

logger = logging.getLogger(__name__)


class Listener:
    """Listens, and sets the webhook again where it was taken away, as long as it is checked now and then."""

    way = "webhook"

    def __init__(
        self,
        updater: Updater,
        watch: WebhookWatch,
        settings: TelegramSettings,
        token: str,
        *,
        check_every_seconds: float = CHECK_SECONDS,
    ) -> None:
        self._updater = updater
        self._watch = watch
        self._settings = settings
        self._secret = webhook_secret(token)
        self._checking = Rhythm(check_every_seconds)

    async def start(self) -> None:
        """Begin to listen; SettingsError where the address or the port cannot be used."""
        settings = self._settings
        hide_unreadable_updates()
        await self._set_webhook()
        try:
            await self._updater.start_webhook(
                listen=settings.webhook_listen,
                port=settings.webhook_port,
                url_path=urlsplit(settings.webhook_url).path,
                webhook_url=settings.webhook_url,
                secret_token=self._secret,
                bootstrap_retries=_FOREVER,
                allowed_updates=KINDS_OF_UPDATES,
            )
        except OSError as error:
            where = f"{settings.webhook_listen}:{settings.webhook_port}"
            raise SettingsError(
                f"Cannot listen on {where} ({error.strerror}). Change [telegram] webhook_port."
            ) from error

    async def check(self) -> None:
        """Set the webhook again where another process with the same token took it away."""
        if not self._checking.is_due():
            return
        if await self._watch.is_lost(self._updater.bot, self._settings.webhook_url):
            await self._set_webhook()

    async def _set_webhook(self) -> None:
        """Raise SettingsError where Telegram refuses the address; the library would try it for ever."""
        try:
            await self._updater.bot.set_webhook(
                self._settings.webhook_url,
                secret_token=self._secret,
                allowed_updates=KINDS_OF_UPDATES,
            )
        except BadRequest as error:
            raise SettingsError(f"Telegram refused [telegram] webhook_url: {error}.") from error
        except TelegramError as error:
            logger.warning("the webhook could not be set (%s); trying again", error)


def webhook_secret(token: str) -> str:
    """Return the secret Telegram must send with each update; the same for all replicas of a bot."""
    return hmac.new(token.encode(), b"webhook", hashlib.sha256).hexdigest()
