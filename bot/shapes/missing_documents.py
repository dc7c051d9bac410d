"""Says that a document named by its number or its name is not there; names nothing else in its place."""

import re
from collections.abc import Sequence

from bot import texts, texts_shapes
from bot.answers import NoAnswer
from bot.choosing.named import OF_NO_TOPIC, asks_what_it_is_about, names_missing_document
from bot.shapes.case import Case
from bot.validity.missing_laws import MissingLaw, missing_laws
from bot.wording.framing import no_answer_text
from vectorstore.conversation import content_words
from vectorstore.law_names import KIND_LETTERS
from vectorstore.mentions import find_mentions, without_documents
from vectorstore.query import Query, Reference
from vectorstore.reference_targets import has_number
from vectorstore.vietnamese import fold, fold_keeping_length

_TERM = re.compile(r"(?<=khóa )[ivx]+$")  # "điều lệ công đoàn khóa xiii"
# "theo luật nhà ở thì …", "luật nhà ở quy định …", not "công ty phạm luật giao thông"
_LEADS_TO_SOURCE = re.compile(
    r"^\W*(?:(?:theo|trong|tai|can cu|chieu)\s+)+(?:(?:cac\s+)?quy dinh\s+(?:cua|tai|trong)\s+)?\Z"
)
_SAYS = re.compile(r"\s*(?:co\s+)?(?:quy dinh|noi|ghi|cho phep|cho|yeu cau|bat buoc)\b")
_KINDS = "|".join(sorted(map(fold, KIND_LETTERS), key=len, reverse=True))


def missing_document_answer(case: Case) -> NoAnswer | None:
    """Return that a document is not there; None where one is, or what was found speaks of it.

    What speaks of it does not say what it is about, where that is asked.
    """
    references = case.query.references
    asked = [law.name for law in missing_laws(case.query, case.index, case.as_of) if _is_asked(law, case)]
    if asked and len(asked) == len(references):
        return _not_there(asked, case)
    if any(case.index.matching(reference, case.as_of) for reference in references):
        return None
    is_for_itself = asks_what_it_is_about(case.query) or _asks_for_place(case.query)
    named = [ref for ref in references if has_number(ref) or (is_for_itself and ref.document_name)]
    is_missing = names_missing_document(case.query, case.index.documents, case.hits)
    if not named or not (is_missing or is_for_itself):
        return None
    names = dict.fromkeys(_name(reference, case.query) for reference in named)
    return _not_there(list(names), case)


def _not_there(names: Sequence[str], case: Case) -> NoAnswer:
    said = texts_shapes.NO_SUCH_DOCUMENT.format(document=texts.AND.join(names))
    return NoAnswer(no_answer_text((), case.contact, lead=said), ())


def _is_asked(law: MissingLaw, case: Case) -> bool:
    """Tell whether a question wants to know what a law says that no text found speaks of, in any edition."""
    name = law.reference.document_name
    best = case.hits[:1]
    if law.others or any(name == one.name for hit in best for one in find_mentions(hit.passage.text)):
        return False
    folded = fold_keeping_length(case.query.text)
    named = (one for one in find_mentions(case.query.text) if one.name == name)
    return any(_LEADS_TO_SOURCE.search(folded[: one.start]) or _SAYS.match(folded, one.end) for one in named)


def _asks_for_place(query: Query) -> bool:
    """Tell whether a question is a place of a document and no matter besides: "điều 29 luật nhà ở"."""
    if not any(reference.article for reference in query.references):
        return False
    return all(word in OF_NO_TOPIC for word in content_words(without_documents(query.text)))


def _name(reference: Reference, query: Query) -> str:
    """Return how the question calls the document: "Nghị định 74/2024/NĐ-CP"."""
    number = reference.document_number
    if number is None:
        name = reference.document_name or ""
        name = _TERM.sub(lambda found: found.group().upper(), name)
        return name[:1].upper() + name[1:]
    return texts_shapes.NUMBERED.format(kind=_kind(number, query.text), number=number)


def _kind(number: str, text: str) -> str:
    folded = fold_keeping_length(text)
    typed = re.search(rf"\b({_KINDS})\s+(?:so\s*:?\s*)?{re.escape(fold(number))}", folded)
    if typed:
        return next(kind for kind in KIND_LETTERS if fold(kind) == typed[1]).capitalize()
    letters = re.split(r"[/-]", fold(number))
    fitting = [kind for kind, own in KIND_LETTERS.items() if set(own) & set(letters)]
    return fitting[0].capitalize() if len(fitting) == 1 else texts_shapes.SOME_DOCUMENT
