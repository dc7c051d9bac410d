"""What answers as well is one press away, and a group's answer is read whole in private."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers import Answer, Trace
from bot.stages import OnStatus, nobody_listens
from bot.state import Source
from bot.tg import texts
from bot.tg.answers.rendering import fitting, render_further
from bot.tg.delivering.messages import to_messages
from bot.tg.presses.buttons import below_answer
from tests.bot.tg.fakes import ANSWER, BOT, DOCUMENT, GROUP, FakeAnswerer, Stage, citation, labels, play
from tests.bot.tg.strategies import wild_text
from tests.bot_api_server.refusals import check_markup, check_text
from vectorstore.query import Query

FURTHER = citation("2. Đóng mỗi tháng một lần.", locator="Điều 2, khoản 2", clause="2")
LONG = Answer(
    "\n".join(f"Theo Điều {n}:\n“{'chữ ' * 100}{n}” [{n}]" for n in (1, 2, 3)),
    tuple(citation(f"{'chữ ' * 100}{n}", number=n) for n in (1, 2, 3)),
)


class WithFurther(FakeAnswerer):
    """Finds one more passage than it quotes."""

    def answer(self, question: str, *, history: Any = (), on_status: OnStatus = nobody_listens) -> Trace:
        return replace(super().answer(question, history=history, on_status=on_status), further=(FURTHER,))


async def ask(stage: Stage, text: str, **where: Any) -> dict[str, Any]:
    stage.world.write(text, **where)
    await stage.settle()
    return stage.world.sent(where.get("chat", where.get("person", 7)))[-1]


def test_more_is_shown_with_place_validity_and_buttons_of_its_own(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        answer = await ask(stage, "Mức đóng?")
        assert labels(answer)[:2] == ["[1] Điều 2, khoản 1", "Xem thêm 1 đoạn"]

        stage.world.press(answer, "Xem thêm")
        await stage.settle()
        more = stage.world.sent()[-1]
        assert (
            "[2] Điều 2, khoản 2, Luật Mẫu (1/2025/QH15): có hiệu lực từ ngày 01/07/2025\n2. Đóng"
            in more["text"]
        )
        assert labels(more) == ["[2] Điều 2, khoản 2"]

        stage.world.press(more, "[2]")
        await stage.settle()
        assert "Điều 2. Mức đóng" in stage.world.sent()[-1]["text"]

    play(story, tmp_path, answerer=WithFurther())


def test_where_nothing_else_answers_there_is_no_button_for_more(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        assert not any("Xem thêm" in label for label in labels(await ask(stage, "Mức đóng?")))

    play(story, tmp_path)


def test_a_button_to_staff_is_there_only_where_there_are_staff() -> None:
    source = Source(1, "luat", "Luật", "Điều 2", 0, 1, "x")

    without, with_staff = below_answer("tok", [source]), below_answer("tok", [source], asks_staff=True)

    assert with_staff[:-1] == without
    assert [(button.label, button.data) for button in with_staff[-1]] == [(texts.STAFF_BUTTON, "h:tok")]


@settings(max_examples=60, deadline=None)
@given(
    sources=st.lists(
        st.builds(
            Source,
            number=st.integers(1, 99),
            document_id=st.just("d"),
            document_title=wild_text,
            locator=wild_text,
            start=st.just(0),
            end=st.just(1),
            quote=wild_text.map(lambda text: (text + "x") * 30),
            validity=wild_text,
        ),
        min_size=1,
        max_size=6,
    )
)
def test_all_that_answers_as_well_is_one_message_that_telegram_takes(sources: list[Source]) -> None:
    shown = fitting(sources)
    (message,) = to_messages(render_further(shown))

    assert shown == sources[: len(shown)]
    entities = [{"type": e.type, "offset": e.offset, "length": e.length} for e in message.entities]
    check_text(message.text, entities, None)


def test_a_group_is_answered_briefly_and_reads_on_in_private(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        answer = await ask(stage, f"/hoi@{BOT} Mức đóng?", chat=GROUP)
        assert f"{'chữ ' * 100}2" not in answer["text"]
        assert texts.LEFT_OUT.format(count=2) in answer["text"]
        assert labels(answer) == [
            "[1] Điều 2, khoản 1",
            texts.READ_IN_PRIVATE_BUTTON,
            texts.GOOD_BUTTON,
            texts.BAD_BUTTON,
        ]

        url = answer["reply_markup"]["inline_keyboard"][1][0]["url"]
        whole = await ask(stage, "/start " + url.partition("?start=")[2], person=8)
        assert f"{'chữ ' * 100}3" in whole["text"]
        assert labels(whole)[:3] == [f"[{n}] Điều 2, khoản 1" for n in (1, 2, 3)]

        await ask(stage, "thế còn hợp tác xã?", person=8)
        assert stage.answerer.asked[-1] == ("thế còn hợp tác xã?", ("Mức đóng?",))

    play(story, tmp_path, answerer=FakeAnswerer(LONG))


class FollowUp(FakeAnswerer):
    """Understands every question as one about a topic of before."""

    def answer(self, question: str, *, history: Any = (), on_status: OnStatus = nobody_listens) -> Trace:
        trace = super().answer(question, history=history, on_status=on_status)
        return replace(trace, query=Query(question, "mức đóng của hợp tác xã", topic="mức đóng"))


def test_a_follow_up_that_is_carried_over_is_understood_without_the_group(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        answer = await ask(stage, f"/hoi@{BOT} thế hợp tác xã?", chat=GROUP)
        url = next(b["url"] for row in answer["reply_markup"]["inline_keyboard"] for b in row if "url" in b)
        await ask(stage, "/start " + url.partition("?start=")[2], person=8)
        await ask(stage, "khi nào nộp?", person=8)

        assert list(stage.answerer.asked[-1][1]) == ["mức đóng của hợp tác xã"]

    play(story, tmp_path, answerer=FollowUp())


def test_who_carried_an_answer_over_rates_it_and_opens_its_sources(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        answer = await ask(stage, f"/hoi@{BOT} Mức đóng?", chat=GROUP)
        check_markup(answer["reply_markup"])
        url = next(b["url"] for row in answer["reply_markup"]["inline_keyboard"] for b in row if "url" in b)
        whole = await ask(stage, "/start " + url.partition("?start=")[2], person=8)
        for label in ("Đúng ý", "[1]"):
            stage.world.press(whole, label, person=8)
            await stage.settle()

        assert texts.THANKS_GOOD in [one.get("text") for one in stage.world.answers_to_queries]
        assert DOCUMENT.title in stage.world.sent(8)[-1]["text"]

    play(story, tmp_path)


def test_an_answer_of_a_private_chat_is_not_opened_by_a_link(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        answer = await ask(stage, "Mức đóng?")
        token = answer["reply_markup"]["inline_keyboard"][0][0]["callback_data"].split(":")[1]

        assert (await ask(stage, f"/start a{token}", person=8))["text"] == texts.LINK_TOO_OLD

    play(story, tmp_path)


@pytest.mark.parametrize("data", ["m:unknown", "m:", "m"])
def test_a_button_for_more_of_an_unknown_answer_is_old(data: str, tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.press_data(await ask(stage, "/start"), data)
        await stage.settle()

        assert stage.world.answers_to_queries[-1]["text"] == texts.BUTTON_TOO_OLD

    play(story, tmp_path, answerer=FakeAnswerer(ANSWER))
