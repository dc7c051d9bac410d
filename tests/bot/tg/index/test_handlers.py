"""Admins make the index again, go back and look at it from the chat; members do not."""

import logging
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.keeping.index_work import Busy, Done, Failed, Refused
from bot.state.roles import Role
from bot.tg import texts_index as texts
from bot.tg.index.pages import error_lines
from bot.tg.running.recent_errors import LoggedError, RecentErrors
from bot.tg.texts_people import ONLY_ADMINS, ONLY_IN_PRIVATE
from ingest.difference import Difference
from ingest.report import Failure, IngestReport
from tests.bot.tg.fakes import GROUP, SPECIFICATION, TOKEN, Stage, labels, play, texts_sent
from tests.bot.tg.index.fakes import BEFORE, LIVE, FakeDesk, watch_of, wishes
from tests.bot_api_server.api import BotApi
from tests.bot_api_server.failures import Failure as ApiFailure
from vectorstore.errors import IndexDamagedError, IndexMissingError

ADMIN, PERSON = 1, 9


async def say(stage: Stage, text: str, person: int = ADMIN) -> str:
    """Let somebody write; return what the bot said last."""
    stage.world.write(text, person=person)
    await stage.settle()
    return texts_sent(stage, person)[-1]


async def press(stage: Stage, label: str) -> dict[str, Any]:
    """Let the admin press a button of the last message; return that message as it was."""
    message = stage.world.sent(ADMIN)[-1]
    stage.world.press(message, label, person=ADMIN)
    await stage.settle()
    return message


async def rebuilt(stage: Stage, label: str = texts.REBUILD_BUTTON) -> str:
    """Have the index made again; return what the bot said in the end."""
    await say(stage, "/rebuild")
    before = len(stage.world.sent(ADMIN))
    await press(stage, label)
    await stage.until(lambda: len(stage.world.sent(ADMIN)) > before)
    assert stage.parts.index is not None
    await stage.until(lambda: stage.parts.index and not stage.parts.index.jobs.order)
    return texts_sent(stage, ADMIN)[-1]


def test_rebuild_asks_first_and_then_tells_counts_failed_files_and_the_gate(tmp_path: Path) -> None:
    desk = FakeDesk()

    async def story(stage: Stage) -> None:
        asked = await say(stage, "/rebuild")
        assert "Làm lại chỉ mục từ kho văn bản?" in asked
        assert labels(stage.world.sent(ADMIN)[-1]) == ["Làm lại từ đầu", "Chỉ cập nhật phần đổi", "Thôi"]
        assert "rebuild" not in desk.done

        told = await rebuilt(stage)

        assert told.startswith("Đã làm lại chỉ mục xong: bản 20260301-090000-000003 đang được dùng")
        assert "Có 38 văn bản, 1.234 đoạn: thêm 1, thay 1, gỡ 0, giữ nguyên 36." in told
        assert "61/70 câu hỏi kiểm tra tìm đúng chỗ" in told
        assert "• hong.pdf: hong.pdf is encrypted." in told
        assert desk.done == ["tidy", "rebuild", "warm"]
        entry = stage.state.audit.entries()[0]
        assert (entry.action, entry.actor_id) == ("rebuild", ADMIN)
        assert entry.detail == "20260301-090000-000003 +99-2024-qh15 ~98-2012-qh13"

    play(story, tmp_path, admins=(ADMIN,), index=wishes(desk))


def test_an_update_of_what_changed_is_another_button(tmp_path: Path) -> None:
    same = IngestReport((), (), (), 38, (), LIVE, 1.0)
    desk = FakeDesk(outcome=Done(same, 38, 1234))

    async def story(stage: Stage) -> None:
        told = await rebuilt(stage, texts.INGEST_BUTTON)

        assert told.startswith(f"Kho văn bản không có gì đổi; bản {LIVE} vẫn được dùng")
        assert desk.done == ["tidy", "ingest", "warm"]
        assert stage.state.audit.entries() == ()

    play(story, tmp_path, admins=(ADMIN,), index=wishes(desk))


