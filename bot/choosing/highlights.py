"""Finds the facts in a quote that a question asks for: amounts, rates, deadlines, ages, days."""

import re

_NUMBER = r"\d+(?:[.,]\d+)*"
_IN_WORDS = r"(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
_DAY = r"ngày \d{1,2}(?:/\d{1,2}/\d{4}| tháng \d{1,2}(?: năm \d{4})?)|\d{1,2}/\d{1,2}/\d{4}"
_TIME = rf"(?:{_NUMBER}|{_IN_WORDS}) (?:ngày(?: làm việc)?|tuần|tháng(?: tuổi)?|năm|giờ|phút|tuổi|lần)(?!\w)"
_MONEY = rf"{_NUMBER} ?(?:nghìn |triệu |tỷ )?đồng(?! chí)"
_RATE = rf"{_NUMBER} ?%|{_NUMBER} phần trăm"
_TIMES = rf"{_NUMBER} (?:lần )?(?:mức |tháng |ngày )?(?:tiền )?lương(?: cơ sở| tối thiểu)?|{_NUMBER} lần"
_COUNT = rf"{_NUMBER}(?! ?(?:%|đồng)) [^\W\d_]+"

# What is asked for, and how it looks in a text; of one question several may hold.
_FACTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"phần trăm|%|tỷ lệ|tỉ lệ"), _RATE),
    (re.compile(r"phạt"), rf"{_MONEY}|{_RATE}"),
    (
        re.compile(
            r"bao lâu|thời hạn|khi nào|ngày nào|năm nào|bao giờ|hạn chót"
            r"|(?:mấy|bao nhiêu) (?:ngày|tháng|năm|giờ|tuần|phút|tuổi|lần|tiếng|bữa)|tuổi"
        ),
        rf"{_DAY}|{_TIME}",
    ),
    (re.compile(r"bao nhiêu tiền|mức|tiền|lương|trợ cấp|bồi thường"), rf"{_MONEY}|{_RATE}|{_TIMES}"),
    (re.compile(r"bao nhiêu|mấy|tối đa|tối thiểu"), rf"{_RATE}|{_MONEY}|{_DAY}|{_TIME}|{_TIMES}|{_COUNT}"),
)
# "khoản 2 Điều 29", "2. ", "45/2019/QH14": numbers that are names.
_NAME = re.compile(
    r"(?:khoản|điều|điểm|mục|chương|phần|số|phụ lục)\s+\d+\w*(?:\s*(?:,|và)\s*\d+)*"
    r"|\d+/\d{4}/\w[\w-]*|\d+-\w+/\w+"
    r"|^\s*\d{1,3}\s*[.)]",
    re.IGNORECASE | re.MULTILINE,
)


def highlights(question: str, quote: str) -> tuple[tuple[int, int], ...]:
    """Return where the facts asked for stand in a quote, in order and apart; none where none is asked for.

    The question is in lower or upper case, with its diacritics; positions are code points in the quote.
    """
    lowered = question.lower()
    wanted = [looks for asks, looks in _FACTS if asks.search(lowered)]
    if not wanted:
        return ()
    named = [found.span() for found in _NAME.finditer(quote)]
    facts = re.compile(rf"(?<![\w/.,-])(?:{'|'.join(wanted)})(?![\w/])", re.IGNORECASE)
    return tuple(
        found.span()
        for found in facts.finditer(quote)
        if not any(start < found.end() and found.start() < end for start, end in named)
    )
