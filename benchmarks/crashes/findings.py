"""What the rounds showed."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Findings:
    """Kills and faults by kind, and what was wrong."""

    kills: Counter[str] = field(default_factory=Counter)
    finished: Counter[str] = field(default_factory=Counter)  # before the kill came
    advanced: Counter[str] = field(default_factory=Counter)  # killed, yet the new state was live
    grown: int = 0  # looks at a live generation that had grown out of the one before
    faults: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def by_operation(self) -> dict[str, Any]:
        """Return the figures of each kind of work that was killed."""
        return {
            name: {
                "kills": kills,
                "finished_before": self.finished[name],
                "killed_yet_live": self.advanced[name],
            }
            for name, kills in self.kills.items()
        }
