"""Finds number, kind and title of a document at the head of its text."""

import re
from dataclasses import dataclass
from itertools import groupby

from vectorstore.identifiers import canonical_number
from vectorstore.law_names import KIND_LETTERS
from vectorstore.vietnamese import fold

_KINDS = (
    "Bộ luật", "Luật", "Pháp lệnh", "Nghị định", "Nghị quyết liên tịch", "Nghị quyết", "Thông tư liên tịch",
    "Thông tư", "Quyết định", "Quy định", "Quy chế", "Chỉ thị", "Kết luận", "Hướng dẫn", "Điều lệ",
    "Thông báo kết luận", "Thông báo", "Kế hoạch", "Chương trình", "Báo cáo", "Công văn", "Công điện",
    "Tờ trình", "Văn bản hợp nhất", "Quy trình", "Thông tri", "Đề án",
)  # fmt: skip
_KIND_PATTERN = "|".join(sorted(_KINDS, key=len, reverse=True))
_NUMBER = (
    r"\d{1,5}\s*/\s*\d{4}\s*/\s*[A-ZĐ][A-ZĐa-z]*\d{0,2}(?:\s*-\s*[A-ZĐ][A-ZĐa-z]*)*"
    r"|\d{1,5}\s*[-/]\s*[A-ZĐ]{1,5}\s*[-/]\s*[A-ZĐ][A-ZĐa-z]+(?:-[A-ZĐ]+)*"
)
_NUMBER_LINE = re.compile(
    r"^(?P<before>.{0,80}?)(?:(?:Bộ luật|Luật|Nghị quyết|Pháp lệnh)\s+)?"
    rf"\b[Ss]ố\s*:?\s*(?P<number>{_NUMBER})"
)
_TITLE_WITH_NUMBER = re.compile(
    rf"^\W*(?:toàn văn:?\s*)?(?P<kind>{_KIND_PATTERN})\s+"
    rf"(?:(?:công đoàn\s+)?số\s*:?\s*)?(?P<number>{_NUMBER})",
    re.IGNORECASE,
)
_KIND_LINE = re.compile(rf"^\W*(?P<kind>{_KIND_PATTERN})\s*(?:số\s*:?.{{0,30}})?$", re.IGNORECASE)
_ISSUING = re.compile(
    r"(?:Quốc hội|Ủy ban [Tt]hường vụ Quốc hội) ban hành "
    r"(?P<title>(?:(?:Bộ )?[Ll]uật|Pháp lệnh) [^.;\n]{3,150}?)(?=\s+số\s+\d|\s+đã được|[.;,]?\s*$|[.;])",
    re.MULTILINE,
)
_STARTS_BODY = re.compile(
    r"^\W*(?:Căn cứ|Chương\s|CHƯƠNG\s|Điều\s+1\b|PHẦN\s|Phần\s|I\s*[.-]|Theo đề nghị|Thực hiện)"
)
_FULL_TEXT = re.compile(r"^\W*toàn văn\s*:?\s*", re.IGNORECASE)
_TAIL = re.compile(r"\s*do [^,]{5,80} ban hành$|(?<=\S)\s+năm \d{4}(?=\s)")
_ARTICLE_LINE = re.compile(r"^\W*Điều \d+\b", re.MULTILINE)
_ROMAN = re.compile(r"[IVX]{1,6}")
_CENTRAL_NUMBER = re.compile(r"^\d+-")
_PROPER = (
    "Bộ Chính trị", "Ban Bí thư", "Trung ương", "Đảng", "Việt Nam", "Chính phủ", "Quốc hội", "Công đoàn",
    "Hội nghị", "Hà Nội", "Ban Chấp hành Trung ương", "Mặt trận Tổ quốc", "Nhà nước", "Đại hội", "Bộ Y tế",
    "Đảng ủy", "Đảng uỷ", "Tổng Bí thư", "Chánh Văn phòng Trung ương Đảng", "Liên đoàn Lao động", "Luật",
)  # fmt: skip
_MOST_WORDS_BESIDE_NUMBER = 16  # place and date on the same line; a sentence has more
_HEAD_LINES = 60
_MOST_TITLE_LINES = 5
_LONGEST_TITLE = 300
_SHORTEST_TITLE = 8
_FEWEST_ARTICLES = 2
_FEWEST_CAPITAL_WORDS = 3


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a document says it is."""

    number: str | None = None
    kind: str | None = None
    title: str | None = None


def read_head(text: str, *, title: str | None = None) -> Head:
    """Return number, kind and title; an article about a document has no number of its own."""
    lines = [line for line in text.split("\n")[:_HEAD_LINES] if line.strip()]
    if not lines:
        return Head(title=title)
    body = next((at for at, line in enumerate(lines) if _STARTS_BODY.match(line)), len(lines))
    head = lines[: max(body, 1)]
    kind_line = next((at for at, line in enumerate(head) if _KIND_LINE.match(line)), None)
    number = _number(head, text)
    if number is None:
        return Head(kind=_kind_word(head, kind_line), title=_headline(head, kind_line, title))
    kind = _kind_of(number, head, kind_line)
    found = _title(number, kind, head, kind_line, text)
    is_code = found is not None and found.startswith("Bộ luật")
    return Head(number, "Bộ luật" if is_code else kind, found)


def _number(head: list[str], text: str) -> str | None:
    """Return the number on a line of its own, or in the title where the text is the document itself."""
    for line in head:
        found = _NUMBER_LINE.match(line)
        if found and _is_capitals(found["before"] or "A") and len(line.split()) <= _MOST_WORDS_BESIDE_NUMBER:
            return canonical_number(found["number"])
    titled = _TITLE_WITH_NUMBER.match(head[0])
    if titled is None or ":" in head[0][titled.end() :]:
        return None
    number = canonical_number(titled["number"])
    is_whole = _CENTRAL_NUMBER.match(number) or len(_ARTICLE_LINE.findall(text)) >= _FEWEST_ARTICLES
    return number if is_whole else None


def _kind_word(head: list[str], kind_line: int | None) -> str | None:
    match = _KIND_LINE.match(head[kind_line]) if kind_line is not None else None
    return _capitalised(match["kind"]) if match else None


def _kind_of(number: str, head: list[str], kind_line: int | None) -> str | None:
    """Return the kind as the head has it, else as the letters of the number say."""
    named = _TITLE_WITH_NUMBER.match(head[0])
    word = _kind_word(head, kind_line) or (_capitalised(named["kind"]) if named else None)
    if word:
        return word
    return kind_of_number(number)


def kind_of_number(number: str) -> str | None:
    """Return the kind that the letters of a document number stand for; None where they are not known."""
    letters = {fold(one) for one in re.findall(r"[A-ZĐa-zđ]+", number)}
    found = (kind for kind, codes in KIND_LETTERS.items() if not letters.isdisjoint(codes))
    return next((_capitalised(kind) for kind in found), None)


def _title(number: str, kind: str | None, head: list[str], kind_line: int | None, text: str) -> str | None:
    issuing = _ISSUING.search(text[:6_000])
    if issuing:
        return _law_title(issuing["title"].strip(" ,"))
    named = _TITLE_WITH_NUMBER.match(head[0])
    if named:
        return _tidy_title(head[0])
    subject = _subject(head, kind_line)
    if kind in ("Luật", "Bộ luật") and subject:
        return f"{kind} {_lower_first(subject)}"
    parts = [kind or "Văn bản", number, _lower_first(subject)]
    return " ".join(part for part in parts if part)[:_LONGEST_TITLE]


def _law_title(title: str) -> str:
    """Return "Luật Việc làm" of "Luật việc làm": laws are cited with a capital."""
    words = re.match(r"((?:Bộ )?[Ll]uật|Pháp lệnh)\s+(.+)", title)
    if words is None or words[2].startswith("sửa đổi"):
        return title
    return f"{words[1].capitalize()} {words[2][:1].upper()}{words[2][1:]}"


def _subject(head: list[str], kind_line: int | None) -> str:
    """Return the lines under the kind, as one sentence: the trích yếu."""
    if kind_line is None:
        return ""
    lines: list[str] = []
    for line in head[kind_line + 1 : kind_line + 1 + _MOST_TITLE_LINES]:
        if (
            _STARTS_BODY.match(line)
            or len(line) > _LONGEST_TITLE
            or (lines and _is_new_sentence(lines[-1], line))
        ):
            break
        lines.append(line.strip())
    joined = " ".join(lines).strip(" *.")
    return _sentence_case(joined) if _is_capitals(joined) else joined


def _is_new_sentence(before: str, line: str) -> bool:
    return (
        not _is_capitals(line)
        and (_is_capitals(before) or before.endswith((".", ":", ";")))
        and not line[0].islower()
    )


def _headline(head: list[str], kind_line: int | None, title: str | None) -> str | None:
    """Return the title of an article or of a document without number."""
    if title:
        return _tidy_title(title)
    if kind_line is not None and kind_line <= 3:
        subject = _subject(head, kind_line)
        if subject:
            return f"{_kind_word(head, kind_line)} {_lower_first(subject)}"[:_LONGEST_TITLE]
    first = next((line for line in head if len(line) >= _SHORTEST_TITLE), head[0])
    return _tidy_title(first)


def _tidy_title(line: str) -> str:
    bare = _FULL_TEXT.sub("", line).strip(" *.#")
    bare = _TAIL.sub("", _TAIL.sub("", bare))
    bare = re.sub(r"\s+", " ", bare)
    bare = _without_shouting(bare)
    if len(bare) > _LONGEST_TITLE:
        sentence = bare.split(". ", 1)[0]
        bare = sentence if len(sentence) <= _LONGEST_TITLE else bare[:_LONGEST_TITLE].rsplit(" ", 1)[0] + "…"
    return bare


def _without_shouting(text: str) -> str:
    """Return the text with each run of three or more words in capitals as a sentence."""
    runs = groupby(text.split(" "), key=_is_capital_word)
    pieces = []
    for is_capital, group in runs:
        words = list(group)
        joined = " ".join(words)
        pieces.append(
            _sentence_case(joined) if is_capital and len(words) >= _FEWEST_CAPITAL_WORDS else joined
        )
    return " ".join(pieces)


def _is_capital_word(word: str) -> bool:
    return word.upper() == word and not (word[:1].isalpha() and len(word) == 1)


def _is_capitals(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return bool(letters) and sum(char.isupper() for char in letters) > 0.8 * len(letters)


def _sentence_case(text: str) -> str:
    """Return a text in capitals as a sentence; numbers and the names everyone knows keep theirs."""
    words = [
        word if "/" in word or _ROMAN.fullmatch(word.strip(",.()")) else word.lower() for word in text.split()
    ]
    lowered = " ".join(words)
    for name in _PROPER:
        lowered = re.sub(rf"(?<!\w){re.escape(name.lower())}(?!\w)", name, lowered)
    return lowered[:1].upper() + lowered[1:]


def _lower_first(text: str) -> str:
    """Return the text with a small first letter, as it goes on after the kind; names in capitals stay."""
    return text[:1].lower() + text[1:] if text[:2][1:].islower() else text


def _capitalised(kind: str) -> str:
    return kind[:1].upper() + kind[1:].lower()
