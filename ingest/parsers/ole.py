"""Reads the streams of an OLE file, the container of .doc files, as [MS-CFB] lays it out."""

import struct
from collections.abc import Iterator, Sequence
from pathlib import Path

_HEADER_BYTES = 512
_LAST = 0xFFFFFFFA  # sector numbers from here on are marks
_ENTRY_BYTES = 128
_FIRST_TABLES = 109  # sector numbers in the header


class OleError(Exception):
    """The file is not laid out as an OLE file."""


class OleFile:
    """The named streams of one file."""

    def __init__(self, path: Path) -> None:
        """Read the directory; OleError where there is none."""
        self._data = path.read_bytes()
        try:
            self._open()
        except (struct.error, IndexError, UnicodeDecodeError) as error:
            raise OleError(f"{path.name} is not laid out as an OLE file") from error

    def stream(self, name: str) -> bytes:
        """Return a stream; OleError where there is none of this name."""
        if name not in self._entries:
            raise OleError(f"no stream {name}")
        start, size = self._entries[name]
        if size < self._small_below:
            return _joined(self._small, _chain(self._small_table, start), self._small_bytes)[:size]
        return self._big(start)[:size]

    def _open(self) -> None:
        shift, small_shift = struct.unpack_from("<HH", self._data, 30)
        self._bytes, self._small_bytes = 1 << shift, 1 << small_shift
        first_entry, self._small_below, first_small = struct.unpack_from("<I4xII", self._data, 48)
        self._table = list(self._sector_numbers(self._table_sectors()))
        directory = self._big(first_entry)
        self._entries = dict(_entries(directory))
        self._small_table = list(_numbers(self._big(first_small))) if first_small < _LAST else []
        start, size = struct.unpack_from("<II", directory, 116)
        self._small = self._big(start)[:size] if start < _LAST else b""

    def _table_sectors(self) -> list[int]:
        """Return the sectors that hold the table of sectors."""
        found = list(struct.unpack_from(f"<{_FIRST_TABLES}I", self._data, 76))
        following, count = struct.unpack_from("<II", self._data, 68)
        while following < _LAST and count > 0:
            numbers = list(_numbers(self._sector(following)))
            found.extend(numbers[:-1])
            following, count = numbers[-1], count - 1
        return [number for number in found if number < _LAST]

    def _sector_numbers(self, sectors: Sequence[int]) -> Iterator[int]:
        for sector in sectors:
            yield from _numbers(self._sector(sector))

    def _sector(self, number: int) -> bytes:
        start = (
            _HEADER_BYTES + number * self._bytes
            if self._bytes == _HEADER_BYTES
            else (number + 1) * self._bytes
        )
        return self._data[start : start + self._bytes]

    def _big(self, start: int) -> bytes:
        return b"".join(self._sector(number) for number in _chain(self._table, start))


def _numbers(sector: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(sector) // 4}I", sector[: len(sector) // 4 * 4])


def _chain(table: Sequence[int], start: int) -> Iterator[int]:
    """Yield the sectors of one stream; a table that leads in a circle ends somewhere."""
    for _ in range(len(table) + 1):
        if start >= min(_LAST, len(table)):
            return
        yield start
        start = table[start]


def _joined(data: bytes, sectors: Iterator[int], size: int) -> bytes:
    return b"".join(data[number * size : (number + 1) * size] for number in sectors)


def _entries(directory: bytes) -> Iterator[tuple[str, tuple[int, int]]]:
    for at in range(0, len(directory) - _ENTRY_BYTES + 1, _ENTRY_BYTES):
        length = struct.unpack_from("<H", directory, at + 64)[0]
        name = directory[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le")
        if name:
            yield name, struct.unpack_from("<II", directory, at + 116)
