"""`ask`: one question and its answer, or a file of questions and a line for each."""

import argparse
import sys
from typing import TYPE_CHECKING

from bot.commands.arguments import Subparsers, add_command, add_json_option, day
from bot.commands.output import print_json

if TYPE_CHECKING:
    from bot.answers import Trace
    from bot.composition import App

_EXAMPLES = """\
  policybot ask "Mức đóng kinh phí công đoàn là bao nhiêu?"
  policybot ask --as-of 1/7/2020 "Điều 26 Luật Công đoàn" --json
  policybot ask --file questions.jsonl --json > answers.jsonl
  policybot ask --explain "Nghỉ phép năm mấy ngày?"
"""
_DETAILS = """\
Diacritics may be missing. A FILE has one JSON object a line:
{"question": "...", "history": ["earlier question", ...], "as_of": "2024-07-01"}, the last two optional;
"-" reads standard input. Answers come in the same order, one a line."""


def register(commands: Subparsers) -> None:
    """Add `ask`."""
    parser = add_command(
        commands, "ask", "answer one question, or a file of them", examples=_EXAMPLES, details=_DETAILS
    )
    parser.add_argument("question", nargs="*", metavar="QUESTION", help="the question, quoted or not")
    parser.add_argument("--file", metavar="FILE", help="questions as JSON lines")
    parser.add_argument("--as-of", type=day, metavar="DATE", help="answer with what held on this day")
    add_json_option(parser)
    parser.add_argument(
        "--explain", action="store_true", help="below the answer, why it was chosen and how sure it is"
    )
    parser.set_defaults(run=_run, fail=parser.error)


def _run(arguments: argparse.Namespace, app: "App") -> int:
    question = " ".join(arguments.question).strip()
    if bool(question) == bool(arguments.file):
        arguments.fail("give one QUESTION, or --file FILE")
    if arguments.json and arguments.explain:
        arguments.fail("--explain is for people; leave out --json")
    if arguments.file:
        return _answer_file(arguments, app)
    _print_trace(app, app.answerer.answer(question, as_of=arguments.as_of), arguments)
    return 0


def _answer_file(arguments: argparse.Namespace, app: "App") -> int:
    from bot.asked.questions import open_questions

    with open_questions(arguments.file, sys.stdin) as questions:
        for asked in questions:
            trace = app.answerer.answer(
                asked.question, history=asked.history, as_of=asked.as_of or arguments.as_of
            )
            _print_trace(app, trace, arguments)
    return 0


def _print_trace(app: "App", trace: "Trace", arguments: argparse.Namespace) -> None:
    if arguments.json:
        from bot.wording.json_output import trace_to_json

        print_json(trace_to_json(trace, today=app.today()))
    else:
        from bot.wording.plain import render_plain

        print(render_plain(trace, today=app.today()), flush=True)
    if arguments.explain:
        from bot.wording.explaining import explained

        least = app.settings.answering.min_confidence
        print(f"\n{explained(trace, app.reader.current(), min_confidence=least)}", flush=True)
