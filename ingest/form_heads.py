"""Finds the title of a form or a scan without number: below who issues it, the motto and the day."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.letter_case import capitalised, is_capitals, lower_first, sentence_case
from vectorstore.vietnamese import fold

_MOTTO = ("cong hoa xa hoi chu nghia", "doc lap tu do")
_PARTY = "dang cong san viet nam"
_BESIDE = re.compile(
    r"(?:uy ban|van phong|chi cuc"
    r"|thanh pho|thi xa|thi tran|hoi dong|(?:tong )?lien doan|cong doan|nghiep doan"
    r"|cdcs|cong ty|doanh nghiep|hop tac xa|hoc vien|benh vien|toa an|thu tuong|chu tich|chinh phu|quoc hoi"
    r"|dang uy|dang bo|chi bo|ten|don vi|tel|dien thoai|fax|ma so|cong bao|kinh gui|noi nhan|phu luc|v v)\b"
)
_OFFICE = re.compile(  # with its marks: "bổ sung", "bản cam kết", "phương án" are no offices
    r"^\W*(?:bộ|sở|ban|cục|vụ|viện|tỉnh|huyện|quận|phường|xã(?!\s+hội)|trường)\s|^\W*s[ốóô]\s*[:.\d]",
    re.IGNORECASE,
)
_FORM = re.compile(r"^\W*(?P<form>(?:Biểu\s+)?mẫu(?:\s+số)?\s*:?\s*\d[\w./-]{0,20})\W*$", re.IGNORECASE)
_DAY = re.compile(r"\bngay\b.{0,12}\bthang\b|\bngay thang\b|\bcong bao\b")
_PLACE_AND_DAY = re.compile(r"^[^,]{3,25},\s*ngày\b", re.IGNORECASE)
_TAIL = re.compile(r"^.{0,20}/\s?(?P<letters>[A-ZĐ]{1,5}(?:-[A-ZĐ][A-ZĐa-z]*)+)\W*$")
_EDGES = " *.'`´‘’\"“”~|_-–"
_HEAD = 16  # lines in which a title stands
_SHORTEST, _FEWEST_LETTERS = 12, 8
_LONGEST_DAY = 70  # of a line with place and day; a title that names a day is longer
_MOST_BELOW = 4


@dataclass(frozen=True, slots=True)
class FormHead:
    """What stands over a form: its kind, where it begins with one, and its title."""

    title: str
    kind: str | None = None


def read_form_head(lines: Sequence[str], kinds: Sequence[str]) -> FormHead | None:
    """Return kind and title of a text with the head of an official paper; None where it has no such head."""
    head = list(lines[:_HEAD])
    at = next((at for at, line in enumerate(head) if not _stands_beside(line)), None)
    if at is None or not any(_is_of_office(line) for line in head[:at]):
        return None
    named = next((kind for kind in kinds if _begins_with(head[at], kind)), None)
    if named is None and not any(map(_is_motto, head[:at])):
        return None
    title = _with_lines_below(head[at:], is_name=named is None)
    form = next((found["form"] for line in head[:at] if (found := _FORM.match(line))), "")
    if form:
        title = f"{title} ({sentence_case(form) if is_capitals(form) else form})"
    return FormHead(title, capitalised(named) if named else None)


def letters_of_unread_number(lines: Sequence[str]) -> str:
    """Return "QĐ-TTg" of a number whose digits are left open, or stamped and not recognised; else ""."""
    found = (match for line in lines[:_HEAD] if (match := _TAIL.match(line)))
    return next((match["letters"] for match in found), "")


def is_kind_line(line: str, kind: str) -> bool:
    """Tell whether a line in capitals is a kind alone, whatever marks recognition gave its letters."""
    return is_capitals(line) and _folded(line) == fold(kind)


def has_motto(lines: Sequence[str]) -> bool:
    """Tell whether a text has the head of an official paper."""
    return any(map(_is_motto, lines[:_HEAD]))


def _stands_beside(line: str) -> bool:
    """Tell whether a line is one of those that stand over a title, or a scrap."""
    folded = _folded(line)
    is_scrap = len(line.strip()) < _SHORTEST or sum(map(str.isalpha, line)) < _FEWEST_LETTERS
    is_beside = (
        _BESIDE.match(folded) or (_DAY.search(folded) and len(line) < _LONGEST_DAY) or _FORM.match(line)
    )
    is_beside = is_beside or _OFFICE.match(line) or _TAIL.match(line) or _PLACE_AND_DAY.match(line)
    return bool(is_scrap or is_beside or _is_motto(line))


def _is_of_office(line: str) -> bool:
    """Tell whether a line shows that a text is no article: the motto, the name of an office, of a form."""
    is_name = is_capitals(line) and bool(_BESIDE.match(_folded(line)) or _OFFICE.match(line))
    return is_name or _is_motto(line) or _FORM.match(line) is not None


def _is_motto(line: str) -> bool:
    folded = _folded(line)
    return folded == _PARTY or any(words in folded for words in _MOTTO)


def _begins_with(line: str, kind: str) -> bool:
    words = _folded(line)
    return words == fold(kind) or words.startswith(f"{fold(kind)} ")


def _with_lines_below(lines: Sequence[str], *, is_name: bool) -> str:
    """Return a title of several lines as one: those in capitals, and the first under a kind."""
    first, title = lines[0], [lines[0]]
    for line in lines[1 : 1 + _MOST_BELOW]:
        is_subject = not is_name and len(title) == 1 and len(line.split()) > 1
        goes_on = title[-1].rstrip().endswith(",")
        is_title = is_capitals(first) and (is_capitals(line) or is_subject)
        if not goes_on and (_stands_beside(line) or not is_title):
            break
        title.append(line)
    parts = [
        sentence_case(part) if is_capitals(part) else part for part in (one.strip(_EDGES) for one in title)
    ]
    joined = " ".join([parts[0], *map(lower_first, parts[1:])])
    return joined[:1].upper() + joined[1:]


def _folded(line: str) -> str:
    """Return a line in small letters without marks and punctuation."""
    return " ".join(re.sub(r"[^\w\s]", " ", fold(line)).split())
