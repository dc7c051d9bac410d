"""What the manifest of a new generation says: what it was made of and with, and what was measured of it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from vectorstore.embedder import Embedder
from vectorstore.errors import IndexDamagedError
from vectorstore.generation import FORMAT, Generation, Measured
from vectorstore.generations import Generations
from vectorstore.growing import NextDocument
from vectorstore.making import Made, versions
from vectorstore.store import HNSW

_MOST_MEASURED = 200  # generations that a manifest remembers


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate says of a new generation: why it must not go live, if so, and what it measured."""

    reason: str | None = None
    asked: int = 0
    found: int = 0


def described(name: str, documents: Sequence[NextDocument], made: Made, embedder: Embedder) -> Generation:
    """Return what a generation that was written was made of and with."""
    corpus = hashlib.sha256()
    for parsed in documents:
        corpus.update(f"{parsed.document.id} {parsed.document.sha256}\n".encode())
    return Generation(
        name=name,
        created=name_to_time(name),
        embedder=embedder.name,
        dimension=embedder.dimension,
        documents=len(documents),
        passages=made.passages,
        corpus_hash=corpus.hexdigest(),
        distance=str(HNSW["space"]),
        hnsw=dict(HNSW),
        versions=versions(),
        format=FORMAT,
        growths=made.growths,
        keys=made.keys,
    )


def measured(generations: Generations, generation: Generation, verdict: Verdict) -> tuple[Measured, ...]:
    """Return what was measured of the live generation and those it came from, and of the new one."""
    new = Measured(generation.name, generation.created, generation.documents, verdict.asked, verdict.found)
    try:
        live = generations.current()
        before = generations.manifest(live).measured if live else ()
    except IndexDamagedError:
        before = ()
    return (*before, new)[-_MOST_MEASURED:] if verdict.asked else before


def name_to_time(name: str) -> str:
    """Return when a generation of this name was begun, as ISO 8601 in UTC."""
    day, clock = name.split("-")[:2]
    return f"{day[:4]}-{day[4:6]}-{day[6:]}T{clock[:2]}:{clock[2:4]}:{clock[4:]}+00:00"
