"""Whoever presses twice, or while others work on the same documents, changes nothing a second time."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.composition import App
from bot.keeping.adding import examine
from bot.state.uploads import Stage as Step
from bot.tg import texts_uploads
from tests.bot.tg.fakes import Stage
from tests.bot.tg.uploads.test_uploads import STAFF, archive, documents, perform, press, rule, say, send


def stages(stage: Stage) -> list[Step]:
    return [one.stage for one in stage.state.uploads.of(STAFF)]


async def press_twice(stage: Stage, message: dict[str, Any], label: str) -> str:
    """Let a person tap twice at once; return what the message says in the end."""
    for _ in range(2):
        stage.world.press(message, label, person=STAFF)
    await stage.settle()
    return str(stage.world.messages[STAFF, message["message_id"]]["text"])


def test_a_second_tap_on_publish_leaves_the_document_published(app: App) -> None:
    async def story(stage: Stage) -> None:
        shown = await send(stage, "qd.txt", rule())

        said = await press_twice(stage, shown, "Đưa vào")

        assert said.startswith("Đã đưa vào kho: ")
        assert stages(stage) == [Step.PUBLISHED]
        listed = await say(stage, "/tailieu")
        assert texts_uploads.LIST_WAITING not in listed["text"]
        await press(stage, listed, "Gỡ 1: ")
        assert documents(app).keys() == {"phi.md"}

    perform(app, story)


def test_a_second_tap_on_publish_all_leaves_the_documents_published(app: App) -> None:
    async def story(stage: Stage) -> None:
        names = ("Một", "Hai", "Ba", "Bốn")
        content = archive(**{f"v{n}_txt": f"{name}\n\nViệc {name}.".encode() for n, name in enumerate(names)})
        shown = await send(stage, "van-ban.zip", content)

        said = await press_twice(stage, shown, "Đưa tất cả vào")

        assert said.startswith((texts_uploads.LIST_TITLE, "Đã đưa vào kho 4 văn bản"))
        assert stages(stage) == [Step.PUBLISHED] * 4
        assert len(documents(app)) == 5

    perform(app, story)


def test_a_second_tap_on_remove_and_on_undo_does_it_once(app: App) -> None:
    async def story(stage: Stage) -> None:
        await press(stage, await send(stage, "qd.txt", rule()), "Đưa vào")
        await press(stage, await send(stage, "qd-sua.txt", rule("Đoàn viên")), "Đưa vào")
        listed = await say(stage, "/tailieu")

        await press_twice(stage, listed, "Gỡ 1: ")
        assert documents(app).keys() == {"phi.md", "bo-sung/qd.txt"}
        await press_twice(stage, await say(stage, "/tailieu"), "Hoàn tác 1: ")
        assert documents(app).keys() == {"phi.md", "bo-sung/qd-sua.txt"}

        assert [one.action for one in stage.state.audit.entries()] == ["undo", "remove", "add", "add"]

    perform(app, story)


def test_what_is_noted_late_does_not_turn_a_published_document_back(app: App, tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        shown = await send(stage, "qd.txt", rule())
        (as_read,) = stage.state.uploads.of(STAFF)
        written = tmp_path / "khac.txt"
        written.write_bytes(rule())
        await press(stage, shown, "Đưa vào")

        receiving = app.receiving(stage.state)
        receiving.note_shown(replace(as_read, title=""), examine(written, app))
        receiving.ask_for(as_read, "title")

        assert stages(stage) == [Step.PUBLISHED]

    perform(app, story)
