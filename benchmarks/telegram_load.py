"""Lets many people ask within a minute: the real `policybot serve` over loopback, within Telegram's limits.

    python -m benchmarks.telegram_load --config config.toml --people 200 --seconds 60
    python -m benchmarks.telegram_load --config config.toml --fail-share 0.01 --rounds 3

The index must be there (`policybot ingest`). A tenth of the people ask in groups. With `--flood N` one more
person sends N messages in the same time. Prints one JSON object: how many questions were answered or refused,
how many were put off (an apology, a full queue, too many in a minute, a status that stayed), how many were
answered more than once, the seconds from update to answer, and the resident memory after each round, in MB of
1,048,576 bytes. Reads /proc, so it runs on Linux.
"""

import argparse
import json
import random
import re
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.serve_memory import resident_mb
from bot.tg import texts
from tests.bot.tg.fakes import SPECIFICATION
from tests.bot_api_server.api import BotApi
from tests.bot_api_server.flood import Limits
from tests.bot_api_server.server import serving
from tests.bot_api_server.world import World
from tests.end_to_end.process import TOKEN, Bot, serving_bot

FIRST_PERSON = 1000
FLOODER = 999
GROUPS = (-1001, -1002, -1003, -1004)
SHARE_IN_GROUPS = 0.1
PATIENCE_SECONDS = 120.0
_EVERY_SECONDS = 0.05
_PUTS_OFF = (
    *(texts.APOLOGY, texts.TOOK_TOO_LONG, texts.QUEUE_FULL, texts.TOO_MANY, texts.GROUP_TOO_MANY),
    *(texts.WAITING, texts.ASK_FOR_QUESTION, texts.UNKNOWN_COMMAND, *texts.STAGES.values()),
)
_PUT_OFF = re.compile("|".join(re.sub(r"\\\{\w+\\\}", ".+", re.escape(words)) for words in _PUTS_OFF))


@dataclass(frozen=True)
class Asked:
    """A question that somebody sent."""

    chat: int
    message_id: int
    at: float


def main() -> int:
    """Measure what the arguments ask for and print it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--config", type=Path, default=Path("config.toml"))
    parser.add_argument("--file", type=Path, help="JSON lines with `question` (default: those of the corpus)")
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=60.0, help="within which all of them ask")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--fail-share", type=float, default=0.0, help="of all calls, by 429, 5xx or a drop")
    parser.add_argument("--flood", type=int, default=0, help="messages of one more person, in each round")
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    questions = questions_in(arguments.file or arguments.config.parent / "corpus" / "questions.jsonl")
    figures = measure(
        arguments.config.resolve(),
        questions,
        people=arguments.people,
        seconds=arguments.seconds,
        rounds=arguments.rounds,
        fail_share=arguments.fail_share,
        flood=arguments.flood,
        seed=arguments.seed,
    )
    json.dump(figures, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
    return 0


def questions_in(file: Path) -> list[str]:
    """Return the questions of a file of JSON lines."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["question"] for line in lines if line.strip()]


def measure(
    config: Path,
    questions: Sequence[str],
    *,
    people: int,
    seconds: float,
    rounds: int = 1,
    fail_share: float = 0.0,
    flood: int = 0,
    seed: int = 0,
) -> dict[str, Any]:
    """Serve from the index of these settings with a new database, let people ask, return the figures."""
    api = BotApi(TOKEN, specification=SPECIFICATION, limits=Limits())
    rng = random.Random(seed)
    memory: list[float] = []
    asked: list[Asked] = []
    with serving_from(config, api) as bot:
        memory.append(resident_mb(bot, "VmRSS"))
        if fail_share:
            api.fail_now_and_then(fail_share, seed=seed)
        for _ in range(rounds):
            asked += _one_round(bot, api, questions, _plan(people, seconds, flood, rng), rng, seed)
            memory.append(resident_mb(bot, "VmRSS"))
        errors = bot.log.count(" ERROR ")
        tracebacks = bot.log.count("Traceback")
        bot.terminate()
    return {
        "people": people,
        "seconds": seconds,
        **answers_to(api.world, asked),
        "flood_messages": flood * rounds,
        "calls": len(api.world.calls),
        "calls_failed_at_random": api.random_failures,
        "messages_taken_unseen": api.messages_taken_unseen,
        "refused_by_flood_control": api.flood.refused if api.flood else 0,
        "violations": len(api.world.violations),
        "errors_logged": errors,
        "tracebacks": tracebacks,
        "rss_mb": memory,
    }


