"""Compares documents that come together with one another: none of them is in the index yet."""

from bot import texts_staff as texts
from bot.keeping.twins import Sketch, are_alike, sketch
from bot.wording.document_names import brief_name
from vectorstore.number_spelling import number_key
from vectorstore.records import Document, ParsedDocument


class Together:
    """The documents looked at so far."""

    def __init__(self) -> None:
        self._seen: list[tuple[Document, Sketch]] = []

    def add(self, parsed: ParsedDocument) -> None:
        """Let further documents be compared with this one."""
        self._seen.append((parsed.document, sketch(parsed.text)))

    def conflict(self, parsed: ParsedDocument) -> str:
        """Return in a line which of the documents is the same, or has the number of this one; else ""."""
        drawn = sketch(parsed.text)
        lines = (_line(parsed.document, drawn, *seen) for seen in self._seen)
        return next(filter(None, lines), "")


def _line(document: Document, drawn: Sketch, other: Document, other_drawn: Sketch) -> str:
    numbers = [one.number and number_key(one.number) for one in (document, other)]
    has_same_number = numbers[0] is not None and numbers[0] == numbers[1]
    if has_same_number and document.sha256 != other.sha256 and document.issued_on == other.issued_on:
        return texts.VERSION_TOGETHER.format(document=brief_name(other))
    if document.sha256 == other.sha256 or are_alike(drawn, other_drawn):
        return texts.SAME_TOGETHER.format(document=brief_name(other))
    if has_same_number:
        return texts.SAME_NUMBER.format(number=document.number, document=brief_name(other))
    return ""
