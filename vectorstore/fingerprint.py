"""What a model folder is: a short hash that changes when any file that matters changes."""

import hashlib
from pathlib import Path

_LENGTH = 12


def fingerprint_of_folder(folder: Path) -> str:
    """Return a hash over the files of a model folder; model cards and hidden files do not count."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if _counts(path.relative_to(folder))):
        if path.is_file():
            with path.open("rb") as opened:
                content = hashlib.file_digest(opened, "sha256").hexdigest()
            digest.update(f"{path.relative_to(folder).as_posix()} {content}\n".encode())
    return digest.hexdigest()[:_LENGTH]


def _counts(path: Path) -> bool:
    return path.suffix != ".md" and not any(part.startswith(".") for part in path.parts)
