"""Who lost a role loses its command list, however the role was taken away."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from telegram import Bot

from bot.state import State
from bot.state.roles import Role
from bot.tg.menus.own_menus import OwnMenus
from bot.tg.people.roster import Roster
from tests.bot.tg.fakes import SPECIFICATION, TOKEN, DirectRequest
from tests.bot_api_server.api import BotApi
from tests.bot_api_server.failures import Failure


class Bench:
    """A bot, its database and Telegram."""

    def __init__(self, folder: Path) -> None:
        self.api = BotApi(TOKEN, specification=SPECIFICATION)
        request = DirectRequest(self.api)
        self.bot = Bot(TOKEN, request=request, get_updates_request=request)
        self.state = State(f"sqlite:///{folder / 'bot.db'}")
        for person in (7, 8):
            self.api.world.write("/start", person=person)

    def started(self, *admins: int, clock: Callable[[], float] = time.monotonic) -> OwnMenus:
        roster = Roster(self.state.roles, admins=admins, staff=(), members=())
        menus = OwnMenus(self.state, roster, clock=clock)
        self.follow(menus)
        return menus

    def follow(self, menus: OwnMenus) -> None:
        asyncio.run(menus.follow_roles(self.bot))

    def lists(self) -> set[str]:
        return {name for name in self.api.world.commands if name.startswith("chat ")}


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def test_a_role_given_or_taken_while_the_bot_runs_changes_the_list(bench: Bench) -> None:
    menus = bench.started(7)
    assert bench.lists() == {"chat 7", "chat 7 en"}

    bench.state.roles.grant(8, Role.STAFF)
    bench.follow(menus)
    assert bench.lists() == {"chat 7", "chat 7 en", "chat 8", "chat 8 en"}

    bench.state.roles.revoke(8)
    bench.follow(menus)
    assert bench.lists() == {"chat 7", "chat 7 en"}


def test_an_admin_who_is_no_longer_in_the_settings_loses_the_list_at_the_next_start(bench: Bench) -> None:
    bench.started(7, 8)

    bench.started(7)

    assert bench.lists() == {"chat 7", "chat 7 en"}


def test_nothing_is_asked_of_telegram_while_no_role_changes(bench: Bench) -> None:
    menus = bench.started(7)
    before = len(bench.api.world.calls)

    bench.follow(menus)

    assert len(bench.api.world.calls) == before


def test_who_blocked_the_bot_is_no_trouble(bench: Bench) -> None:
    bench.started(7, 8)
    bench.api.world.blocked.add(8)

    bench.started(7)

    assert bench.state.marks.get("command lists") == "[7]"


@pytest.mark.parametrize("failure", [Failure(502, "Bad Gateway"), Failure(is_drop=True)])
def test_a_list_that_telegram_did_not_take_is_set_at_the_next_look(bench: Bench, failure: Failure) -> None:
    bench.api.fail("setMyCommands", failure)
    menus = bench.started(7)
    assert bench.api.world.commands == {}

    bench.follow(menus)

    assert len(bench.api.world.commands) == 10
    assert bench.api.world.profile.keys() == {"description", "short_description"}


def test_where_telegram_asks_to_wait_nothing_is_asked_meanwhile(bench: Bench) -> None:
    now = [1000.0]
    bench.api.fail("setMyCommands", Failure(429, "Too Many Requests: retry after 900", retry_after=900))
    menus = bench.started(7, clock=lambda: now[0])
    before = len(bench.api.world.calls)

    now[0] += 890
    bench.follow(menus)
    assert len(bench.api.world.calls) == before

    now[0] += 20
    bench.follow(menus)
    assert bench.lists() == {"chat 7", "chat 7 en"}


def test_an_admin_who_writes_to_the_bot_for_the_first_time_gets_the_list(bench: Bench) -> None:
    menus = bench.started(7, 9)
    before = len(bench.api.world.calls)
    bench.follow(menus)
    assert bench.lists() == {"chat 7", "chat 7 en"}
    assert len(bench.api.world.calls) == before

    bench.api.world.write("/start", person=9)
    bench.state.people.see(9)
    bench.follow(menus)

    assert "chat 9" in bench.lists()
    before = len(bench.api.world.calls)
    bench.state.people.see(9)
    bench.follow(menus)
    assert len(bench.api.world.calls) == before
