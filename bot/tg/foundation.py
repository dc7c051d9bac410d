"""What every part of the Telegram bot stands on: the bot, what it is sent, who may use it, what it sends."""

from dataclasses import dataclass
from functools import partial

from telegram.ext import ExtBot
from telegram.request import BaseRequest, HTTPXRequest

from bot.settings import PrivacySettings, TelegramSettings
from bot.state import State
from bot.tg.asking.workers import Workers
from bot.tg.delivering.delivery import Delivery
from bot.tg.delivering.pace import Pace
from bot.tg.delivering.status_messages import StatusMessages
from bot.tg.groups.admins import GroupAdmins
from bot.tg.people.access import Access
from bot.tg.people.building import People, people_of
from bot.tg.people.group_members import GroupMembers, group_id
from bot.tg.receiving.inbox import Inbox
from bot.tg.receiving.limits import PerMinute
from bot.tg.receiving.processing import Processor
from bot.tg.receiving.reception import Reception
from bot.tg.running.metrics import Metrics

_CONNECTIONS = 32
_POOL_TIMEOUT_SECONDS = 10.0
_TIMEOUT_SECONDS = 10.0
RETRIES_AFTER_429 = 5


@dataclass(frozen=True, slots=True)
class Foundation:
    """What handlers of every kind are given."""

    bot: ExtBot[int]
    state: State
    metrics: Metrics
    pace: Pace
    delivery: Delivery
    inbox: Inbox
    statuses: StatusMessages
    processor: Processor
    workers: Workers
    people: People
    access: Access
    reception: Reception
    admins: GroupAdmins


def foundation_of(
    settings: TelegramSettings,
    bot: ExtBot[int],
    state: State,
    metrics: Metrics,
    pace: Pace,
    *,
    privacy: PrivacySettings,
    writer: str,
) -> Foundation:
    """Return what all parts stand on; `writer` is who is sent questions to write answers."""
    delivery = Delivery(bot, state)
    inbox = Inbox(state, on_duplicate=metrics.count_duplicate)
    statuses = StatusMessages(bot, state, is_calm=pace.is_calm, has_room=pace.has_room)
    processor = Processor(state, delivery, inbox, statuses)
    people = people_of(settings, privacy, state, stop_work=processor.stop_person, writer=writer)
    access = Access(settings.access, people.roster, GroupMembers(bot, group_id(settings.group)))
    reception = _reception(settings, delivery, state, access, metrics, processor)
    return Foundation(
        bot,
        state,
        metrics,
        pace,
        delivery,
        inbox,
        statuses,
        processor,
        _workers(settings),
        people,
        access,
        reception,
        GroupAdmins(),
    )


def calls_request() -> HTTPXRequest:
    """Return the connections for everything but polling."""
    return HTTPXRequest(
        connection_pool_size=_CONNECTIONS,
        pool_timeout=_POOL_TIMEOUT_SECONDS,
        connect_timeout=_TIMEOUT_SECONDS,
        read_timeout=_TIMEOUT_SECONDS,
        write_timeout=_TIMEOUT_SECONDS,
    )


def bot_of(
    settings: TelegramSettings, token: str, calls: BaseRequest, polls: BaseRequest, pace: Pace
) -> ExtBot[int]:
    """Return the bot with these connections."""
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


def _up_to_token(url: str, ending: str) -> str:
    """Return the address to which the token is appended, also for a server named without `ending`."""
    bare = url.rstrip("/")
    return bare if bare.endswith("/bot") or "{token}" in bare else bare + ending
