"""Rules for a group of workers of their own, which answer nobody who does not name the group.

Who asks whether he may leave at once is no domestic worker, though the rules for them say every word of it.
"""

import re

# How titles name a group, and how people do or what only that group has.
_GROUPS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(title, re.IGNORECASE), re.compile(rf"{title}|{said}", re.IGNORECASE))
    for title, said in (
        (
            r"giúp việc gia đình",
            r"\bgiúp việc\b|\b[oô] ?sin\b|\b(?:trông trẻ|vú em|bảo mẫu|nấu ăn cho gia đình)\b",
        ),
        (
            # a decree for them as a whole: what the labour code says of them stands in it for everybody
            r"^(?:nghị định|thông tư|quyết định)\b.*\blao động (?:là người )?nước ngoài\b(?! theo hợp đồng)",
            r"\bnước ngoài\b|\bquốc tịch\b|giấy phép lao động|\bngoại quốc\b|\b(?:tây|nhật|hàn|trung quốc)\b",
        ),
        (r"chưa thành niên", r"\bvị thành niên\b|\btrẻ (?:em|con)\b|\btuổi\b|\bhọc sinh\b"),
        (r"lao động cao tuổi", r"\bcao tuổi\b|\bgià\b|\bnghỉ hưu\b|\bvề hưu\b|\btuổi\b"),
        (r"của tổ chức của người lao động tại doanh nghiệp", r"\btổ chức (?:của )?người lao động\b"),
        (r"khuyết tật", r"\btàn tật\b|\bkhiếm (?:thị|thính)\b"),
    )
)


def is_of_special_group(question: str, title: str) -> bool:
    """Tell whether a title is of a group of workers that a question does not name."""
    return any(titled.search(title) and not named.search(question) for titled, named in _GROUPS)
