"""The two sides of a rule: what the worker owes and what the employer owes stand in two Điều of like titles.

"Người lao động đóng bao nhiêu" asks about one of them, and the words of the other are nearly the same.
"""

import re
from collections.abc import Iterable, Sequence

from vectorstore.everyday.leaving import asks_what_leaving_brings
from vectorstore.everyday.pieces import TELLS_TO_LEAVE, WORKERS

_EMPLOYER = re.compile(
    r"người sử dụng lao động|\b(?:công ty|doanh nghiệp|chủ doanh nghiệp|chủ sử dụng|sếp|nơi làm việc trả)\b",
    re.IGNORECASE,
)
_WORKER = re.compile(r"người lao động|\b(?:công nhân|nhân viên|tôi|em|mình)\b", re.IGNORECASE)
# Who is dismissed asks what the employer owes.
_DISMISSED = re.compile(
    r"\bbị (?:\w+ ){0,3}(?:sa thải|đuổi|cho nghỉ|cho thôi|chấm dứt)\b"
    rf"|\b(?:sa thải|đuổi|cho nghỉ) {WORKERS}\b"
    rf"|\bcho (?:{WORKERS} )?(?:nghỉ|thôi) việc\b(?! riêng)"
    rf"|\b(?:{TELLS_TO_LEAVE})\b",
    re.IGNORECASE,
)
# Who leaves is a worker, where nobody speaks of the employer and nobody is made to leave.
_LEAVES = re.compile(
    r"^(?!.*\b(?:bị|cho)\b)(?=.*\bbáo(?: \w+)? trước\b).*"
    r"\b(?:nghỉ việc|nghỉ làm|thôi việc|(?:xin|muốn) nghỉ)\b",
    re.IGNORECASE,
)
_BIRTH = re.compile(
    r"\b(?:sinh (?:con|đôi|ba|mổ|thường|bé|em bé|xong)|đẻ|nghỉ sinh|thai sản)\b", re.IGNORECASE
)
_FATHER = re.compile(
    r"\b(?:chồng|nam|cha|bố|ba (?:của|bé)|vợ|đàn ông|nhận con|mẹ (?:\w+ )?(?:chết|mất|qua đời))\b",
    re.IGNORECASE,
)
_FOR_FATHERS = re.compile(r"\s*(?:\d+\.|[a-zđ]\))?\s*(?:người )?(?:lao động nam|chồng|cha)\b", re.IGNORECASE)
# What begins from the day his wife gives birth, or takes the place of a mother who cannot care for the child.
_OF_FATHERS = re.compile(r"\bvợ sinh\b|\bchỉ có cha\b|\bmẹ (?:\w+ )?chết\b", re.IGNORECASE)
_FOR_MOTHERS = re.compile(r"\blao động nữ\b", re.IGNORECASE)
_TOLD_OF_NOTICE = re.compile(
    r"\bbáo(?: trước)? (?:cho|với) (?:người sử dụng lao động|công ty|doanh nghiệp|sếp|chủ)(?: trước)?",
    re.IGNORECASE,
)
_SIDES = re.compile(r"người (?:sử dụng )?lao động", re.IGNORECASE)
# "Bên người lao động công ty 200 người" names a company, and is about the side of the workers.
_PARTY = (
    r"(?:bên|phía) (?P<who>người (?:sử dụng )?lao động|công ty|doanh nghiệp|công nhân|nhân viên|lao động)"
    r"(?!\w)"
)
_PARTY_ASKED = re.compile(rf"\b{_PARTY}", re.IGNORECASE)
_OF_A_PARTY = re.compile(rf"\s*(?:\d+\.|[a-zđ]\))?\s*{_PARTY}", re.IGNORECASE)
WORKER, EMPLOYER = "worker", "employer"


def side_of(text: str) -> str:
    """Return which side a text speaks of; "" where it names both or none."""
    is_employer = _EMPLOYER.search(text) is not None
    is_worker = _WORKER.search(_EMPLOYER.sub(" ", text)) is not None
    if is_employer == is_worker:
        return ""
    return EMPLOYER if is_employer else WORKER


def of_the_other_side(question: str, titles: Iterable[str]) -> frozenset[str]:
    """Return those of the titles that are of the side not asked about and have a twin of the other one."""
    asked = _side_asked(question)
    sides = [(title, side_of(title), _neutral(title)) for title in dict.fromkeys(titles)]
    asked_about = {neutral for _, side, neutral in sides if asked and side == asked}
    return frozenset(
        title for title, side, neutral in sides if side not in ("", asked) and neutral in asked_about
    )


def _side_asked(question: str) -> str:
    if asks_what_leaving_brings(question):
        return WORKER
    if _DISMISSED.search(question):
        return EMPLOYER
    told = _TOLD_OF_NOTICE.sub("báo trước", question)
    if _LEAVES.search(told) and not _EMPLOYER.search(told):
        return WORKER
    return side_of(question)


def is_of_fathers(question: str, text: str) -> bool:
    """Tell whether a rule is for fathers where a birth is asked about and nobody speaks of a father."""
    is_birth = _BIRTH.search(question) is not None and _FATHER.search(question) is None
    return is_birth and (_FOR_FATHERS.match(text) is not None or _is_told_of_fathers(text))


def is_of_the_other_party(question: str, text: str) -> bool:
    """Tell whether a text begins with one party at a table where a question names the other one alone."""
    said = _OF_A_PARTY.match(text)
    asked = {_party(found["who"]) for found in _PARTY_ASKED.finditer(question)}
    return said is not None and len(asked) == 1 and _party(said["who"]) not in asked


def _party(who: str) -> str:
    return EMPLOYER if _EMPLOYER.search(who) else WORKER


def _is_told_of_fathers(text: str) -> bool:
    return _OF_FATHERS.search(text) is not None and _FOR_MOTHERS.search(text) is None


def _neutral(title: str) -> str:
    return " ".join(_SIDES.sub("#", title).lower().split())


def title_of(headings: Sequence[str]) -> str:
    """Return the title of the innermost heading without its number."""
    return re.sub(r"^\s*Điều \d+\w*\s*\.?\s*", "", headings[-1]) if headings else ""
