"""Reads each file that waits once: recognising a scan takes minutes, a look at it is asked for many times."""

import hashlib
import logging
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pydantic import TypeAdapter

from bot.keeping.corpus import waiting_name
from ingest.preparing import PIPELINE_VERSION
from ingest.reading import FileReader, ReadFile

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was read, and of which contents."""

    key: str
    read: ReadFile


@dataclass(frozen=True, slots=True)
class ReadOnce:
    """Keeps what was read of the files in a folder beside them, as long as their contents stay the same."""

    reader: FileReader
    folder: Path

    def read(self, path: Path) -> ReadFile:
        """Return the text of one file; raises kinds of IngestError, which are not kept."""
        if not path.is_relative_to(self.folder):
            return self.reader.read(path)
        kept = path.with_name(f".{path.name}.read")
        key = f"{PIPELINE_VERSION} {hashlib.sha256(path.read_bytes()).hexdigest()}"
        found = _kept(kept, key)
        if found is None:
            found = self.reader.read(path)
            _keep(kept, key, found)
        return found


def _kept(kept: Path, key: str) -> ReadFile | None:
    """Return what was read of a file with these contents; None where it must be read again."""
    try:
        found = _as_json().validate_json(kept.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        logger.warning("what was read of a file is read again: %s", type(error).__name__)
        return None
    return found.read if found.key == key else None


def _keep(kept: Path, key: str, found: ReadFile) -> None:
    waiting = waiting_name(kept)
    try:
        waiting.write_bytes(_as_json().dump_json(_Kept(key, found)))
        waiting.replace(kept)
    except OSError as error:  # it will be read again
        logger.warning("what was read of a file is not kept: %s", error)
        waiting.unlink(missing_ok=True)


@lru_cache(maxsize=1)
def _as_json() -> TypeAdapter[_Kept]:
    return TypeAdapter(_Kept)
