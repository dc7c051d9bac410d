"""Whose discipline is asked about: members of union and Party, officials, workers have rules of their own.

The words of those rules are nearly the same; a clause about others is no answer, however well it reads.
"""

import re

_GROUPS: tuple[re.Pattern[str], ...] = (
    re.compile(r"\b(?:đoàn viên|công đoàn viên|điều lệ công đoàn)\b", re.IGNORECASE),
    re.compile(r"\b(?:cán bộ(?: lãnh đạo|, đoàn viên)? công đoàn|điều lệ công đoàn)\b", re.IGNORECASE),
    re.compile(r"\b(?:đảng viên|tổ chức đảng|cấp ủy|cấp uỷ|điều lệ đảng)\b", re.IGNORECASE),
    re.compile(
        r"\b(?:công chức|viên chức)\b|\bcán bộ\b(?!(?: lãnh đạo|, đoàn viên)? công đoàn)", re.IGNORECASE
    ),
    re.compile(r"\b(?:người lao động|công nhân|nhân viên|lao động)\b", re.IGNORECASE),
)
_MATTER = re.compile(r"\b(?:kỷ luật|khiển trách|cảnh cáo|khai trừ|cách chức|khen thưởng)\b", re.IGNORECASE)
# Who was disciplined, or how: a text that only wants discipline kept says nothing of it.
_DISCIPLINED = re.compile(
    r"\b(?:bị|xử lý|thi hành|hình thức|xoá|xóa) (?:\w+ ){0,2}"
    r"(?:kỷ luật|khiển trách|cảnh cáo|khai trừ|cách chức)\b",
    re.IGNORECASE,
)
_OBEYED = re.compile(
    r"\b(?:chấp hành|tuân thủ|giữ|giữ gìn|ý thức|tăng cường|siết chặt|kỷ cương,?)(?: \w+){0,2} kỷ luật",
    re.IGNORECASE,
)
# Who is disciplined by an employer is a worker, whatever else he is.
_BY_EMPLOYER = re.compile(
    r"\b(?:sa thải|công ty|doanh nghiệp|sếp|chủ|người sử dụng lao động|nội quy|xí nghiệp)\b", re.IGNORECASE
)


def is_of_others(question: str, text: str, around: str) -> bool:
    """Tell whether a text is about other people than those whose discipline is asked about, or no discipline.

    Where the text itself names nobody, what stands around it (its headings, its title) says who is meant.
    """
    if not _MATTER.search(question) or _BY_EMPLOYER.search(question):
        return False
    if _DISCIPLINED.search(question) and not _MATTER.search(_OBEYED.sub(" ", f"{text} {around}")):
        return True
    asked = _named_in(question)
    said = _named_in(text) or _named_in(around)
    return bool(asked) and not asked & said


def _named_in(text: str) -> set[int]:
    return {number for number, group in enumerate(_GROUPS) if group.search(text)}
