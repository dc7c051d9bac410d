"""Measures how files of every format are read, over the real files beside the project.

    python -m benchmarks.formats [--shared ../shared] [--only FOLDER ...] [--worst N] [--json FILE]

Prints how many files give text or a clear reason, how many crash, the character error rates of texts typed
for old fonts and of scans, and the share of laws whose Điều count without a gap: from 1, or in a file that
does not begin with the head of a law, from where it begins. Texts are compared in normal form C with white
space collapsed and the bars between cells left out. Where Tesseract is not installed, scans are left out,
and said to be.
"""

import argparse
import json
import shutil
import sys
import time
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks.edit_distance import edit_distance
from ingest.apart import ApartReader
from ingest.errors import IngestError, ReadingFailedError
from ingest.outline import find_places
from ingest.reading import FileReader

ROOT = Path(__file__).parents[1]
LAW_FOLDERS = ("doc-laws", "docx-doc-labour", "site-html", "law-html")
TARGETS = {"legacy-fonts": 0.01, "real-scans": 0.13}
COMPLETE_TARGET = 0.98


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of one file."""

    file: str
    text: str
    error: str = ""
    is_crash: bool = False
    seconds: float = 0.0

    @property
    def folder(self) -> str:
        """The folder of `documents` that the file lies in."""
        return self.file.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Compared:
    """How far the text of one file is from the expected one, in characters."""

    file: str
    errors: int
    characters: int

    @property
    def rate(self) -> float:
        """Errors for each expected character."""
        return self.errors / max(1, self.characters)


def main() -> int:
    """Read everything, print the figures, and return 1 where a file crashed."""
    options = _options()
    documents = Path(options.shared) / "documents"
    if not documents.is_dir():
        print(f"skipped: no folder {documents}")
        return 0
    reader = ApartReader()
    readings = [reading(path, documents, reader) for path in files(documents, options.only)]
    reader.close()
    result = summary(readings, documents, worst=options.worst)
    if options.json:
        Path(options.json).write_text(json.dumps(result, ensure_ascii=False, indent=1), encoding="utf-8")
    return 1 if result["crashes"] else 0


def files(documents: Path, only: Sequence[str]) -> list[Path]:
    """Return the documents, without the texts that are only there to compare with."""
    found = (path for path in sorted(documents.rglob("*")) if path.is_file() and path.suffix != ".jsonl")
    return [
        path
        for path in found
        if _expected(path) != path and (not only or path.relative_to(documents).parts[0] in only)
    ]


def reading(path: Path, documents: Path, reader: FileReader) -> Reading:
    """Return the normalised text of a file, or why there is none; a crash is what no parser foresaw."""
    file, started = path.relative_to(documents).as_posix(), time.monotonic()
    try:
        text = reader.read(path).normalized.text
    except IngestError as error:
        is_crash = isinstance(error, ReadingFailedError)
        return Reading(file, "", str(error), is_crash=is_crash, seconds=time.monotonic() - started)
    return Reading(file, text, seconds=time.monotonic() - started)


def summary(readings: Sequence[Reading], documents: Path, *, worst: int) -> dict[str, Any]:
    """Print and return the figures."""
    crashes = [one for one in readings if one.is_crash]
    refused = [one for one in readings if one.error and not one.is_crash]
    print(f"{len(readings)} files: {len(readings) - len(crashes) - len(refused)} give text,", end=" ")
    print(f"{len(refused)} a reason, {len(crashes)} crash; {sum(one.seconds for one in readings):.1f} s")
    for one in (*crashes, *refused):
        print(f"  {one.file}: {one.error}")
    result: dict[str, Any] = {"files": len(readings), "refused": len(refused), "crashes": len(crashes)}
    for folder, target in TARGETS.items():
        if folder == "real-scans" and shutil.which("tesseract") is None:
            print("real-scans: skipped, tesseract is not installed")
            continue
        compared = sorted(_compared(readings, folder, documents), key=lambda one: -one.rate)
        if compared:
            result[folder] = _print_rates(folder, compared, target, worst)
    result["laws"] = _print_laws(readings)
    return result


def _compared(readings: Sequence[Reading], folder: str, documents: Path) -> Iterator[Compared]:
    for one in readings:
        expected = _expected(documents / one.file)
        if one.folder == folder and expected is not None:
            wanted = bare(expected.read_text(encoding="utf-8"))
            yield Compared(one.file, edit_distance(wanted, bare(one.text)), len(wanted))


def _print_rates(folder: str, compared: Sequence[Compared], target: float, worst: int) -> dict[str, float]:
    errors, characters = (sum(one.errors for one in compared), sum(one.characters for one in compared))
    mean = sum(one.rate for one in compared) / len(compared)
    rate = errors / characters
    print(f"{folder}: {len(compared)} files, character error rate {rate:.2%}", end=" ")
    print(f"(mean of files {mean:.2%}, target {target:.0%})")
    for one in compared[:worst]:
        print(f"  {one.rate:7.2%} {one.errors:6} of {one.characters:6} {one.file}")
    return {"rate": rate, "mean": mean}


def _print_laws(readings: Sequence[Reading]) -> dict[str, Any]:
    laws = {one.file: one.text for one in readings if one.folder in LAW_FOLDERS and one.text}
    gaps = {file: gap for file, text in laws.items() if (gap := gap_of(text)) != []}
    complete = len(laws) - len(gaps)
    if laws:
        print(f"laws: {complete} of {len(laws)} have all their Điều ({complete / len(laws):.1%},", end=" ")
        print(f"target {COMPLETE_TARGET:.0%})")
    for file, gap in gaps.items():
        print(f"  {file}: " + (f"without Điều {gap}" if gap else "no Điều found"))
    return {"laws": len(laws), "complete": complete}


def gap_of(text: str) -> list[int] | None:
    """Return the Điều that a law lacks; an excerpt, without the grounds of a law, begins where it begins."""
    found = numbers(text)
    is_excerpt = bool(found) and "Căn cứ" not in text[: text.find(f"Điều {found[0]}")]
    return missing(found, first=found[0] if is_excerpt else 1)


def numbers(text: str) -> list[int]:
    """Return the numbers of the Điều that the outline finds, those inserted (27a) apart."""
    labels = [place.label.split()[1] for place in find_places(text) if place.level == "article"]
    return [int(label) for label in labels if label.isdecimal()]


def missing(found: Sequence[int], *, first: int = 1) -> list[int] | None:
    """Return the numbers that a sequence from `first` lacks or turns around; None without any number."""
    if not found:
        return None
    turned = [after for before, after in pairwise(found) if after <= before]
    return sorted({*range(first, max(found) + 1)} - {*found}) + turned


def bare(text: str) -> str:
    """Return a text as it is compared."""
    return " ".join(unicodedata.normalize("NFC", text).replace("|", " ").split())


def _expected(path: Path) -> Path | None:
    """Return the text that a file should give, where there is one; a text beside a file is its own."""
    if path.name.endswith(".expected.txt") or (path.suffix == ".txt" and path.parent.name in TARGETS):
        return path
    beside = (path.with_suffix(".expected.txt"), path.with_suffix(".txt"))
    return next((one for one in beside if one.is_file()), None)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", default=str(ROOT.parent / "shared"))
    parser.add_argument("--only", nargs="+", default=(), metavar="FOLDER")
    parser.add_argument("--worst", type=int, default=5, metavar="N", help="files with most errors to show")
    parser.add_argument("--json", metavar="FILE", help="write the figures there too")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
