"""Sets up logging once, at the start of a command: to stderr, so that stdout stays the answer."""

import logging
import sys

_FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"

# httpx prints URLs, and Telegram's URLs contain the token; the others talk about their own insides.
# A model's client writes whole requests, questions included.
_QUIET = (
    *("httpx", "httpcore", "chromadb", "sentence_transformers", "bm25s", "apscheduler", "trafilatura"),
    *("httpx2", "httpcore2", "openai", "anthropic", "google", "langsmith", "langchain_core"),
)


def configure_logs(level: str, *, is_server: bool) -> None:
    """Log from `level` up while serving; a one-off command speaks by its output and logs warnings only.

    DEBUG is honoured everywhere.
    """
    wanted = logging.getLevelNamesMapping()[level]
    speaks_freely = is_server or wanted <= logging.DEBUG
    shown = wanted if speaks_freely else max(wanted, logging.WARNING)
    logging.basicConfig(level=shown, format=_FORMAT, stream=sys.stderr, force=True)
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
