"""Staff send documents by chat, look at what was recognised, correct it, and take it in or back."""

import errno
import io
import json
import os
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.composition import App
from bot.keeping.fetching import LinkError
from bot.state import State
from bot.state.roles import Role
from bot.state.uploads import Stage as Step
from bot.tg import texts, texts_uploads
from bot.tg.uploads.problems import is_of_the_file, reason_of
from ingest.errors import DamagedFileError, ManifestError, OcrMissingError, UnsupportedFormatError
from tests.bot.tg.fakes import Stage, labels, play
from tests.bot.tg.uploads.conftest import FEES
from tests.bot_api_server.failures import Failure
from vectorstore.errors import IndexMissingError

STAFF, ANOTHER, MEMBER = 71, 72, 7
RULE = """\
CÔNG TY HOA MAI
Số: 15/QĐ-HM
Hà Nội, ngày 05 tháng 3 năm 2025
QUYẾT ĐỊNH
Về việc nghỉ ngày thành lập
Điều 1. Ngày nghỉ thành lập
{who} được nghỉ ngày thành lập công ty.
Điều 2. Hiệu lực
Quyết định này có hiệu lực từ ngày {day}.
"""


def rule(who: str = "Người lao động", day: str = "10 tháng 3 năm 2025") -> bytes:
    return RULE.format(who=who, day=day).encode()


def last(stage: Stage, person: int = STAFF) -> dict[str, Any]:
    return stage.world.sent(person)[-1]


async def send(
    stage: Stage, name: str, content: bytes, *, person: int = STAFF, **fields: Any
) -> dict[str, Any]:
    """Let a person send a file; return the bot's last message."""
    stage.world.send_file(name, content, person=person, **fields)
    await stage.settle()
    return last(stage, person)


async def press(stage: Stage, message: dict[str, Any], label: str, *, person: int = STAFF) -> dict[str, Any]:
    """Let a person press; return the message as it stands then."""
    stage.world.press(message, label, person=person)
    await stage.settle()
    return stage.world.messages[message["chat"]["id"], message["message_id"]]


async def say(stage: Stage, text: str, *, person: int = STAFF) -> dict[str, Any]:
    stage.world.write(text, person=person)
    await stage.settle()
    return last(stage, person)


def documents(app: App) -> dict[str, str]:
    return {one.file: one.title for one in app.library.current().documents()}


def perform(app: App, story: Any, **settings: Any) -> None:
    play(story, app.settings.index.path.parent, app=app, staff=(STAFF, ANOTHER), **settings)


def test_a_file_is_shown_as_it_was_recognised_and_nothing_is_taken_in_yet(app: App) -> None:
    async def story(stage: Stage) -> None:
        shown = await send(stage, "qd 15.txt", rule())

        text = shown["text"]
        assert text.startswith("Đã đọc qd-15.txt\nLoại: Quyết định\nSố ký hiệu: 15/QĐ-HM\n")
        assert "Ngày ban hành: 05/03/2025\nCó hiệu lực từ: 10/03/2025\nTình trạng: đang có hiệu lực" in text
        assert "Nội dung: 2 Điều, " in text
        assert "CÔNG TY HOA MAI" in text
        assert labels(shown) == ["Đưa vào", "Sửa", "Xem đoạn", "Bỏ"]
        assert [one.parameters["text"] for one in stage.world.called("sendMessageDraft")][:1] == [
            "Đang đọc qd 15.txt…"
        ]
        assert list(documents(app)) == ["phi.md"]

    perform(app, story)


def test_a_document_that_is_taken_in_answers_and_an_example_is_shown(app: App) -> None:
    async def story(stage: Stage) -> None:
        shown = await send(stage, "qd.txt", rule())

        done = await press(stage, shown, "Đưa vào")

        assert done["text"].startswith("Đã đưa vào kho: ")
        assert documents(app).keys() == {"phi.md", "bo-sung/qd.txt"}
        example = last(stage)["text"]
        assert example.startswith("Ví dụ, bây giờ hỏi “")
        assert "được nghỉ ngày thành lập công ty" in example
        entry = stage.state.audit.entries()[0]
        assert (entry.action, entry.actor_id) == ("add", STAFF)
        assert "+15-qd-hm" in entry.detail
        assert not list((app.settings.index.path.parent / "uploads").iterdir())

    perform(app, story)


def test_who_is_no_staff_is_refused_politely_and_nothing_is_kept(app: App) -> None:
    async def story(stage: Stage) -> None:
        refused = await send(stage, "qd.txt", rule(), person=MEMBER)

        assert refused["text"] == texts.FILE
        assert stage.world.called("getFile") == []
        assert (await say(stage, "/tailieu", person=MEMBER))["text"] == texts_uploads.ONLY_STAFF

    perform(app, story)


