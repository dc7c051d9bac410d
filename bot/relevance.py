"""How much of a question a stretch of text speaks about, and whether it has what is asked for."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from vectorstore.vietnamese import syllables

TermWeight = Callable[[str], float]
_Key = TypeVar("_Key")

_ASKING_WORDS = (
    "bao nhiêu lâu nào gì sao thế ai đâu mấy không có là thì được phải bị và hoặc của cho các những một này"
    " đó"
    " khi nếu mà với về ở tại trong do theo như ra vào đến từ hay hỏi ạ tôi em mình anh chị người ta cần muốn"
    " biết xin hãy nêu quy định"
)
_ASKING = frozenset(_ASKING_WORDS.split())
_KINDS_ASKED: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (re.compile(r"phần trăm|%|tỷ lệ|tỉ lệ"), re.compile(r"\d\s?%|phần trăm|tỷ lệ")),
    (re.compile(r"phạt|xử phạt"), re.compile(r"phạt tiền|phạt cảnh cáo|xử phạt|\bđồng\b")),
    (
        re.compile(r"bao lâu|thời hạn|mấy ngày|mấy tháng|bao nhiêu (?:ngày|tháng|năm|giờ)|khi nào|ngày nào"),
        re.compile(r"\d+\s*(?:ngày|tháng|năm|giờ|phút|tuổi)|ngày \d|tháng \d|/\d{4}"),
    ),
    (re.compile(r"bao nhiêu tuổi|mấy tuổi"), re.compile(r"\d+ tuổi")),
    (re.compile(r"bao nhiêu|mấy|mức|tối đa|tối thiểu"), re.compile(r"\d")),
    (re.compile(r"là gì|nghĩa là|hiểu là|khái niệm"), re.compile(r"\blà\b|được hiểu")),
    (
        re.compile(r"\bai\b|thẩm quyền|cơ quan nào|cấp nào"),
        re.compile(r"ban|chủ tịch|bộ|cơ quan|đồng chí|ông|bà"),
    ),
    (re.compile(r"hồ sơ|giấy tờ|thủ tục"), re.compile(r"hồ sơ|đơn|bản sao|giấy|nộp")),
)


def plain_weight(term: str) -> float:
    """Weigh a syllable without knowing the corpus: words that only ask or join hardly count."""
    return 0.15 if term in _ASKING else 1.0


@dataclass(frozen=True)
class Asked:
    """What a question asks about, ready to be compared with many stretches."""

    text: str
    weights: dict[str, float]
    pairs: dict[tuple[str, str], float]

    @classmethod
    def of(cls, text: str, weight: TermWeight = plain_weight) -> "Asked":
        """Weigh the syllables of a question, and the pairs that stand together in it."""
        terms = syllables(text)
        weights = {term: weight(term) * (0.3 if term in _ASKING else 1.0) for term in terms}
        pairs = {
            pair: weights[pair[0]] + weights[pair[1]]
            for pair in pairwise(terms)
            if pair[0] not in _ASKING or pair[1] not in _ASKING
        }
        return cls(text.lower(), weights, pairs)

    def coverage(self, text: str, around: Iterable[str] = ()) -> float:
        """Return the weighted share, 0 to 1, of the question that stands in a text.

        What stands only in the headings around it counts for a little more than half.
        """
        terms = syllables(text)
        inner, inner_pairs = set(terms), set(pairwise(terms))
        outer_terms = [term for heading in around for term in syllables(heading)]
        outer, outer_pairs = set(outer_terms), set(pairwise(outer_terms))
        single = _share(self.weights, inner, outer)
        return 0.5 * single + 0.5 * _share(self.pairs, inner_pairs, outer_pairs) if self.pairs else single

    def has_rarest(self, text: str, *, count: int = 3) -> float:
        """Return the share of the heaviest words of the question that stand in a text."""
        rarest = sorted(self.weights, key=lambda term: (-self.weights[term], term))[:count]
        return _share({term: self.weights[term] for term in rarest}, set(syllables(text)), set())

    def has_kind(self, text: str) -> float:
        """Return the share of the kinds of fact asked for (a number, a deadline, ...) that a text has."""
        lowered = text.lower()
        asked = [given for wanted, given in _KINDS_ASKED if wanted.search(self.text)]
        return sum(given.search(lowered) is not None for given in asked) / len(asked) if asked else 0.5


def _share(weights: dict[_Key, float], inner: set[_Key], outer: set[_Key]) -> float:
    total = sum(weights.values())
    found = sum(
        weight if key in inner else 0.6 * weight if key in outer else 0.0 for key, weight in weights.items()
    )
    return found / total if total else 0.0
