"""Who waits sees how far the answer has come, and nothing of it before it is checked."""

import threading
from pathlib import Path

from bot.stages import Stage as Step
from bot.tg import texts
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


def test_every_stage_has_its_words() -> None:
    assert set(texts.STAGES) == set(Step)
