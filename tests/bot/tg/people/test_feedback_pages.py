"""Below an answer that was wrong the bot asks in one tap why, and keeps the reason with the answer."""

from pathlib import Path
from typing import Any

import pytest

from bot.tg import texts, texts_people
from tests.bot.tg.fakes import BOT, GROUP, Stage, labels, play


async def answered(stage: Stage, **where: Any) -> dict[str, Any]:
    """Let person 7 ask; return the bot's answer."""
    chat = where.get("chat", 7)
    stage.world.write(f"/hoi@{BOT} Mức đóng?", **where)
    await stage.settle()
    return stage.world.sent(chat)[-1]


def now(stage: Stage, message: dict[str, Any]) -> dict[str, Any]:
    return stage.world.messages[message["chat"]["id"], message["message_id"]]


def reason(stage: Stage) -> str:
    concerns = stage.state.feedback.concerns(since=0, until=float("inf"))
    return concerns[0].reason if concerns else ""


def test_a_dislike_shows_the_reasons_in_place_of_the_verdicts(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        answer = await answered(stage)
        before = labels(answer)
        stage.world.press(answer, texts.BAD_BUTTON)
        await stage.settle()

        shown = labels(now(stage, answer))
        assert set(texts_people.REASONS.values()) <= set(shown)
        assert texts.BAD_BUTTON not in shown
        assert [one for one in shown if one in before] == [one for one in before if one[0] == "["]
        assert stage.world.answers_to_queries[-1]["text"] == texts.THANKS_BAD

    play(story, tmp_path)


@pytest.mark.parametrize(("code", "label"), list(texts_people.REASONS.items()))
def test_one_tap_keeps_the_reason_and_brings_the_buttons_back(code: str, label: str, tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        answer = await answered(stage)
        before = labels(answer)
        stage.world.press(answer, texts.BAD_BUTTON)
        await stage.settle()
        stage.world.press(now(stage, answer), label)
        await stage.settle()

        assert reason(stage) == code
        assert labels(now(stage, answer)) == before

    play(story, tmp_path)


def test_a_reason_is_forgotten_by_who_likes_the_answer_after_all(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        answer = await answered(stage)
        for label in (texts.BAD_BUTTON, "Khó hiểu", texts.GOOD_BUTTON):
            stage.world.press(now(stage, answer), label)
            await stage.settle()

        assert reason(stage) == ""
        token = stage.state.privacy.export(7)["answers"][0]["token"]
        assert stage.state.answers.feedback(token) == {7: "good"}

    play(story, tmp_path)


def test_only_the_asker_gives_a_reason(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        answer = await answered(stage, chat=GROUP)
        stage.world.press(answer, texts.BAD_BUTTON, person=7)
        await stage.settle()
        stage.world.press(now(stage, answer), "Khó hiểu", person=8)
        await stage.settle()

        assert stage.world.answers_to_queries[-1]["text"] == texts.ONLY_THE_ASKER
        assert reason(stage) == ""

    play(story, tmp_path)


@pytest.mark.parametrize("data", ["w:unknown:place", "w:{token}:king", "w:{token}", "f:{token}:so-so"])
def test_data_of_no_button_of_ours_keeps_nothing(data: str, tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        answer = await answered(stage)
        token = stage.state.privacy.export(7)["answers"][0]["token"]
        stage.world.press_data(answer, data.format(token=token))
        await stage.settle()

        assert stage.world.answers_to_queries[-1]["text"] == texts.BUTTON_TOO_OLD
        assert stage.state.answers.feedback(token) == {}

    play(story, tmp_path)


def test_below_a_message_out_of_reach_the_reasons_come_as_a_message(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        answer = await answered(stage)
        token = stage.state.privacy.export(7)["answers"][0]["token"]
        out_of_reach = {"chat": answer["chat"], "message_id": answer["message_id"], "date": 0}
        stage.world.press_data(out_of_reach, f"f:{token}:bad")
        await stage.settle()
        asked = stage.world.sent()[-1]
        stage.world.press(asked, "Khó hiểu")
        await stage.settle()

        assert asked["text"] == texts.THANKS_BAD
        assert reason(stage) == "unclear"

    play(story, tmp_path)
