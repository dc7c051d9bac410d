"""The offence that somebody is fined for: "không đóng" is neither paying late nor paying too little."""

import re

# Who leaves something undone, does it late or evades it: the way, what is to be done, and two words of what.
_LEFT_UNDONE = re.compile(
    r"\b(?P<way>không|chậm|trốn) (?:chịu )?"
    r"(?!(?:được|có|phải|bị|biết|thể|cần|nên|ạ|vậy|nhỉ|thì|hay|và|của|quá|dưới|những|chỉ|đúng|đủ)\b)"
    r"(?P<act>[^\W\d_]+)(?P<what>(?: [^\W\d_]+){0,2})"
)
_PAYS_WAGES_LATE = re.compile(
    r"\b(?:trả (?:tiền )?lương|lương trả) (?:chậm|trễ|muộn|không đúng hạn)\b"
    r"|\b(?:chậm|trễ) (?:thanh toán|chi trả|trả) (?:tiền )?lương\b"
)
_WAGES_LATE = r"\btrả lương không đúng hạn|\b(?:chậm trả|trả chậm) (?:tiền )?lương"
_FINES = re.compile(r"\bphạt (?:tiền|cảnh cáo)\b", re.IGNORECASE)
_OF_AMOUNT = re.compile(
    r"\bphạt\b[^.;]{0,80}?\d[\d.,]*\s*(?:đồng|triệu|%)|\bphạt\b[^.;]{0,40}\d\s?%", re.IGNORECASE
)
_NO_MATTER = (
    r"(?:[^\W\d_]+ nào|gì|nào|một|đủ|kịp|nữa|được|cho|thì|có|bị|là|của|và|hay|trong|ở|với|vì|để|nếu|khi|đầy"
    r"|đúng|hết)\b"
)
# "không" is said of who evades as well, and the text may put a word between the act and its matter.
_WAYS = {"không": "(?:không|(?<!không phải là )trốn)", "trốn": "(?:không|(?<!không phải là )trốn)"}


def sets_fine(text: str) -> bool:
    """Tell whether a text sets a fine of some amount."""
    return _OF_AMOUNT.search(text) is not None


def fines(text: str) -> bool:
    """Tell whether a text sets a fine or a warning, not that there is to be one "as the law provides"."""
    return _FINES.search(text) is not None or sets_fine(text)


def leaves_undone(question: str) -> bool:
    """Tell whether a lower-case question is about what somebody does not do, or late."""
    return _LEFT_UNDONE.search(question) is not None


def fines_the_omission(question: str, text: str) -> bool:
    """Tell whether a text fines what the lower-case question says that somebody does not do, or late."""
    said = text.lower()
    return fines(said) and any(re.search(one, said) for one in _offences(question))


def fines_another(question: str, text: str) -> bool:
    """Tell whether a text fines other acts only than the one that the lower-case question names."""
    said, offences = text.lower(), _offences(question)
    return bool(offences) and fines(said) and not any(re.search(one, said) for one in offences)


def _offences(question: str) -> list[str]:
    """Return how a text words what the question says is left undone, late or evaded."""
    late = [_WAGES_LATE] if _PAYS_WAGES_LATE.search(question) else []
    return late + [_worded(match) for match in _LEFT_UNDONE.finditer(question)]


def _worded(match: re.Match[str]) -> str:
    way = _WAYS.get(match["way"], match["way"])
    what = re.sub(rf" {_NO_MATTER}.*", "", match["what"]).split()[:1]
    matter = "".join(rf"(?: [^\W\d_]+){{0,2}} {re.escape(word)}" for word in what)
    return rf"\b{way} {re.escape(match['act'])}\b{matter}"
