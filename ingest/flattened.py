"""Gives a text that lost its line breaks its numbered headings back, each at the start of a line."""

import re
from collections.abc import Iterator

_FLATTENED = 1_500  # characters: no printed paragraph of an official text is longer as a rule
UPPER = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_CANDIDATE = re.compile(
    rf"(?<=\s)(?:(?P<roman>[IVX]{{1,5}})\s?[-–.]\s?(?=[{UPPER}]{{2}})"
    rf"|(?P<number>\d{{1,2}})\s?[-–.]\s(?=[{UPPER}])"
    rf"|(?P<nested>\d{{1,2}}\.\d{{1,2}})\s?[-–.]?\s(?=[{UPPER}])"
    rf"|Điều\s(?P<article>\d{{1,3}})\.\s(?=[{UPPER}]))"
)
_SENTENCE_END = re.compile(rf"(?:[.;:!?…”\")]|[{UPPER}]{{2,}})\s+$")
_ROMANS = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV"]


def break_before_headings(text: str) -> str:
    """Return the text with a paragraph break before each numbered heading inside an overlong line.

    Only numbers that count on (I, II, III; 1, 2, 3) after the end of a sentence or of a heading in
    capitals are headings; "ngày 3", "khoản 2" and amounts are not.
    """
    return "\n".join(_broken(line) if len(line) > _FLATTENED else line for line in text.split("\n"))


def _broken(line: str) -> str:
    pieces, begin = [], 0
    for start in _heading_starts(line):
        pieces.append(line[begin:start].rstrip())
        begin = start
    return "\n\n".join([*pieces, line[begin:]])


def _heading_starts(line: str) -> Iterator[int]:
    roman = number = article = 0
    for match in _CANDIDATE.finditer(line):
        if not _SENTENCE_END.search(line, max(0, match.start() - 40), match.start()):
            continue
        if match["roman"]:
            if roman + 1 < len(_ROMANS) and match["roman"] == _ROMANS[roman + 1]:
                roman, number = roman + 1, 0
                yield match.start()
        elif match["number"]:
            if int(match["number"]) == number + 1:
                number += 1
                yield match.start()
        elif match["nested"]:
            if int(match["nested"].split(".")[0]) == number:
                yield match.start()
        elif int(match["article"]) == article + 1:
            article += 1
            number = 0
            yield match.start()
