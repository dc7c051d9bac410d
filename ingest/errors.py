"""What can go wrong while turning files into passages.

IngestError
├── UnsupportedFormatError  no parser reads files of this kind
├── UnreadableFileError     damaged, encrypted, empty or without text
├── ManifestError           manifest.toml is not as it should be
└── CorpusMissingError      the corpus folder does not exist
"""

from pathlib import Path


class IngestError(Exception):
    """Base of every error raised by ingest; its message is fit for the user."""


class UnsupportedFormatError(IngestError):
    """No parser reads files of this kind."""

    def __init__(self, path: Path, supported: list[str]) -> None:
        super().__init__(
            f"Cannot read {path.name}: no parser for '{path.suffix}'. "
            f"Convert it to one of: {', '.join(supported)}."
        )
        self.path = path


class UnreadableFileError(IngestError):
    """The file is damaged, encrypted, empty or has no text."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"Cannot read {path.name}: {reason}")
        self.path = path


class ManifestError(IngestError):
    """manifest.toml is not as it should be; the message names the table and the key."""


class CorpusMissingError(IngestError):
    """The corpus folder does not exist."""
