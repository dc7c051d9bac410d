"""Sets up logging once, at the start of a command: to stderr, so that stdout stays the answer."""

import json
import logging
import sys
from datetime import UTC, datetime
from typing import Literal

LogFormat = Literal["text", "json"]

_FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"

# httpx prints URLs, and Telegram's URLs contain the token; the others talk about their own insides.
# A model's client writes whole requests, questions included.
_QUIET = (
    *("httpx", "httpcore", "chromadb", "sentence_transformers", "bm25s", "apscheduler", "trafilatura"),
    *("httpx2", "httpcore2", "openai", "anthropic", "google", "langsmith", "langchain_core"),
)


class JsonFormatter(logging.Formatter):
    """Writes each record as one line of JSON; `event` is its constant text, by which records are grouped."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        fields = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "event": str(record.msg).splitlines()[0] if record.msg else "",
            "message": record.getMessage(),
        }
        if record.exc_info:
            fields["exception"] = self.formatException(record.exc_info)
        return json.dumps(fields, ensure_ascii=False)


def configure_logs(level: str, *, is_server: bool, form: LogFormat = "text") -> None:
    """Log from `level` up while serving; a one-off command speaks by its output and logs warnings only.

    DEBUG is honoured everywhere.
    """
    wanted = logging.getLevelNamesMapping()[level]
    speaks_freely = is_server or wanted <= logging.DEBUG
    shown = wanted if speaks_freely else max(wanted, logging.WARNING)
    logging.basicConfig(level=shown, format=_FORMAT, stream=sys.stderr, force=True)
    if form == "json":
        for handler in logging.getLogger().handlers:
            handler.setFormatter(JsonFormatter())
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
