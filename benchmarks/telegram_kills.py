"""Kills `policybot serve` again and again while people ask, and counts what got lost and what came twice.

    python -m benchmarks.telegram_kills --config config.toml --kills 20

The index must be there (`policybot ingest`). Each kill is a SIGKILL at a random moment, one in three while
the bot still starts. A message may come twice only where the kill fell between Telegram's acceptance and the
bot's record of it: `killed_in_between` counts these, `doubled_without_reason` all others (without
`--fail-share`, which may double too). A status in a group stays only where the kill fell between its
acceptance and its record: `statuses_left` counts them. Prints one JSON object.
"""

import argparse
import json
import random
import sqlite3
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.telegram_load import FIRST_PERSON, Asked, answers_to, ask, questions_in, replies_by_question
from bot.stages import Stage
from bot.tg import texts
from tests.bot.tg.fakes import SPECIFICATION
from tests.bot_api_server.api import BotApi
from tests.bot_api_server.flood import Limits
from tests.bot_api_server.server import serving
from tests.bot_api_server.world import World
from tests.end_to_end.process import TOKEN, Bot, serving_bot

SHARE_KILLED_AT_START = 1 / 3
PATIENCE_SECONDS = 180.0
_SHARE_IN_GROUPS = 0.1
_STATUS = texts.STAGES[Stage.SEARCHING]

Sent = tuple[int, int, str]  # chat, message that is answered, text


class Askers:
    """Lets one person after another ask, in a thread, until told to stop."""

    def __init__(
        self, world: World, questions: list[str], *, every_seconds: float, group_share: float, seed: int
    ) -> None:
        self._world = world
        self._questions = questions
        self._every_seconds = every_seconds
        self._group_share = group_share
        self._rng = random.Random(seed)
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._ask_on, daemon=True)
        self.asked: list[Asked] = []

    def start(self) -> None:
        """Begin to ask."""
        self._thread.start()

    def stop(self) -> None:
        """Ask no more."""
        self._stopped.set()
        self._thread.join()

    def _ask_on(self) -> None:
        while not self._stopped.wait(self._rng.expovariate(1 / self._every_seconds)):
            person = FIRST_PERSON + len(self.asked)
            in_group = self._rng.random() < self._group_share
            question = self._rng.choice(self._questions)
            self.asked.append(ask(self._world, question, person, in_group=in_group))


