"""Documents that staff send by chat: kept on disk and in the database until somebody decides on them."""

import shutil
import threading
import time
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bot.answers import Trace
from bot.errors import NotFoundError, UserInputError
from bot.keeping.adding import Proposal, downloaded, examine, source_of_link
from bot.keeping.auditing import summary_of
from bot.keeping.corpus import remove_left_copies
from bot.keeping.fields import check_days, corrected
from bot.keeping.in_line import undoes_rollback
from bot.keeping.placing import Kept
from bot.keeping.proving import example
from bot.keeping.publishing import document_of_file, give_again, publish, take_back
from bot.keeping.together import Together
from bot.keeping.unpacking import free_place, is_archive, safe_name, unpack
from bot.state import State
from bot.state.uploads import Stage, Upload
from ingest.errors import IngestError
from vectorstore.records import Document

if TYPE_CHECKING:
    from bot.composition import App

_REMEMBERED = 8  # proposals, so that a page of passages does not read the file again
_ASKED_SECONDS = 900.0  # afterwards a message is a question again, whatever was asked for
_SHOWN = ("shown", "look", "doubts")  # among the traces of an upload
_UNDECIDED = (Stage.WAITING, Stage.PUBLISHING)  # the latter where the process ended before it was done
_DAY_SECONDS = 24 * 3600.0
_LEFT_BEHIND_SECONDS = 3600.0  # a room without an upload is that of a download which never ended


class TooManyUploadsError(UserInputError):
    """So many documents of a person wait already that no more are taken."""


class OtherThanShownError(UserInputError):
    """A document means something else for the others by now than who decides on it was shown."""


class RolledBackError(UserInputError):
    """An admin went back to an earlier generation: going forward again is for admins."""


class AlreadyThereError(UserInputError):
    """The corpus has this file."""


class NotThereError(UserInputError):
    """The corpus has this file no more: another version took its place, or somebody took it out."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A document that answers from now on, and an example of it where one was found."""

    upload: Upload
    document: Document
    trace: Trace | None


