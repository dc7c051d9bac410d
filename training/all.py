"""Make every shipped model again, one after the other: `make models`.

The last three steps fit the weights of `bot/`, which follow the models: they print them, to be copied there.
"""

import argparse
import logging
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

logger = logging.getLogger(__name__)

STEPS = {  # each module, and what it is given beside the texts
    "training.diacritics": (),
    "training.embedding": ("--out", "var/training/embedding"),
    "training.refining": ("--base", "var/training/embedding"),
    "training.translations": (),
    "training.reranking": (),
    "training.answering": ("--limit", "400"),
    "training.sentences": (),
    "training.confidence": ("--curve", "docs/confidence.svg"),
}
_TEXTS = ("benchmarks", "corpus", "text")

Run = Callable[[Sequence[str]], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the steps; the exit code is that of the first one that fails, and none follows it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder of the training texts")
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    missing = [name for name in _TEXTS if not (options.shared / name).is_dir()]
    if missing:
        logger.error(
            "There are no training texts at %s (missing: %s): name their folder with --shared. "
            "The shipped models need no training.",
            options.shared,
            ", ".join(missing),
        )
        return 1
    return run_steps(options.shared, subprocess.call)


def run_steps(shared: Path, run: Run) -> int:
    """Run each step with this Python; return the exit code of the last one that ran."""
    code = 0
    for step, more in STEPS.items():
        started = time.monotonic()
        logger.info("step=%s", step)
        code = run([sys.executable, "-m", step, "--shared", str(shared), *more])
        logger.info("step=%s exit=%s seconds=%.0f", step, code, time.monotonic() - started)
        if code:
            logger.error("%s failed; the steps after it were not taken.", step)
            break
    return code


if __name__ == "__main__":
    sys.exit(main())
