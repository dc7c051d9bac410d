"""Reads which facts a question asks for: an amount, a rate, a deadline, an age, a count, a place, a day.

The one reading of it: for what is chosen, for what a text lacks, for what stands in bold, for how sure it is.
"""

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from bot.asked.head.figure_words import HOW_MANY, NAMES_A_DAY, PEOPLE, PER_CENT, TIME
from bot.asked.head.reading import head_of


class Fact(Enum):
    """A kind of fact that a question may ask for."""

    RATE = auto()
    FINE = auto()
    COEFFICIENT = auto()
    AMOUNT = auto()
    MONEY = auto()  # an amount that others are multiples of: no multiple tells it
    DAY = auto()
    OCCASION = auto()  # "khi nào": a day, or what must have happened
    AGE = auto()
    PLACE = auto()
    ADDRESS = auto()
    CONTACT = auto()
    BODY = auto()
    PAPERS = auto()
    OFFICE = auto()  # that somebody holds
    FREQUENCY = auto()
    SPAN = auto()
    MULTIPLE = auto()
    COUNT = auto()
    NUMBER = auto()  # nothing says of what
    QUANTITY = auto()  # the bare name of a quantity asks how much it is


@dataclass(frozen=True, slots=True)
class AskedFor:
    """The facts that a question asks for, and by which words."""

    facts: tuple[Fact, ...]
    units: tuple[str, ...] = ()  # behind "mấy", as texts call them: "giờ" for "mấy tiếng"
    noun: str = ""  # of what is counted: "ủy viên"
    is_of_people: bool = False  # whether people are counted
    is_how_many: bool = False  # whether "bao nhiêu" or "mấy" asks
    is_how_long: bool = False  # whether "bao lâu" asks
    spoken_of: Fact | None = None  # ages, else money, where they are named at all


