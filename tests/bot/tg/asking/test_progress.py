"""Who waits sees how far the answer has come, and nothing of it before it is checked."""

import asyncio
import itertools
import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from telegram import Bot, Chat, Message

from bot.stages import Stage as Step
from bot.tg import texts
from bot.tg.asking.boards import Draft
from bot.tg.asking.progress import Waiting, showing_progress
from tests.bot.tg.fakes import TOKEN, FakeAnswerer, Stage, play, texts_sent
from tests.bot_api_server.api import BotApi
from tests.bot_api_server.failures import Failure


def drafts(stage: Stage) -> list[str]:
    return [call.parameters["text"] for call in stage.world.called("sendMessageDraft")]


def test_a_slow_answer_shows_its_stage_and_then_gives_way_to_the_answer(tmp_path: Path) -> None:
    hold = threading.Event()
    answerer = FakeAnswerer(hold=hold, stages=(Step.SEARCHING, Step.WRITING))

    async def story(stage: Stage) -> None:
        stage.world.write("Mức đóng?")
        await stage.take_in()
        await stage.until(lambda: drafts(stage))
        hold.set()
        await stage.settle()

        assert drafts(stage) == [texts.STAGES[Step.WRITING]]
        assert len(texts_sent(stage)) == 1

    play(story, tmp_path, answerer=answerer)


def test_a_quick_answer_shows_no_stage(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write("Mức đóng?")
        await stage.settle()

        assert drafts(stage) == []

    play(story, tmp_path, answerer=FakeAnswerer(stages=tuple(Step)))


def test_a_draft_that_cannot_be_shown_does_not_hold_up_the_answer(tmp_path: Path) -> None:
    hold = threading.Event()
    api = BotApi(TOKEN)
    api.fail("sendMessageDraft", Failure(500))

    async def story(stage: Stage) -> None:
        stage.world.write("Mức đóng?")
        await stage.take_in()
        await stage.until(lambda: drafts(stage))
        hold.set()
        await stage.settle()

        assert len(texts_sent(stage)) == 1

    play(story, tmp_path, answerer=FakeAnswerer(hold=hold, stages=(Step.WRITING,)), api=api)


class DraftTimes(Bot):
    """Takes drafts, and remembers when."""

    def __init__(self) -> None:
        super().__init__(TOKEN)
        object.__setattr__(self, "times", [])

    async def send_message_draft(self, *_: object, **__: object) -> bool:
        self.times.append(time.monotonic())  # type: ignore[attr-defined]
        return True


def test_two_drafts_in_a_chat_are_half_a_second_apart() -> None:
    bot = DraftTimes()

    async def run() -> None:
        message = Message(1, datetime.now(tz=UTC), Chat(7, "private"))
        async with showing_progress(Draft(bot, message, patience_seconds=0)) as show:
            for step in Step:
                show(step)
                await asyncio.sleep(0.3)

    asyncio.run(run())

    times: list[float] = bot.times  # type: ignore[attr-defined]
    assert len(times) >= 2
    assert all(later - earlier >= 0.5 for earlier, later in itertools.pairwise(times))


@dataclass
class Wall:
    """Remembers what was shown on it."""

    patience_seconds: float = 0.0
    apart_seconds: float = 0.01
    fades_seconds: float = 100.0
    look_again_seconds: float = 0.02
    seen: list[str] = field(default_factory=list)
    refusals: int = 0

    async def show(self, words: str) -> bool:
        """Take the words, or refuse them a few times."""
        self.refusals -= 1
        if self.refusals < 0:
            self.seen.append(words)
        return self.refusals < 0

    async def close(self) -> None:
        """Close nothing."""


def waiting(place: int) -> str:
    return texts.WAITING.format(place=place)


def shown_while(places: list[int], wall: Wall) -> list[str]:
    """Return what a wall shows while the place in the queue changes, and then the search begins."""

    async def run() -> None:
        async with showing_progress(wall) as show:
            show(Waiting(lambda: places[0]))
            while len(places) > 1:
                await asyncio.sleep(0.1)
                places.pop(0)
            show(Step.SEARCHING)
            await asyncio.sleep(0.1)

    asyncio.run(run())
    return wall.seen


def test_the_place_in_the_queue_is_shown_anew_as_it_moves() -> None:
    seen = shown_while([9, 7, 7, 2, 0], Wall())

    assert seen == [waiting(9), waiting(7), waiting(2), texts.STAGES[Step.SEARCHING]]


def test_what_could_not_be_shown_is_tried_again() -> None:
    assert shown_while([4, 4, 4], Wall(refusals=2)) == [waiting(4), texts.STAGES[Step.SEARCHING]]


def test_words_that_fade_are_shown_again() -> None:
    seen = shown_while([4, 4, 4, 4], Wall(fades_seconds=0.05))

    assert seen.count(waiting(4)) >= 2


@pytest.mark.parametrize("steps_before", range(6))
@pytest.mark.parametrize("steps_after", range(5))
def test_an_answer_that_is_there_right_after_a_stage_is_not_held_up(
    steps_before: int, steps_after: int
) -> None:
    async def run() -> float:
        async with showing_progress(Wall(apart_seconds=0.0, look_again_seconds=60.0)) as show:
            show(Step.SEARCHING)
            for _ in range(steps_before):
                await asyncio.sleep(0)
            show(Step.WRITING)
            for _ in range(steps_after):
                await asyncio.sleep(0)
            began = time.monotonic()
        return time.monotonic() - began

    assert asyncio.run(asyncio.wait_for(run(), 5)) < 1


def test_every_stage_has_its_words() -> None:
    assert set(texts.STAGES) == set(Step)
