"""Shows that a document answers now: a question made of its own headings, and the bot's answer from it."""

from collections.abc import Iterator
from typing import Protocol

from bot import texts_staff as texts
from bot.answers import Answer, Trace
from bot.wording.document_names import brief_name
from vectorstore.index import Index
from vectorstore.records import Document, Place

_TRIED = 4
_DULL = (
    *("phạm vi", "đối tượng", "giải thích", "hiệu lực", "tổ chức thực hiện", "trách nhiệm thi hành"),
    *("điều khoản", "quy định chuyển tiếp", "nguyên tắc"),
)


class Answerer(Protocol):
    """Answers one question from the corpus."""

    def answer(self, question: str) -> Trace:
        """Return how the question was answered."""
        ...


def example(document: Document, index: Index, answerer: Answerer) -> Trace | None:
    """Return an answer that this document gives; None where no question was found that it answers."""
    for question in _questions(document, index.places(document.id)):
        trace = answerer.answer(question)
        if isinstance(trace.result, Answer) and any(
            one.document.id == document.id for one in trace.result.citations
        ):
            return trace
    return None


def _questions(document: Document, places: tuple[Place, ...]) -> Iterator[str]:
    """Yield questions about what is special to a document, then about what it surely has."""
    name = brief_name(document)
    titles = [place.title for place in places if place.level in ("article", "heading") and place.title]
    telling = [title for title in titles if not title.lower().startswith(_DULL)]
    for title in telling[:_TRIED]:
        yield texts.EXAMPLE_QUESTION.format(matter=title.rstrip("."), document=name)
    first = next((place.label for place in places if place.level == "article"), None)
    if first is not None and document.number is not None:
        yield f"{first} {document.number}"
    yield document.title
