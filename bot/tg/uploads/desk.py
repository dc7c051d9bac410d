"""What becomes of documents that staff send: each method blocks, and returns what to show."""

import logging
from collections.abc import Callable, Sequence
from pathlib import Path

from bot.errors import NotFoundError, StateError, UserInputError
from bot.keeping.albums import is_album
from bot.keeping.deciding import Deciding
from bot.keeping.fields import FIELDS, FieldError
from bot.keeping.receiving import AlbumClosedError, Receiving, TooManyUploadsError
from bot.keeping.together import Together
from bot.state import State
from bot.state.uploads import Stage, Upload
from bot.tg import texts_uploads as texts
from bot.tg.delivering.messages import Button, Message, to_messages
from bot.tg.delivering.richtext import styled
from bot.tg.presses.presses import Outcome, Pressed
from bot.tg.uploads import pages
from bot.tg.uploads.decisions import UploadDecisions
from bot.tg.uploads.pages import said
from bot.tg.uploads.problems import EXPECTED, is_of_the_file, reason_of
from ingest.errors import IngestError
from vectorstore.errors import VectorstoreError

_MOST_PREVIEWS = 3  # of documents that come together; more are listed
_SLOW = {"i": texts.PUBLISHING, "r": texts.REMOVING, "n": texts.UNDOING}  # said while it is done

logger = logging.getLogger(__name__)


