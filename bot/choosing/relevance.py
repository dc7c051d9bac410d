"""How much of a question a stretch of text speaks about, and whether it has what is asked for."""

import re
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeVar

from bot.asked.confirming import as_asked_openly
from bot.choosing.blocks import Block
from bot.choosing.counts import ASKS_HOW_OFTEN, HOW_OFTEN
from bot.choosing.fact_kinds import NOTHING_TO_PAY, PER_CENT, TIMES_AS_MUCH
from bot.choosing.facts import AskedFacts, without_names
from bot.choosing.matter import matter_of
from bot.choosing.ranges import Amount, fit_of, fit_of_article, given_amounts
from vectorstore.legal_words import Alternative, alternatives, in_words_of_law
from vectorstore.query import Query
from vectorstore.records import Place
from vectorstore.vietnamese import fold, syllables

TermWeight = Callable[[str], float]
_Key = TypeVar("_Key")
_ONLY_ASKS = 0.3  # weight of a word that only asks, as a share of any other
_SAID = 0.5  # share of the words of the law, weighed, that says an everyday expression
_EARLIER = 0.25  # weight of a word that only an earlier question has

_ASKING_WORDS = (
    "bao nhiêu lâu nào gì sao thế ai đâu mấy không có là thì được phải bị và hoặc của cho các những một này"
    " đó"
    " khi nếu mà với về ở tại trong do theo như ra vào đến từ hay hỏi ạ tôi em mình anh chị người ta cần muốn"
    " biết xin hãy nêu quy định mức"
)
_ASKING = frozenset(_ASKING_WORDS.split())
# Words of a story and of politeness: that a text lacks them says nothing against it.
_TELLING_WORDS = (
    "còn nếu lúc cũng vẫn vậy nữa hơn cứ rồi mới đã đang sẽ lên xuống hoài đây kia ấy luôn hết cả chỉ chứ nhé"
    " nha ơi dạ vâng giờ nay bây mỗi từng ông bà chú cô cháu mình tụi họ nó chúng kiểu chuyện vụ thế ủa trời"
    " quá lắm nhưng nên vì bởi tại dù dẫu tự vừa sắp hồi bữa hôm qua thấy nói bảo kêu nghe nhà bé chỗ"
)
_SAYS_LITTLE = _ASKING | frozenset(_TELLING_WORDS.split())
_ASKS_FOR_RATE = re.compile(
    r"\b(?:viếng|phúng|thăm hỏi|chia buồn)\b.{0,30}\bbao nhiêu\b(?! (?:ngày|lần|người))"
    r"|\b(?:đoàn|đảng|hội|học|lệ|án) phí\b[^.;?]{0,40}\b(?:bao nhiêu|mấy)\b"
    r"(?! (?:ngày|tháng|năm|lần|lâu|người))"
    r"|\bmức (?:đóng|hưởng|trợ cấp|phí|lương|chi|thu|hỗ trợ|bồi thường|phạt)|bao nhiêu (?:phần trăm|%|tiền)"
)
_RATE = re.compile(
    r"\d\s*(?:%|phần trăm|đồng|lần|tháng (?:tiền )?lương|ngày (?:tiền )?lương)|phần trăm"
    rf"|{NOTHING_TO_PAY}"
)
_NUMBER = r"(?:\d+|\b(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười))"
_PEOPLE = (
    r"(?:người|đoàn viên|thành viên|hội viên|ủy viên|công nhân|lao động|đại biểu|cán bộ|học viên|nhân viên"
    r"|đồng chí)"
)
_TIME = r"(?:ngày|tuần|tháng|năm|giờ|phút|tuổi|lần|quý)"
_SPAN = r"(?:ngày|tuần|tháng|năm|giờ|phút|tuổi|quý)"
_NOTICE = r"\bbáo(?: cho)?[^.;?:]{0,40} trước\b"
_GIVES_NOTICE = r"\b(?:báo|gửi)\b"  # "ít nhất 05 ngày trước ngày bắt đầu phải gửi văn bản"
# How many of what is asked for, and the figure that says so.
_FIGURES_ASKED: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (re.compile(rf"(?:bao nhiêu|mấy) {_PEOPLE}"), re.compile(rf"{_NUMBER} {_PEOPLE}")),
    # How long before: a text that names other spans ("ốm đau 90 ngày") and no notice does not say it.
    (
        re.compile(rf"{_NOTICE}.*(?:(?:bao nhiêu|mấy) {_TIME}|bao lâu)"),
        re.compile(rf"(?s:\A(?=.*{_GIVES_NOTICE})(?=.*\btrước\b).*){_NUMBER} (?:làm việc )?{_TIME}"),
    ),
    (re.compile(ASKS_HOW_OFTEN), re.compile(HOW_OFTEN)),
    # A least time: one that is none ("12 tháng trước khi nghỉ") does not say it.
    (
        re.compile(rf"(?:tối thiểu|ít nhất)[^?.;]{{0,20}}(?:bao nhiêu|mấy) {_SPAN}"),
        re.compile(
            rf"\b(?:từ(?: đủ)?|đủ|ít nhất(?: là| bằng)?|tối thiểu(?: là| bằng)?"
            rf"|không (?:được )?(?:dưới|(?:ít|thấp) hơn)) {_NUMBER}(?: \([^)]*\))? {_SPAN}"
            rf"|{_NUMBER} {_SPAN}(?: làm việc)? trở lên"
        ),
    ),
    (re.compile(TIMES_AS_MUCH), re.compile(rf"{_NUMBER} lần|{PER_CENT}")),
    (
        re.compile(rf"(?:bao nhiêu|mấy) {_TIME}|bao lâu"),
        re.compile(rf"{_NUMBER} (?:làm việc )?{_TIME}|\d+/\d+"),
    ),
    (re.compile(r"(?:bao nhiêu|mấy)(?! giờ)"), re.compile(rf"{_NUMBER}|{NOTHING_TO_PAY}")),
)


