"""Finds number, kind and title of a document at the head of its text."""

import re
from dataclasses import dataclass

from ingest.document_numbers import NUMBER
from ingest.form_heads import has_motto, is_kind_line, letters_of_unread_number, read_form_head
from ingest.letter_case import capitalised, is_capitals
from ingest.titles import ISSUER_LINE, KIND, KINDS, TITLE_WITH_NUMBER, cited_title, headline, shortened
from vectorstore.law_names import KIND_LETTERS
from vectorstore.number_spelling import canonical_number
from vectorstore.vietnamese import fold

_NUMBER_LINE = re.compile(
    r"^(?P<before>.{0,80}?)(?:(?:Bộ luật|Luật|Nghị quyết|Pháp lệnh)\s+)?"
    rf"\b(?:[Ss]ố|SỐ)\s*:?\s*(?P<number>{NUMBER})"
)
_NUMBERED_KIND_LINE = re.compile(rf"^\W*{KIND}\s+số\s*:?\s*(?P<number>{NUMBER})\d?\s*$", re.IGNORECASE)
_KIND_LINE = re.compile(
    rf"^\W*{KIND}\s*(?:của (?:Quốc hội|Chính phủ|Thủ tướng Chính phủ|Bộ trưởng Bộ .{{3,60}}))?"
    r"(?:số\s*:?.{0,30})?$",
    re.IGNORECASE,
)
_STARTS_BODY = re.compile(
    r"^\W*(?:Căn cứ|Chương\s|CHƯƠNG\s|Điều\s+1\b|PHẦN\s|Phần\s|I\s*[.-]|Theo đề nghị|Thực hiện|Kính gửi"
    r"|Được Hội đồng)"
)
_ARTICLE_LINE = re.compile(r"^\W*Điều \d+\b", re.MULTILINE)
_ADOPTED, _ADOPTED_CHARS = re.compile(r"Hội đồng Thẩm phán[^.;]{0,60}thông qua", re.IGNORECASE), 800
LETTER = "Công văn"
_ABOUT_BESIDE = re.compile(r"(?:^|\s)V/v\b", re.IGNORECASE)
_CENTRAL_NUMBER = re.compile(r"^\d+-")
_MOST_WORDS_BESIDE_NUMBER = 16  # place and date on the same line; a sentence has more
_HEAD_LINES = 60
_FEWEST_ARTICLES = 2
_LOWEST_KIND_LINE = 6  # of a text without number


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a document says it is."""

    number: str | None = None
    kind: str | None = None
    title: str | None = None
    is_paper: bool = False  # without number, but with the head of an official paper
    letters: str = ""  # of its number, where the rest cannot be read


def read_head(text: str, *, title: str | None = None, number: str | None = None) -> Head:
    """Return number, kind and title; an article about a document has no number of its own.

    `title` is what the file format gives, `number` what is known of the document already.
    """
    lines = [line for line in text.split("\n")[:_HEAD_LINES] if line.strip()]
    if not lines:
        return Head(title=title)
    body = next((at for at, line in enumerate(lines) if _STARTS_BODY.match(line)), len(lines))
    head = lines[: max(body, 1)]
    if len(head) > 1 and ISSUER_LINE.match(head[-1]):
        head.pop()
    kind_line = next((at for at, line in enumerate(head) if _KIND_LINE.match(line)), None)
    if kind_line is None:
        kind_line = next((at for at, line in enumerate(head) if _misread_kind(line)), None)
    number = number or _number(head, kind_line, text)
    if number is None:
        return _head_without_number(lines, head, kind_line, title)
    kind = _kind_of(number, head, kind_line)
    found = cited_title(number, kind, head, kind_line, text)
    is_code = found is not None and found.startswith("Bộ luật")
    return Head(number, "Bộ luật" if is_code else kind, found)


def kind_of_number(number: str) -> str | None:
    """Return the kind that the letters of a document number stand for; None where they are not known."""
    letters = {fold(one) for one in re.findall(r"[A-ZĐa-zđ]+", number)}
    found = (kind for kind, codes in KIND_LETTERS.items() if not letters.isdisjoint(codes))
    return next((capitalised(kind) for kind in found), None)


def _number(head: list[str], kind_line: int | None, text: str) -> str | None:
    """Return the number on a line of its own, or in the title where the text is the document itself."""
    for at, line in enumerate(head):
        found = _NUMBERED_KIND_LINE.match(line) or _NUMBER_LINE.match(line)
        if found and _is_own_number(found, line, below_kind=kind_line is not None and at == kind_line + 1):
            return canonical_number(found["number"])
    titled = TITLE_WITH_NUMBER.match(head[0])
    if titled is None or ":" in head[0][titled.end() :]:
        return None
    number = canonical_number(titled["number"])
    is_precedent = fold(titled["kind"]) == "an le" and _ADOPTED.search(text[:_ADOPTED_CHARS])
    is_whole = (
        is_precedent or _CENTRAL_NUMBER.match(number) or len(_ARTICLE_LINE.findall(text)) >= _FEWEST_ARTICLES
    )
    return number if is_whole else None


def _is_own_number(found: re.Match[str], line: str, *, below_kind: bool) -> bool:
    """Tell whether a number is the document's own: alone, behind capitals, or in "của Chính phủ số"."""
    before = found.groupdict().get("before") or ""
    if below_kind and before.lower().startswith("của "):
        return True
    return is_capitals(before or "A") and len(line.split()) <= _MOST_WORDS_BESIDE_NUMBER


def _kind_word(head: list[str], kind_line: int | None) -> str | None:
    if kind_line is None:
        return None
    match = _KIND_LINE.match(head[kind_line])
    return capitalised(match["kind"]) if match else _misread_kind(head[kind_line])


def _misread_kind(line: str) -> str | None:
    """Return the kind that a line in capitals names with wrong marks, as recognised scans have them."""
    return next((kind for kind in KINDS if is_kind_line(line, kind)), None)


def _head_without_number(lines: list[str], head: list[str], kind_line: int | None, title: str | None) -> Head:
    """Return kind and title of a text that has no number, or none that can be read."""
    kind, is_paper = _kind_word(head, kind_line), has_motto(head)
    letters = letters_of_unread_number(head) if is_paper else ""
    if kind_line is None or (kind_line > _LOWEST_KIND_LINE and not is_paper):
        form = read_form_head(head, sorted(KINDS, key=len, reverse=True))
        if form is not None:
            found = form.kind or kind_of_number(letters)
            return Head(None, found, shortened(form.title), is_paper, letters)
    is_high = is_paper and not title
    lowest = len(head) if is_high else _LOWEST_KIND_LINE
    near = kind_line if kind_line is not None and kind_line <= lowest else None
    named = headline(lines, head, kind, near, title)
    return Head(None, kind or kind_of_number(letters), named, is_paper, letters)


def _kind_of(number: str, head: list[str], kind_line: int | None) -> str | None:
    """Return the kind as the head has it, else as the letters of the number say."""
    named = TITLE_WITH_NUMBER.match(head[0])
    word = _kind_word(head, kind_line) or (capitalised(named["kind"]) if named else None)
    return word or kind_of_number(number) or (LETTER if _is_letter(head) else None)


def _is_letter(lines: list[str]) -> bool:
    """Tell whether a head without a kind is that of a công văn: it says what it is about by V/v."""
    return any(map(_ABOUT_BESIDE.search, lines))
