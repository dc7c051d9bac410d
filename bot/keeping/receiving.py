"""Documents that staff send by chat: kept on disk and in the database until somebody decides on them."""

import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import NotFoundError, UserInputError
from bot.keeping.adding import Proposal, downloaded, examine, source_of_link
from bot.keeping.albums import add_page, page_names
from bot.keeping.corpus import remove_left_copies
from bot.keeping.fields import check_days, corrected
from bot.keeping.removed import forget_lost_records
from bot.keeping.rooms import LEFT_BEHIND_SECONDS, Rooms
from bot.keeping.unpacking import is_archive, unpack
from bot.state import State
from bot.state.uploads import Stage, Upload
from ingest.errors import IngestError
from ingest.parsers.albums import ALBUM_SUFFIX

if TYPE_CHECKING:
    from bot.composition import App

SHOWN = ("shown", "look", "doubts")  # among the traces of an upload
_REMEMBERED = 8  # proposals, so that a page of passages does not read the file again
_ASKED_SECONDS = 900.0  # afterwards a message is a question again, whatever was asked for
_DAY_SECONDS = 24 * 3600.0


class TooManyUploadsError(UserInputError):
    """So many documents of a person wait already that no more are taken."""


class AlbumClosedError(UserInputError):
    """A page comes to an album that was taken in by then."""


