"""Questions wait in a bounded queue, and who waits is told at which place."""

import threading
import time
from pathlib import Path

from bot.tg import texts
from tests.bot.tg.fakes import FakeAnswerer, Stage, play, texts_sent

MANY = 3


def drafts(stage: Stage) -> list[str]:
    return sorted(call.parameters["text"] for call in stage.world.called("sendMessageDraft"))


def test_who_has_to_wait_is_told_at_which_place(tmp_path: Path) -> None:
    hold = threading.Event()

    async def story(stage: Stage) -> None:
        for person in (1, 2, 3):
            stage.world.write("Mức đóng?", person=person)
        await stage.take_in()
        await stage.until(lambda: len(drafts(stage)) == 2)
        hold.set()
        await stage.settle()

        assert drafts(stage) == [texts.WAITING.format(place=place) for place in (1, 2)]
        assert [len(texts_sent(stage, person)) for person in (1, 2, 3)] == [1, 1, 1]

    play(story, tmp_path, answerer=FakeAnswerer(hold=hold), concurrent_answers=1)


def test_beyond_the_bound_questions_are_asked_to_come_again(tmp_path: Path) -> None:
    hold = threading.Event()

    async def story(stage: Stage) -> None:
        for person in range(1, 6):
            stage.world.write("Mức đóng?", person=person)
        await stage.take_in()
        await stage.until(lambda: len(stage.world.called("sendMessage")) == 2)
        hold.set()
        await stage.settle()

        said = [texts_sent(stage, person) for person in range(1, 6)]
        assert said.count([texts.QUEUE_FULL.format(waiting=2)]) == 2
        assert len(stage.answerer.asked) == MANY

    play(story, tmp_path, answerer=FakeAnswerer(hold=hold), concurrent_answers=1, waiting_questions=2)


def test_questions_asked_while_the_bot_was_away_are_not_sent_away(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        for person in range(1, 7):
            stage.world.write("Mức đóng?", person=person, sent_at=time.time() - 3600)
        await stage.settle()

        assert len(stage.answerer.asked) == 6

    play(story, tmp_path, concurrent_answers=1, waiting_questions=1)
