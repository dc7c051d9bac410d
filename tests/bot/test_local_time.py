"""The days and hours of the bot are those of its people, whatever the clock of the machine is set to."""

import os
import subprocess
import sys

import pytest

from bot.errors import SettingsError
from bot.local_time import live_in

_TELL = """
from bot.local_time import live_in
live_in({zone!r})
from datetime import datetime
print(datetime.fromtimestamp(1772332000).astimezone().strftime("%H:%M %d/%m/%Y"))
"""


def told(zone: str, **environment: str) -> str:
    """Return what another process, on a machine set to UTC, says of 02:26:40 on 1 March 2026."""
    variables = {**os.environ, "TZ": "UTC", **environment}
    code = _TELL.format(zone=zone)
    return subprocess.run(
        [sys.executable, "-c", code], env=variables, capture_output=True, text=True, check=True
    ).stdout.strip()


def test_on_a_machine_set_to_utc_it_is_the_hour_of_ha_noi() -> None:
    assert told("Asia/Ho_Chi_Minh") == "09:26 01/03/2026"


def test_without_any_zone_data_it_is_the_hour_of_ha_noi_as_well() -> None:
    assert told("Asia/Ho_Chi_Minh", PYTHONTZPATH="") == "09:26 01/03/2026"


def test_without_a_zone_it_is_the_hour_of_the_machine() -> None:
    assert told("") == "02:26 01/03/2026"


@pytest.mark.parametrize("name", ["Asia/Ha_Noi", "../../etc/passwd", "Asia"])
def test_a_zone_that_nobody_knows_is_refused(name: str) -> None:
    with pytest.raises(SettingsError, match="time_zone"):
        live_in(name)
