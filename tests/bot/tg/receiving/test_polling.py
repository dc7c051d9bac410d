"""A poll that fails is said once, and polling is known to be alive, refused or in conflict."""

import asyncio
import json
import logging
import time

import httpx
import pytest
from telegram import Bot, Update
from telegram.error import Conflict, NetworkError

from bot.tg.receiving.polling import PollFailures, PollRequest
from tests.bot.tg.fakes import TOKEN

SECRET = "bảng lương của tôi"
READABLE = {
    "message_id": 5,
    "date": 1_772_000_000,
    "chat": {"id": 7, "type": "private"},
    "text": "Mức đóng?",
}


def test_a_failure_is_said_once_until_polling_worked_again(caplog: pytest.LogCaptureFixture) -> None:
    polls = PollRequest()
    failures = PollFailures(polls)

    failures(NetworkError("Bad Gateway"))
    failures(NetworkError("Bad Gateway"))
    assert [record.levelno for record in caplog.records] == [logging.WARNING]

    polls.note_status(200)
    failures(NetworkError("Bad Gateway"))
    assert len(caplog.records) == 2


def test_each_kind_of_failure_is_said(caplog: pytest.LogCaptureFixture) -> None:
    failures = PollFailures(PollRequest())

    failures(Conflict("other"))
    failures(NetworkError("Bad Gateway"))

    assert len(caplog.records) == 2


def test_polls_that_time_out_for_long_are_said_once(caplog: pytest.LogCaptureFixture) -> None:
    failures = PollFailures(PollRequest())
    time.sleep(0.01)

    failures.note_silence(longest_seconds=60)
    assert caplog.records == []

    failures.note_silence(longest_seconds=0.005)
    failures.note_silence(longest_seconds=0.005)
    assert len(caplog.records) == 1
    assert "TimedOut" in caplog.text


def test_conflicts_are_counted_until_a_poll_works() -> None:
    polls = PollRequest()

    polls.note_status(409)
    polls.note_status(409)
    assert polls.conflicts == 2

    polls.note_status(200)
    assert polls.conflicts == 0


@pytest.mark.parametrize(("status", "is_refused"), [(401, True), (404, True), (200, False), (502, False)])
def test_a_refused_token_is_known(status: int, is_refused: bool) -> None:
    polls = PollRequest()

    polls.note_status(status)

    assert polls.is_token_refused is is_refused


def test_polling_that_tries_is_alive() -> None:
    polls = PollRequest()
    time.sleep(0.01)
    before = polls.idle_seconds()

    polls.note_attempt()

    assert polls.idle_seconds() < before


def test_new_connections_take_the_place_of_those_that_may_hang() -> None:
    async def run() -> None:
        made: list[httpx.AsyncClient] = []

        class Polls(PollRequest):
            def _build_client(self) -> httpx.AsyncClient:
                made.append(httpx.AsyncClient())
                return made[-1]

        polls = Polls()
        await polls.renew()

        assert len(made) == 2
        assert made[0].is_closed
        assert not made[1].is_closed
        await polls.shutdown()

    asyncio.run(run())


def test_whoever_has_left_asks_no_more() -> None:
    polls = PollRequest()
    polls.leave()

    status, payload = asyncio.run(polls.do_request("http://127.0.0.1:9/bot1:a/getUpdates", "POST"))

    assert (status, json.loads(payload)) == (200, {"ok": True, "result": []})


def test_an_update_that_cannot_be_read_keeps_no_other_back_and_is_not_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    whole = {"update_id": 12, "message": READABLE}
    no_date = {"update_id": 13, "message": {"message_id": 6, "chat": READABLE["chat"], "text": SECRET}}
    odd_date = {"update_id": 14, "message": READABLE | {"date": SECRET}}

    updates = polled(json.dumps({"ok": True, "result": [whole, no_date, odd_date]}).encode())

    assert [update.update_id for update in updates] == [12, 13, 14]
    assert [update.message and update.message.text for update in updates] == ["Mức đóng?", None, None]
    assert "update 13 cannot be read (KeyError)" in caplog.text
    assert SECRET not in caplog.text


def test_what_is_no_json_is_a_failed_poll_and_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(NetworkError):
        polled(f'{{"ok": true, "result": [{{"update_id": 1, "text": "{SECRET}'.encode())

    assert SECRET not in caplog.text


@pytest.mark.parametrize("body", [b"[]", b'{"ok": true}', b'{"ok": true, "result": {}}', b'{"result": [1]}'])
def test_what_holds_no_updates_is_a_failed_poll(body: bytes) -> None:
    with pytest.raises(NetworkError):
        polled(body)


def polled(body: bytes) -> tuple[Update, ...]:
    """Return what the library makes of one reply of Telegram."""

    async def run() -> tuple[Update, ...]:
        transport = httpx.MockTransport(lambda _request: httpx.Response(200, content=body))
        polls = PollRequest(httpx_kwargs={"transport": transport})
        async with polls:
            return await Bot(TOKEN, get_updates_request=polls).get_updates()

    return asyncio.run(run())
