"""The facts that a question asks for, and whether a text tells them: amounts, rates, deadlines, places.

A text on the right matter that lacks the fact asked for is what answers wrongly most often: the law names the
fund and leaves the rate to a decree. What the question itself says ("kinh phí 2%") is no answer to it.
"""

import re
from dataclasses import dataclass

from bot.asked.head.asked_for import AskedFor, Fact, asked_for
from bot.asked.head.figure_words import DAYS, NAMING_NUMBERS
from bot.choosing.counts import FREQUENCY, MULTIPLE, count_of, span_in
from bot.choosing.fact_kinds import LOOKS, Kind

_DIGIT = re.compile(r"\d")
_NAMING_NUMBERS = re.compile(NAMING_NUMBERS, re.IGNORECASE | re.MULTILINE)
_DAYS = re.compile(DAYS, re.IGNORECASE)
# "một năm phải tính đủ 12 tháng", "được tính là nửa năm": how something is counted, not how much of it.
_COUNTING = re.compile(
    r"\b(?:một|0?1) (?:năm|tháng|tuần|ngày)(?: (?:phải|được))? tính (?:đủ|là|bằng|thành|tròn) [^,.;\n]*"
    r"|(?:\btừ \d+ \w+ đến (?:dưới )?\d+ \w+ (?:thì )?(?:được )?)?"
    r"\btính (?:là|bằng|thành|tròn) (?:nửa|một|0?1) (?:năm|tháng|tuần|ngày)\b(?! (?:tiền )?lương)",
    re.IGNORECASE,
)
# How many days somebody is off, and the span within which that begins: "trong 30 ngày kể từ khi …".
_ASKS_DAYS_OFF = re.compile(
    r"(?<!hết )\bnghỉ\b(?! (?:việc(?! (?:riêng|không|hưởng|chăm))|làm|hưu|xong|rồi)\b)"
    r"(?:(?!\b(?:trong|nộp|gửi|trả|báo|duyệt|giải quyết|còn)\b)[^?.,;:])*"
    r"\b(?:(?:bao nhiêu|mấy) (?:ngày|tháng|tuần|buổi|hôm|bữa)|bao lâu)\b(?! (?:thì|mới|để|phải)\b)"
)
_WITHIN = re.compile(
    r"\btrong (?:vòng |khoảng |thời hạn |thời gian )*\d+ (?:ngày|tháng)(?: làm việc)?"
    r"(?: đầu\b|,? (?:kể|tính) từ\b)"
    r"|\b(?:cho|mỗi|trong) (?:một|0?1) (?:ngày|tháng|năm|tuần)\b",
    re.IGNORECASE,
)
# "Hợp đồng dưới 1 tháng thì không được bắt thử việc": whom a rule leaves out, not how long anything lasts.
_LEFT_OUT = re.compile(
    r"\b(?:dưới|chưa đủ) \d+ (?:năm|tháng|tuần|ngày)\b(?=[^.;,\n]{0,30}\bthì (?:không|chưa)\b)"
    r"|(?P<kept>\bkhông áp dụng [^.;\n]{0,120}?)\b(?:dưới|chưa đủ) \d+ (?:năm|tháng|tuần|ngày)\b",
    re.IGNORECASE,
)
_ASKS_LIMIT = re.compile(r"\b(?:dưới|chưa đủ) (?:mấy|bao nhiêu)\b|\bkhông (?:phải|được|áp dụng|cần)\b")
_COMPARED = "so với"  # what is compared is named, and may be the answer


@dataclass(frozen=True, slots=True)
class _Asked:
    """A kind of fact asked for: its looks, how well each tells it, what the question says of it itself."""

    looks: tuple[tuple[re.Pattern[str], float, frozenset[str]], ...]
    is_dated: bool

    @classmethod
    def of(cls, kind: Kind, asked: str) -> "_Asked":
        """Read off a question what it says itself and is no answer: figures, what it calls by a name."""
        is_name_said = kind.is_named and _COMPARED not in asked
        looks = [
            (
                pattern,
                value,
                frozenset(
                    found.group()
                    for found in pattern.finditer(asked)
                    if is_name_said or _DIGIT.search(found.group())
                ),
            )
            for pattern, value in kind.looks
        ]
        return cls(tuple(looks), kind.is_dated)

    def told_in(self, text: str) -> float:
        """Return how well a text tells it, 0 to 1."""
        told = (
            value
            for pattern, value, said in self.looks
            if any(found.group().lower() not in said for found in pattern.finditer(text))
        )
        return max(told, default=0.0)


@dataclass(frozen=True, slots=True)
class AskedFacts:
    """The kinds of fact that a question asks for; a text tells each of them or does not."""

    kinds: tuple[_Asked, ...]
    asks_limit: bool = False  # below which something does not hold
    is_of_days_off: bool = False  # then a span within which something begins is none of them

    @classmethod
    def of(cls, question: str) -> "AskedFacts":
        """Read them off a question."""
        asked = asked_for(question)
        kinds = tuple(_Asked.of(_kind_of(fact, asked), question.lower()) for fact in asked.facts)
        lowered = question.lower()
        is_of_days_off = _ASKS_DAYS_OFF.search(lowered) is not None
        return cls(kinds, _ASKS_LIMIT.search(lowered) is not None, is_of_days_off)

    def told_in(self, text: str) -> float:
        """Return the share of the kinds asked for that a text tells; a half where none is asked for.

        Numbers that only count or name (of a khoản, an Điều, a document) are no such facts.
        """
        return sum(told > 0 for told in self._told(text)) / len(self.kinds) if self.kinds else 0.5

    def how_told_in(self, text: str) -> float:
        """Return how well a text tells them, 0 to 1: just what is asked for, or something of its kind."""
        return sum(self._told(text)) / len(self.kinds) if self.kinds else 1.0

    def _told(self, text: str) -> list[float]:
        told = _WITHIN.sub(" ", text) if self.is_of_days_off else text
        named = without_names(told)
        if not self.asks_limit:
            named = _LEFT_OUT.sub(lambda found: found["kept"] or " ", named)
        undated = _DAYS.sub(" ", named)
        return [one.told_in(named if one.is_dated else undated) for one in self.kinds]


def _kind_of(fact: Fact, asked: AskedFor) -> Kind:
    match fact:
        case Fact.FREQUENCY:
            return FREQUENCY
        case Fact.MULTIPLE:
            return MULTIPLE
        case Fact.SPAN:
            return span_in(asked.units)
        case Fact.COUNT:
            return count_of(asked)
    return LOOKS[fact]


def without_names(text: str) -> str:
    """Return a text without the numbers in it that only name or count a place, or say how time is counted."""
    return _COUNTING.sub(" ", _NAMING_NUMBERS.sub(" ", text))
