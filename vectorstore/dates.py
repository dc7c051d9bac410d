"""Reads the day on which an answer must hold from the words of a question.

A year that belongs to something else says nothing about the day: the year of a law's name or number,
a term of office, a birth, a meeting.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, timedelta

from vectorstore.birthdays import BIRTHDAYS
from vectorstore.mentions import find_mentions
from vectorstore.vietnamese import fold_keeping_length, has_diacritics, normalize

_YEAR = r"(?P<y>(?:19|20)\d\d)"
_MONTH = r"(?P<m>0?[1-9]|1[0-2])"
_DAY = r"(?P<d>0?[1-9]|[12]\d|3[01])"
_SEPARATOR = r"\s?[/.-]\s?"
_END = r"(?![\w/%])"
_START = r"(?<![\w/.,-])"
_EVENTS = (
    "hoi nghi|dai hoi|tap huan|hoi thao|ke hoach|chuong trinh|chien luoc|giai doan|nhiem ky|khoa hoc|ky hop"
    "|so ket|tong ket|phong trao|thang cong nhan|le ky niem|ky niem|cuoc thi|lop|nghi quyet|bao cao|de an"
)
# "mục tiêu đến 2030", "đến 2045 phấn đấu": the year of an aim, not the day asked about
_AIMS = "muc tieu|chi tieu|tam nhin|phan dau|dinh huong|nhiem vu trong tam"
_DOCUMENTS = "van ban|tai lieu|nghi dinh|thong tu|nghi quyet|chi thi|ket luan|quyet dinh|huong dan|luat"
_LAYS_DOWN = r"\b(?:quy dinh|ap dung|dieu chinh|hieu luc|thay the|sua doi|bai bo|ve)\b"
_NOT_DATES = re.compile(
    r"\b(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d\b"  # a term of office
    # "văn bản nào ban hành năm 2020": which documents, not when they must hold
    r"|\b(?:ban hanh|ra doi|thong qua|duoc ky)\s+(?:trong\s+|vao\s+)?(?:nam\s+)?(?:19|20)\d\d\b"
    # "văn bản nào của Bộ Chính trị năm 2025": which were issued in it, where nobody asks what they lay down
    rf"|\b(?:{_DOCUMENTS})\s+(?:nao|gi)(?:\s+cua\b(?:(?!{_LAYS_DOWN})[^\d.;?!]){{1,60}}?)?"
    r"\s+(?:trong\s+)?nam\s+(?:19|20)\d\d(?=[\s?.!]*$)"
    r"|\bsinh\s+(?:vao\s+)?nam\s+(?:19|20)\d\d\b"
    rf"|\b(?:{_EVENTS})\b[^\d.;?!]{{0,70}}?\b(?:nam\s+)?(?:19|20)\d\d\b"
    r"|\btu\s+(?:(?:thang|nam)\s+)?(?:\d{1,2}/)?(?:19|20)\d\d\s+(?:den|toi)\s+(?:nay|gio|nam|thang)\b"
    rf"|\b(?:{_AIMS})\b[^.;?!]{{0,80}}?\b(?:19|20)\d\d\b"
    rf"|\b(?:den|toi)\s+(?:het\s+)?(?:nam\s+)?20\d\d\b(?=[^.;?!]{{0,80}}\b(?:{_AIMS})\b)"
    # "đã đóng trước ngày ...": what somebody did, not when the rule must hold
    r"|\bda\s+(?:\w+\s+){1,6}?(?:truoc|tu|vao)\s+(?:ngay\s+|thang\s+"
    r"|nam\s+)*(?:\d{1,2}[/.-]){0,2}(?:19|20)\d\d\b"
    r"|\b(?:vao lam|lam viec|cong tac|tham gia|dong)\s+(?:\w+\s+){0,3}tu\s+(?:thang\s+)?(?:nam\s+)?"
    r"(?:\d{1,2}/)?(?:19|20)\d\d\b"
)
_HIDDEN = "¤"
_NOW = re.compile(
    r"\b(?:hien hanh|hien nay|hien tai|hien gio|bay gio|luc nay|hom nay|nam nay|moi nhat|dang ap dung)\b"
)
# "năm tới", and not "một năm tối đa" or "năm tôi"; without diacritics only where the question goes on so.
_COMING = r"(?:năm tới(?! (?:nay|giờ|bây giờ|lúc này))|nam toi(?=\s*(?:$|[?.!,]|thi\b|se\b|muc\b|luong\b)))"
_FROM_NEXT_YEAR = re.compile(
    r"\b(?:từ|tu|bắt đầu|bat dau)\s+(?:(?:đầu|dau)\s+)?"
    rf"(?:năm sau|nam sau|sang năm|sang nam|{_COMING})(?!\w)"
)
_NEXT_YEAR = re.compile(rf"\b(?:sang năm|sang nam|{_COMING})(?!\w)|^\s*(?:năm|nam) sau\b")
_RELATIVE_YEARS = re.compile(r"\b(?:nam ngoai|nam truoc do|nam kia)\b")
_BEFORE = re.compile(r"\b(?:truoc|den truoc)\s+(?:ngay\s+|thang\s+|nam\s+)*$")
_AFTER = re.compile(r"\bsau\s+(?:ngay\s+|thang\s+|nam\s+)*$")

# "nghỉ phép 2015"; "luật 2012" is a law, "phạt 2000" an amount
_BARE_YEAR = re.compile(
    rf"^(?P<lead>\W*(?:[^\W\d_]+ ){{1,6}})(?<!luat )(?<!nam )(?<!vao )(?<!truoc )(?<!sau )(?<!thang )"
    r"(?<!dinh )(?<!tu )(?<!quyet )(?<!thi )(?<!phat )(?<!tien )"
    rf"{_YEAR}[\s?.!]*$"
)

# "hiện nay", "bây giờ": when, not what; "đến nay" and "từ hôm nay" belong to what is told. Behind the number
# of a region "năm nay" would read as a count of years: "vùng 2 năm nay".
_NOW_AND_NOTHING_ELSE = re.compile(
    r"[\s,]*(?<!đến )(?<!tới )(?<!từ )(?<!kể )\b(?:hiện nay|hiện tại|hiện giờ|bây giờ|hôm nay|lúc này)\b,?"
    r"|(?<=vùng [1-4])\s+năm nay\b,?",
    re.IGNORECASE,
)

_BESIDE_THIS_YEAR = re.compile(
    r"^\W*(?:năm sau|sang năm|năm tới|năm ngoái)\b(?! (?:khi|kể|đó|ngày|tháng)\b),?"
    r"|\b(?:vào )?(?:sang năm|năm ngoái)(?=\W*$)",
    re.IGNORECASE,
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
_PATTERNS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
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
    (_BARE_YEAR, _year),
)


def as_of_date(text: str, today: date) -> date | None:
    """Return the day on which the answer must hold, or None where the text names none.

    A month stands for its middle, a year for its first of July; "trước" goes to the day before, "sau" to
    the day after. Of several days the latest counts; "hiện hành" and the current year mean `today`.
    """
    folded = _without_other_years(normalize(text))
    days = list(_days(folded, today))
    if _NOW.search(folded):
        days.append(today)
    lowered = normalize(text).lower()
    if _FROM_NEXT_YEAR.search(lowered):
        days.append(date(today.year + 1, 1, 1))
    elif _NEXT_YEAR.search(lowered):
        days.append(date(today.year + 1, 7, 1))
    if _RELATIVE_YEARS.search(folded):
        days.append(date(today.year - 1, 7, 1))
    return max(days, default=None)


def named_days(text: str) -> Iterator[tuple[int, date, date]]:
    """Yield where each day, month or year that a text names stands, and its first and last day."""
    folded = _without_other_years(text)
    for pattern, read in _PATTERNS:
        for match in pattern.finditer(folded):
            with suppress(ValueError):
                yield match.start(), *read(match)
        folded = pattern.sub(lambda match: "#" * len(match.group()), folded)


def _without_other_years(text: str) -> str:
    """Hide the documents that are named and the years that are no dates; the length stays.

    What is hidden is no blank: a question goes on with the law that it names behind the day.
    """
    folded = list(fold_keeping_length(text))
    for mention in find_mentions(text):
        folded[mention.start : mention.end] = _HIDDEN * (mention.end - mention.start)
    hidden = "".join(folded)
    for pattern in (*BIRTHDAYS, _NOT_DATES):
        hidden = pattern.sub(lambda match: _HIDDEN * len(match.group()), hidden)
    return hidden


def _days(folded: str, today: date) -> Iterator[date]:
    for pattern, read in _PATTERNS:
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


_LEAD_IN = re.compile(
    r"\s*(?:(?:vao|hoi|luc|trong|tu|den|truoc|sau|khoang|cua|thoi diem|thoi gian|nam|thang|ngay)\s+)*"
)
_LEAD_OUT = re.compile(
    r"(?:\s*\b(?:vao|hoi|(?<!hieu )luc|trong|tai|o|thoi diem|thoi gian|tu|den|truoc|sau|khoang"
    r"|(?<!may )(?<!nhieu )(?<!moi )(?<!hang )(?<!\d )(?:nam|thang|ngay))\b)*\s*\Z"
)
# "mức đóng năm 2020 là bao nhiêu?": behind the day nothing is said but that it is asked
_ONLY_ASKS = re.compile(
    r"(?:\s*,?\s+(?:(?:la|thi|duoc|se)\s+)*"
    r"(?:bao nhieu(?:\s+[^\W\d_]+){0,2}|(?:nhu )?the nao|ra sao|la gi))?[\s?.!]*"
)
_MEN = re.compile(r"\bnam\b(?!\s*\d)")
_LEFT_OVER = re.compile(r"\s*[,:;]?\s*(?:(?:tro di|tro ve truoc|thi)\b\s*,?)?\s*")


def without_now(text: str) -> str:
    """Return a question without the words for today or for the years beside it, which are when, not what.

    A question of nothing else stays as it is.
    """
    rest = _BESIDE_THIS_YEAR.sub(" ", _NOW_AND_NOTHING_ELSE.sub(" ", text))
    bare = " ".join(rest.split())
    return bare if any(letter.isalnum() for letter in bare) else text


def without_day_around(text: str) -> str:
    """Return a question without the day that it opens or closes with; the day is when, not what.

    "Năm 2018 tuổi nghỉ hưu" asks what "tuổi nghỉ hưu" asks, and is not about passages that say 2018.
    """
    folded = _without_other_years(text)
    if has_diacritics(normalize(text)):  # "của nam năm 2020": who, not when
        folded = _MEN.sub(
            lambda man: "#" * len(man.group()) if man.group() == text[slice(*man.span())] else man.group(),
            folded,
        )
    bare = _BARE_YEAR.match(folded)
    if bare:
        return text[: bare.end("lead")].rstrip(" ,") + text[bare.end("y") :]
    start = _LEAD_IN.match(folded)
    begin = start.end() if start else 0
    for pattern, _ in _PATTERNS:
        for match in pattern.finditer(folded):
            rest = _LEFT_OVER.match(folded, match.end())
            if match.start() <= begin <= match.end() and rest:
                return text[rest.end() :] or text
            lead = _LEAD_OUT.search(folded, 0, match.start())
            if lead and _ONLY_ASKS.fullmatch(folded, match.end()):
                return text[: lead.start()].rstrip(" ,") + text[match.end() :] if lead.start() else text
    return text
