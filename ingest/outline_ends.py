"""Where a numbered part of a Party or union text ends though no number follows: what surely is no part of it.

Only sure signs count: the clause on the text itself ("Chỉ thị này phổ biến đến chi bộ"), the signatures, a
new matter told by its name ("Về mục tiêu, Nghị quyết đặt ra …"), and a heading without a number.
"""

import re
from collections.abc import Iterator

from ingest.nesting import Heading

NEW_MATTER = "new"  # the label of a mark behind which counting begins anew
END = "end"  # the level of such a mark; no place is made of it
_KINDS = (
    r"(?:Nghị quyết|Chỉ thị|Kết luận|Hướng dẫn|Quy định|Quyết định|Thông báo|Kế hoạch|Quy chế|Thông tri"
    r"|Chương trình)"
)
_OF_ITSELF = re.compile(
    rf"^[ \t]*{_KINDS} này (?:thay thế|thay cho|có hiệu lực|được phổ biến|phổ biến|được thực hiện từ)", re.M
)
_SIGNED = re.compile(
    r"^[ \t|]*(?:Nơi nhận\s*:|T/?M\.?\s+[^\W\d_]{2}|K/?T\.?\s+[^\W\d_]{2}|T/?L\.?\s+[^\W\d_]{2}|PHỤ LỤC\b)",
    re.M,
)
_NEW_MATTER = re.compile(
    rf"^[ \t]*Về [^.;:\n]{{3,80}}, (?:{_KINDS}|Bộ Chính trị|Ban Bí thư|Trung ương)(?: số \S+)? (?!này\b)\w",
    re.M,
)
_PARAGRAPH = re.compile(r"(?:\A|(?<=\n\n))[^\n]+(?=\n\n|\n?\Z)")
_HEADING = re.compile(r"[^\W\d_][^\n|.;:?!]{18,118}[^\W_]")
_FULL = re.compile(r"[.;]\s*$")


def ends(text: str) -> Iterator[Heading]:
    """Yield where parts end, each with its rank: 0 ends all, 1 what is below "I", 2 what is below "1"."""
    for pattern, rank, label in ((_SIGNED, 0, ""), (_OF_ITSELF, 1, ""), (_NEW_MATTER, 1, NEW_MATTER)):
        yield from (Heading(rank, END, label, "", match.start()) for match in pattern.finditer(text))
    yield from (Heading(2, END, "", "", start) for start in _bare_headings(text))


def _bare_headings(text: str) -> Iterator[int]:
    """Yield where a paragraph stands alone like a heading, between two that are full sentences."""
    paragraphs = list(_PARAGRAPH.finditer(text))
    for before, match, after in zip(paragraphs, paragraphs[1:], paragraphs[2:], strict=False):
        is_heading = _HEADING.fullmatch(match.group().strip()) and not match.group().isupper()
        if (
            is_heading
            and match.group()[0].isupper()
            and _FULL.search(before.group())
            and _FULL.search(after.group())
        ):
            yield match.start()