_OF_MONEY = (
    r"(?:tiền|lương|phụ cấp|trợ cấp|thù lao|phí|giá|thưởng|quà|phạt|tốn|mất|hỗ trợ|bồi thường|mức|vốn|trần"
    r"|viếng|phúng|thăm hỏi|chia buồn|mừng)"
)
_NO_OTHER_UNIT = rf"(?!\s*(?:{TIME}|người|lần|phần|%|tuổi|buổi|cấp|loại|thành viên))"
# "Ngày mấy", "tháng mấy" asks for a day.
_HOW_MUCH = rf"(?!(?<=ngày )mấy|(?<=tháng )mấy)\b{HOW_MANY}\b{_NO_OTHER_UNIT}"
_OF_AGE = r"(?<!\d )(?<!tháng )(?<!\w)tuổi(?!\w)"
_ASKS: tuple[tuple[re.Pattern[str], Fact], ...] = tuple(
    (re.compile(asks), fact)
    for asks, fact in (
        (
            rf"(?<!\d)(?<!\d ){PER_CENT}|\d ?{PER_CENT} hay \d|tỷ lệ|tỉ lệ|mấy phần\b|lãi suất|thuế suất",
            Fact.RATE,
        ),
        # "phạt tiền thay việc xử lý kỷ luật" is what is forbidden, and asks for no fine
        (r"phạt(?! tiền,? [^?]*thay)", Fact.FINE),
        (r"hệ số", Fact.COEFFICIENT),
        (
            rf"{HOW_MANY} (?:tiền|đồng|triệu|trăm|nghìn|ngàn|tỷ|k)\b|số tiền"
            rf"|\b{_OF_MONEY}\b[^?.]{{0,60}}{_HOW_MUCH}"
            rf"|\b(?:đóng|nộp|trích) {HOW_MANY}\W*$",
            Fact.AMOUNT,
        ),
        (
            r"ngày (?:nào|mấy)|mùng mấy|mồng mấy|tháng (?:nào|mấy)|năm nào|mấy giờ|chậm nhất"
            rf"|hạn (?:chót|cuối)|{NAMES_A_DAY}",
            Fact.DAY,
        ),
        (r"khi nào|bao giờ|lúc nào", Fact.OCCASION),
        (
            rf"{HOW_MANY} (?:(?:ngày|tháng|năm) )?tuổi|tuổi nào|độ tuổi"
            rf"|{_OF_AGE}\b[^?.,;]{{0,30}}{_HOW_MUCH}",
            Fact.AGE,
        ),
        (
            r"^(?!.*\bđịa chỉ\b).*(?:ở đâu|chỗ nào|nơi nào|đến đâu|tới đâu|hội trường nào)",
            Fact.PLACE,
        ),
        (r"\bđịa chỉ\b", Fact.ADDRESS),
        (
            r"số điện thoại|gọi số|số nào|số mấy|số tài khoản|website|trang web|ứng dụng|\bapp\b|đường dây"
            r"|email",
            Fact.CONTACT,
        ),
        (
            r"\bai\b|cơ quan nào|cấp nào|đơn vị nào|người nào|tổ chức nào|thẩm quyền",
            Fact.BODY,
        ),
        (
            r"(?<!giữ )(?:hồ sơ|(?<!bản chính )giấy tờ(?! tùy thân)|thủ tục)|giấy gì",
            Fact.PAPERS,
        ),
        (r"\b(?:chức|chức vụ|chức danh) (?:gì|nào)\b|\bchức vụ (?:là|của)\b", Fact.OFFICE),
    )
)
# "Bao lâu một lần" asks how often; "05 ngày" alone does not say it.
_OFTEN = re.compile(
    rf"bao lâu (?:\w+ ){{0,3}}(?:một|1) lần|{HOW_MANY} (?:năm|tháng|tuần|ngày) (?:thì )?(?:một|1) lần"
    rf"|{HOW_MANY} lần (?:trong )?(?:một|mỗi|1|hằng|hàng) (?:năm|tháng|tuần|ngày|quý)"
    rf"|(?:một|mỗi|1|hằng|hàng) (?:năm|tháng|tuần|ngày|quý) (?:\w+ ){{0,6}}{HOW_MANY} lần"
)
_SPAN = re.compile(
    rf"{HOW_MANY} {TIME}(?! tuổi)|bao lâu|thời hạn|thời gian (?:nào|tối đa|tối thiểu)|lâu nhất"
)
# A sum in months, which texts give in multiples as well: "bằng 10 lần mức tham chiếu".
_SUM_IN_MONTHS = re.compile(rf"\b(?:bằng|mức) (?:[^\W\d_]+ ){{0,6}}{HOW_MANY} tháng\b")
# "lương gấp mấy lần": how many times as much, which texts give in per cent; "họp mấy lần" is how often.
_TIMES_AS_MUCH = re.compile(
    rf"(?:\bgấp\b|\b(?:lương|tiền|mức)\b[^?.]{{0,40}}) {HOW_MANY} lần\b"
    r"(?! (?:trong |một |mỗi |1 |hàng |hằng )*(?:năm|tháng|quý|tuần|ngày)\b(?! (?:thường|làm việc)))"
    rf"|{HOW_MANY} lần (?:lương|tiền|mức|so với)\b"
)
_TIMES = "lần"
_ASKS_HOW_MANY = re.compile(rf"(?<!\w)(?<!cả )(?<!đã ){HOW_MANY}(?!\w)")
_UNIT = re.compile(
    rf"(?<!\w)(?<!cả )(?<!đã ){HOW_MANY} (?P<unit>{TIME}(?! tuổi)|tuổi|lần|buổi|bữa|hôm)(?!\w)"
)
_AS_TEXTS_SAY = {"tiếng": "giờ", "bữa": "ngày", "hôm": "ngày"}
_HOW_LONG = "bao lâu"
_COUNTED = re.compile(rf"\b{HOW_MANY} (?P<noun>[^\W\d_]+)(?: (?P<next>[^\W\d_]+))?")
_PEOPLE = re.compile(PEOPLE)
_NO_NOUN = frozenset(
    "thì là được có không và vậy ạ hả một trên dưới nếu cho ở so để mới đồng tiền phần nghìn triệu".split()  # noqa: SIM905
)
# Syllables that are no noun without the next one: "ba thành viên", not "lần hai thành lập".
_HALVES = frozenset(
    "ủy uỷ thành đại đồng đoàn đảng hội công doanh hợp cán học nhân chi phó viên tổ kỳ".split()  # noqa: SIM905
)
_SPEAKS_OF = (
    (re.compile(_OF_AGE), Fact.AGE),
    (re.compile(r"mức|tiền|lương|trợ cấp|bồi thường|phụ cấp"), Fact.AMOUNT),
)
# The bare name of a quantity asks how much it is.
_QUANTITY = re.compile(
    r"^\W*(?:(?:xin|cho|hỏi|về)\s+)*(?:mức|số tiền|tiền|tỷ lệ|tỉ lệ|lệ phí|học phí|phụ cấp|lương|phí|giá)\b"
)
_ASKS_OTHERWISE = re.compile(
    r"(?<!\w)(?:gì|nào|sao|ai|đâu|không|chưa|thế nào|là|được|bị|phải|thì|nếu|khi)(?!\w)"
)
# What other sums are multiples of: money alone says how much it is itself.
_OF_MULTIPLES = re.compile(
    r"(?:lương cơ sở|mức tham chiếu|lương tối thiểu(?: vùng)?(?: [ivx\d]+)?)"
    r"(?: (?:ở|tại|của|cho) [^,.;:]{2,30}?)?(?: là)?$"
)
_MOST_WORDS_OF_A_NAME = 9


