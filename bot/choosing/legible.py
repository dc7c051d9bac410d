"""Tells debris of a scan or of a form to fill in from text that can be read."""

import re

_PIECE = re.compile(r"\S+")
_AROUND = "\"'“”‘’()[]{}.,;:!?…-–—/%*|•+_"
_VOWELS = "aăâeêioôơuưyàằầèềìòồờùừỳáắấéếíóốớúứýảẳẩẻểỉỏổởủửỷãẵẫẽễĩõỗỡũữỹạặậẹệịọộợụựỵ"
# Letters with a vowel among them, an abbreviation, a number or a date, a document's number.
_READS = re.compile(
    rf"[^\W\d_]*[{_VOWELS}][^\W\d_]*|[A-ZĐ]{{2,6}}|[^\W\d_]|\d{{1,3}}(?:[.,]\d+)*|\d{{1,4}}(?:[/-]\d{{1,4}})*"
    r"|\d+(?:/\d{4})?/[\w-]+",
    re.IGNORECASE,
)
_LEADER = re.compile(r"[.…_]{4,}")  # dots to write on
_SHORT = 16  # characters, of which nothing is told
_LEAST_SHARE = 0.6


def is_legible(text: str) -> bool:
    """Tell whether most of what stands between blanks reads as words and numbers; a short text always does.

    Of "ĐÌ[. Noi 0540009611100... dd....." nobody learns anything, nor of a line of dots to write on.
    """
    pieces = _PIECE.findall(text)
    read = [one for one in pieces if not _LEADER.search(one) and _READS.fullmatch(one.strip(_AROUND))]
    marks = sum(not one.strip(_AROUND) and not _LEADER.search(one) for one in pieces)
    return len(text.strip()) < _SHORT or len(read) >= _LEAST_SHARE * (len(pieces) - marks)
