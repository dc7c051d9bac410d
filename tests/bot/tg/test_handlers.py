"""What people send comes out as the right messages: handlers, processing, delivery and database together."""

import asyncio
import logging
import threading
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from telegram.error import NetworkError

from bot.answers import NeedsDetails
from bot.errors import StateError
from bot.state import State
from bot.tg import texts
from tests.bot.tg.fakes import (
    DOCUMENT,
    NOTHING_FOUND,
    PATIENCE_SECONDS,
    QUOTE,
    TEXT,
    TOKEN,
    FakeAnswerer,
    FakeLibrary,
    FakeReader,
    Stage,
    play,
)
from tests.bot.tg.strategies import wild_text
from tests.bot_api_server.api import BotApi, Failure
from tests.bot_api_server.world import BOT_USER

GROUP = -1001234567890
BOT = str(BOT_USER["username"])
FILE = {"file_id": "a", "file_unique_id": "b"}
SIZE = {"width": 1, "height": 1}
PLAIN_STICKER = SIZE | {"type": "regular", "is_animated": False, "is_video": False}


def texts_sent(stage: Stage, chat: int = 7) -> list[str]:
    return [message["text"] for message in stage.world.sent(chat)]


def labels(message: dict[str, Any]) -> list[str]:
    return [button["text"] for row in message["reply_markup"]["inline_keyboard"] for button in row]


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


