"""People who asked to be let in, until an admin has decided."""

import secrets
from collections.abc import Callable
from dataclasses import asdict, dataclass

from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from bot.errors import NotFoundError
from bot.state.database import Database
from bot.state.schema import access_requests

WAITING, APPROVED, REFUSED = "", "approved", "refused"


@dataclass(frozen=True, slots=True)
class AccessRequest:
    """Somebody wants to use the bot; `token` names it in buttons."""

    token: str
    user_id: int
    name: str
    verdict: str


class AccessRequests:
    """One request for each person."""

    def __init__(self, database: Database, clock: Callable[[], float]) -> None:
        self._database = database
        self._clock = clock

    def ask(self, user_id: int, name: str, *, again_after_seconds: float) -> tuple[AccessRequest, bool]:
        """Return the request of a person and whether it is new; one that was made lately counts still."""
        now, by_this_person = self._clock(), access_requests.c.user_id == user_id
        outdated = access_requests.c.asked_at < now - again_after_seconds
        with self._database.transaction() as connection:
            connection.execute(
                delete(access_requests).where(
                    by_this_person, outdated | (access_requests.c.verdict == APPROVED)
                )
            )
            kept = select(access_requests).where(by_this_person)
            row = connection.execute(kept).first()
            if row is None:
                made = AccessRequest(secrets.token_urlsafe(8), user_id, name, WAITING)
                try:
                    with connection.begin_nested():
                        connection.execute(insert(access_requests).values(**asdict(made), asked_at=now))
                    return made, True
                except IntegrityError:  # by a second tap at the same time
                    row = connection.execute(kept).one()
        return AccessRequest(row.token, user_id, row.name, row.verdict), False

    def is_refused(self, user_id: int, *, last_seconds: float) -> bool:
        """Return whether a request that a person made lately was refused."""
        lately = access_requests.c.asked_at >= self._clock() - last_seconds
        by_this_person = (access_requests.c.user_id == user_id) & (access_requests.c.verdict == REFUSED)
        with self._database.transaction() as connection:
            return (
                connection.execute(select(access_requests).where(by_this_person, lately)).first() is not None
            )

    def get(self, token: str) -> AccessRequest:
        """Return a request by the token of its buttons; NotFoundError where there is none any more."""
        with self._database.transaction() as connection:
            row = connection.execute(select(access_requests).where(access_requests.c.token == token)).first()
        if row is None:
            raise NotFoundError("There is no such request in the database.")
        return AccessRequest(row.token, row.user_id, row.name, row.verdict)

    def decide(self, token: str, verdict: str) -> bool:
        """Keep the decision; False where somebody decided before."""
        with self._database.transaction() as connection:
            done = connection.execute(
                update(access_requests)
                .where(access_requests.c.token == token, access_requests.c.verdict == WAITING)
                .values(verdict=verdict)
            )
            return done.rowcount == 1
