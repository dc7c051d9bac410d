"""A message on its way out, in a shape that the database can keep until it is sent."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from bot.tg.delivering.richtext import Entity, RichText
from bot.tg.delivering.splitting import MAX_ENTITIES, MAX_UNITS, split


@dataclass(frozen=True, slots=True)
class Button:
    """One inline button: what it says, and what it does with its short data.

    The data of a press comes back from Telegram; the other two make a link of it, see links.py.
    """

    label: str
    data: str
    action: Literal["press", "open", "copy"] = "press"


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Message:
    """A text that fits one Telegram message, with its entities and what is below it."""

    text: str
    entities: tuple[Entity, ...] = ()
    buttons: Rows = ()
    asks_for_reply: bool = False


@dataclass(frozen=True, slots=True)
class File:
    """A document to send, with what is said below it; unlike a message it is not kept until it is sent."""

    name: str
    content: bytes
    caption: str


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a message goes: the chat, its topic thread, the message it answers, the one it replaces.

    One that `stays` is not changed when what it answers is edited. Of two, one may depend on whether another
    chat took the messages that went before: `if_taken_by` or `if_refused_by` names it.
    """

    chat_id: int
    thread_id: int | None = None
    reply_to: int | None = None
    replaces: int | None = None
    stays: bool = False
    if_taken_by: int | None = None
    if_refused_by: int | None = None


def to_messages(rich: RichText, *, buttons: Rows = (), asks_for_reply: bool = False) -> tuple[Message, ...]:
    """Return the text as messages within Telegram's limits; buttons stand below the last."""
    pieces = [piece.stripped() for piece in split(rich, MAX_UNITS)]
    kept = [piece for piece in pieces if piece.text]
    return tuple(
        Message(
            piece.text,
            piece.entities()[:MAX_ENTITIES],
            buttons if number == len(kept) else (),
            asks_for_reply and number == len(kept),
        )
        for number, piece in enumerate(kept, start=1)
    )


def dump(message: Message, destination: Destination) -> str:
    """Return the message and where it goes as JSON."""
    return json.dumps({"message": asdict(message), "destination": asdict(destination)})


def load(payload: str) -> tuple[Message, Destination]:
    """Return what `dump` was given."""
    fields = json.loads(payload)
    return _message(fields["message"]), Destination(**fields["destination"])


def dump_whole(question: str, messages: Sequence[Message]) -> str:
    """Return an answer for a chat that is not known yet, and what it answers, as JSON."""
    return json.dumps({"question": question, "messages": [asdict(message) for message in messages]})


def load_whole(payload: str) -> tuple[str, tuple[Message, ...]]:
    """Return what `dump_whole` was given."""
    kept = json.loads(payload)
    return kept["question"], tuple(map(_message, kept["messages"]))


def with_buttons(messages: Sequence[Message], buttons: Rows) -> tuple[Message, ...]:
    """Return the messages with these buttons below the last."""
    return (*messages[:-1], replace(messages[-1], buttons=buttons)) if messages else ()


def _message(fields: dict[str, Any]) -> Message:
    return Message(
        text=fields["text"],
        entities=tuple(Entity(**entity) for entity in fields["entities"]),
        buttons=_rows(fields["buttons"]),
        asks_for_reply=fields["asks_for_reply"],
    )


def _rows(rows: Sequence[Sequence[dict[str, Any]]]) -> Rows:
    return tuple(tuple(Button(**button) for button in row) for row in rows)
