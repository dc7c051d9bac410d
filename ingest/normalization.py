"""From the text that a file gives to the text that is stored, searched and quoted.

Every step only takes away what is not the document's (marks, running heads, line breaks of the
printer) or breaks lines before headings; no word is changed. Normalising twice is normalising once.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.cell_lines import join_cell_lines
from ingest.flattened import UPPER, break_before_headings
from ingest.furniture import remove_furniture, remove_running_heads
from ingest.line_joining import join_wrapped_lines
from ingest.markup import remove_marks
from ingest.page_mark import PAGE_MARK

_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_SPACES = re.compile(r"[^\S\n]+")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\ue000-\uf8ff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_SOFT_HYPHEN_BREAK = re.compile(r"\u00ad[^\S\n]*\n[^\S\n]*")
_BLANK_LINES = re.compile(r"\n{3,}")
_STRAY_BULLET = re.compile(
    r"^[-–.,'’‘•*]+[ \t]+(?=(?:Điều|ĐIỀU)\s+\d+\s*\.|(?:Chương|CHƯƠNG)\s+[IVXLC\d]+\s*$"
    r"|(?:LUẬT|BỘ LUẬT|NGHỊ ĐỊNH|NGHỊ QUYẾT|QUYẾT ĐỊNH|THÔNG TƯ|CHỈ THỊ|KẾT LUẬN|HƯỚNG DẪN|QUY ĐỊNH)\s*$)",
    re.MULTILINE,
)
_GLUED_MOTTO = re.compile(r"(?<=NAM)[ \t]*(?=Độc lập\b)")
_GLUED_FIRST_ITEM = re.compile(rf"(?<=:)(?=1\.\s[{UPPER}])")
_MOST_PASSES = 6


@dataclass(frozen=True, slots=True)
class NormalizedText:
    """A document's text and where its pages begin in it, in code points."""

    text: str
    pages: tuple[int, ...] = ()  # empty where the format has no pages


def normalize_text(text: str) -> str:
    """Return the text as it is stored: NFC, no marks, no furniture, wrapped lines joined."""
    return _until_stable(join_cell_lines(_clean_characters(text)))


def normalize_pages(pages: Sequence[str]) -> NormalizedText:
    """Return the text of all pages, normalised as one, and the offset of each page's first character.

    A page that starts inside a paragraph begins in the middle of a line.
    """
    if len(pages) == 1:
        return NormalizedText(normalize_text(pages[0]))
    clean = remove_running_heads([_clean_characters(page) for page in pages])
    return _without_page_marks(_until_stable(_marked(clean)))


def _marked(pages: Sequence[str]) -> str:
    """Return the pages as one text; a page without text begins where the next one does."""
    pieces, marks = [], ""
    for page in pages:
        marks += PAGE_MARK
        if page.strip():
            pieces.append(marks + page.strip())
            marks = ""
    return "\n".join(pieces) + marks


def _until_stable(text: str) -> str:
    for _ in range(_MOST_PASSES):
        simpler = _pass(text)
        if simpler == text:
            break
        text = simpler
    return text


def _pass(text: str) -> str:
    text = remove_furniture(_tidy(remove_marks(text)))
    text = _GLUED_FIRST_ITEM.sub("\n", _GLUED_MOTTO.sub("\n", text))
    text = _STRAY_BULLET.sub("", text)
    return _tidy(break_before_headings(join_wrapped_lines(_tidy(text))))


def _clean_characters(text: str) -> str:
    text = _SOFT_HYPHEN_BREAK.sub("", _LINE_ENDS.sub("\n", text))
    text = _CONTROL.sub("", _INVISIBLE.sub("", text))
    return unicodedata.normalize("NFC", text)


def _tidy(text: str) -> str:
    """Return the text with single spaces, none at line ends, and one blank line at most in a row."""
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


def _without_page_marks(text: str) -> NormalizedText:
    parts = text.split(PAGE_MARK)
    starts, length = [], len(parts[0])
    for part in parts[1:]:
        starts.append(length)
        length += len(part)
    return NormalizedText("".join(parts), tuple(starts))
