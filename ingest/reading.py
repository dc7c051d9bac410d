"""Reads a file to its normalised text and what that says of its document: all that takes long, or is risky.

`ingest/apart.py` does the same in a process of its own.
"""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ingest.errors import NoTextError
from ingest.later_editions import named_editions
from ingest.limits import DEFAULT_LIMITS, ReadingLimits
from ingest.metadata import Metadata, read_metadata
from ingest.normalization import NormalizedText, normalize_pages
from ingest.parsers import read

ALIVE = "alive"  # what the process that reads sends after each page of a scan
_FEWEST_CHARACTERS_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What a file says, and what its format tells of it."""

    normalized: NormalizedText
    title: str | None = None
    source_url: str | None = None
    ocr_confidence: float | None = None  # 0 to 1; None where nothing was a picture
    page_confidences: tuple[float | None, ...] = ()  # likewise of each page, 0 where nothing was read
    metadata: Metadata | None = None  # under the name of this file; None where nobody looked
    named_editions: tuple[str, ...] = ()  # where somebody looked
    left_out: float = 0.0  # the share of its letters that were running heads, site menus and the like


@dataclass(frozen=True, slots=True)
class Broken:
    """An error that no parser foresaw, as the process that reads reports it."""

    traceback: str


class FileReader(Protocol):
    """What reads files; raises kinds of IngestError."""

    def read(self, path: Path) -> ReadFile:
        """Return the text of one file."""
        ...


@dataclass(frozen=True, slots=True)
class HereReader:
    """Reads files in this process, for files that are trusted: those of tests and benchmarks."""

    limits: ReadingLimits = DEFAULT_LIMITS

    def read(self, path: Path) -> ReadFile:
        """Return the text of one file."""
        return read_file(path, self.limits)


def read_file(path: Path, limits: ReadingLimits, alive: Callable[[], None] | None = None) -> ReadFile:
    """Return the text of a file; `alive` is called after each page of a scan."""
    raw = read(path, limits, alive)
    normalized = normalize_pages(raw.pages)
    fewest = max(1, _FEWEST_CHARACTERS_A_PAGE * len(normalized.pages))
    if _characters(normalized.text) < fewest:
        raise NoTextError(path, "it has next to no text. Of a scan, OCR finds more in a sharper one.")
    left_out = max(0.0, 1 - _letters(normalized.text) / max(1, sum(map(_letters, raw.pages))))
    if alive is not None:
        alive()  # a long text gives work enough for the time of another page
    return ReadFile(
        normalized,
        raw.title,
        raw.source_url,
        raw.confidence,
        raw.page_confidences,
        read_metadata(normalized.text, file=path.name, title=raw.title),
        named_editions(normalized.text),
        left_out,
    )


def _letters(text: str) -> int:
    """Return how many letters and digits a text has: the lines around the cells of a table are none."""
    return sum(character.isalnum() for character in unicodedata.normalize("NFC", text))


def _characters(text: str) -> int:
    """Return how many characters a text has, its blanks and the way in which it is composed left out."""
    return len("".join(unicodedata.normalize("NFC", text).split()))
