"""Rebuilds the index again and again while people ask, and counts wrong answers, errors and waiting.

    python -m benchmarks.rebuilds --config config.toml --rebuilds 50

The real `policybot serve` over loopback; an admin presses the buttons of /rebuild, one rebuild after another,
and several people ask all the time. An answer is wrong where its first message differs from what the same
question got before the first rebuild: the corpus stays as it is, so nothing may change. Prints one JSON
object: `wrong`, `errors` and `unanswered` must be 0; seconds of the rebuilds, and of answers before them and
meanwhile. The goal is a rebuild in 60 s and a p95 of at most three times that of the idle bot, on two cores
that do nothing else.
"""

import argparse
import json
import os
import random
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.telegram_load import questions_in
from bot.tg import texts_index as texts
from tests.bot.tg.fakes import SPECIFICATION
from tests.bot_api_server.api import BotApi
from tests.bot_api_server.server import serving
from tests.end_to_end.process import TOKEN, Bot, serving_bot

ADMIN, FIRST_PERSON = 1, 1000
PATIENCE_SECONDS = 600.0
_LOOK_SECONDS = 0.01
_AGAIN_SECONDS = 0.2
_RESULTS = ("Đã làm lại chỉ mục xong", "Bản mới không qua", "Chưa làm lại", "Không làm lại")


@dataclass
class Asked:
    """What people asked, the seconds that each answer took, and what was amiss."""

    seconds: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    unanswered: int = 0


class Asker:
    """One person who asks question after question in private, and compares the answers with earlier ones."""

    def __init__(self, bot: Bot, api: BotApi, person: int, known: dict[str, str], *, pause: float) -> None:
        self._bot = bot
        self._world = api.world
        self._person = person
        self._known = known
        self._pause = pause
        self.asked = Asked()

    def ask(self, question: str) -> str:
        """Ask; return the first message of the answer, "" where none came in time."""
        before = len(self._world.sent(self._person))
        began = time.perf_counter()
        self._world.write(question, person=self._person)
        while len(self._world.sent(self._person)) == before:
            if time.perf_counter() - began > PATIENCE_SECONDS or self._bot.process.poll() is not None:
                self.asked.unanswered += 1
                return ""
            time.sleep(_LOOK_SECONDS)
        self.asked.seconds.append(time.perf_counter() - began)
        return str(self._world.sent(self._person)[before]["text"])

    def ask_on(self, questions: Sequence[str], stop: threading.Event, seed: int) -> None:
        """Ask at random until told to stop."""
        rng = random.Random(seed)
        while not stop.is_set():
            question = rng.choice(questions)
            if (said := self.ask(question)) and said != self._known[question]:
                self.asked.wrong.append(question)
            stop.wait(rng.expovariate(1 / self._pause))


class Crowd:
    """People who ask at the same time; what each question gets is known from before they come."""

    def __init__(self, bot: Bot, api: BotApi, questions: Sequence[str], people: int, pause: float) -> None:
        self.known: dict[str, str] = {}
        self._questions = questions
        self._bot, self._api, self._pause = bot, api, pause
        self._people = range(FIRST_PERSON + 1, FIRST_PERSON + 1 + people)
        first = self._new(FIRST_PERSON)
        self.known |= {question: first.ask(question) for question in questions}

    def _new(self, person: int) -> Asker:
        return Asker(self._bot, self._api, person, self.known, pause=self._pause)

    def ask_while(self, work: Callable[[], None]) -> Asked:
        """Let all ask while some work is done; return what came of it."""
        stop = threading.Event()
        askers = [self._new(person) for person in self._people]
        threads = [
            threading.Thread(target=asker.ask_on, args=(self._questions, stop, seed))
            for seed, asker in enumerate(askers)
        ]
        for thread in threads:
            thread.start()
        try:
            work()
        finally:
            stop.set()
            for thread in threads:
                thread.join()
        return Asked(
            [seconds for asker in askers for seconds in asker.asked.seconds],
            [question for asker in askers for question in asker.asked.wrong],
            sum(asker.asked.unanswered for asker in askers),
        )


