"""What people used lately and had erased, under a pseudonym, so that an erasure lifts no limit."""

from collections.abc import Callable
from enum import StrEnum

from sqlalchemy import Connection, and_, func, insert, select

from bot.state.database import Database
from bot.state.pseudonyms import Pseudonyms
from bot.state.schema import access_requests, recent_use, staff_questions

KEPT_SECONDS = 7 * 24 * 3600.0  # the longest stretch for which anything is limited
_APPROVED = "approved"  # a request that was granted limits nobody


class Use(StrEnum):
    """What is limited by days."""

    ACCESS_REQUEST = "access request"
    STAFF_QUESTION = "staff question"


class RecentUse:
    """Only times are kept, for as long as they count."""

    def __init__(self, database: Database, pseudonyms: Pseudonyms, clock: Callable[[], float]) -> None:
        self._database = database
        self._pseudonyms = pseudonyms
        self._clock = clock

    def count(self, use: Use, user_id: int, *, last_seconds: float) -> int:
        """Return how often a person did something lately of which all else was erased."""
        lately = recent_use.c.at >= self._clock() - last_seconds
        theirs = and_(recent_use.c.person == self._pseudonyms.of(user_id), recent_use.c.use == use.value)
        with self._database.transaction() as connection:
            counted = select(func.count()).where(theirs, lately)
            return int(connection.execute(counted).scalar_one())


def remember_use(connection: Connection, user_id: int, person: str, now: float) -> None:
    """Keep what is about to be erased of a person as far as a limit counts it."""
    requests, questions = access_requests.c, staff_questions.c
    limit = now - KEPT_SECONDS
    found = {
        Use.ACCESS_REQUEST: select(requests.asked_at).where(
            requests.user_id == user_id, requests.asked_at >= limit, requests.verdict != _APPROVED
        ),
        Use.STAFF_QUESTION: select(questions.asked_at).where(
            questions.user_id == user_id, questions.asked_at >= limit
        ),
    }
    for use, times in found.items():
        for row in connection.execute(times).all():
            connection.execute(insert(recent_use).values(person=person, use=use.value, at=row.asked_at))
