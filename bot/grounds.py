"""What an answer rests on: the evidence of its confidence, and the blocks as they were put in order."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.choosing.stretches import Stretch
from bot.confidence import Evidence


@dataclass(frozen=True, slots=True)
class Grounds:
    """The evidence that the confidence was computed from, and the blocks weighed, best first."""

    evidence: Evidence
    ranked: Sequence[Stretch]
