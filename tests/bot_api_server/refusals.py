"""What Telegram refuses, in the words it uses."""

import json
from typing import Any

import tdjson

MAX_TEXT_UNITS = 4096
MAX_ENTITIES = 100
MAX_CALLBACK_DATA_BYTES = 64
MAX_CALLBACK_ANSWER_CHARS = 200

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
    """Refuse entities that Telegram's own parser refuses."""
    formatted = {"@type": "formattedText", "text": text, "entities": [_for_tdlib(one) for one in entities]}
    reply = _tdlib({"@type": "getMarkdownText", "text": formatted})
    if reply["@type"] == "error":
        raise bad_request(f"can't parse entities: {reply['message']}")


def check_markup(markup: dict[str, Any] | None) -> None:
    """Refuse buttons that Telegram refuses."""
    for row in (markup or {}).get("inline_keyboard", []):
        for button in row:
            if not button.get("text"):
                raise bad_request("BUTTON_TEXT_EMPTY")
            data = button.get("callback_data")
            if data is not None and not 1 <= len(data.encode()) <= MAX_CALLBACK_DATA_BYTES:
                raise bad_request("BUTTON_DATA_INVALID")


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


def _parsed(text: str, parse_mode: str) -> str:
    kind = {"HTML": "textParseModeHTML", "MarkdownV2": "textParseModeMarkdown"}[parse_mode]
    request = {"@type": "parseTextEntities", "text": text, "parse_mode": {"@type": kind, "version": 2}}
    reply = _tdlib(request)
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
