"""`policybot serve` through stops, crashes, refusals and a new index: nothing lost, nothing twice."""

import re
import time
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from bot.tg import texts
from tests.bot_api_server.api import BotApi
from tests.bot_api_server.failures import Failure
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
from tests.end_to_end.process import (
    PATIENCE_SECONDS,
    TOKEN,
    Bot,
    answered,
    run_policybot,
    serving_bot,
    unfinished,
)

pytestmark = pytest.mark.slow

PERSON = 7
PARKING_SECONDS = 30.0  # far above the two that are set, for a machine that does other things as well
BAD_GATEWAY = Failure(502, "Bad Gateway")


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


def test_a_crash_before_the_answers_are_out_loses_nothing_doubles_nothing_and_keeps_the_order(
    home: Home, api: BotApi, address: str
) -> None:
    config = home(address)
    api.fail("sendMessage", BAD_GATEWAY, times=1000)

    with serving_bot(config) as bot:
        api.world.write(QUESTION)
        api.world.write(ANOTHER_QUESTION)
        api.world.write(ANOTHER_QUESTION, person=8)
        bot.until(lambda: len(api.world.called("sendMessage")) >= 2 and not api.world.updates)
        bot.kill()
    assert api.world.sent(PERSON) == api.world.sent(8) == []

    api.forgive("sendMessage")
    with serving_bot(config) as bot:
        first, second = bot.answers(api.world, PERSON, 2)
        bot.answers(api.world, 8)
        api.world.write(QUESTION, person=9)
        bot.answers(api.world, 9)
        assert bot.terminate() == 0
    assert [FACT in str(first["text"]), ANOTHER_FACT in str(second["text"])] == [True, True]
    assert [len(api.world.sent(person)) for person in (PERSON, 8, 9)] == [2, 1, 1]
    assert answered(config) == 4


def test_a_crash_as_soon_as_a_question_is_in_loses_nothing(home: Home, api: BotApi, address: str) -> None:
    config = home(address)
    api.fail("sendChatAction", BAD_GATEWAY, times=1000)
    api.fail("sendMessage", BAD_GATEWAY, times=1000)

    for _ in range(2):
        with serving_bot(config) as bot:
            api.world.write(QUESTION)
            bot.until(lambda: not api.world.updates or unfinished(config))
            bot.kill()
    api.forgive("sendMessage")

    with serving_bot(config) as bot:
        bot.answers(api.world, PERSON, 2)
        bot.until(lambda: not unfinished(config))
        assert bot.terminate() == 0
    assert [FACT in str(message["text"]) for message in api.world.sent(PERSON)] == [True, True]


def test_sigterm_parks_what_cannot_be_sent_in_time_and_the_next_start_sends_it(
    home: Home, api: BotApi, address: str
) -> None:
    config = home(address, telegram={"answer_timeout_seconds": 2})
    api.fail("sendMessage", BAD_GATEWAY, times=1000)

    with serving_bot(config) as bot:
        api.world.write(QUESTION)
        bot.until(lambda: api.world.called("sendMessage"))
        started = time.monotonic()
        assert bot.terminate() == 0
        assert time.monotonic() - started < PARKING_SECONDS
    assert api.world.sent(PERSON) == []

    api.forgive("sendMessage")
    with serving_bot(config) as bot:
        (answer,) = bot.answers(api.world, PERSON)
        assert bot.terminate() == 0
    assert FACT in str(answer["text"])
    assert answered(config) == 1


def test_telegram_failing_and_one_conflict_are_outlived(home: Home, api: BotApi, address: str) -> None:
    api.fail("getMe", BAD_GATEWAY)
    api.fail("getUpdates", BAD_GATEWAY, times=2)
    api.fail("sendMessage", Failure(is_drop=True))

    with serving_bot(home(address)) as bot:
        api.world.write(QUESTION)
        bot.answers(api.world, PERSON)
        bot.until(lambda: poll_as_another(address) and "polling failed (Conflict" in bot.log)
        api.world.write(ANOTHER_QUESTION, person=8)
        bot.answers(api.world, 8)


def test_of_two_bots_with_one_token_the_first_ends_with_one_line_and_the_second_serves(
    home: Home, api: BotApi, address: str
) -> None:
    with serving_bot(home(address)) as first, serving_bot(home(address)) as second:
        assert first.process.wait(PATIENCE_SECONDS) == 1
        api.world.write(QUESTION)
        second.answers(api.world, PERSON)

    assert first.log.count("Another process takes the updates of this bot") == 1
    assert first.log.splitlines()[-1].startswith("policybot: Another process takes")
    assert "Traceback" not in first.log


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


def test_without_an_index_there_is_one_line_that_says_how_to_make_it(tmp_path: Path) -> None:
    done = run_policybot(write_settings(tmp_path / "config.toml", server="http://127.0.0.1:9"), "serve")

    assert done.returncode == 1
    assert re.search(r"^policybot: .*policybot (ingest|rebuild)", done.stderr.splitlines()[-1])
