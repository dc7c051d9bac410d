"""What commands print: JSON for programs, short tables for people."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any


def print_json(value: Any) -> None:
    """Print one JSON value as one line on stdout, Vietnamese as it is written."""
    print(json.dumps(value, ensure_ascii=False), flush=True)


def print_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print columns aligned to their widest cell; the last column is left as long as it is."""
    table = [tuple(header), *(tuple(row) for row in rows)]
    widths = [max(len(row[column]) for row in table) for column in range(len(header))]
    for row in table:
        cells = [cell.ljust(width) for cell, width in zip(row[:-1], widths[:-1], strict=True)]
        print("  ".join([*cells, row[-1]]).rstrip())


def format_bytes(count: int) -> str:
    """Return a size as people read it: 1.5 MB."""
    size = float(count)
    for unit in ("B", "kB", "MB", "GB"):
        if size < 1000:
            return f"{size:.0f} {unit}" if unit == "B" else f"{size:.1f} {unit}"
        size /= 1000
    return f"{size:.1f} TB"


def local_time(moment: str) -> str:
    """Return a moment in ISO 8601 as it is in [corpus] time_zone."""
    return datetime.fromisoformat(moment).astimezone().isoformat(timespec="seconds")
