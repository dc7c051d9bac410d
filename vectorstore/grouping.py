"""What belongs together: the passages of one law, and those of one Điều."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from vectorstore.records import ParsedDocument

LAW, ARTICLE, START = range(3)
COLUMNS = 3


def groups_of(documents: Iterable[ParsedDocument]) -> NDArray[np.int32]:
    """Return for each passage the number of its law, the number of its Điều and where it starts.

    Documents of one number are one law: a collection may keep each Điều as a document of its own.
    Passages outside any Điều belong together if they are of one document.
    """
    laws: dict[str, int] = {}
    articles: dict[tuple[str, str | None], int] = {}
    rows = [
        (
            laws.setdefault(parsed.document.number or parsed.document.id, len(laws)),
            articles.setdefault((parsed.document.id, passage.article), len(articles)),
            passage.start,
        )
        for parsed in documents
        for passage in parsed.passages
    ]
    return np.array(rows, dtype=np.int32).reshape(-1, COLUMNS)
