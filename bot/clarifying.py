"""Recognises what cannot be searched as it is: greetings, an Điều of no document, a single word."""

import re
from collections.abc import Sequence

from bot import texts
from bot.answers import NeedsDetails
from vectorstore.conversation import content_words
from vectorstore.query import Query, Reference
from vectorstore.vietnamese import fold_keeping_length, normalize

LONGEST_QUESTION = 2000
_GREETING = re.compile(
    r"(?:xin |da |em |kinh )*(?:chao|hello|hi|hey|alo|a lo|good morning)(?: (?:ban|bot|ad|admin|anh"
    r"|chi|em|moi nguoi"
    r"|cac ban|buoi sang|buoi chieu|buoi toi|ca nha|a|nhe|oi|bac|co|chu))*"
)
_THANKS = re.compile(
    r"(?:da |vang |ok |oke |em |minh |toi |xin |rat |chan thanh )*(?:cam on|thank you|thanks|thank"
    r"|tks|camon|cam on)"
    r"(?: (?:ban|bot|ad|admin|anh|chi|em|nhieu|nhe|a|rat nhieu|moi nguoi|you|a nhieu|lam))*"
)
_GOODBYE = re.compile(
    r"(?:tam biet|bye|bye bye|hen gap lai|chao nhe|chao tam biet)(?: (?:ban|bot|ad|a|nhe))*"
)
_ABOUT_THE_BOT = re.compile(
    r"(?:ban|bot|may|em|ad|admin) (?:la ai|la gi|la bot|la nguoi hay may|ten gi|ten la gi"
    r"|lam duoc (?:nhung )?gi|giup duoc gi|biet gi|co the lam gi)(?: (?:vay|the|a|ha|khong|nhi))*"
    r"|help|tro giup|huong dan(?: su dung)?"
)
_ASIDE_WORDS = (
    "ok|oke|okay|okie|vang|da|u|um|uh|uhm|roi|duoc roi|hieu roi|ro roi|da ro|biet roi|a|nhe|ban|bot|ad"
)
_ASIDE = re.compile(rf"(?:{_ASIDE_WORDS})(?: (?:{_ASIDE_WORDS}))*")
_ASKING = re.compile(r"\?|\b(?:nào|gì|bao|mấy|sao|không|ai|đâu|khi|thế nào)\b")


def details_needed(question: str, query: Query, history: Sequence[str]) -> NeedsDetails | None:
    """Return the question to ask back, or None where there is something to search for."""
    if len(question) > LONGEST_QUESTION:
        return NeedsDetails(texts.QUESTION_TOO_LONG.format(limit=LONGEST_QUESTION))
    said = _small_talk(question)
    if said:
        return NeedsDetails(said)
    loose = [ref for ref in query.references if _is_loose(ref)]
    if loose and len(loose) == len(query.references) and len(content_words(_without_places(query.text))) <= 2:
        return NeedsDetails(texts.WHICH_DOCUMENT.format(place=_place_text(loose[0])))
    if not query.references and _is_vague(query.text):
        return NeedsDetails(texts.TOO_VAGUE.format(topic=query.text.strip(" ?.!")))
    if not history and not query.references and not content_words(query.text):
        return NeedsDetails(texts.WHICH_TOPIC)
    return None


def _small_talk(question: str) -> str:
    bare = re.sub(r"[^\w\s]+", " ", fold_keeping_length(normalize(question)))
    bare = re.sub(r"\s+", " ", bare).strip()
    if not bare:
        return texts.EMPTY_QUESTION
    if _GOODBYE.fullmatch(bare):
        return texts.GOODBYE
    if _GREETING.fullmatch(bare) or _ABOUT_THE_BOT.fullmatch(bare):
        return texts.GREETING
    if _ASIDE.fullmatch(bare):
        return texts.ACKNOWLEDGED
    return texts.THANKS if _THANKS.fullmatch(bare) else ""


def _is_loose(reference: Reference) -> bool:
    """Tell whether a reference names a place but no document."""
    return reference.document_number is None and reference.document_name is None


def _without_places(text: str) -> str:
    return re.sub(
        r"(?<!\w)(?:điều|khoản|điểm|quy định|nói|về|nội dung)(?:\s+\w{1,3})?(?!\w)",
        " ",
        text,
        flags=re.IGNORECASE,
    )


def _place_text(reference: Reference) -> str:
    parts = [
        texts.POINT.format(label=reference.point) if reference.point else "",
        texts.CLAUSE.format(label=reference.clause) if reference.clause else "",
        texts.ARTICLE.format(label=reference.article) if reference.article else "",
    ]
    return " ".join(part for part in parts if part)


def _is_vague(text: str) -> bool:
    """Tell whether a question is a bare topic of a word or two: "Lương?", "thai sản"."""
    return 0 < len(content_words(text)) <= 2 and not _ASKING.search(text.rstrip("?").lower())
