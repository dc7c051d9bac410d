"""Says plainly whether a document holds: since when or up to when, and what takes its place."""

from datetime import date

from bot import texts_validity as texts
from bot.choosing.remembering import Index
from bot.validity.effect import asks_what_it_ends, asks_whether_in_force
from bot.validity.validity import Documents, successor_in
from bot.wording.document_names import brief_name, day_text, document_name
from bot.wording.standing import standing_text, status_text
from vectorstore.query import Query
from vectorstore.records import Document, Status


def verdicts(query: Query, index: Index, as_of: date, today: date) -> list[str]:
    """Return a sentence for each document of which it is asked whether it holds, where that is known."""
    if not asks_whether_in_force(query) or asks_what_it_ends(query):
        return []
    named = [one for reference in query.references for one in index.matching(reference, as_of)[:1]]
    return [
        open_verdict(one, status, as_of, today)
        or texts.VERDICT.format(
            document=brief_name(one), status=validity_of(one, status, index, as_of, today)
        )
        for one, status in ((one, one.status_on(as_of)) for one in dict.fromkeys(named))
        if status is not Status.UNKNOWN
    ]


def open_verdict(document: Document, status: Status, as_of: date, today: date) -> str:
    """Return since when a document holds whose end is not known, and that nothing in the corpus ends it.

    The world may know more than the corpus: it is not said to hold. "" for any other document or day.
    """
    known_end = document.effective_to or document.replaced_by or document.later_named
    begins = document.effective_from
    if status is not Status.IN_FORCE or known_end or as_of < today or (begins and begins > today):
        return ""
    form = texts.VERDICT_OPEN if begins else texts.VERDICT_OPEN_NO_DAY
    verdict = form.format(document=brief_name(document), day=day_text(begins) if begins else "")
    return texts.VERDICT_TO_COME.format(verdict=verdict, day=day_text(as_of)) if as_of > today else verdict


def validity_of(document: Document, status: Status, index: Documents, as_of: date, today: date) -> str:
    """Return whether a document holds, since when or up to when, and what takes its place."""
    details = standing_text(document, status, as_of, today)
    if details != status_text(status, as_of, today):
        return details
    begins, ends = document.effective_from, document.effective_to
    if begins is not None and status is Status.IN_FORCE:
        details = texts.HOLDS_SINCE.format(status=details, day=day_text(begins))
    if begins is not None and status is Status.NOT_YET:
        details = texts.BEGINS_ON.format(status=details, day=day_text(begins))
    if ends is not None and status is Status.REPLACED:
        details = texts.HOLDS_SINCE.format(status=details, day=day_text(ends))
    elif ends is not None and status is Status.IN_FORCE and ends > as_of:
        details = texts.ENDS_ON.format(status=details, day=day_text(ends))
    if document.replaced_by is None or status not in (Status.REPLACED, Status.IN_FORCE):
        return details
    successor = successor_in(index)(document.replaced_by)
    name = document_name(successor) if successor else document.replaced_by
    return texts.HAS_SUCCESSOR.format(status=details, successor=name)