def main() -> int:
    """Measure what the arguments ask for, print it, and exit with 1 where something went wrong."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--config", type=Path, default=Path("config.toml"))
    parser.add_argument("--file", type=Path, help="JSON lines with `question` (default: those of the corpus)")
    parser.add_argument("--rebuilds", type=int, default=50)
    parser.add_argument("--people", type=int, default=3, help="who ask at the same time")
    parser.add_argument("--pause", type=float, default=1.0, help="seconds between two questions of a person")
    parser.add_argument("--questions", type=int, default=40, help="how many of the file are asked")
    arguments = parser.parse_args()
    file = arguments.file or arguments.config.parent / "corpus" / "questions.jsonl"
    figures = measure(
        arguments.config.resolve(),
        questions_in(file)[: arguments.questions],
        rebuilds=arguments.rebuilds,
        people=arguments.people,
        pause=arguments.pause,
    )
    json.dump(figures, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
    return 1 if figures["wrong"] or figures["errors"] or figures["unanswered"] else 0


def measure(
    config: Path, questions: Sequence[str], *, rebuilds: int, people: int, pause: float
) -> dict[str, Any]:
    """Serve from the index of these settings with a new database; rebuild and ask; return the figures."""
    api = BotApi(TOKEN, specification=SPECIFICATION)
    with tempfile.TemporaryDirectory() as name, serving(api) as address:
        environment = {
            "POLICYBOT_TELEGRAM__BASE_URL": f"{address}/bot",
            "POLICYBOT_TELEGRAM__MODE": "polling",
            "POLICYBOT_TELEGRAM__ACCESS": "open",
            "POLICYBOT_TELEGRAM__ADMINS": f"[{ADMIN}]",
            "POLICYBOT_TELEGRAM__QUESTIONS_PER_MINUTE": "100000",
            "POLICYBOT_TELEGRAM__HISTORY_QUESTIONS": "0",  # so that each question stands alone
            "POLICYBOT_DATABASE__URL": f"sqlite:///{name}/bot.db",
        }
        with serving_bot(config, logs=Path(name), environment=environment) as bot:
            load_before = os.getloadavg()[0]
            crowd = Crowd(bot, api, questions, people, pause)
            idle = crowd.ask_while(lambda: time.sleep(min(60.0, 2.0 * len(questions))))
            results: list[tuple[str, float]] = []
            busy = crowd.ask_while(lambda: results.extend(_rebuilt(bot, api) for _ in range(rebuilds)))
            status, log = bot.terminate(), bot.log
    return _figures(results, idle, busy) | {
        "unanswered": busy.unanswered + idle.unanswered + sum(not said for said in crowd.known.values()),
        "errors": log.count("Traceback") + log.count(" ERROR "),
        "load_average": {"before": round(load_before, 1), "after": round(os.getloadavg()[0], 1)},
        "exit_status": status,
    }


def _figures(results: Sequence[tuple[str, float]], idle: Asked, busy: Asked) -> dict[str, Any]:
    return {
        "rebuilds": sum(said.startswith(_RESULTS[0]) for said, _ in results),
        "not_published": [said for said, _ in results if not said.startswith(_RESULTS[0])],
        "rebuild_seconds": _percentiles([seconds for _, seconds in results]),
        "questions_meanwhile": len(busy.seconds),
        "wrong": len(busy.wrong) + len(idle.wrong),
        "wrong_questions": sorted({*busy.wrong, *idle.wrong})[:10],
        "answer_seconds_before": _percentiles(idle.seconds),
        "answer_seconds_meanwhile": _percentiles(busy.seconds),
        "p95_ratio": _ratio(busy.seconds, idle.seconds),
    }


def _rebuilt(bot: Bot, api: BotApi) -> tuple[str, float]:
    """Have the index made again by the buttons; return what the bot said and the seconds it took."""
    world = api.world
    before = len(world.sent(ADMIN))
    world.write("/rebuild", person=ADMIN)
    page = bot.answers(world, ADMIN, before + 1)[-1]
    if "reply_markup" not in page:  # the last rebuild has told its result and is just ending
        time.sleep(_AGAIN_SECONDS)
        return _rebuilt(bot, api)
    began = time.perf_counter()
    world.press(page, texts.REBUILD_BUTTON, person=ADMIN)

    def said() -> list[str]:
        return [one["text"] for one in world.sent(ADMIN)[before + 1 :] if one["text"].startswith(_RESULTS)]

    bot.until(said, seconds=PATIENCE_SECONDS)
    return said()[-1], time.perf_counter() - began


def _percentiles(seconds: Sequence[float]) -> dict[str, float]:
    ordered = sorted(seconds)
    if not ordered:
        return {}
    at = {name: ordered[min(len(ordered) - 1, int(share * len(ordered)))] for name, share in _SHARES.items()}
    return {name: round(value, 3) for name, value in at.items()}


def _ratio(busy: Sequence[float], idle: Sequence[float]) -> float | None:
    before, meanwhile = _percentiles(idle), _percentiles(busy)
    return round(meanwhile["p95"] / before["p95"], 2) if before and meanwhile else None


_SHARES = {"p50": 0.5, "p95": 0.95, "max": 1.0}


if __name__ == "__main__":
    sys.exit(main())
