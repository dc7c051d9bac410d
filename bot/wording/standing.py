"""Says of a document, or of what is cited of it, whether it holds on a day, as far as that is known."""

from datetime import date

from bot import texts_validity as texts
from bot.answers import Citation
from bot.validity.notes import part_of
from bot.wording.document_names import day_text, is_article, part_name
from vectorstore.parts import Change
from vectorstore.records import Document, Status


def validity_text(citation: Citation, as_of: date, today: date) -> str:
    """Return whether what is cited holds; of an article, which is no rule, its day or nothing."""
    standing, document = standing_of(citation, as_of, today), citation.document
    if is_article(document) and citation.status is Status.UNKNOWN:
        return texts.OF_DAY.format(day=day_text(document.issued_on)) if document.issued_on else ""
    return with_day(standing, document, citation.status)


def standing_of(citation: Citation, as_of: date, today: date) -> str:
    """Return whether a quote holds, by the part of its document that it stands in."""
    document, effect = citation.document, citation.document.effect_of(part_of(citation))
    own = effect.effective_from if effect is not None and not effect.is_partial else None
    standing = standing_text(document, citation.status, as_of, today, begins=own)
    return with_ended(with_changed(standing, citation, as_of), citation)


def with_day(label: str, document: Document, status: Status) -> str:
    """Return a label of validity, behind the day of a document without a number that may hold or not."""
    if document.number is not None or status is not Status.UNKNOWN or document.issued_on is None:
        return label
    return texts.OF_DAY_UNCLEAR.format(day=day_text(document.issued_on), status=label)


def article_text(document: Document) -> str:
    """Return that a document is an article, with its day where that is known."""
    day = document.issued_on
    return texts.ARTICLE_OF_DAY.format(day=day_text(day)) if day else texts.IS_ARTICLE


def with_changed(status: str, citation: Citation, as_of: date) -> str:
    """Return whether a quote holds; where a later text rewrote it, since when it reads otherwise."""
    if citation.status is not Status.IN_FORCE:
        return status
    part = part_of(citation)
    made = [one for one in citation.document.amended_by if one.part.covers(part) and one.holds_on(as_of)]
    for kind in (Change.REWRITTEN, Change.AMENDED):
        days = [one.since for one in made if one.change is kind]
        if days:
            since = max((day for day in days if day), default=None)
            change = texts.REWRITTEN_SINCE.format(day=day_text(since)) if since else texts.REWRITTEN
            is_whole = kind is Change.REWRITTEN
            return change if is_whole else texts.PARTLY_AMENDED.format(status=status, change=change)
    return status


def with_ended(status: str, citation: Citation) -> str:
    """Return whether a quote holds, with the parts in it that no longer do though the rest does."""
    if not citation.ended or citation.status is Status.REPLACED:
        return status
    return texts.EXCEPT_ENDED.format(status=status, parts=", ".join(map(part_name, citation.ended)))


def with_recognised(label: str, citation: Citation) -> str:
    """Return a label of a quote, with a warning where its letters were recognised in a scan or photo."""
    if not citation.document.is_recognised(citation.page):
        return label
    warned = texts.STATUS_OF_RECOGNISED.format(status=label, recognised=texts.RECOGNISED)
    return warned if label else texts.RECOGNISED


def status_text(status: Status, as_of: date, today: date) -> str:
    """Return whether a document holds, with the day where it is not today."""
    if as_of == today:
        return texts.STATUS_LABELS[status]
    return texts.STATUS_LABELS_AT[status].format(day=day_text(as_of))


def standing_text(
    document: Document, status: Status, as_of: date, today: date, *, begins: date | None = None
) -> str:
    """Return whether a document holds, as far as that is known; `begins` is the day of a part of its own.

    It is not where a later edition is named, or of a day to come. Of a document that nobody declared to be in
    force, and of which no end is known, the day on which it began is all that is.
    """
    if document.is_draft:
        return texts.DRAFT_NOT_ISSUED
    since = begins or document.effective_from
    if status is Status.IN_FORCE and as_of >= today and document.later_named:
        return texts.LATER_NAMED.format(later=document.later_named)
    if status is Status.IN_FORCE and as_of > today and document.effective_to is None:
        if since is not None and since > today:
            return texts.TO_COME_SINCE.format(day=day_text(since))
        return texts.TO_COME_UNKNOWN.format(day=day_text(as_of))
    if status is Status.IN_FORCE and as_of == today and since is not None and not is_known_to_hold(document):
        return texts.IN_FORCE_SINCE.format(day=day_text(since))
    return status_text(status, as_of, today)


def known_status(document: Document, status: Status, as_of: date, today: date) -> Status:
    """Return a status as far as it is known: not beside a later edition, nor of a day to come.

    What is to begin by a day to come has its day, and an end that is known tells of the days before it.
    """
    since = document.effective_from
    is_to_begin = since is not None and since > today
    is_to_come = as_of > today and document.effective_to is None and not is_to_begin
    is_outdated = as_of >= today and document.later_named is not None
    return Status.UNKNOWN if status is Status.IN_FORCE and (is_to_come or is_outdated) else status


def is_known_to_hold(document: Document) -> bool:
    """Tell whether that a document is in force is declared, or follows from an end that is known."""
    has_end = document.effective_to is not None or document.replaced_by is not None
    return document.status is Status.IN_FORCE or has_end
