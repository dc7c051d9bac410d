"""Messages as odd as people and programs can make them, told to a bot with the real core."""

import asyncio
import logging
import threading
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from telegram import Update

from bot.composition import App
from bot.state import State
from bot.tg.app import put_together
from bot.tg.building import Parts
from tests.bot.tg.fakes import SPECIFICATION, DirectRequest, unhurried
from tests.bot.tg.strategies import wild_text
from tests.bot_api_server.api import BotApi
from tests.bot_api_server.refusals import MAX_TEXT_UNITS, utf16_units
from tests.bot_api_server.world import BOT_USER
from tests.end_to_end.process import TOKEN

PATIENCE_SECONDS = 120.0
_MAX_CAPTION_UNITS = 1024
_MENTION = f"@{BOT_USER['username']}"
_COMMANDS = ["hoi", "start", "help", "moi", "huy", "vanban", "riengtu", "khongco", "HOI@policy_test_bot"]
_KINDS_OF_ENTITIES = [
    *("bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre", "blockquote"),
    *("mention", "hashtag", "url", "email", "phone_number", "bot_command", "cashtag"),
]

_letters = st.sampled_from("aăâbcdđeêghiklmnoôơpqrstuưvxy ")
_zalgo = st.lists(
    st.tuples(_letters, st.text(st.characters(categories=["Mn"]), max_size=30)), max_size=60
).map(lambda pairs: "".join(letter + marks for letter, marks in pairs))
_controls = st.text(st.characters(categories=["Cc", "Cf", "Zl", "Zp", "Zs"]), max_size=200)
_right_to_left = st.text(st.sampled_from("שלוםمرحبا\u202e\u202d\u2066\u2069\u200f ?"), max_size=200)
_huge = st.tuples(
    st.sampled_from(
        [
            "😀",
            "👨\u200d👩\u200d👧\u200d👦",
            "🇻🇳",
            "a",
            "ệ",
            "\u0323",
            "<b>",
            "](",
            "\n",
            "1.",
            "Điều 1 ",
            " ",
            "\t",
            ",",
            "- ",
            ". ",
        ]
    ),
    st.integers(1, MAX_TEXT_UNITS),
).map(lambda pair: f"a{pair[0] * pair[1]}b")


@dataclass(frozen=True)
class Odd:
    """A message, and how it comes: in private or in a group, with entities, edited later, or none at all."""

    text: str
    entities: tuple[dict[str, Any], ...] = ()
    in_group: bool = False
    edited_to: str | None = None
    caption_only: bool = False


def odd_messages(questions: list[str]) -> st.SearchStrategy[Odd]:
    """Return what makes odd messages; one in some has a question in it that the corpus answers."""
    asked = st.sampled_from(questions)
    wild = st.one_of(wild_text, _zalgo, _controls, _right_to_left, _huge)
    mixed = st.lists(st.one_of(asked, wild), min_size=1, max_size=4).map(" ".join)
    commands = st.tuples(st.sampled_from(_COMMANDS), st.one_of(mixed, wild)).map(lambda p: f"/{p[0]} {p[1]}")
    texts = st.one_of(wild, mixed, mixed, commands).map(_as_telegram_keeps_it).filter(bool)
    return st.builds(
        _odd,
        texts,
        st.lists(
            st.tuples(st.sampled_from(_KINDS_OF_ENTITIES), st.integers(0), st.integers(0)), max_size=100
        ),
        st.booleans(),
        st.none() | texts,
        st.integers(1, 10).map(lambda number: number == 1),
    )


def _as_telegram_keeps_it(text: str) -> str:
    """Return what Telegram takes of a text: trimmed, and no longer than a message may be."""
    return _cut(text.strip(), MAX_TEXT_UNITS)


def _odd(
    text: str,
    spans: list[tuple[str, int, int]],
    in_group: bool,
    edited_to: str | None,
    caption_only: bool,
) -> Odd:
    units = utf16_units(text)
    entities = []
    for kind, offset, length in spans:
        start = offset % units
        entities.append({"type": kind, "offset": start, "length": 1 + length % (units - start)})
    return Odd(text, tuple(entities), in_group, edited_to, caption_only)


