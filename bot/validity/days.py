"""Reads days as people write them, on the command line and in files of questions."""

import re
from datetime import date

_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


def read_day(text: str) -> date:
    """Read 2024-07-01 or 1/7/2024; ValueError, whose message says so, for anything else."""
    found = _DAY_FIRST.fullmatch(text.strip())
    try:
        if found is not None:
            return date(int(found[3]), int(found[2]), int(found[1]))
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise ValueError(f"'{text}' is not a date: write 2024-07-01 or 1/7/2024") from error
