"""How counts and spans of time look that answer "bao nhiêu ủy viên", "mấy ngày"."""

import re

from bot.asked.head.figure_words import HOW_MANY, PEOPLE, TIME
from bot.choosing.fact_kinds import A_RATE, IN_BRACKETS, NUMBER, TIMES_AS_MUCH, Kind, kind

# Units of time from short to long; the neighbour of the one asked about tells nearly as well.
_UNITS_OF_TIME = ("phút", "giờ|tiếng", "ngày", "tuần", "tháng|quý", "năm")
_NEIGHBOUR, _FAR = 0.9, 0.7
_OTHER = 0.7  # another noun or a list, where a count is asked for
_ASKS_TIME = re.compile(
    rf"{HOW_MANY} (?P<unit>{TIME})|bao lâu|thời hạn|thời gian (?:nào|tối đa|tối thiểu)|lâu nhất"
)
# "Bao lâu một lần" asks how often; "05 ngày" alone does not say it.
ASKS_HOW_OFTEN = (
    rf"bao lâu (?:\w+ ){{0,3}}(?:một|1) lần|{HOW_MANY} (?:năm|tháng|tuần|ngày) (?:thì )?(?:một|1) lần"
    rf"|{HOW_MANY} lần (?:trong )?(?:một|mỗi|1|hằng|hàng) (?:năm|tháng|tuần|ngày|quý)"
    rf"|(?:một|mỗi|1|hằng|hàng) (?:năm|tháng|tuần|ngày|quý) (?:\w+ ){{0,6}}{HOW_MANY} lần"
)
HOW_OFTEN = (
    rf"(?:{NUMBER}{IN_BRACKETS}|hằng |hàng |mỗi ){TIME}{IN_BRACKETS}[^.;\n]{{0,60}}\blần\b"
    rf"|{NUMBER}{IN_BRACKETS}lần[^.;\n]{{0,40}}\b{TIME}\b"
)
_OFTEN = re.compile(ASKS_HOW_OFTEN)
_UNITS = frozenset(("lần", "tuổi", "buổi", "bậc", "cấp", "kg", "km", "mét", "ký"))
_LISTED = r"sau đây|\b(?:bao )?gồm\b"  # a list can be counted
_COUNTED = re.compile(rf"\b{HOW_MANY} (?P<noun>[^\W\d_]+)(?: (?P<next>[^\W\d_]+))?")
_NO_NOUN = frozenset(
    "thì là được có không và vậy ạ hả một trên dưới nếu cho ở so để mới đồng tiền phần nghìn triệu".split()  # noqa: SIM905
)
# Syllables that are no noun without the next one: "ba thành viên", not "lần hai thành lập".
_HALVES = frozenset(
    "ủy uỷ thành đại đồng đoàn đảng hội công doanh hợp cán học nhân chi phó viên tổ kỳ".split()  # noqa: SIM905
)
_TIMES_AS_MUCH = re.compile(TIMES_AS_MUCH)


def time_asked_for(asked: str) -> Kind | None:
    """Return how a span of time looks where a question in lower case asks for one."""
    if _OFTEN.search(asked):
        return kind((HOW_OFTEN, 1.0))
    found = _ASKS_TIME.search(asked)
    if found is None:
        return None
    unit = found["unit"]
    at = next((place for place, one in enumerate(_UNITS_OF_TIME) if unit in one.split("|")), None)
    looks = [
        (rf"{NUMBER}{IN_BRACKETS}(?:làm việc\s+)?(?:{one})\b", _nearness(place, at))
        for place, one in enumerate(_UNITS_OF_TIME)
    ]
    return kind(*sorted(looks, key=lambda look: -look[1]))


def _nearness(place: int, asked: int | None) -> float:
    if asked is None or place == asked:
        return 1.0
    return _NEIGHBOUR if abs(place - asked) == 1 else _FAR


def count_asked_for(asked: str) -> Kind | None:
    """Return how a count looks where a question in lower case asks for one other than of time.

    Of people, others, a share or a list may be the count, and are less likely to be; of things, only a list.
    """
    found = _COUNTED.search(asked)
    if found is None or found["noun"] in _NO_NOUN or re.fullmatch(TIME, found["noun"]):
        return None
    noun = found["noun"]
    if noun in _HALVES and found["next"]:
        noun = f"{noun} {found['next']}"
    is_multiple = noun == "lần" and _TIMES_AS_MUCH.search(asked) is not None
    exact = rf"{NUMBER}{IN_BRACKETS}(?:\w+ )?{re.escape(noun)}\b" + (rf"|{A_RATE}" if is_multiple else "")
    if noun in _UNITS:
        return kind((exact, 1.0))
    if not re.match(PEOPLE, asked[found.start("noun") :]):
        return kind((exact, 1.0), (_LISTED, _OTHER))
    return kind(
        (exact, 1.0),
        (rf"{NUMBER}{IN_BRACKETS}{PEOPLE}\b|{_LISTED}", _OTHER),
        (r"\d\s?%|phần trăm|một phần", 0.6),
    )
