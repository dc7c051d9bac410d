"""The outline of laws and of everything written like them: Phần › Chương › Mục › Điều › khoản › điểm."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.article_sequence import APPENDIX, ARTICLE, Article, find_articles
from ingest.nesting import Heading, first_line, nest
from ingest.quotations import Quotations
from vectorstore.records import Place

_RANKS = {"part": 0, "chapter": 1, "section": 2, "subsection": 3, "article": 4, "clause": 5, "point": 6}
_NUMBER = r"(?:thứ\s+[^\W\d_]+(?:\s+[^\W\d_]+)?|[IVXLC]+|\d{1,3})"
_ABOVE = re.compile(
    rf"^[ \t]*(?P<word>Phần|PHẦN|Chương|CHƯƠNG|Tiểu mục|TIỂU MỤC|Mục|MỤC)\s+"
    rf"(?P<number>{_NUMBER}|THỨ\s+\w+)\s*(?:[.:\-–]|$|\n|(?<=[IVXLC\d][ \t])(?=[^\W\d_]))",
    re.MULTILINE,
)
_CLAUSE = re.compile(r"^[ \t]*(?P<number>\d{1,3}[a-zđ]?)\s*[.)](?!\d)[ \t]*(?=\S)", re.MULTILINE)
_POINT = re.compile(r"^[ \t]*(?P<letter>[a-zđ]{1,2}\d{0,2})\s*[.)](?=\s*\S)", re.MULTILINE)
_CLOSING = re.compile(
    r"^[ \t]*(?:Nơi nhận\s*:|TM\.\s|T/M\s|KT\.\s|K/T\s|\|?\s*CHỦ TỊCH QUỐC HỘI|"
    r"(?:Luật|Bộ luật|Nghị quyết|Pháp lệnh) này (?:đã )?được Quốc hội .{0,120}thông qua)",
    re.MULTILINE,
)
_LETTERS = "abcdđeghiklmnopqrstuvxyz"  # in the order in which điểm are counted
_WORDS = {"phần": "part", "chương": "chapter", "mục": "section", "tiểu mục": "subsection"}


def find_legal_places(text: str) -> list[Place]:
    """Return the places of a law, empty where the text has no Điều.

    Điều quoted by an amending law stand inside quotation marks and are not places of its own; those of
    a model contract in an annex are sections of the annex, so that nobody takes them for the law's.
    """
    quoted = Quotations(text)
    articles = find_articles(text, quoted)
    if not articles.own:
        return []
    closing = _closing(text, articles.own[-1].start)
    appendices = list(_appendices(text, closing))
    headings = [
        *_above(text, quoted, closing),
        *(_article(text, article) for article in articles.own),
        *appendices,
        *(_annexed(text, article, appendices) for article in articles.annexed),
    ]
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


def _article(text: str, article: Article) -> Heading:
    title = first_line(text, article.title_start)
    return Heading(_RANKS["article"], "article", f"Điều {article.number}", title, article.start)


def _annexed(text: str, article: Article, appendices: Sequence[Heading]) -> Heading:
    """Return an Điều of an annex as a section of it: "Phụ lục II, Điều 3"."""
    annex = next((one.label for one in reversed(appendices) if one.start < article.start), "Phụ lục")
    title = first_line(text, article.title_start)
    return Heading(_RANKS["article"], "heading", f"{annex}, Điều {article.number}", title, article.start)


def _above(text: str, quoted: Quotations, closing: int) -> Iterator[Heading]:
    for match in _ABOVE.finditer(text):
        if quoted.holds(match.start("number")) or match.start() >= closing:
            continue
        if match.group()[-1] in " \t" and not first_line(text, match.end()).isupper():
            continue  # a title on the line of its number is in capitals, else it is a sentence
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
        if ARTICLE.match(bare) or _ABOVE.match(bare) or _CLAUSE.match(bare):
            break
        if bare:
            lines.append(bare)
    return " ".join(lines)[:250]


def _closing(text: str, after: int) -> int:
    """Return where the signatures begin, behind the last Điều; the end of the text where there are none."""
    matches = [found.start() for pattern in (_CLOSING, APPENDIX) if (found := pattern.search(text, after))]
    return min(matches, default=len(text))


def _appendices(text: str, closing: int) -> Iterator[Heading]:
    for match in APPENDIX.finditer(text, closing):
        label = re.sub(r"^\w+ \w+", lambda word: word.group().capitalize(), " ".join(match["label"].split()))
        yield Heading(0, "heading", label, _title(text, match.end()), match.start("label"))


def _end_of_articles(closing: int, text: str, headings: list[Heading]) -> list[Heading]:
    """Return a mark that ends the last Điều where signatures follow it."""
    if closing >= len(text) or any(heading.start == closing for heading in headings):
        return []
    return [Heading(0, "closing", "", "", closing)]


def _ranges(headings: list[Heading], closing: int, text: str) -> Iterator[tuple[Heading, int]]:
    for number, heading in enumerate(headings):
        if heading.rank == _RANKS["article"]:
            end = headings[number + 1].start if number + 1 < len(headings) else len(text)
            yield heading, min(end, closing) if heading.start < closing else end


def _inside(text: str, article: Heading, end: int, quoted: Quotations) -> Iterator[Heading]:
    """Yield the khoản of an Điều and the điểm of each khoản, or of the Điều itself."""
    body = text.find("\n", article.start)
    body = body + 1 if 0 <= body < end else article.start + len(article.label) + 1
    clauses = list(_clauses(text, body, end, quoted))
    starts = [clause.start for clause in clauses]
    bounds = [body, *starts, end]
    yield from clauses
    for start, stop in pairwise(bounds):
        yield from _points(text, start, stop, quoted)


def _clauses(text: str, start: int, end: int, quoted: Quotations) -> Iterator[Heading]:
    last = 0
    for match in _CLAUSE.finditer(text, start, end):
        digits = re.match(r"\d+", match["number"])
        number = int(digits.group()) if digits else 0
        is_next = number == last + 1 or (number == last and not match["number"].isdecimal() and last)
        if not is_next or quoted.holds(match.start("number")):
            continue
        last = number
        yield Heading(_RANKS["clause"], "clause", match["number"], "", match.start("number"))


def _points(text: str, start: int, end: int, quoted: Quotations) -> Iterator[Heading]:
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
