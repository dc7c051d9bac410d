"""Hides the years of a question that say nothing of the day it asks about.

The year of a law's name or number, of a term of office, a birth, a meeting, an aim is no such day.
"""

import re
from collections.abc import Iterator

from vectorstore.birthdays import BIRTHDAYS
from vectorstore.mentions import Mention, find_mentions
from vectorstore.vietnamese import fold_keeping_length

_EVENTS = (
    "hoi nghi|dai hoi|tap huan|hoi thao|ke hoach|chuong trinh|chien luoc|giai doan|nhiem ky|khoa hoc|ky hop"
    "|so ket|tong ket|phong trao|thang cong nhan|le ky niem|ky niem|cuoc thi|lop|nghi quyet|bao cao|de an"
)
# "mục tiêu đến 2030", "đến 2045 phấn đấu": the year of an aim, not the day asked about
_AIMS = "muc tieu|chi tieu|tam nhin|phan dau|dinh huong|nhiem vu trong tam"
_DOCUMENTS = "van ban|tai lieu|nghi dinh|thong tu|nghi quyet|chi thi|ket luan|quyet dinh|huong dan|luat"
_LAYS_DOWN = r"\b(?:quy dinh|ap dung|dieu chinh|hieu luc|thay the|sua doi|bai bo|ve)\b"
_NOT_DATES = re.compile(
    r"\b(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d\b"  # a term of office
    # "công ty thành lập 2015", "vào công ty 2019": what was done then
    r"|\b(?:thanh lap|vao (?:lam|cong ty|nghe|dang|doan)|bat dau lam|ket nap|tuyen dung)\s+(?:tu\s+)?20\d\d\b"
    # "văn bản nào ban hành năm 2020": which documents, not when they must hold
    r"|\b(?:ban hanh|ra doi|thong qua|duoc ky)\s+(?:trong\s+|vao\s+)?(?:nam\s+)?(?:19|20)\d\d\b"
    # "văn bản nào của Bộ Chính trị năm 2025": which were issued in it, where nobody asks what they lay down
    rf"|\b(?:{_DOCUMENTS})\s+(?:nao|gi)(?:\s+cua\b(?:(?!{_LAYS_DOWN})[^\d.;?!]){{1,60}}?)?"
    r"\s+(?:trong\s+)?nam\s+(?:19|20)\d\d(?=[\s?.!]*$)"
    r"|\bsinh\s+(?:vao\s+)?nam\s+(?:19|20)\d\d\b"
    r"|\bnhung\s+nam\s+(?:19|20)\d0\b"  # "những năm 1990": ten years
    rf"|\b(?:{_EVENTS})\b[^\d.;?!]{{0,70}}?\b(?:nam\s+)?(?:19|20)\d\d(?:\s(?:19|20)\d\d)?\b"
    r"|\btu\s+(?:(?:thang|nam)\s+)?(?:\d{1,2}/)?(?:19|20)\d\d\s+(?:den|toi)\s+(?:nay|gio|nam|thang)\b"
    rf"|\b(?:{_AIMS})\b[^.;?!]{{0,80}}?\b(?:19|20)\d\d\b"
    rf"|\b(?:den|toi)\s+(?:het\s+)?(?:nam\s+)?20\d\d\b(?=[^.;?!]{{0,80}}\b(?:{_AIMS})\b)"
    # "đã đóng trước ngày ...": what somebody did, not when the rule must hold
    r"|\bda\s+(?:\w+\s+){1,6}?(?:truoc|tu|vao)\s+(?:ngay\s+|thang\s+"
    r"|nam\s+)*(?:\d{1,2}[/.-]){0,2}(?:19|20)\d\d\b"
    r"|\b(?:vao lam|lam viec|cong tac|tham gia|dong)\s+(?:\w+\s+){0,3}tu\s+(?:thang\s+)?(?:nam\s+)?"
    r"(?:\d{1,2}/)?(?:19|20)\d\d\b"
)
_OF_YEAR = re.compile(r"\b(?:19|20)\d\d\)?$")
_SET_BESIDE = r"(?:(?:(?:bo )?luat|ban)\s+)?(?:nam\s+)?(?:19|20)\d\d\b(?!/)"
# "luật công đoàn 2012 và 2024", "luật 2019 có gì mới so với 2012": the second year names a law as well.
_ALSO_NAMED = re.compile(rf"\s*(?:,\s*)?\b(?:va|voi|hay)\s+{_SET_BESIDE}")
_COMPARED = re.compile(rf"\b(?:so(?: sanh)? voi|khac(?: gi)?(?: so)? voi)\s+{_SET_BESIDE}")
_TWO_LAWS = re.compile(
    r"\bluat\s+(?:nam\s+)?(?:19|20)\d\d\b(?!/)\s*(?:,\s*)?\b(?:va|voi|so voi|hay|khac gi(?: voi)?)\s+"
    rf"{_SET_BESIDE}"
)
_HIDDEN = "¤"


def without_other_years(text: str) -> str:
    """Hide the documents that are named and the years that are no dates; the length stays.

    What is hidden is no blank: a question goes on with the law that it names behind the day.
    """
    folded = list(fold_keeping_length(text))
    for mention in find_mentions(text):
        folded[mention.start : mention.end] = _HIDDEN * (mention.end - mention.start)
        for start, end in _years_named_too(text, mention):
            folded[start:end] = _HIDDEN * (end - start)
    hidden = "".join(folded)
    for pattern in (*BIRTHDAYS, _NOT_DATES, _TWO_LAWS):
        hidden = pattern.sub(lambda match: _HIDDEN * len(match.group()), hidden)
    return hidden


def _years_named_too(text: str, mention: Mention) -> Iterator[tuple[int, int]]:
    """Yield where the years of other editions stand that are set beside a law named with its year."""
    folded = fold_keeping_length(text)
    if mention.name is None or not _OF_YEAR.search(folded[mention.start : mention.end]):
        return
    for found in (_ALSO_NAMED.match(folded, mention.end), _COMPARED.search(folded, mention.end)):
        if found:
            yield found.span()
