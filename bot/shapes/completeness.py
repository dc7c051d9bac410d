"""Whether a text of the corpus is the whole document: of a summary nothing can be said to be lacking."""

import re
from collections.abc import Sequence

from bot.choosing.remembering import Index
from vectorstore.records import Document, Place
from vectorstore.roman import is_roman, value_of

_IS_SUMMARY = re.compile(r"bản tóm tắt", re.IGNORECASE)
_CHAPTER_LINE = re.compile(r"^\W*(?:Chương|CHƯƠNG)\s*[IVXLC\d]+\b(?P<title>.*)$", re.MULTILINE)
_HEAD = 600  # characters in which a text says that it is a summary


def is_summary(document: Document, index: Index) -> bool:
    """Tell whether a text says at its head that it is a summary."""
    return _IS_SUMMARY.search(f"{document.title}\n{index.text(document.id)[:_HEAD]}") is not None


def is_whole(document: Document, index: Index) -> bool:
    """Tell whether a document is there in full: no summary, and none of its Điều left out."""
    numbers = {int(label) for label in articles(index.places(document.id)) if label.isdecimal()}
    return not is_summary(document, index) and numbers == set(range(1, len(numbers) + 1))


def has_every_chapter(document: Document, index: Index) -> bool:
    """Tell whether the chapters found are all that a text has: counted from one on, none only in the text.

    Of a scan some are not recognised, and nothing can be said of how many there are.
    """
    labels = {one.label.split()[-1].upper() for one in index.places(document.id) if one.level == "chapter"}
    numbers = {value_of(label) if is_roman(label) else _number(label) for label in labels}
    if numbers != set(range(1, len(labels) + 1)):
        return False
    lines = _CHAPTER_LINE.finditer(index.text(document.id))
    return bool(labels) or not any(not line["title"].strip() or line["title"].isupper() for line in lines)


def _number(label: str) -> int:
    return int(label) if label.isdecimal() else 0


def articles(places: Sequence[Place]) -> dict[str, Place]:
    """Return the Điều of a document by their numbers, each the first time that it comes."""
    found = (one for one in reversed(places) if one.level == "article")
    by_label = {one.label.removeprefix("Điều "): one for one in found}
    return dict(sorted(by_label.items(), key=lambda pair: pair[1].start))
