"""Finds the facts in a quote that a question asks for: amounts, rates, deadlines, ages, days, counts."""

import re

from bot.asked.head.figure_words import HOW_MANY, IN_WORDS, NAMING_NUMBERS, PEOPLE, PER_CENT, TIME
from bot.choosing.fact_kinds import TIMES_AS_MUCH

_NUMBER = r"\d+(?:[.,]\d+)*"
_RANGE = rf"(?:(?:{_NUMBER}|{IN_WORDS}) ?(?:đến|tới|-|–) ?(?:dưới |đủ |hết )?)?"
_UNIT = rf"(?:ngày làm việc|{TIME})"
_DAY = (
    r"(?:ngày \d{1,2} ?(?:đến|tới|và|-|–) ?)?ngày \d{1,2}(?:/\d{1,2}/\d{4}| tháng \d{1,2}(?: năm \d{4})?)"
    r"|(?:ngày )?\d{1,2} ?(?:đến|tới|-|–) ?\d{1,2} tháng \d{1,2}(?: năm \d{4})?"
    r"|\d{1,2}/\d{1,2}/\d{4}"
)
_TIME = rf"{_RANGE}(?:{_NUMBER}|{IN_WORDS}) (?:{_UNIT}|lần|buổi)(?! tuổi)(?!\w)"
_SPAN = rf"{_RANGE}(?:{_NUMBER}|{IN_WORDS}) {_UNIT}(?! tuổi)(?!\w)"
_AGE = rf"{_RANGE}{_NUMBER} (?:tháng )?tuổi(?: {_NUMBER} tháng)?(?!\w)"
_SUM = rf"{_NUMBER} ?(?:nghìn |ngàn |triệu |tỷ )?"
_MONEY = rf"(?:{_SUM}(?:đồng )?(?:đến|tới|-|–) (?:dưới )?)?{_SUM}đồng(?! chí)"
_PER_CENT = rf"{_NUMBER} ?{PER_CENT}"
_RATE = rf"(?:{_PER_CENT} ?(?:đến|tới|-|–) ?(?:dưới )?)?{_PER_CENT}"
_PART = rf"{IN_WORDS} phần {IN_WORDS}|\d/\d(?! ?\d)"
_TIMES = rf"{_NUMBER} (?:lần )?(?:mức |tháng |ngày )?(?:tiền )?lương(?: cơ sở| tối thiểu)?|{_NUMBER} lần"
_NO_UNIT = (
    r"(?!(?:và|hoặc|đến|tới|là|thì|có|của|cho|với|tại|trong|ở|trở|theo|do|để|từ|được|không|phải|đã|về|khi"
    r"|nếu|này|đồng(?! chí)|phần trăm)(?!\w))"
)
_COUNT = rf"{_RANGE}{_NUMBER}(?! ?%) (?:{PEOPLE}|{_NO_UNIT}[^\W\d_]+)(?!\w)"

