"""`serve`: the Telegram bot."""

import argparse
from typing import TYPE_CHECKING

from bot.commands.arguments import Subparsers, add_command

if TYPE_CHECKING:
    from bot.composition import App

_DETAILS = """\
Set TELEGRAM_BOT_TOKEN to the token that @BotFather gave.
SIGTERM or Ctrl-C stops it after the answers under way."""


def register(commands: Subparsers) -> None:
    """Add `serve`."""
    parser = add_command(
        commands,
        "serve",
        "run the Telegram bot, by polling or webhook as [telegram] mode says",
        examples="  TELEGRAM_BOT_TOKEN=123:abc policybot serve\n",
        details=_DETAILS,
    )
    parser.set_defaults(run=_run, is_server=True)


def _run(arguments: argparse.Namespace, app: "App") -> int:  # noqa: ARG001 (commands are called alike)
    from bot.tg.app import run

    run(app)
    return 0
