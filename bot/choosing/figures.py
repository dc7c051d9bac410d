"""Whether a text has the very figure that a question asks for: a rate, a number of people, a span of time."""

import re

from bot.asked.head.asked_for import Fact, asked_for
from bot.asked.head.figure_words import HOW_MANY, IN_WORDS, NAMES_A_DAY, PEOPLE, PER_CENT, TIME
from bot.choosing.counts import HOW_OFTEN
from bot.choosing.fact_kinds import A_RATE, NOTHING_TO_PAY
from bot.choosing.facts import without_names

_ASKS_FOR_RATE = re.compile(
    r"\b(?:viếng|phúng|thăm hỏi|chia buồn)\b.{0,30}\bbao nhiêu\b(?! (?:ngày|lần|người))"
    rf"|\b(?:đoàn|đảng|hội|học|lệ|án) phí\b[^.;?]{{0,40}}\b{HOW_MANY}\b"
    r"(?! (?:ngày|tháng|năm|lần|lâu|người))"
    rf"|\bmức (?:đóng|hưởng|trợ cấp|phí|lương|chi|thu|hỗ trợ|bồi thường|phạt)|bao nhiêu (?:{PER_CENT}|tiền)"
)
_RATE = re.compile(
    r"\d\s*(?:%|phần trăm|đồng|lần|tháng (?:tiền )?lương|ngày (?:tiền )?lương)|phần trăm"
    rf"|{NOTHING_TO_PAY}"
)
_NUMBER = rf"(?:\d+|\b{IN_WORDS})"
_SPAN = rf"(?:{TIME}|tuổi)"
_TIME = rf"(?:{TIME}|tuổi|lần)"
_ASKS_NOTICE = re.compile(rf"\bbáo(?: cho)?[^.;?:]{{0,40}} trước\b.*(?:{HOW_MANY} {_TIME}|bao lâu)")
_MEASURES = re.compile(_TIME)
_GIVES_NOTICE = r"\b(?:báo|gửi)\b"  # "ít nhất 05 ngày trước ngày bắt đầu phải gửi văn bản"
# A least time: one that is none ("12 tháng trước khi nghỉ") does not say it.
_ASKS_LEAST = re.compile(rf"(?:tối thiểu|ít nhất)[^?.;]{{0,20}}{HOW_MANY} {_SPAN}")
_LEAST = re.compile(
    rf"\b(?:từ(?: đủ)?|đủ|ít nhất(?: là| bằng)?|tối thiểu(?: là| bằng)?"
    rf"|không (?:được )?(?:dưới|(?:ít|thấp) hơn)) {_NUMBER}(?: \([^)]*\))? {_SPAN}"
    rf"|{_NUMBER} {_SPAN}(?: làm việc)? trở lên"
)
# How long before: a text that names other spans ("ốm đau 90 ngày") and no notice does not say it.
_NOTICE_GIVEN = re.compile(rf"(?s:\A(?=.*{_GIVES_NOTICE})(?=.*\btrước\b).*){_NUMBER} (?:làm việc )?{_TIME}")
_SHARE = rf"(?:\d\s?%|\d/\d+|{_NUMBER} phần {_NUMBER}|quá nửa|một nửa)"
_OF_PEOPLE = re.compile(rf"{_NUMBER} {PEOPLE}|{_SHARE} (?:tổng )?số {PEOPLE}")
_OFTEN = re.compile(HOW_OFTEN)
_MULTIPLE = re.compile(rf"{_NUMBER} lần|{A_RATE}")
_OF_TIME = re.compile(rf"{_NUMBER} (?:làm việc )?{_TIME}(?! tuổi)|\d+/\d+")
_OF_SUM_OR_TIME = re.compile(rf"{_OF_TIME.pattern}|{_NUMBER} lần (?:mức|tiền|lương)")
_ASKS_DAY, _DAY = re.compile(NAMES_A_DAY), re.compile(r"\bngày \d|\d/\d|\btháng \d|\bnăm \d{4}")
_ANY = re.compile(rf"{_NUMBER}|{NOTHING_TO_PAY}")


def lacks_rate(demanding: str, text: str) -> bool:
    """Tell whether a lower-case question asks for a rate or an amount and a text gives none."""
    return _ASKS_FOR_RATE.search(demanding) is not None and _RATE.search(text.lower()) is None


def lacks_figure(demanding: str, text: str) -> bool:
    """Tell whether a lower-case question asks how many or how long and a text has no such figure."""
    wanted = _figure_for(demanding)
    return wanted is not None and wanted.search(without_names(text.lower())) is None


def _figure_for(demanding: str) -> re.Pattern[str] | None:
    """Return how the figure looks that a question asks for; None where it asks for none."""
    asked = asked_for(demanding)
    is_of_time = asked.is_how_long or any(map(_MEASURES.fullmatch, asked.units))
    if _ASKS_DAY.search(demanding):
        return _DAY
    if asked.is_of_people:
        return _OF_PEOPLE
    if _ASKS_NOTICE.search(demanding):
        return _NOTICE_GIVEN
    if Fact.FREQUENCY in asked.facts:
        return _OFTEN
    if _ASKS_LEAST.search(demanding):
        return _LEAST
    if Fact.MULTIPLE in asked.facts:
        return _MULTIPLE
    if is_of_time:
        return _OF_SUM_OR_TIME if Fact.AMOUNT in asked.facts else _OF_TIME
    return _ANY if asked.is_how_many else None
