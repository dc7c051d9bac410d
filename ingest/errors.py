"""What can go wrong while turning files into passages.

IngestError
├── UnsupportedFormatError    no parser reads files of this kind
├── UnreadableFileError       the file cannot be read; its kinds say what to do about it
│   ├── EmptyFileError        nothing is in it: save it again
│   ├── EncryptedFileError    a password protects it: save it without
│   ├── DamagedFileError      broken or cut off: fetch it again
│   ├── MislabelledFileError  its name says another format than its content: rename it
│   ├── TooLargeError         beyond a limit of [ingest]: split it, or raise the limit
│   ├── DangerousFileError    made to exhaust or trick who reads it: not to be opened
│   ├── NotPicturesError      a .zip file in which not everything is a picture of a page
│   ├── NotPicturesError      a .zip file in which not everything is a picture of a page
│   ├── NoTextError           no words were found in it
│   ├── OcrMissingError       a scan, and Tesseract is not installed
│   └── ReadingFailedError    reading took too long or too much memory
├── ManifestError             manifest.toml is not as it should be
└── CorpusMissingError        the corpus folder does not exist
"""

from collections.abc import Sequence
from pathlib import Path


class IngestError(Exception):
    """Base of every error raised by ingest; its message is fit for the user."""


class UnsupportedFormatError(IngestError):
    """No parser reads files of this kind."""

    def __init__(self, path: Path, supported: Sequence[str]) -> None:
        super().__init__(
            f"Cannot read {path.name}: no parser for '{path.suffix}'. "
            f"Convert it to one of: {', '.join(supported)}."
        )
        self.path = path
        self.supported = tuple(supported)

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        """Errors travel from the process that reads files."""
        return type(self), (self.path, self.supported)


class UnreadableFileError(IngestError):
    """The file is damaged, encrypted, empty or has no text."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"Cannot read {_one_line(path.name)}: {reason}")
        self.path = path
        self.reason = reason

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        """Errors travel from the process that reads files."""
        return type(self), (self.path, self.reason)


class EmptyFileError(UnreadableFileError):
    """Nothing is in the file."""


class EncryptedFileError(UnreadableFileError):
    """A password protects the file."""


class DamagedFileError(UnreadableFileError):
    """The file is broken or cut off."""


class MislabelledFileError(UnreadableFileError):
    """The name of the file says another format than its content."""

    def __init__(self, path: Path, suffix: str) -> None:
        super().__init__(path, f"its content is that of a {suffix} file. Name it so.")
        self.suffix = suffix

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        """Errors travel from the process that reads files."""
        return type(self), (self.path, self.suffix)


class TooLargeError(UnreadableFileError):
    """The file is beyond a limit of [ingest]."""


class DangerousFileError(UnreadableFileError):
    """The file is made to exhaust or trick who reads it."""


class NotPicturesError(UnreadableFileError):
    """A .zip file is read as the pages of one document, and holds more than pictures."""


class NoTextError(UnreadableFileError):
    """No words were found in the file."""


class OcrMissingError(UnreadableFileError):
    """The file is a scan, and the program that reads scans is not installed."""


class ReadingFailedError(UnreadableFileError):
    """Reading the file took too long, too much memory, or ended the process that read it."""


class ManifestError(IngestError):
    """manifest.toml is not as it should be; the message names the table and the key."""


class CorpusMissingError(IngestError):
    """The corpus folder does not exist."""


def _one_line(name: str) -> str:
    """Return a file name that cannot break the line it is printed on."""
    return "".join(letter if letter.isprintable() else "?" for letter in name)
