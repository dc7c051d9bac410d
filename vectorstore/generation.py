"""What a generation of the index says of itself, in its manifest.json."""

import json
from dataclasses import dataclass
from pathlib import Path

MANIFEST = "manifest.json"
FORMAT = 6  # of the files of a generation; to be raised when older ones cannot be read any more


@dataclass(frozen=True, slots=True)
class Measured:
    """How many of the fixed questions found their place in a generation."""

    generation: str
    created: str
    documents: int
    asked: int
    found: int


@dataclass(frozen=True, slots=True)
class Generation:
    """What a generation was made of and with; kept in its manifest.json."""

    name: str
    created: str  # ISO 8601, UTC
    embedder: str
    dimension: int
    documents: int
    passages: int
    corpus_hash: str
    distance: str
    hnsw: dict[str, object]
    versions: dict[str, str]
    format: int = 1  # what the manifests of the first format, which do not say it, have
    measured: tuple[Measured, ...] = ()  # this generation, last, behind those it came from
    growths: int = 0  # since it was last built whole
    keys: int = 0  # how many were given to passages since then; see numbering.py


def read_manifest(path: Path) -> Generation:
    """Return what the file holds; OSError, ValueError or TypeError where it is no such file."""
    fields = json.loads(path.read_text(encoding="utf-8"))
    measured = tuple(Measured(**one) for one in fields.pop("measured", ()))
    return Generation(**fields, measured=measured)
