"""Makes the title by which a document is cited out of the lines at its head."""

import re

from ingest.document_numbers import NUMBER
from ingest.letter_case import capitalised, is_capitals, lower_first, sentence_case, without_shouting
from vectorstore.number_spelling import canonical_number
from vectorstore.vietnamese import fold

KINDS = (
    "Bộ luật", "Luật", "Pháp lệnh", "Nghị định", "Nghị quyết liên tịch", "Nghị quyết", "Thông tư liên tịch",
    "Thông tư", "Quyết định", "Quy định", "Quy chế", "Chỉ thị", "Kết luận", "Hướng dẫn", "Điều lệ",
    "Thông báo kết luận", "Thông báo", "Kế hoạch", "Chương trình", "Báo cáo", "Công văn", "Công điện",
    "Tờ trình", "Văn bản hợp nhất", "Quy trình", "Thông tri", "Đề án", "Án lệ", "Biên bản", "Danh sách",
)  # fmt: skip
KIND = rf"(?P<kind>{'|'.join(sorted(KINDS, key=len, reverse=True))})"
TITLE_WITH_NUMBER = re.compile(
    rf"^\W*(?:toàn văn:?\s*)?{KIND}\s+(?:(?:công đoàn\s+)?số\s*:?\s*)?(?P<number>{NUMBER})", re.IGNORECASE
)
ISSUER_LINE = re.compile(
    r"^(?:Quốc hội|Chính phủ|(?:Thủ tướng|Chủ tịch|Bộ trưởng|Ủy ban|Uỷ ban|Hội đồng)\b[^.,;]{3,70})$",
    re.IGNORECASE,
)
_NAMED_ANEW = re.compile(
    rf"^\.\s+(?P<title>{KIND}\s[^.;]{{3,200}}?)\s+(?:đã được|được|do|ban hành|có hiệu lực|này)\b"
)
_ISSUING = re.compile(
    r"(?:Quốc hội|Ủy ban [Tt]hường vụ Quốc hội) ban hành "
    r"(?P<title>(?:(?:Bộ )?[Ll]uật|Pháp lệnh) [^.;\n]{3,150}?)(?=\s+số\s+\d|\s+đã được|\d?[.;,]?\s*$|[.;])",
    re.MULTILINE,
)
_RUNNING_TEXT = re.compile(
    r"(?<=[^\W\d_A-ZĐ])\s+(?:(?:Thời gian|Những năm|Các năm|Trong (?:thời gian|những năm|các năm))"
    r" (?:vừa )?(?:qua|gần đây)|Hiện nay|Sau (?:hơn |gần )?\d+ năm|Qua \d+ năm|Để )(?=[^.]*,)"
)
_ENDS_IN_TEXT = re.compile(r"[^\W\d_A-ZĐ]{3}\.\s+[A-ZĐ]")
_PART_LINE = re.compile(r"^\W*(?:Chương|Phần|Mục|Phụ lục)\s+(?:[IVXLC]+|\d+)[.:]?$", re.IGNORECASE)
_FULL_TEXT = re.compile(r"^\W*toàn văn\s*:?\s*", re.IGNORECASE)
_BY_WHOM = re.compile(r"\s*do [^,]{5,80} ban hành$")
_OF_YEAR = re.compile(r"^\s+năm \d{4}(?=\s)")
_ISSUED_BY = re.compile(
    rf"\s*\bcủa (?:Quốc hội|Chính phủ|Bộ|Ủy ban)\b[^.;\d]{{0,90}}?\bsố\s*:?\s*{NUMBER}"
    r"(?:,?\s+ngày\s+\d+ tháng \d+ năm \d+)?\s*(?=về\b|quy định|hướng dẫn|$)"
    r"|\s*\bcủa (?:Quốc hội|Chính phủ)(?: nước cộng h(?:oà|òa) xã hội chủ nghĩa Việt Nam)?\s*$",
    re.IGNORECASE,
)
_PLACE_AND_DAY = re.compile(
    r"^\W*[^\W\d][^,\n]{1,40},\s*ngày\b[\d\s.…_/-]*(?:tháng\b[\d\s.…_]*năm\b[\d\s.…_]*)?\W*$", re.IGNORECASE
)
_ABOUT = re.compile(r"^\W*V/v\s*:?\s*", re.IGNORECASE)
_MOTTO = re.compile(r"\s*(?:CỘNG H(?:OÀ|ÒA) XÃ HỘI CHỦ NGHĨA|Độc lập\s*[-–])", re.IGNORECASE)
_EDGES = " *.'`´‘’~"  # the quotes are specks on scans
_TITLES_OF_SITES = frozenset({"van ban phap luat", "trang chu", "chi tiet van ban", "van ban", "untitled"})
_MOST_TITLE_LINES = 5
_LONGEST_TITLE = 300
_SHORTEST_TITLE = 8


