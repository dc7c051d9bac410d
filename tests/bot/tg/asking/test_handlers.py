"""What people send comes out as the right messages: handlers, processing, delivery and database together."""

import asyncio
import logging
import threading
import time
import unicodedata
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answers import NeedsDetails
from bot.tg import texts
from bot.tg.menus.command_lists import FOR_ADMINS, FOR_STAFF
from tests.bot.tg.fakes import (
    BOT,
    FILE,
    GROUP,
    NOTHING_FOUND,
    PICTURE,
    PLAIN_STICKER,
    QUOTE,
    TOKEN,
    FakeAnswerer,
    Stage,
    labels,
    play,
    texts_sent,
)
from tests.bot.tg.strategies import wild_text
from tests.bot_api_server.api import BotApi
from tests.bot_api_server.failures import Failure


def test_a_question_is_answered_with_its_quote_its_source_and_buttons(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write("Mức đóng bao nhiêu?")
        await stage.settle()

        (message,) = stage.world.sent()
        assert QUOTE in message["text"]
        assert {entity["type"] for entity in message["entities"]} == {"blockquote", "bold", "text_link"}
        assert labels(message) == ["[1] Điều 2, khoản 1", texts.GOOD_BUTTON, texts.BAD_BUTTON]
        assert len(stage.world.called("sendChatAction")) == 1

    play(story, tmp_path)


def test_an_answer_replies_to_the_question(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write("Hỏi?")
        question_id = stage.world.updates[0]["message"]["message_id"]
        await stage.settle()

        (call,) = stage.world.called("sendMessage")
        assert call.parameters["reply_parameters"] == {
            "message_id": question_id,
            "allow_sending_without_reply": True,
        }

    play(story, tmp_path)


def test_a_refusal_can_be_called_wrong_but_not_meant(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write("Giá vàng?")
        await stage.settle()
        refused = stage.world.sent()[-1]
        assert labels(refused) == ["👎 Chưa đúng"]

        for label in ("Chưa đúng", "Khó hiểu"):
            stage.world.press(refused, label)
            await stage.settle()
        assert labels(refused) == ["👎 Chưa đúng"]

    play(story, tmp_path, answerer=FakeAnswerer(NOTHING_FOUND))


def test_thanks_ask_for_no_reply(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        for said in ("cảm ơn bạn", "điều 5"):
            stage.world.write(said)
            await stage.settle()

        thanked, asked = stage.world.called("sendMessage")
        assert "reply_markup" not in thanked.parameters
        assert asked.parameters["reply_markup"]["force_reply"]

    play(story, tmp_path, answerer=FakeAnswerer(NeedsDetails("Của văn bản nào?")))


@pytest.mark.parametrize("command", ["/help", "/start"])
def test_everyone_is_told_the_commands_of_their_role(command: str, tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        for person in (1, 2, 3):
            stage.world.write(command, person=person)
        await stage.settle()

        told = {person: texts_sent(stage, person)[-1] for person in (1, 2, 3)}
        for role, names in ((FOR_STAFF, {1, 2}), (FOR_ADMINS, {1})):
            for name in role:
                assert {person for person, words in told.items() if f"/{name}:" in words} == names

    play(story, tmp_path, admins=(1,), staff=(2,))


def test_a_question_without_an_answer_says_so_and_keeps_the_question(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write("Giá vàng?")
        await stage.settle()

        assert texts_sent(stage) == ["Tôi không tìm thấy."]
        assert stage.state.answers.unanswered(since=0) == ("Giá vàng?",)

    play(story, tmp_path, answerer=FakeAnswerer(NOTHING_FOUND))


def test_a_question_for_details_asks_for_a_reply_and_the_reply_leans_on_it(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write("Mức đóng?")
        await stage.settle()
        stage.world.write("Công đoàn")
        await stage.settle()

        assert stage.world.called("sendMessage")[0].parameters["reply_markup"]["force_reply"] is True
        assert stage.answerer.asked == [("Mức đóng?", ()), ("Công đoàn", ("Mức đóng?",))]

    play(story, tmp_path, answerer=FakeAnswerer(NeedsDetails("Mức đóng nào?")))


def test_a_new_topic_leans_on_nothing(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        for text in ("Một?", "/moi", "Hai?"):
            stage.world.write(text)
        await stage.settle()

        assert stage.answerer.asked == [("Một?", ()), ("Hai?", ())]

    play(story, tmp_path)


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("/start", "Chào bạn"),
        ("/help", f"/hoi@{BOT}"),
        ("/huy", "không có câu nào"),
        ("/abc", "không biết lệnh"),
    ],
)
def test_commands_are_answered(command: str, words: str, tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write(command)
        await stage.settle()

        (text,) = texts_sent(stage)
        assert words in text
        assert stage.answerer.asked == []

    play(story, tmp_path)


def test_hoi_answers_the_question_behind_it_or_asks_for_one(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write("/hoi Mức đóng?")
        stage.world.write("/hoi")
        await stage.settle()

        assert [question for question, _ in stage.answerer.asked] == ["Mức đóng?"]
        assert texts_sent(stage)[1] == texts.ASK_FOR_QUESTION

    play(story, tmp_path)


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        pytest.param({"sticker": PLAIN_STICKER}, texts.STICKER, id="sticker"),
        pytest.param({"voice": FILE | {"duration": 2}}, texts.VOICE, id="voice"),
        pytest.param({"photo": [PICTURE]}, texts.PICTURE, id="photo"),
        pytest.param({"document": FILE}, texts.FILE, id="file"),
        pytest.param({"location": {"latitude": 21.0, "longitude": 105.8}}, texts.OTHER, id="location"),
    ],
)
def test_what_is_not_text_gets_a_friendly_line(fields: dict[str, Any], line: str, tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write(None, **fields)
        await stage.settle()

        assert texts_sent(stage) == [line]

    play(story, tmp_path)


def test_an_album_gets_one_line(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        for _ in range(3):
            stage.world.write(None, photo=[PICTURE], media_group_id="album")
        await stage.settle()

        assert texts_sent(stage) == [texts.PICTURE]

    play(story, tmp_path)


def test_the_caption_of_an_album_is_answered_once_and_its_pictures_are_not_remarked_upon(
    tmp_path: Path,
) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write(None, photo=[PICTURE], media_group_id="album", caption="Mức đóng?")
        stage.world.write(None, photo=[PICTURE], media_group_id="album")
        await stage.settle()

        assert [question for question, _ in stage.answerer.asked] == ["Mức đóng?"]
        assert len(texts_sent(stage)) == 1
        assert QUOTE in texts_sent(stage)[0]

    play(story, tmp_path)


def test_a_forwarded_message_and_one_edited_late_get_a_friendly_line(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        origin = {"type": "hidden_user", "date": 1, "sender_user_name": "Ai đó"}
        stage.world.write("tin chuyển tiếp", forward_origin=origin)
        await stage.settle()
        stage.world.write("đã sửa", edited=True, sent_at=time.time() - 300)
        await stage.settle()

        assert texts_sent(stage) == [texts.FORWARDED, texts.EDITED]
        assert stage.answerer.asked == []

    play(story, tmp_path)


def test_service_messages_are_left_alone(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write(None, chat=GROUP, new_chat_title="Nhóm mới")
        stage.world.write(
            None, pinned_message={"message_id": 1, "date": 0, "chat": {"id": 7, "type": "private"}}
        )
        await stage.settle()

        assert stage.world.called("sendMessage") == []

    play(story, tmp_path)


@pytest.mark.parametrize(
    ("written", "question"),
    [
        pytest.param("lương của anh Nam", "lương của anh Nam", id="plain"),
        pytest.param("/hoi lương của anh Nam", "lương của anh Nam", id="command"),
        pytest.param(f"lương @{BOT} của anh Nam", "lương của anh Nam", id="mention inside"),
        pytest.param("LƯƠNG của anh Nam", "lương của anh nam", id="in small letters"),
        pytest.param(
            unicodedata.normalize("NFD", "lương của anh Nam"), "lương của anh Nam", id="letters composed"
        ),
    ],
)
def test_a_failing_answer_is_apologised_for_and_logged_without_the_question(
    written: str, question: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write(written)
        await stage.settle()

        assert texts_sent(stage) == [texts.APOLOGY]

    play(story, tmp_path, answerer=FakeAnswerer(error=ValueError(f"cannot read {question!r}, {TOKEN}")))

    assert "Traceback" in caplog.text
    assert "ValueError" in caplog.text
    assert question not in caplog.text


def test_an_answer_that_takes_too_long_is_given_up_with_a_word(tmp_path: Path) -> None:
    hold = threading.Event()

    async def story(stage: Stage) -> None:
        stage.world.write("Hỏi?")
        await stage.settle()
        hold.set()

        assert texts_sent(stage) == [texts.TOOK_TOO_LONG]

    play(story, tmp_path, answerer=FakeAnswerer(hold=hold), answer_timeout_seconds=0.05)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(odd=st.lists(wild_text, min_size=10, max_size=18))  # a group gets twenty messages a minute
def test_no_odd_text_is_left_unanswered_or_fails(
    odd: list[str], tmp_path_factory: pytest.TempPathFactory, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.clear()

    async def story(stage: Stage) -> None:
        for person, text in enumerate(odd, start=1):
            stage.world.write(text, person=person)
            stage.world.write(f"@{BOT} {text}", chat=GROUP, person=person)
        await stage.settle()

        for person in range(1, len(odd) + 1):
            assert texts_sent(stage, person), odd[person - 1]
        assert len(texts_sent(stage, GROUP)) == len(odd)

    play(story, tmp_path_factory.mktemp("odd"), group_questions_per_minute=len(odd))
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR] == []


def test_a_late_answer_says_when_the_question_was_asked(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write("Hỏi?", sent_at=time.time() - timedelta(hours=3).total_seconds())
        await stage.settle()

        assert "xin lỗi vì tôi trả lời muộn" in texts_sent(stage)[0]
        assert QUOTE in texts_sent(stage)[0]

    play(story, tmp_path)


def test_typing_is_shown_until_the_answer_is_there_and_failing_at_it_is_no_harm(tmp_path: Path) -> None:
    api = BotApi(TOKEN)
    api.fail("sendChatAction", Failure(500), times=5)

    async def story(stage: Stage) -> None:
        stage.world.write("Hỏi?")
        await stage.settle()
        await asyncio.sleep(0)

        assert len(texts_sent(stage)) == 1

    play(story, tmp_path, api=api)
