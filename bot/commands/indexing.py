"""`ingest` and `rebuild`: bring the index in line with the corpus."""

import argparse
import sys
from typing import TYPE_CHECKING, Any

from bot.commands.arguments import Subparsers, add_command, add_json_option
from bot.commands.output import print_json

if TYPE_CHECKING:
    from bot.composition import App
    from ingest.report import IngestReport

_DETAILS = """\
A file that cannot be read is reported on a line of its own; the rest is published, and where its
document is live, that stays as it was read before. The live index answers until the new one has
passed its self-probe and the fixed questions of corpus/questions.jsonl."""


def register(commands: Subparsers) -> None:
    """Add `ingest` and `rebuild`."""
    ingest = add_command(
        commands,
        "ingest",
        "bring the index in line with the corpus",
        examples="  policybot ingest\n  policybot ingest --json\n",
        details=_DETAILS,
    )
    add_json_option(ingest)
    ingest.set_defaults(run=_run, is_rebuild=False)
    rebuild = add_command(
        commands,
        "rebuild",
        "the same from nothing, reusing no vectors",
        examples="  policybot rebuild\n",
        details="Needed after another embedding model was set.",
    )
    add_json_option(rebuild)
    rebuild.set_defaults(run=_run, is_rebuild=True)


def _run(arguments: argparse.Namespace, app: "App") -> int:
    _refuse_empty(app)
    report = ingest(app, is_rebuild=arguments.is_rebuild)
    if arguments.json:
        print_json(report_to_json(report))
    else:
        print_report(report)
        _tell_what_the_folder_lacks(app)
    return 0


def _tell_what_the_folder_lacks(app: "App") -> None:
    """Name what stands beside the documents and stays behind where [corpus] path is set to another folder."""
    from bot.composition import FIXED_QUESTIONS, GLOSSARY
    from ingest.manifest_writing import MANIFEST

    lacks = {
        MANIFEST: (
            "when a document ended is known only where a text says so, and one that has ended may pass for "
            f"in force; review {app.proposals} and save it there as {MANIFEST}"
        ),
        GLOSSARY: "abbreviations beyond the built-in are searched as typed",
        FIXED_QUESTIONS: "no fixed questions guard the index",
    }
    for name, means in lacks.items():
        if not (app.corpus / name).is_file():
            print(f"no {name} in {app.corpus}: {means}")


def _refuse_empty(app: "App") -> None:
    """A folder that lost all its files, or the wrong folder, must not empty the index."""
    from bot.errors import UserInputError
    from ingest.corpus_files import corpus_files

    if not corpus_files(app.corpus):
        raise UserInputError(
            f"No document in {app.corpus}: put some there, or set [corpus] path. Nothing was changed."
        )


def ingest(app: "App", *, is_rebuild: bool) -> "IngestReport":
    """Bring the index in line with the corpus; failed files are named on stderr."""
    from bot.keeping.auditing import keep_in_audit, summary_of
    from bot.keeping.in_line import follow_corpus
    from bot.keeping.progress import progress_bar
    from ingest.manifest import doubtful, load_manifest

    with progress_bar() as report_progress:
        report = follow_corpus(app, rebuild=is_rebuild, progress=report_progress)
    tell_failed(report)
    for doubt in doubtful(load_manifest(app.corpus), app.corpus):
        sys.stderr.write(f"{doubt}\n")
    if is_rebuild or report.added or report.replaced or report.removed:
        keep_in_audit(app.settings, "rebuild" if is_rebuild else "ingest", summary_of(report))
    return report


def tell_of_going_forward(app: "App", doing: str) -> None:
    """Say so where what is done now brings back what a rollback took away."""
    from bot.keeping.in_line import undoes_rollback

    if undoes_rollback(app):
        print(f"! The index was rolled back: {doing} goes forward again, to all that the corpus has now.")


def tell_what_changed(app: "App", action: str, report: "IngestReport") -> None:
    """Print what a change of the corpus brought, and keep it in the audit log as `action`."""
    from bot.keeping.auditing import keep_in_audit, summary_of

    tell_failed(report)
    keep_in_audit(app.settings, action, summary_of(report))
    print_report(report)


def tell_failed(report: "IngestReport") -> None:
    """Name on stderr the files that could not be read, and what was found of the index that was live."""
    if report.damage:
        sys.stderr.write(f"The live index was damaged, all was made anew from the corpus: {report.damage}\n")
    for failure in report.failed:
        kept = " The document stays as it was read before." if failure.is_kept else ""
        sys.stderr.write(f"{failure.file}: {' '.join(failure.error.split())}{kept}\n")


def report_to_json(report: "IngestReport") -> dict[str, Any]:
    """Return the object that `ingest --json` prints."""
    return {
        "added": list(report.added),
        "replaced": list(report.replaced),
        "removed": list(report.removed),
        "unchanged": report.unchanged,
        "failed": [
            {"file": failure.file, "error": failure.error, "kept": failure.is_kept}
            for failure in report.failed
        ],
        "generation": report.generation,
        "seconds": round(report.seconds, 2),
    }


def print_report(report: "IngestReport") -> None:
    """Print what changed, for people."""
    for sign, ids in (("+", report.added), ("~", report.replaced), ("-", report.removed)):
        for document_id in ids:
            print(f"{sign} {document_id}")
    print(
        f"{len(report.added)} added, {len(report.replaced)} replaced, {len(report.removed)} removed, "
        f"{report.unchanged} unchanged, {len(report.failed)} failed; "
        f"generation {report.generation}, {report.seconds:.1f} s"
    )
