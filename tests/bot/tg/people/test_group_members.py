"""Members of the named group may ask; what Telegram said is remembered for some minutes."""

from pathlib import Path

import pytest
from telegram.error import NetworkError

from bot.tg import texts_people as texts
from bot.tg.people.group_members import GroupMembers
from tests.bot.tg.fakes import GROUP, Stage, play, texts_sent
from tests.bot_api_server.failures import Failure


def found(stage: Stage) -> None:
    """Let the group exist, with person 7 in it."""
    stage.world.write("/start", chat=GROUP, person=7)
    stage.world.updates.clear()
    stage.world.members[GROUP] = {7: "member"}


def test_members_of_the_group_are_answered_and_others_are_told_where_to_go(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        found(stage)
        stage.world.write("Mức đóng?", person=7)
        stage.world.write("Mức đóng?", person=9)
        await stage.settle()

        assert len(stage.answerer.asked) == 1
        assert texts_sent(stage, 9) == [texts.NOT_IN_GROUP]

    play(story, tmp_path, access="group", group=str(GROUP))


def test_telegram_is_asked_once_for_many_questions(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        found(stage)
        for number in range(4):
            stage.world.write(f"Câu {number}?", person=7)
        await stage.settle()

        assert len(stage.answerer.asked) == 4
        assert len(stage.world.called("getChatMember")) == 1

    play(story, tmp_path, access="group", group=str(GROUP))


@pytest.mark.parametrize(
    ("status", "is_inside"),
    [("creator", True), ("administrator", True), ("member", True), ("left", False), ("kicked", False)],
)
def test_a_status_says_whether_a_person_is_inside(status: str, is_inside: bool, tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        found(stage)
        stage.world.members[GROUP] = {7: status}

        assert await GroupMembers(stage.parts.application.bot, GROUP).has(7) is is_inside

    play(story, tmp_path)


def test_who_leaves_is_refused_some_minutes_later_and_who_joins_is_let_in_sooner(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        found(stage)
        now = [0.0]
        members = GroupMembers(stage.parts.application.bot, GROUP, clock=lambda: now[0])
        before = [await members.has(7), await members.has(9)]
        stage.world.members[GROUP] = {9: "member"}
        at_once = [await members.has(7), await members.has(9)]
        now[0] = 60
        after_a_minute = [await members.has(7), await members.has(9)]
        now[0] = 601
        after_ten_minutes = [await members.has(7), await members.has(9)]

        assert before == at_once == [True, False]
        assert after_a_minute == [True, True]
        assert after_ten_minutes == [False, True]

    play(story, tmp_path)


def test_while_telegram_is_out_of_reach_what_it_said_last_holds_and_of_others_nothing_is_said(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def story(stage: Stage) -> None:
        found(stage)
        now = [0.0]
        members = GroupMembers(
            stage.parts.application.bot, GROUP, clock=lambda: now[0], retry_seconds=(0.01,)
        )
        await members.has(7)
        await members.has(9)
        now[0] = 3600
        stage.api.fail("getChatMember", Failure(500), times=20)

        assert await members.has(7)
        for person in (8, 9):
            with pytest.raises(NetworkError):
                await members.has(person)
        assert "[telegram] group" in caplog.text

    play(story, tmp_path)


def test_who_cannot_be_looked_up_for_a_setting_that_is_wrong_is_refused(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write("Mức đóng?", person=7)
        await stage.settle()

        assert texts_sent(stage) == [texts.NOT_IN_GROUP]
        assert "[telegram] group" in caplog.text

    play(story, tmp_path, access="group", group=str(GROUP))


@pytest.mark.parametrize(
    "failure",
    [
        pytest.param(Failure(502, "Bad Gateway"), id="a failing server"),
        pytest.param(Failure(is_drop=True), id="a dropped connection"),
        pytest.param(Failure(429, "Too Many Requests: retry after 20", retry_after=20), id="a long wait"),
    ],
)
def test_a_member_is_answered_when_telegram_can_say_so(failure: Failure, tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        found(stage)
        stage.api.fail("getChatMember", failure)
        stage.world.write("Mức đóng?", person=7)
        await stage.settle()
        await stage.parts.inbox.take_up_unfinished(stage.parts.application.bot, after_a_start=False)
        await stage.settle()

        assert len(stage.answerer.asked) == 1
        assert texts.NOT_IN_GROUP not in texts_sent(stage)
        assert stage.state.updates.count_unfinished() == 0

    play(story, tmp_path, access="group", group=str(GROUP))
