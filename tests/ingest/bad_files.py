"""Makes files as nobody should send them: broken samples of every format, and traps, under odd names."""

import io
import unicodedata
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from ingest.parsers import SUPPORTED_SUFFIXES
from tests.ingest.traps import TRAPS, Made, damaged

_NAMES = (
    "../../etc/passwd", "..\\..\\boot", "a\nb\tc\x00d", "\u202egpj.exe", "\u200f\u200e", "CON", "-rf",
    "$(id)", "' OR 1=1", "tên có dấu", unicodedata.normalize("NFD", "Quyết định"), "x" * 300, ".", "..",
    "😀", "<b>&amp;", "%2e%2e%2f", " ", "?", "van-ban",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class BadFile:
    """What somebody sends: under which name, and which bytes; `kind` says what is bad about it."""

    kind: str
    name: str
    data: bytes


def bad_file(random: Random, samples: Sequence[Path]) -> BadFile:
    """Return a bad file; half of them are samples that were broken, the others are made."""
    make = random.choice(
        [_broken, _broken_inside, *TRAPS] if random.random() < 0.5 else [_broken, _broken_inside]
    )
    kind, suffix, data = make(random, samples)
    if random.random() < 0.1:
        kind, suffix = (
            f"{kind}, named otherwise",
            random.choice([*SUPPORTED_SUFFIXES, ".zip", ".exe", "", "."]),
        )
    return BadFile(kind, _name(random, suffix), data)


def _broken(random: Random, samples: Sequence[Path]) -> Made:
    sample = random.choice(samples)
    kind, data = damaged(random, sample.read_bytes())
    return f"{sample.suffix} {kind}", sample.suffix, data


def _broken_inside(random: Random, samples: Sequence[Path]) -> Made:
    """Return a zipped office document of which one part is damaged, in a zip that is whole."""
    zipped = [sample for sample in samples if zipfile.is_zipfile(sample)]
    sample = random.choice(zipped)
    packed = io.BytesIO()
    with zipfile.ZipFile(sample) as before, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as after:
        names = before.namelist()
        chosen, kind = random.choice(names), ""
        for name in names:
            content = before.read(name)
            if name == chosen:
                kind, content = damaged(random, content)
            after.writestr(name, content)
    return f"{sample.suffix} {chosen} {kind}", sample.suffix, packed.getvalue()


def _name(random: Random, suffix: str) -> str:
    """Return a name as programs and people with bad intent give them."""
    return f"{random.choice(_NAMES)}{suffix if random.random() < 0.95 else suffix.upper()}"
