"""The door of the Telegram bot."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from datetime import date
from typing import Protocol
from urllib.parse import urlsplit

from telegram.request import BaseRequest

from bot.errors import BotError
from bot.keeping.receiving import Receiving
from bot.settings import AnsweringSettings, Settings, TelegramSettings
from bot.state import State
from bot.tg.asking.desk import Answerer, Desk
from bot.tg.building import IndexWishes, Parts, build
from bot.tg.delivering.pace import Pace
from bot.tg.foundation import calls_request
from bot.tg.index.at_start import prepare_index
from bot.tg.index.handlers import FullDesk
from bot.tg.library.browsing import Browsing
from bot.tg.library.reader import Library
from bot.tg.library.source_pages import SourcePages
from bot.tg.receiving.listener import Listener
from bot.tg.receiving.poller import Poller
from bot.tg.receiving.polling import PollRequest
from bot.tg.receiving.webhook import WebhookWatch
from bot.tg.running.ending import THREADS, is_stuck, leave_now
from bot.tg.running.health import health_check, watch_figures
from bot.tg.running.instance import StillAlone, only_instance
from bot.tg.running.lifetime import Intake, Lifetime
from bot.tg.running.metrics import CountingAnswerer, Live, Metrics
from bot.tg.running.monitoring import Monitoring
from bot.tg.running.needed_settings import check_needed, token_in
from bot.tg.running.recent_errors import RecentErrors
from bot.tg.running.secrecy import hide_in_logs

_SPARE_THREADS = 8  # for the database and for buttons, beside the answers

logger = logging.getLogger(__name__)


class Generation(Library, Protocol):
    """A generation of the index: its documents, and what is told of it."""

    @property
    def manifest(self) -> Live:
        """What is told of it."""
        ...


class Index(Protocol):
    """Opens the live generation."""

    def current(self) -> Generation:
        """Return the live generation."""
        ...


class App(Protocol):
    """What the Telegram bot needs of the rest."""

    @property
    def settings(self) -> Settings:
        """The settings."""
        ...

    @property
    def answerer(self) -> Answerer:
        """What answers questions."""
        ...

    @property
    def reader(self) -> Index:
        """What opens the live generation."""
        ...

    @property
    def today(self) -> Callable[[], date]:
        """What says which day it is."""
        ...

    @property
    def index_desk(self) -> FullDesk:
        """What admins see of the index and do to it."""
        ...

    def receiving(self, state: State) -> Receiving:
        """What keeps the documents that staff send until they decide on them."""
        ...

    def warm_up(self) -> None:
        """Load what the first question would have to wait for."""
        ...


def run(app: App) -> None:
    """Serve Telegram until SIGTERM or SIGINT.

    Whatever would make answers impossible is raised before the first question is taken.
    """
    settings = app.settings.telegram
    token = token_in(app.settings)
    check_needed(settings)
    errors = RecentErrors()
    logging.getLogger().addHandler(errors)
    hide_in_logs(token)
    state = State(app.settings.database.url)
    try:
        with only_instance(state) as still_alone:
            prepare_index(app.index_desk, app.reader.current, app.settings.index)
            app.warm_up()
            asyncio.run(_serve(app, token, state, errors, still_alone))
    finally:
        logging.getLogger().removeHandler(errors)
        state.close()


async def _serve(app: App, token: str, state: State, errors: RecentErrors, still_alone: StillAlone) -> None:
    settings = app.settings.telegram
    threads = ThreadPoolExecutor(settings.concurrent_answers + _SPARE_THREADS, thread_name_prefix=THREADS)
    asyncio.get_running_loop().set_default_executor(threads)
    polls = PollRequest()
    parts = put_together(app, token, state, calls=calls_request(), polls=polls, errors=errors)
    webhook = WebhookWatch()
    try:
        async with _monitored(app, parts, state, polls if settings.mode == "polling" else None, webhook):
            timeout = settings.answer_timeout_seconds
            intake = _intake(parts, polls, webhook, settings, token)
            await Lifetime(parts, intake, answer_timeout_seconds=timeout, still_alone=still_alone).run()
    except BotError as error:
        if await is_stuck(threads):
            logger.error("%s", error)
            leave_now(1)
        raise
    if await is_stuck(threads):
        leave_now(0)


def _intake(
    parts: Parts, polls: PollRequest, webhook: WebhookWatch, settings: TelegramSettings, token: str
) -> Intake:
    if settings.mode == "webhook":
        return Listener(parts.updater, webhook, settings, token)
    return Poller(parts.updater, polls, settings, on_error=parts.metrics.count_telegram_error)


def put_together(
    app: App,
    token: str,
    state: State,
    *,
    calls: BaseRequest,
    polls: BaseRequest,
    pace: Pace | None = None,
    errors: RecentErrors | None = None,
) -> Parts:
    """Return what serves Telegram with these connections, not started yet."""
    metrics = Metrics()

    def live() -> str:
        return app.reader.current().manifest.name

    return build(
        app.settings.telegram,
        token,
        desk=_desk(app, state, metrics, live),
        sources=SourcePages(app.reader, state, today=app.today),
        browsing=Browsing(app.reader, state, today=app.today),
        state=state,
        calls=calls,
        polls=polls,
        pace=pace,
        metrics=metrics,
        privacy=app.settings.privacy,
        index=IndexWishes(app.index_desk, app.settings.index, live, errors or RecentErrors()),
        receiving=app.receiving(state),
        writer=who_writes(app.settings.answering),
    )


def _desk(app: App, state: State, metrics: Metrics, live: Callable[[], str]) -> Desk:
    settings = app.settings.telegram
    return Desk(
        CountingAnswerer(app.answerer, metrics),
        state,
        history_questions=settings.history_questions,
        asks_staff=settings.staff_chat != 0,
        generation=live,
        today=app.today,
    )


@asynccontextmanager
async def _monitored(
    app: App, parts: Parts, state: State, polls: PollRequest | None, webhook: WebhookWatch
) -> AsyncIterator[None]:
    """Tell those who watch how the bot is, where the settings name a port for it."""
    chosen = app.settings.monitoring
    if not chosen.port:
        yield
        return

    def live() -> Live:
        return app.reader.current().manifest

    watch_figures(parts, polls, live)
    check = health_check(parts, polls, state, live, webhook=webhook)
    monitoring = Monitoring(chosen.listen, chosen.port, check=check, metrics=parts.metrics)
    monitoring.start()
    try:
        yield
    finally:
        await monitoring.stop()


def who_writes(settings: AnsweringSettings) -> str:
    """Return who is sent questions and passages to write answers; nothing where answers only quote."""
    if settings.mode == "extractive":
        return ""
    host = urlsplit(settings.base_url).hostname
    return f"{settings.model} ({host})" if host else settings.model
