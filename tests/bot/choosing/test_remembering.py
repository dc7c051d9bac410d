"""What one answer reads of the index is read once."""

from bot.choosing.remembering import Remembering
from tests.bot.library import NEW_LAW, Library, library
from vectorstore.records import Document


class Counting(Library):
    """Counts how often its texts and its list of documents are read."""

    read = 0

    def text(self, document_id: str) -> str:
        self.read += 1
        return super().text(document_id)

    def documents(self) -> tuple[Document, ...]:
        self.read += 1
        return super().documents()


def test_texts_and_documents_are_read_once() -> None:
    small = library()
    counting = Counting(small.texts, small.known)
    remembering = Remembering(counting)

    texts = {remembering.text(NEW_LAW.id) for _ in range(3)}
    lists = {remembering.documents() for _ in range(3)}

    assert texts == {small.text(NEW_LAW.id)}
    assert lists == {small.documents()}
    assert counting.read == 2


def test_it_says_what_the_index_says() -> None:
    small = library()
    remembering = Remembering(small)

    assert remembering.document(NEW_LAW.id) == NEW_LAW
    assert remembering.places(NEW_LAW.id) == small.places(NEW_LAW.id)
    assert remembering.passages(NEW_LAW.id) == small.passages(NEW_LAW.id)
    assert remembering.pages(NEW_LAW.id) == small.pages(NEW_LAW.id)
