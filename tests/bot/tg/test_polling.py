"""A poll that fails is said once, and polling is known to be alive."""

import logging
import time

import pytest
from telegram.error import Conflict, NetworkError

from bot.tg.polling import PollFailures, PollRequest


def test_a_second_poller_is_said_once_until_polling_worked_again(caplog: pytest.LogCaptureFixture) -> None:
    polls = PollRequest()
    failures = PollFailures(polls)

    failures(Conflict("terminated by other getUpdates request"))
    failures(Conflict("terminated by other getUpdates request"))
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
    assert "Stop the other one" in caplog.text

    polls.last_good_at = time.monotonic()
    failures(Conflict("terminated by other getUpdates request"))
    assert len(caplog.records) == 2


def test_each_kind_of_failure_is_said(caplog: pytest.LogCaptureFixture) -> None:
    failures = PollFailures(PollRequest())

    failures(Conflict("other"))
    failures(NetworkError("Bad Gateway"))

    assert len(caplog.records) == 2


def test_polling_that_tries_is_alive() -> None:
    polls = PollRequest()
    time.sleep(0.01)
    before = polls.idle_seconds()

    polls.note_attempt()

    assert polls.idle_seconds() < before