def test_members_are_answered_while_the_index_is_made_and_the_admin_sees_how_far_it_is(
    tmp_path: Path,
) -> None:
    hold = threading.Event()

    async def story(stage: Stage) -> None:
        await say(stage, "/rebuild")
        shown = await press(stage, texts.REBUILD_BUTTON)
        await stage.until(lambda: "tính véc-tơ 512/1234" in _now(stage, shown))

        assert "Theo Điều 2" in await say(stage, "Mức đóng?", PERSON)
        assert "Đang chạy: Đang làm lại chỉ mục" in await say(stage, "/trangthai")
        assert await say(stage, "/rebuild") == texts.RUNS_ALREADY

        hold.set()
        await stage.until(lambda: "Đã làm lại chỉ mục xong sau" in _now(stage, shown))

    play(story, tmp_path, admins=(ADMIN,), index=wishes(FakeDesk(hold=hold)))


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (Refused("3 of 9 fixed questions …"), f"không được dùng; bản {LIVE} vẫn trả lời\nLý do: 3 of 9"),
        (Failed("No space left on device"), "bản đang dùng không đổi\nLý do: No space left"),
        (Busy("Another process (pid 7) is writing"), "một tiến trình khác đang ghi chỉ mục"),
    ],
    ids=["refused", "failed", "busy"],
)
def test_what_was_not_published_is_told_with_its_reason(outcome: Any, words: str, tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        assert words in await rebuilt(stage)

        kept = [entry.detail for entry in stage.state.audit.entries()]
        assert kept == ([] if isinstance(outcome, Busy) else [f"{_kind(outcome)}: {outcome.reason}"])

    play(story, tmp_path, admins=(ADMIN,), index=wishes(FakeDesk(outcome=outcome)))


def test_two_presses_begin_one_piece_of_work(tmp_path: Path) -> None:
    hold = threading.Event()
    desk = FakeDesk(hold=hold)

    async def story(stage: Stage) -> None:
        await say(stage, "/rebuild")
        page = stage.world.sent(ADMIN)[-1]
        for _ in range(2):
            stage.world.press(page, texts.REBUILD_BUTTON, person=ADMIN)
        await stage.settle()
        hold.set()
        await stage.until(lambda: "Đã làm lại" in texts_sent(stage, ADMIN)[-1])

        assert desk.done.count("rebuild") == 1

    play(story, tmp_path, admins=(ADMIN,), index=wishes(desk))


def test_after_a_restart_whoever_wanted_the_work_is_told_that_it_was_interrupted_once(tmp_path: Path) -> None:
    hold = threading.Event()

    async def begin(stage: Stage) -> None:
        await say(stage, "/rebuild")
        await press(stage, texts.REBUILD_BUTTON)
        await stage.until(lambda: stage.state.marks.get("index work"))

    async def look(stage: Stage) -> None:
        told = f"Bot đã khởi động lại khi đang làm lại chỉ mục. Chỉ mục vẫn nguyên vẹn, bản {LIVE}"
        assert [text for text in texts_sent(stage, ADMIN) if text.startswith(told)]

    async def look_again(stage: Stage) -> None:
        assert len(texts_sent(stage, ADMIN)) == said

    api = BotApi(TOKEN, specification=SPECIFICATION)
    play(begin, tmp_path, admins=(ADMIN,), index=wishes(FakeDesk(hold=hold)), api=api)
    play(look, tmp_path, admins=(ADMIN,), index=wishes(FakeDesk()), api=api)
    said = len(api.world.sent(ADMIN))
    play(look_again, tmp_path, admins=(ADMIN,), index=wishes(FakeDesk()), api=api)


def test_rollback_says_what_it_loses_and_the_way_forward_then_goes_back(tmp_path: Path) -> None:
    desk = FakeDesk()

    async def story(stage: Stage) -> None:
        asked = await say(stage, "/rollback")
        assert f"Quay về bản {BEFORE}" in asked
        assert "không còn tìm thấy 1 văn bản:\n• Luật Công đoàn 2024" in asked
        assert "Muốn đi tiếp" in asked

        page = await press(stage, texts.ROLLBACK_BUTTON)

        assert _now(stage, page).startswith(f"Đã quay về bản {BEFORE}, 37 văn bản.")
        assert desk.done == ["tidy", f"back to {BEFORE}", "warm"]
        entry = stage.state.audit.entries()[0]
        assert (entry.action, entry.actor_id, entry.detail) == ("rollback", ADMIN, BEFORE)

    play(story, tmp_path, admins=(ADMIN,), index=wishes(desk))


def test_a_rollback_to_what_is_no_longer_the_one_before_does_nothing(tmp_path: Path) -> None:
    desk = FakeDesk()

    async def story(stage: Stage) -> None:
        await say(stage, "/rollback")
        page = stage.world.sent(ADMIN)[-1]
        stage.world.press_data(page, "i:back:20250101-000000-000000", person=ADMIN)
        await stage.settle()

        assert _now(stage, page) == texts.ROLLBACK_CHANGED
        assert desk.done == ["tidy"]

    play(story, tmp_path, admins=(ADMIN,), index=wishes(desk))


def test_without_an_earlier_generation_there_is_nothing_to_press(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        assert await say(stage, "/rollback") == texts.ROLLBACK_NONE

    play(story, tmp_path, admins=(ADMIN,), index=wishes(FakeDesk(error=IndexMissingError("none"))))


def test_whoever_leaves_it_changes_nothing(tmp_path: Path) -> None:
    desk = FakeDesk()

    async def story(stage: Stage) -> None:
        await say(stage, "/rebuild")
        page = await press(stage, texts.LEAVE_BUTTON)

        assert _now(stage, page) == texts.LEFT
        assert desk.done == ["tidy"]

    play(story, tmp_path, admins=(ADMIN,), index=wishes(desk))


def test_status_tells_the_index_the_queue_the_disk_and_the_last_errors(tmp_path: Path) -> None:
    errors = RecentErrors()
    errors.handle(logging.makeLogRecord({"levelno": logging.ERROR, "msg": "polling died\nTraceback"}))
    desk = FakeDesk(behind=Difference(lacking=("moi.txt",), changed=("cu.txt",)))

    async def story(stage: Stage) -> None:
        told = await say(stage, "/trangthai")

        for words in (
            f"Bản {LIVE}, tạo ",
            "38 văn bản, 1.234 đoạn",
            "61/70 câu tìm đúng chỗ",
            "models/embedding@1",
            "khác chỉ mục ở 2 tệp: moi.txt, cu.txt",
            "3 bản, 45,3 MB; đĩa còn trống 59,0 GB",
            "0 câu đang trả lời, 0 câu đang chờ, 1 tin đang xử lý",
            texts.STATUS_NO_WORK,
            " mất liên lạc với Telegram, bot đã nối lại",
        ):
            assert words in told
        assert "Traceback" not in told

    play(story, tmp_path, admins=(ADMIN,), index=wishes(desk, errors=errors))


def test_two_logged_lines_about_one_event_are_one_line_in_vietnamese() -> None:
    words = (
        "Telegram refused a message: chat not found",
        "update 7: Telegram refuses every message: Chat not found",
    )

    lines = error_lines([LoggedError(0.0, one) for one in words])

    assert len(lines) == 2
    assert "không còn trò chuyện với bot" in lines[1]
    assert error_lines([LoggedError(0.0, "odd")])[1].endswith("lỗi khác, xem nhật ký trên máy chủ: odd")


def test_an_index_that_cannot_be_read_is_told_and_the_rest_all_the_same(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        told = await say(stage, "/trangthai")

        assert "Không đọc được: manifest.json is gone" in told
        assert texts.STATUS_NO_ERRORS in told

    play(
        story,
        tmp_path,
        admins=(ADMIN,),
        index=wishes(FakeDesk(error=IndexDamagedError("manifest.json is gone"))),
    )


@pytest.mark.parametrize("command", ["/rebuild", "/rollback", "/trangthai"])
@pytest.mark.parametrize("role", [None, Role.STAFF])
def test_nobody_but_an_admin_is_heard(command: str, role: Role | None, tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        if role is not None:
            stage.state.roles.grant(PERSON, role)

        assert await say(stage, command, PERSON) == ONLY_ADMINS

    play(story, tmp_path, admins=(ADMIN,), index=wishes(FakeDesk()))


@pytest.mark.parametrize("data", ["i:rebuild", f"i:back:{BEFORE}", "i:", "i:king", "i:back"])
def test_buttons_of_others_and_unknown_ones_change_nothing(data: str, tmp_path: Path) -> None:
    desk = FakeDesk()

    async def story(stage: Stage) -> None:
        await say(stage, "/rebuild")
        person = PERSON if data in ("i:rebuild", f"i:back:{BEFORE}") else ADMIN
        stage.world.press_data(stage.world.sent(ADMIN)[-1], data, person=person)
        await stage.settle()

        assert desk.done == ["tidy"]
        assert len(stage.world.answers_to_queries) == 1

    play(story, tmp_path, admins=(ADMIN,), index=wishes(desk))


def test_in_a_group_nothing_is_shown(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write("/trangthai", person=ADMIN, chat=GROUP)
        await stage.settle()

        assert texts_sent(stage, GROUP) == [ONLY_IN_PRIVATE]

    play(story, tmp_path, admins=(ADMIN,), index=wishes(FakeDesk()))


KEPT = IngestReport((), (), (), 38, (Failure("quet.pdf", "quet.pdf is cut off.", is_kept=True),), LIVE, 1.0)


def test_a_document_that_stays_as_it_was_read_before_is_named(tmp_path: Path) -> None:
    desk = FakeDesk(outcome=Done(KEPT, 38, 1234))

    async def story(stage: Stage) -> None:
        assert "• quet.pdf: quet.pdf is cut off. Bot vẫn trả lời theo bản đã đọc được" in await rebuilt(stage)

    play(story, tmp_path, admins=(ADMIN,), index=wishes(desk))


def test_admins_hear_that_the_index_before_was_damaged(tmp_path: Path) -> None:
    desk = FakeDesk(outcome=Done(replace(KEPT, damage="The texts cannot be read."), 38, 1234))

    async def story(stage: Stage) -> None:
        assert texts.DONE_DAMAGED in await rebuilt(stage)

    play(story, tmp_path, admins=(ADMIN,), index=wishes(desk))


def test_admins_hear_of_a_live_document_whose_file_cannot_be_read_even_where_nothing_changed(
    tmp_path: Path,
) -> None:
    desk = FakeDesk(outcome=Done(KEPT, 38, 1234), files="new", is_different=True)

    async def story(stage: Stage) -> None:
        await say(stage, "/start")
        for _ in range(3):
            await watch_of(stage).look()

        await stage.parts.chores.work()
        assert ["quet.pdf" in one for one in texts_sent(stage, ADMIN)[1:]] == [True]

    play(story, tmp_path, admins=(ADMIN,), index=wishes(desk, auto_ingest=True))


def test_work_that_began_by_itself_is_told_to_admins_where_it_changed_something(tmp_path: Path) -> None:
    desk = FakeDesk(files="new", is_different=True)

    async def story(stage: Stage) -> None:
        await say(stage, "/start")
        for _ in range(3):
            await watch_of(stage).look()

        await stage.parts.chores.work()
        told = texts_sent(stage, ADMIN)[1:]
        assert len(told) == 1
        assert told[0].startswith("Đã cập nhật chỉ mục xong")
        assert told[0].endswith(texts.AUTOMATIC)
        assert [entry.actor for entry in stage.state.audit.entries()] == ["automatic"]

    play(story, tmp_path, admins=(ADMIN,), index=wishes(desk, auto_ingest=True))


def test_news_of_such_work_comes_later_where_telegram_was_away(tmp_path: Path) -> None:
    desk = FakeDesk(files="new", is_different=True)

    async def unreachable(stage: Stage) -> None:
        await say(stage, "/start")
        stage.api.fail("sendMessage", ApiFailure(502, "Bad Gateway"), times=100)
        for _ in range(3):
            await watch_of(stage).look()

    async def back(stage: Stage) -> None:
        stage.world.write("/start", person=ADMIN)
        stage.world.updates.clear()
        for _ in range(2):
            await stage.parts.chores.work()

        told = texts_sent(stage, ADMIN)
        assert [words.partition(":")[0] for words in told] == ["Đã cập nhật chỉ mục xong"]

    play(unreachable, tmp_path, admins=(ADMIN,), index=wishes(desk, auto_ingest=True))
    play(back, tmp_path, admins=(ADMIN,), index=wishes(FakeDesk()))


def _now(stage: Stage, message: dict[str, Any]) -> str:
    text: str = stage.world.messages[message["chat"]["id"], message["message_id"]]["text"]
    return text


def _kind(outcome: object) -> str:
    return type(outcome).__name__.lower()
