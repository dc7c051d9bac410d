"""Tells whether this policybot can read what a backup holds."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.state.schema import SCHEMA_VERSION
from vectorstore.generations import FORMAT, MANIFEST


def misfit(generation: Path | None, database: Path | None) -> str:
    """Return why this policybot cannot read a generation or an SQLite file; "" where it can."""
    if generation is not None:
        found = _format(generation / MANIFEST)
        if found != FORMAT:
            return f"its index has format {found}, this policybot reads {FORMAT}"
    if database is not None and database.is_file():
        try:
            schema = _schema(database)
        except sqlite3.Error as error:
            return f"its database cannot be read: {error}"
        if schema > SCHEMA_VERSION:
            return f"its database has schema {schema}, this policybot knows {SCHEMA_VERSION} and earlier ones"
    return ""


def _format(manifest: Path) -> object:
    """Return the format of a generation; those of the first do not say it."""
    try:
        content = json.loads(manifest.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return "unknown"
    return content.get("format", 1) if isinstance(content, dict) else "unknown"


def _schema(database: Path) -> int:
    with closing(sqlite3.connect(database)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        if "schema_version" not in tables:
            return 0
        return int(connection.execute("SELECT max(version) FROM schema_version").fetchone()[0] or 0)
