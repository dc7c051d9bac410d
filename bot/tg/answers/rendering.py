"""Makes an answer and the pages of a document into rich text."""

from collections.abc import Sequence
from datetime import date
from itertools import accumulate

from bot import texts as core_texts
from bot import texts_validity
from bot.answers import Answer, Citation, NeedsDetails, NoAnswer, Trace
from bot.asked.pastes import paste_in
from bot.shapes.wanted import wanted_list
from bot.state import Source
from bot.tg import texts
from bot.tg.answers.emphasis import emphasised
from bot.tg.answers.facts import issued_line, named, standing_line, status_line, web_address
from bot.tg.answers.naming import short_name, short_place, shortened, with_brief_framing
from bot.tg.delivering.richtext import Kind, RichText, Span, joined, styled, utf16_units
from bot.tg.delivering.splitting import MAX_UNITS
from bot.tg.library.reading import Page
from bot.wording.framing import document_name
from vectorstore.query import Query
from vectorstore.records import Document

_BETWEEN = "\n\n"
_LONG_QUOTE_CHARS = 350
_MAX_NAME_CHARS = 150
_MAX_FURTHER_UNITS = 3600
_WORDS_AT_ENDS = 5
_MAX_END_CHARS = 60
_MAX_HEADING_CHARS = 300  # of a page, so that the page below it fits the message


def render_result(trace: Trace, *, today: date, is_short: bool = False) -> RichText:
    """Return what the member reads: the framing, the quotes, and the sources by number.

    Of a short form the quotes that do not stand in its text were left out, and are not added.
    """
    match trace.result:
        case Answer(text, citations):
            return _answer(text, citations, trace, today, adds_missing=not is_short)
        case NoAnswer(text):
            return styled(text)
        case NeedsDetails(question):
            return styled(question)


def render_page(
    document: Document,
    page: Page,
    text: str,
    *,
    quote: tuple[int, int] | None,
    today: date,
    notes: Sequence[str] = (),
    has_changed: bool = False,
) -> RichText:
    """Return one page of a document under its name and validity, with the quote marked, notes below it.

    Of the notes those are left out that one message has no room for.
    """
    body = _marked(text[page.start : page.end], quote, page)
    remarks = [_mark_in_words(body.text[span.start : span.end]) for span in body.spans[:1]]
    remarks += [texts.SOURCE_UPDATED] if has_changed else []
    below = [styled(" ".join(remarks), "italic")] if remarks else []
    heading = _heading(document, page, today)
    room = MAX_UNITS - sum(utf16_units(part.text) + len(_BETWEEN) for part in (heading, body, *below))
    sizes = accumulate(utf16_units(note) + len(_BETWEEN) for note in notes)
    known = [styled(note) for note, size in zip(notes, sizes, strict=True) if size <= room]
    return joined([heading, body, *([joined(known, "\n")] if known else []), *below], _BETWEEN)


def render_lost_source(source: Source, what_happened: str) -> RichText:
    """Return the quote of a source that can no longer be shown in its document, and why not."""
    parts = (short_place(source.locator), shortened(source.document_title, _MAX_HEADING_CHARS))
    name = ", ".join(part for part in parts if part)
    return joined([styled(name, "bold"), styled(what_happened), _quote(source.quote)], "\n\n")


def _heading(document: Document, page: Page, today: date) -> RichText:
    """Return name, issuer, validity and place, each on a line of its own where there is one."""
    status = status_line(document, document.status_on(today), today, today)
    if document.recognised_pages:
        status = texts_validity.STATUS_OF_RECOGNISED.format(
            status=status, recognised=texts_validity.RECOGNISED
        )
    place = shortened(page.place, _MAX_HEADING_CHARS)
    if page.parts > 1:
        place = texts.PART.format(place=place, part=page.part, parts=page.parts).strip()
    lines = [styled(line) for line in (issued_line(document), status[:1].upper() + status[1:], place) if line]
    return joined([named(document), *lines], "\n")


def render_further(sources: Sequence[Source]) -> RichText:
    """Return what answers as well, each quote below its place, document and validity."""
    return joined([styled(texts.FURTHER, "bold"), *map(_further, sources)], "\n\n")


def fitting(sources: Sequence[Source]) -> list[Source]:
    """Return the first of these sources, as many as `render_further` shows in one message."""
    sizes = accumulate(utf16_units(_further(source).text) for source in sources)
    return [source for source, size in zip(sources, sizes, strict=True) if size <= _MAX_FURTHER_UNITS]


def _further(source: Source) -> RichText:
    return joined([styled(_named_source(source)), _quote(source.quote)], "\n")


def _named_source(source: Source) -> str:
    place, name = short_place(source.locator), shortened(source.document_title, _MAX_NAME_CHARS)
    said = texts.LISTED.format(first=place, then=name) if place else name
    template = texts.SOURCE_WITH_STATUS if source.validity else texts.SOURCE
    return template.format(
        numbers=texts.SOURCE_NUMBER.format(number=source.number), source=said, status=source.validity
    )