def cited_title(
    number: str, kind: str | None, head: list[str], kind_line: int | None, text: str
) -> str | None:
    """Return the title by which a numbered document is cited: laws by name, others by kind and number."""
    issuing = _ISSUING.search(text[:6_000])
    if issuing:
        return _law_title(issuing["title"].strip(" ,"))
    named = TITLE_WITH_NUMBER.match(head[0])
    if named and any(map(str.isalpha, head[0][named.end() :])):
        return _title_of_line(head[0], named)
    subject = _subject(head, kind_line)
    if kind in ("Luật", "Bộ luật") and subject:
        return _law_title(f"{kind} {lower_first(subject)}")
    parts = [kind or "Văn bản", number, lower_first(subject)]
    return shortened(" ".join(part for part in parts if part))


def _title_of_line(line: str, named: re.Match[str]) -> str:
    """Return "Kết luận 57-KL/TW về …" of "KẾT LUẬN SỐ 57-KL/TW VỀ …", or the name that follows it."""
    rest = _OF_YEAR.sub("", line[named.end() :])
    anew = _NAMED_ANEW.match(rest)
    if anew:
        return anew["title"]
    return _tidy_title(f"{capitalised(named['kind'])} {canonical_number(named['number'])}{rest}")


def _law_title(title: str) -> str:
    """Return "Luật Việc làm" of "Luật việc làm": laws are cited with a capital."""
    words = re.match(r"((?:Bộ )?[Ll]uật|Pháp lệnh)\s+(?:về\s+)?(.+)", title)
    if words is None or words[2].startswith("sửa đổi"):
        return title
    return f"{words[1].capitalize()} {words[2][:1].upper()}{words[2][1:]}"


def _subject(head: list[str], kind_line: int | None) -> str:
    """Return the lines under the kind, as one sentence: the trích yếu."""
    if kind_line is None:
        return next((_as_subject(line) for line in head if _ABOUT.match(line)), "")
    lines: list[str] = []
    below = [line for line in head[kind_line + 1 :] if not _PLACE_AND_DAY.match(line)]
    for line in below[:_MOST_TITLE_LINES]:
        if _is_new_sentence(lines[-1] if lines else "", line) or (lines and ISSUER_LINE.match(line)):
            break
        lines.append(line.strip())
    joined = _ISSUED_BY.sub(" ", " ".join(lines)).strip(_EDGES)
    if running := _RUNNING_TEXT.search(joined):
        joined = joined[: running.start()].strip(_EDGES)
    subject = sentence_case(joined) if is_capitals(joined) else joined
    return _as_subject(subject)


def _as_subject(line: str) -> str:
    """Return "về việc …" of "V/v: …"."""
    about = _ABOUT.match(line)
    return f"về việc {lower_first(line[about.end() :].strip(_EDGES))}" if about else line


def _is_new_sentence(before: str, line: str) -> bool:
    """Tell whether a line under a title no longer belongs to it."""
    if len(line) > _LONGEST_TITLE and (before or line.endswith(".")):
        return True
    if not before:
        return False
    if not is_capitals(line) and (line.endswith((".", ":")) or _ENDS_IN_TEXT.search(line)):
        return True
    if is_capitals(line):
        return not is_capitals(before)
    return (is_capitals(before) or before.endswith((".", ":", ";"))) and not line[0].islower()


def headline(
    lines: list[str],
    head: list[str],
    kind: str | None,
    kind_line: int | None,
    title: str | None,
) -> str | None:
    """Return the title of an article or of a document without number."""
    if title and fold(title) in _TITLES_OF_SITES:
        title = _named_twice(lines)
    if title:
        return _tidy_title(title)
    if kind_line is not None:
        subject = _subject(head, kind_line)
        if subject:
            return shortened(f"{kind} {lower_first(subject)}")
    if _PART_LINE.match(head[0]) and len(lines) > 1:
        below = " ".join(line for line in lines[1:3] if is_capitals(line)) or lines[1]
        below = sentence_case(below) if is_capitals(below) else below
        return shortened(f"{sentence_case(head[0].strip())}. {below}")
    named = [line for line in head if len(line) >= _SHORTEST_TITLE and not _MOTTO.match(line)]
    return _tidy_title(named[0] if named else head[0])


def _named_twice(lines: list[str]) -> str | None:
    """Return the line with kind and number of a document that a site puts over its menus and its text."""
    return next((line for line in lines if TITLE_WITH_NUMBER.match(line) and lines.count(line) > 1), None)


def _tidy_title(line: str) -> str:
    bare = _FULL_TEXT.sub("", line).strip(" *.#")
    title = without_shouting(re.sub(r"\s+", " ", _BY_WHOM.sub("", bare)))
    return shortened(title[:1].upper() + title[1:])


def shortened(title: str) -> str:
    """Return a title of at most 300 characters: its first sentence, or as many words as fit."""
    if len(title) <= _LONGEST_TITLE:
        return title
    sentence = title.split(". ", 1)[0]
    return (
        sentence if len(sentence) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1].rsplit(" ", 1)[0] + "…"
    )
