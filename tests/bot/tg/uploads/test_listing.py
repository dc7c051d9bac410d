"""What /tailieu offers: of every document what can be done with it, and no two versions in force at once."""

from bot.composition import App
from bot.keeping.health import check
from bot.state.uploads import Upload
from bot.tg import texts_uploads
from tests.bot.tg.fakes import Stage, labels
from tests.bot.tg.uploads.test_uploads import STAFF, documents, perform, press, rule, say, send


def failed(app: App) -> dict[str, str]:
    return {one.name: one.detail for one in check(app) if not one.is_ok}


def test_a_document_that_another_version_replaced_offers_nothing(app: App) -> None:
    async def story(stage: Stage) -> None:
        await press(stage, await send(stage, "qd.txt", rule()), "Đưa vào")
        before = await say(stage, "/tailieu")
        await press(stage, await send(stage, "qd-sua.txt", rule("Đoàn viên")), "Đưa vào")

        listed = await say(stage, "/tailieu")
        assert texts_uploads.LIST_GONE in listed["text"]
        assert [label[:4] for label in labels(listed)] == ["Gỡ 1"]

        told = await press(stage, before, "Gỡ 1: ")
        assert "không còn trong kho" in told["text"]
        assert "Hoàn tác" not in str(labels(told))
        assert documents(app).keys() == {"phi.md", "bo-sung/qd-sua.txt"}
        assert [one.action for one in stage.state.audit.entries()] == ["add", "add"]

    perform(app, story)


def test_undoing_is_refused_where_another_version_answers_by_now(app: App) -> None:
    async def story(stage: Stage) -> None:
        await press(stage, await send(stage, "qd.txt", rule()), "Đưa vào")
        listed = await press(stage, await say(stage, "/tailieu"), "Gỡ 1: ")
        await press(stage, await send(stage, "qd.txt", rule("Đoàn viên")), "Đưa vào")
        assert documents(app).keys() == {"phi.md", "bo-sung/qd-2.txt"}

        told = await press(stage, listed, "Hoàn tác 1: ")

        assert "một bản khác cùng số" in told["text"]
        assert documents(app).keys() == {"phi.md", "bo-sung/qd-2.txt"}
        assert "versions" not in failed(app)

    perform(app, story)


def test_undoing_is_refused_where_a_third_version_took_the_place_of_the_first(app: App) -> None:
    async def story(stage: Stage) -> None:
        await press(stage, await send(stage, "mot.txt", rule()), "Đưa vào")
        await press(stage, await send(stage, "hai.txt", rule("Đoàn viên")), "Đưa vào")
        listed = await press(stage, await say(stage, "/tailieu"), "Gỡ 1: ")
        await press(stage, await send(stage, "ba.txt", rule("Cán bộ")), "Đưa vào")
        assert documents(app).keys() == {"phi.md", "bo-sung/ba.txt"}

        told = await press(stage, listed, "Hoàn tác 1: ")

        assert "một bản khác cùng số" in told["text"]
        assert documents(app).keys() == {"phi.md", "bo-sung/ba.txt"}

    perform(app, story)


def test_every_document_of_a_long_list_can_be_reached(app: App) -> None:
    async def story(stage: Stage) -> None:
        for number in range(1, 11):
            stage.state.uploads.add(Upload(f"t{number}", STAFF, f"v{number}.txt"))
        first = await say(stage, "/tailieu")
        seen = [label for label in labels(first) if label.startswith("Xem ")]
        assert len(seen) == 8

        second = await press(stage, first, texts_uploads.LATER_LINES_BUTTON)

        seen += [label for label in labels(second) if label.startswith("Xem ")]
        assert sorted(int(label.split()[1].rstrip(":")) for label in seen) == list(range(1, 11))
        back = await press(stage, second, texts_uploads.EARLIER_LINES_BUTTON)
        assert back["text"].startswith(texts_uploads.LIST_TITLE)

    perform(app, story)
