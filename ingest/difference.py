"""Tells in what an index differs from the corpus folder, without reading any document."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.corpus_files import corpus_files
from ingest.manifest import load_manifest
from ingest.preparing import Embedder, source_of
from vectorstore.records import Document


@dataclass(frozen=True, slots=True)
class Difference:
    """The files in which a corpus and an index differ."""

    lacking: tuple[str, ...] = ()  # the corpus has them, the index does not
    changed: tuple[str, ...] = ()  # the index has them otherwise: the file or its entry has changed
    gone: tuple[str, ...] = ()  # the index has them, the corpus does not

    @property
    def count(self) -> int:
        """How many files differ."""
        return len(self.lacking) + len(self.changed) + len(self.gone)


def difference(
    corpus: Path, documents: Sequence[Document], recipes: Mapping[str, str], embedder: Embedder
) -> Difference:
    """Return in what an index, given by its documents and their recipes, differs from the corpus."""
    manifest = load_manifest(corpus)
    found = {
        source.file: source.recipe
        for source in (source_of(path, corpus, manifest, embedder) for path in corpus_files(corpus))
    }
    known = {document.file: recipes.get(document.id, "") for document in documents}
    return Difference(
        lacking=tuple(file for file in found if file not in known),
        changed=tuple(file for file, recipe in found.items() if file in known and known[file] != recipe),
        gone=tuple(file for file in known if file not in found),
    )
