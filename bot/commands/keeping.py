"""`backup` and `restore`: everything in one file, and back."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands.arguments import Subparsers, add_command
from bot.commands.output import format_bytes, local_time

if TYPE_CHECKING:
    from bot.composition import App
    from bot.keeping.backup import BackupSummary

_MOST_TRIES = 5  # while others publish


def register(commands: Subparsers) -> None:
    """Add `backup` and `restore`."""
    backup = add_command(
        commands,
        "backup",
        "write corpus, live index, database and what staff sent into one tar",
        examples="  policybot backup /backups/policybot-monday.tar.gz\n",
        details="The bot may go on answering meanwhile. Compressed where FILE ends in .gz, .tgz or .xz.",
    )
    backup.add_argument("file", type=Path, metavar="FILE", help="the tar to write, or to replace")
    backup.set_defaults(run=_backup)

    restore = add_command(
        commands,
        "restore",
        "bring a backup back, after checking every file of it",
        examples="  policybot restore /backups/policybot-monday.tar.gz --yes\n",
        details="Replaces the corpus, the live generation, the database and the files beside it; all of\n"
        "them or none. Stop `serve` first. What another version of policybot or another embedding model\n"
        "wrote is refused, unless the index is made anew with --rebuild.",
    )
    restore.add_argument("file", type=Path, metavar="FILE", help="what `policybot backup` wrote")
    restore.add_argument("--yes", action="store_true", help="replace a corpus that is not empty")
    restore.add_argument(
        "--rebuild",
        action="store_true",
        help="make the index anew afterwards, with the model of the settings",
    )
    restore.set_defaults(run=_restore, works_half_restored=True)


def _backup(arguments: argparse.Namespace, app: "App") -> int:
    from bot.errors import UserInputError
    from bot.keeping.backup import sqlite_path

    target: Path = arguments.file.resolve()
    if not target.parent.is_dir():
        raise UserInputError(f"No folder {target.parent}: create it, or name another FILE.")
    for folder in (app.corpus, app.settings.index.path, *_beside(app).values()):
        if target.is_relative_to(folder.resolve()):
            raise UserInputError(
                f"{arguments.file} is inside {folder}, which it backs up: name a file elsewhere."
            )
    summary = _write(arguments.file, app)
    database = "included" if summary.has_database else "none"
    print(
        f"{arguments.file}: {summary.files} files, {format_bytes(summary.bytes)}, "
        f"generation {summary.generation or 'none'}, database {database}"
    )
    if sqlite_path(app.settings.database.url) is None:
        sys.stderr.write("The database is not SQLite: back it up with its own tools.\n")
    return 0


def _write(file: Path, app: "App") -> "BackupSummary":
    """Write the backup of what is live; anew where that was deleted meanwhile, others having gone live."""
    from bot.keeping.backup import GenerationGoneError, Kept, sqlite_path, write_backup

    database = sqlite_path(app.settings.database.url)
    for _ in range(_MOST_TRIES - 1):
        live = app.generations.current()
        with suppress(GenerationGoneError):
            return write_backup(file, Kept(app.corpus, app.settings.index.path, live, database, _beside(app)))
    live = app.generations.current()
    return write_backup(file, Kept(app.corpus, app.settings.index.path, live, database, _beside(app)))


def _beside(app: "App") -> dict[str, Path]:
    """Return the folders of files that the database points to."""
    return {"removed": app.removed_files, "uploads": app.uploads}


@contextmanager
def _nobody_serving(app: "App") -> Iterator[None]:
    """Keep `serve` from working with the database meanwhile; UserInputError where it does already."""
    from bot.errors import UserInputError
    from bot.keeping.backup import sqlite_path
    from bot.tg.running.instance import AlreadyServedError, alone_with, only_instance

    path = sqlite_path(app.settings.database.url)
    with ExitStack() as held:
        try:
            if path is not None:
                held.enter_context(alone_with(path))
            else:
                from bot.state import State

                held.enter_context(
                    only_instance(held.enter_context(closing(State(app.settings.database.url))))
                )
        except AlreadyServedError as error:
            raise UserInputError(
                "`policybot serve` works with this database: stop it first. Nothing was changed."
            ) from error
        yield


def _restore(arguments: argparse.Namespace, app: "App") -> int:
    from bot.commands.indexing import ingest, print_report
    from bot.keeping.auditing import keep_in_audit
    from bot.keeping.backup import sqlite_path
    from bot.keeping.forgetting import erasures_kept
    from bot.keeping.restore import Places, restore_backup, verify_backup

    _undo_cut_short(app)
    manifest = verify_backup(arguments.file)
    if not arguments.yes:
        _refuse_to_replace(app.settings.corpus.path, arguments.file)
    database = sqlite_path(app.settings.database.url)
    places = Places(app.settings.corpus.path, app.settings.index.path, database, _beside(app))
    with _nobody_serving(app), app.generations.writing():
        restore_backup(
            arguments.file,
            manifest,
            places,
            make_current=app.generations.make_live,
            embedder=None if arguments.rebuild else _embedder_of(app),
            current=app.generations.readable_current() or "",
            meanwhile=erasures_kept(app.settings),
        )
    keep_in_audit(app.settings, "restore", f"{manifest.generation or 'none'} of {manifest.created}")
    print(
        f"Restored {len(manifest.files)} files of {local_time(manifest.created)}, "
        f"generation {manifest.generation or 'none'}. `policybot check` tells whether all is well."
    )
    if arguments.rebuild:
        print_report(ingest(app, is_rebuild=True))
    return 0


def _refuse_to_replace(corpus: Path, backup: Path) -> None:
    from bot.errors import UserInputError

    if corpus.is_dir() and any(corpus.iterdir()):
        raise UserInputError(f"{corpus} is not empty: restore with --yes to replace it by {backup.name}.")


def _undo_cut_short(app: "App") -> None:
    from bot.keeping.restoring import journal_beside, undo_cut_short

    index = app.settings.index.path
    if not journal_beside(index).is_file():
        return
    with _nobody_serving(app), app.generations.writing():
        if undo_cut_short(index, app.generations.make_live):
            sys.stderr.write("A restore that was cut short is undone: all is as it was before it.\n")


def _embedder_of(app: "App") -> str:
    """Return the model of the settings; "" where it cannot be loaded, which keeps nobody from restoring."""
    from vectorstore.errors import VectorstoreError

    try:
        return app.embedder.name
    except VectorstoreError:
        return ""
