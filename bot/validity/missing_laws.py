"""Laws that a question names and the corpus lacks: what others say is shown under a line that says so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot import texts_shapes, texts_validity
from bot.answers import Answer, NoAnswer, Result
from bot.choosing.named import asks_what_it_is_about
from bot.choosing.remembering import Index
from bot.validity.amending import asks_about_amendments
from bot.validity.effect import asks_whether_in_force
from bot.wording.document_names import brief_name
from bot.wording.standing import standing_text
from vectorstore.mentions import find_mentions
from vectorstore.query import Query, Reference
from vectorstore.records import Document
from vectorstore.reference_targets import has_number
from vectorstore.vietnamese import fold

_EDITION = re.compile(r" (?:(?P<year>(?:19|20)\d\d)|khóa [ivx]+)$")
_LAWS = ("Luật", "Bộ luật")


@dataclass(frozen=True, slots=True)
class MissingLaw:
    """A law that is named and not there."""

    name: str  # as the question writes it
    reference: Reference
    others: tuple[Document, ...] = ()  # other editions of it, one that holds first


def missing_laws(query: Query, index: Index, as_of: date) -> tuple[MissingLaw, ...]:
    """Return the laws, with or without a year, that a question names and no document is.

    A corpus that has no law at all knows none by its name: there nothing is said to be missing. The year in
    which an edition began to hold names it as well as that of its issue.
    """
    named = [one for one in query.references if one.document_name and not has_number(one)]
    if not named or not any(one.number and one.kind in _LAWS for one in index.documents()):
        return ()
    written = {one.name: query.text[one.start : one.end] for one in find_mentions(query.text)}
    found = (_missing(one, written.get(one.document_name, ""), index, as_of) for one in named)
    return tuple(dict.fromkeys(one for one in found if one is not None))


def _missing(reference: Reference, written: str, index: Index, as_of: date) -> MissingLaw | None:
    name = reference.document_name or ""
    if index.matching(reference, as_of) or _is_in_a_title(name, index):
        return None
    edition = _EDITION.search(name)
    others = index.matching(_without_edition(reference), as_of) if edition else ()
    if edition and edition["year"] and any(_began_in(int(edition["year"]), one) for one in others):
        return None
    whole = sorted(others, key=lambda one: "sửa đổi" in one.title.lower())
    shown = written or name
    return MissingLaw(shown[:1].upper() + shown[1:], reference, tuple(whole))


def _is_in_a_title(name: str, index: Index) -> bool:
    return any(fold(name) in fold(one.title) for one in index.documents())


def _began_in(year: int, document: Document) -> bool:
    return document.effective_from is not None and document.effective_from.year == year


def _without_edition(reference: Reference) -> Reference:
    return replace(reference, document_name=_EDITION.sub("", reference.document_name or ""))


def of_other_editions(query: Query, missing: Sequence[MissingLaw]) -> Query:
    """Return a query that means the other editions of the laws that are missing, where it asks for a rule.

    Of a place or the life of a law another edition says nothing: such a query stays.
    """
    is_on_document = (
        asks_what_it_is_about(query) or asks_whether_in_force(query) or asks_about_amendments(query)
    )
    known = {one.reference for one in missing if one.others and one.reference.article is None}
    if is_on_document or not known:
        return query
    references = (_without_edition(one) if one in known else one for one in query.references)
    return replace(query, references=tuple(references))


def with_missing(result: Result, missing: Sequence[MissingLaw], as_of: date, today: date) -> Result:
    """Return a result under a line on each law that is missing, and on the edition that it quotes instead."""
    for law in missing:
        absent = texts_shapes.NO_SUCH_DOCUMENT.format(document=law.name)
        match result:
            case NoAnswer() if absent.lower() not in result.text.lower():
                result = replace(result, text=f"{absent}\n{result.text}")
            case Answer():
                line = f"{absent} {_instead(law, result, as_of, today)}"
                result = replace(result, text=f"{line}\n{result.text}")
            case _:
                pass
    return result


def _instead(law: MissingLaw, answer: Answer, as_of: date, today: date) -> str:
    cited = {one.document for one in answer.citations}
    other = next((one for one in law.others if one in cited), None)
    if other is None:
        return texts_validity.OF_OTHER_DOCUMENTS
    status = standing_text(other, other.status_on(as_of), as_of, today)
    return texts_validity.OF_OTHER_EDITION.format(document=brief_name(other), status=status)
