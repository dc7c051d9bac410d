"""Staff send an album of photographed pages, which is one document, whatever happens on the way."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.composition import App
from bot.state.uploads import Stage as Step
from bot.tg import texts_uploads
from tests.bot.tg.fakes import SPECIFICATION, TOKEN, Stage, labels
from tests.bot.tg.uploads.conftest import make_app
from tests.bot.tg.uploads.test_uploads import STAFF, documents, last, perform, press, rule, say, send
from tests.bot_api_server.api import BotApi
from tests.bot_api_server.failures import Failure
from tests.pictures import BLURRED, PictureApp

ALBUM: dict[str, Any] = {"media_group_id": "13579"}
HEAD, TAIL = rule().split("Điều 2".encode())
PAGES = (HEAD, "Điều 2".encode() + TAIL, b"Trang cuoi cung cua quyet dinh nay khong co gi them.")


@pytest.fixture
def app(tmp_path: Path) -> App:
    return make_app(tmp_path, PictureApp)


def photo(stage: Stage, content: bytes, *, name: str = "", **fields: Any) -> dict[str, Any]:
    """Let staff send a part of the album; return the message."""
    update = stage.world.send_file(name, content, person=STAFF, **ALBUM, **fields)
    return stage.world.messages[STAFF, stage.world.message_ids[update]]


def texts_of(stage: Stage) -> list[str]:
    return [one["text"] for one in stage.world.sent(STAFF)]


def test_pictures_of_an_album_are_one_document_in_their_order(app: App) -> None:
    async def story(stage: Stage) -> None:
        for page in PAGES:
            photo(stage, page)
        stage.world.updates.reverse()  # they come in no certain order
        await stage.settle()

        (shown,) = stage.world.sent(STAFF)
        assert shown["text"].startswith("Đã đọc 3 trang ảnh thành một văn bản\nLoại: Quyết định\n")
        assert "Nội dung: 2 Điều, " in shown["text"]
        assert ", 3 trang ảnh\n" in shown["text"]
        await press(stage, shown, "Đưa vào")
        (file,) = documents(app).keys() - {"phi.md"}
        assert file.endswith(".zip")
        document = next(one for one in app.library.current().documents() if one.file == file)
        assert (document.number, document.issued_on) == ("15/QĐ-HM", date(2025, 3, 5))
        text = app.library.current().text(document.id)
        assert text.index("Điều 1") < text.index("Điều 2") < text.index("Trang cuoi")

    perform(app, story)


def test_pages_that_were_recognised_badly_are_named_before_the_album_is_taken_in(app: App) -> None:
    async def story(stage: Stage) -> None:
        for page in (HEAD, BLURRED.encode() + PAGES[1], b""):
            photo(stage, page)
        await stage.settle()

        assert "• trang khó đọc: 2 (60%)" in last(stage)["text"]
        assert "• không đọc được chữ nào ở trang 3" in last(stage)["text"]

    perform(app, story)


def test_pictures_sent_as_files_are_pages_and_other_files_are_documents_of_their_own(app: App) -> None:
    async def story(stage: Stage) -> None:
        photo(stage, HEAD, name="trang1.png")
        photo(stage, "Tin công đoàn\n\nCông đoàn phát động thi đua.".encode(), name="tin.txt")
        photo(stage, PAGES[1], name="trang2.jpg")
        await stage.settle()

        assert sorted(text.split("\n")[0] for text in texts_of(stage)) == [
            "Đã đọc 2 trang ảnh thành một văn bản",
            "Đã đọc tin.txt",
        ]

    perform(app, story)


def test_files_of_an_album_that_are_no_pictures_stay_several_documents(app: App) -> None:
    async def story(stage: Stage) -> None:
        photo(stage, rule(), name="mot.txt")
        photo(stage, "Tin công đoàn\n\nCông đoàn phát động thi đua.".encode(), name="hai.txt")
        await stage.settle()

        assert [text.split("\n")[0] for text in texts_of(stage)] == ["Đã đọc mot.txt", "Đã đọc hai.txt"]

    perform(app, story)


def test_an_album_that_a_restart_interrupts_loses_no_page_and_has_none_twice(app: App) -> None:
    async def first(stage: Stage) -> None:
        photo(stage, HEAD)
        photo(stage, PAGES[1])
        stage.api.fail("getFile", Failure(200))
        stage.api.fail("getFile", Failure(200, after_seconds=30))  # the process ends before it is there
        await stage.take_in()
        await stage.until(lambda: len(stage.world.called("getFile")) == 2)
        assert texts_of(stage) == []

    async def second(stage: Stage) -> None:
        await stage.until(lambda: stage.parts.inbox.is_idle)
        (shown,) = stage.world.sent(STAFF)
        assert shown["text"].startswith("Đã đọc 2 trang ảnh thành một văn bản\n")
        assert len(stage.state.uploads.of(STAFF)) == 1

    api = BotApi(TOKEN, specification=SPECIFICATION)
    perform(app, first, api=api)
    perform(app, second, api=api)


def test_a_picture_that_telegram_gives_later_is_put_in_its_place_and_is_told_of_meanwhile(app: App) -> None:
    async def story(stage: Stage) -> None:
        photo(stage, HEAD)
        photo(stage, PAGES[1])
        stage.api.fail("getFile", Failure(502, "Bad Gateway"))
        await stage.settle()
        (shown,) = stage.world.sent(STAFF)
        assert shown["text"].startswith("Còn 1 ảnh của album chưa tải được")
        assert "Đã đọc 1 trang ảnh" in shown["text"]

        await stage.parts.inbox.take_up_unfinished(stage.parts.application.bot, after_a_start=False)
        await stage.settle()

        whole = last(stage)["text"]
        assert whole.startswith("Đã đọc 2 trang ảnh thành một văn bản\nLoại: Quyết định\n")
        assert len(stage.state.uploads.of(STAFF)) == 1
        changed = await press(stage, shown, "Đưa vào")  # the first preview, of one page
        assert changed["text"].startswith("Đã đưa vào kho")
        (document,) = [one for one in app.library.current().documents() if one.file != "phi.md"]
        assert "Điều 2" in app.library.current().text(document.id)

    perform(app, story)


def test_a_picture_that_can_never_be_had_is_told_and_the_others_are_read(app: App) -> None:
    async def story(stage: Stage) -> None:
        photo(stage, HEAD)
        photo(stage, b"x", size=21 * 1024**2)
        await stage.settle()

        assert texts_of(stage)[0] == texts_uploads.TOO_LARGE_TO_SEND
        assert texts_of(stage)[1].startswith("Đã đọc 1 trang ảnh")

    perform(app, story)


def test_a_picture_that_comes_when_its_album_was_taken_in_is_a_document_of_its_own(app: App) -> None:
    async def story(stage: Stage) -> None:
        photo(stage, rule())
        await stage.settle()
        await press(stage, last(stage), "Đưa vào")

        photo(stage, "Tin công đoàn\n\nCông đoàn phát động thi đua.".encode())
        await stage.settle()

        late = texts_of(stage)[-2:]
        assert late[0] == texts_uploads.ALBUM_CLOSED
        assert late[1].startswith("Đã đọc anh-")
        assert [one.stage for one in stage.state.uploads.of(STAFF)] == [Step.WAITING, Step.PUBLISHED]

    perform(app, story)


def test_the_pages_of_an_album_can_be_documents_of_their_own_after_all(app: App) -> None:
    async def story(stage: Stage) -> None:
        photo(stage, rule())
        photo(stage, "Tin công đoàn\n\nCông đoàn phát động thi đua.".encode())
        await stage.settle()
        assert labels(last(stage)) == ["Đưa vào", "Sửa", "Xem đoạn", "Bỏ", "Tách từng ảnh"]

        listed = await press(stage, last(stage), "Tách từng ảnh")

        assert listed["text"].startswith("Đã nhận 2 tài liệu.")
        assert all(one.name.startswith("anh-") and one.name.endswith(".jpg") for one in _uploads(stage))
        await press(stage, listed, "Đưa tất cả vào (2)")
        assert len(documents(app)) == 3

    perform(app, story)


def _uploads(stage: Stage) -> tuple[Any, ...]:
    return stage.state.uploads.of(STAFF)


def test_more_than_may_wait_is_refused_before_an_album_begins(app: App) -> None:
    async def story(stage: Stage) -> None:
        for number in range(5):
            await send(stage, f"v{number}.txt", f"Tin số {number}\n\nCông đoàn phát động thi đua.".encode())
        photo(stage, HEAD)
        await stage.settle()

        assert "quá nhiều tài liệu đang chờ" in last(stage)["text"]
        assert len(_uploads(stage)) == 5

    perform(app, story)


def test_an_album_without_a_word_is_told_in_a_line_and_does_not_wait(app: App) -> None:
    async def story(stage: Stage) -> None:
        photo(stage, b"")
        photo(stage, b"")
        await stage.settle()

        assert "không thấy chữ nào trong tệp" in last(stage)["text"]
        assert _uploads(stage) == ()

    perform(app, story)


def test_what_was_kept_of_an_album_is_listed_where_its_work_was_stopped(app: App) -> None:
    async def story(stage: Stage) -> None:
        photo(stage, HEAD)
        photo(stage, PAGES[1])
        stage.api.fail("getFile", Failure(200))
        stage.api.fail("getFile", Failure(200, after_seconds=30))
        await stage.take_in()
        await stage.until(lambda: len(_uploads(stage)) == 1)
        await say(stage, "/huy")

        assert labels(await say(stage, "/tailieu"))[0].startswith("Xem 1: anh-")

    perform(app, story)
