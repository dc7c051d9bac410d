"""Says in Vietnamese why a document cannot be read or taken in."""

import errno

from bot.errors import BotError
from bot.keeping.fields import FieldError
from bot.tg import texts_uploads as texts
from ingest.errors import (
    IngestError,
    MislabelledFileError,
    OcrMissingError,
    UnreadableFileError,
    UnsupportedFormatError,
)
from vectorstore.errors import VectorstoreError
from vectorstore.publishing import GateError

EXPECTED = (IngestError, VectorstoreError, BotError, OSError)  # of a file, a link or the index
_LONGEST_DETAIL = 300
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


def is_of_the_file(error: Exception) -> bool:
    """Return whether a document cannot be read for what its file is, today and tomorrow."""
    return isinstance(error, UnsupportedFormatError | UnreadableFileError) and not isinstance(
        error, OcrMissingError
    )


def reason_of(error: Exception) -> str:
    """Return what to tell who sent the document; what it is about is told by the caller."""
    if isinstance(error, FieldError):
        return str(error)
    if isinstance(error, MislabelledFileError):
        return texts.MISLABELLED.format(suffix=error.suffix)
    if isinstance(error, OSError) and error.errno in _NO_ROOM:
        return texts.NO_ROOM
    detail = " ".join(str(error).split())[:_LONGEST_DETAIL]
    if isinstance(error, GateError):
        return texts.GATE.format(detail=detail)
    known = (one.__name__ for one in type(error).__mro__)
    return next(
        (texts.PROBLEMS[name] for name in known if name in texts.PROBLEMS),
        texts.FAILED_OTHERWISE.format(detail=detail),
    )
