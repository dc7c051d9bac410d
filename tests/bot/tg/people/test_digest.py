"""Once a week staff are told what was asked in vain and what was disliked; restarts send nothing twice."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.settings import PrivacySettings
from bot.state import Conversation, State, StoredAnswer
from bot.tg.delivering.delivery import Delivery
from bot.tg.people.digest import Digest, last_due
from bot.tg.people.roster import Roster
from bot.tg.people.staff_chat import StaffChat
from bot.tg.running.chores import Chores
from tests.bot.tg.fakes import Stage, play, texts_sent
from tests.bot_api_server.failures import Failure

STAFF, ADMIN = -1009876543210, 1
MONDAY = datetime(2026, 3, 9, 9, 0)
NO_ANSWER = StoredAnswer("a", Conversation(7, 7), "Nghỉ cưới mấy ngày?", "no_answer")


def with_a_week(folder: Path, *kept: StoredAnswer) -> None:
    """Let these questions have been asked in the week before."""
    state = State(f"sqlite:///{folder / 'bot.db'}", clock=lambda: (MONDAY - timedelta(days=2)).timestamp())
    for answer in kept:
        state.answers.save(answer)
    state.close()


def chores(stage: Stage, now: datetime = MONDAY, *, staff_chat: int = STAFF) -> Chores:
    """Return the chores of a bot that was started now."""
    roster = Roster(stage.state.roles, admins=(ADMIN,), staff=(), members=())
    digest = Digest(
        stage.state, roster, StaffChat(stage.state, staff_chat), weekday=1, hour=8, now=lambda: now
    )
    delivery = Delivery(stage.parts.application.bot, stage.state, retry_seconds=(0.01,))
    return Chores(stage.state, delivery, digest, PrivacySettings(keep_days=0))


async def opened(stage: Stage, *chats: int) -> None:
    """Let the chats exist."""
    for chat in chats:
        stage.world.write("/start", chat=chat, person=5)
    stage.world.updates.clear()


def test_the_digest_lists_what_needs_looking_at(tmp_path: Path) -> None:
    with_a_week(
        tmp_path,
        NO_ANSWER,
        replace(NO_ANSWER, token="b"),
        replace(NO_ANSWER, token="c", question="Mức đóng?", kind="answer"),
    )

    async def story(stage: Stage) -> None:
        await opened(stage, STAFF)
        stage.state.answers.give_feedback("c", 7, "bad", "ended")
        stage.state.staff_questions.ask("a", NO_ANSWER.conversation)
        await chores(stage).work()

        (told,) = texts_sent(stage, STAFF)
        assert "từ 02/03/2026 đến 09/03/2026" in told
        assert "3 câu hỏi: 1 có câu trả lời, 2 không tìm thấy." in told
        assert "• Nghỉ cưới mấy ngày? (2 lần)" in told
        assert "• Mức đóng? (đã hết hiệu lực)" in told
        assert "Đang chờ người phụ trách trả lời" in told

    play(story, tmp_path)


def test_a_follow_up_is_listed_with_what_it_leans_on(tmp_path: Path) -> None:
    with_a_week(tmp_path, replace(NO_ANSWER, question="còn nam?", understood="Nghỉ cưới mấy ngày, còn nam?"))

    async def story(stage: Stage) -> None:
        await opened(stage, STAFF)
        await chores(stage).work()

        (told,) = texts_sent(stage, STAFF)
        assert "• còn nam? (hiểu là: Nghỉ cưới mấy ngày, còn nam?)" in told

    play(story, tmp_path)


def test_it_is_sent_once_whatever_restarts(tmp_path: Path) -> None:
    with_a_week(tmp_path, NO_ANSWER)

    async def story(stage: Stage) -> None:
        await opened(stage, STAFF)
        for hours in (0, 1, 50):
            await chores(stage, MONDAY + timedelta(hours=hours)).work()

        assert len(texts_sent(stage, STAFF)) == 1

    play(story, tmp_path)


def test_what_could_not_be_sent_is_sent_by_the_next_start(tmp_path: Path) -> None:
    with_a_week(tmp_path, NO_ANSWER)

    async def story(stage: Stage) -> None:
        await opened(stage, STAFF)
        stage.api.fail("sendMessage", Failure(500), times=2)
        await chores(stage).work()
        before = texts_sent(stage, STAFF)
        await chores(stage).work()

        assert before == []
        assert len(texts_sent(stage, STAFF)) == 1

    play(story, tmp_path)


def test_without_a_staff_chat_staff_and_admins_get_it(tmp_path: Path) -> None:
    with_a_week(tmp_path, NO_ANSWER)

    async def story(stage: Stage) -> None:
        await opened(stage, ADMIN)
        await chores(stage, staff_chat=0).work()

        assert len(texts_sent(stage, ADMIN)) == 1

    play(story, tmp_path)


def test_of_a_week_without_questions_nothing_is_said(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        await opened(stage, STAFF)
        await chores(stage).work()

        assert texts_sent(stage, STAFF) == []

    play(story, tmp_path)


@pytest.mark.parametrize(
    ("now", "due"),
    [
        (datetime(2026, 3, 9, 8, 0), datetime(2026, 3, 9, 8)),
        (datetime(2026, 3, 9, 7, 59), datetime(2026, 3, 2, 8)),
        (datetime(2026, 3, 15, 23, 0), datetime(2026, 3, 9, 8)),
    ],
)
def test_a_digest_is_due_from_its_hour_on(now: datetime, due: datetime) -> None:
    assert last_due(now, 1, 8) == due


@given(
    now=st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1)),
    weekday=st.integers(1, 7),
    hour=st.integers(0, 23),
)
def test_the_last_digest_was_due_within_the_last_week(now: datetime, weekday: int, hour: int) -> None:
    due = last_due(now, weekday, hour)

    assert due <= now < due + timedelta(days=7)
    assert (due.isoweekday(), due.hour, due.minute) == (weekday, hour, 0)
