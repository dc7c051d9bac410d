"""The facts that a question asks for, and whether a text tells them: amounts, rates, deadlines, places.

A text on the right matter that lacks the fact asked for is what answers wrongly most often: the law names the
fund and leaves the rate to a decree. What the question itself says ("kinh phí 2%") is no answer to it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.support.evidence import CAPITALS

_NUMBER = r"(?:\d[\d.,]*|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|nửa|vài)"
_IN_BRACKETS = r"\s*(?:\([^)]*\)\s*)?"
_TIME = r"(?:ngày|tháng|năm|giờ|tiếng|tuần|phút|quý)"
_OF_MONEY = (
    r"(?:tiền|lương|phụ cấp|trợ cấp|thù lao|phí|giá|thưởng|quà|phạt|tốn|mất|hỗ trợ|bồi thường|mức|vốn|trần)"
)
_NO_OTHER_UNIT = rf"(?!\s*(?:{_TIME}|người|lần|phần|%|tuổi|buổi|cấp|loại|thành viên))"

_CAPITAL = f"[{CAPITALS}]"
_NAME = rf"(?-i:{_CAPITAL}\w+ {_CAPITAL}\w+)"  # two words in capitals, whatever the case of the rest
# That nothing is to be paid also says how much; that somebody does not pay ("không đóng") does not.
NOTHING_TO_PAY = r"miễn (?:phí|đóng|nộp|thu|trả)|không (?:phải (?:đóng|nộp|trả)|thu)\b"

_KINDS: tuple[tuple[str, str], ...] = (
    (r"phần trăm|%|tỷ lệ|tỉ lệ|mấy phần\b|lãi suất|thuế suất", r"\d[\d.,]*\s?%|phần trăm|\d+/\d+ (?!\d)"),
    (r"phạt", r"phạt|\bđồng\b"),
    (r"hệ số", r"\d+[.,]\d+|hệ số \d"),
    (
        r"(?:bao nhiêu|mấy) (?:tiền|đồng|triệu|trăm|nghìn|ngàn|tỷ|k)\b|số tiền"
        rf"|\b{_OF_MONEY}\b[^?.]{{0,60}}\b(?:bao nhiêu|mấy)\b{_NO_OTHER_UNIT}",
        r"\d[\d.,]*\s*(?:đồng|triệu|nghìn|tỷ)|lần mức|mức tham chiếu|lương cơ sở|\d\s?%"
        rf"|{NOTHING_TO_PAY}"
        rf"|{_NUMBER}{_IN_BRACKETS}(?:tháng|ngày|lần)\s*(?:tiền )?lương",
    ),
    (
        rf"bao lâu|(?:mấy|bao nhiêu) {_TIME}|thời hạn|thời gian (?:nào|tối đa|tối thiểu)|lâu nhất",
        rf"{_NUMBER}{_IN_BRACKETS}{_TIME}\b",
    ),
    (
        r"ngày (?:nào|mấy)|mùng mấy|mồng mấy|tháng (?:nào|mấy)|năm nào|mấy giờ|chậm nhất|hạn (?:chót|cuối)",
        r"\bngày \d|\d+/\d+|tháng \d|năm \d{4}|chậm nhất|trước ngày|ngày cuối|ngày đầu"
        rf"|{_NUMBER}{_IN_BRACKETS}(?:ngày|giờ)\b",
    ),
    (
        r"khi nào|bao giờ|lúc nào",
        r"\d+/\d+|tháng \d|năm \d{4}|chậm nhất|\bngày\b|\b(?:khi|nếu|lúc)\b"
        rf"|{_NUMBER}{_IN_BRACKETS}{_TIME}\b",
    ),
    (r"(?:mấy|bao nhiêu) tuổi|tuổi nào|độ tuổi", r"\d+ tuổi|\btuổi (?:từ|đủ|dưới) \d"),
    (
        r"ở đâu|chỗ nào|nơi nào|đến đâu|tới đâu|địa chỉ|hội trường nào",
        rf"\b(?:ở|tại|đến|từ) {_NAME}|trụ sở|\bnơi\b"
        r"|\btại (?!\s*(?:khoản|điều|điểm|mục|chương|phần|nghị|luật|các khoản))"
        r"|(?:đến|cho|với|gửi|về) (?:cơ quan|tổ chức|ủy ban|uỷ ban|công đoàn|trung tâm|sở|tòa|toà|ban"
        r"|thanh tra)",
    ),
    (
        r"số điện thoại|gọi số|số nào|số mấy|số tài khoản|website|trang web|ứng dụng|\bapp\b|đường dây|email",
        r"\d{8,}|www\.|https?:|@|đường dây|ứng dụng|cổng (?:dịch vụ|thông tin)|trang thông tin",
    ),
    (
        r"\bai\b|cơ quan nào|cấp nào|đơn vị nào|người nào|tổ chức nào|thẩm quyền",
        r"\b(?:ban|bộ|chủ tịch|cơ quan|hội đồng|giám đốc|tòa án|toà án|ủy ban|uỷ ban|thủ tướng|chính phủ"
        rf"|công đoàn|người|tổ chức|sở|thanh tra|hòa giải viên|đại diện|ông|bà|đồng chí)\b|{_NAME}",
    ),
    (
        r"hồ sơ|giấy tờ|thủ tục|giấy gì",
        r"hồ sơ|\bđơn\b|tờ khai|bản sao|\bgiấy\b|\bnộp\b|văn bản|quyết định",
    ),
)
# "lương gấp mấy lần": how many times as much, which texts give in per cent; "họp mấy lần" is how often.
TIMES_AS_MUCH = (
    r"(?:\bgấp\b|\b(?:lương|tiền|mức)\b[^?.]{0,40}) (?:bao nhiêu|mấy) lần\b"
    r"(?! (?:trong |một |mỗi |1 |hàng |hằng )*(?:năm|tháng|quý|tuần|ngày)\b(?! (?:thường|làm việc)))"
    r"|(?:bao nhiêu|mấy) lần (?:lương|tiền|mức|so với)\b"
)
PER_CENT = r"\d\s?%|phần trăm"
_TIMES_AS_MUCH = re.compile(TIMES_AS_MUCH)
_DIGIT = re.compile(r"\d")
_UNITS = frozenset(("lần", "tuổi", "buổi", "bậc", "cấp", "kg", "km", "mét", "ký"))
_PEOPLE = r"(?:người|lao động|thành viên|đồng chí|cán bộ|đoàn viên|công nhân|đại biểu|ủy viên)"
_LISTED = r"sau đây|\b(?:bao )?gồm\b"  # a list can be counted
_COUNTED = re.compile(r"\b(?:bao nhiêu|mấy) (?P<noun>[^\W\d_]+)")
_NO_NOUN = frozenset(
    "thì là được có không và vậy ạ hả một trên dưới nếu cho ở so để mới đồng tiền phần nghìn triệu".split()  # noqa: SIM905
)
# "2. ", "a) ", "khoản 2 Điều 29", "12/2012/QH13", "45-CT/TW": numbers that are names.
_NAMING_NUMBERS = re.compile(
    r"^\s*\d{1,3}\s*[.)]|luật[^.;,\d]{0,40}\d{4}|(?:số\s+)?(?:\d+/\d{4}/\w[\w-]*|\d+-\w{2,3}/\w+)"
    r"|(?:khoản|điều|điểm|mục|chương|phần|bước|số)\s+\d+\w*",
    re.IGNORECASE | re.MULTILINE,
)
# "một năm phải tính đủ 12 tháng", "được tính là nửa năm": how something is counted, not how much of it.
_COUNTING = re.compile(
    r"\b(?:một|0?1) (?:năm|tháng|tuần|ngày)(?: (?:phải|được))? tính (?:đủ|là|bằng|thành|tròn) [^,.;\n]*"
    r"|(?:\btừ \d+ \w+ đến (?:dưới )?\d+ \w+ (?:thì )?(?:được )?)?"
    r"\btính (?:là|bằng|thành|tròn) (?:nửa|một|0?1) (?:năm|tháng|tuần|ngày)\b(?! (?:tiền )?lương)",
    re.IGNORECASE,
)
_COMPILED = tuple((re.compile(asks), re.compile(tells, re.IGNORECASE)) for asks, tells in _KINDS)
Tells = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class AskedFacts:
    """The kinds of fact that a question asks for; a text tells each of them or does not."""

    kinds: tuple[Tells, ...]

    @classmethod
    def of(cls, question: str) -> "AskedFacts":
        """Read them off a question."""
        asked = question.lower()
        kinds = [_teller(tells, asked) for asks, tells in _COMPILED if asks.search(asked)]
        counted = _COUNTED.search(asked)
        if counted and counted["noun"] not in _NO_NOUN:
            is_multiple = counted["noun"] == "lần" and _TIMES_AS_MUCH.search(asked) is not None
            kinds.append(_teller(_count_of(counted["noun"], rf"|{PER_CENT}" if is_multiple else ""), asked))
        elif "bao nhiêu" in asked and not kinds:
            kinds.append(_teller(_DIGIT, asked))
        return cls(tuple(kinds))

    def told_in(self, text: str) -> float:
        """Return the share of the kinds asked for that a text tells; a half where none is asked for.

        Numbers that only count or name (of a khoản, an Điều, a document) are no such facts.
        """
        facts = without_names(text)
        return sum(tells(facts) for tells in self.kinds) / len(self.kinds) if self.kinds else 0.5


def without_names(text: str) -> str:
    """Return a text without the numbers in it that only name or count a place, or say how time is counted."""
    return _COUNTING.sub(" ", _NAMING_NUMBERS.sub(" ", text))


def _count_of(noun: str, also: str) -> re.Pattern[str]:
    """Return how a count looks: of times and weights in that unit, of others also as people or a list."""
    if re.fullmatch(_TIME, noun):
        return re.compile(rf"{_NUMBER}{_IN_BRACKETS}{_TIME}\b", re.IGNORECASE)
    other = (
        "" if noun in _UNITS else rf"|{_NUMBER}{_IN_BRACKETS}{_PEOPLE}\b|\d\s?%|phần trăm|một phần|{_LISTED}"
    )
    return re.compile(rf"{_NUMBER}{_IN_BRACKETS}{re.escape(noun)}\b{other}{also}", re.IGNORECASE)


def _teller(pattern: re.Pattern[str], asked: str) -> Tells:
    said = {match.group() for match in pattern.finditer(asked) if _DIGIT.search(match.group())}
    return lambda text: any(match.group().lower() not in said for match in pattern.finditer(text))
