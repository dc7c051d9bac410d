"""Measures whether what is quoted contains the short answer that a benchmark knows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from bot.answering import Answerer
from bot.answers import Answer, Trace
from bot.keeping.progress import Report
from vectorstore.vietnamese import normalize


@dataclass(frozen=True, slots=True)
class SpanFigures:
    """Shares of all questions with a known answer."""

    questions: int
    contained: float  # the quotes, cut to so many characters, hold a known answer
    answered: float  # the bot is sure enough to answer


def measure_spans(
    answerer: Answerer,
    questions: Mapping[str, str],
    known: Mapping[str, Sequence[str]],
    *,
    min_confidence: float,
    chars: int,
    limit: int | None = None,
    report: Report | None = None,
) -> SpanFigures:
    """Ask each question whose answer is known; `answerer` answers however unsure it is."""
    asked = list(islice((key for key in questions if key in known), limit))
    contained = answered = 0
    for done, key in enumerate(asked, start=1):
        trace = answerer.answer(questions[key])
        contained += holds(quoted(trace, chars), known[key])
        answered += isinstance(trace.result, Answer) and trace.confidence >= min_confidence
        if report is not None:
            report("questions", done, len(asked))
    total = max(1, len(asked))
    return SpanFigures(len(asked), round(contained / total, 4), round(answered / total, 4))


def quoted(trace: Trace, chars: int) -> str:
    """Return the quotes of an answer in their order, cut to `chars` characters; "" where there is none."""
    citations = trace.result.citations if isinstance(trace.result, Answer) else ()
    return "\n".join(citation.quote for citation in citations)[:chars]


def holds(text: str, answers: Sequence[str]) -> bool:
    """Tell whether a text contains an answer, whatever the case and the white space."""
    folded = _folded(text)
    return any(_folded(answer) in folded for answer in answers)


def _folded(text: str) -> str:
    return " ".join(normalize(text).casefold().split())