@lru_cache(maxsize=256)
def asked_for(question: str) -> AskedFor:
    """Return what a question, in any case, asks for; a text is asked of one question many times."""
    asked = question.lower()
    units = (found["unit"] for found in _UNIT.finditer(asked))
    noun, is_of_people = _counted(asked)
    return AskedFor(
        tuple(_facts(asked, noun)),
        tuple(_AS_TEXTS_SAY.get(unit, unit) for unit in units),
        noun,
        is_of_people,
        is_how_many=_ASKS_HOW_MANY.search(asked) is not None,
        is_how_long=_HOW_LONG in asked,
        spoken_of=next((fact for says, fact in _SPEAKS_OF if says.search(asked)), None),
    )


def _facts(asked: str, noun: str) -> list[Fact]:
    facts = [fact for asks, fact in _ASKS if asks.search(asked)]
    if Fact.AMOUNT in facts and _OF_MULTIPLES.search(head_of(asked).before):
        facts[facts.index(Fact.AMOUNT)] = Fact.MONEY
    if _OFTEN.search(asked):
        facts.append(Fact.FREQUENCY)
    elif _SUM_IN_MONTHS.search(asked):
        facts = list(dict.fromkeys([*facts, Fact.AMOUNT]))
    elif _SPAN.search(asked):
        facts.append(Fact.SPAN)
    is_multiple = _TIMES_AS_MUCH.search(asked) is not None
    if is_multiple:
        facts.append(Fact.MULTIPLE)
    if noun and not (is_multiple and noun == _TIMES):
        facts.append(Fact.COUNT)
    if facts:
        return facts
    if "bao nhiêu" in asked:
        return [Fact.NUMBER]
    return [Fact.QUANTITY] if _is_quantity(asked) else []


def _counted(asked: str) -> tuple[str, bool]:
    """Return the noun of what is counted other than time, and whether it is people; "" where nothing is."""
    named = [found for found in _COUNTED.finditer(asked) if _is_noun(found["noun"])]
    of_people = [found for found in named if _PEOPLE.match(asked, found.start("noun"))]
    for found in (*of_people, *named):
        whole = found["noun"] in _HALVES and found["next"]
        return f"{found['noun']} {found['next']}" if whole else found["noun"], bool(of_people)
    return "", False


def _is_noun(word: str) -> bool:
    return word not in _NO_NOUN and re.fullmatch(TIME, word) is None


def _is_quantity(asked: str) -> bool:
    is_short = len(asked.split()) <= _MOST_WORDS_OF_A_NAME
    return is_short and bool(_QUANTITY.match(asked)) and not _ASKS_OTHERWISE.search(asked)
