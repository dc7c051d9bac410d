"""Whether a text of the corpus is the whole document: of a summary nothing can be said to be lacking."""

import re
from collections.abc import Sequence

from bot.choosing.remembering import Index
from vectorstore.records import Document, Place

_IS_SUMMARY = re.compile(r"bản tóm tắt", re.IGNORECASE)
_HEAD = 600  # characters in which a text says that it is a summary


def is_summary(document: Document, index: Index) -> bool:
    """Tell whether a text says at its head that it is a summary."""
    return _IS_SUMMARY.search(f"{document.title}\n{index.text(document.id)[:_HEAD]}") is not None


def is_whole(document: Document, index: Index) -> bool:
    """Tell whether a document is there in full: no summary, and none of its Điều left out."""
    numbers = {int(label) for label in articles(index.places(document.id)) if label.isdecimal()}
    return not is_summary(document, index) and numbers == set(range(1, len(numbers) + 1))


def articles(places: Sequence[Place]) -> dict[str, Place]:
    """Return the Điều of a document by their numbers, each the first time that it comes."""
    found = (one for one in reversed(places) if one.level == "article")
    by_label = {one.label.removeprefix("Điều "): one for one in found}
    return dict(sorted(by_label.items(), key=lambda pair: pair[1].start))