def test_in_a_group_only_what_addresses_the_bot_is_answered(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        world = stage.world
        world.write("chuyện trong nhóm", chat=GROUP)
        world.write("/hoi@another_bot Mức đóng?", chat=GROUP)
        world.write("hỏi @another_bot nhé", chat=GROUP)
        world.write("/abc", chat=GROUP)
        await stage.settle()
        assert texts_sent(stage, GROUP) == []

        world.write(f"/hoi@{BOT} Một?", chat=GROUP)
        world.write(f"😀 @{BOT.upper()}, Hai?", chat=GROUP)
        await stage.settle()
        answer = world.sent(GROUP)[0]
        world.write("Ba?", chat=GROUP, reply_to=answer)
        await stage.settle()

        assert [question for question, _ in stage.answerer.asked] == ["Một?", "😀 , Hai?", "Ba?"]

    play(story, tmp_path)


def test_a_mention_is_taken_out_of_the_question(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write(f"@{BOT} Mức đóng là bao nhiêu?", chat=GROUP)
        await stage.settle()

        assert stage.answerer.asked[0][0] == "Mức đóng là bao nhiêu?"

    play(story, tmp_path)


def test_a_topic_thread_is_kept(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write(f"/hoi@{BOT} Mức đóng?", chat=GROUP, thread=33)
        await stage.settle()

        assert stage.world.sent(GROUP)[0]["message_thread_id"] == 33
        assert stage.world.called("sendChatAction")[0].parameters["message_thread_id"] == 33

    play(story, tmp_path)


def test_people_in_a_group_have_their_own_conversations(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write(f"/hoi@{BOT} Một?", chat=GROUP, person=7)
        await stage.settle()
        stage.world.write(f"/hoi@{BOT} Hai?", chat=GROUP, person=8)
        await stage.settle()

        assert stage.answerer.asked == [("Một?", ()), ("Hai?", ())]

    play(story, tmp_path)


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        pytest.param({"sticker": FILE | PLAIN_STICKER}, texts.STICKER, id="sticker"),
        pytest.param({"voice": FILE | {"duration": 2}}, texts.VOICE, id="voice"),
        pytest.param({"photo": [FILE | SIZE], "caption": "hỏi"}, texts.PICTURE, id="photo"),
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
            stage.world.write(None, photo=[FILE | SIZE], media_group_id="album")
        await stage.settle()

        assert texts_sent(stage) == [texts.PICTURE]

    play(story, tmp_path)


def test_a_forwarded_message_and_an_edited_one_get_a_friendly_line(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        origin = {"type": "hidden_user", "date": 1, "sender_user_name": "Ai đó"}
        stage.world.write("tin chuyển tiếp", forward_origin=origin)
        await stage.settle()
        stage.world.write("đã sửa", edited=True)
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


def test_whoever_is_no_member_is_refused_politely(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write("Mức đóng?", person=9)
        stage.world.write("Mức đóng?", person=7)
        stage.world.write("chuyện khác", person=9, chat=GROUP)
        await stage.settle()

        assert texts_sent(stage, 9) == [texts.NOT_A_MEMBER.format(user_id=9)]
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


def test_pressing_buttons_all_the_time_is_stopped_kindly(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write("Mức đóng?")
        await stage.settle()
        for _ in range(8):
            stage.world.press(stage.world.sent()[0], "[1]")
        await stage.settle()

        notices = [one.get("text") for one in stage.world.answers_to_queries]
        assert notices.count(texts.TOO_MANY_PRESSES) == 2
        assert len(stage.world.sent()) == 7

    play(story, tmp_path, questions_per_minute=1)


def test_a_source_button_shows_the_passage_and_its_neighbours(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write("Mức đóng?")
        await stage.settle()
        stage.world.press(stage.world.sent()[0], "[1]")
        await stage.settle()
        page = stage.world.sent()[1]
        assert "Điều 2. Mức đóng" in page["text"]
        assert QUOTE in page["text"]
        assert labels(page) == ["« Trước: Điều 1", "Sau: Điều 3 »"]

        stage.world.press(page, "Sau")
        await stage.settle()
        page = stage.world.sent()[1]
        assert "Luật này có hiệu lực" in page["text"]
        assert labels(page) == ["« Trước: Điều 2"]
        assert len(stage.world.answers_to_queries) == 2

    play(story, tmp_path)


def test_a_source_whose_file_is_new_says_so(tmp_path: Path) -> None:
    reader = FakeReader()

    async def story(stage: Stage) -> None:
        stage.world.write("Mức đóng?")
        await stage.settle()
        reader.library = FakeLibrary(document=replace(DOCUMENT, sha256="1" * 64))
        stage.world.press(stage.world.sent()[0], "[1]")
        await stage.settle()

        assert texts.SOURCE_UPDATED in stage.world.sent()[1]["text"]

    play(story, tmp_path, reader=reader)


def test_a_source_is_found_again_when_its_document_has_moved(tmp_path: Path) -> None:
    reader = FakeReader()

    async def story(stage: Stage) -> None:
        stage.world.write("Mức đóng?")
        await stage.settle()
        reader.library = FakeLibrary(content="Lời nói đầu. " + TEXT)
        stage.world.press(stage.world.sent()[0], "[1]")
        await stage.settle()

        page = stage.world.sent()[1]
        bold = [entity for entity in page["entities"] if entity["type"] == "underline"]
        assert page["text"].encode("utf-16-le")[bold[0]["offset"] * 2 :].decode("utf-16-le").startswith(QUOTE)

    play(story, tmp_path, reader=reader)


@pytest.mark.parametrize(
    ("now", "line"),
    [
        pytest.param(FakeLibrary(content="Văn bản khác."), texts.SOURCE_CHANGED, id="changed"),
        pytest.param(FakeLibrary(document=replace(DOCUMENT, id="khac")), texts.SOURCE_REMOVED, id="removed"),
    ],
)
def test_a_source_that_is_gone_still_shows_its_quote_and_says_why(
    now: FakeLibrary, line: str, tmp_path: Path
) -> None:
    reader = FakeReader()

    async def story(stage: Stage) -> None:
        stage.world.write("Mức đóng?")
        await stage.settle()
        reader.library = now
        stage.world.press(stage.world.sent()[0], "[1]")
        await stage.settle()

        assert line in stage.world.sent()[1]["text"]
        assert QUOTE in stage.world.sent()[1]["text"]

    play(story, tmp_path, reader=reader)


def test_pressing_the_same_page_twice_is_no_error(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write("Mức đóng?")
        await stage.settle()
        stage.world.press(stage.world.sent()[0], "[1]")
        await stage.settle()
        page = dict(stage.world.sent()[1])
        for _ in range(2):
            stage.world.press(page, "Sau")
            await stage.settle()

        assert len(stage.world.called("editMessageText")) == 2
        assert len(stage.world.answers_to_queries) == 3
        assert texts.APOLOGY not in texts_sent(stage)

    play(story, tmp_path)


def test_feedback_is_kept_and_thanked_for(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write("Mức đóng?")
        await stage.settle()
        stage.world.press(stage.world.sent()[0], "Đúng ý")
        await stage.settle()
        stage.world.press(stage.world.sent()[0], "Chưa đúng")
        await stage.settle()

        assert [one["text"] for one in stage.world.answers_to_queries] == [
            texts.THANKS_GOOD,
            texts.THANKS_BAD,
        ]
        token = stage.world.sent()[0]["reply_markup"]["inline_keyboard"][-1][0]["callback_data"].split(":")[1]
        assert stage.state.answers.feedback(token) == {7: "bad"}

    play(story, tmp_path)


def test_only_the_asker_rates_but_everyone_in_the_chat_reads(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write(f"/hoi@{BOT} Mức đóng?", chat=GROUP)
        await stage.settle()
        answer = stage.world.sent(GROUP)[0]
        stage.world.press(answer, "Đúng ý", person=8)
        stage.world.press(answer, "[1]", person=8)
        await stage.settle()

        assert texts.ONLY_THE_ASKER in [one.get("text") for one in stage.world.answers_to_queries]
        assert len(stage.world.sent(GROUP)) == 2

    play(story, tmp_path)


def test_a_button_does_not_work_in_another_chat(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write("Mức đóng?", person=7)
        stage.world.write("/start", person=8)
        await stage.settle()
        data = stage.world.sent(7)[0]["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
        stage.world.press_data(stage.world.sent(8)[0], data, person=8)
        await stage.settle()

        assert [one["text"] for one in stage.world.answers_to_queries] == [texts.BUTTON_TOO_OLD]
        assert len(stage.world.sent(8)) == 1

    play(story, tmp_path)


@pytest.mark.parametrize("data", ["rubbish", "s:unknown:1", "f:unknown:good", "p:unknown:1:99999999"])
def test_unknown_button_data_is_answered_once(data: str, tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write("/start")
        await stage.settle()
        stage.world.press_data(stage.world.sent()[0], data)
        await stage.settle()

        assert [one["text"] for one in stage.world.answers_to_queries] == [texts.BUTTON_TOO_OLD]

    play(story, tmp_path)


def test_a_press_that_came_too_late_is_no_error(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write("Mức đóng?")
        await stage.settle()
        stage.world.press(stage.world.sent()[0], "Đúng ý")
        stage.world.open_queries.clear()
        await stage.settle()

        assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []

    play(story, tmp_path)


def test_a_failing_answer_is_apologised_for_and_logged_without_the_question(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    secret = "lương của anh Nam"

    async def story(stage: Stage) -> None:
        stage.world.write(f"/hoi {secret}")
        await stage.settle()

        assert texts_sent(stage) == [texts.APOLOGY]

    play(story, tmp_path, answerer=FakeAnswerer(error=ValueError(f"cannot read {secret!r}, {TOKEN}")))

    assert "Traceback" in caplog.text
    assert "ValueError" in caplog.text
    assert secret not in caplog.text


def test_an_answer_that_takes_too_long_is_given_up_with_a_word(tmp_path: Path) -> None:
    hold = threading.Event()

    async def story(stage: Stage) -> None:
        stage.world.write("Hỏi?")
        await stage.settle()
        hold.set()

        assert texts_sent(stage) == [texts.TOOK_TOO_LONG]

    play(story, tmp_path, answerer=FakeAnswerer(hold=hold), answer_timeout_seconds=0.05)


def test_one_persons_questions_are_answered_in_order(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        for number in range(4):
            stage.world.write(f"Câu {number}?")
        await stage.settle()

        assert [question for question, _ in stage.answerer.asked] == [f"Câu {number}?" for number in range(4)]
        assert stage.answerer.asked[3][1] == ("Câu 0?", "Câu 1?", "Câu 2?")

    play(story, tmp_path)


def test_different_people_are_answered_side_by_side(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        for person in range(1, 5):
            stage.world.write("Hỏi?", person=person)
        await stage.settle()

        assert all(QUOTE in texts_sent(stage, person)[0] for person in range(1, 5))

    play(story, tmp_path, answerer=FakeAnswerer(company=threading.Barrier(4)), concurrent_answers=4)


def test_huy_stops_what_is_being_answered_and_what_waits(tmp_path: Path) -> None:
    hold = threading.Event()

    async def story(stage: Stage) -> None:
        stage.world.write("Một?")
        stage.world.write("Hai?")
        await stage.take_in()
        await stage.until(lambda: stage.answerer.asked)
        stage.world.write("/huy")
        await stage.settle()
        hold.set()

        assert texts_sent(stage) == [texts.CANCELLED]
        assert len(stage.answerer.asked) == 1
        assert stage.state.updates.unfinished() == ()

    play(story, tmp_path, answerer=FakeAnswerer(hold=hold))


def test_huy_of_one_does_not_stop_another(tmp_path: Path) -> None:
    hold = threading.Event()

    async def story(stage: Stage) -> None:
        stage.world.write("Một?", person=8)
        await stage.take_in()
        await stage.until(lambda: stage.answerer.asked)
        stage.world.write("/huy", person=7)
        await stage.take_in()
        await stage.until(lambda: texts_sent(stage, 7))
        hold.set()
        await stage.settle()

        assert texts_sent(stage, 7) == [texts.NOTHING_TO_CANCEL]
        assert len(texts_sent(stage, 8)) == 1

    play(story, tmp_path, answerer=FakeAnswerer(hold=hold))


def test_an_update_that_comes_twice_is_answered_once(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write("Hỏi?")
        twice = dict(stage.world.updates[0])
        await stage.settle()
        stage.world.updates.append(twice)
        await stage.settle()

        assert len(texts_sent(stage)) == 1

    play(story, tmp_path)


def test_a_press_below_a_message_out_of_reach_is_answered(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write("Mức đóng?")
        await stage.settle()
        answer = stage.world.sent()[0]
        out_of_reach = {"chat": answer["chat"], "message_id": answer["message_id"], "date": 0}
        data = answer["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
        stage.world.press_data(out_of_reach, data)
        await stage.settle()

        assert len(stage.world.answers_to_queries) == 1
        assert "Điều 2. Mức đóng" in texts_sent(stage)[1]

    play(story, tmp_path)


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

    play(story, tmp_path_factory.mktemp("odd"))
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR] == []


@pytest.mark.parametrize("refusal", ["chat not found", "not enough rights to send text messages to the chat"])
def test_what_telegram_refuses_for_good_is_given_up(refusal: str, tmp_path: Path) -> None:
    api = BotApi(TOKEN)
    api.fail("sendMessage", Failure(400, f"Bad Request: {refusal}"), times=9)

    async def story(stage: Stage) -> None:
        stage.world.write("Hỏi?")
        await stage.settle()

        assert stage.state.updates.unfinished() == ()

    play(story, tmp_path, api=api)


def test_an_answer_held_back_by_flood_control_is_sent_when_it_may_be(tmp_path: Path) -> None:
    api = BotApi(TOKEN)
    api.fail("sendMessage", Failure(429, "Too Many Requests: retry after 1", retry_after=1), times=2)

    async def story(stage: Stage) -> None:
        stage.world.write("Hỏi?")
        await stage.settle()

        assert len(texts_sent(stage)) == 1
        assert len(stage.answerer.asked) == 1

    play(story, tmp_path, api=api)


def test_an_answer_that_flood_control_holds_back_too_long_waits_in_the_database(tmp_path: Path) -> None:
    api = BotApi(TOKEN)
    api.fail("sendMessage", Failure(429, "Too Many Requests: retry after 1", retry_after=1), times=6)

    async def story(stage: Stage) -> None:
        stage.world.write("Hỏi?")
        await stage.settle()
        assert texts_sent(stage) == []
        await stage.parts.inbox.take_up_unfinished(stage.parts.application.bot, after_a_start=False)
        await stage.until(lambda: stage.parts.inbox.is_idle)

        assert len(texts_sent(stage)) == 1
        assert len(stage.answerer.asked) == 1

    play(story, tmp_path, api=api)


def test_a_late_answer_says_when_the_question_was_asked(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write("Hỏi?", sent_at=time.time() - timedelta(hours=3).total_seconds())
        await stage.settle()

        assert "xin lỗi vì tôi trả lời muộn" in texts_sent(stage)[0]
        assert QUOTE in texts_sent(stage)[0]

    play(story, tmp_path)


def test_what_was_taken_but_not_answered_is_answered_after_a_restart(tmp_path: Path) -> None:
    async def interrupted(stage: Stage) -> None:
        stage.world.write("Hỏi?")
        await stage.take_in()
        await stage.until(lambda: stage.answerer.asked)
        await stage.parts.processor.drain(0)
        hold.set()

    async def resumed(stage: Stage) -> None:
        await stage.until(lambda: stage.parts.inbox.is_idle)
        assert len(texts_sent(stage)) == 1
        assert stage.state.updates.unfinished() == ()

    api, hold = BotApi(TOKEN), threading.Event()
    play(interrupted, tmp_path, api=api, answerer=FakeAnswerer(hold=hold))
    assert api.world.sent() == []
    play(resumed, tmp_path, api=api)


def test_what_was_answered_but_not_sent_is_sent_after_a_restart_and_not_answered_anew(tmp_path: Path) -> None:
    api = BotApi(TOKEN)
    api.fail("sendMessage", Failure(502, "Bad Gateway"), times=99)

    async def interrupted(stage: Stage) -> None:
        stage.world.write("Hỏi?")
        await stage.take_in()
        await stage.until(lambda: stage.world.called("sendMessage"))
        await stage.parts.processor.drain(0)

    async def resumed(stage: Stage) -> None:
        await stage.until(lambda: stage.parts.inbox.is_idle)
        assert len(texts_sent(stage)) == 1
        assert stage.answerer.asked == []

    play(interrupted, tmp_path, api=api)
    assert api.world.sent() == []
    api.forgive("sendMessage")
    play(resumed, tmp_path, api=api)


def test_what_ended_the_process_again_and_again_is_given_up(tmp_path: Path) -> None:
    state = State(f"sqlite:///{tmp_path / 'bot.db'}")
    state.updates.accept(1, '{"update_id": 1}')
    for _ in range(5):
        state.updates.count_attempt(1)

    async def story(stage: Stage) -> None:
        assert stage.state.updates.unfinished() == ()

    play(story, tmp_path)
    state.close()


def test_nothing_new_is_started_while_stopping(tmp_path: Path) -> None:
    hold = threading.Event()

    async def story(stage: Stage) -> None:
        stage.world.write("Một?")
        stage.world.write("Hai?")
        await stage.take_in()
        await stage.until(lambda: stage.answerer.asked)
        draining = asyncio.ensure_future(stage.parts.processor.drain(PATIENCE_SECONDS))
        await asyncio.sleep(0)
        hold.set()
        await draining

        assert [question for question, _ in stage.answerer.asked] == ["Một?"]
        assert len(texts_sent(stage)) == 1
        assert len(stage.state.updates.unfinished()) == 1

    play(story, tmp_path, answerer=FakeAnswerer(hold=hold))


def test_typing_is_shown_until_the_answer_is_there_and_failing_at_it_is_no_harm(tmp_path: Path) -> None:
    api = BotApi(TOKEN)
    api.fail("sendChatAction", Failure(500), times=5)

    async def story(stage: Stage) -> None:
        stage.world.write("Hỏi?")
        await stage.settle()
        await asyncio.sleep(0)

        assert len(texts_sent(stage)) == 1

    play(story, tmp_path, api=api)


def test_a_database_that_fails_does_not_let_an_update_pass(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> bool:
        raise StateError("The database cannot be used: disk full.")

    async def story(stage: Stage) -> None:
        stage.world.write("Hỏi?")
        monkeypatch.setattr(stage.state.updates, "accept", broken)
        with pytest.raises(NetworkError, match="disk full"):
            await stage.take_in()

    play(story, tmp_path)
