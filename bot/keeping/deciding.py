"""Takes in the documents that wait, and takes them back and in again, for staff who decided so."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace

from bot.answers import Trace
from bot.errors import NotFoundError, UserInputError
from bot.keeping.adding import Proposal
from bot.keeping.auditing import summary_of
from bot.keeping.in_line import undoes_rollback
from bot.keeping.placing import Kept
from bot.keeping.proving import example
from bot.keeping.publishing import document_of_file, give_again, publish, take_back
from bot.keeping.receiving import SHOWN, Receiving
from bot.keeping.together import Together
from bot.state.uploads import UNDECIDED, Stage, Upload
from ingest.errors import IngestError
from vectorstore.records import Document


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


class Deciding:
    """What becomes of documents that wait. Every method may block."""

    def __init__(self, receiving: Receiving) -> None:
        self._receiving = receiving
        self._app = receiving.app
        self._state = receiving.state

    def gone(self, person_id: int) -> frozenset[str]:
        """Return the tokens of what a person put into the corpus and is no longer there."""
        return frozenset(one.token for one in self._state.uploads.of(person_id) if self._is_gone(one))

    def publish(self, uploads: Sequence[Upload], *, shows_example: bool = True) -> tuple[TakenIn, ...]:
        """Take in what of these still waits; where that fails it waits on, and the corpus is as it was."""
        with self._receiving.writing:
            waiting = [one for one in map(self._anew, uploads) if one and one.stage in UNDECIDED]
            if waiting:
                self._refuse_to_undo_a_rollback()
            done = self._taken_in([(upload, self._as_shown(upload)) for upload in waiting])
        return tuple([self._proven(upload, is_shown=shows_example and len(done) == 1) for upload in done])

    def publish_all(self, person_id: int) -> tuple[TakenIn, ...]:
        """Take in all that waits of a person and can be taken in without a look."""
        with self._receiving.writing:
            waiting = [one for one in self._state.uploads.of(person_id) if one.stage in UNDECIDED]
            if waiting:
                self._refuse_to_undo_a_rollback()
            done = self._taken_in(self._publishable(waiting[::-1]))
        return tuple([self._proven(upload, is_shown=False) for upload in done])

    def take_back(self, upload: Upload) -> Upload:
        """Take a document out again that was taken in; its file is kept."""
        with self._receiving.writing:
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
        with self._receiving.writing:
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

    def _publishable(self, uploads: Sequence[Upload]) -> list[tuple[Upload, Proposal]]:
        """Return those that can be read, and are no twins or versions of others, nor of one another."""
        found, together = [], Together()
        for upload in uploads:
            try:
                proposal = self._receiving.proposal(upload)
            except (IngestError, NotFoundError):
                continue
            conflict = together.conflict(proposal.parsed)
            if conflict or (proposal.reason_to_look and upload.stage is Stage.WAITING):
                self._receiving.note_shown(upload, proposal, conflict)
            else:
                together.add(proposal.parsed)
                found.append((upload, proposal))
        return found

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
                shown = {name: upload.traces[name] for name in SHOWN if name in upload.traces}
                self._state.uploads.save(replace(upload, stage=Stage.WAITING, file="", traces=shown))
            raise
        with self._state.together():  # so that it is told once
            done = [self._published(*pair) for pair in zip(begun, kept, strict=True)]
            self._note("add", uploads[0].user_id, summary_of(report))
        for upload in done:
            self._receiving.rooms.clear(upload.token)
        return done

    def _as_shown(self, upload: Upload) -> Proposal:
        """Return what is recognised, where it means what it did when it was shown, if it ever was."""
        proposal = self._receiving.proposal(upload)
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
        return done

    def _proven(self, upload: Upload, *, is_shown: bool) -> TakenIn:
        """Return a document that was taken in, with an example where there is room to show it."""
        document, index = document_of_file(self._app, upload.file), self._app.library.current()
        return TakenIn(upload, document, example(document, index, self._app.answerer) if is_shown else None)

    def _moved(self, upload: Upload, action: str, stage: Stage, summary: str, **traces: str) -> Upload:
        moved = replace(upload, stage=stage, traces={**upload.traces, **traces})
        with self._state.together():
            self._state.uploads.save(moved)
            self._note(action, upload.user_id, summary)
        return moved

    def _note(self, action: str, person_id: int, summary: str) -> None:
        self._state.audit.write(action, actor_id=person_id, detail=summary)

    def _is_gone(self, upload: Upload) -> bool:
        return upload.stage is Stage.PUBLISHED and not (self._app.corpus / upload.file).is_file()


def _kept(upload: Upload) -> Kept:
    return Kept(**{name: str(upload.traces.get(name, "")) for name in Kept.__dataclass_fields__})
