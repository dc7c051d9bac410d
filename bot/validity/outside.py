"""Says so where only what does not hold on the day asked about answers, or would have answered."""

import re
from collections.abc import Sequence
from datetime import date

from bot import texts_validity as texts
from bot.answers import Citation
from bot.validity.notes import part_of
from bot.validity.validity import Documents
from bot.wording.document_names import brief_name, day_text
from vectorstore.records import Document, Hit, Status
from vectorstore.retriever import validity_factor

_LIKELY = 0.4  # score of a hit, whatever its day, that is worth being named
_NUMBER = re.compile(r"^Điều \w+\.?\s*")


def why_not(hits: Sequence[Hit], index: Documents, as_of: date) -> str:
    """Return a sentence on the best document if it does not hold on the day; "" where it does."""
    scored = [
        (min(1.0, hit.score / validity_factor(index.document(hit.passage.document_id), as_of)), hit)
        for hit in hits
    ]
    score, best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    if best is None or score < _LIKELY:
        return ""
    document = index.document(best.passage.document_id)
    return "" if _is_said_on_the_day(best, hits, index, as_of) else _reason(document, as_of)


def _is_said_on_the_day(best: Hit, hits: Sequence[Hit], index: Documents, as_of: date) -> bool:
    """Tell whether another edition, one that holds on the day, has a passage under the same title."""
    titles = {
        _title(hit) for hit in hits if validity_factor(index.document(hit.passage.document_id), as_of) == 1
    }
    return _title(best) != "" and _title(best) in titles


def _title(hit: Hit) -> str:
    """Return the title of the Điều around a hit, without its number; "" where it has none."""
    return _NUMBER.sub("", hit.passage.heading_path[-1]) if hit.passage.heading_path else ""


def lead_of_another_day(citations: Sequence[Citation], as_of: date, today: date) -> str:
    """Return that nothing of the day was found, and since when the first quote holds or has ended.

    "" where any of the quotes holds, or may hold, on the day.
    """
    if any(one.status not in (Status.NOT_YET, Status.REPLACED) for one in citations):
        return ""
    but = _but(citations[0])
    if as_of == today:
        return texts.NOTHING_HOLDS.format(but=but)
    return texts.NOTHING_HELD.format(day=day_text(as_of), but=but)


def _but(citation: Citation) -> str:
    """Return since when what is cited holds, or has ended: its own days before those of its document."""
    document, part = citation.document, part_of(citation)
    effect = document.effect_of(part)
    own = effect if effect is not None and not effect.is_partial else None
    if citation.status is Status.NOT_YET:
        begins = (own.effective_from if own else None) or document.effective_from
        return texts.BEGINS_LATER.format(day=day_text(begins)) if begins else texts.BEGINS_SOME_DAY
    ends = document.ends_on(part)
    return texts.ENDED_SINCE.format(day=day_text(ends)) if ends else texts.ENDED_SOME_DAY


def _reason(document: Document, as_of: date) -> str:
    name, day, status = brief_name(document), day_text(as_of), document.status_on(as_of)
    if status is Status.REPLACED:
        since = document.effective_to
        form = texts.ONLY_IN_ENDED if since else texts.ONLY_IN_ENDED_SOME_DAY
        return form.format(document=name, day=day, since=day_text(since) if since else "")
    if status is Status.NOT_YET and document.effective_from:
        return texts.ONLY_IN_COMING.format(document=name, day=day, since=day_text(document.effective_from))
    if not document.could_hold_on(as_of) and document.issued_on:
        return texts.ONLY_IN_LATER.format(document=name, day=day, since=day_text(document.issued_on))
    return ""
