"""What is told of the running bot to those who watch it: whether it is well, and figures that change."""

import asyncio
import time
from collections.abc import Callable

from bot.errors import BotError
from bot.state import State
from bot.tg.building import Parts
from bot.tg.receiving.polling import PollRequest
from bot.tg.receiving.webhook import WebhookWatch
from bot.tg.running.metrics import Live
from bot.tg.running.monitoring import CheckHealth, Health
from vectorstore.errors import VectorstoreError

SILENT_AFTER_SECONDS = 120.0  # a good poll takes 10 s at most


def health_check(
    parts: Parts,
    polls: PollRequest | None,
    state: State,
    live: Callable[[], Live],
    *,
    webhook: WebhookWatch | None = None,
) -> CheckHealth:
    """Return what looks whether the bot polls, its database answers and its index is there.

    `polls` is none with a webhook, where silence may mean that nobody writes; what is known of that is
    `webhook`.
    """

    async def check() -> Health:
        problems: list[str] = []
        facts: dict[str, object] = {"waiting": parts.workers.waiting, "answering": parts.workers.busy}
        if polls is not None:
            facts["seconds_since_good_poll"] = round(polls.silent_seconds(), 1)
            if polls.silent_seconds() > SILENT_AFTER_SECONDS:
                problems.append("Telegram gave no updates for long")
        if webhook is not None and webhook.problem:
            problems.append(webhook.problem)
        try:
            facts["unfinished"] = await asyncio.to_thread(state.updates.count_unfinished)
            facts["generation"] = (await asyncio.to_thread(live)).name
        except (BotError, VectorstoreError) as error:
            problems.append(str(error))
        return Health(tuple(problems), facts)

    return check


def watch_figures(parts: Parts, polls: PollRequest | None, live: Callable[[], Live]) -> None:
    """Let the metrics tell the queue, the last good poll and the index whenever somebody looks."""
    metrics, workers = parts.metrics, parts.workers
    metrics.watch("questions_waiting", "Questions that wait for their turn.", lambda: workers.waiting)
    metrics.watch("questions_answering", "Questions that are being answered.", lambda: workers.busy)
    metrics.watch("updates_in_hand", "Updates that are being worked on.", lambda: parts.inbox.in_hand)
    if polls is not None:
        metrics.watch("seconds_since_good_poll", "Since Telegram last gave updates.", polls.silent_seconds)
    started = time.time()
    metrics.watch("started_at_seconds", "When the bot started, since 1970.", lambda: started)
    metrics.watch_index(live)
