"""Who is not admitted asks by a button, an admin decides by a button, and the person is told."""

from pathlib import Path
from typing import Any

import pytest

from bot.state.roles import Role
from bot.tg import texts_people as texts
from tests.bot.tg.fakes import SPECIFICATION, TOKEN, Stage, labels, play, texts_sent
from tests.bot_api_server.api import BotApi
from tests.bot_api_server.failures import Failure

ADMIN, ANOTHER_ADMIN, PERSON = 1, 2, 9


async def asked_for_access(stage: Stage, *, seen_by: int = ADMIN) -> dict[str, Any]:
    """Let the person ask; return what an admin sees."""
    for admin in (ADMIN, ANOTHER_ADMIN):
        stage.world.write("/start", person=admin)
    stage.world.write("Mức đóng?", person=PERSON)
    await stage.settle()
    stage.world.press(stage.world.sent(PERSON)[0], texts.ASK_FOR_ACCESS, person=PERSON)
    await stage.settle()
    return stage.world.sent(seen_by)[-1]


def test_a_name_cannot_turn_the_number_beside_it(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        for person in (ADMIN, PERSON):
            stage.world.write("/start", person=person)
        await stage.settle()
        stage.world.press(stage.world.sent(PERSON)[0], texts.ASK_FOR_ACCESS, person=PERSON)
        stage.world.updates[-1]["callback_query"]["from"]["first_name"] = "Lan \u202e)1 ốs ãm("
        await stage.settle()

        request = stage.world.sent(ADMIN)[-1]["text"]
        assert request.startswith("Lan ")
        assert "(mã số 9)" in request
        assert "\u202e" not in request

    play(story, tmp_path, access="members", admins=(ADMIN,))


def notices(stage: Stage) -> list[str | None]:
    return [one.get("text") for one in stage.world.answers_to_queries]


def test_an_approved_person_is_told_and_may_ask(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        request = await asked_for_access(stage)
        assert request["text"] == "Người 9 (mã số 9) xin quyền dùng bot."
        assert labels(request) == [texts.ACCESS_APPROVE, texts.ACCESS_REFUSE]

        stage.world.press(request, texts.ACCESS_APPROVE, person=ADMIN)
        await stage.settle()
        stage.world.write("Mức đóng?", person=PERSON)
        await stage.settle()

        assert notices(stage)[0] == texts.ACCESS_ASKED
        assert texts.ACCESS_GRANTED in texts_sent(stage, PERSON)
        assert len(stage.answerer.asked) == 1
        decided = stage.world.messages[ADMIN, request["message_id"]]
        assert decided["text"] == "Đã duyệt: Người 9 (mã số 9) được dùng bot."
        entry = stage.state.audit.entries()[0]
        assert (entry.action, entry.actor_id, entry.subject_id) == ("access approved", ADMIN, PERSON)

    play(story, tmp_path, access="members", admins=(ADMIN, ANOTHER_ADMIN))


def test_a_refused_person_is_told_and_does_not_bother_the_admins_again(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        request = await asked_for_access(stage)
        stage.world.press(request, texts.ACCESS_REFUSE, person=ADMIN)
        await stage.settle()
        stage.world.press(stage.world.sent(PERSON)[0], texts.ASK_FOR_ACCESS, person=PERSON)
        await stage.settle()

        assert texts_sent(stage, PERSON)[-1] == texts.ACCESS_DENIED
        assert notices(stage)[-1] == texts.ACCESS_DENIED
        assert "7 ngày" in texts.ACCESS_DENIED
        assert len(stage.world.sent(ANOTHER_ADMIN)) == 2
        assert stage.state.roles.of(PERSON) is None

        stage.world.write("Mức đóng?", person=PERSON)
        await stage.settle()
        assert texts_sent(stage, PERSON)[-1] == texts.ACCESS_DENIED
        assert "reply_markup" not in stage.world.sent(PERSON)[-1]

    play(story, tmp_path, access="members", admins=(ADMIN, ANOTHER_ADMIN))


def test_asking_twice_writes_to_the_admins_once(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        await asked_for_access(stage)
        stage.world.press(stage.world.sent(PERSON)[0], texts.ASK_FOR_ACCESS, person=PERSON)
        await stage.settle()

        assert notices(stage) == [texts.ACCESS_ASKED, texts.ACCESS_ASKED_BEFORE]
        assert len(stage.world.sent(ADMIN)) == 2

    play(story, tmp_path, access="members", admins=(ADMIN, ANOTHER_ADMIN))


@pytest.mark.parametrize("is_refused", [True, False], ids=["refused", "waiting"])
def test_erasing_what_is_kept_lets_nobody_bother_the_admins_again(is_refused: bool, tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        request = await asked_for_access(stage)
        if is_refused:
            stage.world.press(request, texts.ACCESS_REFUSE, person=ADMIN)
            await stage.settle()
        for data in ("x:yes", "q:ask") * 2:
            stage.world.press_data(stage.world.sent(PERSON)[0], data, person=PERSON)
            await stage.settle()

        assert notices(stage)[-1] == texts.ACCESS_ASKED_AND_ERASED
        assert len(stage.world.sent(ANOTHER_ADMIN)) == 2

    play(story, tmp_path, access="members", admins=(ADMIN, ANOTHER_ADMIN))


def test_who_was_let_in_and_had_everything_erased_may_ask_again_at_once(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.press(await asked_for_access(stage), texts.ACCESS_APPROVE, person=ADMIN)
        await stage.settle()
        stage.state.privacy.erase(PERSON, by_update=1)
        stage.world.press(stage.world.sent(PERSON)[0], texts.ASK_FOR_ACCESS, person=PERSON)
        await stage.settle()

        assert notices(stage)[-1] == texts.ACCESS_ASKED

    play(story, tmp_path, access="members", admins=(ADMIN, ANOTHER_ADMIN))


def test_what_one_admin_decided_another_does_not_undo(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        request = await asked_for_access(stage)
        stage.world.press(request, texts.ACCESS_APPROVE, person=ADMIN)
        await stage.settle()
        stage.world.press(stage.world.sent(ANOTHER_ADMIN)[-1], texts.ACCESS_REFUSE, person=ANOTHER_ADMIN)
        await stage.settle()

        assert notices(stage)[-1] == texts.ACCESS_DECIDED_BEFORE
        holder = stage.state.roles.of(PERSON)
        assert holder is not None
        assert holder.role is Role.MEMBER

    play(story, tmp_path, access="members", admins=(ADMIN, ANOTHER_ADMIN))


def test_nobody_but_an_admin_decides(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        request = await asked_for_access(stage)
        stage.world.press(request, texts.ACCESS_APPROVE, person=PERSON)
        await stage.settle()

        assert notices(stage)[-1] == texts.ONLY_ADMINS
        assert stage.state.roles.of(PERSON) is None

    play(story, tmp_path, access="members", admins=(ADMIN, ANOTHER_ADMIN))


def test_an_admin_who_blocked_the_bot_does_not_keep_the_request_from_the_others(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.blocked.add(ADMIN)
        request = await asked_for_access(stage, seen_by=ANOTHER_ADMIN)

        assert labels(request) == [texts.ACCESS_APPROVE, texts.ACCESS_REFUSE]

    play(story, tmp_path, access="members", admins=(ADMIN, ANOTHER_ADMIN))


def test_without_an_admin_the_person_is_told_so(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write("Mức đóng?", person=PERSON)
        await stage.settle()
        stage.world.press(stage.world.sent(PERSON)[0], texts.ASK_FOR_ACCESS, person=PERSON)
        await stage.settle()

        assert notices(stage) == [texts.ACCESS_NO_ADMIN]

    play(story, tmp_path, access="members")


def test_an_admin_sees_the_decision_though_telegram_went_away_after_the_person_was_told(
    tmp_path: Path,
) -> None:
    api = BotApi(TOKEN, specification=SPECIFICATION)
    requests: list[int] = []

    async def interrupted(stage: Stage) -> None:
        request = await asked_for_access(stage)
        requests.append(request["message_id"])
        api.fail("editMessageText", Failure(502, "Bad Gateway"), times=99)
        stage.world.press(request, texts.ACCESS_APPROVE, person=ADMIN)
        await stage.take_in()
        await stage.until(lambda: stage.world.called("editMessageText"))
        await stage.parts.processor.drain(0)

    async def resumed(stage: Stage) -> None:
        await stage.until(lambda: stage.parts.inbox.is_idle)
        decided = stage.world.messages[ADMIN, requests[0]]
        assert decided["text"] == "Đã duyệt: Người 9 (mã số 9) được dùng bot."
        assert texts_sent(stage, PERSON).count(texts.ACCESS_GRANTED) == 1
        assert stage.state.updates.unfinished() == ()

    play(interrupted, tmp_path, api=api, access="members", admins=(ADMIN, ANOTHER_ADMIN))
    api.forgive("editMessageText")
    play(resumed, tmp_path, api=api, access="members", admins=(ADMIN, ANOTHER_ADMIN))
