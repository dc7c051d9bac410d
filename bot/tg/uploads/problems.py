"""Says in Vietnamese why a document cannot be read or taken in."""

from bot.keeping.fields import FieldError
from bot.tg import texts_uploads as texts
from ingest.errors import MislabelledFileError
from vectorstore.publishing import GateError

_LONGEST_DETAIL = 300


def reason_of(error: Exception) -> str:
    """Return what to tell who sent the document; what it is about is told by the caller."""
    if isinstance(error, FieldError):
        return str(error)
    if isinstance(error, MislabelledFileError):
        return texts.MISLABELLED.format(suffix=error.suffix)
    detail = " ".join(str(error).split())[:_LONGEST_DETAIL]
    if isinstance(error, GateError):
        return texts.GATE.format(detail=detail)
    known = (one.__name__ for one in type(error).__mro__)
    return next(
        (texts.PROBLEMS[name] for name in known if name in texts.PROBLEMS),
        texts.FAILED_OTHERWISE.format(detail=detail),
    )
