"""Puts the parts of the Telegram bot together."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from telegram.ext import Application, ApplicationBuilder, Updater
from telegram.request import BaseRequest

from bot.keeping.deciding import Deciding
from bot.keeping.receiving import Receiving
from bot.settings import IndexSettings, PrivacySettings, TelegramSettings
from bot.state import State
from bot.tg.asking.desk import Desk
from bot.tg.asking.handlers import Handlers
from bot.tg.asking.questioning import Questions
from bot.tg.asking.workers import Workers
from bot.tg.delivering.pace import Pace
from bot.tg.delivering.status_messages import StatusMessages
from bot.tg.foundation import RETRIES_AFTER_429, Foundation, bot_of, foundation_of
from bot.tg.groups.handlers import GroupHandlers
from bot.tg.index.handlers import FullDesk, IndexHandlers, IndexParts, add_index_routes
from bot.tg.index.jobs import IndexJobs
from bot.tg.index.watch import CorpusWatch
from bot.tg.library.browsing import Browsing
from bot.tg.library.handlers import LibraryHandlers
from bot.tg.library.source_pages import SourcePages
from bot.tg.menus.own_menus import OwnMenus
from bot.tg.people.building import FOR_EVERYONE
from bot.tg.people.handlers import PeopleHandlers, add_people_routes
from bot.tg.presses.limits import PressLimits
from bot.tg.presses.presses import LinkOf, Presses, PressHandler
from bot.tg.presses.routes import links_of, press_handlers
from bot.tg.receiving.failing import Failures
from bot.tg.receiving.inbox import Inbox
from bot.tg.receiving.processing import Processor
from bot.tg.routes import add_routes
from bot.tg.running.chores import Chores
from bot.tg.running.metrics import Metrics
from bot.tg.running.recent_errors import RecentErrors
from bot.tg.uploads.albums import QUIET_SECONDS, Albums
from bot.tg.uploads.desk import UploadDesk
from bot.tg.uploads.handlers import UploadHandlers, add_upload_routes

_PRESSES_PER_QUESTION = 6  # opening the sources, turning pages, feedback

AnyApplication = Application[Any, Any, Any, Any, Any, Any]


@dataclass(frozen=True, slots=True)
class Parts:
    """What runs together and is started and stopped together."""

    application: AnyApplication
    inbox: Inbox
    processor: Processor
    workers: Workers
    metrics: Metrics
    chores: Chores
    menus: OwnMenus
    statuses: StatusMessages
    index: IndexParts | None = None

    @property
    def updater(self) -> Updater:
        """What takes updates in."""
        updater = self.application.updater
        assert updater is not None  # noqa: S101 (made by the builder unless told not to)
        return updater


@dataclass(frozen=True, slots=True)
class IndexWishes:
    """What the parts that concern the index are made of."""

    desk: FullDesk
    settings: IndexSettings
    live: Callable[[], str]  # the name of the live generation
    errors: RecentErrors


def build(
    settings: TelegramSettings,
    token: str,
    *,
    desk: Desk,
    sources: SourcePages,
    browsing: Browsing,
    state: State,
    calls: BaseRequest,
    polls: BaseRequest,
    pace: Pace | None = None,
    metrics: Metrics | None = None,
    privacy: PrivacySettings = PrivacySettings(),  # noqa: B008 (frozen)
    index: IndexWishes | None = None,
    receiving: Receiving | None = None,
    album_seconds: float = QUIET_SECONDS,
    writer: str = "",
) -> Parts:
    """Return the parts, connected but not started."""
    metrics = metrics or Metrics()
    pace = pace or Pace(max_retries=RETRIES_AFTER_429, on_error=metrics.count_telegram_error)
    bot = bot_of(settings, token, calls, polls, pace)
    base = foundation_of(settings, bot, state, metrics, pace, privacy=privacy, writer=writer)
    groups = GroupHandlers(state, base.reception, base.admins)
    handlers = _question_handlers(settings, desk, base, groups)
    kept = _index_parts(index, base) if index else None
    keeping = _index_handlers(kept, base) if kept else None
    uploads = _upload_handlers(settings, receiving, base, handlers, album_seconds) if receiving else None
    presses = _presses(
        press_handlers(sources, browsing, groups, base.people)
        | (keeping.press_handlers() if keeping else {})
        | (uploads.press_handlers() if uploads else {}),
        base,
        per_minute=_PRESSES_PER_QUESTION * settings.questions_per_minute,
        link_of=links_of(sources),
    )
    application = _application(base)
    if keeping is not None:
        add_index_routes(application, keeping)
    add_people_routes(application, PeopleHandlers(base.people, base.reception, base.delivery, handlers))
    if uploads is not None:
        add_upload_routes(application, uploads)
    add_routes(application, handlers, LibraryHandlers(browsing, desk, base.reception), groups, presses)
    cleaning = receiving.clean if receiving else None
    chores = Chores(state, base.delivery, base.people.digest, privacy, clean_uploads=cleaning)
    return _parts(application, base, chores, kept)


def _question_handlers(
    settings: TelegramSettings, desk: Desk, base: Foundation, groups: GroupHandlers
) -> Handlers:
    questions = Questions(
        desk,
        base.reception,
        base.workers,
        base.metrics,
        base.statuses,
        status_seconds=settings.status_seconds,
        seconds_in_hand=base.inbox.seconds_in_hand,
        may_ask=groups.may_ask,
        begin_answer=base.processor.begin_answer,
    )
    return Handlers(desk, base.reception, base.processor, questions, base.people.roster.role_of)


def _index_parts(wishes: IndexWishes, base: Foundation) -> IndexParts:
    jobs = IndexJobs(wishes.desk, base.delivery, base.state, base.people.roster, wishes.live)
    watch = None
    if wishes.settings.auto_ingest:
        watch = CorpusWatch(wishes.desk, jobs, every_seconds=wishes.settings.watch_seconds)
    return IndexParts(wishes.desk, jobs, wishes.errors, watch)


def _index_handlers(parts: IndexParts, base: Foundation) -> IndexHandlers:
    return IndexHandlers(
        parts, base.reception, base.people.roster, base.workers, base.state, lambda: base.inbox.in_hand
    )


def _upload_handlers(
    settings: TelegramSettings,
    receiving: Receiving,
    base: Foundation,
    handlers: Handlers,
    album_seconds: float,
) -> UploadHandlers:
    return UploadHandlers(
        UploadDesk(receiving, Deciding(receiving), base.state, days=settings.upload_days),
        base.reception,
        base.people.roster,
        Albums(base.processor.in_hand, quiet_seconds=album_seconds),
        on_question=handlers.on_text,
        on_other=handlers.on_other,
        on_edited=handlers.on_edited,
    )


def _presses(
    handlers: dict[str, PressHandler], base: Foundation, *, per_minute: int, link_of: LinkOf
) -> Presses:
    return Presses(
        handlers,
        base.delivery,
        access=base.access,
        limits=PressLimits(per_minute, has_room=base.pace.has_room),
        link_of=link_of,
        admins=base.admins,
        for_everyone=FOR_EVERYONE,
    )


def _application(base: Foundation) -> AnyApplication:
    builder = ApplicationBuilder().bot(base.bot).update_queue(base.inbox)
    application = builder.concurrent_updates(base.processor).build()
    application.add_error_handler(Failures(base.processor, base.delivery).on_error)
    return application


def _parts(application: AnyApplication, base: Foundation, chores: Chores, index: IndexParts | None) -> Parts:
    return Parts(
        application,
        base.inbox,
        base.processor,
        base.workers,
        base.metrics,
        chores,
        OwnMenus(base.state, base.people.roster),
        base.statuses,
        index,
    )