class Receiving:
    """What staff send, and what becomes of it. Every method may block."""

    def __init__(self, app: "App", state: State) -> None:
        self._app = app
        self._state = state
        self._folder = app.uploads
        self._writing = threading.Lock()
        self._proposals: OrderedDict[tuple[object, ...], Proposal] = OrderedDict()

    def room(self, token: str) -> Path:
        """Return the folder for the file of an upload, empty."""
        folder = self._folder / token
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return folder

    def place_for(self, token: str, name: str) -> Path:
        """Return where the file of an upload goes, under a safe name."""
        return self.room(token) / safe_name(name)

    def download(self, token: str, url: str) -> Path:
        """Fetch a document from the web; UserInputError where it cannot be had."""
        return downloaded(url, self.room(token), self._app)

    def accept(self, person_id: int, token: str, path: Path, *, url: str = "") -> tuple[Upload, ...]:
        """Keep a file that came, or was downloaded, or each document of a zip, as uploads that wait."""
        most = self._app.settings.telegram.uploads_waiting
        waiting = sum(one.stage is Stage.WAITING for one in self._state.uploads.of(person_id))
        paths = self._documents_of(token, path) if is_archive(path) else [path]
        if waiting + len(paths) > most:
            shutil.rmtree(self._folder / token, ignore_errors=True)
            raise TooManyUploadsError(f"{waiting} documents wait already, at most {most} may.")
        found = [(token, path)] if not is_archive(path) else self._apart(token, paths)
        made = [
            Upload(name, person_id, place.name, corrections=self._source(place, url)) for name, place in found
        ]
        with self._state.together():
            for upload in made:
                self._state.uploads.add(upload)
        return tuple(self._state.uploads.get(upload.token) for upload in made)

    def upload(self, token: str, person_id: int) -> Upload:
        """Return an upload of this person; NotFoundError where there is none."""
        found = self._state.uploads.get(token)
        if found.user_id != person_id:
            raise NotFoundError("There is no such upload of this person.")
        return found

    def uploads(self, person_id: int) -> tuple[Upload, ...]:
        """Return the uploads of a person, the last one first."""
        return self._state.uploads.of(person_id)

    def gone(self, person_id: int) -> frozenset[str]:
        """Return the tokens of what a person put into the corpus and is no longer there."""
        return frozenset(one.token for one in self._state.uploads.of(person_id) if self._is_gone(one))

    def proposal(self, upload: Upload) -> Proposal:
        """Return what is recognised in an upload, corrected; IngestError where it cannot be read."""
        path = self._file(upload)
        found = self._proposals.get(self._key(upload))
        if found is None:
            found = examine(path, self._app, corrections=upload.corrections, file=upload.file)
            self._remember(upload, found)
        return found

    def ask_for(self, upload: Upload, field: str) -> None:
        """Let the next message of the person be the value of a field; "" lets it be a question again."""
        for other in self._state.uploads.of(upload.user_id):
            if other.asked_field and other.token != upload.token:
                self._state.uploads.amend(replace(other, asked_field=""))
        self._state.uploads.amend(replace(upload, asked_field=field))

    def asked_of(self, person_id: int) -> Upload | None:
        """Return the upload of which the next message of this person is a value; None where none is."""
        return self._state.uploads.asked_of(person_id, last_seconds=_ASKED_SECONDS)

    def correct(self, upload: Upload, typed: str) -> Upload:
        """Take what was typed for the field asked for; UserInputError says how to type it."""
        changed = replace(
            upload,
            corrections=corrected(upload.corrections, upload.asked_field, typed),
            asked_field="",
        )
        check_days(self.proposal(changed).parsed.document)
        if not self._state.uploads.amend(changed):
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
            self._state.uploads.amend(changed)

    def _publishable(self, uploads: Sequence[Upload]) -> list[tuple[Upload, Proposal]]:
        """Return those that can be read, and are no twins or versions of others, nor of one another."""
        found, together = [], Together()
        for upload in uploads:
            try:
                proposal = self.proposal(upload)
            except (IngestError, NotFoundError):
                continue
            conflict = together.conflict(proposal.parsed)
            if conflict or (proposal.reason_to_look and upload.stage is Stage.WAITING):
                self.note_shown(upload, proposal, conflict)
            else:
                together.add(proposal.parsed)
                found.append((upload, proposal))
        return found

    def drop(self, upload: Upload) -> None:
        """Forget an upload that waits."""
        self._state.uploads.drop(upload.token)
        shutil.rmtree(self._folder / upload.token, ignore_errors=True)

    def publish(self, uploads: Sequence[Upload], *, shows_example: bool = True) -> tuple[TakenIn, ...]:
        """Take in what of these still waits; where that fails it waits on, and the corpus is as it was."""
        with self._writing:
            waiting = [one for one in map(self._anew, uploads) if one and one.stage in _UNDECIDED]
            if waiting:
                self._refuse_to_undo_a_rollback()
            done = self._taken_in([(upload, self._as_shown(upload)) for upload in waiting])
        return tuple([self._proven(upload, is_shown=shows_example and len(done) == 1) for upload in done])

    def publish_all(self, person_id: int) -> tuple[TakenIn, ...]:
        """Take in all that waits of a person and can be taken in without a look."""
        with self._writing:
            waiting = [one for one in self._state.uploads.of(person_id) if one.stage in _UNDECIDED]
            if waiting:
                self._refuse_to_undo_a_rollback()
            done = self._taken_in(self._publishable(waiting[::-1]))
        return tuple([self._proven(upload, is_shown=False) for upload in done])

    def take_back(self, upload: Upload) -> Upload:
        """Take a document out again that was taken in; its file is kept."""
        with self._writing:
            upload = self._state.uploads.get(upload.token)
            if upload.stage not in (Stage.PUBLISHED, Stage.TAKING_BACK):
                return upload
            if self._is_gone(upload):
                raise NotThereError(f"{upload.file} is no longer in {self._app.corpus}.")
            self._refuse_to_undo_a_rollback()
            self._state.uploads.save(replace(upload, stage=Stage.TAKING_BACK))
            try:
                report, name = take_back(self._app, _kept(upload))
            except BaseException:
                self._state.uploads.save(upload)
                raise
            return self._moved(upload, "remove", Stage.TAKEN_BACK, summary_of(report), kept_as=name)

    def give_again(self, upload: Upload) -> Upload:
        """Undo that a document was taken back."""
        with self._writing:
            upload = self._state.uploads.get(upload.token)
            if upload.stage not in (Stage.TAKEN_BACK, Stage.GIVING_AGAIN):
                return upload
            self._refuse_to_undo_a_rollback()
            self._state.uploads.save(replace(upload, stage=Stage.GIVING_AGAIN))
            try:
                report, kept = give_again(self._app, _kept(upload), str(upload.traces.get("kept_as", "")))
            except BaseException:
                self._state.uploads.save(upload)
                raise
            return self._moved(upload, "undo", Stage.PUBLISHED, summary_of(report), **asdict(kept))

    def clean(self) -> int:
        """Forget what waited for too long, its files, and copies left half-way; return how much waited."""
        expired = self._state.uploads.expire(
            older_than_seconds=self._app.settings.telegram.upload_days * _DAY_SECONDS
        )
        known = self._state.uploads.tokens()
        for room in self._folder.iterdir() if self._folder.is_dir() else ():
            is_fresh = time.time() - room.stat().st_mtime < _LEFT_BEHIND_SECONDS
            if room.name not in known and not is_fresh:
                shutil.rmtree(room, ignore_errors=True)
        for folder in (self._app.corpus, self._app.removed_files):
            remove_left_copies(folder, older_than_seconds=_LEFT_BEHIND_SECONDS)
        return expired

    def _key(self, upload: Upload) -> tuple[object, ...]:
        live = self._app.generations.current()
        return upload.token, upload.file, live, *sorted(upload.corrections.items())

    def _remember(self, upload: Upload, proposal: Proposal) -> None:
        self._proposals[self._key(upload)] = proposal
        while len(self._proposals) > _REMEMBERED:
            self._proposals.popitem(last=False)

    def _documents_of(self, token: str, path: Path) -> list[Path]:
        folder = self._folder / token / "zip"
        folder.mkdir()
        chosen = self._app.settings.telegram
        return unpack(path, folder, most_files=chosen.zip_files, most_bytes=chosen.zip_mb * 1024**2)

    def _apart(self, token: str, paths: Sequence[Path]) -> list[tuple[str, Path]]:
        """Give each document of a zip a room of its own."""
        found = []
        for number, path in enumerate(paths, start=1):
            name = f"{token}-{number}"
            found.append((name, Path(shutil.move(path, free_place(self.room(name), path.name)))))
        shutil.rmtree(self._folder / token, ignore_errors=True)
        return found

    def _file(self, upload: Upload) -> Path:
        path = self._folder / upload.token / upload.name
        if not path.is_file():
            raise NotFoundError(f"The file of upload {upload.token} is gone.")
        return path

    def _source(self, path: Path, url: str) -> dict[str, str]:
        """Return where a file was downloaded, if it was; of one that cannot be read its preview tells."""
        with suppress(IngestError):
            return source_of_link(path, url, self._app) if url else {}
        return {}

    def _is_gone(self, upload: Upload) -> bool:
        return upload.stage is Stage.PUBLISHED and not (self._app.corpus / upload.file).is_file()

    def _refuse_to_undo_a_rollback(self) -> None:
        """Raise RolledBackError where what the corpus has beyond a rollback would go live on the way."""
        if undoes_rollback(self._app):
            raise RolledBackError("The index was rolled back: an admin goes forward with /rebuild first.")

    def _anew(self, upload: Upload) -> Upload | None:
        """Return an upload as it is now; None where it was dropped."""
        with suppress(NotFoundError):
            return self._state.uploads.get(upload.token)
        return None

    def _taken_in(self, chosen: Sequence[tuple[Upload, Proposal]]) -> list[Upload]:
        """Publish uploads; what is planned for each is kept first, so that a kill in between is no harm."""
        begun: list[Upload] = []
        if not chosen:
            return begun
        uploads, proposals = zip(*chosen, strict=True)
        try:
            report, kept = publish(
                self._app,
                proposals,
                plans=[_kept(upload) if upload.traces.get("file") else None for upload in uploads],
                note=lambda kept: begun.extend(self._begun(uploads, proposals, kept)),
            )
        except BaseException:
            for upload in begun:
                shown = {name: upload.traces[name] for name in _SHOWN if name in upload.traces}
                self._state.uploads.save(replace(upload, stage=Stage.WAITING, file="", traces=shown))
            raise
        self._note("add", uploads[0].user_id, summary_of(report))
        return [self._published(*pair) for pair in zip(begun, kept, strict=True)]

    def _as_shown(self, upload: Upload) -> Proposal:
        """Return what is recognised, where it means what it did when it was shown, if it ever was."""
        proposal = self.proposal(upload)
        if (
            upload.stage is Stage.WAITING
            and upload.traces.get("shown", proposal.signature) != proposal.signature
        ):
            raise OtherThanShownError(f"{upload.name} means something else for other documents by now.")
        if proposal.twin is not None:
            raise AlreadyThereError(f"{proposal.twin} is the same file.")
        return proposal

    def _begun(
        self, uploads: Sequence[Upload], proposals: Sequence[Proposal], kept: Sequence[Kept]
    ) -> list[Upload]:
        """Write down where the files go, and what that moves, before anything does."""
        begun = []
        with self._state.together():
            for upload, proposal, one in zip(uploads, proposals, kept, strict=True):
                planned = replace(
                    upload, stage=Stage.PUBLISHING, file=one.file, traces={**upload.traces, **asdict(one)}
                )
                begun.append(replace(planned, title=proposal.parsed.document.title))
                self._state.uploads.save(begun[-1])
        return begun

    def _published(self, upload: Upload, kept: Kept) -> Upload:
        title = document_of_file(self._app, upload.file).title
        done = replace(upload, stage=Stage.PUBLISHED, title=title, traces={**upload.traces, **asdict(kept)})
        self._state.uploads.save(done)
        shutil.rmtree(self._folder / upload.token, ignore_errors=True)
        return done

    def _proven(self, upload: Upload, *, is_shown: bool) -> TakenIn:
        """Return a document that was taken in, with an example where there is room to show it."""
        document, index = document_of_file(self._app, upload.file), self._app.library.current()
        return TakenIn(upload, document, example(document, index, self._app.answerer) if is_shown else None)

    def _moved(self, upload: Upload, action: str, stage: Stage, summary: str, **traces: str) -> Upload:
        moved = replace(upload, stage=stage, traces={**upload.traces, **traces})
        self._state.uploads.save(moved)
        self._note(action, upload.user_id, summary)
        return moved

    def _note(self, action: str, person_id: int, summary: str) -> None:
        self._state.audit.write(action, actor_id=person_id, detail=summary)


def _kept(upload: Upload) -> Kept:
    return Kept(**{name: str(upload.traces.get(name, "")) for name in Kept.__dataclass_fields__})
