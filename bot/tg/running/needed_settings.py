"""What the settings must have before the bot can serve."""

import re

from bot.errors import SettingsError
from bot.settings import Settings, TelegramSettings

_TOKEN = re.compile(r"[\w:-]+", re.ASCII)


def token_in(settings: Settings) -> str:
    """Return the token of the bot; SettingsError where there is none."""
    secret = settings.telegram_bot_token
    token = secret.get_secret_value().strip() if secret else ""
    if not token:
        raise SettingsError("No TELEGRAM_BOT_TOKEN in the environment. Set it to the token from @BotFather.")
    if not _TOKEN.fullmatch(token):  # it would end in an address that is none
        raise SettingsError(
            "TELEGRAM_BOT_TOKEN is no token. Copy it from @BotFather: digits, ':' and letters."
        )
    return token


def check_needed(settings: TelegramSettings) -> None:
    """Raise SettingsError where what the chosen mode or access needs is not there."""
    if settings.mode == "webhook" and not settings.webhook_url.startswith("https://"):
        raise SettingsError(
            '[telegram] mode = "webhook" needs webhook_url, the public https:// address of this bot.'
        )
    if settings.access == "group" and not settings.group:
        raise SettingsError(
            '[telegram] access = "group" needs group, the id or @name of the group; '
            "/quyen in that group tells its id."
        )
