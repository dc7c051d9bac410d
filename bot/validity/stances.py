"""Reads what a line of a rule does: it allows, forbids, demands, spares or only encourages an act."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from vectorstore.conversation import content_words


class Stance(Enum):
    """How a rule stands to an act, and the word that says so."""

    FORBIDDEN = "không được"
    SPARED = "không phải"
    LEFT_OUT = "không áp dụng"
    OWED = "phải"
    ENCOURAGED = "khuyến khích"
    ALLOWED = "được"
    COVERED = "áp dụng"


_CUES = {  # what denies comes first: it holds the words of what it denies
    Stance.FORBIDDEN: (
        r"không (?:được (?:phép |quyền )?|có quyền )"
        r"(?!quá|dưới|trên|ít|thấp|cao|nhiều|chậm|muộn|sớm|vượt|tính|coi)|(?:nghiêm )?cấm "
    ),
    Stance.SPARED: r"không (?:phải (?!là)|bắt buộc |có (?:nghĩa vụ|trách nhiệm) |cần )",
    Stance.LEFT_OUT: r"không (?:được )?áp dụng (?:đối với |cho )|không bao gồm ",
    Stance.OWED: r"(?:buộc )?phải (?!là)|bắt buộc |có (?:trách nhiệm|nghĩa vụ) ",
    Stance.ENCOURAGED: r"khuyến khích ",
    Stance.ALLOWED: (
        r"có quyền |(?<!người )được (?:phép |quyền )?"
        r"(?!quy định|thực hiện|tính|hiểu|xác định|ban hành|gọi|ghi|coi|lập|áp dụng)"
    ),
    Stance.COVERED: r"áp dụng (?:đối với |cho )|bao gồm (?:cả )?",
}
_CUE = re.compile("|".join(rf"(?P<{one.name}>(?<!\w)(?:{cue}))" for one, cue in _CUES.items()), re.IGNORECASE)
_ENDS = re.compile(
    r"[;.\n]|,? (?:nếu|khi|trừ|trong (?:trường hợp|thời gian|thời hạn)|đối với|theo quy định|kể từ)(?!\w)",
    re.IGNORECASE,
)
# What a fine is set for is told as an offence: "không trả" there means that one has to pay.
_OF_FINES = re.compile(
    r"\bphạt (?:tiền|cảnh cáo)\b|\bhành vi\b|\bhậu quả\b|\bvi phạm\b|^\W*(?:(?:\d+\.|[a-zđ]\)) )?buộc\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^\s*(?:\d+\.|[a-zđ]\)|-)\s*")
_ACT_WORDS = 6


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that a line says: how it stands to an act, the first words of the act, and the line."""

    stance: Stance
    act: tuple[str, ...]
    line: str


def rules_in(line: str) -> Iterator[Rule]:
    """Yield what a line says of acts, in its order; a line about offences says nothing of them."""
    if _OF_FINES.search(line):
        return
    for found in _CUE.finditer(line):
        behind = _ENDS.split(line[found.end() :], maxsplit=1)[0]
        act = tuple(content_words(behind)[:_ACT_WORDS])
        if act and found.lastgroup:
            yield Rule(Stance[found.lastgroup], act, line)


def forbidden(item: str) -> Iterator[Rule]:
    """Yield what an item of a list of acts forbids: all that it says."""
    act = tuple(content_words(_LABEL.sub("", item))[:_ACT_WORDS])
    if act:
        yield Rule(Stance.FORBIDDEN, act, item)
