"""`policybot serve` through stops, crashes, refusals and a new index: nothing lost, nothing twice."""

import json
import re
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest

from bot.tg import texts
from tests.bot.tg.fakes import SPECIFICATION
from tests.bot_api_server.api import BotApi, Failure
from tests.bot_api_server.server import serving
from tests.end_to_end.conftest import Home
from tests.end_to_end.library import (
    ANOTHER_FACT,
    ANOTHER_QUESTION,
    FACT,
    LAW_FILE,
    NEW_LAW,
    QUESTION,
    write_settings,
)
from tests.end_to_end.process import PATIENCE_SECONDS, TOKEN, Bot, run_policybot, serving_bot

pytestmark = pytest.mark.slow

PERSON = 7
BAD_GATEWAY = Failure(502, "Bad Gateway")


@pytest.fixture
def api() -> Iterator[BotApi]:
    made = BotApi(TOKEN, specification=SPECIFICATION)
    yield made
    assert made.world.violations == []


@pytest.fixture
def address(api: BotApi) -> Iterator[str]:
    with serving(api) as where:
        yield where


def answered(config: Path) -> int:
    """Return how many questions were worked on."""
    with closing(sqlite3.connect(config.parent / "bot.db")) as connection:
        return int(connection.execute("SELECT count(*) FROM answers").fetchone()[0])


def source_page(bot: Bot, api: BotApi, answer: dict[str, Any]) -> str:
    """Press the first source of an answer; return the page that is shown."""
    before = len(api.world.sent(PERSON))
    api.world.press(answer, "[1]", person=PERSON)
    return str(bot.answers(api.world, PERSON, before + 1)[-1]["text"])


def test_without_a_token_there_is_one_line(home: Home) -> None:
    done = run_policybot(home("http://127.0.0.1:9"), "serve", token=None)

    assert done.returncode == 1
    assert re.fullmatch(r"policybot: No TELEGRAM_BOT_TOKEN .*\n", done.stderr)


def test_a_token_that_telegram_refuses_is_said_in_one_line_without_the_token(
    home: Home, address: str
) -> None:
    done = run_policybot(home(address), "serve", token="1:wrong")

    assert done.returncode == 1
    assert done.stderr.count("policybot: ") == 1
    assert "Telegram refused TELEGRAM_BOT_TOKEN" in done.stderr.splitlines()[-1]
    assert "1:wrong" not in done.stderr


def test_a_token_revoked_while_serving_ends_it_in_one_line_without_the_token(
    home: Home, api: BotApi, address: str
) -> None:
    with serving_bot(home(address)) as bot:
        api.revoke_token()
        status = bot.process.wait(PATIENCE_SECONDS)

    assert status == 1
    assert "Telegram refused TELEGRAM_BOT_TOKEN" in bot.log.splitlines()[-1]
    assert TOKEN not in bot.log


def test_sigterm_lets_the_answer_out_and_the_next_start_goes_on(
    home: Home, api: BotApi, address: str
) -> None:
    config = home(address)
    api.fail("sendMessage", Failure(200, after_seconds=1.5))

    with serving_bot(config) as bot:
        api.world.write(QUESTION)
        bot.until(lambda: api.world.called("sendMessage"))
        status = bot.terminate()
    assert status == 0
    assert "stopped" in bot.log
    assert len(api.world.sent(PERSON)) == 1

    api.world.write(ANOTHER_QUESTION)
    with serving_bot(config) as bot:
        first, second = bot.answers(api.world, PERSON, 2)
        assert FACT in str(first["text"])
        assert ANOTHER_FACT in str(second["text"])
        assert FACT in source_page(bot, api, first)
        assert bot.terminate() == 0
    assert answered(config) == 2
    assert len(api.world.sent(PERSON)) == 3


def test_a_crash_before_the_answer_is_out_loses_nothing_and_doubles_nothing(
    home: Home, api: BotApi, address: str
) -> None:
    config = home(address)
    api.fail("sendMessage", BAD_GATEWAY, times=1000)

    with serving_bot(config) as bot:
        api.world.write(QUESTION)
        bot.until(lambda: api.world.called("sendMessage"))
        bot.kill()
    assert api.world.sent(PERSON) == []

    api.forgive("sendMessage")
    with serving_bot(config) as bot:
        bot.answers(api.world, PERSON)
        api.world.write(ANOTHER_QUESTION, person=8)
        bot.answers(api.world, 8)
        assert bot.terminate() == 0
    assert len(api.world.sent(PERSON)) == 1
    assert answered(config) == 2


def test_telegram_failing_and_another_poller_are_outlived(home: Home, api: BotApi, address: str) -> None:
    api.fail("getMe", BAD_GATEWAY)
    api.fail("getUpdates", BAD_GATEWAY, times=2)
    api.fail("sendMessage", Failure(is_drop=True))

    with serving_bot(home(address)) as bot:
        api.world.write(QUESTION)
        bot.answers(api.world, PERSON)
        bot.until(lambda: poll_as_another(address) and "Another process polls Telegram" in bot.log)
        api.world.write(ANOTHER_QUESTION, person=8)
        bot.answers(api.world, 8)
        assert bot.log.count("Another process polls Telegram") == 1


def poll_as_another(address: str) -> bool:
    """Poll once with the same token, as a second bot would."""
    try:
        urlopen(f"{address}/bot{TOKEN}/getUpdates", data=b"").close()  # noqa: S310 (loopback)
    except HTTPError as error:
        error.close()
    return True


def test_a_new_index_is_used_at_once_and_old_answers_say_what_has_changed(
    home: Home, api: BotApi, address: str
) -> None:
    config = home(address)
    law = config.parent / "corpus" / LAW_FILE

    with serving_bot(config) as bot:
        api.world.write(QUESTION)
        (answer,) = bot.answers(api.world, PERSON)

        publish(config, law, NEW_LAW + "\nĐiều 5. Trách nhiệm\nỦy ban nhân dân xã quản lý nhà văn hóa.\n")
        assert texts.SOURCE_UPDATED in source_page(bot, api, answer)

        publish(config, law, NEW_LAW.replace("350.000", "990.000"))
        api.world.write(QUESTION, person=8)
        (newer,) = bot.answers(api.world, 8)
        assert "990.000 đồng một buổi" in str(newer["text"])
        page = source_page(bot, api, answer)
        assert texts.SOURCE_CHANGED in page
        assert FACT in page

        publish(config, law, None)
        page = source_page(bot, api, answer)
        assert texts.SOURCE_REMOVED in page
        assert FACT in page


def publish(config: Path, file: Path, content: str | None) -> None:
    """Change or remove a document and bring the index in line, as staff does while the bot serves."""
    file.unlink() if content is None else file.write_text(content, encoding="utf-8")
    done = run_policybot(config, "ingest")
    assert done.returncode == 0, done.stderr


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


def test_without_an_index_there_is_one_line_that_says_how_to_make_it(tmp_path: Path) -> None:
    done = run_policybot(write_settings(tmp_path / "config.toml", server="http://127.0.0.1:9"), "serve")

    assert done.returncode == 1
    assert re.search(r"^policybot: .*policybot (ingest|rebuild)", done.stderr.splitlines()[-1])


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
