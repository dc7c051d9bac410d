"""Joins lines that a printer or a PDF wrapped; a line that starts something of its own is never joined."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.page_mark import PAGE_MARK

_STARTS_SOMETHING = re.compile(
    r"(?:Điều|ĐIỀU)\s+\d+[a-zđ]?\s*[.:]|(?:Điều|ĐIỀU)\s+\d+[a-zđ]?$"
    r"|(?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Tiểu mục|TIỂU MỤC)\s+(?:(?:thứ|THỨ)\s+\w+|[\dIVXLCA-ZĐ]+)"
    r"\s*(?:$|[.:\-–]|[A-ZĐ]{2})"
    r"|(?:Phụ lục|PHỤ LỤC|Mẫu số|MẪU SỐ)\b"
    r"|\d{1,3}(?:\.\d{1,2}){0,3}\s*[.)](?!\d)|\d{1,2}(?:\.\d{1,2})+\s|\d{1,2}\s*[-–]\s|[a-zđA-ZĐ]{1,2}\d{0,2}\s*[).]\s"
    r"|[IVXLC]{1,6}\s*[.\-–)]|\(\d{1,2}\)|\([a-zđivx]{1,4}\)|[-–—+•*▪●○]|\||Căn cứ\b|Nguồn:|Nơi nhận"
)
_ENDS_SOMETHING = (".", ";", ":", "!", "?", "…", "./", "|")
_BETWEEN_CELLS = " | "  # of a table: its rows are never joined
_OPEN_WORD = re.compile(
    r"(?:^|\s)(?:của|và|về|tại|theo|cho|với|các|những|số|hoặc|trong|bởi|là|để|được|khoản|điểm|Điều|ngày|tháng)$",
    re.IGNORECASE,
)
_FEWEST_WRAPPED = 5
_WRAPPED_SHARE = 0.12
_FULL_LINE = 0.8  # of the width: a line as long as this was full
_SHORTEST_WRAPPED = 40  # characters: a shorter line is rather a heading or a cell


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    is_after_blank: bool


def join_wrapped_lines(text: str) -> str:
    """Return the text with wrapped lines joined by a space; paragraphs, items and headings stay lines.

    A line that goes on in small letters is joined always; one that goes on with a capital, or after
    a blank line, only where the whole text is wrapped at one width and the line before was full.
    """
    lines = list(_lines(text))
    width = _wrap_width(lines)
    joined: list[str] = []
    before = ""  # the last line as it was printed
    for line in lines:
        if joined and (_goes_on(joined[-1], line) or _was_wrapped(before, line, width)):
            joined[-1] = f"{joined[-1]} {line.text}"
        else:
            joined.extend(["", line.text] if line.is_after_blank else [line.text])
        before = line.text
    return "\n".join(joined)


def _lines(text: str) -> Iterator[_Line]:
    is_after_blank = False
    for line in text.split("\n"):
        if line:
            yield _Line(line, is_after_blank)
        is_after_blank = not line


def _wrap_width(lines: Sequence[_Line]) -> int:
    """Return the width in characters at which the text is wrapped; 0 where it is not."""
    pairs = [(before.text, line) for before, line in pairwise(lines)]
    wrapped = sorted(len(before) for before, line in pairs if _goes_on(before, line))
    if len(wrapped) < _FEWEST_WRAPPED or len(wrapped) < _WRAPPED_SHARE * len(pairs):
        return 0
    return wrapped[len(wrapped) // 2]


def _goes_on(before: str, line: _Line) -> bool:
    """Tell whether a line goes on with what the line before left open."""
    if line.is_after_blank or not _is_open(before, line.text):
        return False
    is_small = line.text.lstrip(PAGE_MARK)[:1].islower()
    return (is_small and len(before) >= _SHORTEST_WRAPPED) or bool(_OPEN_WORD.search(before))


def _was_wrapped(before: str, line: _Line, width: int) -> bool:
    """Tell whether a line of a text wrapped at `width` goes on after a full line."""
    if not width or len(before) < _FULL_LINE * width or not _is_open(before, line.text):
        return False
    first = line.text.lstrip(PAGE_MARK)[:1]
    return first.islower() or not line.is_after_blank


def _is_open(before: str, following: str) -> bool:
    if _BETWEEN_CELLS in before or _BETWEEN_CELLS in following:
        return False
    return not before.endswith(_ENDS_SOMETHING) and not _STARTS_SOMETHING.match(following.lstrip(PAGE_MARK))