def plain_weight(term: str) -> float:
    """Weigh a syllable without knowing the corpus: words that only ask or join hardly count."""
    return 0.15 if term in _ASKING else 1.0


@dataclass(frozen=True, slots=True)
class Unsaid:
    """What a text lacks of the words that tell what a question is about; every value from 0 to 1."""

    share: float  # of those words
    weight: float  # of theirs, as a share of all of them
    second: float  # weight of the second heaviest that it lacks, as a share of the heaviest there is


@dataclass(frozen=True)
class Asked:
    """What a question asks about, ready to be compared with many stretches."""

    text: str
    weights: dict[str, float]
    pairs: dict[tuple[str, str], float]
    facts: AskedFacts
    matter: dict[str, float]  # the words that tell what it is about; one of an earlier question is a quarter
    amounts: tuple[Amount, ...] = ()  # that it gives: "đóng 17 năm"
    demanding: str = (
        ""  # the text that says which facts are asked for, in the words of the law where they are short
    )
    alone: "Asked | None" = None  # the same in the asker's own words, where words of the law were added
    otherwise: tuple[Alternative, ...] = ()  # what those stand for
    is_restored: bool = False  # whether its diacritics were guessed: any word of these letters may be meant

    @property
    def own(self) -> str:
        """What was asked in the asker's own words, in lower case."""
        return self.alone.text if self.alone else self.text

    @classmethod
    def of(cls, text: str, weight: TermWeight = plain_weight, *, topic: str = "", added: str = "") -> "Asked":
        """Weigh the syllables of a question, and the pairs that stand together in it.

        What comes only from the `topic` of an earlier question weighs a quarter: the new words decide. Words
        of the law that were `added` behind it may be said in the place of everyday ones and are no demand.
        """
        if not added or not text.endswith(added):
            return cls._read(text, weight, topic)
        alone = cls._read(text.removesuffix(added).strip(), weight, topic)
        demanding = as_asked_openly(in_words_of_law(alone.text, added))
        return replace(
            cls._read(text, weight, topic),
            facts=AskedFacts.of(demanding),
            matter=alone.matter,
            demanding=demanding,
            alone=alone,
            otherwise=alternatives(alone.text, added),
        )

    @classmethod
    def of_query(cls, query: Query, weight: TermWeight = plain_weight) -> "Asked":
        """Weigh what a query asks."""
        asked = cls.of(query.text, weight, topic=query.topic, added=query.added)
        return replace(asked, is_restored=query.restored)

    @classmethod
    def _read(cls, text: str, weight: TermWeight, topic: str) -> "Asked":
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
        matter = {term: 1.0 if term in own else _EARLIER for term in matter_of(text, _SAYS_LITTLE)}
        lowered = text.lower()
        demanding = as_asked_openly(lowered)
        return cls(
            lowered, weights, pairs, AskedFacts.of(demanding), matter, given_amounts(demanding), demanding
        )

    def coverage(self, text: str, around: Iterable[str] = ()) -> float:
        """Return the weighted share, 0 to 1, of the question that stands in a text.

        What stands only in the headings around it counts for a little more than half.
        """
        words, pairs = self.shares(Words.of([text]), Words.of(around))
        return 0.5 * words + 0.5 * pairs if self.pairs else words

    def shares(self, words: "Words", around: "Words | None" = None) -> tuple[float, float]:
        """Return the weighted shares of the question's words and of its pairs that stand in a text.

        What stands only in the text around it counts for a little more than half. Where words of the law were
        added, the question counts with or without them, whichever the text has more of.
        """
        found = self._shares(words, around or Words(frozenset(), frozenset()))
        return max(found, self.alone.shares(words, around), key=sum) if self.alone else found

    def _shares(self, words: "Words", outer: "Words") -> tuple[float, float]:
        share = _share(self.weights, words.words, outer.words)
        return share, _share(self.pairs, words.pairs, outer.pairs) if self.pairs else share

    def share_of(self, words: "Words") -> float:
        """Return which share of the words of a text the question has."""
        return sum(word in self.weights for word in words.words) / len(words.words) if words.words else 0.0

    def unsaid(self, words: "Words") -> "Unsaid":
        """Return what some texts lack of the words that tell what it is about."""
        replaced = {word for other in self.otherwise if self._has(other, words) for word in other.said}
        said = self.said_of(self.matter, words) | replaced
        lacking = [word for word in self.matter if word not in said]
        heaviest = max((self.weights[word] for word in self.matter), default=0.0) or 1.0
        lacked = sorted((self.weights[word] for word in lacking), reverse=True)
        return Unsaid(
            share=sum(self.matter[word] for word in lacking) / max(sum(self.matter.values()), 1.0),
            weight=sum(lacked) / (sum(self.weights[word] for word in self.matter) or 1.0),
            second=lacked[1] / heaviest if len(lacked) > 1 else 0.0,
        )

    def said_of(self, wanted: Iterable[str], words: "Words") -> set[str]:
        """Return those of some words that a text says, in any diacritics where the question's are guessed."""
        if not self.is_restored:
            return {word for word in wanted if word in words.words}
        letters = {fold(word) for word in words.words}
        return {word for word in wanted if fold(word) in letters}

    def _has(self, other: Alternative, words: "Words") -> bool:
        """Tell whether a text says in the words of the law what everyday words of the question say."""
        total = sum(self.weights[word] for word in other.instead)
        return sum(self.weights[word] for word in other.instead & words.words) >= _SAID * total

    def has_kind(self, text: str) -> float:
        """Return the share of the kinds of fact asked for (a number, a deadline, ...) that a text has."""
        return self.facts.told_in(text)

    def fits(self, text: str) -> float:
        """Return 1 where an amount of the question lies in a range of a text, -1 outside all, else 0."""
        return fit_of(self.amounts, text)

    def fits_block(self, text: str, block: Block, places: Iterable[Place]) -> float:
        """Return the same of a block; where it has no shares, those of the first khoản of its Điều count."""
        return fit_of_article(self.amounts, text, block, places)

    def lacks_rate(self, text: str) -> bool:
        """Tell whether a rate or an amount is asked for and the text gives none."""
        return _ASKS_FOR_RATE.search(self.demanding) is not None and _RATE.search(text.lower()) is None

    def lacks_figure(self, text: str) -> bool:
        """Tell whether it is asked how many or how long and the text has no such figure."""
        wanted = next((given for asked, given in _FIGURES_ASKED if asked.search(self.demanding)), None)
        return wanted is not None and wanted.search(without_names(text.lower())) is None


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
