"""An update is worked on once, however it comes, and no more are taken in than there is room for."""

import asyncio
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import pytest
from telegram import Bot, Update

from bot.state import State
from bot.state.records import StoredUpdate
from bot.tg.receiving.inbox import Inbox
from tests.bot.tg.fakes import GROUP, TOKEN, Stage, play

BOT = Bot(TOKEN)


def update(number: int) -> Update:
    return Update(number)


def test_an_update_that_is_finished_while_the_unfinished_are_listed_is_not_taken_up_again() -> None:
    @dataclass
    class FinishedMeanwhile:
        inbox: Inbox | None = None
        accepted: list[int] = field(default_factory=list)

        def accept(self, number: int, _payload: str) -> bool:
            self.accepted.append(number)
            return True

        def unfinished(self) -> tuple[StoredUpdate, ...]:
            assert self.inbox is not None
            self.inbox.let_go(1)  # its answer was sent just now
            return (StoredUpdate(1, json.dumps({"update_id": 1}), 0),)

    @dataclass
    class FakeState:
        updates: FinishedMeanwhile = field(default_factory=FinishedMeanwhile)

    async def run() -> int:
        state = FakeState()
        inbox = Inbox(cast(State, state))
        state.updates.inbox = inbox
        await inbox.put(update(1))
        await inbox.take_up_unfinished(BOT, after_a_start=False)
        return inbox.qsize()

    assert asyncio.run(run()) == 1


def test_what_was_kept_and_cannot_be_read_any_more_stops_no_start(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def run() -> None:
        state = State(f"sqlite:///{tmp_path / 'bot.db'}")
        state.updates.accept(1, json.dumps({"update_id": 1, "message": {"text": "bí mật"}}))
        state.updates.accept(2, json.dumps({"update_id": 2}))
        inbox = Inbox(state)
        await inbox.take_up_unfinished(BOT, after_a_start=True)

        assert (inbox.qsize(), inbox.in_hand) == (1, 1)
        assert [one.update_id for one in state.updates.unfinished()] == [2]
        assert "update 1 cannot be read" in caplog.text
        assert "bí mật" not in caplog.text
        state.close()

    asyncio.run(run())


def test_beyond_its_room_updates_wait_outside(tmp_path: Path) -> None:
    async def run() -> None:
        state = State(f"sqlite:///{tmp_path / 'bot.db'}")
        inbox = Inbox(state, most_in_hand=2)
        await inbox.put(update(1))
        await inbox.put(update(2))
        third = asyncio.ensure_future(inbox.put(update(3)))
        await asyncio.sleep(0.1)
        assert (inbox.in_hand, state.updates.count_unfinished()) == (2, 2)

        inbox.let_go(1)
        await third
        assert inbox.in_hand == 2
        state.close()

    asyncio.run(run())


@pytest.mark.parametrize("times", [1, 2])
def test_a_group_that_became_a_supergroup_keeps_its_answers(times: int, tmp_path: Path) -> None:
    new = GROUP - 1

    async def story(stage: Stage) -> None:
        stage.world.write("/hoi Mức đóng?", chat=GROUP)
        await stage.settle()
        moves: list[dict[str, Any]] = [{"migrate_to_chat_id": new}, {"migrate_from_chat_id": GROUP}]
        for chat, fields in list(zip((GROUP, new), moves, strict=True))[:times]:
            stage.world.write(None, chat=chat, **fields)
        await stage.settle()
        before = len(stage.world.answers_to_queries)
        moved = stage.world.sent(GROUP)[0]
        stage.world.press(moved | {"chat": {"id": new, "type": "supergroup", "title": "x"}}, "[1]")
        await stage.settle()

        assert len(stage.world.answers_to_queries) == before + 1
        assert "text" not in stage.world.answers_to_queries[-1]

    play(story, tmp_path)