def _one_round(
    bot: Bot,
    api: BotApi,
    questions: Sequence[str],
    plan: Sequence[tuple[float, int]],
    rng: random.Random,
    seed: int,
) -> list[Asked]:
    """Let people ask while one floods the bot; return what they asked once all have their answers."""
    flooding = [one for one in plan if one[1] == FLOODER]
    thread = threading.Thread(target=_send, args=(api.world, flooding, questions, random.Random(seed), []))
    thread.start()
    asked = _send(api.world, [one for one in plan if one[1] != FLOODER], questions, rng, [])
    thread.join()
    bot.until(lambda: _all_answered(api.world, asked), seconds=PATIENCE_SECONDS)
    return asked


@contextmanager
def serving_from(config: Path, api: BotApi, folder: Path | None = None) -> Iterator[Bot]:
    """Serve from an index with a database in `folder`, or a new one, and everybody admitted."""
    with tempfile.TemporaryDirectory() as name, serving(api) as address:
        place = folder or Path(name)
        overrides = {
            "POLICYBOT_TELEGRAM__BASE_URL": f"{address}/bot",
            "POLICYBOT_TELEGRAM__MODE": "polling",
            "POLICYBOT_TELEGRAM__ACCESS": "open",
            "POLICYBOT_DATABASE__URL": f"sqlite:///{place}/bot.db",
        }
        with serving_bot(config, logs=place, environment=overrides) as bot:
            yield bot


def answers_to(world: World, asked: Sequence[Asked]) -> dict[str, Any]:
    """Return how many questions were answered, how often, and after how long."""
    seconds, doubled, lost, put_off = [], 0, 0, 0
    replies = replies_by_question(world)
    for one in asked:
        messages = replies.get((one.chat, one.message_id), [])
        answers = [message for message in messages if not _PUT_OFF.fullmatch(message["text"])]
        lost += not messages
        put_off += bool(messages) and not answers
        doubled += any(count > 1 for count in Counter(message["text"] for message in messages).values())
        if answers:
            taken = world.taken_at[one.chat, answers[0]["message_id"]]
            seconds.append(taken - one.at)
    seconds.sort()
    return {
        "questions": len(asked),
        "answered": len(asked) - lost - put_off,
        "put_off": put_off,
        "lost": lost,
        "doubled": doubled,
        "seconds_to_answer": {
            name: round(seconds[int(share * (len(seconds) - 1))], 3) if seconds else None
            for name, share in (("p50", 0.5), ("p95", 0.95), ("max", 1.0))
        },
    }


def replies_by_question(world: World) -> dict[tuple[int, int], list[dict[str, Any]]]:
    """Return the bot's messages by (chat, message they answer), in order."""
    replies: dict[tuple[int, int], list[dict[str, Any]]] = {}
    for (chat, _), message in sorted(dict(world.messages).items()):
        if message.get("reply_to_id"):
            replies.setdefault((chat, message["reply_to_id"]), []).append(message)
    return replies


def _plan(people: int, seconds: float, flood: int, rng: random.Random) -> list[tuple[float, int]]:
    plan = [(rng.uniform(0, seconds), FIRST_PERSON + number) for number in range(people)]
    plan += [(rng.uniform(0, seconds), FLOODER) for _ in range(flood)]
    return sorted(plan)


def _send(
    world: World,
    plan: Sequence[tuple[float, int]],
    questions: Sequence[str],
    rng: random.Random,
    asked: list[Asked],
) -> list[Asked]:
    """Let the people of a plan ask at their moments; return what they asked."""
    started = time.monotonic()
    for moment, person in plan:
        time.sleep(max(0.0, started + moment - time.monotonic()))
        question = rng.choice(questions)
        asked.append(
            ask(world, question, person, in_group=person != FLOODER and rng.random() < SHARE_IN_GROUPS)
        )
    return asked


def ask(world: World, question: str, person: int, *, in_group: bool = False) -> Asked:
    """Let a person ask, in private or in one of the groups."""
    chat = GROUPS[person % len(GROUPS)] if in_group else person
    at = time.monotonic()
    update_id = world.write(f"/hoi {question}" if in_group else question, person=person, chat=chat)
    return Asked(chat, world.message_ids[update_id], at)


def _all_answered(world: World, asked: Sequence[Asked]) -> bool:
    time.sleep(_EVERY_SECONDS)
    replies = replies_by_question(world)
    return all((one.chat, one.message_id) in replies for one in asked)


if __name__ == "__main__":
    sys.exit(main())
