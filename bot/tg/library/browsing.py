"""Lets people browse the documents: search, lists by kind, outlines, and any Điều; the blocking part.

What one person opened, only that person turns: in a group everyone sees the message.
"""

from collections.abc import Callable
from datetime import date

from bot.errors import NotFoundError
from bot.state import Browse, Conversation, State
from bot.tg import texts
from bot.tg.answers.stored import new_token
from bot.tg.delivering.links import ToDocument, ToPlace, document_key, kind_key, place_key, with_key
from bot.tg.delivering.messages import Message, to_messages
from bot.tg.delivering.richtext import styled
from bot.tg.library.catalogue import Found, find_documents, kind_of, kinds_of, of_kind
from bot.tg.library.headings import find_headings
from bot.tg.library.outline import Outline, outline_of
from bot.tg.library.press_data import Card, Headings, Kinds, Listing, Reading, View, read_data
from bot.tg.library.reader import Library, Reader
from bot.tg.library.reading import page_at, page_with_key, pages_of
from bot.tg.library.views import card_view, headings_view, kinds_view, list_view, reading_view
from bot.tg.presses.presses import Outcome, Pressed
from vectorstore.records import Document

_MAX_WORDS_CHARS = 100


class Browsing:
    """Opens what is browsed, and what the buttons below it lead to."""

    def __init__(self, reader: Reader, state: State, *, today: Callable[[], date] = date.today) -> None:
        self._reader = reader
        self._state = state
        self._today = today

    def open(self, conversation: Conversation, words: str) -> Message:
        """Return the kinds of documents, or what the words find: a list, a document, or an Điều of it."""
        words = words[:_MAX_WORDS_CHARS]
        token = self._begin(conversation, words)
        if not words:
            return self._show(token, words, Kinds())
        library = self._reader.current()
        found = find_documents(library, words, self._today())
        if not found.documents:
            return self._show_headings(token, words)
        if len(found.documents) > 1 and not found.article:
            return self._show(token, words, Listing(None, 0))
        return self._show(token, words, self._view_of(found, library))

    def open_link(self, conversation: Conversation, link: ToDocument | ToPlace) -> Message:
        """Return the document or the place that a link leads to; where the place is gone, the document."""
        token = self._begin(conversation, "")
        if isinstance(link, ToPlace):
            try:
                return self._show(token, "", Reading(link.document, link.place, 1))
            except NotFoundError:
                pass  # the document may be there with other places
        return self._show(token, "", Card(link.document, None, 0))

    def open_outline(self, conversation: Conversation, document_id: str, position: int) -> Message:
        """Return the outline of a document where the place at a position of its text is listed."""
        library = self._reader.current()
        document = with_key(library.documents(), document_key(document_id))
        outline = self._outline(document, library)
        view = outline.card_at(page_at(outline.pages, position))
        return self._show(self._begin(conversation, ""), "", view)

    def press(self, pressed: Pressed) -> Outcome:
        """Return the view that a button leads to, in place of the one with the button."""
        token, view = read_data(pressed.data)
        browse = self._state.browses.get(token)
        if browse.conversation.chat_id != pressed.chat_id:
            raise NotFoundError("There is no such list in this chat.")
        if browse.conversation.user_id != pressed.person_id:
            return Outcome(texts.ONLY_WHO_OPENED, is_for=browse.conversation.user_id)
        try:
            return Outcome(page=self._show(token, browse.words, view), is_in_place=True)
        except NotFoundError:
            return Outcome(texts.PLACE_GONE)

    def _begin(self, conversation: Conversation, words: str) -> str:
        token = new_token()
        self._state.browses.save(Browse(token, conversation, words))
        return token

    def _view_of(self, found: Found, library: Library) -> View:
        """Return the view of the first document found, or of its Điều that is named and there."""
        document = found.documents[0]
        outline = self._outline(document, library)
        key = place_key(texts.ARTICLE_PLACE.format(article=found.article))
        if found.article and any(page.key == key for page in outline.pages):
            return Reading(outline.key, key, 1)
        return Card(outline.key, None, 0)

    def _show_headings(self, token: str, words: str) -> Message:
        """Return the places that have the words in their titles, where no document has them in its own."""
        found = find_headings(self._reader.current(), words, self._today())
        if not found:
            return to_messages(styled(texts.NO_DOCUMENT_FOUND.format(words=words)))[0]
        return headings_view(token, words, found, Headings(0))

    def _show(self, token: str, words: str, view: View) -> Message:
        library, today = self._reader.current(), self._today()
        documents = library.documents()
        match view:
            case Kinds():
                return kinds_view(token, kinds_of(documents))
            case Listing(None, _):
                found = find_documents(library, words, today).documents
                return list_view(
                    token, texts.FOUND_BY.format(words=words, count=len(found)), found, view, today=today
                )
            case Listing(key, _):
                kind = next((one for one, _ in kinds_of(documents) if kind_key(one) == key), "")
                listed = of_kind(documents, kind, today)
                return list_view(
                    token, texts.OF_KIND.format(kind=kind, count=len(listed)), listed, view, today=today
                )
            case Headings():
                return headings_view(token, words, find_headings(library, words, today), view)
            case Card(key, _, _):
                document = with_key(documents, key)
                outline = self._outline(document, library)
                back = self._list_with(document, words, library)
                return card_view(token, document, outline, view, back=back, today=today)
            case Reading(key, place, part):
                document = with_key(documents, key)
                outline = self._outline(document, library)
                number = page_with_key(outline.pages, place, part)
                return reading_view(token, document, library, outline, number, today=today)

    def _list_with(self, document: Document, words: str, library: Library) -> View:
        """Return the list that leads to a document: what the words found, else its kind."""
        if not words:
            return Listing(kind_key(kind_of(document)), 0)
        found = find_documents(library, words, self._today()).documents
        return Listing(None, 0) if found else Headings(0)

    def _outline(self, document: Document, library: Library) -> Outline:
        places = library.places(document.id)
        pages = pages_of(library.text(document.id), places)
        return outline_of(document_key(document.id), pages, places)
