"""What must be known about the validity of what is cited: what ended, begins or was amended, and when."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from bot import texts, texts_validity
from bot.answers import Citation
from bot.validity.referring import referred_changes
from bot.wording.document_names import brief_name, day_text, part_name
from vectorstore.parts import WHOLE, Amendment, Change, Part
from vectorstore.records import Document, Status

Successor = Callable[[str], Document | None]

_MOST_PARTS = 3  # named in one line
_MOST_ENDED_PARTS = 8
_FORMS = {  # by whether it ends, and whether it has begun
    (False, True): texts_validity.AMENDED_BY,
    (False, False): texts_validity.TO_BE_AMENDED_BY,
    (True, True): texts_validity.PART_ENDED,
    (True, False): texts_validity.PART_TO_END,
}


def validity_notes(
    citations: Sequence[Citation], successor: Successor, as_of: date, today: date
) -> list[str]:
    """Return a line for each thing to know; what is said of a whole document is said once."""
    notes: dict[str, None] = {}
    for citation in citations:
        notes |= dict.fromkeys(_of_document(citation.document, as_of, today, successor))
        notes |= dict.fromkeys(_of_part(citation, as_of, successor))
        notes |= dict.fromkeys(_of_inner_parts(citation, as_of))
    notes |= dict.fromkeys(_amended(citations, as_of, today, successor))
    standing = [one for one in citations if one.document.status_on(as_of) is not Status.REPLACED]
    notes |= dict.fromkeys(_referred(standing, as_of, successor))
    return list(notes)


def part_of(citation: Citation) -> Part:
    """Return the part of its document that a citation quotes."""
    return Part(citation.article, citation.clause, citation.point, citation.headings)


def _of_document(document: Document, as_of: date, today: date, successor: Successor) -> Iterator[str]:
    status, name = document.status_on(as_of), brief_name(document)
    if status is Status.IN_FORCE and as_of == today and document.later_named:
        yield texts_validity.LATER_NAMED_NOTE.format(later=document.later_named, title=name)
    if status is Status.NOT_YET and document.effective_from is not None:
        yield texts_validity.NOT_YET_SINCE.format(title=name, day=day_text(document.effective_from))
    elif status is Status.REPLACED and document.replaced_by is None:
        yield texts_validity.REPLACED_WITHOUT_SUCCESSOR.format(title=name)
    elif status is Status.REPLACED:
        yield texts_validity.REPLACED_BY.format(
            title=name, successor=_named(document.replaced_by or "", successor)
        )
    elif document.replaced_by and document.effective_to and as_of < document.effective_to <= today:
        yield texts_validity.REPLACED_SINCE.format(
            title=name,
            successor=_named(document.replaced_by, successor),
            day=day_text(document.effective_to),
        )


def _of_part(citation: Citation, as_of: date, successor: Successor) -> Iterator[str]:
    """Yield what holds for the part that is cited and not for its document."""
    document, part = citation.document, part_of(citation)
    for one in document.amended_by:
        if one.part.covers(part) and one.holds_on(as_of) and one.change in (Change.ENDED, Change.KEPT):
            form = texts_validity.PART_ENDED if one.change is Change.ENDED else texts_validity.PART_KEPT
            yield form.format(part=_part_of(one.part, document), by=_by(one, successor))
    effect = document.effect_of(part)
    if effect is None or effect.effective_from is None:
        return
    begins = effect.effective_from
    if effect.is_partial and (document.status_on(as_of) is Status.NOT_YET) == (as_of >= begins):
        yield texts_validity.PART_PARTLY_SINCE.format(
            part=_part_of(effect.part, document), day=day_text(begins)
        )
    elif not effect.is_partial and citation.status is Status.NOT_YET:
        yield texts_validity.PART_SINCE.format(part=_part_of(effect.part, document), day=day_text(begins))
    elif not effect.is_partial and citation.status is Status.REPLACED and effect.effective_to is not None:
        yield texts_validity.PART_UNTIL.format(
            part=_part_of(effect.part, document), day=day_text(effect.effective_to)
        )


def _of_inner_parts(citation: Citation, as_of: date) -> Iterator[str]:
    """Yield what holds otherwise than the rest of what is quoted: since when a khoản in it holds, or held."""
    for effect in citation.own_days if citation.status is not Status.REPLACED else ():
        part, has_begun = _part_of(effect.part, citation.document), effect.has_begun(as_of)
        begins, ends = effect.effective_from, effect.effective_to
        if ends is not None and effect.has_ended(as_of) and not effect.is_partial:
            yield texts_validity.PART_UNTIL.format(part=part, day=day_text(ends))
        elif begins is not None and has_begun == (citation.status is Status.NOT_YET):
            form = texts_validity.PART_PARTLY_SINCE if effect.is_partial else texts_validity.PART_SINCE
            yield form.format(part=part, day=day_text(begins))


def _amended(citations: Sequence[Citation], as_of: date, today: date, successor: Successor) -> Iterator[str]:
    """Yield a line for each document that amends what is cited, with the parts that it amends."""
    for document in dict.fromkeys(citation.document for citation in citations):
        parts = [part_of(citation) for citation in citations if citation.document == document]
        meant = [
            one
            for one in document.amended_by
            if one.part == WHOLE or any(one.part.touches(part) for part in parts)
            if _is_worth_saying(one, parts, as_of, today)
        ]
        yield from _amendment_lines(document, meant, as_of, successor)


def notes_of_document(document: Document, successor: Successor, as_of: date, today: date) -> list[str]:
    """Return a line for each document that amends or ends parts of this one, whatever is cited of it."""
    meant = [one for one in document.amended_by if _is_worth_saying(one, (), as_of, today)]
    return list(_amendment_lines(document, meant, as_of, successor))


def _amendment_lines(
    document: Document, amendments: Sequence[Amendment], as_of: date, successor: Successor
) -> Iterator[str]:
    made: dict[tuple[str, str], list[Amendment]] = {}
    for one in amendments:
        form = _FORMS[one.change is Change.ENDED, one.holds_on(as_of)]
        made.setdefault((form, one.number), []).append(one)
    for (form, _), together in made.items():
        yield _amendment_line(form, document, together, successor)


def _referred(citations: Sequence[Citation], as_of: date, successor: Successor) -> Iterator[str]:
    """Yield that places which the quotes refer to were changed; of those that are cited all is said above."""
    made: dict[tuple[str, bool, str], dict[Part, Amendment]] = {}
    for citation in citations:
        document = citation.document
        cited = [part_of(one) for one in citations if one.document == document]
        for part, one in referred_changes(citation):
            if one.holds_on(as_of) and not any(one.part.touches(other) for other in cited):
                made.setdefault((document.id, one.change is Change.ENDED, one.number), {})[part] = one
    for (_, is_ended, _), changes in made.items():
        form = texts_validity.REFERS_TO_ENDED if is_ended else texts_validity.REFERS_TO_AMENDED
        names = [part_name(part) for part in changes][:_MOST_PARTS]
        by = _by(next(iter(changes.values())), successor, with_place=len(changes) == 1)
        yield form.format(part=", ".join(names), by=by)


def _is_worth_saying(one: Amendment, parts: Sequence[Part], as_of: date, today: date) -> bool:
    """Tell whether a change is made on the day, or is to come; what ends a cited part is said apart."""
    if one.change is Change.KEPT:
        return False
    if one.change is Change.ENDED and one.holds_on(as_of) and any(one.part.covers(part) for part in parts):
        return False
    return one.holds_on(as_of) or (as_of == today and one.since is not None and one.since > as_of)


def _amendment_line(
    form: str, document: Document, amendments: Sequence[Amendment], successor: Successor
) -> str:
    names = list(dict.fromkeys(part_name(one.part) for one in amendments))
    is_ended = amendments[0].change is Change.ENDED
    most = _MOST_ENDED_PARTS if is_ended else _MOST_PARTS
    if not is_ended and ("" in names or len(names) > most):  # an Điều of which a khoản ended has not
        names = list(dict.fromkeys(part_name(_article_of(one.part)) for one in amendments))
    parts, title = ", ".join(names[:most]), brief_name(document)
    if len(names) > most:
        parts = texts_validity.AND_OTHER_PARTS.format(parts=parts)
    what = texts.PART_OF.format(part=parts, document=title)
    if not parts:
        what = texts_validity.SOME_PARTS_OF.format(document=title)
    return form.format(part=what, by=_by(amendments[0], successor, with_place=len(amendments) == 1))


def _article_of(part: Part) -> Part:
    return Part(part.article) if part.article else part


def _by(one: Amendment, successor: Successor, *, with_place: bool = True) -> str:
    """Return who makes a change, where it says so and since when."""
    name, place = _named(one.number, successor), part_name(one.by) if with_place else ""
    by = texts.PART_OF.format(part=place, document=name) if place else name
    return texts_validity.SINCE.format(by=by, day=day_text(one.since)) if one.since else by


def _part_of(part: Part, document: Document) -> str:
    return texts.PART_OF.format(part=part_name(part), document=brief_name(document))


def _named(number: str, successor: Successor) -> str:
    document = successor(number)
    return brief_name(document) if document else number
