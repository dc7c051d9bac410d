"""Finds number, kind and title of a document at the head of its text."""

import re
from dataclasses import dataclass

from ingest.document_numbers import NUMBER
from ingest.form_heads import has_motto, is_kind_line, letters_of_unread_number, read_form_head
from ingest.letter_case import capitalised, is_capitals, lower_first, sentence_case, without_shouting
from vectorstore.law_names import KIND_LETTERS
from vectorstore.number_spelling import canonical_number
from vectorstore.vietnamese import fold

_KINDS = (
    "Bộ luật", "Luật", "Pháp lệnh", "Nghị định", "Nghị quyết liên tịch", "Nghị quyết", "Thông tư liên tịch",
    "Thông tư", "Quyết định", "Quy định", "Quy chế", "Chỉ thị", "Kết luận", "Hướng dẫn", "Điều lệ",
    "Thông báo kết luận", "Thông báo", "Kế hoạch", "Chương trình", "Báo cáo", "Công văn", "Công điện",
    "Tờ trình", "Văn bản hợp nhất", "Quy trình", "Thông tri", "Đề án", "Án lệ", "Biên bản", "Danh sách",
)  # fmt: skip
_KIND = rf"(?P<kind>{'|'.join(sorted(_KINDS, key=len, reverse=True))})"
_NUMBER_LINE = re.compile(
    r"^(?P<before>.{0,80}?)(?:(?:Bộ luật|Luật|Nghị quyết|Pháp lệnh)\s+)?"
    rf"\b(?:[Ss]ố|SỐ)\s*:?\s*(?P<number>{NUMBER})"
)
_TITLE_WITH_NUMBER = re.compile(
    rf"^\W*(?:toàn văn:?\s*)?{_KIND}\s+(?:(?:công đoàn\s+)?số\s*:?\s*)?(?P<number>{NUMBER})", re.IGNORECASE
)
_NUMBERED_KIND_LINE = re.compile(rf"^\W*{_KIND}\s+số\s*:?\s*(?P<number>{NUMBER})\d?\s*$", re.IGNORECASE)
_KIND_LINE = re.compile(
    rf"^\W*{_KIND}\s*(?:của (?:Quốc hội|Chính phủ|Thủ tướng Chính phủ|Bộ trưởng Bộ .{{3,60}}))?"
    r"(?:số\s*:?.{0,30})?$",
    re.IGNORECASE,
)
_ISSUER_LINE = re.compile(
    r"^(?:Quốc hội|Chính phủ|(?:Thủ tướng|Chủ tịch|Bộ trưởng|Ủy ban|Uỷ ban|Hội đồng)\b[^.,;]{3,70})$",
    re.IGNORECASE,
)
_NAMED_ANEW = re.compile(
    rf"^\.\s+(?P<title>{_KIND}\s[^.;]{{3,200}}?)\s+(?:đã được|được|do|ban hành|có hiệu lực|này)\b"
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
_STARTS_BODY = re.compile(
    r"^\W*(?:Căn cứ|Chương\s|CHƯƠNG\s|Điều\s+1\b|PHẦN\s|Phần\s|I\s*[.-]|Theo đề nghị|Thực hiện|Kính gửi"
    r"|Được Hội đồng)"
)
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
_ARTICLE_LINE = re.compile(r"^\W*Điều \d+\b", re.MULTILINE)
_ADOPTED, _ADOPTED_CHARS = re.compile(r"Hội đồng Thẩm phán[^.;]{0,60}thông qua", re.IGNORECASE), 800
LETTER = "Công văn"
_ABOUT_BESIDE = re.compile(r"(?:^|\s)V/v\b", re.IGNORECASE)
_ABOUT = re.compile(r"^\W*V/v\s*:?\s*", re.IGNORECASE)
_CENTRAL_NUMBER = re.compile(r"^\d+-")
_MOTTO = re.compile(r"\s*(?:CỘNG H(?:OÀ|ÒA) XÃ HỘI CHỦ NGHĨA|Độc lập\s*[-–])", re.IGNORECASE)
_MOST_WORDS_BESIDE_NUMBER = 16  # place and date on the same line; a sentence has more
_EDGES = " *.'`´‘’~"  # the quotes are specks on scans
_TITLES_OF_SITES = frozenset({"van ban phap luat", "trang chu", "chi tiet van ban", "van ban", "untitled"})
_HEAD_LINES = 60
_MOST_TITLE_LINES = 5
_LONGEST_TITLE = 300
_SHORTEST_TITLE = 8
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
    if len(head) > 1 and _ISSUER_LINE.match(head[-1]):
        head.pop()
    kind_line = next((at for at, line in enumerate(head) if _KIND_LINE.match(line)), None)
    if kind_line is None:
        kind_line = next((at for at, line in enumerate(head) if _misread_kind(line)), None)
    number = number or _number(head, kind_line, text)
    if number is None:
        return _head_without_number(lines, head, kind_line, title)
    kind = _kind_of(number, head, kind_line)
    found = _title(number, kind, head, kind_line, text)
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
    titled = _TITLE_WITH_NUMBER.match(head[0])
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
    return next((kind for kind in _KINDS if is_kind_line(line, kind)), None)


def _head_without_number(lines: list[str], head: list[str], kind_line: int | None, title: str | None) -> Head:
    """Return kind and title of a text that has no number, or none that can be read."""
    kind, is_paper = _kind_word(head, kind_line), has_motto(head)
    letters = letters_of_unread_number(head) if is_paper else ""
    if kind_line is None or (kind_line > _LOWEST_KIND_LINE and not is_paper):
        form = read_form_head(head, sorted(_KINDS, key=len, reverse=True))
        if form is not None:
            found = form.kind or kind_of_number(letters)
            return Head(None, found, _shortened(form.title), is_paper, letters)
    is_high = is_paper and not title
    named = _headline(lines, head, kind_line, title, lowest=len(head) if is_high else _LOWEST_KIND_LINE)
    return Head(None, kind or kind_of_number(letters), named, is_paper, letters)


def _kind_of(number: str, head: list[str], kind_line: int | None) -> str | None:
    """Return the kind as the head has it, else as the letters of the number say."""
    named = _TITLE_WITH_NUMBER.match(head[0])
    word = _kind_word(head, kind_line) or (capitalised(named["kind"]) if named else None)
    return word or kind_of_number(number) or (LETTER if _is_letter(head) else None)


def _is_letter(lines: list[str]) -> bool:
    """Tell whether a head without a kind is that of a công văn: it says what it is about by V/v."""
    return any(map(_ABOUT_BESIDE.search, lines))


def _title(number: str, kind: str | None, head: list[str], kind_line: int | None, text: str) -> str | None:
    """Return the title by which a numbered document is cited: laws by name, others by kind and number."""
    issuing = _ISSUING.search(text[:6_000])
    if issuing:
        return _law_title(issuing["title"].strip(" ,"))
    named = _TITLE_WITH_NUMBER.match(head[0])
    if named and any(map(str.isalpha, head[0][named.end() :])):
        return _title_of_line(head[0], named)
    subject = _subject(head, kind_line)
    if kind in ("Luật", "Bộ luật") and subject:
        return _law_title(f"{kind} {lower_first(subject)}")
    parts = [kind or "Văn bản", number, lower_first(subject)]
    return _shortened(" ".join(part for part in parts if part))


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
        if _is_new_sentence(lines[-1] if lines else "", line) or (lines and _ISSUER_LINE.match(line)):
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


def _headline(
    lines: list[str], head: list[str], kind_line: int | None, title: str | None, *, lowest: int
) -> str | None:
    """Return the title of an article or of a document without number."""
    if title and fold(title) in _TITLES_OF_SITES:
        title = _named_twice(lines)
    if title:
        return _tidy_title(title)
    if kind_line is not None and kind_line <= lowest:
        subject = _subject(head, kind_line)
        if subject:
            return _shortened(f"{_kind_word(head, kind_line)} {lower_first(subject)}")
    if _PART_LINE.match(head[0]) and len(lines) > 1:
        below = " ".join(line for line in lines[1:3] if is_capitals(line)) or lines[1]
        below = sentence_case(below) if is_capitals(below) else below
        return _shortened(f"{sentence_case(head[0].strip())}. {below}")
    named = [line for line in head if len(line) >= _SHORTEST_TITLE and not _MOTTO.match(line)]
    return _tidy_title(named[0] if named else head[0])


def _named_twice(lines: list[str]) -> str | None:
    """Return the line with kind and number of a document that a site puts over its menus and its text."""
    return next((line for line in lines if _TITLE_WITH_NUMBER.match(line) and lines.count(line) > 1), None)


def _tidy_title(line: str) -> str:
    bare = _FULL_TEXT.sub("", line).strip(" *.#")
    title = without_shouting(re.sub(r"\s+", " ", _BY_WHOM.sub("", bare)))
    return _shortened(title[:1].upper() + title[1:])


def _shortened(title: str) -> str:
    """Return a title of at most 300 characters: its first sentence, or as many words as fit."""
    if len(title) <= _LONGEST_TITLE:
        return title
    sentence = title.split(". ", 1)[0]
    return (
        sentence if len(sentence) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1].rsplit(" ", 1)[0] + "…"
    )
