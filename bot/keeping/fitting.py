"""Tells whether this policybot can read what a backup holds."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.state.schema import SCHEMA_VERSION
from vectorstore.generation import FORMAT, MANIFEST

_REBUILD = ", or restore with --rebuild to have the index made anew from the corpus"


def misfit(generation: Path | None, database: Path | None, *, embedder: str = "") -> str:
    """Return why this policybot cannot read a generation or an SQLite file; "" where it can.

    `embedder` is the model of the settings, "" where it is not known.
    """
    if generation is not None:
        manifest = _manifest(generation / MANIFEST)
        found, made_with = manifest.get("format", 1), manifest.get("embedder", embedder)
        if found != FORMAT:
            return f"its index has format {found}, this policybot reads {FORMAT}{_REBUILD}"
        if embedder and made_with != embedder:
            return (
                f"its index was made with the embedding model {made_with}, the settings name {embedder}; "
                f"set [embedding] model to that one{_REBUILD}"
            )
    if database is not None and database.is_file():
        try:
            schema = _schema(database)
        except sqlite3.Error as error:
            return f"its database cannot be read: {error}"
        if schema > SCHEMA_VERSION:
            return f"its database has schema {schema}, this policybot knows {SCHEMA_VERSION} and earlier ones"
    return ""


def _manifest(path: Path) -> dict[str, object]:
    """Return what a generation says of itself; those of the first format do not say which it is."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        content = None
    return content if isinstance(content, dict) else {"format": "unknown"}


def _schema(database: Path) -> int:
    with closing(sqlite3.connect(database)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        if "schema_version" not in tables:
            return 0
        return int(connection.execute("SELECT max(version) FROM schema_version").fetchone()[0] or 0)
