"""Says that a document named by its number is not there, and names nothing else in its place."""

import re

from bot import texts
from bot.answers import NoAnswer
from bot.choosing.named import asks_what_it_is_about, names_missing_document
from bot.shapes.case import Case
from bot.wording.framing import no_answer_text
from vectorstore.identifiers import has_number
from vectorstore.law_names import KIND_LETTERS
from vectorstore.query import Query, Reference
from vectorstore.vietnamese import fold, fold_keeping_length

_KINDS = "|".join(sorted(map(fold, KIND_LETTERS), key=len, reverse=True))


def missing_document_answer(case: Case) -> NoAnswer | None:
    """Return that a numbered document is not there; None where one is, or what was found speaks of it.

    What speaks of it does not say what it is about, where that is asked.
    """
    named = [reference for reference in case.query.references if has_number(reference)]
    if not named or any(case.index.matching(reference, case.as_of) for reference in case.query.references):
        return None
    is_missing = names_missing_document(case.query, case.index.documents, case.hits)
    if not (is_missing or asks_what_it_is_about(case.query)):
        return None
    names = dict.fromkeys(_name(reference, case.query) for reference in named)
    said = texts.NO_SUCH_DOCUMENT.format(document=texts.AND.join(names))
    return NoAnswer(no_answer_text((), case.contact, lead=said), ())


def _name(reference: Reference, query: Query) -> str:
    """Return how the question calls the document: "Nghị định 74/2024/NĐ-CP"."""
    number = reference.document_number
    if number is None:
        name = reference.document_name or ""
        return name[:1].upper() + name[1:]
    return texts.NUMBERED.format(kind=_kind(number, query.text), number=number)


def _kind(number: str, text: str) -> str:
    folded = fold_keeping_length(text)
    typed = re.search(rf"\b({_KINDS})\s+(?:so\s*:?\s*)?{re.escape(fold(number))}", folded)
    if typed:
        return next(kind for kind in KIND_LETTERS if fold(kind) == typed[1]).capitalize()
    letters = re.split(r"[/-]", fold(number))
    fitting = [kind for kind, own in KIND_LETTERS.items() if set(own) & set(letters)]
    return fitting[0].capitalize() if len(fitting) == 1 else texts.SOME_DOCUMENT
