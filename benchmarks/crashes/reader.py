"""One reader that stays open and asks all the time."""

import json
import os
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.crashes.place import Place
from benchmarks.crashes.processes import DONE, start
from vectorstore.errors import VectorstoreError
from vectorstore.query import Query

_QUESTION = "nghỉ của tổ 3"
_PAUSE_SECONDS = 0.02


@contextmanager
def reader_beside(place: Place) -> Iterator[Callable[[], dict[str, Any]]]:
    """Keep a reader asking; yield what ends it and tells what it saw."""
    report, stop = place.root / "reader.json", place.root / "reader.stop"
    child = start(lambda: _ask_on(place, report, stop))

    def ended() -> dict[str, Any]:
        stop.touch()
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if code != DONE:
            return {"errors": {f"the reader ended with {code}": 1}}
        told: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
        return told

    yield ended


def _ask_on(place: Place, report: Path, stop: Path) -> int:
    """Ask from one open reader until told to stop; write how often, and what went wrong."""
    app = place.app()
    retriever = app.retriever_over(app.reader)
    asked, errors, names = 0, Counter[str](), set[str]()
    while not stop.exists():
        try:
            hits = retriever.search(Query(_QUESTION, _QUESTION), limit=5)
            names.add(app.reader.current().manifest.name)
            errors["nothing found"] += not hits
        except (VectorstoreError, OSError, KeyError) as error:
            errors[f"{type(error).__name__}: {error}"] += 1
        asked += 1
        time.sleep(_PAUSE_SECONDS)
    told = {"asked": asked, "generations_seen": len(names), "errors": dict(+errors)}
    report.write_text(json.dumps(told), encoding="utf-8")
    return DONE
