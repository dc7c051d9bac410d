"""Tells the bot odd messages: controls, right-to-left, marks on marks, 4,096 emoji, markup, entities, edits.

    python -m benchmarks.telegram_odd --config config.toml --messages 10000

The index must be there (`policybot ingest`). The core is the real one, Telegram a stand-in that has every
message of the bot read by TDLib's own parser and compared with the published Bot API. Prints one JSON object,
with the first message that fails.
"""

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from benchmarks.telegram_load import questions_in
from bot.composition import compose
from bot.settings_loading import load_settings
from tests.bot.tg.fakes import SPECIFICATION
from tests.end_to_end.odd import Odd, Talk, odd_messages, talking


def main() -> int:
    """Tell as many as the arguments ask for and print what came of it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--config", type=Path, default=Path("config.toml"))
    parser.add_argument("--file", type=Path, help="JSON lines with `question` (default: those of the corpus)")
    parser.add_argument("--messages", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    file = arguments.file or arguments.config.parent / "corpus" / "questions.jsonl"
    app = compose(load_settings(arguments.config))
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as name, talking(app, Path(name)) as talk:
        figures = tell(talk, questions_in(file), messages=arguments.messages, number=arguments.seed)
    figures["seconds"] = round(time.perf_counter() - started, 1)
    json.dump(figures, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
    return 0 if figures["failure"] is None else 1


def tell(talk: Talk, questions: list[str], *, messages: int, number: int) -> dict[str, Any]:
    """Tell so many messages; return how many were told and the first failure, if any."""

    @seed(number)
    @settings(
        max_examples=messages,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(data=st.data())
    def tell_one(data: st.DataObject) -> None:
        talk.errors.clear()
        odd = data.draw(odd_messages(questions))
        try:
            talk.tell(odd)
        except Exception:  # whatever goes wrong is what is looked for; the message is kept, the error goes on
            failing.append(odd)
            raise

    failure = None
    failing: list[Odd] = []
    try:
        tell_one()
    except Exception as error:  # noqa: BLE001 (whatever goes wrong is what is looked for)
        failure = "\n".join([f"{type(error).__name__}: {error}", *getattr(error, "__notes__", ())])
    return {
        "told": talk.told,
        "failure": failure,
        "failing_message": ascii(failing[0]) if failing else None,
        "violations": len(talk.api.world.violations)
        if SPECIFICATION
        else "the Bot API is not there to check",
    }


if __name__ == "__main__":
    sys.exit(main())
