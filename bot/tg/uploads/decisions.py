"""Takes documents that staff sent into the corpus, out of it and in again, and says what came of it."""

import logging
from collections.abc import Callable
from typing import Protocol

from bot.answers import Trace
from bot.errors import NotFoundError, StateError
from bot.keeping.deciding import Deciding, OtherThanShownError
from bot.keeping.receiving import Receiving
from bot.state import State
from bot.state.uploads import Stage, Upload
from bot.tg import texts_uploads as texts
from bot.tg.answers.rendering import render_result
from bot.tg.delivering.messages import Destination, Message, dump, to_messages
from bot.tg.delivering.richtext import styled
from bot.tg.presses.presses import Outcome, Pressed
from bot.tg.uploads import pages
from bot.tg.uploads.pages import said
from bot.tg.uploads.problems import EXPECTED, reason_of

logger = logging.getLogger(__name__)


class Listing(Protocol):
    """Makes the page of what a person sent."""

    def __call__(self, person_id: int, *, note: str = "") -> Message:
        """Return it under a note."""
        ...


class Preview(Protocol):
    """Makes the page that shows a document before it is taken in."""

    def __call__(self, upload: Upload, *, note: str = "") -> Message:
        """Return it under a note."""
        ...


class UploadDecisions:
    """What a press that decides does; each method blocks, and returns what to show."""

    def __init__(
        self, receiving: Receiving, deciding: Deciding, state: State, *, listing: Listing, preview: Preview
    ) -> None:
        self._receiving = receiving
        self._deciding = deciding
        self._state = state
        self._listing = listing
        self._preview = preview

    def decide(self, verb: str, token: str, pressed: Pressed) -> Outcome:
        """Take a document in, out or in again, unless an earlier press did it meanwhile."""
        try:
            upload = self._receiving.upload(token, pressed.person_id)
        except NotFoundError:
            return Outcome(page=self._listing(pressed.person_id), is_in_place=True)
        match verb, upload.stage:
            case "i", _:
                return self._publish(upload, pressed)
            case "r", Stage.PUBLISHED | Stage.TAKING_BACK:
                return self._moved(upload, self._deciding.take_back, texts.REMOVED)
            case "n", Stage.TAKEN_BACK | Stage.GIVING_AGAIN:
                return self._moved(upload, self._deciding.give_again, texts.UNDONE)
        return Outcome(page=self._listing(pressed.person_id), is_in_place=True)

    def publish_all(self, pressed: Pressed) -> Outcome:
        """Take in all that waits of a person."""
        person = pressed.person_id
        try:
            done = self._deciding.publish_all(person)
        except EXPECTED as error:
            note = texts.FAILED.format(name=texts.ALL_OF_THEM, reason=reason_of(error))
            return Outcome(page=self._listing(person, note=note), is_in_place=True)
        left = sum(one.stage is Stage.WAITING for one in self._receiving.uploads(person))
        if not done:
            note = texts.NOTHING_TO_PUBLISH if left else ""
            return Outcome(page=self._listing(person, note=note), is_in_place=True)
        names = [texts.BULLET.format(line=pages.named(one.upload)) for one in done]
        lines = [texts.PUBLISHED_MANY.format(count=len(done)), *names]
        if left:
            lines.append(texts.LEFT_WAITING.format(count=left))
        return Outcome(page=to_messages(styled("\n".join(lines)))[0], is_in_place=True)

    def _publish(self, upload: Upload, pressed: Pressed) -> Outcome:
        try:
            taken_in = self._deciding.publish([upload])
        except OtherThanShownError:
            return Outcome(page=self._preview(upload, note=texts.OTHER_THAN_SHOWN), is_in_place=True)
        except EXPECTED as error:
            return self._could_not(upload, error)
        if not taken_in:
            return self._published_before(upload)
        (done,) = taken_in
        told = texts.PUBLISHED.format(title=pages.named(done.upload))
        if done.trace is None:
            return Outcome(page=said(f"{told}\n{texts.NO_EXAMPLE}"), is_in_place=True)
        messages = self._example(done.trace)
        self._state.updates.put_outgoing(
            pressed.update_id, [dump(one, Destination(pressed.chat_id)) for one in messages]
        )
        return Outcome(page=said(told), is_in_place=True)

    def _published_before(self, upload: Upload) -> Outcome:
        """Say to a second press what became of the first."""
        known = [one for one in self._receiving.uploads(upload.user_id) if one.token == upload.token]
        if known and known[0].stage is Stage.PUBLISHED:
            return Outcome(page=said(texts.PUBLISHED.format(title=pages.named(known[0]))), is_in_place=True)
        return Outcome(page=self._listing(upload.user_id), is_in_place=True)

    def _example(self, trace: Trace) -> tuple[Message, ...]:
        title = styled(texts.EXAMPLE.format(question=trace.question), "italic")
        return to_messages(title + "\n\n" + render_result(trace, today=trace.as_of))

    def _moved(self, upload: Upload, move: Callable[[Upload], Upload], words: str) -> Outcome:
        try:
            moved = move(upload)
        except EXPECTED as error:
            return self._could_not(upload, error)
        note = words.format(title=pages.named(moved))
        return Outcome(page=self._listing(upload.user_id, note=note), is_in_place=True)

    def _could_not(self, upload: Upload, error: Exception) -> Outcome:
        if isinstance(error, StateError):
            raise error
        logger.warning("an upload could not be taken in or back: %s", error)
        note = texts.FAILED.format(name=pages.named(upload), reason=reason_of(error))
        return Outcome(page=self._listing(upload.user_id, note=note), is_in_place=True)
