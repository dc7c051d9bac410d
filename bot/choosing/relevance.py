"""How much of a question a stretch of text speaks about, and whether it has what is asked for."""

import re
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from vectorstore.vietnamese import syllables

TermWeight = Callable[[str], float]
_Key = TypeVar("_Key")
_ONLY_ASKS = 0.3  # weight of a word that only asks, as a share of any other
_EARLIER = 0.25  # weight of a word that only an earlier question has

_ASKING_WORDS = (
    "bao nhiêu lâu nào gì sao thế ai đâu mấy không có là thì được phải bị và hoặc của cho các những một này"
    " đó"
    " khi nếu mà với về ở tại trong do theo như ra vào đến từ hay hỏi ạ tôi em mình anh chị người ta cần muốn"
    " biết xin hãy nêu quy định mức"
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
    (
        re.compile(r"bao nhiêu|mấy|mức|tối đa|tối thiểu"),
        re.compile(
            r"\d|\b(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|trăm|nghìn|triệu|nửa)"
            r" (?!đó|này|nay|khác|số\b)\w"
        ),
    ),
    (re.compile(r"là gì|nghĩa là|hiểu là|khái niệm"), re.compile(r"\blà\b|được hiểu")),
    (
        re.compile(r"\bai\b|thẩm quyền|cơ quan nào|cấp nào"),
        re.compile(r"ban|chủ tịch|bộ|cơ quan|đồng chí|ông|bà"),
    ),
    (re.compile(r"hồ sơ|giấy tờ|thủ tục"), re.compile(r"hồ sơ|đơn|bản sao|giấy|nộp")),
)
_ASKS_FOR_RATE = re.compile(
    r"\bmức (?:đóng|hưởng|trợ cấp|phí|lương|chi|thu|hỗ trợ|bồi thường|phạt)|bao nhiêu (?:phần trăm|%|tiền)"
)
_RATE = re.compile(
    r"\d\s*(?:%|phần trăm|đồng|lần|tháng (?:tiền )?lương|ngày (?:tiền )?lương)|phần trăm"
    r"|miễn (?:phí|đóng|nộp|thu|trả)|không (?:phải )?(?:đóng|nộp|thu|trả)\b"
)
_NUMBER = r"(?:\d+|\b(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười))"
_PEOPLE = (
    r"(?:người|đoàn viên|thành viên|hội viên|ủy viên|công nhân|lao động|đại biểu|cán bộ|học viên|nhân viên)"
)
_TIME = r"(?:ngày|tuần|tháng|năm|giờ|phút|tuổi|lần|quý)"
# How many of what is asked for, and the figure that says so.
_FIGURES_ASKED: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (re.compile(rf"(?:bao nhiêu|mấy) {_PEOPLE}"), re.compile(rf"{_NUMBER} {_PEOPLE}")),
    (
        re.compile(rf"(?:bao nhiêu|mấy) {_TIME}|bao lâu"),
        re.compile(rf"{_NUMBER} (?:làm việc )?{_TIME}|\d+/\d+"),
    ),
    (re.compile(r"(?:bao nhiêu|mấy)(?! giờ)"), re.compile(_NUMBER)),
)
# "2. ", "a) ", "khoản 2 Điều 29", "12/2012/QH13", "45-CT/TW": numbers that are names.
_NAMING_NUMBERS = re.compile(
    r"^\s*\d{1,3}\s*[.)]|luật[^.;,\d]{0,40}\d{4}|(?:số\s+)?(?:\d+/\d{4}/\w[\w-]*|\d+-\w{2,3}/\w+)"
    r"|(?:khoản|điều|điểm|mục|chương|phần|bước|số)\s+\d+\w*",
    re.MULTILINE,
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
    def of(cls, text: str, weight: TermWeight = plain_weight, *, topic: str = "") -> "Asked":
        """Weigh the syllables of a question, and the pairs that stand together in it.

        What comes only from the `topic` of an earlier question weighs a quarter: the new words decide.
        """
        terms = syllables(text)
        own = set(syllables(text.removeprefix(topic))) if topic else set(terms)
        weights = {
            term: weight(term) * (_ONLY_ASKS if term in _ASKING else 1.0) * (1.0 if term in own else _EARLIER)
            for term in terms
        }
        pairs = {
            pair: weights[pair[0]] + weights[pair[1]]
            for pair in pairwise(terms)
            if pair[0] not in _ASKING and pair[1] not in _ASKING
        }
        return cls(text.lower(), weights, pairs)

    def coverage(self, text: str, around: Iterable[str] = ()) -> float:
        """Return the weighted share, 0 to 1, of the question that stands in a text.

        What stands only in the headings around it counts for a little more than half.
        """
        words, pairs = self.shares(Words.of([text]), Words.of(around))
        return 0.5 * words + 0.5 * pairs if self.pairs else words

    def shares(self, words: "Words", around: "Words | None" = None) -> tuple[float, float]:
        """Return the weighted shares of the question's words and of its pairs that stand in a text.

        What stands only in the text around it counts for a little more than half.
        """
        outer = around or Words(frozenset(), frozenset())
        share = _share(self.weights, words.words, outer.words)
        return share, _share(self.pairs, words.pairs, outer.pairs) if self.pairs else share

    def share_of(self, words: "Words") -> float:
        """Return which share of the words of a text the question has."""
        return sum(word in self.weights for word in words.words) / len(words.words) if words.words else 0.0

    def has_kind(self, text: str) -> float:
        """Return the share of the kinds of fact asked for (a number, a deadline, ...) that a text has.

        Numbers that only count or name (of a khoản, an Điều, a document) are no such facts.
        """
        facts = _NAMING_NUMBERS.sub(" ", text.lower())
        asked = [
            given.search(facts) is not None for wanted, given in _KINDS_ASKED if wanted.search(self.text)
        ]
        return sum(asked) / len(asked) if asked else 0.5

    def lacks_rate(self, text: str) -> bool:
        """Tell whether a rate or an amount is asked for and the text gives none."""
        return _ASKS_FOR_RATE.search(self.text) is not None and _RATE.search(text.lower()) is None

    def lacks_figure(self, text: str) -> bool:
        """Tell whether it is asked how many or how long and the text has no such figure."""
        wanted = next((given for asked, given in _FIGURES_ASKED if asked.search(self.text)), None)
        return wanted is not None and wanted.search(_NAMING_NUMBERS.sub(" ", text.lower())) is None


@dataclass(frozen=True, slots=True)
class Words:
    """The syllables of some texts, and the pairs that stand together in one of them."""

    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Words":
        """Read them off the texts."""
        rows = [syllables(text) for text in texts]
        return cls(
            frozenset(word for row in rows for word in row),
            frozenset(pair for row in rows for pair in pairwise(row)),
        )

    def __or__(self, other: "Words") -> "Words":
        """Return what stands in one or the other."""
        return Words(self.words | other.words, self.pairs | other.pairs)


def _share(weights: dict[_Key, float], inner: Container[object], outer: Container[object]) -> float:
    total = sum(weights.values())
    found = sum(
        weight if key in inner else 0.6 * weight if key in outer else 0.0 for key, weight in weights.items()
    )
    return found / total if total else 0.0
