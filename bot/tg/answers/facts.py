"""Says what is known of a document: number, kind, issuer, days, validity, what it replaces, its source."""

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from bot.answers import Citation
from bot.tg import texts
from bot.tg.answers.naming import shortened
from bot.tg.delivering.richtext import RichText, Span, styled
from bot.wording.document_names import is_article
from bot.wording.framing import day_text, document_name
from bot.wording.standing import (
    article_text,
    is_known_to_hold,
    standing_text,
    with_changed,
    with_day,
    with_ended,
    with_recognised,
)
from vectorstore.records import Document, Status

_MAX_NAME_CHARS = 300  # so that what stands below still fits the message
_MAX_NUMBERS = 6
_WEB_ADDRESS = re.compile(r"https?://(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d{1,5})?(?:[/?#][!-~]*)?", re.IGNORECASE)


def named(document: Document) -> RichText:
    """Return the name of a document in bold, linked to where it was published."""
    name = styled(shortened(document_name(document), _MAX_NAME_CHARS), "bold")
    url = web_address(document)
    return RichText(name.text, (Span(0, len(name.text), "text_link", url), *name.spans)) if url else name


def facts(document: Document, today: date) -> Iterator[str]:
    """Yield the facts of a document as lines of their own, what is unknown left out."""
    holds = "" if is_article(document) else status_line(document, document.status_on(today), today, today)
    lines = (
        (texts.FACT_KIND, document.kind),
        (texts.FACT_ISSUER, document.issuer),
        (texts.FACT_ISSUED, day_text(document.issued_on) if document.issued_on else None),
        (texts.FACT_EFFECT, holds),
        (texts.FACT_UNTIL, day_text(document.effective_to) if document.effective_to else None),
        (texts.FACT_REPLACES, _listed(document.replaces)),
        (texts.FACT_AMENDED, _listed(dict.fromkeys(one.number for one in document.amended_by))),
        (texts.FACT_AMENDS, _listed(document.amended_numbers)),
    )
    yield from (template.format(fact=fact) for template, fact in lines if fact)


def issued_line(document: Document) -> str:
    """Return who issued the document and when, as far as it is known."""
    match document.issuer, document.issued_on:
        case str(issuer), date() as day:
            return texts.ISSUED_BY_ON.format(issuer=issuer, day=day_text(day))
        case str(issuer), None:
            return texts.ISSUED_BY.format(issuer=issuer)
        case None, date() as day if document.number:
            return texts.ISSUED_ON.format(day=day_text(day))
        case _:
            return ""


def source_line(document: Document) -> RichText | None:
    """Return a link to where the document was published, in words; None where that is not known."""
    url = web_address(document)
    if url is None:
        return None
    site = urlsplit(url).hostname or url
    return styled(texts.SOURCE_ON_THE_WEB) + styled(site, "text_link", url=url)


def status_line(document: Document, status: Status, as_of: date, today: date) -> str:
    """Return whether the document holds; of an article, which is no rule, that it is one."""
    if is_article(document) and status is Status.UNKNOWN:
        return article_text(document)
    label = standing_text(document, status, as_of, today)
    if as_of != today or status is Status.UNKNOWN:
        return with_day(label, document, status)
    if status is Status.REPLACED and document.replaced_by:
        return texts.REPLACED_BY.format(status=label, successor=document.replaced_by)
    is_doubtful = status is Status.IN_FORCE and (
        document.later_named is not None or not is_known_to_hold(document)  # the label says its day
    )
    if status in (Status.IN_FORCE, Status.NOT_YET) and document.effective_from and not is_doubtful:
        return texts.STATUS_SINCE.format(status=label, day=day_text(document.effective_from))
    return label


def standing_line(citation: Citation, as_of: date, today: date) -> str:
    """Return whether what is cited holds, by its part: it may have ended or been amended alone."""
    line = status_line(citation.document, citation.status, as_of, today)
    return with_recognised(with_ended(with_changed(line, citation, as_of), citation), citation)


def web_address(document: Document) -> str | None:
    """Return where the document was published, if it is an address that Telegram links."""
    url = document.source_url
    return url if url and _WEB_ADDRESS.fullmatch(url) else None


def _listed(numbers: "tuple[str, ...] | dict[str, None]") -> str:
    known = list(numbers)
    more = texts.AND_MORE.format(count=len(known) - _MAX_NUMBERS) if len(known) > _MAX_NUMBERS else ""
    return ", ".join(known[:_MAX_NUMBERS]) + more
