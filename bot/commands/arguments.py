"""The kinds of values that commands take, read from what was typed."""

import argparse
import re
from datetime import date
from typing import Any

Subparsers = Any  # argparse gives its type no public name

_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


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


def add_json_option(parser: argparse.ArgumentParser) -> None:
    """Give a command its --json."""
    parser.add_argument("--json", action="store_true", help="print JSON for programs")


def day(text: str) -> date:
    """Read 2024-07-01 or 1/7/2024."""
    found = _DAY_FIRST.fullmatch(text.strip())
    try:
        if found is not None:
            return date(int(found[3]), int(found[2]), int(found[1]))
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"'{text}' is not a date: write 2024-07-01 or 1/7/2024") from error


def positive(text: str) -> int:
    """Read a whole number of at least 1."""
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is not a number of at least 1")
    return int(text)
