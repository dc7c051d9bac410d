"""Writes entries of a corpus's manifest; what people wrote around them stays as it is."""

import os
import re
import secrets
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path

from filelock import FileLock, Timeout

from ingest.errors import ManifestError

MANIFEST = "manifest.toml"
_LOCK = ".manifest.lock"
_PATIENCE_SECONDS = 30.0  # while another process writes
Value = str | date | Sequence[str] | None

_HEAD = re.compile(r"^[ \t]*\[\[document\]\]", re.MULTILINE)


def table_of(values: Mapping[str, Value]) -> str:
    """Return a [[document]] table with these values; those that are None or empty are left out."""
    lines = [f"{name} = {_written(value)}" for name, value in values.items() if value]
    return "\n".join(["[[document]]", *lines])


def entry_of(corpus: Path, file: str) -> str:
    """Return the table of a file as it stands in the manifest; "" where it has none."""
    block = next((block for block in _blocks(_read(corpus))[1] if _file_of(block) == file), "")
    return block[: len(block) - len(_tail_of(block))]


def values_of(table: str) -> dict[str, Value]:
    """Return the values of a table; none of ""."""
    found = tomllib.loads(table).get("document", [])
    return dict(found[0]) if found else {}


def put_entry(corpus: Path, file: str, table: str) -> None:
    """Let this be the table of a file in place of any other; "" takes it out.

    Nothing is half-written, and who writes at the same time waits; ManifestError where that takes too long.
    """
    if not table.strip() and not (corpus / MANIFEST).is_file():
        return
    try:
        with FileLock(corpus / _LOCK, timeout=_PATIENCE_SECONDS):
            _put_entry(corpus, file, table)
    except Timeout as error:
        path = corpus / MANIFEST
        raise ManifestError(f"Another process writes {path} all the time. Wait, then try again.") from error


def _put_entry(corpus: Path, file: str, table: str) -> None:
    head, blocks = _blocks(_read(corpus))
    place = next((at for at, block in enumerate(blocks) if _file_of(block) == file), None)
    table = table.strip()
    if place is not None:
        blocks[place] = table + _tail_of(blocks[place]) if table else _tail_of(blocks[place]).lstrip("\n")
        text = head + "".join(blocks)
    elif table:
        before = (head + "".join(blocks)).rstrip("\n")
        text = f"{before}\n\n{table}\n" if before else f"{table}\n"
    else:
        return
    _replace(corpus / MANIFEST, text)


def _tail_of(block: str) -> str:
    """Return what follows a table: blank lines, and comments about the next one."""
    lines = block.splitlines(keepends=True)
    while lines and (not lines[-1].strip() or lines[-1].lstrip().startswith("#")):
        lines.pop()
    return block[len("".join(lines).rstrip("\n")) :]


def _blocks(text: str) -> tuple[str, list[str]]:
    """Return what stands before the first table, and each table with what follows it."""
    starts = [*(match.start() for match in _HEAD.finditer(text)), len(text)]
    return text[: starts[0]], [text[start:end] for start, end in pairwise(starts)]


def _file_of(block: str) -> str | None:
    try:
        return str(tomllib.loads(block)["document"][0].get("file"))
    except (tomllib.TOMLDecodeError, KeyError, IndexError, AttributeError):
        return None  # a table that nobody can read is left alone


def _read(corpus: Path) -> str:
    path = corpus / MANIFEST
    try:
        return path.read_text(encoding="utf-8") if path.is_file() else ""
    except UnicodeDecodeError as error:
        raise ManifestError(f"{path} is not valid TOML: {error}. Correct that line.") from error


def _replace(path: Path, text: str) -> None:
    waiting = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with waiting.open("x", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        waiting.replace(path)
    finally:
        waiting.unlink(missing_ok=True)


def _written(value: Value) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return _quoted(value)
    return f"[{', '.join(_elements(value or ()))}]"


def _elements(values: Sequence[str]) -> Iterator[str]:
    return map(_quoted, values)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(char if char.isprintable() else f"\\U{ord(char):08x}" for char in escaped) + '"'
