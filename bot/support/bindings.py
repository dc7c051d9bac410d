"""Finds a number told of another case than its own: "30 ngày" of the contracts that the text gives 45.

Each point or sentence of the quotes ties its numbers to a case. What a statement says beside a number must
fit the point that has this number at least as well as any other that has another number of the kind.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.support.cases import Case, case_of, counts_alike, said_of, words_of
from bot.support.evidence import Evidence
from bot.support.figures import Figure, Item, read_figures
from bot.support.sentences import sentences_of

_MARKS = frozenset([*",;:()", "và", "còn", "hoặc"])


@dataclass(frozen=True, slots=True)
class _Told:
    """The cases that have a number of one kind, and what is no mark of one of them."""

    quoted: tuple[Case, ...]
    listed: tuple[Case, ...]
    framing: frozenset[str]

    @property
    def cases(self) -> tuple[Case, ...]:
        return self.quoted + self.listed

    def tells_apart(self, words: frozenset[str]) -> bool:
        """Tell whether some cases, and not all, have one of the words."""
        everywhere = frozenset.intersection(*(case.words for case in self.cases))
        somewhere = frozenset.union(*(case.words for case in self.cases))
        return bool(words & (somewhere - everywhere - self.framing))

    def has_together(self, one: Figure, other: Figure) -> bool:
        """Tell whether a case has both numbers."""
        return any(case.tells(one) and case.tells(other) for case in self.cases)


def figure_exchanged(statement: str, evidence: Evidence, question: str = "") -> bool:
    """Tell whether a number of the statement stands in the quotes beside another case than here."""
    sentences = [read_figures(said_of(sentence)) for sentence in sentences_of(statement)]
    asked = read_figures(said_of(question))
    quoted, listed, framing = _cases(evidence.quotes), _cases(evidence.lists), _framing(evidence)
    for place, sentence in enumerate(sentences):
        others = [item for at, items in enumerate(sentences) if at != place for item in items]
        for position, figure in enumerate(sentence):
            if not isinstance(figure, Figure) or not _counts(figure):
                continue
            told = _Told(_with_like(figure, quoted), _with_like(figure, listed), framing)
            around = [] if any(_is_like(figure, item) for item in others) else others
            if not _is_in_place(sentence, position, [*around, ".", *asked], told):
                return True
    return False


def _cases(texts: Sequence[str]) -> list[Case]:
    return [
        case_of(read_figures(said_of(part)))
        for text in texts
        for line in text.splitlines()
        for part in _with_what_leads(sentences_of(line))
    ]


def _with_what_leads(parts: Sequence[str]) -> Iterator[str]:
    """Yield the parts of a line, each behind what its first one says before a colon."""
    lead = ""
    for part in parts:
        yield lead + part
        if ":" in part:
            lead = part.rpartition(":")[0] + " "


def _with_like(figure: Figure, cases: Sequence[Case]) -> tuple[Case, ...]:
    return tuple(case for case in cases if case.has_like(figure))


def _counts(figure: Figure) -> bool:
    return bool(figure.unit) and not isinstance(figure.value, str) and not figure.is_article


def _framing(evidence: Evidence) -> frozenset[str]:
    """Return the words of titles and lead-ins."""
    leads = [
        line
        for text in (*evidence.quotes, *evidence.lists)
        for line in text.splitlines()
        if line.rstrip().endswith(":")
    ]
    return frozenset(
        word for text in (*evidence.names, *leads) for word in words_of(read_figures(said_of(text)))
    )


def _is_in_place(sentence: Sequence[Item], position: int, beyond: Sequence[Item], told: _Told) -> bool:
    """Tell whether a case with the number fits no worse than any with another one."""
    figure = sentence[position]
    assert isinstance(figure, Figure)  # noqa: S101 (for the type checker; the caller has seen to it)
    own = [case for case in told.quoted if case.tells(figure)]
    rivals = [case for case in told.cases if not case.tells(figure)]
    if not own or not rivals:
        return True
    near = case_of(_clause(sentence, position, told), apart_from=figure)
    far = case_of(beyond, apart_from=figure)
    if not set(rivals).isdisjoint(told.listed) and all(_is_unsaid(case, near, far, told) for case in own):
        return False
    return any(all(_fits(case, rival, near, far, told.framing) for rival in rivals) for case in own)


def _is_unsaid(own: Case, near: Case, far: Case, told: _Told) -> bool:
    """Tell whether of a point of a list nothing is said but its number."""
    marks = own.marks(told.framing)
    is_said = marks & (near.words | far.words) or any(own.tells(one) for one in near.figures + far.figures)
    return own in told.listed and bool(marks) and not is_said


def _fits(own: Case, rival: Case, near: Case, far: Case, framing: frozenset[str]) -> bool:
    verdicts = (near.compared(own, rival, framing), far.compared(own, rival, framing))
    return next((verdict for verdict in verdicts if verdict), 0) >= 0


def _clause(sentence: Sequence[Item], position: int, told: _Told) -> Sequence[Item]:
    """Return what belongs to one number of a sentence that may tell the numbers of several cases."""
    figure = sentence[position]
    places = [at for at, item in enumerate(sentence) if _is_like(figure, item)]
    opens = told.tells_apart(case_of(sentence[: places[0]]).words)
    start, end = 0, len(sentence)
    for left, right in pairwise(places):
        cut = _cut(sentence, left, right, told, first=opens)
        if cut is not None and right <= position:
            start = cut
        elif cut is not None and end == len(sentence):
            end = cut
    return sentence[start:end]


def _cut(sentence: Sequence[Item], left: int, right: int, told: _Told, *, first: bool) -> int | None:
    """Return where the clause of one number ends and that of the next begins; None if both are of one."""
    one, other = sentence[left], sentence[right]
    marks = [at for at in range(left + 1, right) if sentence[at] in _MARKS]
    if not marks or not isinstance(one, Figure) or not isinstance(other, Figure):
        return None
    return None if told.has_together(one, other) else marks[0 if first else -1]


def _is_like(figure: Item, item: Item) -> bool:
    return isinstance(figure, Figure) and isinstance(item, Figure) and counts_alike(figure, item)
