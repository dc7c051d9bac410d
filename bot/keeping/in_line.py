"""Brings the index in line with the corpus, also where another process writes or a rollback stands."""

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.keeping.generations import behind_corpus
from vectorstore.errors import IndexLockedError
from vectorstore.records import ParsedDocument

if TYPE_CHECKING:
    from bot.composition import App
    from ingest.pipeline import Progress
    from ingest.report import IngestReport

PATIENCE_SECONDS = 60.0  # while another process writes
_AGAIN_SECONDS = 0.2


def go_forward(app: "App", *, progress: "Progress | None" = None) -> bool:
    """Publish the corpus where the live generation was gone back to; tell whether it was.

    It does not know every version that the corpus has, so that no decision can rest on it.
    """
    is_rolled_back = app.generations.is_rolled_back()
    if is_rolled_back:
        bring_in_line(app, progress=progress)
    return is_rolled_back


def undoes_rollback(app: "App") -> bool:
    """Return whether what is published next brings back what a rollback took away."""
    is_settled = not app.generations.is_being_written()  # of one being published `current` is the last part
    return is_settled and app.generations.is_rolled_back() and behind_corpus(app).count > 0


def follow_corpus(
    app: "App",
    *,
    rebuild: bool = False,
    prepared: Sequence[ParsedDocument] = (),
    progress: "Progress | None" = None,
) -> "IngestReport":
    """Publish the corpus as it is now; raises what `ingest_corpus` raises."""
    from ingest.pipeline import ingest_corpus

    return ingest_corpus(
        app.corpus,
        app.publisher,
        embedder=app.embedder,
        proposals=app.proposals,
        reader=app.file_reader,
        rebuild=rebuild,
        prepared=prepared,
        progress=progress,
    )


def bring_in_line(
    app: "App", prepared: Sequence[ParsedDocument] = (), *, progress: "Progress | None" = None
) -> "IngestReport":
    """Publish the corpus as it is now; where another process writes, wait for it for a while."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return follow_corpus(app, prepared=prepared, progress=progress)
        except IndexLockedError:
            if time.monotonic() > deadline:
                raise
        time.sleep(_AGAIN_SECONDS)
