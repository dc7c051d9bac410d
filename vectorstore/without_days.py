"""Leaves out of a question the day that it asks about: it says when, not what."""

import re

from vectorstore.dates import BARE_YEAR, PATTERNS
from vectorstore.other_years import without_other_years
from vectorstore.vietnamese import has_diacritics, normalize

# "hiện nay", "bây giờ": when, not what; "đến nay" and "từ hôm nay" belong to what is told, and in "thực hiện
# tại" nothing is now. Behind the number of a region "năm nay" would be a count of years ("vùng 2 năm nay").
_NOW_AND_NOTHING_ELSE = re.compile(
    r"[\s,]*(?<!đến )(?<!tới )(?<!từ )(?<!kể )(?<!xuất )(?<!thực )(?<!phát )(?<!thể )"
    r"\b(?:hiện nay|hiện tại|hiện giờ|bây giờ|hôm nay|lúc này)\b,?"
    r"|(?<=vùng [1-4])\s+năm nay\b,?"
    # "ba năm nay" and "từ đầu năm nay" are told in a story, "năm nay 60 tuổi" is an age
    r"|^\W*năm nay\b(?! \d),?"
    r"|(?<!\d )(?<!một )(?<!hai )(?<!ba )(?<!bốn )(?<!mấy )(?<!nửa )(?<!vài )(?<!nhiều )(?<!hơn )(?<!cả )"
    r"(?<!từ )(?<!đầu )(?<!giữa )(?<!cuối )(?<!đến )(?<!hết )\bnăm nay\b"
    r"(?=(?: (?:là|thì|được|sẽ|ở mức))* (?:bao nhiêu|mấy|(?:như )?thế nào|ra sao)\b|\W*$)",
    re.IGNORECASE,
)
SAYS_NOW = re.compile(
    r"(?<!\w)(?:(?:ở|vào|theo|luật|quy định|pháp luật) )*"
    r"(?:hiện nay|hiện tại|hiện giờ|bây giờ|hôm nay|năm nay|hiện hành)(?!\w)",
    re.IGNORECASE,
)
_BESIDE_THIS_YEAR = re.compile(
    r"^\W*(?:năm sau|sang năm|năm tới|năm ngoái)\b(?! (?:khi|kể|đó|ngày|tháng)\b),?"
    r"|\b(?:vào )?(?:sang năm|năm ngoái)(?=\W*$)",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"\s*(?:(?:vao|hoi|luc|trong|tu|den|truoc|sau|khoang|cua|thoi diem|thoi gian|nam|thang|ngay)\s+)*"
)
_LEAD_OUT = re.compile(
    r"(?:\s*\b(?:vao|hoi|(?<!hieu )luc|trong|tai|o|thoi diem|thoi gian|tu|den|truoc|sau|khoang"
    r"|(?<!may )(?<!nhieu )(?<!moi )(?<!hang )(?<!\d )(?:nam|thang|ngay))\b)*\s*\Z"
)
# "mức đóng năm 2020 là bao nhiêu?": behind the day nothing is said but that it is asked
_ONLY_ASKS = re.compile(
    r"(?:\s*,?\s+(?:(?:la|thi|duoc|se)\s+)*"
    r"(?:(?:bao nhieu|may)(?:\s+[^\W\d_]+){0,2}|(?:nhu )?the nao|ra sao|la gi))?[\s?.!]*"
)
_MEN = re.compile(r"\bnam\b(?!\s*\d)")
_LEFT_OVER = re.compile(r"\s*[,:;]?\s*(?:(?:tro di|tro ve truoc|thi)\b\s*,?)?\s*")


def without_now(text: str) -> str:
    """Return a question without the words for today or for the years beside it, which are when, not what.

    A question of nothing else stays as it is.
    """
    rest = _BESIDE_THIS_YEAR.sub(" ", _NOW_AND_NOTHING_ELSE.sub(" ", text))
    bare = " ".join(rest.split())
    return bare if any(letter.isalnum() for letter in bare) else text


def without_day_around(text: str) -> str:
    """Return a question without the day that it opens or closes with; the day is when, not what.

    "Năm 2018 tuổi nghỉ hưu" asks what "tuổi nghỉ hưu" asks, and is not about passages that say 2018.
    """
    folded = without_other_years(text)
    if has_diacritics(normalize(text)):  # "của nam năm 2020": who, not when
        folded = _MEN.sub(
            lambda man: "#" * len(man.group()) if man.group() == text[slice(*man.span())] else man.group(),
            folded,
        )
    bare = BARE_YEAR.match(folded)
    if bare:
        return text[: bare.end("lead")].rstrip(" ,") + text[bare.end("y") :]
    start = _LEAD_IN.match(folded)
    begin = start.end() if start else 0
    for pattern, _ in PATTERNS:
        for match in pattern.finditer(folded):
            rest = _LEFT_OVER.match(folded, match.end())
            if match.start() <= begin <= match.end() and rest:
                return text[rest.end() :] or text
            lead = _LEAD_OUT.search(folded, 0, match.start())
            if lead and _ONLY_ASKS.fullmatch(folded, match.end()):
                return text[: lead.start()].rstrip(" ,") + text[match.end() :] if lead.start() else text
    return text
