"""Gives the live generation, and opens another one as soon as that goes live."""

import threading
from pathlib import Path

from vectorstore.errors import IndexDamagedError, IndexMismatchError, IndexMissingError
from vectorstore.generation import FORMAT
from vectorstore.generations import Generations
from vectorstore.index import Index


class IndexReader:
    """Gives the live generation and notices when another goes live.

    An answer under way keeps the Index that it was given; the old one is freed with it.
    """

    def __init__(self, path: Path, embedder_name: str | None = None) -> None:
        """Read the index at `path`; without a name of an embedder, any generation is accepted."""
        self._generations = Generations(path)
        self._embedder_name = embedder_name
        self._lock = threading.Lock()
        self._open: Index | None = None

    def current(self) -> Index:
        """Return the live generation, opened anew only when it has changed.

        Raises IndexMissingError before the first, IndexMismatchError for one of another model.
        """
        with self._lock:
            name = self._live()
            while self._open is None or self._open.manifest.name != name:
                try:
                    self._open = self._opened(name)
                except IndexDamagedError:
                    damaged, name = name, self._live()
                    if name == damaged:  # and not just deleted, with another one live since
                        raise
            return self._open

    def _live(self) -> str:
        name = self._generations.current()
        if name is None:
            raise IndexMissingError("There is no index yet. Make it with `policybot ingest`.")
        return name

    def _opened(self, name: str) -> Index:
        manifest = self._generations.manifest(name)
        if manifest.format != FORMAT:
            raise IndexMismatchError(
                "The index was made by another version of policybot. Make it again with `policybot rebuild`."
            )
        if self._embedder_name is not None and manifest.embedder != self._embedder_name:
            raise IndexMismatchError(
                f"The index was made with the embedding model {manifest.embedder}, the settings name "
                f"{self._embedder_name}. Make it again with `policybot rebuild`."
            )
        return Index(self._generations.folder(name), manifest)
