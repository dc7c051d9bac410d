"""A follow-up that asks for whom the rule before holds: the law of that rule says to whom it applies."""

import re
from dataclasses import replace

from bot import texts
from bot.wording.document_names import brief_name
from vectorstore.query import Query
from vectorstore.records import Document

_ASKS = re.compile(
    r"^(?:(?:thế|vậy|còn) )?(?:(?:điều|quy định|việc|cái|chế độ|mức|luật|văn bản|nội dung)"
    r" (?:đó|này|ấy|trên)|nó)?\s*(?:thì )?(?:có )?áp dụng (?:được )?(?:cả )?(?:cho|với|đối với) (?:cả )?"
    r"(?P<whom>.+?)(?:,? (?:hay )?(?:không|chưa))?(?: (?:ạ|vậy|nhỉ))?[\s?.!]*$",
    re.IGNORECASE,
)


def asks_whom_it_applies_to(own: str) -> bool:
    """Tell whether a follow-up asks nothing but whether the rule before applies to somebody."""
    return _ASKS.match(own) is not None


def to_whom_it_applies(query: Query, own: str, document: Document) -> Query:
    """Return the follow-up asked of the document that the answer before cited first."""
    asked = _ASKS.match(own)
    if asked is None:
        return query
    name = brief_name(document).removesuffix(f" ({document.number})")
    text = texts.APPLIES_TO.format(document=name, whom=asked["whom"])
    return replace(query, text=text, topic="", added="", wanted=query.wanted | {document.id})
