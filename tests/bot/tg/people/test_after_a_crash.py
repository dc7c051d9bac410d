"""What a press led to is kept with the messages that tell of it: a crash in between loses nothing."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pytest
from telegram import Bot

from bot.settings import PrivacySettings
from bot.state import Conversation, State, StoredAnswer
from bot.tg.people.access_requests import Requests
from bot.tg.people.privacy import PrivacyPages
from bot.tg.people.role_pages import RolePages
from bot.tg.people.roster import Roster
from bot.tg.people.staff_chat import StaffChat
from bot.tg.presses.presses import Outcome, Pressed
from tests.bot.tg.fakes import SPECIFICATION, TOKEN, Stage, play
from tests.bot_api_server.api import BotApi

ADMIN, MEMBER, STAFF = 1, 7, -1009876543210
NOBODY = cast("Bot", None)


@dataclass(frozen=True)
class Case:
    """A press that tells somebody something."""

    data: str
    person: int
    told: int
    press: Callable[[State, Roster, Pressed], Outcome]


CASES = {
    "access asked": Case(
        "q:ask", MEMBER, ADMIN, lambda state, roster, pressed: Requests(state, roster).press(pressed)
    ),
    "asked a person": Case(
        "h:token", MEMBER, STAFF, lambda state, _, pressed: StaffChat(state, STAFF).press(pressed)
    ),
    "erased": Case(
        "x:yes",
        MEMBER,
        MEMBER,
        lambda state, _, pressed: PrivacyPages(state, PrivacySettings(), has_staff=True).press(pressed),
    ),
    "role given": Case(
        f"r:{MEMBER}:staff",
        ADMIN,
        MEMBER,
        lambda state, roster, pressed: RolePages(state, roster).press(pressed),
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_what_was_decided_before_a_crash_is_told_once_after_it(case: Case, tmp_path: Path) -> None:
    api = BotApi(TOKEN, specification=SPECIFICATION)
    for chat in (ADMIN, MEMBER, STAFF):
        api.world.write("mở", chat=chat, person=5)
    api.world.updates.clear()
    page = api.world.new_message(case.person, "nút", {})
    update_id = api.world.press_data(page, case.data, person=case.person)
    pressed_and_crashed(case, tmp_path, api.world.updates.pop(), update_id)

    async def story(stage: Stage) -> None:
        await stage.until(lambda: stage.parts.inbox.is_idle)

    for _ in range(2):
        play(story, tmp_path, api=api, admins=(ADMIN,), staff_chat=STAFF)

    assert len(api.world.sent(case.told)) == (2 if case.told == case.person else 1)


def pressed_and_crashed(case: Case, folder: Path, raw: dict[str, Any], update_id: int) -> None:
    """Let the handler do its work, and the process end before anything is sent."""
    state = State(f"sqlite:///{folder / 'bot.db'}")
    state.answers.save(StoredAnswer("token", Conversation(MEMBER, MEMBER), "Hỏi?", "no_answer"))
    roster = Roster(state.roles, admins=(ADMIN,), staff=(), members=())
    state.updates.accept(update_id, json.dumps(raw))
    case.press(state, roster, Pressed(case.data, case.person, case.person, None, NOBODY, update_id, "Mai"))
    state.close()
