"""Finds the facts in a quote that a question asks for: amounts, rates, deadlines, ages, days, counts."""

import re

from bot.choosing.fact_kinds import TIMES_AS_MUCH

_NUMBER = r"\d+(?:[.,]\d+)*"
_IN_WORDS = r"(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
_RANGE = rf"(?:(?:{_NUMBER}|{_IN_WORDS}) ?(?:đến|tới|-|–) ?(?:dưới |đủ |hết )?)?"
_UNITS = "ngày(?: làm việc)?|tuần|tháng|năm|giờ|phút|lần|buổi"
_DAY = (
    r"(?:ngày \d{1,2} ?(?:đến|tới|và|-|–) ?)?ngày \d{1,2}(?:/\d{1,2}/\d{4}| tháng \d{1,2}(?: năm \d{4})?)"
    r"|(?:ngày )?\d{1,2} ?(?:đến|tới|-|–) ?\d{1,2} tháng \d{1,2}(?: năm \d{4})?"
    r"|\d{1,2}/\d{1,2}/\d{4}"
)
_TIME = rf"{_RANGE}(?:{_NUMBER}|{_IN_WORDS}) (?:{_UNITS})(?! tuổi)(?!\w)"
_SPAN = _TIME.replace("|lần|buổi", "")
_AGE = rf"{_RANGE}{_NUMBER} (?:tháng )?tuổi(?: {_NUMBER} tháng)?(?!\w)"
_SUM = rf"{_NUMBER} ?(?:nghìn |ngàn |triệu |tỷ )?"
_MONEY = rf"(?:{_SUM}(?:đồng )?(?:đến|tới|-|–) (?:dưới )?)?{_SUM}đồng(?! chí)"
_PER_CENT = rf"{_NUMBER}(?: ?%| phần trăm)"
_RATE = rf"(?:{_PER_CENT} ?(?:đến|tới|-|–) ?(?:dưới )?)?{_PER_CENT}"
_PART = rf"{_IN_WORDS} phần {_IN_WORDS}|\d/\d(?! ?\d)"
_TIMES = rf"{_NUMBER} (?:lần )?(?:mức |tháng |ngày )?(?:tiền )?lương(?: cơ sở| tối thiểu)?|{_NUMBER} lần"
_PEOPLE = (
    r"đoàn viên(?: công đoàn)?|người(?: lao động)?|lao động|thành viên|đồng chí|cán bộ|công nhân|đại biểu"
    r"|ủy viên|uỷ viên"
)
_NO_UNIT = (
    r"(?!(?:và|hoặc|đến|tới|là|thì|có|của|cho|với|tại|trong|ở|trở|theo|do|để|từ|được|không|phải|đã|về|khi"
    r"|nếu|này|đồng(?! chí)|phần trăm)(?!\w))"
)
_COUNT = rf"{_RANGE}{_NUMBER}(?! ?%) (?:{_PEOPLE}|{_NO_UNIT}[^\W\d_]+)(?!\w)"

_ANY = f"{_RATE}|{_PART}|{_MONEY}|{_DAY}|{_AGE}|{_TIME}|{_TIMES}|{_COUNT}"
_HOW_MANY = r"(?<!\w)(?<!cả )(?<!đã )(?:mấy|bao nhiêu)"
_ASKED_UNIT = re.compile(rf"{_HOW_MANY} (ngày|tháng|năm|giờ|tiếng|tuần|phút|lần|buổi|bữa|hôm)(?!\w)")
_SAID_UNITS = {"tiếng": "giờ", "bữa": "ngày", "hôm": "ngày"}
_ASKED_NOUN = re.compile(rf"{_HOW_MANY} (?!thì|là|được|để|cho|ở|vào|khi)([^\W\d_]+)")
_ASKS_PEOPLE = re.compile(
    rf"{_HOW_MANY} (?:(?:người|lao động|đại biểu|cán bộ|công nhân|đồng chí)|(?:[^\W\d_]+ ){{1,2}}viên)(?!\w)"
)
# What is asked for, and how it looks in a text; of one question several may hold.
_KINDS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"phần trăm|%|tỷ lệ|tỉ lệ"), _RATE),
    (re.compile(TIMES_AS_MUCH), f"{_RATE}|{_TIMES}"),
    (re.compile(r"(?<!\d )(?<!tháng )(?<!\w)tuổi(?!\w)"), _AGE),
    (re.compile(r"bao lâu|thời hạn|thời gian nghỉ|lâu nhất"), f"{_DAY}|{_SPAN}"),
    (re.compile(r"khi nào|ngày nào|năm nào|bao giờ|hạn chót|chậm nhất|hạn cuối|mấy giờ"), f"{_DAY}|{_SPAN}"),
    (re.compile(r"phạt"), f"{_MONEY}|{_RATE}"),
    (re.compile(rf"{_HOW_MANY} (?:tiền|đồng|triệu|nghìn|ngàn)|số tiền"), f"{_MONEY}|{_RATE}|{_TIMES}"),
)
_OF_MONEY = re.compile(r"mức|tiền|lương|trợ cấp|bồi thường|phụ cấp")
# "khoản 2 Điều 29", "2. ", "45/2019/QH14": numbers that are names.
_NAME = re.compile(
    r"(?:khoản|điều|điểm|mục|chương|phần|số|phụ lục)\s+\d+\w*(?:\s*(?:,|và)\s*\d+)*"
    r"|\d+/\d{4}/\w[\w-]*|\d+-\w+/\w+"
    r"|^\s*\d{1,3}\s*[.)]",
    re.IGNORECASE | re.MULTILINE,
)
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
        of_people = f"{_PEOPLE}|" if _ASKS_PEOPLE.search(question) else ""
        return [rf"{_RANGE}(?:{_NUMBER}|{_IN_WORDS}) (?:{of_people}{re.escape(noun[1])})(?!\w)", _PART]
    return [_ANY] if re.search(rf"{_HOW_MANY}(?!\w)|tối đa|tối thiểu", question) else []


def _of_unit(unit: str, quote: str) -> tuple[Stretch, ...]:
    """Return the times in a unit; where there are none, those in others that are no condition."""
    count = rf"{_RANGE}(?:{_NUMBER}|{_IN_WORDS}) {unit}(?! tuổi)(?: làm việc)?(?!\w)"
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