def test_whose_role_was_taken_away_decides_nothing_any_more(app: App) -> None:
    async def story(stage: Stage) -> None:
        stage.state.roles.grant(73, Role.STAFF)
        shown = await send(stage, "qd.txt", rule(), person=73)
        stage.state.roles.revoke(73)

        await press(stage, shown, "Đưa vào", person=73)

        assert stage.world.answers_to_queries[-1]["text"] == texts_uploads.ONLY_STAFF
        assert list(documents(app)) == ["phi.md"]

    perform(app, story)


def test_the_upload_of_one_person_is_none_of_another(app: App) -> None:
    async def story(stage: Stage) -> None:
        shown = await send(stage, "qd.txt", rule())

        await press(stage, shown, "Bỏ", person=ANOTHER)

        assert stage.world.answers_to_queries[-1]["text"] == texts_uploads.BUTTON_TOO_OLD
        assert len(stage.state.uploads.of(STAFF)) == 1

    perform(app, story)


def test_a_field_is_corrected_by_the_next_message_and_kept_in_the_manifest(app: App) -> None:
    async def story(stage: Stage) -> None:
        shown = await send(stage, "qd.txt", rule())
        asked = await press(stage, await press(stage, shown, "Sửa"), "Số ký hiệu")
        assert asked["text"].startswith("Gõ giá trị mới cho “Số ký hiệu”")

        assert (await say(stage, "mười sáu"))["text"].startswith("Đây không giống số ký hiệu")
        corrected = await say(stage, "16/qd-hm")
        assert "Số ký hiệu: 16/QĐ-HM (bạn đã sửa)" in corrected["text"]
        await press(stage, corrected, "Đưa vào")

        (added,) = [one for one in app.library.current().documents() if one.file != "phi.md"]
        assert added.number == "16/QĐ-HM"
        manifest = (app.corpus / "manifest.toml").read_text(encoding="utf-8")
        assert manifest == '[[document]]\nfile = "bo-sung/qd.txt"\nnumber = "16/QĐ-HM"\n'

    perform(app, story)


def test_a_status_is_chosen_and_a_correction_can_be_given_up(app: App) -> None:
    async def story(stage: Stage) -> None:
        shown = await send(stage, "tin.txt", b"Tin thi dua\n\n" + "Công đoàn phát động thi đua.".encode())
        await press(stage, await press(stage, await press(stage, shown, "Sửa"), "Tình trạng"), "đang có")
        corrected = stage.world.messages[STAFF, shown["message_id"]]
        assert "Tình trạng: đang có hiệu lực (bạn đã sửa)" in corrected["text"]

        asked = await press(stage, await press(stage, corrected, "Sửa"), "Tên")
        await press(stage, asked, "Thôi, không sửa")
        await say(stage, "Mức đóng là bao nhiêu?")

        assert stage.answerer.asked == [("Mức đóng là bao nhiêu?", ())]

    perform(app, story)


def test_a_message_long_after_a_value_was_asked_for_is_a_question(app: App) -> None:
    async def story(stage: Stage) -> None:
        shown = await send(stage, "qd.txt", rule())
        await press(stage, await press(stage, shown, "Sửa"), "Tên")

        uploads = stage.state.uploads
        assert uploads.asked_of(STAFF, last_seconds=60) is not None
        assert uploads.asked_of(STAFF, last_seconds=-1) is None

    perform(app, story)


def test_a_document_cannot_end_before_it_begins(app: App) -> None:
    async def story(stage: Stage) -> None:
        shown = await send(stage, "qd.txt", rule())
        await press(stage, await press(stage, shown, "Sửa"), "Hết hiệu lực từ")

        assert (await say(stage, "1/1/2020"))["text"] == "Ngày hết hiệu lực phải sau ngày có hiệu lực."

    perform(app, story)


def test_passages_are_shown_page_by_page(app: App) -> None:
    async def story(stage: Stage) -> None:
        articles = "\n".join(f"Điều {n}. Việc {n}\nViệc {n} do tổ {n} làm." for n in range(1, 9))
        shown = await send(stage, "quy-che.txt", f"QUY CHẾ\nTỔ CÔNG ĐOÀN\n{articles}".encode())

        first = await press(stage, shown, "Xem đoạn")
        assert first["text"].startswith("Đoạn 1–3 trong ")
        assert labels(first) == ["Đoạn sau »", "Về bản xem trước"]
        second = await press(stage, first, "Đoạn sau")
        assert second["text"].startswith("Đoạn 4–6 trong ")
        assert "Đã đọc quy-che.txt" in (await press(stage, second, "Về bản xem trước"))["text"]

    perform(app, story)


