"""Reads the day on which an answer must hold from the words of a question."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, timedelta

from vectorstore.other_years import without_other_years
from vectorstore.vietnamese import normalize
from vectorstore.years_ago import day_years_ago

_YEAR = r"(?P<y>(?:19|20)\d\d)"
_MONTH = r"(?P<m>0?[1-9]|1[0-2])"
_DAY = r"(?P<d>0?[1-9]|[12]\d|3[01])"
_SEPARATOR = r"\s?[/.-]\s?"
_END = r"(?![\w/%])"
_START = r"(?<![\w/.,-])"
_NOW = re.compile(
    r"\b(?:hien hanh|hien nay|hien tai|hien gio|bay gio|luc nay|hom nay|nam nay|moi nhat|dang ap dung)\b"
)
# "năm tới", and not "một năm tối đa" or "năm tôi"; without diacritics only where the question goes on so.
_COMING = r"(?:năm tới(?! (?:nay|giờ|bây giờ|lúc này))|nam toi(?=\s*(?:$|[?.!,]|thi\b|se\b|muc\b|luong\b)))"
_FROM_NEXT_YEAR = re.compile(
    r"\b(?:từ|tu|bắt đầu|bat dau)\s+(?:(?:đầu|dau)\s+)?"
    rf"(?:năm sau|nam sau|sang năm|sang nam|{_COMING})(?!\w)"
)
# "chuyển sang năm sau", "dồn phép sang năm": what is left over goes there, nobody asks of that year.
_CARRIED_OVER = re.compile(
    r"\b(?:chuyển|chuyen|dồn|don|gộp|gop|cộng|cong|để|de|dời|doi|bảo lưu|bao luu|gối|goi)"
    r"(?:\s+(?!nếu\b|neu\b|thì\b|thi\b|khi\b)\w+){0,2}?\s+(?:qua|sang|tới|toi)\s+(?:năm|nam)\b|\bsang\s+(?:năm|nam)\s+(?:sau|kế|ke)\b"
)
_NEXT_YEAR = re.compile(rf"\b(?:sang năm|sang nam|{_COMING})(?!\w)|^\s*(?:năm|nam) sau\b")
_RELATIVE_YEARS = re.compile(r"\b(?:nam ngoai|nam truoc do|nam kia)\b")
_BEFORE = re.compile(r"\b(?:truoc|den truoc)\s+(?:ngay\s+|thang\s+|nam\s+)*$")
_AFTER = re.compile(r"\bsau\s+(?:ngay\s+|thang\s+|nam\s+)*$")
# "nghỉ phép 2015"; "luật 2012" is a law, "phạt 2000" an amount
BARE_YEAR = re.compile(
    rf"^(?P<lead>\W*(?:[^\W\d_]+ ){{1,6}})(?<!luat )(?<!nam )(?<!vao )(?<!truoc )(?<!sau )(?<!thang )"
    r"(?<!dinh )(?<!tu )(?<!quyet )(?<!thi )(?<!phat )(?<!tien )"
    rf"{_YEAR}[\s?.!]*$"
)
# "2018 nghỉ lễ mấy ngày", "nghỉ lễ 2018 mấy ngày"; 2000 is an amount as often as a year
_THIS_CENTURY = r"(?P<y>20(?:0[1-9]|[1-4]\d))"
_NO_AMOUNT = (
    r"(?!\s*(?:dong|nghin|ngan|trieu|ty|vnd|usd|do|nguoi|lao dong|cong nhan|nhan vien|doan vien|can bo"
    r"|vien chuc|cong chuc|ngay|gio|tuoi|lan|to chuc|don vi|doanh nghiep|cong ty|m2|k|d)\b)"
)
_OPENING_YEAR = re.compile(rf"^\W*{_THIS_CENTURY}(?=[\s,]+[^\W\d_]){_NO_AMOUNT}")
_OF_NO_DAY = (  # behind these, a number that looks like a year
    "luat|nghi dinh|quyet dinh|tu|quyet|thi|luan|dan|che|dieu le|ban|doi|ma|khoa|lop|dot|phong|mau|phat|tien"
    "|hon|duoi|tren|du|sinh|nu|la"
)
_INNER_YEAR = re.compile(
    "".join(rf"(?<!\b{word} )" for word in _OF_NO_DAY.split("|"))
    + rf"(?:(?<!\bso )|(?<=\bco so ))(?:(?<=[a-z] )|(?<=\bvung \d ))"
    rf"{_THIS_CENTURY}(?=\s+[^\W\d_]){_NO_AMOUNT}"
)
_Reader = Callable[[re.Match[str]], tuple[date, date]]


def _day(match: re.Match[str]) -> tuple[date, date]:
    day = date(int(match["y"]), int(match["m"]), int(match["d"]))
    return day, day


def _month(match: re.Match[str]) -> tuple[date, date]:
    first = date(int(match["y"]), int(match["m"]), 1)
    return first, _month_end(first)


def _month_end(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _quarter(match: re.Match[str]) -> tuple[date, date]:
    quarter = {"i": 1, "ii": 2, "iii": 3, "iv": 4}.get(match["q"]) or int(match["q"])
    first = date(int(match["y"]), 3 * quarter - 2, 1)
    return first, _month_end(date(first.year, 3 * quarter, 1))


def _start_of_year(match: re.Match[str]) -> tuple[date, date]:
    return date(int(match["y"]), 1, 1), date(int(match["y"]), 2, 28)


def _end_of_year(match: re.Match[str]) -> tuple[date, date]:
    return date(int(match["y"]), 12, 1), date(int(match["y"]), 12, 31)


def _year(match: re.Match[str]) -> tuple[date, date]:
    return date(int(match["y"]), 1, 1), date(int(match["y"]), 12, 31)


# Tried in order; a later pattern does not read what an earlier one has read.
PATTERNS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (re.compile(rf"{_START}{_DAY}{_SEPARATOR}{_MONTH}{_SEPARATOR}{_YEAR}{_END}"), _day),
    (re.compile(rf"\b{_DAY}\s+(?:thang|thg)\s+{_MONTH}\s*(?:nam|,|/|-)?\s*{_YEAR}{_END}"), _day),
    (re.compile(rf"\b(?:quy|q)\s?(?P<q>i{{1,3}}|iv|[1-4])\s*(?:/|nam|-|\s)\s*{_YEAR}{_END}"), _quarter),
    (re.compile(rf"\b(?:thang|thg|t)\s?{_MONTH}\s*(?:/|-|nam|\.|\s)\s*{_YEAR}{_END}"), _month),
    (re.compile(rf"{_START}{_MONTH}\s?[/-]\s?{_YEAR}{_END}"), _month),
    (re.compile(rf"\bdau\s+(?:nam\s+)?{_YEAR}{_END}"), _start_of_year),
    (re.compile(rf"\bcuoi\s+(?:nam\s+)?{_YEAR}{_END}"), _end_of_year),
    (
        re.compile(
            rf"\b(?:nam|hoi|tu|trong|truoc|sau|vao|giua|den|(?<!hieu )luc|khoang)\s+(?:nam\s+)?{_YEAR}{_END}"
        ),
        _year,
    ),
    (BARE_YEAR, _year),
    (_OPENING_YEAR, _year),
    (_INNER_YEAR, _year),
)


def as_of_date(text: str, today: date) -> date | None:
    """Return the day on which the answer must hold, or None where the text names none.

    A month stands for its middle, a year for its first of July; "trước" goes to the day before, "sau" to
    the day after. Of several days the latest counts; "hiện hành" and the current year mean `today`.
    """
    folded = without_other_years(normalize(text))
    days = list(_days(folded, today))
    if _NOW.search(folded):
        days.append(today)
    lowered = _CARRIED_OVER.sub(" ", normalize(text).lower())
    if _FROM_NEXT_YEAR.search(lowered):
        days.append(date(today.year + 1, 1, 1))
    elif _NEXT_YEAR.search(lowered):
        days.append(date(today.year + 1, 7, 1))
    if _RELATIVE_YEARS.search(folded):
        days.append(date(today.year - 1, 7, 1))
    ago = day_years_ago(text, today)
    if ago is not None:
        days.append(ago)
    return max(days, default=None)


def named_days(text: str) -> Iterator[tuple[int, date, date]]:
    """Yield where each day, month or year that a text names stands, and its first and last day."""
    folded = without_other_years(text)
    for pattern, read in PATTERNS:
        for match in pattern.finditer(folded):
            with suppress(ValueError):
                yield match.start(), *read(match)
        folded = pattern.sub(lambda match: "#" * len(match.group()), folded)


def _days(folded: str, today: date) -> Iterator[date]:
    for pattern, read in PATTERNS:
        for match in pattern.finditer(folded):
            try:
                first, last = read(match)
            except ValueError:  # 31 February and the like name no day
                continue
            before = folded[max(0, match.start() - 20) : match.start("y")]
            yield _chosen(_lead(before, match), first, last, today)
        folded = pattern.sub(lambda match: "#" * len(match.group()), folded)


def _lead(before: str, match: re.Match[str]) -> str:
    """Return the words before the date, those that the pattern itself has taken included."""
    digits = re.search(r"\d", match.group())
    taken = match.group()[: digits.start()] if digits else ""
    return before[: len(before) - (match.start("y") - match.start())] + taken


def _chosen(lead: str, first: date, last: date, today: date) -> date:
    lead = re.sub(r"\b(?:thang|thg|quy|q|t|dau|cuoi)\s*$", "", lead)
    if _BEFORE.search(lead):
        return first - timedelta(days=1)
    if _AFTER.search(lead):
        return last + timedelta(days=1)
    if first <= today <= last:
        return today
    if (last - first).days > 300:
        return date(first.year, 7, 1)
    return first + timedelta(days=(last - first).days // 2)
