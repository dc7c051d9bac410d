"""*Đưa vào*, *Gỡ* and *Hoàn tác* of a document, as the Telegram handlers do them."""

import json
import sys
from collections.abc import Iterator
from functools import partial
from typing import Any

from benchmarks.crashes.commands import Versions
from benchmarks.crashes.operations import Job, do_work
from benchmarks.crashes.place import Place
from benchmarks.crashes.processes import DONE, REFUSED, in_a_child
from bot.errors import BotError
from bot.keeping.index_work import Work
from bot.state import State
from bot.state.uploads import Stage as Step
from tests.bot.tg.fakes import SPECIFICATION, TOKEN, Stage, play
from tests.bot_api_server.api import BotApi
from tests.bot_api_server.world import World

NUMBER, STAFF = 100, 71
_APART = 1000  # between the numbers that Telegram gives in one operation and in the next
_PRESSES = {"Đưa vào": ("i", "add"), "Gỡ": ("r", "remove"), "Hoàn tác": ("n", "undo")}


class Chat:
    """What Telegram knows of the chat of one member of staff, over all processes that serve it."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.versions = Versions(place, NUMBER)
        self._shown = place.root / "shown.json"
        self._numbers = _APART

    def begin(self) -> None:
        """Begin an operation: what Telegram sends from now on has other numbers than before."""
        self._numbers += _APART

    def send(self) -> int:
        """Let staff send the last version; keep the preview that they are shown."""

        async def story(stage: Stage) -> None:
            path = self.versions.last
            stage.world.send_file(path.name, path.read_bytes(), person=STAFF)
            await stage.settle()
            self._shown.write_text(json.dumps(stage.world.sent(STAFF)[-1]), encoding="utf-8")

        return self._serve(story)

    def press(self, verb: str, step: Step) -> int:
        """Let staff press a button, of which Telegram tells again where it was told before."""
        shown = json.loads(self._shown.read_text(encoding="utf-8"))
        token, came = _token(shown), []

        async def story(stage: Stage) -> None:
            stage.world.press_data(shown, f"u:{verb}:{token}", person=STAFF)
            await stage.settle()
            came.append(stage.state.uploads.get(token).stage)

        code = self._serve(story, shown)
        return REFUSED if code == DONE and came != [step] else code

    def _serve(self, story: Any, *known: dict[str, Any]) -> int:
        """Serve from the database, with what an earlier process left unfinished, until a story is told.

        The messages that are known are in the chat already.
        """
        api = BotApi(TOKEN, specification=SPECIFICATION)
        api.world = World(_next_id=self._numbers)
        api.world.chats |= {STAFF: {"id": STAFF, "type": "private", "first_name": "Cán bộ"}}
        api.world.messages |= {(STAFF, one["message_id"]): one for one in known}
        app = self.place.app()
        try:
            play(story, self.place.root, api=api, app=app, database=self.place.database, staff=(STAFF,))
        except (BotError, OSError) as error:
            sys.stderr.write(f"{error}\n")
            return REFUSED
        return DONE

    def audited(self, action: str) -> int:
        """Return how often the audit log says that staff did this."""
        state = State(self.place.database)
        try:
            found = [one for one in state.audit.entries() if (one.action, one.actor_id) == (action, STAFF)]
        finally:
            state.close()
        return len(found)


def _token(shown: dict[str, Any]) -> str:
    first = shown["reply_markup"]["inline_keyboard"][0][0]
    return str(first["callback_data"]).split(":")[2]


class Press:
    """One of the buttons; each leaves what the next one needs."""

    moves_files = True

    def __init__(self, name: str, chat: Chat) -> None:
        self.name = name
        self._chat = chat
        self._verb, self._action = _PRESSES[name]
        self._step = Step.TAKEN_BACK if name == "Gỡ" else Step.PUBLISHED
        self._times = 0

    def begin(self) -> Job:
        """Have the index in line with the corpus, since a rollback holds staff; send what comes in."""
        in_a_child(partial(do_work, Work.INGEST, self._chat.place))
        if self._verb == "i":
            self._chat.begin()
            self._chat.versions.next()
            in_a_child(self._chat.send)
        self._chat.begin()
        return partial(self._chat.press, self._verb, self._step)

    def end(self, *, is_killed: bool) -> Iterator[str]:
        """Serve again: Telegram tells again of a press that was killed; after a fault, staff press again."""
        if not is_killed:
            self._chat.begin()
        if in_a_child(partial(self._chat.press, self._verb, self._step)) != DONE:
            yield "it cannot be finished"
        yield from self._faults()

    def _faults(self) -> Iterator[str]:
        self._times += 1
        report = self._chat.place.root / "audited"
        in_a_child(partial(_write_count, self._chat, self._action, report))
        count = int(report.read_text(encoding="ascii"))
        if count != self._times:
            yield f"the audit log has {count} times {self._action} instead of {self._times}"
            self._times = count
        versions = self._chat.versions
        if self.name == "Gỡ":
            yield from _earlier_is_back(versions, self._chat.place)
        else:
            yield from versions.faults(is_in=True, aside=versions.count - 1)


def _earlier_is_back(versions: Versions, place: Place) -> Iterator[str]:
    names = [path.name for path in versions.in_corpus()]
    if names != ([versions.standing] if versions.standing else []):
        yield f"the corpus has {names}"
    if not (place.app().removed_files / versions.last.name).is_file():
        yield f"{versions.last.name} is not kept aside"


def _write_count(chat: Chat, action: str, report: Any) -> int:
    report.write_text(str(chat.audited(action)), encoding="ascii")
    return DONE


def presses(place: Place) -> list[Press]:
    """Return the buttons in the order in which they can follow each other."""
    chat = Chat(place)
    return [Press(name, chat) for name in _PRESSES]
