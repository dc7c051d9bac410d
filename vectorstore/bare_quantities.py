"""Hears how much is asked in "lương cơ sở năm 2022", which has no asking word, and in "phạt nhiêu"."""

import re

_QUANTITY = re.compile(
    r"^\W*(?:mức |số )?(?:lương|tiền|tuổi|mức|tỷ lệ|tỉ lệ|phụ cấp|trợ cấp|lệ phí|học phí)\b[^?]*$",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?<!\w)(?:gì|nào|sao|ai|đâu|mấy|bao|không|chưa|thế nào|là|được|bị|phải|có|thì|nếu|khi|và|hay|so sánh|vì"
    r"|tăng|giảm|tính|trả|quy định|thay đổi|điều chỉnh|cách|ở|theo)(?!\w)",
    re.IGNORECASE,
)
_MOST_WORDS = 7
_ALONE = re.compile(r"(?<!bao )(?<!bấy )(?<!\w)nhiêu(?!\w)(?! khê)", re.IGNORECASE)
# "nghỉ hưu ở tuổi bao nhiêu": the age is counted as in "bao nhiêu tuổi"
_AT_WHICH_AGE = re.compile(
    r"(?<!\w)(?:(?:ở|vào|lúc|khi) )?(?:độ )?tuổi (?:là )?(?P<many>bao nhiêu|mấy)(?!\w)"
    r"(?! (?:tuổi|năm|tháng))",
    re.IGNORECASE,
)
_HOW_MUCH = "{quantity} là bao nhiêu"


def with_whole_how_much(text: str) -> str:
    """Return a text with "bao nhiêu" for the "nhiêu" of people in a hurry, and in front of what is counted.

    "Phạt nhiêu", "nghỉ hưu ở tuổi bao nhiêu".
    """
    whole = _ALONE.sub(lambda said: f"{'Bao' if said[0][0].isupper() else 'bao'} {said[0].lower()}", text)
    return _AT_WHICH_AGE.sub(r"\g<many> tuổi", whole)


def with_how_much(text: str) -> str:
    """Return the name of a quantity as a question for its amount; anything else as it is."""
    is_bare = _QUANTITY.match(text) and not _ASKS.search(text) and len(text.split()) <= _MOST_WORDS
    return _HOW_MUCH.format(quantity=text.strip(" .!?,")) if is_bare else text
