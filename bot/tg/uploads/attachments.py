"""The files that come with messages, and how they are fetched from Telegram."""

import asyncio
import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from telegram import Bot, Message
from telegram.error import BadRequest, InvalidToken

from bot.keeping.albums import is_page
from bot.keeping.fetching import SUFFIX_OF_TYPE
from bot.tg import texts_uploads as texts

MAX_BYTES = 20 * 1024**2  # Telegram gives bots no larger files
_DOWNLOAD_SECONDS = 60.0
_TOO_BIG = "file is too big"
_TOKEN_DIGITS = 12

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of a message; `album` names the album of pages that it belongs to."""

    file_id: str
    name: str
    size: int
    album: str = ""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file is where it was to be."""

    path: Path


@dataclass(frozen=True, slots=True)
class Unavailable:
    """A file can never be had; `words` say why, and what to do, to who sent it."""

    words: str


def attachment_of(message: Message) -> Attachment | None:
    """Return the file of a message; None where it has none that could be a document."""
    if message.document is not None:
        found = message.document
        name = _with_suffix(found.file_name or found.file_unique_id, found.mime_type or "")
        album = _album_of(message) if is_page(name) else ""
        return Attachment(found.file_id, name, found.file_size or 0, album)
    if message.photo:
        largest = max(message.photo, key=lambda size: size.width * size.height)
        name = f"anh-{message.date:%Y%m%d}-{message.message_id}.jpg"
        return Attachment(largest.file_id, name, largest.file_size or 0, _album_of(message))
    return None


async def fetch(bot: Bot, attachment: Attachment, make_place: Callable[[], Path]) -> Fetched | Unavailable:
    """Write a file where `make_place` says, which may block; TelegramError where it may be had later."""
    if attachment.size > MAX_BYTES:
        return Unavailable(texts.TOO_LARGE_TO_SEND)
    try:
        place = await asyncio.to_thread(make_place)
        file = await bot.get_file(attachment.file_id)
        await file.download_to_drive(place, read_timeout=_DOWNLOAD_SECONDS)
    except (BadRequest, InvalidToken) as error:  # the latter is what a 404 is taken for
        logger.warning("a file could not be downloaded: %s", error)
        is_large = _TOO_BIG in str(error).lower()
        return Unavailable(
            texts.TOO_LARGE_TO_SEND if is_large else texts.FILE_GONE.format(name=attachment.name)
        )
    except OSError as error:
        logger.error("a file that was sent could not be written: %s", error)
        return Unavailable(texts.NOT_WRITTEN.format(name=attachment.name))
    return Fetched(place)


def _with_suffix(name: str, kind: str) -> str:
    """Return the name of a file with the suffix of its type where it has none."""
    return name if PurePosixPath(name).suffix else name + SUFFIX_OF_TYPE.get(kind, "")


def _album_of(message: Message) -> str:
    """Return the token of the album that a picture was sent in, the same one for each of its pictures."""
    if message.media_group_id is None:
        return ""
    named = f"{message.chat.id} {message.media_group_id}"
    return f"a{hashlib.sha256(named.encode()).hexdigest()[:_TOKEN_DIGITS]}"
