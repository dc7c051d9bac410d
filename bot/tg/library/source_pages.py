"""Opens the sources of an answer: the quote in its surroundings, and the pages around it."""

from collections.abc import Callable
from datetime import date

from bot.errors import NotFoundError
from bot.state import Source, State, StoredAnswer
from bot.tg import texts
from bot.tg.answers.rendering import render_further, render_lost_source, render_page
from bot.tg.delivering.links import payload_of
from bot.tg.delivering.messages import Message, to_messages
from bot.tg.library.outline import link_to
from bot.tg.library.page_notes import page_notes
from bot.tg.library.reader import Library, Reader
from bot.tg.library.reading import names_of, page_at, pages_of
from bot.tg.presses import buttons
from vectorstore.records import Document


class SourcePages:
    """Opens what the buttons below an answer lead to; NotFoundError where the answer is of another chat."""

    def __init__(self, reader: Reader, state: State, *, today: Callable[[], date] = date.today) -> None:
        self._reader = reader
        self._state = state
        self._today = today

    def open(self, press: buttons.OpenSource | buttons.TurnPage, chat_id: int) -> Message:
        """Return the page on which a source stands, or another page of its document."""
        source = self.source_of(press.token, press.number, chat_id)
        library = self._reader.current()
        document = next((one for one in library.documents() if one.id == source.document_id), None)
        if document is None:
            return to_messages(render_lost_source(source, texts.SOURCE_REMOVED))[0]
        start = _where(source, library.text(document.id))
        if start is None:
            return to_messages(render_lost_source(source, texts.SOURCE_CHANGED))[0]
        return self._page(press, source, document, library, start)

    def link(self, press: buttons.OpenSource, chat_id: int) -> str:
        """Return the payload of a link to the place of a source; NotFoundError where it is gone."""
        source = self.source_of(press.token, press.number, chat_id)
        library = self._reader.current()
        if all(document.id != source.document_id for document in library.documents()):
            raise NotFoundError("The document is not in the index.")
        text = library.text(source.document_id)
        start = _where(source, text)
        if start is None:
            raise NotFoundError("The document has changed.")
        pages = pages_of(text, library.places(source.document_id))
        return payload_of(link_to(source.document_id, pages[page_at(pages, start)]))

    def further(self, token: str, chat_id: int) -> Message:
        """Return what answers as well as the quotes that were shown."""
        sources = [one for one in answer_in(self._state, token, chat_id).sources if one.is_further]
        if not sources:
            raise NotFoundError("Nothing else answers.")
        return to_messages(render_further(sources), buttons=buttons.of_sources(token, sources))[-1]

    def source_of(self, token: str, number: int, chat_id: int) -> Source:
        """Return a source of an answer that was given in this chat."""
        sources = answer_in(self._state, token, chat_id).sources
        source = next((source for source in sources if source.number == number), None)
        if source is None:
            raise NotFoundError("The answer has no such source.")
        return source

    def _page(
        self,
        press: buttons.OpenSource | buttons.TurnPage,
        source: Source,
        document: Document,
        library: Library,
        start: int,
    ) -> Message:
        text = library.text(document.id)
        pages = pages_of(text, library.places(document.id))
        number = press.page if isinstance(press, buttons.TurnPage) else page_at(pages, start)
        number = min(number, len(pages) - 1)
        rich = render_page(
            document,
            pages[number],
            text,
            quote=(start, start + len(source.quote)),
            today=self._today(),
            notes=page_notes(library, document, pages[number], self._today()),
            has_changed=source.sha256 not in ("", document.sha256),
        )
        link = payload_of(link_to(document.id, pages[number]))
        below = buttons.below_page(press.token, press.number, number, names_of(pages), link)
        return to_messages(rich, buttons=below)[0]


def answer_in(state: State, token: str, chat_id: int) -> StoredAnswer:
    """Return an answer that was given in this chat; NotFoundError where there is none."""
    stored = state.answers.get(token)
    if stored.conversation.chat_id != chat_id:
        raise NotFoundError("There is no such answer in this chat.")
    return stored


def _where(source: Source, text: str) -> int | None:
    """Return where the quote stands in the text as it is now, nearest to where it stood; None if nowhere."""
    if text[source.start : source.end] == source.quote:
        return source.start
    before, after = text.rfind(source.quote, 0, source.start), text.find(source.quote, source.start)
    found = [start for start in (before, after) if start >= 0]
    return min(found, key=lambda start: abs(start - source.start), default=None)
