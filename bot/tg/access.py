"""Who may use the bot."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Access:
    """Everyone, or only the people named."""

    is_open: bool
    people: frozenset[int] = frozenset()

    def admits(self, user_id: int) -> bool:
        """Return whether this person may use the bot."""
        return self.is_open or user_id in self.people


def access_for(mode: str, *groups: Iterable[int]) -> Access:
    """Return the access that the settings ask for."""
    return Access(mode == "open", frozenset(person for group in groups for person in group))
