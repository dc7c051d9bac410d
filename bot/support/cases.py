"""What a point says its numbers of, and which of two points a statement fits."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.support.figures import Figure, Item, figures_in

_INDEFINITE = re.compile(r"(?<!\w)(?:vô|không có|không) thời hạn(?!\w)", re.IGNORECASE)
_NEGATIONS = ("không", "chưa", "chẳng")
_LIMITS = ("quá", "dưới", "vượt", "ít", "nhiều", "thấp", "cao", "hơn", "được")  # "không quá" denies no case
_EMPTY_WORDS = (
    "thì là mà và hoặc còn được phải bị có cho của với ở vào các những một như theo đó này nếu khi đối trường"
    " hợp từ đến tới trở ít nhất tối đa thiểu quá ngày tháng năm đủ bằng sẽ tại không chưa"
)
_EMPTY = frozenset(_EMPTY_WORDS.split())
_PARTY_WORDS = "người lao động sử dụng doanh nghiệp công ty nhân viên làm việc thêm thời gian"
_PARTIES = frozenset(_PARTY_WORDS.split())  # they tell cases apart only where nothing else does
_BETWEEN = frozenset([*".;:,()?!\n", "và", "hoặc"])


@dataclass(frozen=True, slots=True)
class Case:
    """The words, names and numbers of one sentence or point."""

    words: frozenset[str]
    phrases: tuple[frozenset[str], ...]
    figures: tuple[Figure, ...]

    def tells(self, figure: Figure) -> bool:
        """Tell whether the case has the number, with its limits."""
        return any(figure.is_told_by(one) for one in self.figures)

    def has_like(self, figure: Figure) -> bool:
        """Tell whether the case has a number of the kind."""
        return any(counts_alike(figure, one) for one in self.figures)

    def marks(self, framing: frozenset[str]) -> frozenset[str]:
        """Return the words that neither frame the case nor name its party."""
        return self.words - framing - _PARTIES

    def compared(self, own: "Case", rival: "Case", framing: frozenset[str]) -> int:
        """Return more than 0 where this fits `own` better, less where it fits the rival, 0 if neither."""
        weak = framing | _PARTIES
        ours, theirs = own.words - rival.words, rival.words - own.words
        better = len(self.words & ours - weak) - len(self.words & theirs - weak)
        better += self._figures_only_of(own, rival) - self._figures_only_of(rival, own)
        if not better:
            better = self._named_by(own, rival, weak) - self._named_by(rival, own, weak)
        return better or len(self.words & ours & weak) - len(self.words & theirs & weak)

    def _figures_only_of(self, one: "Case", other: "Case") -> int:
        return sum(one.tells(figure) and not other.tells(figure) for figure in self.figures)

    def _named_by(self, one: "Case", other: "Case", weak: frozenset[str]) -> bool:
        """Tell whether a name of one case is said here and not the longer name that the other has for more.

        "Công việc nặng nhọc" is not "công việc đặc biệt nặng nhọc".
        """
        for longer in (phrase - weak for phrase in other.phrases):
            said, added = longer & self.words, (longer - one.words) - self.words
            names = (phrase - weak for phrase in one.phrases)
            if said and added and any(said <= name and name - self.words < longer for name in names):
                return True
        return False


def counts_alike(figure: Figure, other: Figure) -> bool:
    """Tell whether two figures are amounts of the same kind, "ngày" and "ngày làm việc" among them."""
    amounts = all(one.unit and not one.is_article for one in (figure, other))
    return amounts and (figure.is_like(other) or other.is_like(figure))


def said_of(text: str) -> str:
    """Return a text with the other spellings of the same case in the one of the laws."""
    return re.sub(r"(?i)(?<!\w)hàng (?=ngày|tuần|tháng|năm)", "hằng ", _INDEFINITE.sub(_indefinite, text))


def case_of(items: Sequence[Item], *, apart_from: Figure | None = None) -> Case:
    """Return what the items say, without the number that it is said of."""
    phrases, phrase = [], list[Item]()
    for item in [*items, "."]:
        if item in _BETWEEN:
            phrases.append(words_of(phrase))
            phrase = []
        else:
            phrase.append(item)
    figures = tuple(
        one for one in figures_in(items) if one != apart_from and not isinstance(one.value, str) and one.unit
    )
    return Case(words_of(items), tuple(one for one in phrases if one), figures)


def words_of(items: Sequence[Item]) -> frozenset[str]:
    """Return the words that tell cases apart, one that is denied as another word than itself."""
    found: set[str] = set()
    before: Item = ""
    for item in items:
        if isinstance(item, str) and item not in _EMPTY and item[0].isalpha():
            is_denied = before in _NEGATIONS and item not in _LIMITS
            found.add(f"không {item}" if is_denied else item)
        before = item
    return frozenset(found)


def _indefinite(_: re.Match[str]) -> str:
    return "không xác định thời hạn"
