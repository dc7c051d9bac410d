"""Reads each file that waits once: recognising a scan takes minutes, a look at it is asked for many times."""

import hashlib
import json
import logging
from dataclasses import asdict, dataclass
from pathlib import Path

from bot.keeping.corpus import waiting_name
from ingest.normalization import NormalizedText
from ingest.pipeline import PIPELINE_VERSION
from ingest.reading import FileReader, ReadFile

logger = logging.getLogger(__name__)


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
        content = json.loads(kept.read_text(encoding="utf-8"))
        if content.pop("key") != key:
            return None
        text = content.pop("normalized")
        return ReadFile(NormalizedText(text["text"], tuple(text["pages"])), **content)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        logger.warning("what was read of a file is read again: %s", error)
        return None


def _keep(kept: Path, key: str, found: ReadFile) -> None:
    waiting = waiting_name(kept)
    try:
        waiting.write_text(json.dumps({"key": key, **asdict(found)}), encoding="utf-8")
        waiting.replace(kept)
    except OSError as error:  # it will be read again
        logger.warning("what was read of a file is not kept: %s", error)
        waiting.unlink(missing_ok=True)
