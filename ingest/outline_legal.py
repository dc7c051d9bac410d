"""The outline of laws and of everything written like them: Phần › Chương › Mục › Điều › khoản › điểm."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from ingest.nesting import Heading, first_line, nest
from vectorstore.records import Place

_RANKS = {"part": 0, "chapter": 1, "section": 2, "subsection": 3, "article": 4, "clause": 5, "point": 6}
_NUMBER = r"(?:thứ\s+[^\W\d_]+(?:\s+[^\W\d_]+)?|[IVXLC]+|\d{1,3})"
_ABOVE = re.compile(
    rf"^[ \t]*(?P<word>Phần|PHẦN|Chương|CHƯƠNG|Tiểu mục|TIỂU MỤC|Mục|MỤC)\s+"
    rf"(?P<number>{_NUMBER}|THỨ\s+\w+)\s*(?:[.:\-–]|$|\n)",
    re.MULTILINE,
)
_ARTICLE = re.compile(r"^[ \t]*(?:Điều|ĐIỀU)\s+(?P<number>\d{1,3}[a-zđ]?)\s*[.:](?!\d)[ \t]*", re.MULTILINE)
_CLAUSE = re.compile(r"^[ \t]*(?P<number>\d{1,3}[a-zđ]?)\s*[.)](?!\d)[ \t]*(?=\S)", re.MULTILINE)
_POINT = re.compile(r"^[ \t]*(?P<letter>[a-zđ]{1,2}\d{0,2})\s*[.)](?=\s*\S)", re.MULTILINE)
_APPENDIX = re.compile(
    r"^[ \t]*(?P<label>(?:PHỤ LỤC|Phụ lục)(?:\s+(?:số\s+)?(?:[IVXLC]+|\d+))?"
    r"|(?:MẪU SỐ|Mẫu số)\s+[\dIVX.]+[a-z]?)"
    r"\s*(?:[.:\-–(]|$)",
    re.MULTILINE,
)
_CLOSING = re.compile(
    r"^[ \t]*(?:Nơi nhận\s*:|TM\.\s|T/M\s|KT\.\s|K/T\s|\|?\s*CHỦ TỊCH QUỐC HỘI|"
    r"(?:Luật|Bộ luật|Nghị quyết|Pháp lệnh) này (?:đã )?được Quốc hội .{0,120}thông qua)",
    re.MULTILINE,
)
_LETTERS = [
    "a",
    "b",
    "c",
    "d",
    "đ",
    "e",
    "g",
    "h",
    "i",
    "k",
    "l",
    "m",
    "n",
    "o",
    "p",
    "q",
    "r",
    "s",
    "t",
    "u",
    "v",
    "x",
    "y",
    "z",
]
_WORDS = {"phần": "part", "chương": "chapter", "mục": "section", "tiểu mục": "subsection"}
_LONGEST_QUOTATION = 40_000


def find_legal_places(text: str) -> list[Place]:
    """Return the places of a law, empty where the text has no Điều.

    Điều quoted by an amending law stand inside quotation marks and are not places of its own.
    """
    quoted = _Quotations(text)
    articles = list(_articles(text, quoted))
    if not articles:
        return []
    closing = _closing(text, articles[-1].start)
    headings = [*_above(text, quoted, closing), *articles, *_appendices(text, closing)]
    headings.sort(key=lambda heading: (heading.start, heading.rank))
    inner = [
        found
        for heading, end in _ranges(headings, closing, text)
        for found in _inside(text, heading, end, quoted)
    ]
    everything = sorted(
        [*headings, *inner, *_end_of_articles(closing, text, headings)], key=lambda h: (h.start, h.rank)
    )
    return [place for place in nest(everything, text) if place.level != "closing"]


def _articles(text: str, quoted: "_Quotations") -> Iterator[Heading]:
    """Yield the Điều in sequence; a number that jumps although the next one follows is a reference."""
    found = [match for match in _ARTICLE.finditer(text) if not quoted.holds(match.start("number"))]
    numbers = [int(re.match(r"\d+", match["number"]).group()) for match in found]  # type: ignore[union-attr]
    last = 0
    for place, (match, number) in enumerate(zip(found, numbers, strict=True)):
        jumps = number not in (last, last + 1)
        if jumps and number > last and last + 1 in numbers[place + 1 :]:
            continue
        if number < last and not (number == 1 and 2 in numbers[place + 1 : place + 2]):
            continue
        if number == last and match["number"].isdigit():
            continue
        last = number
        title = first_line(text, match.end())
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        yield Heading(_RANKS["article"], "article", f"Điều {match['number']}", title, start)


def _above(text: str, quoted: "_Quotations", closing: int) -> Iterator[Heading]:
    for match in _ABOVE.finditer(text):
        if quoted.holds(match.start("number")) or match.start() >= closing:
            continue
        word = match["word"].lower()
        title = _title(text, match.end())
        number = match["number"]
        label = f"{word.capitalize()} {number.lower() if 'hứ' in number.lower() else number}"
        start = match.start("word")
        yield Heading(_RANKS[_WORDS[word]], "section" if "mục" in word else _WORDS[word], label, title, start)


def _title(text: str, start: int) -> str:
    """Return the title of a chapter: the rest of its line, or the capitals of the lines below."""
    lines: list[str] = []
    for line in text[start : start + 400].split("\n"):
        bare = line.strip()
        if lines and (not bare or not bare.isupper()):
            break
        if _ARTICLE.match(bare) or _ABOVE.match(bare) or _CLAUSE.match(bare):
            break
        if bare:
            lines.append(bare)
    return " ".join(lines)[:250]


def _closing(text: str, after: int) -> int:
    """Return where the signatures begin, behind the last Điều; the end of the text where there are none."""
    matches = [found.start() for pattern in (_CLOSING, _APPENDIX) if (found := pattern.search(text, after))]
    return min(matches, default=len(text))


def _appendices(text: str, closing: int) -> Iterator[Heading]:
    for match in _APPENDIX.finditer(text, closing):
        label = " ".join(match["label"].split()).capitalize()
        label = re.sub(r"\b[ivxlc]+$", lambda found: found.group().upper(), label)
        yield Heading(0, "heading", label, _title(text, match.end()), match.start("label"))


def _end_of_articles(closing: int, text: str, headings: list[Heading]) -> list[Heading]:
    """Return a mark that ends the last Điều where signatures follow it."""
    if closing >= len(text) or any(heading.start == closing for heading in headings):
        return []
    return [Heading(0, "closing", "", "", closing)]


def _ranges(headings: list[Heading], closing: int, text: str) -> Iterator[tuple[Heading, int]]:
    for number, heading in enumerate(headings):
        if heading.level == "article":
            end = headings[number + 1].start if number + 1 < len(headings) else len(text)
            yield heading, min(end, closing) if heading.start < closing else end


def _inside(text: str, article: Heading, end: int, quoted: "_Quotations") -> Iterator[Heading]:
    """Yield the khoản of an Điều and the điểm of each khoản, or of the Điều itself."""
    body = text.find("\n", article.start)
    body = body + 1 if 0 <= body < end else article.start + len(article.label) + 1
    clauses = list(_clauses(text, body, end, quoted))
    starts = [clause.start for clause in clauses]
    bounds = [body, *starts, end]
    yield from clauses
    for start, stop in pairwise(bounds):
        yield from _points(text, start, stop, quoted)


def _clauses(text: str, start: int, end: int, quoted: "_Quotations") -> Iterator[Heading]:
    last = 0
    for match in _CLAUSE.finditer(text, start, end):
        digits = re.match(r"\d+", match["number"])
        number = int(digits.group()) if digits else 0
        is_next = number == last + 1 or (number == last and not match["number"].isdigit() and last)
        if not is_next or quoted.holds(match.start("number")):
            continue
        last = number
        yield Heading(_RANKS["clause"], "clause", match["number"], "", match.start("number"))


def _points(text: str, start: int, end: int, quoted: "_Quotations") -> Iterator[Heading]:
    last = -1
    for match in _POINT.finditer(text, start, end):
        letter = match["letter"]
        if letter[0] not in _LETTERS or quoted.holds(match.start("letter")):
            continue
        order = _LETTERS.index(letter[0])
        is_next = last < order <= last + 2 if len(letter) == 1 else order in (last, last + 1)
        if not is_next:
            continue
        last = order
        yield Heading(_RANKS["point"], "point", letter, "", match.start("letter"))


class _Quotations:
    """The stretches between “ and ”, outermost only; a mark that is never closed is ignored."""

    def __init__(self, text: str) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        opened: list[int] = []
        for match in re.finditer("[“”]", text):
            if match.group() == "“":
                opened.append(match.start())
            elif opened:
                start = opened.pop()
                if not opened or match.start() - opened[0] > _LONGEST_QUOTATION:
                    opened.clear()
                    self._starts.append(start)
                    self._ends.append(match.start())

    def holds(self, position: int) -> bool:
        """Tell whether a position is inside a quotation."""
        place = bisect_right(self._starts, position) - 1
        return place >= 0 and position < self._ends[place]
