"""Who may not, need not or does not get something: the rule that says so answers, not the one for the rest.

"Khi nào không được sa thải" and "khi nào được sa thải" share all their words but one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.choosing.blocks import sentences
from bot.choosing.two_sides import side_of, title_of
from vectorstore.conversation import content_words
from vectorstore.vietnamese import syllables

_NEVER, _NEEDLESS, _EITHER = "never", "needless", "either"
# What is forbidden or withheld, and what nobody has to do; "không được ít hơn 24 giờ" grants.
_LESS = r"(?! (?:dưới|quá|vượt|ít|thấp|nhỏ|sớm|cao|muộn|chậm))"
_WAYS = (
    (_NEVER, rf"(?:không|chưa)(?: được| có| được có)? (?:quyền|phép)|(?:không|chưa) được(?: phép)?{_LESS}"),
    (_NEVER, r"(?:bị )?(?:nghiêm )?cấm|không bị"),
    (_NEEDLESS, r"không (?:cần|phải|bắt buộc|buộc)(?: phải)?(?! là\b)|(?:được )?miễn(?! (?:là|phí)\b)"),
    (_EITHER, r"không thuộc(?: (?:đối tượng|diện|trường hợp))?|không áp dụng"),
)
_DENIES = re.compile("|".join(rf"\b(?P<{way}{at}>{words})\b" for at, (way, words) in enumerate(_WAYS)))
_BARE = re.compile(r"\bkhông(?= (?:hưởng|chi trả|thanh toán)\b)")
_WHO = (
    r"bao giờ|(?:những )?ai"
    r"|(?:những |các )?(?:khi|lúc|trường hợp|người|đối tượng|\w+)(?: \w+){0,2} nào"
)
_ASKED_BEFORE = re.compile(rf"\b(?:{_WHO})\b(?: thì)?(?P<between>[^,;:.?]*)$")
_ASKED_BEHIND = re.compile(rf"\b(?:trong |vào |với |đối với )?(?:{_WHO}|làm gì|những gì)\b")
# Behind these stands a condition or another question: what it denies is not what is asked for.
_TURNS = re.compile(r"\b(?:thì|nếu|mà|do|vì|khi|là)\b")
_ASKS_MORE = re.compile(
    r"\b(?:bao nhiêu|mấy|bao lâu|(?:như )?thế nào|ra sao|thì sao|bị (?:xử )?phạt|bị xử lý)\b"
)
_END_OF_ACT = re.compile(r"[,;:.?!]|\b(?:thì|nếu|khi|vì|mà|để|theo quy định)\b")
_EXCEPT = re.compile(
    r"\btrừ (?:các |những |một số )?(?:trường hợp|khi|nếu|người|đối tượng)|, trừ\b|không áp dụng"
)
_REFERS = re.compile(r"\W*(?:các |những )?(?:trường hợp )?(?:được )?(?:quy định|nêu) (?:tại|ở|trong)\b")
_FORBIDDING_TITLE = re.compile(r"\b(?:nghiêm cấm|bị cấm|không được(?: làm| thực hiện)?)\b")
# What laws and people call in many ways, in one.
_SAME = re.compile(
    r"\bchấm dứt hợp đồng(?: lao động)?\b|\bcho (?:\w+ ){0,3}?(?:nghỉ|thôi) (?:việc|làm)\b|\bđuổi việc\b"
)
_SAY_LITTLE = frozenset(["tham", "gia", "thực", "hiện", "làm"])
_SCOPE = re.compile(r"[;:.\n]| để ")  # up to here goes what is denied
_ENOUGH = 0.7  # share of the words of the act
# An exception says it less plainly, less one that stands elsewhere, or a list of forbidden acts of another.
_OF_EXCEPTION, _OF_REFERENCE, _OF_TITLE = 0.85, 0.3, 0.5
_FEWEST_WORDS = 3  # of an act that is not mistaken for another; one less where it is said whose it is


@dataclass(frozen=True, slots=True)
class Denied:
    """An act of which a question asks when or for whom it is denied."""

    way: str
    act: tuple[str, ...]  # its words in their order
    side: str = ""  # who may not or need not, where the question says it


def denied_in(question: str) -> Denied | None:
    """Return what a question asks the denial of; None where it asks of no denial, or for a yes or a no."""
    asked = _alike(question).strip()
    if _ASKS_MORE.search(asked):
        return None
    for found in _DENIES.finditer(asked):
        before, behind = asked[: found.start()], asked[found.end() :]
        first = _ASKED_BEFORE.search(before)
        if first is not None and _TURNS.search(first["between"]):
            continue
        last = _ASKED_BEHIND.search(_END_OF_ACT.split(behind)[0])
        if first is None and last is None:
            continue
        told = behind[: last.start()] if last is not None and last.start() > 0 else behind
        act = tuple(content_words(_END_OF_ACT.split(told)[0]))
        if act:
            telling = tuple(word for word in act if word not in _SAY_LITTLE)
            return Denied(_way(found), telling or act, side_of(before))
    return None


def denies(denied: Denied, text: str, headings: Sequence[str]) -> float:
    """Return how plainly a text denies the act, 0 to 1: itself, by its title, or as an exception."""
    title = _alike(title_of(headings))
    if denied.side and side_of(title) not in ("", denied.side):
        return 0.0
    said = [_alike(line) for line in _sentences(text)]
    if any(_denies(denied, line) for line in (title, *said)):
        return 1.0
    intro = f"{title} " if title.endswith(":") else ""
    excepting = max((_excepts(denied, intro + line) for line in said), default=0.0)
    if excepting:
        return excepting
    is_list = denied.way == _NEVER and _FORBIDDING_TITLE.search(title) is not None
    return _OF_TITLE * (is_list and _share(denied, f"{title} {_alike(text)}") >= _ENOUGH)


def denies_plainly(denied: Denied, text: str, headings: Sequence[str]) -> bool:
    """Tell whether a text denies just the act, itself or by its title."""
    is_told = len(denied.act) >= (_FEWEST_WORDS - 1 if denied.side else _FEWEST_WORDS)
    return is_told and denies(denied, text, headings) == 1.0


def names_the_act(denied: Denied, text: str, headings: Sequence[str]) -> bool:
    """Tell whether a text under its title speaks of the act, denied or not."""
    return _share(denied, _alike(f"{title_of(headings)} {text}")) >= _ENOUGH


def _alike(text: str) -> str:
    return _SAME.sub("cho nghỉ việc", text.lower())


def _sentences(text: str) -> Iterator[str]:
    yield from (text[start:end] for start, end in sentences(text, 0, len(text)))


def _denies(denied: Denied, line: str) -> bool:
    for found in (*_DENIES.finditer(line), *_BARE.finditer(line)):
        behind = _SCOPE.split(line[found.end() :])[0]
        is_same = _way(found) in (denied.way, _EITHER)
        is_other = denied.side != "" and side_of(line[: found.start()]) not in ("", denied.side)
        if is_same and not is_other and _share(denied, behind) >= _ENOUGH:
            return True
    return False


def _excepts(denied: Denied, line: str) -> float:
    """Return how plainly a line that grants or orders the act takes cases out of it: itself, or elsewhere."""
    found = _EXCEPT.search(line)
    if found is None or _share(denied, line[: found.start()]) < _ENOUGH:
        return 0.0
    return _OF_REFERENCE if _REFERS.match(line, found.end()) else _OF_EXCEPTION


def _share(denied: Denied, said: str) -> float:
    """Return the share of the words of the act; 0 where hardly any two of them stand together as in it."""
    words = syllables(said)
    together = set(pairwise(denied.act)) & set(pairwise(words))
    if 2 * len(together) < len(denied.act) - 1:
        return 0.0
    return len(set(denied.act) & set(words)) / len(set(denied.act))


def _way(found: re.Match[str]) -> str:
    named = [name for name, value in found.groupdict().items() if value]
    return named[0].rstrip("0123456789") if named else _EITHER
