"""Writes files so that they are whole on disk, or not there at all, at whatever moment the machine stops."""

import os
from pathlib import Path


def write_atomically(path: Path, text: str) -> None:
    """Put a file in the place of another in one step."""
    temporary = beside(path)
    temporary.write_text(text, encoding="utf-8")
    sync(temporary)
    temporary.replace(path)
    sync(path.parent)


def beside(path: Path) -> Path:
    """Return where a file is written before it takes its place."""
    return path.with_name(f"{path.name}.new")


def sync(path: Path) -> None:
    """Wait until a file, or the entries of a folder, are on disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
