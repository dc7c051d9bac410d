"""The documents that come nearest to a question without an answer: those its own words point to."""

from collections.abc import Iterable

from bot.shapes.case import Case
from vectorstore.conversation import content_words
from vectorstore.mentions import without_documents
from vectorstore.records import Document, Status
from vectorstore.vietnamese import syllables

_MOST = 3
_LEAST_SHARE = 0.5  # of what the words of a question tell; a document that has less is not near
_TITLE = 1.5  # a word in a title counts so much more than one in a passage


def nearest_documents(case: Case) -> tuple[Document, ...]:
    """Return at most three documents that hold: those the question names, then those of its words."""
    named = [
        document
        for reference in case.query.references
        for document in case.index.matching(reference, case.as_of)[:1]
    ]
    told = sorted(_told(case), key=lambda pair: -pair[0])
    near = [document for share, document in told if share >= _LEAST_SHARE]
    found = {document.id: document for document in [*named, *near]}
    holding = [
        one for one in found.values() if one in named or one.status_on(case.as_of) is not Status.REPLACED
    ]
    return tuple(holding[:_MOST])


def _told(case: Case) -> Iterable[tuple[float, Document]]:
    """Yield each document found with the weighted share of the question's words that it has."""
    words = set(content_words(without_documents(case.query.text))) or set(content_words(case.query.text))
    weights = {word: case.index.weight(word) for word in words}
    total = sum(weights.values())
    for document in case.documents_found() if total else ():
        said = set(syllables(document.title))
        own = (hit.passage.text for hit in case.hits if hit.passage.document_id == document.id)
        best = max((_share(weights, set(syllables(text)) | said) for text in own), default=0.0)
        yield (best + (_TITLE - 1) * _share(weights, said)) / total, document


def _share(weights: dict[str, float], said: set[str]) -> float:
    return sum(weight for word, weight in weights.items() if word in said)