def _answer(
    text: str, citations: Sequence[Citation], trace: Trace, today: date, *, adds_missing: bool
) -> RichText:
    brief = with_brief_framing(text, citations, trace.as_of, today)
    body, missing = _with_quotes_as_blocks(brief, citations, trace.query, trace.as_of)
    blocks = [_quote(_numbered_quote(citation)) for citation in missing if adds_missing]
    sources = joined([styled(texts.SOURCES, "bold"), *_source_lines(citations, trace.as_of, today)], "\n")
    return joined([body, *blocks, sources], "\n\n")


def _with_quotes_as_blocks(
    text: str, citations: Sequence[Citation], query: Query, as_of: date
) -> tuple[RichText, list[Citation]]:
    """Style the quotes that stand in the text, in bold what answers in them.

    Return also the citations whose quote does not stand there.
    """
    plain = styled(text)
    spans: list[Span] = []
    missing: list[Citation] = []
    is_question = not (_names_place(query) or wanted_list(query.text) or paste_in(query.question))
    for citation in citations:
        found = _stretch_of(citation, plain.text)
        if found is None:
            missing.append(citation)
        elif not any(span.start < found[1] and found[0] < span.end for span in spans):
            spans.append(Span(*found, _quote_kind(citation.quote)))
            begin = plain.text.index(styled(citation.quote).text, found[0])
            spans += [
                Span(begin + start, begin + end, "bold")
                for start, end in emphasised(
                    query.text, citation.quote, wants_sentence=is_question, year=as_of.year
                )
            ]
    return RichText(plain.text, tuple(spans)), missing


def _names_place(query: Query) -> bool:
    """Tell whether an Điều was asked for, and nothing to which one sentence of it is the answer."""
    return any(reference.article for reference in query.references)


def _stretch_of(citation: Citation, text: str) -> tuple[int, int] | None:
    """Return where the quote stands, with its quotation marks and its [n] if they are there."""
    numbered = styled(_numbered_quote(citation)).text
    bare = styled(citation.quote).text
    for form in (numbered, bare):
        start = text.find(form)
        if form and start >= 0:
            return start, start + len(form)
    return None


def _numbered_quote(citation: Citation) -> str:
    return core_texts.QUOTED.format(quote=citation.quote, number=citation.number)


def _quote(quote: str) -> RichText:
    return styled(quote, _quote_kind(quote))


def _quote_kind(quote: str) -> Kind:
    return "expandable_blockquote" if len(quote) > _LONG_QUOTE_CHARS else "blockquote"


def _source_lines(citations: Sequence[Citation], as_of: date, today: date) -> list[RichText]:
    """Return one line for each cited place; full name and validity stand where a document comes first."""
    places: dict[tuple[str, str], list[Citation]] = {}
    for citation in citations:
        places.setdefault((citation.document.id, citation.locator), []).append(citation)
    lines: list[RichText] = []
    named: dict[str, str] = {}  # with what was said of it: a part may have ended or been amended alone
    for same in places.values():
        document, status = same[0].document, standing_line(same[0], as_of, today)
        if named.get(document.id) == status:
            lines.append(_source_line(same, short_name(document), ""))
        else:
            lines.append(_source_line(same, document_name(document), status))
        named[document.id] = status
    return lines


def _source_line(same_place: Sequence[Citation], name: str, status: str) -> RichText:
    citation = same_place[0]
    place = short_place(citation.locator)
    source = texts.LISTED.format(first=place, then=name) if place else name
    numbers = " ".join(texts.SOURCE_NUMBER.format(number=one.number) for one in same_place)
    template = texts.SOURCE_WITH_STATUS if status else texts.SOURCE
    line = template.format(numbers=numbers, source=source, status=status)
    url = web_address(citation.document)
    if url is None:
        return styled(line)
    start = line.index(source)
    plain = styled(line)
    return RichText(plain.text, (Span(start, start + len(source), "text_link", url),))


def _mark_in_words(quote: str) -> str:
    """Say which part of the page is the quote, for those who hear the page and do not see it."""
    words = quote.split()
    if len(words) <= 2 * _WORDS_AT_ENDS:
        return texts.QUOTE_MARKED_WHOLE.format(quote=shortened(" ".join(words), _MAX_NAME_CHARS))
    ends = " ".join(words[:_WORDS_AT_ENDS]), " ".join(words[-_WORDS_AT_ENDS:])
    return texts.QUOTE_MARKED.format(first=shortened(ends[0]), last=ends[1][-_MAX_END_CHARS:])


def _marked(text: str, quote: tuple[int, int] | None, page: Page) -> RichText:
    """Return the page with the part of the quote that stands on it bold and underlined."""
    plain = styled(text)
    if quote is None:
        return plain.stripped()
    start, end = max(quote[0], page.start) - page.start, min(quote[1], page.end) - page.start
    if start >= end:
        return plain.stripped()
    return RichText(plain.text, (Span(start, end, "bold"), Span(start, end, "underline"))).stripped()
