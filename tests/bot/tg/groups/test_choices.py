"""The admins of a group choose how the bot answers there, and nobody else does."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import pytest
from telegram import Bot

from bot.answers import NoAnswer
from bot.state import Browse, Conversation, GroupChoices, State
from bot.state.groups import Groups
from bot.tg import texts
from bot.tg.groups.admins import GroupAdmins
from bot.tg.groups.handlers import GroupHandlers
from bot.tg.presses.presses import Pressed
from bot.tg.receiving.reception import Reception
from tests.bot.tg.answers.test_more_sources import LONG
from tests.bot.tg.fakes import BOT, DOCUMENT, GROUP, FakeAnswerer, Stage, labels, play, texts_sent
from tests.bot_api_server.failures import Failure

ADMIN, MEMBER = 1, 7


async def settings_of(stage: Stage) -> dict[str, Any]:
    """Open the settings as an admin; return their message."""
    stage.world.members[GROUP] = {ADMIN: "administrator", MEMBER: "member", 2: "creator"}
    stage.world.write(f"/caidat@{BOT}", chat=GROUP, person=ADMIN)
    await stage.settle()
    return stage.world.sent(GROUP)[-1]


async def choose(stage: Stage, label: str, person: int = ADMIN) -> dict[str, Any]:
    shown = await settings_of(stage)
    stage.world.press(shown, label, person=person)
    await stage.settle()
    return stage.world.sent(GROUP)[-1]


async def ask(stage: Stage, text: str, person: int = MEMBER, **where: Any) -> str:
    stage.world.write(f"/hoi@{BOT} {text}", chat=GROUP, person=person, **where)
    await stage.settle()
    return texts_sent(stage, GROUP)[-1]


def test_an_admin_sees_what_holds_and_a_button_for_each_choice(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        shown = await settings_of(stage)

        assert "1. Câu trả lời trong nhóm: ngắn gọn" in shown["text"]
        assert labels(shown) == ["Trả lời đầy đủ", "Chỉ cho quản trị nhóm hỏi", "Hỏi tiếp chung cả nhóm"]

    play(story, tmp_path)


@pytest.mark.parametrize("person", [ADMIN, 2])
def test_an_admin_lets_the_group_read_whole_answers(person: int, tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        shown = await choose(stage, "Trả lời đầy đủ", person)
        assert "1. Câu trả lời trong nhóm: đầy đủ." in shown["text"]
        assert labels(shown)[0] == "Trả lời ngắn gọn"

        assert f"{'chữ ' * 100}3" in await ask(stage, "Mức đóng?")

    play(story, tmp_path, answerer=FakeAnswerer(LONG))


def test_where_only_admins_ask_others_are_told_so(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        await choose(stage, "Chỉ cho quản trị nhóm hỏi")

        assert await ask(stage, "Một?") == texts.ONLY_GROUP_ADMINS_ASK
        assert texts.SOURCES in await ask(stage, "Hai?", ADMIN)
        stage.world.write("Ba?", person=MEMBER)
        await stage.settle()
        assert [question for question, _ in stage.answerer.asked] == ["Hai?", "Ba?"]

    play(story, tmp_path)


def test_an_admin_who_stays_anonymous_is_one(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        await choose(stage, "Chỉ cho quản trị nhóm hỏi")
        chat = {"id": GROUP, "type": "supergroup", "title": "Công đoàn cơ sở"}

        assert texts.SOURCES in await ask(stage, "Một?", 1087968824, sender_chat=chat)

    play(story, tmp_path)


def test_follow_ups_of_others_join_in_where_the_group_wants_it(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        await choose(stage, "Hỏi tiếp chung cả nhóm")
        await ask(stage, "Một?", 8)
        await ask(stage, "Hai?", 9)
        assert list(stage.answerer.asked[-1][1]) == ["Một?"]

        stage.world.write(f"/moi@{BOT}", chat=GROUP, person=10)
        await stage.settle()
        await ask(stage, "Ba?", 9)
        assert list(stage.answerer.asked[-1][1]) == []

    play(story, tmp_path)


def test_a_shared_conversation_stays_in_its_thread(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        await choose(stage, "Hỏi tiếp chung cả nhóm")
        await ask(stage, "Một?", 8, thread=33)
        await ask(stage, "Hai?", 9, thread=34)

        assert stage.answerer.asked[-1] == ("Hai?", ())

    play(story, tmp_path)


def test_others_neither_see_nor_change_the_choices(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        shown = await settings_of(stage)
        stage.world.write(f"/caidat@{BOT}", chat=GROUP, person=MEMBER)
        stage.world.press(shown, "Trả lời đầy đủ", person=MEMBER)
        await stage.settle()

        assert texts_sent(stage, GROUP)[-1] == texts.ONLY_GROUP_ADMINS
        assert stage.world.answers_to_queries[-1]["text"] == texts.ONLY_GROUP_ADMINS
        assert stage.state.groups.choices(GROUP).is_brief

    play(story, tmp_path)


def test_where_telegram_does_not_say_who_is_an_admin_nothing_is_changed(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.api.fail("getChatMember", Failure(400, "Bad Request: member list is inaccessible"))
        await settings_of(stage)

        assert texts_sent(stage, GROUP) == [texts.ONLY_GROUP_ADMINS]

    play(story, tmp_path)


@pytest.mark.parametrize(
    "failure",
    [
        pytest.param(Failure(502, "Bad Gateway"), id="a failing server"),
        pytest.param(Failure(429, "Too Many Requests: retry after 20", retry_after=20), id="a long wait"),
    ],
)
def test_an_admin_of_whom_telegram_cannot_say_so_now_is_not_turned_away(
    failure: Failure, tmp_path: Path
) -> None:
    async def story(stage: Stage) -> None:
        stage.state.groups.choose(GROUP, GroupChoices(only_admins_ask=True))
        stage.world.members[GROUP] = {ADMIN: "administrator"}
        stage.api.fail("getChatMember", failure)
        stage.world.write(f"/hoi@{BOT} Mức đóng?", chat=GROUP, person=ADMIN)
        await stage.settle()
        await stage.parts.inbox.take_up_unfinished(stage.parts.application.bot, after_a_start=False)
        await stage.settle()

        assert len(stage.answerer.asked) == 1
        assert texts.ONLY_GROUP_ADMINS_ASK not in texts_sent(stage, GROUP)

    play(story, tmp_path)


@pytest.mark.parametrize("data", ["c:", "c:x:1", "c:b:2", "c:b:1:1"])
def test_data_of_no_choice_changes_nothing(data: str, tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.press_data(await settings_of(stage), data, person=ADMIN)
        await stage.settle()

        assert stage.world.answers_to_queries[-1]["text"] == texts.BUTTON_TOO_OLD

    play(story, tmp_path)


def test_in_private_there_is_nothing_to_choose(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write("/caidat")
        await stage.settle()

        assert texts_sent(stage) == [texts.SETTINGS_ARE_FOR_GROUPS]

    play(story, tmp_path)


def test_a_refusal_in_a_group_quotes_no_sources(tmp_path: Path) -> None:
    refusal = NoAnswer("Tôi không tìm thấy.\nVăn bản gần nhất:\n• Luật Mẫu", (DOCUMENT,))

    async def story(stage: Stage) -> None:
        assert await ask(stage, "Giá vàng?") == "Tôi không tìm thấy."
        assert labels(stage.world.sent(GROUP)[-1]) == [texts.BAD_BUTTON]

    play(story, tmp_path, answerer=FakeAnswerer(refusal))


def test_choices_and_lists_follow_a_group_that_gets_a_new_id(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        await choose(stage, "Trả lời đầy đủ")
        stage.state.browses.save(Browse("a", Conversation(GROUP, 7), "công đoàn"))
        stage.state.migrate_chat(GROUP, -1009)

        assert stage.state.browses.get("a").conversation == Conversation(-1009, 7)
        assert not stage.state.groups.choices(-1009).is_brief
        assert stage.state.groups.choices(GROUP).is_brief

    play(story, tmp_path)


@dataclass
class ReadTogether:
    """Choices of groups that two read before either writes."""

    kept: Groups
    both: threading.Barrier = field(default_factory=lambda: threading.Barrier(2))

    def choices(self, chat_id: int) -> GroupChoices:
        found = self.kept.choices(chat_id)
        with suppress(threading.BrokenBarrierError):
            self.both.wait(0.5)
        return found

    def choose(self, chat_id: int, choices: GroupChoices) -> None:
        self.kept.choose(chat_id, choices)

    def change(self, chat_id: int, **choice: bool) -> GroupChoices:
        return self.kept.change(chat_id, **choice)


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    opened = State(f"sqlite:///{tmp_path / 'bot.db'}")
    yield opened
    opened.close()


@pytest.mark.parametrize("is_new", [True, False])
def test_two_choices_that_are_made_at_once_both_hold(is_new: bool, state: State) -> None:
    @dataclass
    class FakeState:
        groups: ReadTogether

    async def press_both() -> None:
        kept = cast(State, FakeState(ReadTogether(state.groups)))
        handlers = GroupHandlers(kept, cast(Reception, None), GroupAdmins())
        presses = [Pressed(data, GROUP, GROUP, None, cast(Bot, None)) for data in ("c:b:0", "c:s:1")]
        await asyncio.gather(*map(handlers.press, presses))

    if not is_new:
        state.groups.choose(GROUP, GroupChoices(only_admins_ask=True))
    asyncio.run(press_both())

    assert state.groups.choices(GROUP) == GroupChoices(
        is_brief=False, only_admins_ask=not is_new, is_shared=True
    )
