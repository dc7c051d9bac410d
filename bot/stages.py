"""How far an answer has come; all that is told of it before it is checked."""

from collections.abc import Callable
from enum import Enum


class Stage(Enum):
    """What is being done for an answer."""

    SEARCHING = "searching"
    WRITING = "writing"
    CHECKING = "checking"


OnStatus = Callable[[Stage], None]


def nobody_listens(_stage: Stage) -> None:
    """Take no notice of a stage."""
