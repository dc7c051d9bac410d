"""Sets beside what a model cites the text in force that says otherwise, as an extractive answer has it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.answers import Written
from bot.choosing.extraction import Stretch
from bot.choosing.remembering import Index
from bot.choosing.stretches import overlap
from bot.citations import cite_all
from bot.validity.disagreement import with_other_side


def with_other_sides(
    written: Written, question: str, ranked: Sequence[Stretch], index: Index, as_of: date
) -> Written:
    """Return what was written with a citation more where another text that holds says otherwise."""
    cited = [Stretch(one.passage, one.start, one.end, 0.0) for one in written.citations]
    arranged = with_other_side(question, cited, ranked, index, as_of, limit=len(cited) + 1)
    added = [one for one in arranged if not any(overlap(one, other) for other in cited)]
    sides = cite_all(((one.passage, one.start, one.end) for one in added), index, as_of)
    numbered = [replace(one, number=len(cited) + one.number) for one in sides]
    return replace(written, citations=(*written.citations, *numbered))
