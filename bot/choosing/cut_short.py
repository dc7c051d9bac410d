"""Says which quotes end in the middle of a sentence, lest a part of it pass for all."""

import re
from collections.abc import Sequence

from bot import texts
from bot.answers import Citation
from bot.choosing.extraction import Texts

_GOES_ON = re.compile(r"[ \t]*[,(]?[ \t]*[\w\"“]")
_ENDS = (".", ";", ":", "!", "?", "…", "”")


def cut_short_notes(citations: Sequence[Citation], index: Texts) -> list[str]:
    """Return a line that names the quotes behind which their sentence goes on; none where none is cut."""
    cut = [one.number for one in citations if is_cut_short(index.text(one.document.id), one.end)]
    numbers = " ".join(f"[{number}]" for number in cut)
    return [texts.CUT_SHORT.format(numbers=numbers)] if cut else []


def is_cut_short(text: str, end: int) -> bool:
    """Tell whether a sentence goes on in its line behind text[:end]."""
    return not text[:end].endswith(_ENDS) and _GOES_ON.match(text, end) is not None
