"""Who waits sees how far the answer has come, and nothing of it before it is checked."""

import asyncio
import itertools
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

from telegram import Bot, Chat, Message

from bot.stages import Stage as Step
from bot.tg import texts
from bot.tg.asking.stage_draft import showing_stages
from tests.bot.tg.fakes import GROUP, TOKEN, FakeAnswerer, Stage, play, texts_sent
from tests.bot_api_server.api import BotApi, Failure


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


def test_a_group_sees_no_drafts(tmp_path: Path) -> None:
    hold = threading.Event()
    answerer = FakeAnswerer(hold=hold, stages=tuple(Step))

    async def story(stage: Stage) -> None:
        stage.world.write("/hoi Mức đóng?", chat=GROUP)
        await stage.take_in()
        await stage.until(lambda: stage.world.called("sendChatAction"))
        threading.Timer(1.0, hold.set).start()
        await stage.settle()

        assert drafts(stage) == []
        assert len(stage.world.sent(GROUP)) == 1

    play(story, tmp_path, answerer=answerer)


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
        async with showing_stages(bot, message, patience_seconds=0) as show:
            for step in Step:
                show(step)
                await asyncio.sleep(0.3)

    asyncio.run(run())

    times: list[float] = bot.times  # type: ignore[attr-defined]
    assert len(times) >= 2
    assert all(later - earlier >= 0.5 for earlier, later in itertools.pairwise(times))


def test_every_stage_has_its_words() -> None:
    assert set(texts.STAGES) == set(Step)
