"""Vectors in Chroma: the one door to chromadb. Rows are numbered from 0 in the order they were added."""

from collections.abc import Sequence
from pathlib import Path

import chromadb
import numpy as np
from chromadb.api import ClientAPI
from chromadb.api.models.Collection import Collection
from chromadb.config import Settings
from chromadb.errors import ChromaError
from numpy.typing import NDArray

from vectorstore.errors import IndexDamagedError

COLLECTION = "passages"
# Wider than Chroma's defaults, whose recall@10 against exact search is too low; see docs/decisions.md.
HNSW = {"space": "cosine", "ef_construction": 200, "ef_search": 250, "max_neighbors": 24}

Vectors = NDArray[np.float32]


class VectorStore:
    """One Chroma folder, either being filled by its only writer or read by anyone."""

    def __init__(self, client: ClientAPI, collection: Collection) -> None:
        self._client = client
        self._collection = collection

    @classmethod
    def create(cls, folder: Path) -> "VectorStore":
        """Make an empty store in a folder that does not exist yet."""
        client = _client(folder)
        collection = client.create_collection(
            COLLECTION, embedding_function=None, configuration={"hnsw": HNSW}
        )
        return cls(client, collection)

    @classmethod
    def open(cls, folder: Path) -> "VectorStore":
        """Open a store that was written before; IndexDamagedError where it cannot be read."""
        try:
            client = _client(folder)
            return cls(client, client.get_collection(COLLECTION, embedding_function=None))
        except (ChromaError, ValueError, OSError) as error:
            raise IndexDamagedError(f"The vectors in {folder} cannot be opened: {error}.") from error

    def add(self, vectors: Vectors, *, first_row: int) -> None:
        """Add unit vectors as the rows from `first_row` on."""
        batch = self._client.get_max_batch_size()
        for start in range(0, len(vectors), batch):
            piece = vectors[start : start + batch]
            rows = range(first_row + start, first_row + start + len(piece))
            self._collection.add(ids=[str(row) for row in rows], embeddings=piece)

    def nearest(self, vector: Vectors, limit: int) -> list[int]:
        """Return the rows nearest to a vector, best first."""
        found = self._collection.query(query_embeddings=[vector], n_results=limit, include=[])
        ids: Sequence[str] = found["ids"][0]
        return [int(row) for row in ids]

    def count(self) -> int:
        """Return the number of rows."""
        return self._collection.count()

    def close(self) -> None:
        """Write what is open to disk and let go of the folder."""
        self._client.close()  # type: ignore[attr-defined]


def _client(folder: Path) -> ClientAPI:
    return chromadb.PersistentClient(path=folder, settings=Settings(anonymized_telemetry=False))
