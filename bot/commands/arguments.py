"""The kinds of values that commands take, read from what was typed."""

import argparse
import time
from datetime import date
from typing import Any

from bot.validity.days import read_day

_DEFAULT_DAYS = 30
_DAY_SECONDS = 24 * 3600.0

Subparsers = Any  # argparse gives its type no public name


def add_command(
    commands: Subparsers, name: str, summary: str, *, examples: str = "", details: str = ""
) -> argparse.ArgumentParser:
    """Add a command with its one-line summary, and examples shown by its --help."""
    parser: argparse.ArgumentParser = commands.add_parser(
        name,
        help=summary,
        description=f"{summary[:1].upper()}{summary[1:]}.\n{details}".strip(),
        epilog=f"examples:\n{examples}" if examples else None,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    return parser


def add_json_option(parser: "argparse.ArgumentParser | argparse._MutuallyExclusiveGroup") -> None:
    """Give a command its --json."""
    parser.add_argument("--json", action="store_true", help="print JSON for programs")


def add_days_option(parser: argparse.ArgumentParser, *, of: str = "of") -> None:
    """Give a command its --days, how far it looks back."""
    parser.add_argument(
        "--days",
        type=positive,
        default=_DEFAULT_DAYS,
        metavar="N",
        help=f"{of} the last N days (default: {_DEFAULT_DAYS})",
    )


def last_days(days: int) -> tuple[float, float]:
    """Return when the last days began, and now."""
    until = time.time()
    return until - days * _DAY_SECONDS, until


def day(text: str) -> date:
    """Read 2024-07-01 or 1/7/2024."""
    try:
        return read_day(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def positive(text: str) -> int:
    """Read a whole number of at least 1."""
    if not text.isascii() or not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is not a number of at least 1")
    return int(text)
