"""Measures what a model wrote as ALCE does (Gao et al., EMNLP 2023), statement by statement.

Recall: a statement is borne out by its citations together. Precision: a citation is needed; it is not where
it does not bear the statement out alone and the others do without it, or where the statement is not borne
out at all. In the role of ALCE's entailment model stands the check of bot/support, the one by which the
writer itself drops statements: recall below 1 is a fault of the writer, not of the model. How often the
model is wrong shows in how many of its statements are kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers import Answer, Citation, Trace
from bot.citations import StoredTexts
from bot.support import evidence_of, objection


@dataclass(frozen=True, slots=True)
class Attribution:
    """How the statements of one answer rest on their citations."""

    drafted: int  # statements that the model wrote, those that were dropped included
    supported: tuple[bool, ...]  # for each statement kept
    needed: tuple[bool, ...]  # for each citation of each of them


def attribution(trace: Trace, index: StoredTexts) -> Attribution | None:
    """Return how what a model wrote is borne out; None where it wrote nothing."""
    if not trace.drafted:
        return None
    statements = trace.result.statements if isinstance(trace.result, Answer) else ()
    citations = trace.result.citations if isinstance(trace.result, Answer) else ()
    supported, needed = [], []
    asked = trace.query.text
    for statement in statements:
        cited = [one for one in citations if one.number in statement.numbers]
        is_supported = _bear_out(statement.text, cited, index, asked)
        supported.append(is_supported)
        needed += [is_supported and _is_needed(statement.text, one, cited, index, asked) for one in cited]
    return Attribution(trace.drafted, tuple(supported), tuple(needed))


def _is_needed(
    statement: str, citation: Citation, cited: Sequence[Citation], index: StoredTexts, asked: str
) -> bool:
    others = [one for one in cited if one is not citation]
    return _bear_out(statement, [citation], index, asked) or not _bear_out(statement, others, index, asked)


def _bear_out(statement: str, citations: Sequence[Citation], index: StoredTexts, asked: str) -> bool:
    return objection(statement, evidence_of(citations, index), asked) is None
