"""What a parser returns: the text as the format gives it, page by page."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ingest.limits import DEFAULT_LIMITS, ReadingLimits


@dataclass(frozen=True, slots=True)
class RawDocument:
    """The text of a file before normalisation."""

    pages: tuple[str, ...]  # one for each page where the format has pages, else one
    title: str | None = None
    source_url: str | None = None
    confidence: float | None = None  # of text recognised in pictures, 0 to 1; None where none was
    page_confidences: tuple[float | None, ...] = ()  # likewise of each page, 0 where nothing was read


def _silent() -> None:
    """Report nothing."""


@dataclass(frozen=True, slots=True)
class Job:
    """One file to read, within limits; `alive` is called after each page of a scan."""

    path: Path
    limits: ReadingLimits = DEFAULT_LIMITS
    alive: Callable[[], None] = _silent

    @property
    def suffix(self) -> str:
        """The suffix of the file in small letters."""
        return self.path.suffix.lower()