def test_a_dropped_document_leaves_nothing(app: App) -> None:
    async def story(stage: Stage) -> None:
        shown = await send(stage, "qd.txt", rule())

        assert (await press(stage, shown, "Bỏ"))["text"] == "Đã bỏ qd.txt."
        assert stage.state.uploads.of(STAFF) == ()
        assert not list((app.settings.index.path.parent / "uploads").iterdir())

    perform(app, story)


def test_a_document_whose_copying_was_killed_can_be_taken_in_and_nothing_is_left_of_that(app: App) -> None:
    left = app.corpus / "bo-sung" / ".qd.txt.part"
    left.parent.mkdir()
    left.write_bytes(rule())

    async def story(stage: Stage) -> None:
        shown = await send(stage, "qd.txt", rule())
        await press(stage, shown, "Đưa vào")
        assert documents(app).keys() == {"phi.md", "bo-sung/qd.txt"}

        left.write_bytes(rule())
        os.utime(left, (0, 0))
        await stage.parts.chores.work()
        assert not left.exists()

    perform(app, story)


def test_what_is_there_already_cannot_be_taken_in_again(app: App) -> None:
    async def story(stage: Stage) -> None:
        shown = await send(stage, "ban-sao.md", FEES.encode())

        assert "tệp này đã có trong kho: phi.md" in shown["text"]
        assert labels(shown) == ["Xem đoạn", "Bỏ"]

    perform(app, story)


def test_an_unreadable_file_is_told_in_a_line_and_does_not_wait(app: App) -> None:
    async def story(stage: Stage) -> None:
        told = await send(stage, "hong.pdf", b"no pdf")
        assert told["text"].startswith("hong.pdf: ")
        told = await send(stage, "trinh-chieu.key", b"x")
        assert told["text"].startswith("trinh-chieu.key: chưa đọc được loại tệp này")
        assert stage.state.uploads.of(STAFF) == ()
        told = await send(stage, "luat.docx", b"%PDF-1.4")
        assert "đổi đuôi tên tệp thành .pdf" in told["text"]

    perform(app, story)


def test_a_file_beyond_the_limit_of_telegram_is_not_asked_for(app: App) -> None:
    async def story(stage: Stage) -> None:
        told = await send(stage, "to.pdf", b"x", size=21 * 1024**2)

        assert told["text"] == texts_uploads.TOO_LARGE_TO_SEND
        assert stage.world.called("getFile") == []

    perform(app, story)


def test_a_name_that_leaves_its_folder_is_made_safe(app: App) -> None:
    async def story(stage: Stage) -> None:
        shown = await send(stage, "../../etc/..\\qd<b>.txt", rule())
        await press(stage, shown, "Đưa vào")

        assert documents(app).keys() == {"phi.md", "bo-sung/qd-b.txt"}

    perform(app, story)


