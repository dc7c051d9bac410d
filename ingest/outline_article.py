"""The outline of news and explanatory articles: their headings, short lines that stand alone."""

import re

from ingest.nesting import Heading, nest
from vectorstore.records import Place

_LONGEST_HEADING = 120
_FEWEST_WORDS = 2
# What is seen on a picture, not what the next paragraphs are about.
_CAPTION = re.compile(
    r"(?:Đồng chí|Đ/c|Các đồng chí|Ông|Bà|Các đại biểu|Đại biểu|Đoàn viên|Học viên|Toàn cảnh|Quang cảnh"
    r"|Khung cảnh|Lãnh đạo|Hình ảnh|Ảnh|Tin và ảnh|Tin, ảnh)(?!\w)"
)
# Where and on what day a paper was signed, its number, its motto: the head, not what is below it.
_HEAD = re.compile(
    r"[^,\n]{2,40},\s*ngày\b.{0,30}\btháng\b|Số\s*:|V/v\b|Kính gửi\b|CỘNG H(?:ÒA|OÀ) XÃ HỘI|Độc lập\s*[-–]"
)
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\n)[^\n]+)*")


def find_headings(text: str) -> list[Place]:
    """Return the headings behind the title; each reaches to the next."""
    paragraphs = list(_PARAGRAPH.finditer(text))
    headings = [
        Heading(0, "heading", "", match.group().strip(), match.start())
        for number, match in enumerate(paragraphs)
        if 0 < number < len(paragraphs) - 1 and _is_heading(match.group())
    ]
    return nest(headings, text)


def _is_heading(paragraph: str) -> bool:
    line = paragraph.strip()
    return (
        len(line) <= _LONGEST_HEADING
        and "\n" not in line
        and len(line.split()) >= _FEWEST_WORDS
        and line[0].isupper()
        and not _CAPTION.match(line)
        and not _HEAD.match(line)
        and line[-1] not in ".,;:!…)"
    )
