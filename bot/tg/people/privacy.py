"""What /riengtu offers: what is kept and how long, a copy of it as a file, and its erasure with a receipt."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any

from bot.errors import NotFoundError
from bot.settings import PrivacySettings
from bot.state import State
from bot.state.privacy import ERASED, Receipt
from bot.tg import texts_people as texts
from bot.tg.delivering.messages import Button, Destination, File, Message, Rows, dump, to_messages
from bot.tg.delivering.richtext import styled
from bot.tg.presses.presses import Outcome, Pressed

StopWork = Callable[[int], Awaitable[None]]  # on what a person sent

_MEMBER = "member"
_YES = "x:yes"
_FILE_NAME = "du-lieu-cua-toi.json"

logger = logging.getLogger(__name__)


async def nothing_runs(_person_id: int) -> None:
    """Stop nothing."""


class PrivacyPages:
    """The pages of a person's own data, for the person in their private chat alone."""

    def __init__(
        self,
        state: State,
        settings: PrivacySettings,
        *,
        has_staff: bool,
        stop_work: StopWork = nothing_runs,
        writer: str = "",
    ) -> None:
        self._state = state
        self._settings = settings
        self._has_staff = has_staff
        self._stop_work = stop_work
        self._writer = writer  # who is sent questions and passages, if anybody

    def overview(self) -> Message:
        """Say what is kept, for how long and who sees it, above the buttons."""
        parts = [texts.PRIVACY_KEPT, self._how_long(), texts.PRIVACY_WHO]
        if self._writer:
            parts.append(texts.PRIVACY_WRITER.format(writer=self._writer))
        if self._has_staff:
            parts.append(texts.PRIVACY_STAFF)
        text = (
            styled(texts.PRIVACY_TITLE, "bold")
            + "\n"
            + "\n\n".join([*parts, texts.PRIVACY_TELEGRAM, texts.PRIVACY_COPIES])
        )
        return to_messages(text, buttons=_OVERVIEW)[0]

    async def on_press(self, pressed: Pressed) -> Outcome:
        """Handle a press; work on what the person sent ends before everything is erased."""
        if pressed.data == _YES and pressed.chat_id == pressed.person_id:
            await self._stop_work(pressed.person_id)
        return await asyncio.to_thread(self.press, pressed)

    def press(self, pressed: Pressed) -> Outcome:
        """Hand out, ask whether to erase, or erase."""
        if pressed.chat_id != pressed.person_id:
            return Outcome(texts.ONLY_IN_PRIVATE)
        match pressed.data:
            case "x:export":
                return Outcome(file=self._file(pressed.person_id))
            case "x:erase":
                return Outcome(page=Message(texts.ERASE_SURE, buttons=_SURE))
            case "x:no":
                return Outcome(page=Message(texts.ERASE_NOT), is_in_place=True)
            case _ if pressed.data == _YES:
                self._erase(pressed)
                return Outcome(page=Message(texts.ERASE_DONE), is_in_place=True)
        raise NotFoundError("There is no such button.")

    def _how_long(self) -> str:
        days, audit_days = self._settings.keep_days, self._settings.audit_days
        words = texts.PRIVACY_DAYS.format(days=days) if days else texts.PRIVACY_FOR_EVER
        return f"{words} {texts.PRIVACY_AUDIT_DAYS.format(days=audit_days)}" if audit_days else words

    def _file(self, user_id: int) -> File:
        content = {
            "exported_at": _moment(datetime.now().timestamp()),
            "about": texts.EXPORT_ABOUT,
            **{
                name: [_with_moments(row) for row in rows]
                for name, rows in self._state.privacy.export(user_id).items()
            },
        }
        text = json.dumps(content, ensure_ascii=False, indent=2)
        return File(_FILE_NAME, text.encode(), texts.EXPORT_CAPTION)

    def _erase(self, pressed: Pressed) -> None:
        with self._state.together():
            receipt = self._state.privacy.erase(pressed.person_id, by_update=pressed.update_id)
            self._state.audit.write(ERASED, actor=_MEMBER, detail=receipt.number)
            letter = dump(Message(_shown(receipt)), Destination(pressed.chat_id))
            self._state.updates.put_outgoing(pressed.update_id, [letter])
        logger.info("erased what was kept of a person receipt=%s", receipt.number)


def _shown(receipt: Receipt) -> str:
    lines = [texts.ERASED_LINES[name].format(count=count) for name, count in receipt.counts.items() if count]
    return texts.ERASED.format(
        what="\n".join(lines) or texts.ERASED_NOTHING,
        receipt=receipt.number,
        moment=datetime.fromtimestamp(receipt.erased_at).astimezone().strftime("%H:%M ngày %d/%m/%Y"),
    )


def _with_moments(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: _moment(value) if isinstance(value, float) and (name == "at" or name.endswith("_at")) else value
        for name, value in row.items()
    }


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds).astimezone().isoformat(timespec="seconds")


_OVERVIEW: Rows = (
    (Button(texts.EXPORT_BUTTON, "x:export"),),
    (Button(texts.ERASE_BUTTON, "x:erase"),),
)
_SURE: Rows = ((Button(texts.ERASE_YES, _YES), Button(texts.ERASE_NO, "x:no")),)
