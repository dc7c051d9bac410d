"""Stand-ins for the core, and a stage on which the real handlers talk to the Bot API without sockets."""

import asyncio
import json
import threading
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from telegram import Update
from telegram.request import BaseRequest, RequestData

from bot.answers import Answer, Citation, NoAnswer, Result, Trace
from bot.composition import App
from bot.settings import TelegramSettings
from bot.stages import OnStatus, nobody_listens
from bot.stages import Stage as Step
from bot.state import State
from bot.tg.asking.desk import Desk
from bot.tg.building import IndexWishes, Parts, build
from bot.tg.delivering.pace import Pace
from bot.tg.library.browsing import Browsing
from bot.tg.library.source_pages import SourcePages
from tests.bot_api_server.api import BotApi
from tests.bot_api_server.failures import DroppedError
from tests.bot_api_server.parameters import uploaded
from tests.bot_api_server.specification import load_specification
from tests.bot_api_server.world import BOT_USER, World
from vectorstore.directory import Directory
from vectorstore.query import Query, Reference
from vectorstore.records import Document, Passage, Place, Status

TOKEN = "4242:test-token"
TODAY = date(2026, 3, 1)
ALBUM_SECONDS = 0.1
PATIENCE_SECONDS = 60.0  # reached only by a failure
GROUP = -1001234567890
BOT = str(BOT_USER["username"])
FILE = {"file_id": "a", "file_unique_id": "b"}
PICTURE = FILE | {"width": 1, "height": 1}
PLAIN_STICKER = PICTURE | {"type": "regular", "is_animated": False, "is_video": False}
SPECIFICATION = load_specification(
    Path(__file__).parents[3].parent / "shared" / "telegram" / "bot-api-10.3.json"
)

TEXT = (
    "LUẬT MẪU\n\nChương I\nQUY ĐỊNH CHUNG\n\n"
    "Điều 1. Phạm vi\n1. Luật này nói về mẫu.\n2. Mẫu là thứ để thử.\n\n"
    "Chương II\nMỨC ĐÓNG\n\n"
    "Điều 2. Mức đóng\n1. Mức đóng là 2% quỹ lương.\n2. Đóng mỗi tháng một lần.\n\n"
    "Điều 3. Hiệu lực\nLuật này có hiệu lực từ ngày 01 tháng 7 năm 2025.\n"
)
QUOTE = "1. Mức đóng là 2% quỹ lương."

DOCUMENT = Document(
    id="1-2025-qh15",
    title="Luật Mẫu",
    file="luat-mau.txt",
    sha256="0" * 64,
    number="1/2025/QH15",
    kind="Luật",
    effective_from=date(2025, 7, 1),
    source_url="https://luat.example/mau",
)


def places_of(text: str = TEXT) -> tuple[Place, ...]:
    """Return the Chương and Điều of the sample law."""
    marks = [
        (text.index(label), label) for label in ("Chương I\n", "Điều 1", "Chương II", "Điều 2", "Điều 3")
    ]
    chapter_two = text.index("Chương II")
    ends = {"Chương I": chapter_two, "Điều 1": chapter_two, "Chương II": len(text)}
    places = []
    for number, (start, raw) in enumerate(marks):
        label = raw.strip()
        following = marks[number + 1][0] if number + 1 < len(marks) else len(text)
        level = "article" if label.startswith("Điều") else "chapter"
        places.append(Place(level, label, "", start, ends.get(label, following)))
    return tuple(places)


def citation(
    quote: str = QUOTE, *, number: int = 1, document: Document = DOCUMENT, **fields: Any
) -> Citation:
    """Return a citation of the sample law."""
    start = max(0, TEXT.find(quote))
    fields = {"locator": "Điều 2, khoản 1", "article": "2", "clause": "1", "status": Status.IN_FORCE} | fields
    end = start + len(quote)
    passage = Passage(f"{document.id}#{number}", document.id, quote, start, end)
    return Citation(
        number=number, document=document, passage=passage, quote=quote, start=start, end=end, **fields
    )


def trace(result: Result, question: str = "Mức đóng?") -> Trace:
    """Return a trace with this result."""
    return Trace(question, Query(question, question), TODAY, result)


ANSWER = Answer(f"Theo Điều 2 Luật Mẫu:\n\n“{QUOTE}” [1]", (citation(),))


@dataclass
class FakeAnswerer:
    """Gives one result, and remembers what it was asked."""

    result: Result = ANSWER
    hold: threading.Event | None = None  # an answer waits for it
    company: threading.Barrier | None = None  # an answer waits until so many are worked on
    error: Exception | None = None
    asked: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    stages: tuple[Step, ...] = ()  # told before the answer waits

    def answer(
        self, question: str, *, history: Sequence[str] = (), on_status: OnStatus = nobody_listens
    ) -> Trace:
        """Return the result when nothing holds it back, or fail."""
        self.asked.append((question, tuple(history)))
        for stage in self.stages:
            on_status(stage)
        if self.hold is not None:
            self.hold.wait(PATIENCE_SECONDS)
        if self.company is not None:
            self.company.wait(PATIENCE_SECONDS)
        if self.error is not None:
            raise self.error
        return trace(self.result, question)


@dataclass(frozen=True)
class FakeManifest:
    """What is told of a generation."""

    name: str = "20260301-080000-1"
    created: str = "2026-03-01T08:00:00+00:00"
    documents: int = 1
    passages: int = 3


