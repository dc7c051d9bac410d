"""The bot is well while it polls, its database answers and its index is there."""

import asyncio
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path

from bot.tg.receiving.polling import PollRequest
from bot.tg.running.health import SILENT_AFTER_SECONDS, health_check
from bot.tg.running.metrics import Live, Metrics
from bot.tg.running.monitoring import Health
from tests.bot.tg.fakes import FakeAnswerer, FakeManifest, Stage, play
from vectorstore.errors import IndexMissingError


def health_of(stage: Stage, *, polls: PollRequest | None = None) -> Awaitable[Health]:
    return health_check(stage.parts, polls, stage.state, FakeManifest)()


def told(story: Callable[[Stage], Awaitable[Health]], folder: Path, answerer: FakeAnswerer) -> Health:
    seen: list[Health] = []

    async def look(stage: Stage) -> None:
        seen.append(await story(stage))

    play(look, folder, answerer=answerer)
    return seen[0]


def test_a_bot_at_work_tells_its_queue_and_its_index(tmp_path: Path) -> None:
    hold = threading.Event()

    async def story(stage: Stage) -> Health:
        stage.world.write("Mức đóng?")
        await stage.take_in()
        await stage.until(lambda: stage.answerer.asked)
        health = await health_of(stage)
        hold.set()
        await stage.settle()
        return health

    health = told(story, tmp_path, FakeAnswerer(hold=hold))

    assert health.problems == ()
    assert health.facts == {
        "waiting": 0,
        "answering": 1,
        "unfinished": 1,
        "generation": FakeManifest().name,
    }


def test_long_silence_of_polling_is_a_problem(tmp_path: Path) -> None:
    async def story(stage: Stage) -> Health:
        polls = PollRequest()
        polls.last_good_at -= SILENT_AFTER_SECONDS + 1
        return await health_of(stage, polls=polls)

    assert told(story, tmp_path, FakeAnswerer()).problems == ("Telegram gave no updates for long",)


def test_an_index_that_is_gone_is_a_problem(tmp_path: Path) -> None:
    def live() -> Live:
        raise IndexMissingError(tmp_path)

    async def story(stage: Stage) -> Health:
        return await health_check(stage.parts, None, stage.state, live)()

    assert len(told(story, tmp_path, FakeAnswerer()).problems) == 1


def test_questions_are_counted_by_outcome(tmp_path: Path) -> None:
    seen: list[str] = []

    async def story(stage: Stage) -> None:
        for person in range(1, 4):
            stage.world.write("Mức đóng?", person=person)
            stage.world.updates.append(stage.world.updates[-1])
        await stage.settle()
        await asyncio.sleep(0)
        seen.append(stage.parts.metrics.exposition().decode())

    play(story, tmp_path)

    assert "policybot_answer_seconds_count 3.0" in seen[0]
    assert "policybot_duplicate_updates_total 3.0" in seen[0]


def test_the_metrics_are_there_while_the_index_cannot_be_read() -> None:
    def broken() -> Live:
        raise IndexMissingError(Path("var/index"))

    metrics = Metrics()
    metrics.watch_index(broken)
    metrics.count_duplicate()

    told_of = metrics.exposition().decode()
    assert "policybot_duplicate_updates_total 1.0" in told_of
    assert "policybot_index_unreadable 1.0" in told_of
    assert "policybot_index_documents" not in told_of
