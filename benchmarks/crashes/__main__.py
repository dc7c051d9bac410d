"""Does all of it and prints the figures; see the package."""

import argparse
import json
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks import crashes as package
from benchmarks.crashes.faults import OPEN, full_disks, may_mount, read_only_folders
from benchmarks.crashes.place import Place
from benchmarks.crashes.processes import import_all
from benchmarks.crashes.races import race, race_of_staff
from benchmarks.crashes.reader import reader_beside
from benchmarks.crashes.rounds import Crashes

_THOROUGH = 100  # with so many kills, everything is tried with every fault


def measure(folder: Path, *, kills: int, seed: int = 0) -> dict[str, Any]:
    """Kill, race, starve; return the figures."""
    import_all()
    began = time.monotonic()
    place = Place(folder / "killed")
    crashes = Crashes(place, seed=seed)
    crashes.prepare()
    with reader_beside(place) as ended:
        _kill(crashes, kills)
        for turn in range(max(1, kills // 20)):
            race(crashes, place)
            race_of_staff(crashes, place, turn=turn)
        crashes.heal()
        reader = ended()
    is_read_only_tried = os.geteuid() != 0 or may_mount(folder / "probe")
    if is_read_only_tried:
        read_only_folders(crashes, place, is_thorough=kills >= _THOROUGH)
        crashes.heal()
    how, full = full_disks(folder / "full", max(2, kills // 20), seed)
    findings = crashes.findings
    return {
        "kills": sum(findings.kills.values()),
        "by_operation": findings.by_operation(),
        "looked_at_grown": findings.grown,
        "faults": dict(findings.faults + full.faults),
        "disk_filled_by": how,
        "read_only_tried": is_read_only_tried,
        "reader_that_stayed_open": reader,
        "wrong": [*findings.wrong, *full.wrong, *reader["errors"]],
        "seconds": round(time.monotonic() - began, 1),
    }


def _kill(crashes: Crashes, kills: int) -> None:
    """Kill each operation in its turn, at a moment and before a change of a file by turns."""
    for number in range(kills):
        turn, at = divmod(number, len(crashes.operations))
        crashes.kill(crashes.operations[at], at_a_change=turn % 2 == 0)
        if crashes.findings.wrong:
            sys.stderr.write(f"{number + 1} kills: {crashes.findings.wrong[-1]}\n")
        if number % 10 == 9:
            crashes.heal()


def main() -> int:
    """Measure what the arguments ask for, print it, and exit with 1 where something is wrong."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.crashes",
        description=package.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--folder", type=Path, help="an empty folder to work in (default: a temporary one)")
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = (arguments.folder or Path(temporary)).resolve()
        folder.chmod(OPEN)
        figures = measure(folder, kills=arguments.kills, seed=arguments.seed)
    json.dump(figures, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
    return 1 if figures["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main())