_ANY = f"{_RATE}|{_PART}|{_MONEY}|{_DAY}|{_AGE}|{_TIME}|{_TIMES}|{_COUNT}"
_HOW_MANY = rf"(?<!\w)(?<!cả )(?<!đã ){HOW_MANY}"
_ASKED_UNIT = re.compile(rf"{_HOW_MANY} ({TIME}|lần|buổi|bữa|hôm)(?!\w)")
_SAID_UNITS = {"tiếng": "giờ", "bữa": "ngày", "hôm": "ngày"}
_ASKED_NOUN = re.compile(rf"{_HOW_MANY} (?!thì|là|được|để|cho|ở|vào|khi)([^\W\d_]+)")
_ASKS_PEOPLE = re.compile(rf"{_HOW_MANY} (?:{PEOPLE}|(?:[^\W\d_]+ ){{1,2}}viên)(?!\w)")
# What is asked for, and how it looks in a text; of one question several may hold.
_KINDS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"{PER_CENT}|tỷ lệ|tỉ lệ"), _RATE),
    (re.compile(TIMES_AS_MUCH), f"{_RATE}|{_TIMES}"),
    (re.compile(r"(?<!\d )(?<!tháng )(?<!\w)tuổi(?!\w)"), _AGE),
    (re.compile(r"bao lâu|thời hạn|thời gian nghỉ|lâu nhất"), f"{_DAY}|{_SPAN}"),
    (re.compile(r"khi nào|ngày nào|năm nào|bao giờ|hạn chót|chậm nhất|hạn cuối|mấy giờ"), f"{_DAY}|{_SPAN}"),
    (re.compile(r"phạt"), f"{_MONEY}|{_RATE}"),
    (re.compile(rf"{_HOW_MANY} (?:tiền|đồng|triệu|nghìn|ngàn)|số tiền"), f"{_MONEY}|{_RATE}|{_TIMES}"),
)
_OF_MONEY = re.compile(r"mức|tiền|lương|trợ cấp|bồi thường|phụ cấp")
_NAME = re.compile(NAMING_NUMBERS, re.IGNORECASE | re.MULTILINE)
_CONDITION_BEFORE = re.compile(r"(?:đủ|dưới|trên|cứ|từ|sau|trước)\s*$", re.IGNORECASE)

Stretch = tuple[int, int]


def asks_for_count(question: str) -> bool:
    """Tell whether a question asks how many of something there are, or when, and not what."""
    return re.search(rf"{_HOW_MANY}(?!\w)", question.lower()) is not None


def highlights(question: str, quote: str) -> tuple[Stretch, ...]:
    """Return where facts of the kinds asked for stand in a quote, in order and apart; () where none is asked.

    The question is in lower or upper case, with its diacritics; positions are code points in the quote.
    """
    lowered = question.lower()
    unit = _ASKED_UNIT.search(lowered)
    if unit and not re.search(TIMES_AS_MUCH, lowered):
        return _of_unit(_SAID_UNITS.get(unit[1], unit[1]), quote)
    wanted = [looks for asks, looks in _KINDS if asks.search(lowered)]
    said = re.compile(r"\d[\d.,]* ?%").search(lowered)
    looks = [look for look in wanted or _looser(lowered) if not (said and look == _RATE)]
    return _found("|".join(looks), quote)


def _looser(question: str) -> list[str]:
    """Return how the facts look that are asked for by no more than "bao nhiêu" or the name of an amount."""
    noun = _ASKED_NOUN.search(question)
    if _OF_MONEY.search(question):
        return [_MONEY, _RATE, _TIMES]
    if noun:
        of_people = f"{PEOPLE}|" if _ASKS_PEOPLE.search(question) else ""
        return [rf"{_RANGE}(?:{_NUMBER}|{IN_WORDS}) (?:{of_people}{re.escape(noun[1])})(?!\w)", _PART]
    return [_ANY] if re.search(rf"{_HOW_MANY}(?!\w)|tối đa|tối thiểu", question) else []


def _of_unit(unit: str, quote: str) -> tuple[Stretch, ...]:
    """Return the times in a unit; where there are none, those in others that are no condition."""
    count = rf"{_RANGE}(?:{_NUMBER}|{IN_WORDS}) {unit}(?! tuổi)(?: làm việc)?(?!\w)"
    return _found(count, quote) or tuple(
        (start, end) for start, end in _found(_TIME, quote) if not _CONDITION_BEFORE.search(quote[:start])
    )


def _found(looks: str, quote: str) -> tuple[Stretch, ...]:
    if not looks:
        return ()
    named = [found.span() for found in _NAME.finditer(quote)]
    facts = re.compile(rf"(?<![\w/.,-])(?:{looks})(?![\w/])", re.IGNORECASE)
    return tuple(
        found.span()
        for found in facts.finditer(quote)
        if not any(start < found.end() and found.start() < end for start, end in named)
    )
