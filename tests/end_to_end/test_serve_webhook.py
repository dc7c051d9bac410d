"""`policybot serve` by webhook takes what carries the secret, once, and tells a wrong address in one line."""

import json
import re
import socket
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest

from tests.bot_api_server.api import BotApi
from tests.end_to_end.conftest import Home
from tests.end_to_end.library import (
    ANOTHER_FACT,
    ANOTHER_QUESTION,
    FACT,
    QUESTION,
)
from tests.end_to_end.process import (
    answered,
    run_policybot,
    serving_bot,
)

pytestmark = pytest.mark.slow

PERSON = 7


def test_a_webhook_takes_updates_with_the_secret_and_only_those(
    home: Home, api: BotApi, address: str
) -> None:
    public = "https://bot.example/telegram/hook"
    port = free_port()
    config = home(address, telegram={"mode": "webhook", "webhook_url": public, "webhook_port": port})

    with serving_bot(config) as bot:
        assert api.world.webhook["url"] == public
        hook = f"http://127.0.0.1:{port}{urlsplit(public).path}"
        secret = str(api.world.webhook["secret_token"])
        assert secret not in bot.log
        update = taken(api, QUESTION)
        assert post(hook, update, "wrong") == 403
        assert post(hook, update, secret) == 200
        assert post(hook, update, secret) == 200  # Telegram repeats what it does not know to be received
        bot.answers(api.world, PERSON)
        assert post(hook, taken(api, ANOTHER_QUESTION), secret) == 200
        bot.answers(api.world, PERSON, 2)
        assert bot.terminate() == 0

    said = [str(message["text"]) for message in api.world.sent(PERSON)]
    assert [FACT in said[0], ANOTHER_FACT in said[1], len(said)] == [True, True, 2]
    assert answered(config) == 2


def test_a_webhook_without_its_address_is_said_in_one_line(home: Home, address: str) -> None:
    done = run_policybot(home(address, telegram={"mode": "webhook"}), "serve")

    assert done.returncode == 1
    assert re.fullmatch(r"policybot: \[telegram\] mode = .*webhook_url.*\n", done.stderr)


def test_a_webhook_that_telegram_refuses_is_said_in_one_line(home: Home, api: BotApi, address: str) -> None:
    webhook = {"mode": "webhook", "webhook_url": "https://bot.example:9999/hook", "webhook_port": free_port()}

    done = run_policybot(home(address, telegram=webhook), "serve")

    assert done.returncode == 1
    last = done.stderr.splitlines()[-1]
    assert re.match(r"policybot: Telegram refused \[telegram\] webhook_url: .*ports", last)


def taken(api: BotApi, text: str) -> dict[str, Any]:
    """Let a person write, and take the update out of the queue to deliver it by hand."""
    api.world.write(text, person=PERSON)
    return api.world.updates.pop()


def post(hook: str, update: dict[str, Any], secret: str) -> int:
    """Deliver an update as Telegram does; return the status."""
    headers = {"Content-Type": "application/json", "X-Telegram-Bot-Api-Secret-Token": secret}
    request = Request(hook, data=json.dumps(update).encode(), headers=headers)  # noqa: S310 (loopback)
    try:
        with urlopen(request) as reply:  # noqa: S310
            return int(reply.status)
    except HTTPError as error:
        error.close()
        return error.code


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_polling_beside_the_webhook_of_another_is_refused_in_one_line(
    home: Home, api: BotApi, address: str
) -> None:
    api.world.webhook = {"url": "https://other.example/hook"}

    done = run_policybot(home(address), "serve")

    assert done.returncode == 1
    last = done.stderr.splitlines()[-1]
    assert re.match(r"policybot: The updates of this bot go to the webhook https://other\.example/hook", last)
    assert api.world.webhook["url"] == "https://other.example/hook"
