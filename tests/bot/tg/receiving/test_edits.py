"""A question that is edited within a minute is answered anew, in the place of its first answer."""

import threading
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot.answers import Answer, NeedsDetails, Result
from bot.tg import texts, texts_people
from tests.bot.tg.fakes import ANSWER, BOT, GROUP, TOKEN, FakeAnswerer, Stage, play, texts_sent
from tests.bot_api_server.api import BotApi
from tests.bot_api_server.failures import Failure

LONG = Answer("Dài. " * 2000, ANSWER.citations)
DETAILS = NeedsDetails("Bạn hỏi loại phép nào?")


def asked(stage: Stage) -> list[str]:
    return [question for question, _ in stage.answerer.asked]


@pytest.mark.parametrize(
    ("first", "second", "where"),
    [
        pytest.param("Mức dóng?", "Mức đóng?", {}, id="in private"),
        pytest.param("/hoi Mức dóng?", "/hoi Mức đóng?", {"chat": GROUP}, id="by a command in a group"),
        pytest.param(f"@{BOT} Mức dóng?", f"@{BOT} Mức đóng?", {"chat": GROUP}, id="by a mention"),
    ],
)
def test_an_edited_question_is_answered_where_its_first_answer_stood(
    first: str, second: str, where: dict[str, Any], tmp_path: Path
) -> None:
    chat = where.get("chat", 7)

    async def story(stage: Stage) -> None:
        update = stage.world.write(first, **where)
        await stage.settle()
        stage.answerer.result = Answer("Theo Luật Mẫu, khác hẳn [1]", ANSWER.citations)
        before = stage.world.sent(chat)
        stage.world.edit(update, second, chat=chat)
        await stage.settle()

        after = stage.world.sent(chat)
        assert [one["message_id"] for one in after] == [one["message_id"] for one in before]
        assert "khác hẳn" in after[0]["text"]
        assert asked(stage) == ["Mức dóng?", "Mức đóng?"]
        assert stage.answerer.asked[1][1] == ()  # the first wording is no question before it

    play(story, tmp_path)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(ANSWER, LONG, id="longer"),
        pytest.param(LONG, ANSWER, id="shorter"),
        pytest.param(ANSWER, DETAILS, id="asking back"),
        pytest.param(DETAILS, ANSWER, id="asking back no more"),
    ],
)
def test_nothing_of_the_first_answer_is_left(first: Result, second: Result, tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.answerer.result = second
        stage.world.write("Mức đóng?", person=8)
        stage.answerer.result = second
        await stage.settle()
        wanted = texts_sent(stage, 8)
        stage.answerer.result = first
        update = stage.world.write("Mức dóng?")
        await stage.settle()
        stage.answerer.result = second
        stage.world.edit(update, "Mức đóng?")
        await stage.settle()

        assert set(wanted) <= set(texts_sent(stage))
        assert len(texts_sent(stage)) == len(wanted)

    play(story, tmp_path)


def test_a_question_edited_while_it_is_answered_is_answered_once(tmp_path: Path) -> None:
    hold = threading.Event()

    async def story(stage: Stage) -> None:
        update = stage.world.write("Mức dóng?")
        await stage.take_in()
        await stage.until(lambda: stage.answerer.asked)
        stage.world.edit(update, "Mức đóng?")
        await stage.take_in()
        hold.set()
        await stage.settle()

        assert len(texts_sent(stage)) == 1
        assert stage.state.replies.question(7, stage.world.message_ids[update]) == "Mức đóng?"
        assert stage.state.updates.count_unfinished() == 0

    play(story, tmp_path, answerer=FakeAnswerer(hold=hold))


def test_an_edit_at_the_limit_takes_the_place_of_the_question_it_stops(tmp_path: Path) -> None:
    hold = threading.Event()

    async def story(stage: Stage) -> None:
        update = stage.world.write("Mức dóng?")
        await stage.take_in()
        await stage.until(lambda: stage.answerer.asked)
        stage.world.edit(update, "Mức đóng?")
        await stage.take_in()
        hold.set()
        await stage.settle()

        assert asked(stage) == ["Mức dóng?", "Mức đóng?"]
        assert len(texts_sent(stage)) == 1
        assert ANSWER.citations[0].quote in texts_sent(stage)[0]

    play(story, tmp_path, answerer=FakeAnswerer(hold=hold), questions_per_minute=1)


def _has_begun(stage: Stage, questions: int) -> bool:
    return len(asked(stage)) >= questions


def test_edits_beyond_a_few_stop_no_question_that_is_being_answered(tmp_path: Path) -> None:
    hold = threading.Event()

    async def story(stage: Stage) -> None:
        update = stage.world.write("Câu 0?")
        for number in range(6):
            if number:
                stage.world.edit(update, f"Câu {number}?")
            await stage.take_in()
            await stage.until(partial(_has_begun, stage, min(number + 1, 4)))
        hold.set()
        await stage.settle()

        assert asked(stage) == [f"Câu {number}?" for number in range(4)]
        assert stage.state.replies.question(7, stage.world.message_ids[update]) == "Câu 3?"

    play(story, tmp_path, answerer=FakeAnswerer(hold=hold), questions_per_minute=1, concurrent_answers=6)


def test_an_edit_that_changes_no_word_changes_no_answer(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        update = stage.world.write("Mức đóng?")
        await stage.settle()
        stage.world.edit(update, "Mức đóng? ")
        await stage.settle()

        assert len(asked(stage)) == 1
        assert stage.world.called("editMessageText") == []

    play(story, tmp_path)


def test_later_edits_are_not_read_and_a_group_is_not_told(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        private = stage.world.write("Mức dóng?")
        public = stage.world.write("/hoi Mức dóng?", chat=GROUP)
        await stage.settle()
        stage.world.edit(private, "Mức đóng?", after_seconds=61)
        stage.world.edit(public, "/hoi Mức đóng?", chat=GROUP, after_seconds=61)
        await stage.settle()

        assert texts_sent(stage)[1:] == [texts.EDITED]
        assert len(texts_sent(stage, GROUP)) == 1

    play(story, tmp_path)


def test_an_answer_that_is_gone_is_sent_anew_and_one_that_cannot_be_edited_now_is_later(
    tmp_path: Path,
) -> None:
    api = BotApi(TOKEN)

    async def story(stage: Stage) -> None:
        update = stage.world.write("Mức dóng?")
        await stage.settle()
        stage.world.messages.pop((7, stage.world.sent(7)[0]["message_id"]))
        stage.world.edit(update, "Mức đóng?")
        await stage.settle()
        assert len(texts_sent(stage)) == 1

        api.fail("editMessageText", Failure(502, "Bad Gateway"))
        stage.answerer.result = Answer("Khác hẳn [1]", ANSWER.citations)
        stage.world.edit(update, "Mức đóng là gì?")
        await stage.settle()
        assert len(texts_sent(stage)) == 1
        assert "Khác hẳn" in texts_sent(stage)[0]

    play(story, tmp_path, api=api)


def test_a_command_that_is_edited_is_not_carried_out_again(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        update = stage.world.write("/moi")
        await stage.settle()
        stage.world.edit(update, "/moi nhé")
        await stage.settle()

        assert texts_sent(stage) == [texts.NEW_TOPIC]

    play(story, tmp_path)


@pytest.mark.parametrize(
    ("command", "edited", "said"),
    [
        pytest.param("/moi", "/moi nhé", texts.NEW_TOPIC, id="new topic"),
        pytest.param("/vanban Luật Mẫu", "/vanban Luật Mẫu nhé", "Luật Mẫu", id="documents"),
        pytest.param("/riengtu", "/riengtu nhé", texts_people.PRIVACY_TITLE, id="own data"),
        pytest.param("/quyen 9", "/quyen 99", "mã số 9", id="roles"),
    ],
)
def test_a_command_that_is_edited_while_it_waits_is_carried_out(
    command: str, edited: str, said: str, tmp_path: Path
) -> None:
    hold = threading.Event()

    async def story(stage: Stage) -> None:
        stage.world.write("Mức đóng?")
        update = stage.world.write(command)
        await stage.take_in()
        stage.world.edit(update, edited)
        await stage.take_in()
        hold.set()
        await stage.settle()

        assert len(texts_sent(stage)) == 2
        assert said in texts_sent(stage)[1]

    play(story, tmp_path, answerer=FakeAnswerer(hold=hold), admins=(7,))


def test_of_a_waiting_question_and_its_edits_the_last_alone_is_answered_and_one_counted(
    tmp_path: Path,
) -> None:
    hold = threading.Event()

    async def story(stage: Stage) -> None:
        stage.world.write("Mức đóng?")
        update = stage.world.write("Câu 0?")
        await stage.take_in()
        for number in range(1, 6):
            stage.world.edit(update, f"Câu {number}?")
            await stage.take_in()
        hold.set()
        await stage.settle()

        assert asked(stage) == ["Mức đóng?", "Câu 5?"]
        assert len(texts_sent(stage)) == 2

    play(story, tmp_path, answerer=FakeAnswerer(hold=hold), questions_per_minute=2)


def test_a_waiting_question_that_is_edited_into_nothing_asked_is_answered(tmp_path: Path) -> None:
    hold = threading.Event()

    async def story(stage: Stage) -> None:
        stage.world.write("Mức đóng?")
        update = stage.world.write("/hoi Thử việc?")
        await stage.take_in()
        stage.world.edit(update, "/moi")
        await stage.take_in()
        hold.set()
        await stage.settle()

        assert asked(stage) == ["Mức đóng?", "Thử việc?"]

    play(story, tmp_path, answerer=FakeAnswerer(hold=hold))
