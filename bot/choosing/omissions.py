"""The omission that somebody is fined for: "không đóng" is neither paying late nor paying too little."""

import re

_OMITTED = re.compile(
    r"\bkhông (?!(?:được|có|phải|bị|biết|thể|cần|nên|ạ|vậy|nhỉ|thì|hay|và|của|quá|dưới|những|chỉ|đúng|đủ)\b)"
    r"([^\W\d_]+)"
)
_SETS_FINE = re.compile(r"\bphạt (?:tiền|cảnh cáo)\b")


def fines_the_omission(question: str, text: str) -> bool:
    """Tell whether a text fines what the lower-case question says that somebody does not do."""
    said = text.lower()
    omitted = _OMITTED.findall(question)
    return _SETS_FINE.search(said) is not None and any(
        re.search(rf"\bkhông {re.escape(verb)}\b", said) for verb in omitted
    )
