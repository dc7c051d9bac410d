"""What an admin rolled back stays so: staff wait until an admin goes forward."""

from bot.composition import App
from bot.keeping.generations import roll_back
from bot.keeping.index_work import Done, Work, outcome_of
from bot.state.uploads import Stage as Step
from bot.tg import texts_uploads
from tests.bot.tg.fakes import Stage
from tests.bot.tg.uploads.test_uploads import STAFF, documents, perform, press, rule, say, send

HELD = texts_uploads.PROBLEMS["RolledBackError"]
OTHER = rule().replace(b"15/", b"31/").replace("thành lập".encode(), "truyền thống".encode())


def go_forward(app: App) -> None:
    assert isinstance(outcome_of(app, Work.INGEST, lambda *_: None), Done)


def test_what_staff_take_in_is_held_until_an_admin_goes_forward_from_a_rollback(app: App) -> None:
    async def story(stage: Stage) -> None:
        await press(stage, await send(stage, "qd.txt", rule()), "Đưa vào")
        live = roll_back(app).name
        await send(stage, "hop.txt", "Quy chế\n\nTổ họp thứ hai.".encode())
        shown = await send(stage, "khac.txt", OTHER)

        assert HELD in (await press(stage, shown, "Đưa vào"))["text"]
        assert HELD in (await press(stage, await say(stage, "/tailieu"), "Đưa tất cả vào"))["text"]
        assert app.generations.current() == live
        assert [one.stage for one in stage.state.uploads.of(STAFF)] == [
            Step.WAITING,
            Step.WAITING,
            Step.PUBLISHED,
        ]

        go_forward(app)
        await press(stage, await say(stage, "/tailieu"), "Đưa tất cả vào")
        assert documents(app).keys() == {"phi.md", *(f"bo-sung/{name}.txt" for name in ("qd", "hop", "khac"))}

    perform(app, story)


def test_taking_out_and_undoing_are_held_as_well(app: App) -> None:
    async def story(stage: Stage) -> None:
        await press(stage, await send(stage, "khac.txt", OTHER), "Đưa vào")
        await press(stage, await say(stage, "/tailieu"), "Gỡ 1: ")
        await press(stage, await send(stage, "qd.txt", rule()), "Đưa vào")
        live = roll_back(app).name

        assert HELD in (await press(stage, await say(stage, "/tailieu"), "Gỡ 1: "))["text"]
        assert HELD in (await press(stage, await say(stage, "/tailieu"), "Hoàn tác"))["text"]
        assert app.generations.current() == live
        assert (app.corpus / "bo-sung" / "qd.txt").is_file()

    perform(app, story)


def test_nothing_is_held_where_the_corpus_is_as_the_generation_gone_back_to(app: App) -> None:
    async def story(stage: Stage) -> None:
        await press(stage, await send(stage, "qd.txt", rule()), "Đưa vào")
        roll_back(app)
        (app.corpus / "bo-sung" / "qd.txt").unlink()  # what an admin set right
        go_forward(app)

        await press(stage, await send(stage, "khac.txt", OTHER), "Đưa vào")

        assert documents(app).keys() == {"phi.md", "bo-sung/khac.txt"}

    perform(app, story)
