"""Finds the facts in a quote that a question asks for: amounts, rates, deadlines, ages, days, counts."""

import re

from bot.asked.head.asked_for import AskedFor, Fact, asked_for
from bot.asked.head.figure_words import IN_WORDS, LEAST, MOST, NAMING_NUMBERS, PEOPLE, PER_CENT, TIME

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
_AGES = "tuổi"
_BOUND = re.compile(f"{MOST[0]}|{LEAST[0]}")
_SAID_RATE = re.compile(r"\d[\d.,]* ?%")
# How the facts look that a question asks for; it may ask for several.
_LOOKS: dict[Fact, tuple[str, ...]] = {
    Fact.RATE: (_RATE,),
    Fact.MULTIPLE: (f"{_RATE}|{_TIMES}",),
    Fact.AGE: (_AGE,),
    Fact.SPAN: (_DAY, _SPAN),
    Fact.FREQUENCY: (_DAY, _SPAN),
    Fact.DAY: (_DAY, _SPAN),
    Fact.OCCASION: (_DAY, _SPAN),
    Fact.FINE: (f"{_MONEY}|{_RATE}",),
    Fact.AMOUNT: (_MONEY, _RATE, _TIMES),
    Fact.MONEY: (_MONEY, _RATE, _TIMES),
}
_NAME = re.compile(NAMING_NUMBERS, re.IGNORECASE | re.MULTILINE)
_CONDITION_BEFORE = re.compile(r"(?:đủ|dưới|trên|cứ|từ|sau|trước)\s*$", re.IGNORECASE)

Stretch = tuple[int, int]


def highlights(question: str, quote: str) -> tuple[Stretch, ...]:
    """Return where facts of the kinds asked for stand in a quote, in order and apart; () where none is asked.

    The question is in lower or upper case, with its diacritics; positions are code points in the quote.
    """
    lowered = question.lower()
    asked = asked_for(lowered)
    if asked.units and asked.units[0] != _AGES and Fact.MULTIPLE not in asked.facts:
        return _of_unit(asked.units[0], quote)
    facts = [fact for fact in asked.facts if fact is not Fact.AMOUNT or Fact.FINE not in asked.facts]
    wanted = [look for fact in facts for look in _LOOKS.get(fact, ())]
    said = _SAID_RATE.search(lowered)
    looks = [look for look in wanted or _looser(asked, lowered) if not (said and look == _RATE)]
    return _found("|".join(looks), quote)


def _looser(asked: AskedFor, question: str) -> list[str]:
    """Return how the facts look that are asked for by no more than "bao nhiêu" or the name of an amount."""
    if asked.spoken_of:
        return list(_LOOKS[asked.spoken_of])
    if asked.noun:
        of_people = f"{PEOPLE}|" if asked.is_of_people else ""
        return [rf"{_RANGE}(?:{_NUMBER}|{IN_WORDS}) (?:{of_people}{re.escape(asked.noun)})(?!\w)", _PART]
    return [_ANY] if asked.is_how_many or (not asked.facts and _BOUND.search(question)) else []


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
