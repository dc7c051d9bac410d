"""The documents of an index, found by what people call them."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from vectorstore.number_spelling import number_key
from vectorstore.query import Reference
from vectorstore.records import Document, Status
from vectorstore.reference_targets import matches_document

_PREFERENCE = {Status.IN_FORCE: 0, Status.UNKNOWN: 1, Status.REPLACED: 2, Status.NOT_YET: 3}


class Directory:
    """Answers which documents a reference names."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._by_number: defaultdict[str, list[Document]] = defaultdict(list)
        self._by_face: defaultdict[object, list[Document]] = defaultdict(list)
        for document in documents:
            if document.number:
                self._by_number[number_key(document.number)].append(document)
            self._by_face[document.title, document.number, document.issued_on].append(document)
        self._with_name = lru_cache(maxsize=1024)(self._named)

    def matching(self, reference: Reference, day: date | None = None) -> tuple[Document, ...]:
        """Return the documents that a reference names; those in force on `day` first, newer ones first."""
        if reference.document_number:
            found: Sequence[Document] = self._by_number.get(number_key(reference.document_number), ())
        elif reference.document_name:
            found = self._with_name(reference.document_name)
        else:
            return ()
        return tuple(sorted(found, key=lambda document: _rank(document, day)))

    def _named(self, name: str) -> tuple[Document, ...]:
        reference = Reference(document_name=name)
        return tuple(
            document
            for faces in self._by_face.values()
            if matches_document(reference, faces[0])
            for document in faces
        )


def _rank(document: Document, day: date | None) -> tuple[int, int, str]:
    preference = _PREFERENCE[document.status_on(day or date.today())]
    since = document.effective_from or document.issued_on or date.min
    return (preference, -since.toordinal(), document.id)
