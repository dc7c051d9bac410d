"""Runs the real `policybot` as other people run it: a process, its settings, its exit status and its log."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bot_api_server.world import World
from tests.end_to_end.library import PROJECT

TOKEN = "4242:end-to-end-token"
PATIENCE_SECONDS = 180.0  # for a machine that does other things as well; reached only by a failure


def run_policybot(
    config: Path,
    *arguments: str,
    token: str | None = TOKEN,
    environment: Mapping[str, str] | None = None,
) -> "subprocess.CompletedProcess[str]":
    """Run one command to its end."""
    return subprocess.run(
        _command(config, *arguments),
        env=dict(_environment(token)) | dict(environment or {}),
        cwd=PROJECT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=2 * PATIENCE_SECONDS,
        check=False,
    )


@dataclass
class Bot:
    """A running `policybot serve`."""

    process: "subprocess.Popen[bytes]"
    log_file: Path

    @property
    def log(self) -> str:
        """What it logged so far."""
        return self.log_file.read_text(encoding="utf-8")

    def until(self, condition: Callable[[], object], *, seconds: float = PATIENCE_SECONDS) -> None:
        """Wait until the condition holds; fail with the log if the bot ends before."""
        deadline = time.monotonic() + seconds
        while not condition():
            assert self.process.poll() is None, self.log
            assert time.monotonic() < deadline, self.log
            time.sleep(0.02)

    def terminate(self) -> int:
        """Send SIGTERM; return the exit status."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(PATIENCE_SECONDS)

    def kill(self) -> None:
        """End it at once, as a power cut does."""
        self.process.kill()
        self.process.wait(PATIENCE_SECONDS)

    def answers(self, world: World, chat: int, count: int = 1) -> list[dict[str, Any]]:
        """Wait for so many messages of the bot in a chat; return all there are."""
        self.until(lambda: len(world.sent(chat)) >= count)
        return world.sent(chat)


def answered(config: Path) -> int:
    """Return how many questions were worked on."""
    with closing(sqlite3.connect(config.parent / "bot.db")) as connection:
        return int(connection.execute("SELECT count(*) FROM answers").fetchone()[0])


def unfinished(config: Path) -> int:
    """Return how many updates were taken and are not finished."""
    with closing(sqlite3.connect(config.parent / "bot.db")) as connection:
        query = "SELECT count(*) FROM updates WHERE finished_at IS NULL"
        return int(connection.execute(query).fetchone()[0])


@contextmanager
def serving_bot(
    config: Path,
    *,
    logs: Path | None = None,
    environment: Mapping[str, str] | None = None,
    waits: bool = True,
) -> Iterator[Bot]:
    """Run `policybot serve` until the block is left; it `waits` until the log says that the bot serves."""
    log_file = (logs or config.parent) / f"serve.{time.monotonic_ns()}.log"
    with log_file.open("wb") as log:
        process = subprocess.Popen(
            _command(config, "serve"),
            env=dict(_environment(TOKEN)) | dict(environment or {}),
            cwd=PROJECT,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    bot = Bot(process, log_file)
    try:
        if waits:
            bot.until(lambda: "serving as @" in bot.log)
        yield bot
    finally:
        if process.poll() is None:
            bot.kill()


def _command(config: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "bot", "--config", str(config), *arguments]


def _environment(token: str | None) -> Mapping[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("POLICYBOT_")}
    kept.pop("TELEGRAM_BOT_TOKEN", None)
    secret = {"TELEGRAM_BOT_TOKEN": token} if token else {}
    return kept | secret | {"OMP_NUM_THREADS": "1", "NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"}
