"""Reads the parameters of a call, which come as the fields of a form."""

import json
from typing import Any

_JSON_PARAMETERS = frozenset(
    {
        "entities",
        "reply_markup",
        "reply_parameters",
        "link_preview_options",
        "allowed_updates",
        "commands",
        "scope",
    }
)
_NUMBERS = frozenset(
    {
        "message_id",
        "message_thread_id",
        "offset",
        "limit",
        "timeout",
        "max_connections",
        "cache_time",
        "draft_id",
        "user_id",
    }
)
_BOOLEANS = frozenset({"drop_pending_updates", "show_alert", "disable_notification", "protect_content"})


def uploaded(name: str, content: bytes) -> str:
    """Return a file as the value of its field."""
    return json.dumps({"name": name, "content": content.decode("utf-8")})


def decoded(raw: dict[str, str]) -> dict[str, Any]:
    """Return the parameters as the values they stand for."""
    values: dict[str, Any] = {}
    for name, value in raw.items():
        if name in _JSON_PARAMETERS:
            values[name] = json.loads(value)
        elif name in _NUMBERS or (name == "chat_id" and not value.startswith("@")):
            values[name] = int(value)
        elif name in _BOOLEANS:
            values[name] = value.lower() == "true"
        else:
            values[name] = value
    return values