def archive(**files: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as made:
        for name, data in files.items():
            made.writestr(name.replace("_", "."), data)
    return content.getvalue()


def test_the_documents_of_a_zip_wait_one_by_one_and_are_taken_in_at_once(app: App) -> None:
    async def story(stage: Stage) -> None:
        names = ("Một", "Hai", "Ba", "Bốn")
        content = archive(**{f"v{n}_txt": f"{name}\n\nViệc {name}.".encode() for n, name in enumerate(names)})
        shown = await send(stage, "van-ban.zip", content)

        assert shown["text"].startswith("Đã nhận 4 tài liệu.")
        assert labels(shown) == [
            "Đưa tất cả vào (4)",
            *(f"Xem {n}: Việc {name}" for n, name in enumerate(reversed(names), start=1)),
        ]
        done = await press(stage, shown, "Đưa tất cả vào")

        assert done["text"].startswith("Đã đưa vào kho 4 văn bản:")
        assert len(documents(app)) == 5

    perform(app, story)


def test_a_zip_of_too_much_is_refused_whole(app: App) -> None:
    async def story(stage: Stage) -> None:
        told = await send(stage, "nhieu.zip", archive(**{f"v{n}_txt": b"x" for n in range(6)}))

        assert told["text"].startswith("nhieu.zip: quá nhiều tài liệu đang chờ")
        assert stage.state.uploads.of(STAFF) == ()

    perform(app, story)


def test_a_new_version_shows_its_differences_and_taking_it_back_brings_the_earlier_one(app: App) -> None:
    async def story(stage: Stage) -> None:
        await press(stage, await send(stage, "qd.txt", rule()), "Đưa vào")
        shown = await send(stage, "qd-sua.txt", rule("Đoàn viên"))
        assert "bản này thay cho bản đang có" in shown["text"]
        assert "Điều 1: “" in shown["text"]
        await press(stage, shown, "Đưa vào")
        assert documents(app).keys() == {"phi.md", "bo-sung/qd-sua.txt"}

        listed = await say(stage, "/tailieu")
        listed = await press(stage, listed, "Gỡ 1: ")
        assert "Đã gỡ khỏi kho" in listed["text"]
        assert documents(app).keys() == {"phi.md", "bo-sung/qd.txt"}
        await press(stage, listed, "Hoàn tác 1: ")
        assert documents(app).keys() == {"phi.md", "bo-sung/qd-sua.txt"}
        assert [one.action for one in stage.state.audit.entries()] == ["undo", "remove", "add", "add"]

    perform(app, story)


def test_a_version_that_begins_later_is_taken_back_with_the_end_it_gave(app: App) -> None:
    def ends() -> dict[str, date | None]:
        return {one.file: one.effective_to for one in app.library.current().documents()}

    async def story(stage: Stage) -> None:
        await press(stage, await send(stage, "qd.txt", rule()), "Đưa vào")
        shown = await send(stage, "moi.txt", rule("Đoàn viên", "01 tháng 7 năm 2026"))
        assert "bản đang có được giữ để trả lời về thời gian trước ngày ấy" in shown["text"]
        await press(stage, shown, "Đưa vào")
        assert ends()["bo-sung/qd.txt"] == date(2026, 7, 1)

        listed = await press(stage, await say(stage, "/tailieu"), "Gỡ 1: ")
        assert ends() == {"phi.md": None, "bo-sung/qd.txt": None}
        await press(stage, listed, "Hoàn tác 1: ")
        assert ends()["bo-sung/qd.txt"] == date(2026, 7, 1)

    perform(app, story)


def test_where_the_gate_refuses_the_document_waits_on_and_the_corpus_is_as_it_was(app: App) -> None:
    gold = [{"doc": "15/QĐ-HM", "article": "2"}]
    question = {"id": "q1", "question": "Quyết định nghỉ ngày thành lập có hiệu lực khi nào?", "gold": gold}
    (app.corpus / "questions.jsonl").write_text(json.dumps(question), encoding="utf-8")

    async def story(stage: Stage) -> None:
        await press(stage, await send(stage, "qd.txt", rule()), "Đưa vào")
        shown = await send(stage, "cat-cut.txt", rule().partition("Điều 2".encode())[0])
        told = await press(stage, shown, "Đưa vào")

        assert "tìm kém hơn trên các câu hỏi mẫu" in told["text"]
        assert [one.stage for one in stage.state.uploads.of(STAFF)] == [Step.WAITING, Step.PUBLISHED]
        assert documents(app).keys() == {"phi.md", "bo-sung/qd.txt"}
        assert sorted(path.name for path in app.corpus.rglob("*.txt")) == ["qd.txt"]

    perform(app, story)


def test_what_waits_survives_a_restart_and_expires(app: App) -> None:
    async def sent(stage: Stage) -> None:
        await send(stage, "qd.txt", rule())

    async def again(stage: Stage) -> None:
        shown = await press_and_last(stage, await say(stage, "/tailieu"), "Xem 1: ")
        assert "Đã đọc qd.txt" in shown["text"]

    perform(app, sent)
    perform(app, again)
    state = State(f"sqlite:///{app.settings.index.path.parent / 'bot.db'}", clock=lambda: 4e9)
    assert app.receiving(state).clean() == 1
    assert state.uploads.of(STAFF) == ()
    state.close()


async def press_and_last(stage: Stage, message: dict[str, Any], label: str) -> dict[str, Any]:
    await press(stage, message, label)
    return last(stage)


def test_a_link_that_leads_inside_is_refused_and_other_text_is_a_question(app: App) -> None:
    async def story(stage: Stage) -> None:
        assert (await say(stage, "http://127.0.0.1:1/a.pdf"))["text"] == texts_uploads.LINK_PROBLEMS[
            "InternalLinkError"
        ]
        await say(stage, "Xem http://127.0.0.1:1/a.pdf giúp")

        assert len(stage.answerer.asked) == 1

    perform(app, story)


def test_every_reason_why_a_link_cannot_be_had_is_told_in_a_sentence_of_its_own() -> None:
    kinds = {one.__name__ for one in LinkError.__subclasses__()}

    assert kinds == texts_uploads.LINK_PROBLEMS.keys()
    assert len(set(texts_uploads.LINK_PROBLEMS.values())) == len(kinds) == 7


@pytest.mark.parametrize("is_read_first", [True, False], ids=["after the preview", "while it is read"])
def test_a_caption_of_a_document_that_is_edited_neither_stops_its_reading_nor_is_a_question(
    app: App, is_read_first: bool
) -> None:
    async def story(stage: Stage) -> None:
        stage.api.fail("getFile", Failure(200, after_seconds=0.2))
        update = stage.world.send_file("qd.txt", rule(), person=STAFF, caption="Gửi văn bản mới")
        await stage.take_in()
        await stage.until(lambda: stage.parts.inbox.is_idle if is_read_first else stage.parts.inbox.in_hand)
        edited = dict(stage.world.messages[STAFF, stage.world.message_ids[update]])
        edited.update(caption="Gửi văn bản mới nhất", edit_date=edited["date"] + 5)
        stage.world.update("edited_message", edited)
        await stage.settle()

        shown = stage.world.sent(STAFF)
        assert shown[0]["text"].startswith("Đã đọc qd.txt")
        assert [one["text"] for one in shown[1:]] == [texts_uploads.EDITED]
        assert stage.answerer.asked == []

    perform(app, story)


def test_a_link_of_staff_that_is_edited_is_no_question(app: App) -> None:
    async def story(stage: Stage) -> None:
        update = stage.world.write("https://127.0.0.1/a", person=STAFF)
        await stage.settle()
        stage.world.edit(update, "https://127.0.0.1/b", chat=STAFF)
        await stage.settle()

        assert last(stage)["text"] == texts_uploads.EDITED
        assert stage.answerer.asked == []

    perform(app, story)


def test_a_file_that_telegram_gives_no_more_is_asked_for_again(app: App) -> None:
    async def story(stage: Stage) -> None:
        stage.api.fail(
            "getFile", Failure(400, "Bad Request: wrong file_id or the file is temporarily unavailable")
        )

        told = await send(stage, "qd.txt", rule())

        assert told["text"] == texts_uploads.FILE_GONE.format(name="qd.txt")

    perform(app, story)


def test_a_file_that_the_network_or_telegram_does_not_give_now_is_fetched_later(app: App) -> None:
    async def story(stage: Stage) -> None:
        for failure in (Failure(502, "Bad Gateway"), Failure(is_drop=True)):
            stage.api.fail("getFile", failure)
        stage.world.send_file("qd.txt", rule(), person=STAFF)
        await stage.settle()
        for _ in range(2):
            assert stage.world.sent(STAFF) == []
            await stage.parts.inbox.take_up_unfinished(stage.parts.application.bot, after_a_start=False)
            await stage.settle()

        assert last(stage)["text"].startswith("Đã đọc qd.txt")

    perform(app, story)


def test_who_sends_what_the_disk_does_not_take_is_told_so(app: App) -> None:
    app.uploads.touch()  # where the folder should be

    async def story(stage: Stage) -> None:
        told = await send(stage, "qd.txt", rule())

        assert told["text"] == texts_uploads.NOT_WRITTEN.format(name="qd.txt")

    perform(app, story)


def test_a_file_that_cannot_be_read_for_a_reason_of_the_server_waits_until_that_is_mended(app: App) -> None:
    manifest = app.corpus / "manifest.toml"
    manifest.write_text("[[document", encoding="utf-8")

    async def story(stage: Stage) -> None:
        told = await send(stage, "qd.txt", rule())
        assert told["text"].startswith("qd.txt: không đưa vào được")
        assert texts_uploads.KEPT in told["text"]
        assert labels(told) == ["Thử lại", "Bỏ"]
        still = await press_and_last(stage, told, "Thử lại")
        assert texts_uploads.KEPT in still["text"]

        manifest.write_text("", encoding="utf-8")
        shown = await press_and_last(stage, still, "Thử lại")
        assert shown["text"].startswith("Đã đọc qd.txt")

    perform(app, story)


def test_a_full_disk_is_no_fault_of_the_file() -> None:
    error = OSError(errno.ENOSPC, "No space left on device")

    assert reason_of(error) == texts_uploads.NO_ROOM
    assert not is_of_the_file(error)


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (DamagedFileError(Path("a.pdf"), "x"), True),
        (UnsupportedFormatError(Path("a.key"), [".pdf"]), True),
        (OcrMissingError(Path("a.jpg"), "x"), False),
        (ManifestError("x"), False),
        (IndexMissingError("x"), False),
    ],
)
def test_what_the_server_lacks_is_no_fault_of_the_file(error: Exception, expected: bool) -> None:
    assert is_of_the_file(error) is expected
