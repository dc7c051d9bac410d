"""Names the document that would have answered, had it held on the day asked about."""

from collections.abc import Sequence
from datetime import date

from bot import texts
from bot.validity.validity import Documents
from bot.wording.document_names import brief_name, day_text
from vectorstore.records import Document, Hit, Status
from vectorstore.retriever import validity_factor

_LIKELY = 0.4  # score of a hit, whatever its day, that is worth being named


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
    return _reason(document, as_of)


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
