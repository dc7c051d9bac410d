"""How much one file may take while it is read."""

from dataclasses import dataclass

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """What a file may take; beyond it is refused with one line that names the limit."""

    max_file_mb: int = 20
    max_pages: int = 2_000
    max_scanned_pages: int = 200  # each takes seconds to recognise
    max_unpacked_mb: int = 200  # of what .docx, .xlsx, .pptx and .odt files unpack to
    max_characters: int = 5_000_000
    timeout_seconds: float = 120.0  # for a file, or for each page of a scan
    memory_mb: int = 2_048  # address space of the process that reads

    @property
    def max_file_bytes(self) -> int:
        """The largest file, in bytes."""
        return self.max_file_mb * _MEGABYTE

    @property
    def max_unpacked_bytes(self) -> int:
        """The most that an archive may unpack to, in bytes."""
        return self.max_unpacked_mb * _MEGABYTE

    @property
    def memory_bytes(self) -> int:
        """The most memory for reading, in bytes."""
        return self.memory_mb * _MEGABYTE


DEFAULT_LIMITS = ReadingLimits()
