"""Lets the process live in the time zone of the people it answers, wherever its machine stands."""

import os
import time
import zoneinfo
from datetime import datetime
from importlib import resources
from pathlib import Path

from bot.errors import SettingsError

_WITHOUT_DATA = {"Asia/Ho_Chi_Minh": "<+07>-7"}  # as POSIX writes it; there is no summer time


def live_in(name: str) -> None:
    """Let the days and hours of this process, and of those it starts, be those of a time zone.

    SettingsError where nobody knows the zone. An empty name leaves the clock of the machine.
    """
    if not name:
        return
    os.environ["TZ"] = _rule_of(name)
    if hasattr(time, "tzset"):
        time.tzset()


def _rule_of(name: str) -> str:
    """Return what the C library understands: it takes a name it has no file for as UTC, without a word."""
    folders = (*map(Path, zoneinfo.TZPATH), *_packaged())
    file = next((one for one in (folder / name for folder in folders) if one.is_file()), None)
    if file is not None and _is_zone(name):
        return f":{file}"
    if name in _WITHOUT_DATA:
        return _WITHOUT_DATA[name]
    raise SettingsError(
        f'[corpus] time_zone = "{name}": this machine knows no such time zone. '
        'Write one like "Asia/Ho_Chi_Minh", and install tzdata if it has none.'
    )


def _is_zone(name: str) -> bool:
    try:
        datetime.now(zoneinfo.ZoneInfo(name))
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _packaged() -> tuple[Path, ...]:
    """Return the folder of the tzdata package, where it is installed."""
    try:
        return (Path(str(resources.files("tzdata"))) / "zoneinfo",)
    except ModuleNotFoundError:
        return ()
