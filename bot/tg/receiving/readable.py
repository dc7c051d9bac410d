"""Reads updates one by one, so that one which the library cannot read keeps back no other."""

import json
import logging
from collections.abc import Sequence
from typing import Any

from telegram import Bot, Update
from telegram.error import NetworkError

logger = logging.getLogger(__name__)


def readable_update(raw: Any, bot: Bot | None = None) -> Update | None:
    """Return the update; None where it cannot be read, of which the log gets the number and no word."""
    try:
        return Update.de_json(raw, bot)
    except Exception as error:  # noqa: BLE001 (the library raises whatever its parsing runs into)
        number = raw.get("update_id") if isinstance(raw, dict) else None
        # Without the traceback, which may have the words.
        logger.error("update %s cannot be read (%s) and is left out", number, type(error).__name__)
        return None


def readable_reply(payload: bytes) -> bytes:
    """Return a reply of Telegram to a poll in which only the number is left of an update that cannot be read.

    The number lets the poller go on behind it. NetworkError where the reply is none: the library would log
    its words.
    """
    updates = _updates_in(payload)
    kept = [raw if readable_update(raw) else {"update_id": raw["update_id"]} for raw in updates]
    return payload if kept == updates else json.dumps({"ok": True, "result": kept}).encode()


def _updates_in(payload: bytes) -> Sequence[dict[str, Any]]:
    try:
        updates = json.loads(payload.decode(errors="replace"))["result"]
    except (ValueError, TypeError, KeyError):
        updates = None
    if not isinstance(updates, list) or not all(_has_number(raw) for raw in updates):
        raise NetworkError("the reply to a poll is no list of updates")
    return updates


def _has_number(raw: Any) -> bool:
    return isinstance(raw, dict) and isinstance(raw.get("update_id"), int)


class WithoutWords(logging.Filter):
    """Takes what people wrote out of what the library logs of an update that it could not read."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Leave of the update its number, and no traceback."""
        if isinstance(record.args, dict):  # logging unpacks a dict that is the only argument
            record.args = (f"update {record.args.get('update_id')}",)
            record.exc_info = None
        return True


def hide_unreadable_updates() -> None:
    """Keep updates that come by webhook and cannot be read out of the log."""
    library = logging.getLogger("telegram.ext.Updater")
    if not any(isinstance(one, WithoutWords) for one in library.filters):
        library.addFilter(WithoutWords())
