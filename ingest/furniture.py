"""Takes out what belongs to the sheet or the site, not to the document.

That is: running heads of the gazette, page numbers, stamps of digital signatures, breadcrumbs and
counters of web pages.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.page_mark import PAGE_MARK

_GAZETTE = re.compile(r"^\s*(?:\d{1,4}\s+)?CÔNG BÁO\s*/\s*Số\b.{0,80}$", re.IGNORECASE)
_NUMBER_ALONE = re.compile(
    r"^\s*(?:[-–—]\s*)?\d{1,4}(?:\s*[-–—])?\s*$|^\s*(?:Trang|Page)\s+\d{1,4}(?:\s*/\s*\d{1,4})?\s*$"
)
_STAMP = re.compile(
    r"^\s*(?:Người ký|Ký bởi|Email|Cơ quan|Thời gian ký|Digitally signed by|DN)\s*:", re.IGNORECASE
)
_SIGNED = re.compile(r"^\s*(?:Người ký|Ký bởi|Digitally signed by)\s*:", re.IGNORECASE)
_SITE_LINES = re.compile(
    r"^\s*(?:Nội dung chính|Mục lục bài viết|Xem thêm|Chia sẻ|Tin liên quan|Bài viết liên quan|Về trang chủ"
    r"|(?:Link|Ngày giờ đăng|Giờ đăng|Ngày đăng) bài viết gốc\s*:.*)\s*$",
    re.IGNORECASE,
)
_BREADCRUMB = re.compile(r"^\s*Trang chủ\b", re.IGNORECASE)
_COUNTER = re.compile(r"^\s*\d{1,7}\s*$")
_TOP_LINES = 8
_STAMP_LINES = 6
_PAGE_EDGE = 2  # lines
_FEW_PAGES = 2


def remove_running_heads(pages: Sequence[str]) -> list[str]:
    """Return the pages without page numbers and without lines that head or foot at least half of them.

    Of two pages only the very first and last lines are compared: that two lines agree is no rule yet.
    """
    lines_of = [page.split("\n") for page in pages]
    repeated, offset = _repeated(lines_of), _page_offset(lines_of)
    return [
        "\n".join(_without_edges(lines, repeated, page_number=index + offset if len(pages) > 1 else None))
        for index, lines in enumerate(lines_of)
    ]


def remove_furniture(text: str) -> str:
    """Return the text without gazette heads, signature stamps and lines of the web site around it."""
    lines = text.split("\n")
    bare = [line.replace(PAGE_MARK, "") for line in lines]
    return "\n".join(_kept(lines, _gazette_heads(bare) | _stamps(bare) | _site(bare)))


def _kept(lines: Sequence[str], drop: set[int]) -> Iterator[str]:
    """Yield the lines that stay; the mark of a page that begins on a dropped line moves to the next."""
    marks = ""
    for number, line in enumerate(lines):
        if number in drop:
            marks += PAGE_MARK * line.count(PAGE_MARK)
        else:
            yield marks + line
            marks = ""
    if marks:
        yield marks


def _repeated(lines_of: Sequence[Sequence[str]]) -> set[str]:
    """Return the masks of the lines that head or foot at least half of the pages, two at least."""
    edge = _PAGE_EDGE if len(lines_of) > _FEW_PAGES else 1
    fewest = 3 if len(lines_of) > _FEW_PAGES else 2
    seen = Counter(mask for lines in lines_of for mask in {_mask(lines[at]) for at in _edges(lines, edge)})
    seen = Counter({mask: count for mask, count in seen.items() if any(map(str.isalpha, mask))})
    return {mask for mask, count in seen.items() if count * 2 >= len(lines_of) and count >= fewest}


def _edges(lines: Sequence[str], edge: int = _PAGE_EDGE) -> list[int]:
    """Return the numbers of the first and last lines that are not blank."""
    filled = [number for number, line in enumerate(lines) if line.strip()]
    return sorted({*filled[:edge], *filled[-edge:]})


def _mask(line: str) -> str:
    return re.sub(r"\d+", "0", " ".join(line.split()))


def _without_edges(lines: Sequence[str], repeated: set[str], *, page_number: int | None) -> list[str]:
    drop = {at for at in _edges(lines) if _mask(lines[at]) in repeated}
    if page_number is not None:
        drop |= {at for at in _edges(lines) if _number_alone(lines[at]) == page_number}
    drop |= _gazette_heads(lines)
    return [line for number, line in enumerate(lines) if number not in drop]


def _page_offset(lines_of: Sequence[Sequence[str]]) -> int:
    """Return what printed page numbers are ahead of the pages' own, counted from 0; 1 as a rule.

    Numbers at the edge of a page that do not count with the pages belong to a table.
    """
    ahead = Counter(
        number - index
        for index, lines in enumerate(lines_of)
        for at in _edges(lines)
        if (number := _number_alone(lines[at])) is not None
    )
    most = max(ahead, key=lambda offset: (ahead[offset], offset == 1), default=1)
    return most if ahead[most] > 1 else 1


def _number_alone(line: str) -> int | None:
    """Return the number that a line consists of, with "Trang" or dashes around it or not; else None."""
    found = re.search(r"\d+", line) if _NUMBER_ALONE.match(line) else None
    return int(found.group()) if found else None


def _gazette_heads(lines: Sequence[str]) -> set[int]:
    """Return the lines "CÔNG BÁO/Số …" with the page number above or below and the blank lines around."""
    drop: set[int] = set()
    for at, line in enumerate(lines):
        if not _GAZETTE.match(line):
            continue
        drop.add(at)
        drop |= _blank_run(lines, at, -1) | _blank_run(lines, at, 1)
    return drop


def _blank_run(lines: Sequence[str], at: int, step: int) -> set[int]:
    """Return the blank lines on one side of a head, over one page number at most."""
    run: set[int] = set()
    numbers = 0
    at += step
    while 0 <= at < len(lines):
        is_number = bool(_NUMBER_ALONE.match(lines[at]))
        if lines[at].strip() and not (is_number and numbers == 0):
            break
        numbers += is_number
        run.add(at)
        at += step
    return run


def _stamps(lines: Sequence[str]) -> set[int]:
    """Return the lines of digital signature stamps."""
    drop: set[int] = set()
    for at, line in enumerate(lines):
        if _SIGNED.match(line):
            nearby = range(at, min(at + _STAMP_LINES, len(lines)))
            drop |= {number for number in nearby if _STAMP.match(lines[number])}
    return drop


def _site(lines: Sequence[str]) -> set[int]:
    drop = {number for number, line in enumerate(lines) if _SITE_LINES.match(line)}
    filled = [number for number, line in enumerate(lines) if line.strip() and number not in drop]
    if not filled:
        return drop
    top = filled[:_TOP_LINES]
    if _BREADCRUMB.match(lines[top[0]]) and len(top) > 1:
        drop.add(top.pop(0))
        drop |= {number for number in top if _COUNTER.match(lines[number])}
    title = lines[top[0]].strip()
    return drop | {number for number in top[1:3] if lines[number].strip() == title}
