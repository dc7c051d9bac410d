"""The pictures of an album come one by one, in no certain order: tells when all of them are there."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Sequence

from telegram import Update

from bot.tg.uploads.attachments import attachment_of

QUIET_SECONDS = 1.5  # Telegram sends the parts of an album at once
_LOOKS = 10  # meanwhile


class Albums:
    """Which pictures are still to come; what has come is kept by others, so that a kill loses nothing."""

    def __init__(
        self, in_hand: Callable[[], Sequence[Update]], *, quiet_seconds: float = QUIET_SECONDS
    ) -> None:
        """Look for further pictures among the updates that are in hand."""
        self._in_hand = in_hand
        self._quiet_seconds = quiet_seconds
        self._late: defaultdict[str, set[int]] = defaultdict(set)

    async def is_whole(self, album: str, update: Update) -> bool:
        """Return whether no picture follows the one that this update brought, after a little quiet."""
        for _ in range(_LOOKS):
            if self._others(album, update):
                return False
            await asyncio.sleep(self._quiet_seconds / _LOOKS)
        return not self._others(album, update)

    def note_late(self, album: str, update: Update) -> None:
        """Remember that a picture cannot be had now and is fetched later."""
        self._late[album].add(update.update_id)

    def note_there(self, album: str, update: Update) -> None:
        """Remember that a picture is there, or never will be."""
        self._late[album].discard(update.update_id)
        if not self._late[album]:
            del self._late[album]

    def late(self, album: str) -> int:
        """Return how many pictures are fetched later."""
        return len(self._late[album]) if album in self._late else 0

    def _others(self, album: str, update: Update) -> bool:
        return any(
            other.update_id != update.update_id and _album(other) == album for other in self._in_hand()
        )


def _album(update: Update) -> str:
    attachment = attachment_of(update.message) if update.message else None
    return attachment.album if attachment else ""
