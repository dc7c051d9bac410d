"""Buttons show sources, turn pages and take feedback, for those who may, and are answered once."""

import asyncio
import logging
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from telegram import Update

from bot.tg import texts
from bot.tg.delivering.delivery import Delivery
from bot.tg.groups.admins import GroupAdmins
from bot.tg.people.access import Access
from bot.tg.people.roster import Roster
from bot.tg.presses.limits import PressLimits
from bot.tg.presses.presses import Outcome, Presses, in_thread
from tests.bot.tg.fakes import (
    BOT,
    DOCUMENT,
    GROUP,
    PATIENCE_SECONDS,
    QUOTE,
    TEXT,
    FakeLibrary,
    FakeReader,
    Stage,
    labels,
    play,
    texts_sent,
)


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


def test_one_member_who_presses_all_the_time_posts_little_into_a_group(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write(f"/hoi@{BOT} Mức đóng?", chat=GROUP)
        await stage.settle()
        answer = stage.world.sent(GROUP)[0]
        for person in (7, 8, 9):
            for _ in range(20):
                stage.world.press(answer, "[1]", person=person)
        await stage.settle()

        links = [one["url"] for one in stage.world.answers_to_queries if one.get("url")]
        assert len(stage.world.answers_to_queries) == 60
        assert len(links) >= 50
        assert len(stage.world.sent(GROUP)) == 1 + 60 - len(links)

        stage.world.write(f"/start {links[0].partition('?start=')[2]}", person=8)
        for _ in range(20):  # one after the other, until the room for pages is used up
            stage.world.press(answer, "[1]", person=10)
            await stage.settle()
        stage.world.press(answer, "Chưa đúng", person=7)
        await stage.settle()
        assert "Điều 2. Mức đóng" in texts_sent(stage, 8)[-1]
        assert stage.world.answers_to_queries[-1]["text"] == texts.GROUP_IS_BUSY

    play(story, tmp_path)


def test_a_source_button_shows_the_passage_and_its_neighbours(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write("Mức đóng?")
        await stage.settle()
        stage.world.press(stage.world.sent()[0], "[1]")
        await stage.settle()
        page = stage.world.sent()[1]
        assert "Điều 2. Mức đóng" in page["text"]
        assert QUOTE in page["text"]
        assert labels(page) == ["Trước: Điều 1", "Sau: Điều 3", "Mục lục", "Chép liên kết"]

        stage.world.press(page, "Sau")
        await stage.settle()
        page = stage.world.sent()[1]
        assert "Luật này có hiệu lực" in page["text"]
        assert labels(page) == ["Trước: Điều 2", "Mục lục", "Chép liên kết"]
        assert len(stage.world.answers_to_queries) == 2

    play(story, tmp_path)


def test_the_outline_of_a_source_opens_in_place_and_leads_on(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write("Mức đóng?")
        await stage.settle()
        for label in ("[1]", "Mục lục", "Điều 3"):
            stage.world.press(stage.world.sent()[-1], label)
            await stage.settle()

        assert len(stage.world.sent()) == 2
        assert "Luật này có hiệu lực" in stage.world.sent()[1]["text"]

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


def test_long_work_is_done_one_piece_at_a_time_and_leaves_threads_to_others(tmp_path: Path) -> None:
    hold, begun = threading.Event(), list[str]()

    def work() -> Outcome:
        begun.append("")
        hold.wait(PATIENCE_SECONDS)
        return Outcome()

    async def story(stage: Stage) -> None:
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(3))
        bot, roster = stage.parts.application.bot, Roster(stage.state.roles, admins=(), staff=(), members=())
        presses = Presses(
            {"z": in_thread(lambda _pressed: Outcome(after=work))},
            Delivery(bot, stage.state),
            access=Access("open", roster),
            limits=PressLimits(100, has_room=lambda _chat: True),
            admins=GroupAdmins(),
            link_of=lambda _data, _chat: "",
        )
        stage.world.write("/start")
        await stage.settle()
        message = stage.world.sent()[0]
        for _ in range(4):
            stage.world.press_data(message, "z:")
        updates = [Update.de_json(raw, bot) for raw in stage.world.updates]
        stage.world.updates.clear()
        context = cast(Any, SimpleNamespace(bot=bot))
        tasks = [asyncio.create_task(presses.on_press(update, context)) for update in updates]
        try:
            await stage.until(lambda: len(stage.world.answers_to_queries) == 4 and begun)
            await asyncio.wait_for(asyncio.to_thread(lambda: None), 5)
            assert len(begun) == 1
        finally:
            hold.set()
            await asyncio.gather(*tasks)
        assert len(begun) == 4

    play(story, tmp_path)
