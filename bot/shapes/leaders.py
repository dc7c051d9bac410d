"""Who holds an office or leads a body: only a text that says so answers."""

import re

from bot.support.evidence import CAPITALS
from vectorstore.conversation import content_words
from vectorstore.vietnamese import fold_keeping_length, syllables

_OFFICE = (
    r"(?:(?:pho )?chu tich|(?:pho )?tong bi thu|(?:pho )?bi thu|(?:pho )?thu tuong|(?:thu|bo) truong"
    r"|(?:pho )?(?:tong )?giam doc|truong ban|(?:pho )?chu nhiem|nguoi dung dau|lanh dao|truong phong)"
)
_ACT = r"(?:cuoc|su|viec|tran|chien dich)"  # that somebody led; no body
_ASKS = re.compile(
    rf"^\W*(?:hien nay |hien tai |cho hoi )?(?:ai|nguoi nao|dong chi nao) (?:dang |hien )*"
    rf"(?:(?:la|lam|giu chuc|giu chuc vu) (?P<office>{_OFFICE})|(?:lanh dao|dung dau)(?! {_ACT}\b))\b"
    r"(?P<body>[^?,]*)"
    rf"|^\W*(?P<office2>{_OFFICE})\b(?P<body2>[^?,]*?)(?: hien nay| hien tai)* la (?:ai|nguoi nao)\b"
)
_SAYS_LEADER = re.compile(
    r"\bdo\b[^.;]+\b(?:dung dau|lanh dao|lam (?:chu tich|truong ban|chu nhiem))\b"
    r"|\b(?:duoi su|co su|chiu su) lanh dao\b[^.;]* cua\b|\bla nguoi (?:dung dau|lanh dao)\b"
    r"|\bnguoi dung dau\b[^.;]* la\b|\bco quyen (?:to chuc va )?lanh dao\b"
)
_NAMED = re.compile(
    rf"\b(?:đồng chí|ông|bà|Đồng chí|Ông|Bà) (?:[{CAPITALS}][^\W\d_]*)(?: [{CAPITALS}][^\W\d_]*){{1,3}}"
)
_NAME_BEHIND = re.compile(rf"[\s,:–-]*(?:[{CAPITALS}][^\W\d_]*\s+){{1,3}}[{CAPITALS}][^\W\d_]*")
_NAME_BEFORE = re.compile(
    rf"(?P<name>[{CAPITALS}][^\W\d_]*(?:\s+[{CAPITALS}][^\W\d_]*){{1,3}})"
    r"(?:,| (?:hiện |đang |được bầu |được cử )?(?:là|làm|giữ chức|giữ chức vụ|giữ chức danh))\s+\Z"
)
_IS_OFFICE = re.compile(rf"(?:dong chi|ong|ba) {_OFFICE}\b")  # "đồng chí Tổng Bí thư" names nobody
_IS_BODY = re.compile(
    r"\W*(?:ban|hoi|bo|uy ban|quoc|chinh|trung uong|dang|nha|cong|lien|tong|tinh|thanh pho|mat|doan|viet nam)"
    r"\b"
)
_SENTENCE = re.compile(r"[^\n.;]+")
_NAMES_BODY = 2  # syllables right behind an office that tell which body it is of
_EMPTY = frozenset(["hiện", "nay", "tại", "đang", "bây", "giờ", "ạ", "vậy"])


def asks_for_leader(question: str) -> bool:
    """Tell whether a question wants to know who holds an office or leads a body, in either spelling."""
    return _ASKS.search(fold_keeping_length(question).strip()) is not None


def tells_leader(question: str, quote: str) -> bool:
    """Tell whether a quote says who holds the office, or leads the body, that a question asks about."""
    asked = _ASKS.search(fold_keeping_length(question).strip())
    if asked is None:
        return False
    start, end = asked.span("body" if asked["body"] is not None else "body2")
    body = [word for word in content_words(question.strip()[start:end]) if word not in _EMPTY]
    office = asked["office"] or asked["office2"] or ""
    is_told = any(_tells(office, body, found.group()) for found in _SENTENCE.finditer(quote))
    return is_told or bool(office and body and _says_who_serves(office, body, quote))


def _says_who_serves(office: str, body: list[str], quote: str) -> bool:
    """Tell whether a quote says who serves: "do … làm Trưởng ban", "Đại diện … làm Chủ tịch Hội đồng"."""
    folded = fold_keeping_length(quote)
    for found in re.finditer(rf"\b(?:lam|giu chuc(?: vu)?) (?:{office})\b", folded):
        sentence = quote[max(quote.rfind(mark, 0, found.start()) for mark in ".;\n") + 1 : found.start()]
        named, by, _ = sentence.rpartition(" do ")
        is_of_body = syllables(quote[found.end() :])[:_NAMES_BODY] == body[:_NAMES_BODY]
        if (is_of_body and set(body) <= set(syllables(quote))) or (by and set(body) <= set(syllables(named))):
            return True
    return False


def _tells(office: str, body: list[str], sentence: str) -> bool:
    folded = fold_keeping_length(sentence)
    if not set(body) <= set(syllables(sentence)):
        return False
    held = re.search(rf"\b(?<!pho ){office}\b", folded) if office else None
    if held is None:
        return _SAYS_LEADER.search(folded) is not None
    said = re.match(r"[^,;:]*?\b(?:la|do)\b(?! mot trong)", folded[held.end() :])
    between = sentence[held.end() : held.end() + said.end()] if said else ""
    if said is not None and (set(body) <= set(syllables(between)) if body else not content_words(between)):
        return True
    names = (found for found in _NAMED.finditer(sentence) if not _IS_OFFICE.match(folded, found.start()))
    is_named = any(names) or _is_named_before(sentence[: held.start()])
    return is_named or _is_named_behind(body, sentence[held.end() :])


def _is_named_before(said: str) -> bool:
    """Tell whether a name in capitals stands right before an office: "Lê Thị Hoa là Chủ tịch"."""
    found = _NAME_BEFORE.search(said)
    return found is not None and not _IS_BODY.match(fold_keeping_length(found["name"]))


def _is_named_behind(body: list[str], rest: str) -> bool:
    """Tell whether a name in capitals stands right behind an office and its body."""
    last = fold_keeping_length(rest).rfind(fold_keeping_length(body[-1])) + len(body[-1]) if body else 0
    found = _NAME_BEHIND.match(rest, last)
    return found is not None and not _IS_BODY.match(fold_keeping_length(found.group()))
