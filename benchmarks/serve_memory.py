"""Measures the memory of `policybot serve` while people ask: the real process, over loopback HTTP.

    python -m benchmarks.serve_memory --config config.toml --questions 50

The index must be there (`policybot ingest`). Prints one JSON object; sizes are resident memory in MB of
1,000,000 bytes. Reads /proc, so it runs on Linux.
"""

import argparse
import json
import re
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.bot_api_server.api import BotApi
from tests.bot_api_server.server import serving
from tests.end_to_end.process import TOKEN, Bot, serving_bot

FIRST_PERSON = 1000


def main() -> int:
    """Measure what the arguments ask for and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=Path("config.toml"))
    parser.add_argument("--file", type=Path, help="JSON lines with `question` (default: those of the corpus)")
    parser.add_argument("--questions", type=int, default=50)
    arguments = parser.parse_args()
    file = arguments.file or arguments.config.parent / "corpus" / "questions.jsonl"
    lines = file.read_text(encoding="utf-8").splitlines()
    known = [json.loads(line)["question"] for line in lines if line.strip()]
    questions = [known[number % len(known)] for number in range(arguments.questions)]
    json.dump(measure(arguments.config.resolve(), questions), sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
    return 0


def measure(config: Path, questions: list[str]) -> dict[str, Any]:
    """Serve from the index of these settings with a new database, ask, and return the figures."""
    api = BotApi(TOKEN)
    with tempfile.TemporaryDirectory() as name, serving(api) as address:
        overrides = {
            "POLICYBOT_TELEGRAM__BASE_URL": f"{address}/bot",
            "POLICYBOT_TELEGRAM__MODE": "polling",
            "POLICYBOT_TELEGRAM__ACCESS": "open",
            "POLICYBOT_DATABASE__URL": f"sqlite:///{name}/bot.db",
        }
        with serving_bot(config, logs=Path(name), environment=overrides) as bot:
            before = resident_mb(bot, "VmRSS")
            seconds = [ask(bot, api, text, FIRST_PERSON + n) for n, text in enumerate(questions)]
            after, peak = resident_mb(bot, "VmRSS"), resident_mb(bot, "VmHWM")
            bot.terminate()
    said = [api.world.sent(FIRST_PERSON + n)[0] for n in range(len(questions))]
    return {
        "questions": len(questions),
        "with_citations": sum("[1]" in str(message["text"]) for message in said),
        "rss_mb": {"at_start": before, "after": after, "peak": peak},
        "seconds_until_answer": {
            "p50": round(statistics.median(seconds), 3),
            "p95": round(sorted(seconds)[int(0.95 * (len(seconds) - 1))], 3),
        },
    }


def ask(bot: Bot, api: BotApi, question: str, person: int) -> float:
    """Ask as one person; return the seconds until the answer was in the chat."""
    started = time.perf_counter()
    api.world.write(question, person=person)
    bot.answers(api.world, person)
    return time.perf_counter() - started


def resident_mb(bot: Bot, field: str) -> float:
    """Return a figure of the kernel about the process: VmRSS is the memory now, VmHWM its highest."""
    status = Path(f"/proc/{bot.process.pid}/status").read_text(encoding="utf-8")
    kibibytes = re.search(rf"^{field}:\s+(\d+) kB", status, re.MULTILINE)
    if kibibytes is None:
        raise SystemExit(f"The kernel does not tell {field} of the process.")
    return round(int(kibibytes.group(1)) / 1024, 1)


if __name__ == "__main__":
    sys.exit(main())