class Receiving:
    """What staff send, until they decide on it. Every method may block."""

    def __init__(self, app: "App", state: State) -> None:
        self.app = app
        self.state = state
        self.rooms = Rooms(app.uploads)
        self.writing = threading.Lock()  # held while what waits is taken in, out, or made another
        self._proposals: OrderedDict[tuple[object, ...], Proposal] = OrderedDict()

    def download(self, token: str, url: str) -> Path:
        """Fetch a document from the web; UserInputError where it cannot be had."""
        with self._nothing_left(token):
            return downloaded(url, self.rooms.empty(token), self.app)

    def accept(self, person_id: int, token: str, path: Path, *, url: str = "") -> tuple[Upload, ...]:
        """Keep a file that came, or was downloaded, or each document of a zip, as uploads that wait."""
        if not is_archive(path):
            self._refuse_too_many(person_id, 1, token)
            return self._kept(person_id, [(token, path)], url=url)
        with self._nothing_left(token):
            paths = self._documents_of(token, path, most_files=self.app.settings.telegram.zip_files)
        self._refuse_too_many(person_id, len(paths), token)
        found = self.rooms.apart(token, paths, [one.name for one in paths])
        self.rooms.clear(token)
        return self._kept(person_id, found, url=url)

    def accept_page(self, person_id: int, token: str, picture: Path, page: str) -> Upload:
        """Put a photographed page into the album of this token, which begins with it.

        The pages stand in the order of their names. AlbumClosedError where the album waits no more.
        """
        with self.writing:
            album = self._album(person_id, token)
            name = album.name if album else f"{picture.stem.lstrip('.')}{ALBUM_SUFFIX}"
            add_page(self.rooms.file(token, name), page, picture)
            if album:
                self.state.uploads.save(album)
            else:
                self.state.uploads.add(Upload(token, person_id, name))
            picture.unlink()
            return self.state.uploads.get(token)

    def split(self, upload: Upload) -> tuple[Upload, ...]:
        """Let each page of an album wait as a document of its own."""
        with self.writing:
            pages = page_names(self._file(upload))
            self._refuse_too_many(upload.user_id, len(pages) - 1, "")
            paths = self._documents_of(upload.token, self._file(upload), most_files=len(pages))
            names = [path.name.partition("-")[2] or path.name for path in paths]  # without their order
            found = self.rooms.apart(upload.token, paths, names)
            with self.state.together():
                made = self._kept(upload.user_id, found)
                self.state.uploads.drop(upload.token)
            self.rooms.clear(upload.token)
            return made

    def upload(self, token: str, person_id: int) -> Upload:
        """Return an upload of this person; NotFoundError where there is none."""
        found = self.state.uploads.get(token)
        if found.user_id != person_id:
            raise NotFoundError("There is no such upload of this person.")
        return found

    def uploads(self, person_id: int) -> tuple[Upload, ...]:
        """Return the uploads of a person, the last one first."""
        return self.state.uploads.of(person_id)

    def proposal(self, upload: Upload) -> Proposal:
        """Return what is recognised in an upload, corrected; IngestError where it cannot be read."""
        path = self._file(upload)
        found = self._proposals.get(self._key(upload))
        if found is None:
            found = examine(path, self.app, corrections=upload.corrections, file=upload.file)
            self._remember(upload, found)
        return found

    def ask_for(self, upload: Upload, field: str) -> None:
        """Let the next message of the person be the value of a field; "" lets it be a question again."""
        for other in self.state.uploads.of(upload.user_id):
            if other.asked_field and other.token != upload.token:
                self.state.uploads.amend(replace(other, asked_field=""))
        self.state.uploads.amend(replace(upload, asked_field=field))

    def asked_of(self, person_id: int) -> Upload | None:
        """Return the upload of which the next message of this person is a value; None where none is."""
        return self.state.uploads.asked_of(person_id, last_seconds=_ASKED_SECONDS)

    def correct(self, upload: Upload, typed: str) -> Upload:
        """Take what was typed for the field asked for; UserInputError says how to type it."""
        changed = replace(
            upload,
            corrections=corrected(upload.corrections, upload.asked_field, typed),
            asked_field="",
        )
        check_days(self.proposal(changed).parsed.document)
        if not self.state.uploads.amend(changed):
            raise NotFoundError(f"Upload {upload.token} waits no more.")
        return changed

    def set(self, upload: Upload, field: str, typed: str) -> Upload:
        """Correct a field that was chosen rather than typed; FieldError for what it does not take."""
        return self.correct(replace(upload, asked_field=field), typed)

    def note_shown(self, upload: Upload, proposal: Proposal, together: str = "") -> None:
        """Keep what a person was shown of an upload, and what the list says of it."""
        shown = {
            "shown": proposal.signature,
            "look": together or proposal.reason_to_look,
            "doubts": str(len(proposal.doubts)),
        }
        title = proposal.parsed.document.title
        changed = replace(upload, title=title, traces={**upload.traces, **shown})
        if changed != upload:
            self.state.uploads.amend(changed)

    def drop(self, upload: Upload) -> None:
        """Forget an upload that waits."""
        self.state.uploads.drop(upload.token)
        self.rooms.clear(upload.token)

    def clean(self) -> int:
        """Forget what waited for too long, its files, and copies left half-way; return how much waited."""
        expired = self.state.uploads.expire(
            older_than_seconds=self.app.settings.telegram.upload_days * _DAY_SECONDS
        )
        self.rooms.remove_left(self.state.uploads.undecided())
        for folder in (self.app.corpus, self.app.removed_files):
            remove_left_copies(folder, older_than_seconds=LEFT_BEHIND_SECONDS)
        forget_lost_records(self.app.removed_files, older_than_seconds=LEFT_BEHIND_SECONDS)
        return expired

    @contextmanager
    def _nothing_left(self, token: str) -> Iterator[None]:
        """Leave nothing of what came under this name where the body fails."""
        try:
            yield
        except (UserInputError, OSError):
            self.rooms.clear(token)
            raise

    def _album(self, person_id: int, token: str) -> Upload | None:
        """Return the album that a page belongs to, which waits; None where this page begins it."""
        album = self._anew(token)
        if album is None:
            self._refuse_too_many(person_id, 1, token)
        elif album.stage is not Stage.WAITING:
            raise AlbumClosedError(f"Album {token} waits no more.")
        return album

    def _anew(self, token: str) -> Upload | None:
        """Return an upload as it is now; None where there is none."""
        with suppress(NotFoundError):
            return self.state.uploads.get(token)
        return None

    def _refuse_too_many(self, person_id: int, more: int, token: str) -> None:
        """Raise TooManyUploadsError where a person would wait for too much; what came is deleted then."""
        most = self.app.settings.telegram.uploads_waiting
        waiting = sum(one.stage is Stage.WAITING for one in self.state.uploads.of(person_id))
        if waiting + more > most:
            if token:
                self.rooms.clear(token)
            raise TooManyUploadsError(f"{waiting} documents wait already, at most {most} may.")

    def _kept(
        self, person_id: int, found: Sequence[tuple[str, Path]], *, url: str = ""
    ) -> tuple[Upload, ...]:
        """Write down files that wait, each in the room of its token."""
        made = [
            Upload(token, person_id, place.name, corrections=self._source(place, url))
            for token, place in found
        ]
        with self.state.together():
            for upload in made:
                self.state.uploads.add(upload)
        return tuple(self.state.uploads.get(upload.token) for upload in made)

    def _key(self, upload: Upload) -> tuple[object, ...]:
        live, file = self.app.generations.current(), self._file(upload).stat()
        return upload.token, upload.file, live, file.st_mtime_ns, *sorted(upload.corrections.items())

    def _remember(self, upload: Upload, proposal: Proposal) -> None:
        self._proposals[self._key(upload)] = proposal
        while len(self._proposals) > _REMEMBERED:
            self._proposals.popitem(last=False)

    def _documents_of(self, token: str, path: Path, *, most_files: int) -> list[Path]:
        folder = self.rooms.kept(token) / "zip"
        folder.mkdir(exist_ok=True)
        most_bytes = self.app.settings.telegram.zip_mb * 1024**2
        return unpack(path, folder, most_files=most_files, most_bytes=most_bytes)

    def _file(self, upload: Upload) -> Path:
        path = self.rooms.file(upload.token, upload.name)
        if not path.is_file():
            raise NotFoundError(f"The file of upload {upload.token} is gone.")
        return path

    def _source(self, path: Path, url: str) -> dict[str, str]:
        """Return where a file was downloaded, if it was; of one that cannot be read its preview tells."""
        with suppress(IngestError):
            return source_of_link(path, url, self.app) if url else {}
        return {}
