"""`chat`: a conversation in the terminal."""

import argparse
import sys
from functools import partial
from typing import TYPE_CHECKING

from bot.commands.arguments import Subparsers, add_command

if TYPE_CHECKING:
    from bot.composition import App

_DETAILS = """\
Follow-ups lean on the questions before. /moi starts anew, /nguon N shows source N of the
last answer in its surroundings, /thoat ends; so does the end of piped input, of which
each line is printed above its answer."""


def register(commands: Subparsers) -> None:
    """Add `chat`."""
    parser = add_command(
        commands,
        "chat",
        "a conversation in the terminal, in Vietnamese",
        examples='  policybot chat\n  echo "Kinh phí công đoàn đóng bao nhiêu?" | policybot chat\n',
        details=_DETAILS,
    )
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace, app: "App") -> int:  # noqa: ARG001 (commands are called alike)
    from bot.terminal import Terminal, prompted_lines, source_in_context
    from bot.wording.plain import render_plain

    app.reader.current()  # a missing index is told before the first question is typed
    is_typed = sys.stdin.isatty()
    terminal = Terminal(
        app.answerer,
        sys.stdout,
        render=partial(render_plain, today=app.today()),
        show_source=lambda citation: source_in_context(app.reader.current(), citation),
        history_questions=app.settings.telegram.history_questions,
        echoes=not is_typed,
    )
    if is_typed:
        terminal.greet()
        terminal.converse(prompted_lines())
    else:
        terminal.converse(sys.stdin)
    return 0