def written(odd: Odd) -> tuple[str, list[dict[str, Any]]]:
    """Return what the person writes and its entities; in a group the bot is mentioned first."""
    before = f"{_MENTION} " if odd.in_group else ""
    text, shift = before + odd.text, len(before)
    most = _MAX_CAPTION_UNITS if odd.caption_only else MAX_TEXT_UNITS
    text = _cut(text, most)
    moved = [entity | {"offset": entity["offset"] + shift} for entity in odd.entities]
    kept = [one for one in moved if one["offset"] + one["length"] <= utf16_units(text)]
    mention = [{"type": "mention", "offset": 0, "length": len(_MENTION)}] if odd.in_group else []
    return text, [*mention, *kept]


def _cut(text: str, most: int) -> str:
    while utf16_units(text) > most:
        text = text[: most // 2 if len(text) > most else len(text) - 1]
    return text


@dataclass
class Talk:
    """A bot in a thread of its own, to which one message after the other is told."""

    parts: Parts
    api: BotApi
    loop: asyncio.AbstractEventLoop
    errors: list[str] = field(default_factory=list)
    told: int = 0

    def tell(self, odd: Odd) -> None:
        """Tell the bot one message and wait for what it says; fails where it says nothing or goes wrong."""
        self.told += 1
        person, chat = 10_000 + self.told, -10_000 - self.told if odd.in_group else 10_000 + self.told
        text, entities = written(odd)
        if odd.caption_only:
            photo = {"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}
            fields: dict[str, Any] = {"photo": [photo], "caption": text, "caption_entities": entities}
            self.api.world.write(None, person=person, chat=chat, **fields)
        else:
            fields = {"entities": entities} if odd.entities else {}
            update = self.api.world.write(text, person=person, chat=chat, **fields)
        self._settle()
        if odd.edited_to and not odd.caption_only:
            self.api.world.edit(update, odd.edited_to, chat=chat)
            self._settle()
        assert self.errors == []
        assert self.api.world.violations == []
        assert self.api.world.sent(chat), "the bot said nothing"
        self._forget(chat)

    def _settle(self) -> None:
        asyncio.run_coroutine_threadsafe(self._take_in(), self.loop).result(PATIENCE_SECONDS)

    async def _take_in(self) -> None:
        while self.api.world.updates:
            update = Update.de_json(self.api.world.updates.pop(0), self.parts.application.bot)
            await self.parts.inbox.put(update)
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not self.parts.inbox.is_idle:
                await asyncio.sleep(0.002)

    def _forget(self, chat: int) -> None:
        world = self.api.world
        for key in [key for key in world.messages if key[0] == chat]:
            del world.messages[key]
        world.calls.clear()


class _Errors(logging.Handler):
    def __init__(self, into: list[str]) -> None:
        super().__init__(logging.ERROR)
        self._into = into

    def emit(self, record: logging.LogRecord) -> None:
        self._into.append(record.getMessage())


@contextmanager
def talking(app: App, folder: Path) -> Iterator[Talk]:
    """Run a bot with the core of `app` and a database in `folder`; what it logs as an error is an error."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()

    def do(work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, loop).result(PATIENCE_SECONDS)

    api, state = BotApi(TOKEN, specification=SPECIFICATION), State(f"sqlite:///{folder / 'odd.db'}")
    request = DirectRequest(api)
    parts = put_together(app, TOKEN, state, calls=request, polls=request, pace=unhurried())
    talk = Talk(parts, api, loop)
    handler = _Errors(talk.errors)
    logging.getLogger().addHandler(handler)
    do(parts.application.initialize())
    do(parts.application.start())
    try:
        yield talk
    finally:
        logging.getLogger().removeHandler(handler)
        do(parts.processor.drain(5))
        do(parts.application.stop())
        do(parts.application.shutdown())
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
        state.close()
