"""What Telegram refuses, in the words it uses."""

import json
import re
from html import escape
from typing import Any
from urllib.parse import urlsplit

import tdjson

MAX_TEXT_UNITS = 4096
MAX_ENTITIES = 100
MAX_CALLBACK_DATA_BYTES = 64
MAX_CALLBACK_ANSWER_CHARS = 200
MAX_PLACEHOLDER_CHARS = 64
MAX_BUTTONS = 100
MAX_DOWNLOAD_BYTES = 20 * 1024**2
MAX_DESCRIPTION_CHARS, MAX_SHORT_DESCRIPTION_CHARS = 512, 120
WEBHOOK_PORTS = (None, 443, 80, 88, 8443)

_HTML = {
    "bold": ("b", ""),
    "italic": ("i", ""),
    "underline": ("u", ""),
    "blockquote": ("blockquote", ""),
    "expandable_blockquote": ("blockquote", " expandable"),
    "text_link": ("a", ' href="{url}"'),
}

tdjson.td_execute(b'{"@type": "setLogVerbosityLevel", "new_verbosity_level": 0}')


class RefusalError(Exception):
    """A call that fails with this status, description and parameters."""

    def __init__(self, status: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters


def bad_request(words: str) -> RefusalError:
    return RefusalError(400, f"Bad Request: {words}")


def check_text(text: str, entities: list[dict[str, Any]], parse_mode: str | None) -> None:
    """Refuse a text that Telegram would refuse, and entities that it would drop in silence."""
    if parse_mode:
        text = _parsed(text, parse_mode)
    if not text.strip():
        raise bad_request("message text is empty")
    if utf16_units(text.strip()) > MAX_TEXT_UNITS:
        raise bad_request("message is too long")
    if len(entities) > MAX_ENTITIES:
        raise bad_request(f"can't parse entities: {len(entities)} entities, of which Telegram drops some")
    units = utf16_units(text)
    for entity in entities:
        if entity["offset"] < 0 or entity["length"] < 1 or entity["offset"] + entity["length"] > units:
            raise bad_request(f"can't parse entities: entity outside the text: {entity}")
    _check_nesting(entities)
    check_with_tdlib(text, entities)


def check_with_tdlib(text: str, entities: list[dict[str, Any]]) -> None:
    """Refuse entities that Telegram's own parser refuses, or would not give as they were sent."""
    wanted = [_for_tdlib(one) for one in entities]
    formatted = {"@type": "formattedText", "text": text, "entities": wanted}
    reply = _tdlib({"@type": "getMarkdownText", "text": formatted})
    if reply["@type"] == "error":
        raise bad_request(f"can't parse entities: {reply['message']}")
    read = _tdlib(_parse_request(_as_html(text, entities), "HTML"))
    if read["@type"] == "error":
        raise bad_request(f"can't parse entities: {read['message']}")
    if (read["text"], _shapes(read["entities"])) != (text, _shapes(wanted)):
        raise bad_request(f"can't parse entities: Telegram reads {read['entities']} for {wanted}")


def _shapes(entities: list[dict[str, Any]]) -> list[tuple[int, int, str]]:
    return sorted((one["offset"], one["length"], one["type"]["@type"]) for one in entities)


def _as_html(text: str, entities: list[dict[str, Any]]) -> str:
    """Write the entities as the tags that say the same; inner ones close before outer ones."""
    tags: list[tuple[int, int, int, str]] = []
    for order, one in enumerate(sorted(entities, key=lambda one: (one["offset"], -one["length"]))):
        name, attribute = _HTML[one["type"]]
        attribute = attribute.format(url=escape(one.get("url", "")))
        tags.append((one["offset"], 1, order, f"<{name}{attribute}>"))
        tags.append((one["offset"] + one["length"], 0, -order, f"</{name}>"))
    units = text.encode("utf-16-le")
    parts, done = [], 0
    for position, _, _, tag in sorted(tags):
        parts += [escape(units[2 * done : 2 * position].decode("utf-16-le")), tag]
        done = position
    return "".join([*parts, escape(units[2 * done :].decode("utf-16-le"))])


def check_markup(markup: dict[str, Any] | None) -> None:
    """Refuse buttons that Telegram refuses."""
    if len((markup or {}).get("input_field_placeholder", "")) > MAX_PLACEHOLDER_CHARS:
        raise bad_request("INPUT_FIELD_PLACEHOLDER_INVALID")
    rows = (markup or {}).get("inline_keyboard", [])
    if sum(map(len, rows)) > MAX_BUTTONS:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    for row in rows:
        for button in row:
            if not button.get("text"):
                raise bad_request("BUTTON_TEXT_EMPTY")
            data = button.get("callback_data")
            if data is not None and not 1 <= len(data.encode()) <= MAX_CALLBACK_DATA_BYTES:
                raise bad_request("BUTTON_DATA_INVALID")


def check_commands(commands: list[dict[str, Any]]) -> None:
    """Refuse a menu that Telegram refuses."""
    for command in commands:
        if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"]) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")


def check_webhook(parameters: dict[str, Any]) -> None:
    """Refuse an address or a secret that Telegram refuses."""
    url = urlsplit(parameters.get("url", ""))
    if url.scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if url.port not in WEBHOOK_PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", parameters.get("secret_token", "")):
        raise bad_request("secret token contains unallowed characters")


def utf16_units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _check_nesting(entities: list[dict[str, Any]]) -> None:
    spans = sorted((one["offset"], -one["length"]) for one in entities)
    open_ends: list[int] = []
    for start, negative_length in spans:
        end = start - negative_length
        while open_ends and open_ends[-1] <= start:
            open_ends.pop()
        if open_ends and end > open_ends[-1]:
            raise bad_request(f"can't parse entities: entities lie half over one another at {start}")
        open_ends.append(end)


def _parse_request(text: str, parse_mode: str) -> dict[str, Any]:
    kind = {"HTML": "textParseModeHTML", "MarkdownV2": "textParseModeMarkdown"}[parse_mode]
    return {"@type": "parseTextEntities", "text": text, "parse_mode": {"@type": kind, "version": 2}}


def _parsed(text: str, parse_mode: str) -> str:
    reply = _tdlib(_parse_request(text, parse_mode))
    if reply["@type"] == "error":
        raise bad_request(reply["message"][0].lower() + reply["message"][1:])
    return str(reply["text"])


def _for_tdlib(entity: dict[str, Any]) -> dict[str, Any]:
    names = {
        "expandable_blockquote": "ExpandableBlockQuote",
        "blockquote": "BlockQuote",
        "text_link": "TextUrl",
    }
    kind: dict[str, Any] = {"@type": "textEntityType" + names.get(entity["type"], entity["type"].title())}
    if "url" in entity:
        kind["url"] = entity["url"]
    return {"@type": "textEntity", "offset": entity["offset"], "length": entity["length"], "type": kind}


def _tdlib(request: dict[str, Any]) -> dict[str, Any]:
    reply = tdjson.td_execute(json.dumps(request).encode())
    assert reply is not None
    answer: dict[str, Any] = json.loads(reply)
    return answer
