"""Puts the parts of the Telegram bot together."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from telegram.ext import Application, ApplicationBuilder, ExtBot, Updater
from telegram.request import BaseRequest, HTTPXRequest

from bot.keeping.deciding import Deciding
from bot.keeping.receiving import Receiving
from bot.settings import IndexSettings, PrivacySettings, TelegramSettings
from bot.state import State
from bot.tg.asking.desk import Desk
from bot.tg.asking.handlers import Handlers
from bot.tg.asking.questioning import Questions
from bot.tg.asking.workers import Workers
from bot.tg.delivering.delivery import Delivery
from bot.tg.delivering.pace import Pace
from bot.tg.delivering.status_messages import StatusMessages
from bot.tg.groups.admins import GroupAdmins
from bot.tg.groups.handlers import GroupHandlers
from bot.tg.index.handlers import FullDesk, IndexHandlers, IndexParts, add_index_routes
from bot.tg.index.jobs import IndexJobs
from bot.tg.index.watch import CorpusWatch
from bot.tg.library.browsing import Browsing
from bot.tg.library.handlers import LibraryHandlers
from bot.tg.library.source_pages import SourcePages
from bot.tg.menus.own_menus import OwnMenus
from bot.tg.people.access import Access
from bot.tg.people.building import FOR_EVERYONE, people_of
from bot.tg.people.group_members import GroupMembers, group_id
from bot.tg.people.handlers import PeopleHandlers, add_people_routes
from bot.tg.people.roster import Roster
from bot.tg.presses.limits import PressLimits
from bot.tg.presses.presses import Presses
from bot.tg.presses.routes import links_of, press_handlers
from bot.tg.receiving.failing import Failures
from bot.tg.receiving.inbox import Inbox
from bot.tg.receiving.limits import PerMinute
from bot.tg.receiving.processing import Processor
from bot.tg.receiving.reception import Reception
from bot.tg.routes import add_routes
from bot.tg.running.chores import Chores
from bot.tg.running.metrics import Metrics
from bot.tg.running.recent_errors import RecentErrors
from bot.tg.uploads.albums import QUIET_SECONDS, Albums
from bot.tg.uploads.desk import UploadDesk
from bot.tg.uploads.handlers import UploadHandlers, add_upload_routes

_CONNECTIONS = 32
_POOL_TIMEOUT_SECONDS = 10.0
_TIMEOUT_SECONDS = 10.0
RETRIES_AFTER_429 = 5
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


def calls_request() -> HTTPXRequest:
    """Return the connections for everything but polling."""
    return HTTPXRequest(
        connection_pool_size=_CONNECTIONS,
        pool_timeout=_POOL_TIMEOUT_SECONDS,
        connect_timeout=_TIMEOUT_SECONDS,
        read_timeout=_TIMEOUT_SECONDS,
        write_timeout=_TIMEOUT_SECONDS,
    )


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
    counted = metrics or Metrics()
    pace = pace or Pace(max_retries=RETRIES_AFTER_429, on_error=counted.count_telegram_error)
    bot = _bot(settings, token, calls, polls, pace)
    delivery = Delivery(bot, state)
    inbox = Inbox(state, on_duplicate=counted.count_duplicate)
    statuses = StatusMessages(bot, state, is_calm=pace.is_calm, has_room=pace.has_room)
    processor = Processor(state, delivery, inbox, statuses)
    workers = _workers(settings)
    people = people_of(settings, privacy, state, stop_work=processor.stop_person, writer=writer)
    access = Access(settings.access, people.roster, GroupMembers(bot, group_id(settings.group)))
    reception = _reception(settings, delivery, state, access, counted, processor)
    admins = GroupAdmins()
    groups = GroupHandlers(state, reception, admins)
    questions = Questions(
        desk,
        reception,
        workers,
        counted,
        statuses,
        status_seconds=settings.status_seconds,
        seconds_in_hand=inbox.seconds_in_hand,
        may_ask=groups.may_ask,
        begin_answer=processor.begin_answer,
    )
    handlers = Handlers(desk, reception, processor, questions, people.roster.role_of)
    library = LibraryHandlers(browsing, desk, reception)
    press_limits = PressLimits(_PRESSES_PER_QUESTION * settings.questions_per_minute, has_room=pace.has_room)
    kept = _index_parts(index, delivery, state, people.roster) if index else None
    keeping = (
        IndexHandlers(kept, reception, people.roster, workers, state, lambda: inbox.in_hand) if kept else None
    )
    uploads = None
    if receiving is not None:
        upload_desk = UploadDesk(receiving, Deciding(receiving), state, days=settings.upload_days)
        albums = Albums(processor.in_hand, quiet_seconds=album_seconds)
        uploads = _upload_handlers(upload_desk, reception, people.roster, handlers, albums)
    presses = Presses(
        press_handlers(sources, browsing, groups, people)
        | (keeping.press_handlers() if keeping else {})
        | (uploads.press_handlers() if uploads else {}),
        delivery,
        access=access,
        limits=press_limits,
        link_of=links_of(sources),
        admins=admins,
        for_everyone=FOR_EVERYONE,
    )
    application = ApplicationBuilder().bot(bot).update_queue(inbox).concurrent_updates(processor).build()
    if keeping is not None:
        add_index_routes(application, keeping)
    add_people_routes(application, PeopleHandlers(people, reception, delivery, handlers))
    if uploads is not None:
        add_upload_routes(application, uploads)
    add_routes(application, handlers, library, groups, presses)
    application.add_error_handler(Failures(processor, delivery).on_error)
    cleaning = receiving.clean if receiving else None
    chores = Chores(state, delivery, people.digest, privacy, clean_uploads=cleaning)
    return Parts(
        application,
        inbox,
        processor,
        workers,
        counted,
        chores,
        OwnMenus(state, people.roster),
        statuses,
        kept,
    )


def _bot(
    settings: TelegramSettings, token: str, calls: BaseRequest, polls: BaseRequest, pace: Pace
) -> ExtBot[int]:
    return ExtBot(
        token,
        base_url=_up_to_token(settings.base_url, "/bot"),
        base_file_url=_up_to_token(settings.base_file_url, "/file/bot"),
        request=calls,
        get_updates_request=polls,
        rate_limiter=pace,
    )


def _workers(settings: TelegramSettings) -> Workers:
    return Workers(
        settings.concurrent_answers,
        timeout_seconds=settings.answer_timeout_seconds,
        max_waiting=settings.waiting_questions,
    )


def _reception(
    settings: TelegramSettings,
    delivery: Delivery,
    state: State,
    access: Access,
    counted: Metrics,
    processor: Processor,
) -> Reception:
    count_refusal = partial(counted.count_question, "refused")
    return Reception(
        delivery,
        state,
        access=access,
        limit=PerMinute(settings.questions_per_minute, on_refused=count_refusal),
        group_limit=PerMinute(settings.group_questions_per_minute, on_refused=count_refusal),
        is_free=processor.is_free,
    )


def _upload_handlers(
    desk: UploadDesk, reception: Reception, roster: Roster, handlers: Handlers, albums: Albums
) -> UploadHandlers:
    return UploadHandlers(
        desk,
        reception,
        roster,
        albums,
        on_question=handlers.on_text,
        on_other=handlers.on_other,
        on_edited=handlers.on_edited,
    )


def _index_parts(wishes: IndexWishes, delivery: Delivery, state: State, roster: Roster) -> IndexParts:
    jobs = IndexJobs(wishes.desk, delivery, state, roster, wishes.live)
    watch = None
    if wishes.settings.auto_ingest:
        watch = CorpusWatch(wishes.desk, jobs, every_seconds=wishes.settings.watch_seconds)
    return IndexParts(wishes.desk, jobs, wishes.errors, watch)


def _up_to_token(url: str, ending: str) -> str:
    """Return the address to which the token is appended, also for a server named without `ending`."""
    bare = url.rstrip("/")
    return bare if bare.endswith("/bot") or "{token}" in bare else bare + ending
