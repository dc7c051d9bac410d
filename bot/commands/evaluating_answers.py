"""`evaluate-answers`: how well the bot answers questions whose answers are known."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.commands.arguments import Subparsers, add_command, add_json_option, positive
from bot.commands.output import print_json, print_table

if TYPE_CHECKING:
    from bot.composition import App
    from bot.measuring.answer_evaluation import Figure, Outcome
    from bot.measuring.answer_spans import SpanFigures
    from bot.measuring.fixed_questions import FixedQuestion

_EXAMPLES = """\
  policybot evaluate-answers corpus/questions.jsonl
  policybot evaluate-answers union.jsonl --no-diacritics --html worst.html
  policybot evaluate-answers union.jsonl --alias seed-article=articles/huan-luyen.txt --json
  policybot evaluate-answers benchmarks/laws --chars 400
"""
_DETAILS = """\
FILE holds JSON lines: id, question, kind, history, gold [{doc, article, quote}], acceptable,
forbidden_docs, answerable. They are asked over the live index, which must hold those documents.
A BEIR folder whose questions have short answers (metadata: answer, or answers) is asked over an index
of its own records, and what is quoted, cut to --chars, must contain the short answer."""
_CHARS = 400


def register(commands: Subparsers) -> None:
    """Add `evaluate-answers`."""
    parser = add_command(
        commands,
        "evaluate-answers",
        "measure answers to known questions",
        examples=_EXAMPLES,
        details=_DETAILS,
    )
    _add_options(parser)
    add_json_option(parser)
    parser.set_defaults(run=_run)


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("questions", type=Path, metavar="FILE|DIR", help="JSON lines, or a BEIR folder")
    parser.add_argument(
        "--no-diacritics", action="store_true", help="ask as people type in a chat, without diacritics"
    )
    parser.add_argument(
        "--alias",
        action="append",
        default=[],
        type=_alias,
        metavar="NAME=FILE",
        help="what the questions call NAME is the document FILE of the corpus",
    )
    parser.add_argument("--html", type=Path, metavar="FILE", help="write a page of the worst answers")
    parser.add_argument("--limit", type=positive, metavar="N", help="only the first N questions")
    parser.add_argument(
        "--chars",
        type=positive,
        default=_CHARS,
        metavar="N",
        help=f"of a BEIR folder: characters of the quotes that count (default: {_CHARS})",
    )


def _alias(text: str) -> tuple[str, str]:
    name, equals, file = text.partition("=")
    if not (name and equals and file):
        raise argparse.ArgumentTypeError(f"'{text}' is not NAME=FILE")
    return name, file


def _run(arguments: argparse.Namespace, app: "App") -> int:
    return _run_folder(arguments, app) if arguments.questions.is_dir() else _run_file(arguments, app)


def _run_file(arguments: argparse.Namespace, app: "App") -> int:
    from bot.keeping.progress import progress_bar
    from bot.measuring.answer_evaluation import ask_all, unknown_documents
    from bot.measuring.evaluation_metrics import require_writable

    if arguments.html:
        require_writable(arguments.html)
    questions = _questions(arguments)
    index = app.reader.current()
    for name in unknown_documents(questions, index.documents()):
        sys.stderr.write(
            f"policybot: {name} is not in the index; its questions count as wrong. "
            f"If it is there by another name, add --alias {name}=FILE.\n"
        )
    with progress_bar() as report:
        outcomes = ask_all(app.answerer, index, questions, is_stripped=arguments.no_diacritics, report=report)
    _show(outcomes, arguments)
    return 0


def _questions(arguments: argparse.Namespace) -> "list[FixedQuestion]":
    """Return the questions of a file; UserInputError where there is none, or one without its place."""
    from bot.errors import UserInputError
    from bot.measuring.fixed_questions import read_fixed_questions

    known = read_fixed_questions(arguments.questions)[: arguments.limit]
    questions = [_renamed(asked, dict(arguments.alias)) for asked in known]
    if not questions:
        raise UserInputError(f"There is no question in {arguments.questions}.")
    for asked in questions:
        if asked.answerable and not asked.gold:
            raise UserInputError(
                f'{asked.id} has no gold: say where its answer stands, or "answerable": false.'
            )
    return questions


def _show(outcomes: "Sequence[Outcome]", arguments: argparse.Namespace) -> None:
    """Print what was measured, and write the page of the worst answers where one is wanted."""
    from bot.measuring.answer_report import report_page

    if arguments.html:
        arguments.html.write_text(report_page(outcomes), encoding="utf-8")
        sys.stderr.write(f"policybot: the worst answers are shown in {arguments.html}\n")
    found = _as_json(outcomes)
    if arguments.json:
        print_json(found)
    else:
        _print(found)


def _renamed(asked: "FixedQuestion", names: Mapping[str, str]) -> "FixedQuestion":
    places = {
        field: tuple(
            place.model_copy(update={"doc": names.get(place.doc, place.doc)})
            for place in getattr(asked, field)
        )
        for field in ("gold", "acceptable")
    }
    return asked.model_copy(update=places)


def _as_json(outcomes: "Sequence[Outcome]") -> dict[str, Any]:
    from bot.measuring.answer_evaluation import figures, figures_by_kind
    from bot.measuring.answer_report import reasons
    from bot.measuring.evaluation import percentile

    spent = [(outcome.trace.timings_ms or {}).get("total", 0.0) for outcome in outcomes]
    return {
        "questions": len(outcomes),
        "measures": _plain(figures(outcomes)),
        "kinds": {kind: _plain(measures) for kind, measures in figures_by_kind(outcomes).items()},
        "latency_ms": {"p50": percentile(spent, 50), "p95": percentile(spent, 95)},
        "wrong": {one.asked.id: list(reasons(one)) for one in outcomes if one.is_wrong},
    }


def _plain(measures: "Mapping[str, Figure]") -> dict[str, dict[str, float]]:
    return {name: asdict(figure) for name, figure in measures.items()}


def _print(found: Mapping[str, Any]) -> None:
    rows = [
        (name, f"{one['value']:.3f}" if one["of"] else "-", str(one["of"]))
        for name, one in found["measures"].items()
    ]
    print_table(("measure", "value", "of"), rows)
    latency = found["latency_ms"]
    print(f"an answer takes p50 {latency['p50']:.0f} ms, p95 {latency['p95']:.0f} ms")
    for name, why in found["wrong"].items():
        print(f"wrong: {name} ({', '.join(why)})")


def _run_folder(arguments: argparse.Namespace, app: "App") -> int:
    from bot.errors import UserInputError
    from bot.measuring.evaluation_data import read_questions, read_short_answers, strip_diacritics

    folder = arguments.questions
    questions, known = read_questions(folder), read_short_answers(folder)
    if not known:
        raise UserInputError(f"No question of {folder} has a short answer (metadata: answer, or answers).")
    if arguments.no_diacritics:
        questions = {key: strip_diacritics(text) for key, text in questions.items()}
    found = _measured(arguments, app, questions, known)
    if arguments.json:
        print_json({**asdict(found), "chars": arguments.chars})
    else:
        print(f"questions with a short answer  {found.questions}")
        print(f"quoted in {arguments.chars} characters    {found.contained:.3f}")
        print(f"sure enough to be answered     {found.answered:.3f}")
    return 0


def _measured(
    arguments: argparse.Namespace,
    app: "App",
    questions: Mapping[str, str],
    known: "Mapping[str, tuple[str, ...]]",
) -> "SpanFigures":
    """Ask the questions over an index of the folder's own records, and return what the quotes contain."""
    from bot.keeping.progress import progress_bar
    from bot.measuring.answer_spans import measure_spans
    from bot.measuring.evaluation_index import build_index

    chosen = app.settings.answering
    with progress_bar() as report:
        path, _ = build_index(arguments.questions, app.evaluation_caches, app.embedder, report=report)
        answerer = app.answerer_over(app.reader_of(path))
        longest = min(arguments.chars, chosen.max_quote_chars)
        return measure_spans(
            replace(answerer, min_confidence=0.0, max_quote_chars=longest),
            questions,
            known,
            min_confidence=chosen.min_confidence,
            chars=arguments.chars,
            limit=arguments.limit,
            report=report,
        )