def main() -> int:
    """Measure what the arguments ask for and print it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--config", type=Path, default=Path("config.toml"))
    parser.add_argument("--file", type=Path, help="JSON lines with `question` (default: those of the corpus)")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--every-seconds", type=float, default=0.5, help="somebody asks, on average")
    parser.add_argument("--longest-seconds", type=float, default=4.0, help="between serving and a kill")
    parser.add_argument("--fail-share", type=float, default=0.0, help="of all calls, by 429, 5xx or a drop")
    parser.add_argument("--group-share", type=float, default=_SHARE_IN_GROUPS, help="of questions in groups")
    parser.add_argument("--status-seconds", type=float, default=3.0, help="as in the settings")
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    file = arguments.file or arguments.config.parent / "corpus" / "questions.jsonl"
    figures = measure(
        arguments.config.resolve(),
        questions_in(file),
        kills=arguments.kills,
        every_seconds=arguments.every_seconds,
        longest_seconds=arguments.longest_seconds,
        fail_share=arguments.fail_share,
        group_share=arguments.group_share,
        status_seconds=arguments.status_seconds,
        seed=arguments.seed,
    )
    json.dump(figures, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
    return 0


def measure(
    config: Path,
    questions: list[str],
    *,
    kills: int,
    every_seconds: float,
    longest_seconds: float,
    fail_share: float = 0.0,
    group_share: float = _SHARE_IN_GROUPS,
    status_seconds: float = 3.0,
    seed: int = 0,
) -> dict[str, Any]:
    """Serve from the index of these settings, ask and kill; return the figures after a last, calm start."""
    api = BotApi(TOKEN, specification=SPECIFICATION, limits=Limits())
    if fail_share:
        api.fail_now_and_then(fail_share, seed=seed)
    askers = Askers(api.world, questions, every_seconds=every_seconds, group_share=group_share, seed=seed)
    with tempfile.TemporaryDirectory() as name, serving(api) as address:
        folder = Path(name)
        environment = {
            "POLICYBOT_TELEGRAM__BASE_URL": f"{address}/bot",
            "POLICYBOT_TELEGRAM__MODE": "polling",
            "POLICYBOT_TELEGRAM__ACCESS": "open",
            "POLICYBOT_TELEGRAM__STATUS_SECONDS": str(status_seconds),
            "POLICYBOT_DATABASE__URL": f"sqlite:///{folder}/bot.db",
        }
        askers.start()
        in_between: set[Sent] = set()
        served = partial(serving_bot, config, logs=folder, environment=environment)
        for _ in _killed(served, kills, longest_seconds, random.Random(seed)):
            in_between |= _accepted_but_not_recorded(folder / "bot.db", api.world)
        askers.stop()
        with served() as bot:
            bot.until(lambda: _is_done(folder / "bot.db", api.world, askers.asked), seconds=PATIENCE_SECONDS)
            status = bot.terminate()
        logs = "".join(file.read_text(encoding="utf-8") for file in sorted(folder.glob("serve.*.log")))
    doubled = _doubled(api.world)
    return {
        "kills": kills,
        **answers_to(api.world, askers.asked),
        "killed_in_between": len(in_between),
        "doubled_without_reason": len(doubled - in_between),
        "statuses_left": sum(one["text"] == _STATUS for one in dict(api.world.messages).values()),
        "calls_failed_at_random": api.random_failures,
        "refused_by_flood_control": api.flood.refused if api.flood else 0,
        "violations": len(api.world.violations),
        "tracebacks": logs.count("Traceback"),
        "last_exit_status": status,
    }


def _killed(
    served: Callable[..., AbstractContextManager[Bot]],
    kills: int,
    longest_seconds: float,
    rng: random.Random,
) -> Iterator[None]:
    """Start the bot again and again; yield each time that it was killed, some times while it started."""
    start_seconds = 2.0
    for _ in range(kills):
        at_start = rng.random() < SHARE_KILLED_AT_START
        began = time.monotonic()
        with served(waits=not at_start) as bot:
            if not at_start:
                start_seconds = time.monotonic() - began
            time.sleep(rng.uniform(0, start_seconds if at_start else longest_seconds))
            bot.kill()
        yield


def _accepted_but_not_recorded(database: Path, world: World) -> set[Sent]:
    """Return what the bot would send (again) after this kill although it is in the chat."""
    in_the_chat = {
        (chat, question, message["text"])
        for (chat, question), messages in replies_by_question(world).items()
        for message in messages
    }
    if not database.exists():
        return set()
    with closing(sqlite3.connect(database)) as connection:
        try:
            rows = connection.execute("SELECT payload FROM outgoing").fetchall()
        except sqlite3.OperationalError:  # killed before the tables were there
            return set()
    waiting = [json.loads(row[0]) for row in rows]
    return in_the_chat & {
        (one["destination"]["chat_id"], one["destination"].get("reply_to"), one["message"]["text"].strip())
        for one in waiting
    }


def _doubled(world: World) -> set[Sent]:
    seen: set[Sent] = set()
    doubled: set[Sent] = set()
    for (chat, question), messages in replies_by_question(world).items():
        for message in messages:
            sent = (chat, question, message["text"])
            (doubled if sent in seen else seen).add(sent)
    return doubled


def _is_done(database: Path, world: World, asked: list[Asked]) -> bool:
    time.sleep(0.1)
    replies = replies_by_question(world)
    if not all((one.chat, one.message_id) in replies for one in asked):
        return False
    with closing(sqlite3.connect(database)) as connection:
        query = "SELECT count(*) FROM updates WHERE finished_at IS NULL"
        return bool(connection.execute(query).fetchone()[0] == 0)


if __name__ == "__main__":
    sys.exit(main())
