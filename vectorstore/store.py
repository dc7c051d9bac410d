"""Vectors in Chroma: the one door to chromadb. Each vector has a key, a number from 0."""

import shutil
import sqlite3
import threading
import weakref
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np
from numpy.typing import NDArray

from vectorstore.errors import IndexDamagedError, VectorstoreError

if TYPE_CHECKING:  # imported when first needed: listing documents must not wait for it
    from chromadb.api import ClientAPI
    from chromadb.api.collection_configuration import CreateCollectionConfiguration
    from chromadb.api.models.Collection import Collection
    from chromadb.api.types import PyEmbeddings

COLLECTION = "passages"
_DATABASE = "chroma.sqlite3"
_WAIT_SECONDS = 10.0  # for a reader that is opening the store
# Wider than Chroma's defaults, whose recall@10 against exact search is too low; and written to disk with
# every change: what is not, Chroma links anew at each start, at random, so that another graph would be
# searched than the one that was proven. See docs/decisions.md.
HNSW = {"space": "cosine", "ef_construction": 200, "ef_search": 250, "max_neighbors": 24, "sync_threshold": 1}

Vectors = NDArray[np.float32]

# Chroma counts the clients of a folder without a lock; one that opens while another closes loses.
_opening = threading.RLock()


class VectorStore:
    """One Chroma folder, either being filled by its only writer or read by anyone.

    It lets go of the folder when it is closed or no longer referred to.
    """

    def __init__(self, client: "ClientAPI", collection: "Collection", folder: Path) -> None:
        """Take an open client; use `create` or `open`."""
        self._client = client
        self._collection = collection
        self._folder = folder
        self.close = weakref.finalize(self, _close, client)

    @classmethod
    def create(cls, folder: Path) -> "VectorStore":
        """Make an empty store in a folder that does not exist yet; VectorstoreError where that fails."""
        from chromadb.errors import ChromaError

        # Chroma's type lists every key it knows, ours is built from a constant.
        configuration = cast("CreateCollectionConfiguration", {"hnsw": HNSW})
        try:
            client = _client(folder)
            collection = client.create_collection(
                COLLECTION, embedding_function=None, configuration=configuration
            )
        except (ChromaError, ValueError) as error:
            raise VectorstoreError(
                f"Chroma cannot write to {folder}: {error}. Make room on the disk, and check the rights."
            ) from error
        return cls(client, collection, folder)

    @classmethod
    def open(cls, folder: Path) -> "VectorStore":
        """Open a store that was written before; IndexDamagedError where it cannot be read."""
        from chromadb.errors import ChromaError

        if not folder.is_dir():  # Chroma would make an empty one
            raise _damaged(folder, "the folder is missing")
        try:
            client = _client(folder)
            return cls(client, client.get_collection(COLLECTION, embedding_function=None), folder)
        except (ChromaError, ValueError, OSError) as error:
            raise _damaged(folder, error) from error

    @staticmethod
    def copy(source: Path, folder: Path) -> None:
        """Copy a store, which others may be reading, into a folder that does not exist yet.

        Chroma changes its files in place, so that no two stores can share any. IndexDamagedError where the
        source cannot be read.
        """
        if not (source / _DATABASE).is_file():
            raise _damaged(source, f"{_DATABASE} is missing")
        try:
            shutil.copytree(source, folder, ignore=shutil.ignore_patterns(f"{_DATABASE}*"))
            with (
                closing(sqlite3.connect(source / _DATABASE, timeout=_WAIT_SECONDS)) as old,
                closing(sqlite3.connect(folder / _DATABASE)) as new,
            ):
                old.backup(new)  # readers write to it too, while they open it
        except sqlite3.Error as error:
            raise _damaged(source, error) from error

    def add(self, vectors: Vectors, *, first_key: int) -> None:
        """Add unit vectors under the keys from `first_key` on; VectorstoreError where one is no number."""
        from chromadb.errors import ChromaError

        batch = self._client.get_max_batch_size()
        for start in range(0, len(vectors), batch):
            piece = vectors[start : start + batch]
            keys = range(first_key + start, first_key + start + len(piece))
            try:
                self._collection.add(ids=[str(key) for key in keys], embeddings=piece)
            except ChromaError as error:
                raise VectorstoreError(f"Chroma does not take the vectors of the model: {error}.") from error

    def delete(self, keys: Sequence[int]) -> None:
        """Take vectors out; IndexDamagedError where that fails."""
        from chromadb.errors import ChromaError

        batch = self._client.get_max_batch_size()
        for start in range(0, len(keys), batch):
            try:
                self._collection.delete(ids=[str(key) for key in keys[start : start + batch]])
            except ChromaError as error:
                raise _damaged(self._folder, error) from error

    def nearest(self, vector: Vectors, limit: int) -> list[int]:
        """Return the keys nearest to a vector, best first; IndexDamagedError where they cannot be read."""
        from chromadb.errors import ChromaError

        try:
            # A list of arrays is what Chroma wants; its type misses that float32 is one of its numbers.
            found = self._collection.query(
                query_embeddings=cast("PyEmbeddings", [vector]), n_results=limit, include=[]
            )
        except ChromaError as error:
            raise _damaged(self._folder, error) from error
        return [int(key) for key in found["ids"][0]]

    def count(self) -> int:
        """Return the number of vectors; IndexDamagedError where they cannot be read."""
        from chromadb.errors import ChromaError

        try:
            return self._collection.count()
        except ChromaError as error:
            raise _damaged(self._folder, error) from error


def _client(folder: Path) -> "ClientAPI":
    import chromadb
    from chromadb.config import Settings

    with _opening:
        try:
            return chromadb.PersistentClient(path=folder, settings=Settings(anonymized_telemetry=False))
        except AttributeError as error:  # it closes what it could not open, also after an earlier failure
            raise ValueError("its database cannot be opened") from error


def _close(client: "ClientAPI") -> None:
    with _opening:
        client.close()  # type: ignore[attr-defined]  # every client has it, its base class does not say so


def _damaged(folder: Path, reason: object) -> IndexDamagedError:
    return IndexDamagedError(
        f"The vectors in {folder} cannot be read ({reason}). Go back with `policybot rollback`, "
        "or make the index again with `policybot rebuild`."
    )
