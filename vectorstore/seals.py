"""The digests of a generation's files, written when it is sealed: what is changed afterwards is damage.

Chroma writes to its files also where it only reads: of those, only that they are there is kept, and probe.py
looks at what they hold.
"""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

SEALS = "seals.json"
_OWN = (SEALS, "manifest.json", "manifest.json.new")  # written behind all others
_CHANGING = "chroma"
_JOURNALS = ("-journal", "-wal", "-shm")


def sealed(folder: Path) -> str:
    """Return the sizes and digests of the files of a generation, as JSON."""
    files = sorted((path.relative_to(folder).as_posix(), path) for path in _files(folder))
    return json.dumps({name: _seal(name, path) for name, path in files}, ensure_ascii=False, indent=0)


def broken(folder: Path) -> dict[str, str] | None:
    """Return the files of a generation that are not as they were sealed, and what is wrong with each.

    None where it has no seals: an earlier policybot made it.
    """
    try:
        seals = json.loads((folder / SEALS).read_text(encoding="utf-8"))
        expected = {str(name): (int(size), str(digest)) for name, (size, digest) in seals.items()}
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, AttributeError):
        return {SEALS: "cannot be read"}
    found = {name: _wrong(folder / name, *seal) for name, seal in expected.items()}
    return {name: what for name, what in found.items() if what}


def _wrong(path: Path, size: int, digest: str) -> str:
    """Return what is wrong with a file; "" where nothing is."""
    try:
        if not path.is_file():
            return "is missing"
        is_same = not digest or (path.stat().st_size == size and _digest(path) == digest)
    except OSError as error:
        return f"cannot be read ({error.strerror})"
    return "" if is_same else "was changed since it was written"


def _files(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        is_own = path.parent == folder and path.name in _OWN
        if path.is_file() and not is_own and not path.name.endswith(_JOURNALS):
            yield path


def _seal(name: str, path: Path) -> tuple[int, str]:
    return (0, "") if name.partition("/")[0] == _CHANGING else (path.stat().st_size, _digest(path))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
