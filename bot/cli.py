"""The door of the command line: reads the arguments, runs one command, turns errors into one line."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bot import __version__
from bot.commands import COMMANDS
from bot.errors import BotError
from ingest.errors import IngestError
from vectorstore.errors import VectorstoreError

if TYPE_CHECKING:
    from bot.composition import App
    from bot.settings import Settings

DONE, FAILED, INTERRUPTED = 0, 1, 130

_EXAMPLES = """\
examples:
  policybot ingest                                  bring the index in line with the corpus
  policybot ask "Mức đóng kinh phí công đoàn?"      one answer with its sources
  policybot chat                                    a conversation in the terminal
  policybot serve                                   the Telegram bot (needs TELEGRAM_BOT_TOKEN)
  policybot --config /etc/policybot/config.toml status

Each command explains itself: policybot COMMAND --help
"""


def main(argv: Sequence[str] | None = None, *, compose: "Callable[[Settings], App] | None" = None) -> int:
    """Run one command and return its exit status: 0 done, 1 failed, 2 usage."""
    _speak_utf8()
    arguments = build_parser().parse_args(_decoded(sys.argv[1:] if argv is None else argv))
    try:
        status = _run(arguments, compose)
        sys.stdout.flush()
    except KeyboardInterrupt:
        sys.stderr.write("\npolicybot: stopped.\n")
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has seen enough; the interpreter must not complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except (BotError, IngestError, VectorstoreError, OSError) as error:
        sys.stderr.write(f"policybot: {_one_line(error)}\n")
        return FAILED
    return status


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands; importing what they need is left to the commands."""
    parser = argparse.ArgumentParser(
        prog="policybot",
        description="Answers questions about Vietnamese policy documents, each answer with its sources.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"policybot {__version__}")
    parser.add_argument(
        "--config",
        type=Path,
        default=Path("config.toml"),
        metavar="PATH",
        help="settings file (default: ./config.toml)",
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for register in COMMANDS:
        register(commands)
    return parser


def _run(arguments: argparse.Namespace, compose: "Callable[[Settings], App] | None") -> int:
    from bot.keeping.restoring import refuse_half_restored
    from bot.local_time import live_in
    from bot.logs import configure_logs
    from bot.settings_loading import load_settings

    settings = load_settings(arguments.config)
    if not getattr(arguments, "works_half_restored", False):
        refuse_half_restored(settings.index.path)
    live_in(settings.corpus.time_zone)
    configure_logs(
        settings.logging.level,
        is_server=getattr(arguments, "is_server", False),
        form=settings.logging.format,
    )
    status: int = arguments.run(arguments, (compose or _compose)(settings))
    return status


def _compose(settings: "Settings") -> "App":
    from bot.composition import compose

    return compose(settings)


def _speak_utf8() -> None:
    """Vietnamese must come through whatever the locale says; what was closed reads and writes nothing."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 (to the end)
        reconfigure = getattr(getattr(sys, name), "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def _decoded(words: Sequence[str]) -> list[str]:
    """Read the arguments as UTF-8; a locale without it leaves half-letters that nothing can print."""
    return [os.fsencode(word).decode("utf-8", errors="replace") for word in words]


def _one_line(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        where = f": {error.filename}" if error.filename else ""
        return f"{error.strerror}{where}. Check the path, its permissions and the free disk space."
    return " ".join(str(error).split())
