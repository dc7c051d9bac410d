"""Documents that come together are compared with one another, and nothing is taken in that was not shown."""

from bot.composition import App
from bot.state.uploads import Stage as Step
from bot.tg import texts_uploads
from tests.bot.tg.fakes import Stage, labels
from tests.bot.tg.uploads.test_uploads import STAFF, archive, documents, perform, press, rule, say, send

ARTICLES = "".join(
    f"Điều {n}. Việc {n}\nNội dung riêng của điều {n} do tổ {n} làm mỗi tháng.\n" for n in range(1, 20)
)
AS_TEXT = f"QUY CHẾ\nHỌP TỔ\n{ARTICLES}".encode()
AS_MARKDOWN = f"# Quy chế họp tổ\n\n{ARTICLES}".replace("\n", "\n\n").encode()
OTHER = "Tin thi đua\n\nCông đoàn phát động thi đua.".encode()


def files_of(stage: Stage, step: Step) -> set[str]:
    return {one.name for one in stage.state.uploads.of(STAFF) if one.stage is step}


def test_twins_and_versions_in_one_zip_are_marked_and_left_out_of_publish_all(app: App) -> None:
    async def story(stage: Stage) -> None:
        content = archive(a_txt=AS_TEXT, b_md=AS_MARKDOWN, c_txt=rule(), d_txt=rule("Đoàn viên"), e_txt=OTHER)
        shown = await send(stage, "van-ban.zip", content)

        assert "⚠ nội dung giống hệt hoặc gần giống " in shown["text"]
        assert "⚠ cùng số và ngày với Quyết định 15/QĐ-HM" in shown["text"]
        assert labels(shown)[0] == "Đưa tất cả vào (3)"
        done = await press(stage, shown, "Đưa tất cả vào")

        assert done["text"].startswith("Đã đưa vào kho 3 văn bản:")
        assert "Còn 2 văn bản chờ bạn xem từng bản" in done["text"]
        assert files_of(stage, Step.WAITING) == {"b.md", "d.txt"}
        assert documents(app).keys() == {"phi.md", "bo-sung/a.txt", "bo-sung/c.txt", "bo-sung/e.txt"}

    perform(app, story)


def test_what_has_to_do_with_a_document_of_the_corpus_is_left_out_of_publish_all(app: App) -> None:
    async def story(stage: Stage) -> None:
        await press(stage, await send(stage, "a.txt", AS_TEXT), "Đưa vào")
        await press(stage, await send(stage, "v1.txt", rule()), "Đưa vào")
        content = archive(b_md=AS_MARKDOWN, d_txt=rule("Đoàn viên"), e_txt=OTHER)
        await send(stage, "van-ban.zip", content)

        await press(stage, await say(stage, "/tailieu"), "Đưa tất cả vào (1)")

        assert files_of(stage, Step.WAITING) == {"b.md", "d.txt"}

    perform(app, story)


def test_what_became_a_twin_or_a_version_since_it_was_shown_is_shown_again(app: App) -> None:
    async def story(stage: Stage) -> None:
        pairs = [
            (AS_TEXT, AS_MARKDOWN, "gần giống"),
            (rule(), rule("Đoàn viên"), "bản này thay cho bản đang"),
        ]
        for number, (first, second, words) in enumerate(pairs):
            one = await send(stage, f"mot-{number}.txt", first)
            two = await send(stage, f"hai-{number}.md", second)
            await press(stage, one, "Đưa vào")

            again = await press(stage, two, "Đưa vào")

            assert again["text"].startswith(texts_uploads.OTHER_THAN_SHOWN)
            assert words in again["text"]
            assert f"bo-sung/hai-{number}.md" not in documents(app)
            assert (await press(stage, again, "Đưa vào"))["text"].startswith("Đã đưa vào kho: ")

    perform(app, story)
