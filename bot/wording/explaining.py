"""Explains an answer to engineers: what its confidence was computed from, what put the blocks in order."""

from collections.abc import Iterator
from dataclasses import fields

from bot.answers import Trace
from bot.choosing.ranking import WEIGHTS, Traits, worth
from bot.choosing.stretches import Stretch, Texts
from bot.confidence import FITTED, Coefficients, Evidence, confidence
from vectorstore.locating import locate

_BLOCKS = 5
_SHOWN_CHARS = 100
_SAME = 1e-6
_SET_OTHERWISE = (
    "a rule set it: other people, a place or document that is not there, the row of a table, a short question"
    " that a text says as it is put"
)
_NOTHING_WEIGHED = "nothing was weighed: a shape, a named place, a definition, several questions, or a reply"


def explained(trace: Trace, index: Texts, *, min_confidence: float) -> str:
    """Return what stands below an answer: evidence with weights, the best blocks with their traits."""
    lines = [f"confidence {trace.confidence:.4f}, an answer from {min_confidence:g} on"]
    if trace.grounds is None:
        return "\n".join([*lines, f"  {_NOTHING_WEIGHED}"])
    lines += _of_evidence(trace.grounds.evidence)
    if abs(confidence(trace.grounds.evidence) - trace.confidence) > _SAME:
        lines.append(f"  {_SET_OTHERWISE}")
    lines.append("blocks, best first: score = worth of the traits + rules")
    for place, stretch in enumerate(trace.grounds.ranked[:_BLOCKS], start=1):
        lines += _of_block(place, stretch, index)
    return "\n".join(lines)


def _of_evidence(evidence: Evidence) -> Iterator[str]:
    """Yield one line for each piece of evidence; they add up to the log-odds of the confidence."""
    total = FITTED.intercept
    for name, value, weight in _weighed(evidence, FITTED):
        total += value * weight
        yield _product(name, value, weight)
    yield f"  {'intercept':14} {FITTED.intercept:+26.2f}"
    yield f"  {'sum':14} {total:+26.2f}   1 / (1 + exp(-sum)) = {confidence(evidence):.4f}"


def _of_block(place: int, stretch: Stretch, index: Texts) -> Iterator[str]:
    document_id = stretch.passage.document_id
    locator = locate(index.places(document_id), stretch.start, stretch.end).locator
    text = " ".join(index.text(document_id)[stretch.start : stretch.end].split())
    yield f"{place}. {document_id} {locator}".rstrip()
    yield f"  {text[:_SHOWN_CHARS]}{'…' if len(text) > _SHOWN_CHARS else ''}"
    if stretch.traits is None:
        yield f"  {'score':14} {stretch.score:+26.2f}   not weighed: something else put it here"
        return
    for name, value, weight in _weighed(stretch.traits, WEIGHTS):
        yield _product(name, value, weight)
    yield f"  {'rules':14} {stretch.score - worth(stretch.traits):+26.2f}"
    yield f"  {'score':14} {stretch.score:+26.2f}"


def _weighed(values: Evidence | Traits, weights: Coefficients | Traits) -> Iterator[tuple[str, float, float]]:
    for field in fields(values):
        yield field.name, getattr(values, field.name), getattr(weights, field.name)


def _product(name: str, value: float, weight: float) -> str:
    return f"  {name:14} {value:7.3f} × {weight:+6.2f} = {value * weight:+7.2f}"
