"""`policybot serve` tells those who watch it how it is, and works alone with its database."""

import json
import re
import socket
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.bot_api_server.api import BotApi
from tests.bot_api_server.failures import Failure
from tests.end_to_end.conftest import Home
from tests.end_to_end.library import QUESTION
from tests.end_to_end.process import run_policybot, serving_bot
from tests.postgresql import postgresql

pytestmark = pytest.mark.slow

PERSON = 7


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def page(port: int, path: str) -> tuple[int, str]:
    try:
        with urlopen(f"http://127.0.0.1:{port}{path}") as reply:
            return int(reply.status), reply.read().decode()
    except HTTPError as error:
        with error:
            return error.code, error.read().decode()


def test_health_metrics_and_logs_tell_what_happened_and_not_what_was_asked(
    home: Home, api: BotApi, address: str
) -> None:
    port = free_port()
    config = home(address, monitoring={"port": port}, logging={"format": "json"})
    api.fail("sendMessage", Failure(502, "Bad Gateway"))

    with serving_bot(config) as bot:
        api.world.write(QUESTION, person=PERSON)
        bot.answers(api.world, PERSON)
        bot.until(lambda: 'outcome="answer"' in page(port, "/metrics")[1])
        bot.until(lambda: "policybot_answer_seconds_count 1.0" in page(port, "/metrics")[1])
        status, health = page(port, "/health")
        _, metrics = page(port, "/metrics")
        assert bot.terminate() == 0

    told = json.loads(health)
    assert (status, told["status"], told["problems"], told["waiting"]) == (200, "ok", [], 0)
    assert f'policybot_index_info{{generation="{told["generation"]}"}} 1.0' in metrics
    assert 'policybot_telegram_errors_total{kind="NetworkError"} 1.0' in metrics
    for name in ("index_age_seconds", "questions_waiting", "seconds_since_good_poll", "updates_in_hand"):
        assert re.search(rf"^policybot_{name} \d", metrics, re.MULTILINE), name
    assert "process_resident_memory_bytes" in metrics
    lines = [json.loads(line) for line in bot.log.splitlines()]
    assert {"answered kind=%s seconds=%.3f", "stopped"} <= {line["event"] for line in lines}
    assert "hội trường" not in bot.log + metrics + health


def test_a_second_serve_with_the_same_database_ends_with_one_line(home: Home, address: str) -> None:
    config = home(address)

    with serving_bot(config) as bot:
        done = run_policybot(config, "serve")
        assert bot.process.poll() is None

    assert done.returncode == 1
    assert re.search(r"^policybot: Another `policybot serve` works with the database .*bot\.db", done.stderr)


def test_a_second_serve_with_the_same_postgresql_ends_with_one_line(home: Home, address: str) -> None:
    with postgresql() as database:
        config = home(address, database={"url": database})
        with serving_bot(config) as bot:
            done = run_policybot(config, "serve")
            assert bot.process.poll() is None

    assert done.returncode == 1
    assert re.search(
        r"^policybot: Another `policybot serve` works with .*postgresql\+psycopg://", done.stderr
    )


def test_a_port_that_is_taken_is_said_in_one_line(home: Home, address: str, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = run_policybot(home(address, monitoring={"port": taken.getsockname()[1]}), "serve")

    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("policybot: Cannot listen on 127.0.0.1:")