@dataclass
class FakeLibrary:
    """A generation with one document."""

    content: str = TEXT
    document: Document = DOCUMENT
    manifest: FakeManifest = FakeManifest()

    def documents(self) -> Sequence[Document]:
        """Return the one document."""
        return (self.document,)

    def matching(self, reference: Reference, day: date | None = None) -> Sequence[Document]:
        """Return the documents that a reference names."""
        return Directory(self.documents()).matching(reference, day)

    def text(self, document_id: str) -> str:
        """Return its text."""
        assert document_id == self.document.id
        return self.content

    def places(self, document_id: str) -> Sequence[Place]:
        """Return its places."""
        assert document_id == self.document.id
        return places_of() if self.content == TEXT else ()


@dataclass
class FakeReader:
    """Opens the one generation there is."""

    library: FakeLibrary = field(default_factory=FakeLibrary)

    def current(self) -> FakeLibrary:
        """Return it."""
        return self.library


class DirectRequest(BaseRequest):
    """Hands the calls of the bot to a BotApi in the same process."""

    def __init__(self, api: BotApi) -> None:
        self._api = api

    @property
    def read_timeout(self) -> float | None:
        """No call waits."""
        return None

    async def initialize(self) -> None:
        """Open nothing."""

    async def shutdown(self) -> None:
        """Close nothing."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        """Make the call; a dropped connection is an error, as it is over HTTP."""
        if "/file/bot" in url:
            file_token, path = unquote(url).rsplit("/file/bot", 1)[1].split("/", 1)
            sent = self._api.file(file_token, path)
            return (404, b"{}") if sent is None else (200, sent)
        token, name = url.rsplit("/bot", 1)[1].rsplit("/", 1)
        raw = {} if request_data is None else dict(request_data.json_parameters)
        for field_name, (file_name, content, *_kind) in (
            request_data.multipart_data if request_data else {}
        ).items():
            assert isinstance(content, bytes)
            raw[field_name] = uploaded(str(file_name), content)
        try:
            status, body = await self._api.handle(token, name, raw)
        except DroppedError as dropped:
            raise ConnectionResetError from dropped
        return status, json.dumps(body).encode()


@dataclass
class Stage:
    """The running bot, the world it sees, and its database."""

    parts: Parts
    api: BotApi
    state: State
    answerer: FakeAnswerer

    @property
    def world(self) -> World:
        """What Telegram knows."""
        return self.api.world

    async def take_in(self) -> None:
        """Hand the waiting updates to the bot, as its poller does."""
        while self.world.updates:
            raw = self.world.updates.pop(0)
            update = Update.de_json(raw, self.parts.application.bot)
            await self.parts.inbox.put(update)

    async def settle(self) -> None:
        """Hand over what waits, and wait until all of it is worked on."""
        await self.take_in()
        await self.until(lambda: self.parts.inbox.is_idle)

    async def until(self, condition: Callable[[], object], seconds: float = PATIENCE_SECONDS) -> None:
        """Wait until the condition holds."""
        deadline = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < deadline, "the bot did not get there in time"
            await asyncio.sleep(0.005)


def texts_sent(stage: Stage, chat: int = 7) -> list[str]:
    """Return what the bot said in a chat, in order."""
    return [message["text"] for message in stage.world.sent(chat)]


def labels(message: dict[str, Any]) -> list[str]:
    """Return what the buttons below a message say."""
    return [button["text"] for row in message["reply_markup"]["inline_keyboard"] for button in row]


def unhurried() -> Pace:
    """Return what holds back nothing, so that no test waits for a limit of Telegram."""
    return Pace(max_retries=5, overall=(1000, 0.1), in_a_chat=(1000, 0.1), in_a_group=(1000, 0.1))


def play(
    story: Callable[[Stage], Awaitable[None]],
    folder: Path,
    *,
    answerer: FakeAnswerer | None = None,
    reader: FakeReader | None = None,
    api: BotApi | None = None,
    index: IndexWishes | None = None,
    app: App | None = None,
    database: str = "",
    **settings: Any,
) -> None:
    """Run a story with a bot that is started before and stopped after it."""

    async def run() -> None:
        state = State(database or f"sqlite:///{folder / 'bot.db'}")
        core = answerer or FakeAnswerer()
        server = api or BotApi(TOKEN, specification=SPECIFICATION)
        documents = reader or FakeReader()
        desk = Desk(core, state, history_questions=3, today=lambda: TODAY)
        browsing = Browsing(documents, state, today=lambda: TODAY)
        request = DirectRequest(server)
        parts = build(
            TelegramSettings(**settings),
            TOKEN,
            desk=desk,
            sources=SourcePages(documents, state, today=lambda: TODAY),
            browsing=browsing,
            state=state,
            calls=request,
            polls=request,
            pace=unhurried(),
            index=index,
            receiving=app.receiving(state) if app else None,
            album_seconds=ALBUM_SECONDS,
        )
        async with parts.application:
            await parts.inbox.take_up_unfinished(parts.application.bot, after_a_start=True)
            await parts.application.start()
            if parts.index is not None:
                await parts.index.jobs.take_up()
            try:
                await story(Stage(parts, server, state, core))
            finally:
                await parts.processor.drain(2)
                if parts.index is not None:
                    await parts.index.jobs.finish()
                await parts.application.stop()
        state.close()
        assert server.world.violations == []

    asyncio.run(run())


NOTHING_FOUND = NoAnswer("Tôi không tìm thấy.", (DOCUMENT,))
