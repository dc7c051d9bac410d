"""Only those who may use the bot are answered, and nobody can make it flood a chat."""

import time
from pathlib import Path

from bot.tg import texts_people as texts
from tests.bot.tg.fakes import (
    BOT,
    GROUP,
    Stage,
    play,
    texts_sent,
)


def test_who_is_no_member_is_not_answered_again_and_again(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        for _ in range(5):
            stage.world.write("Mức đóng?", person=9)
        await stage.settle()

        told = texts_sent(stage, 9)
        assert told.count(texts.NOT_A_MEMBER) == 2
        assert len(told) == 3

    play(story, tmp_path, access="members", questions_per_minute=2)


def test_who_is_no_member_presses_nothing_and_stops_nothing(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write(f"/hoi@{BOT} Mức đóng?", chat=GROUP, person=7)
        await stage.settle()
        stage.world.press(stage.world.sent(GROUP)[0], "[1]", person=9)
        stage.world.write("/huy", person=9)
        await stage.settle()

        assert [one["text"] for one in stage.world.answers_to_queries] == [texts.NOT_A_MEMBER_NOTICE]
        assert texts_sent(stage, 9) == [texts.NOT_A_MEMBER]
        assert len(stage.world.sent(GROUP)) == 1

    play(story, tmp_path, access="members", members=(7,))


def test_whoever_is_no_member_is_refused_politely(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write("Mức đóng?", person=9)
        stage.world.write("Mức đóng?", person=7)
        stage.world.write("chuyện khác", person=9, chat=GROUP)
        await stage.settle()

        assert texts_sent(stage, 9) == [texts.NOT_A_MEMBER]
        assert len(stage.answerer.asked) == 1
        assert texts_sent(stage, GROUP) == []

    play(story, tmp_path, access="members", members=(7,))


def test_too_many_questions_are_refused_once(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        for number in range(5):
            stage.world.write(f"Câu {number}?")
        await stage.settle()

        assert len(stage.answerer.asked) == 2
        assert sum("trong một phút" in text for text in texts_sent(stage)) == 1
        assert len(texts_sent(stage)) == 3

    play(story, tmp_path, questions_per_minute=2)


def test_questions_asked_while_the_bot_was_away_are_no_flood(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        for hours in (3, 2, 1):
            stage.world.write("Hỏi?", sent_at=time.time() - 3600 * hours)
        await stage.settle()

        assert len(stage.answerer.asked) == 3

    play(story, tmp_path, questions_per_minute=1)


def test_a_group_that_asks_too_much_is_told_once_and_its_members_may_ask_in_private(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        for person in range(1, 6):
            stage.world.write("/hoi Mức đóng?", chat=GROUP, person=person)
        await stage.settle()
        stage.world.write("Mức đóng?", person=5)
        await stage.settle()

        assert sum("Nhóm đã hỏi 2 câu" in text for text in texts_sent(stage, GROUP)) == 1
        assert len(texts_sent(stage, GROUP)) == 3
        assert len(texts_sent(stage, 5)) == 1
        assert b'policybot_questions_total{outcome="refused"} 3.0' in stage.parts.metrics.exposition()

    play(story, tmp_path, group_questions_per_minute=2)
