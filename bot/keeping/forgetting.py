"""Lets an erasure outlive a restore: a backup that is older holds again what somebody had erased."""

import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from bot.errors import StateError
from bot.keeping.backup import sqlite_path

if TYPE_CHECKING:
    from bot.settings import Settings
    from bot.state import State


@contextmanager
def erasures_kept(settings: "Settings") -> Iterator[None]:
    """Erase again, after the block, what was erased before it and has come back."""
    from bot.state import State

    path = sqlite_path(settings.database.url)
    if path is None or not path.is_file():  # nothing was erased here, or the block leaves it alone
        yield
        return
    try:
        before = State(settings.database.url)
    except StateError as error:
        sys.stderr.write(f"What people had erased cannot be read and may come back: {error}\n")
        yield
        return
    with closing(before):
        erased = {receipt.number: receipt.person for receipt in before.privacy.receipts()}
        before.pseudonyms.of(0)  # its key stays known when the database is replaced
    yield
    if erased:
        with closing(State(settings.database.url)) as after:
            _erase_again(after, before, erased)


def _erase_again(after: "State", before: "State", erased: dict[str, str]) -> None:
    known = {receipt.number for receipt in after.privacy.receipts()}
    people = {person for number, person in erased.items() if number not in known}
    back = [one for one in after.privacy.people_kept() if before.pseudonyms.of(one) in people]
    with after.together():
        for person in back:
            receipt = after.privacy.erase(person, by_update=0)
            after.audit.write("data erased again", detail=receipt.number)
    after.privacy.scrub()
