"""Sees to it that there is an index that can be searched before the first question is taken."""

import logging
from collections.abc import Callable

from bot.errors import BotError
from bot.keeping.index_work import Done, Work
from bot.settings import IndexSettings
from bot.tg.index.jobs import Desk
from vectorstore.errors import IndexMismatchError, IndexMissingError

logger = logging.getLogger(__name__)


def prepare_index(desk: Desk, open_index: Callable[[], object], settings: IndexSettings) -> None:
    """Open the live generation; where the settings allow it, make the one that is missing first.

    Raises what opening raises where they do not, and BotError where making it fails.
    """
    try:
        open_index()
    except IndexMismatchError as error:
        if not settings.auto_rebuild:
            raise
        _make(desk, Work.REBUILD, error)
        open_index()
    except IndexMissingError as error:
        if not settings.auto_ingest:
            raise
        _make(desk, Work.INGEST, error)
        open_index()


def _make(desk: Desk, work: Work, reason: Exception) -> None:
    logger.warning("the index is made before the first question is taken: %s", reason)
    outcome = desk.begin(work).run(lambda *_: None)
    if not isinstance(outcome, Done):
        raise BotError(f"The index could not be made: {outcome.reason}")
    for one in outcome.report.failed:  # as errors, which /trangthai shows
        stays = "; its document stays as it was read before" if one.is_kept else ""
        logger.error("%s cannot be read%s: %s", one.file, stays, one.error)
    logger.info("index work ended work=%s generation=%s", work, outcome.report.generation)
