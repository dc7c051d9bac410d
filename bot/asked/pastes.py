"""Recognises a passage that somebody pasted into a message, to learn where it stands."""

import re
from dataclasses import dataclass

from bot.asked.asking import LONGEST_QUESTION, asks
from vectorstore.vietnamese import fold_keeping_length, normalize

_FEWEST_SYLLABLES = 8  # of a passage somebody asks the place of
_FEWEST_UNMARKED = 15  # of one that nothing but "ở đâu?" behind it marks as such
_FEWEST_UNASKED = 20  # of one that stands in a message without any question
_ENDING_CHARS = 80  # in which a message that asks something does so
_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r"[\"“”'‘«](?P<quote>[^\"“”«»]{20,})[\"”“'’»]")
_WHAT = r"(?:doan|cau|khoan|dieu|diem|quy dinh|noi dung|trich dan|trich|van ban|dong|y)"
_WHERE = (
    r"(?:o dau(?: ra)?|nam o dau|(?:nam |duoc ghi |ghi |quy dinh |co )?(?:o|trong|tai|thuoc|cua"
    r"|tu) (?:nhung )?"
    r"(?:van ban|luat|bo luat|dieu|khoan|nghi dinh|thong tu|dieu khoan|tai lieu|quy dinh|chi thi) (?:nao"
    r"|may|gi)"
    r"|(?:trich|lay) (?:o|tu) (?:dau|van ban nao|luat nao)|la (?:o )?(?:dieu|khoan) (?:may|nao)"
    r"|tu dau ra|dieu may"
    r"|khoan may)"
)
_ASKS_PLACE = re.compile(
    rf"(?:\b(?:ad |cho (?:em |toi |minh )?hoi )?(?:{_WHAT}) (?:van )?(?:nay|sau day|sau|tren|duoi day"
    rf"|duoi)?\s*{_WHERE}"
    rf"(?: (?:vay|the|a|nhi))*[\s?:.,-]*)|(?:\b{_WHERE} (?:co |noi |quy dinh |ghi )*(?:doan|cau) (?:nay"
    rf"|sau|tren)[\s?:.,-]*)"
    rf"|(?:^tim (?:giup )?(?:doan|cau)(?: (?:nay|sau))?[\s:.-]*)|(?:[\s.,-]*\b{_WHERE}(?: (?:vay|the|a"
    rf"|nhi))*\s*\?*\s*$)"
)
# "đoạn này", "câu sau": without these or quotation marks, "… ở đâu?" may well be a plain question.
_THIS = r"(?:van )?(?:nay|sau day|sau|tren|duoi day|duoi)\b"
_POINTS = re.compile(rf"\b(?:doan|cau|trich dan) {_THIS}|^\s*tim (?:giup )?(?:doan|cau)\b")
_ASKS_OF_THIS = re.compile(rf"\b{_WHAT} {_THIS}")


@dataclass(frozen=True, slots=True)
class Paste:
    """The words somebody pasted, and whether the message asks where they stand."""

    text: str
    is_asked: bool  # beyond doubt; else the message may be a question of its own


def paste_in(message: str) -> Paste | None:
    """Return the passage that a message holds; None where it only asks something."""
    text = normalize(message).strip()
    folded = fold_keeping_length(text)
    marker = _ASKS_PLACE.search(folded)
    quoted = _QUOTED.search(text)
    if marker is not None:
        rest = quoted["quote"] if quoted else f"{text[: marker.start()]} {text[marker.end() :]}"
        is_asked = quoted is not None or _points(folded, marker)
        is_long = _length(rest) >= (_FEWEST_SYLLABLES if is_asked else _FEWEST_UNMARKED)
        if not is_asked and "?" in rest:
            return None  # the last of several questions
        return Paste(rest.strip(" \n\"“”'.:,-"), is_asked) if is_long else None
    is_short_enough = len(text) <= LONGEST_QUESTION
    if is_short_enough and _length(text) >= _FEWEST_UNASKED and not asks(text[-_ENDING_CHARS:]):
        return Paste(text.strip('"“” \n'), is_asked=False)
    return None


def _points(folded: str, marker: re.Match[str]) -> bool:
    """Tell whether a message says of some words that they are a passage: "đoạn này", "quy định sau ở đâu"."""
    return _POINTS.search(folded) is not None or _ASKS_OF_THIS.search(marker.group()) is not None


def _length(text: str) -> int:
    return len(_WORD.findall(fold_keeping_length(text)))