class UploadDesk:
    """Previews, corrections and decisions."""

    def __init__(self, receiving: Receiving, deciding: Deciding, state: State, *, days: int) -> None:
        self._receiving = receiving
        self._deciding = deciding
        self._days = days
        self._decisions = UploadDecisions(
            receiving, deciding, state, listing=self.listing, preview=self._preview
        )

    def place_for(self, token: str, name: str) -> Path:
        """Return where the file of an upload is to be written."""
        return self._receiving.rooms.place_for(token, name)

    def place_for_page(self, token: str, name: str) -> Path:
        """Return where a page of an album is to be written until it is in it."""
        return self._receiving.rooms.place_for_page(token, name)

    def file_did_not_come(self, token: str) -> None:
        """Leave nothing of a file that could not be downloaded."""
        self._receiving.rooms.clear(token)

    def file_came(self, person_id: int, token: str, path: Path) -> list[Message]:
        """Return the previews of a file, or of the documents of a zip."""
        return self._came(path.name, lambda: self._receiving.accept(person_id, token, path))

    def page_came(self, person_id: int, album: str, path: Path, page: str, token: str) -> list[Message]:
        """Put a photographed page into its album; return what there is to say before all are there.

        One that comes when the album was taken in already is a document of its own, under `token`.
        """
        try:
            self._receiving.accept_page(person_id, album, path, page)
        except AlbumClosedError:
            place = path.replace(self.place_for(token, path.name.lstrip(".")))
            return [said(texts.ALBUM_CLOSED), *self.file_came(person_id, token, place)]
        except StateError:
            raise
        except EXPECTED as error:
            return [said(texts.FAILED.format(name=path.name.lstrip("."), reason=reason_of(error)))]
        return []

    def album_came(self, person_id: int, token: str, *, late: int = 0) -> list[Message]:
        """Return the preview of all pages of an album that are there; `late` are fetched later."""
        try:
            upload = self._receiving.upload(token, person_id)
        except NotFoundError:
            return []
        if upload.stage is not Stage.WAITING:
            return []
        note = texts.PAGES_LATE.format(count=late) if late else ""
        return self._previews([upload], note=note)

    def link_came(self, person_id: int, token: str, url: str) -> list[Message]:
        """Return the preview of what stands at an address."""
        try:
            path = self._receiving.download(token, url)
        except UserInputError as error:
            logger.info("a link could not be downloaded: %s", type(error).__name__)
            return [said(texts.LINK_PROBLEMS.get(type(error).__name__, texts.LINK_FAILED))]
        except OSError as error:
            logger.error("what stands at a link could not be written: %s", error)
            return [said(texts.NOT_WRITTEN.format(name=texts.WHAT_A_LINK_LEADS_TO))]
        return self._came(path.name, lambda: self._receiving.accept(person_id, token, path, url=url))

    def listing(self, person_id: int, *, note: str = "", page: int = 0) -> Message:
        """Return a page of what a person sent."""
        uploads, gone = self._receiving.uploads(person_id), self._deciding.gone(person_id)
        return pages.listing(uploads, note=note, gone=gone, page=page)

    def said(self, words: str) -> list[Message]:
        """Return a sentence as a message."""
        return [said(words)]

    def value_came(self, person_id: int, typed: str) -> Message | None:
        """Take a message as the value that was asked for; None where none was."""
        upload = self._receiving.asked_of(person_id)
        if upload is None:
            return None
        try:
            return self._preview(self._receiving.correct(upload, typed))
        except FieldError as error:
            return said(str(error))
        except EXPECTED as error:
            return self._failed(upload, error)

    def press(self, pressed: Pressed) -> Outcome:
        """Do what a button below a preview or a list asks for."""
        _, verb, token, *rest = [*pressed.data.split(":"), ""][:4]
        if verb == "a":
            return self._slowly(texts.PUBLISHING, lambda: self._decisions.publish_all(pressed))
        if verb == "l" and token.isdecimal():
            return Outcome(page=self.listing(pressed.person_id, page=int(token)), is_in_place=True)
        upload = self._receiving.upload(token, pressed.person_id)
        if verb in _SLOW:
            return self._slowly(_SLOW[verb], lambda: self._decisions.decide(verb, token, pressed))
        try:
            return self._turned(upload, verb, rest[0] if rest else "")
        except FieldError as error:
            return Outcome(str(error))
        except (IngestError, VectorstoreError, TooManyUploadsError, OSError) as error:
            return Outcome(page=self._unread(upload, error))

    def _turned(self, upload: Upload, verb: str, argument: str) -> Outcome:
        """Return another page of a preview."""
        if upload.stage is not Stage.WAITING and verb not in "vo":
            raise NotFoundError("This upload waits no more.")
        match verb:
            case "v" | "o" | "c":
                if verb == "c":
                    self._receiving.ask_for(upload, "")
                return Outcome(page=self._preview(upload), is_in_place=verb != "o")
            case "p" if argument.isdecimal():
                found = self._receiving.proposal(upload).parsed.passages
                return Outcome(page=pages.passages(upload, found, int(argument)), is_in_place=True)
            case "e":
                page = pages.fields(upload, self._receiving.proposal(upload))
                return Outcome(page=page, is_in_place=True)
            case "f" if argument in FIELDS:
                self._receiving.ask_for(upload, "" if argument == "status" else argument)
                page = pages.asking(upload, argument, self._receiving.proposal(upload))
                return Outcome(page=page, is_in_place=True)
            case "s":
                return Outcome(
                    page=self._preview(self._receiving.set(upload, "status", argument)), is_in_place=True
                )
            case "t" if is_album(upload.name):
                received = texts.RECEIVED.format(count=len(self._receiving.split(upload)))
                return Outcome(page=self.listing(upload.user_id, note=received), is_in_place=True)
            case "d":
                self._receiving.drop(upload)
                return Outcome(page=said(texts.DROPPED.format(name=upload.name)), is_in_place=True)
        raise NotFoundError("There is no such button.")

    def _came(self, name: str, accept: Callable[[], Sequence[Upload]]) -> list[Message]:
        try:
            uploads = accept()
        except StateError:
            raise
        except EXPECTED as error:
            return [said(texts.FAILED.format(name=name, reason=reason_of(error)))]
        return self._previews(uploads)

    def _previews(self, uploads: Sequence[Upload], *, note: str = "") -> list[Message]:
        previews, problems, together = [], [], Together()
        for upload in uploads:
            try:
                previews.append(self._preview(upload, note=note, together=together))
            except EXPECTED as error:
                problems.append(self._unread(upload, error))
        if len(previews) > _MOST_PREVIEWS:
            received = texts.RECEIVED.format(count=len(previews))
            previews = [self.listing(uploads[0].user_id, note=received)]
        return [*previews, *problems]

    def _unread(self, upload: Upload, error: Exception) -> Message:
        """Say why a document cannot be shown; where that is no fault of its file, it waits on."""
        if isinstance(error, StateError):
            raise error
        logger.warning("an upload could not be read: %s", error)
        told = texts.FAILED.format(name=upload.name, reason=reason_of(error))
        if is_of_the_file(error):
            self._receiving.drop(upload)
            return said(told)
        again = Button(texts.AGAIN_BUTTON, f"u:o:{upload.token}")
        drop = Button(texts.DROP_BUTTON, f"u:d:{upload.token}")
        return to_messages(styled(f"{told}\n{texts.KEPT}"), buttons=((again, drop),))[0]

    def _preview(self, upload: Upload, *, note: str = "", together: Together | None = None) -> Message:
        proposal = self._receiving.proposal(upload)
        conflict = together.conflict(proposal.parsed) if together else ""
        if together is not None:
            together.add(proposal.parsed)
        self._receiving.note_shown(upload, proposal, conflict)
        return pages.preview(upload, proposal, days=self._days, note=note, together=conflict)

    def _slowly(self, words: str, work: Callable[[], Outcome]) -> Outcome:
        """Say at once what is being done, and show afterwards what came of it."""
        return Outcome(page=said(words), is_in_place=True, after=work)

    def _failed(self, upload: Upload, error: Exception) -> Message:
        return said(texts.FAILED.format(name=upload.name, reason=reason_of(error)))
