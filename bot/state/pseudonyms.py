"""Names people in logs and reports without telling their ids."""

import hashlib
import hmac
import secrets
import threading

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from bot.state.database import Database
from bot.state.schema import marks

_KEY = "pseudonym key"
_DIGITS = 12


class Pseudonyms:
    """A keyed hash of each id; the key is in the database alone, so a log gives nobody away."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._key = b""
        self._reading = threading.Lock()

    def of(self, user_id: int) -> str:
        """Return the pseudonym of a person, always the same over one database."""
        digest = hmac.new(self._read_key(), str(user_id).encode(), hashlib.sha256).hexdigest()
        return f"p{digest[:_DIGITS]}"

    def _read_key(self) -> bytes:
        with self._reading:
            if not self._key:
                self._key = bytes.fromhex(self._kept() or self._made())
            return self._key

    def _kept(self) -> str:
        with self._database.transaction() as connection:
            return connection.execute(select(marks.c.value).where(marks.c.name == _KEY)).scalar() or ""

    def _made(self) -> str:
        key = secrets.token_hex(32)
        try:
            with self._database.transaction() as connection:
                connection.execute(insert(marks).values(name=_KEY, value=key))
        except IntegrityError:  # another process made one at the same time
            return self._kept()
        return key
