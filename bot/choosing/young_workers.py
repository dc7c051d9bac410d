"""Who is too young to work as others do: a text that speaks of nobody so young is no answer."""

import re

_AGE = r"(?<!\d)1[0-7] tuổi\b"
_WORKS = r"\b(?:lao động|làm|thuê|tuyển|nhận)\b"
# No child of who asks, and not how old somebody was who retires now.
_YOUNG_WORKER = re.compile(
    r"^(?!.*\b(?:con|hưu|trước|sớm|hơn|kém)\b)(?!.*\btừ (?:năm|lúc|khi|hồi)\b)"
    rf"(?:.*{_AGE}.*{_WORKS}|.*{_WORKS}.*{_AGE})"
)
_OF_THE_YOUNG = re.compile(r"\bchưa thành niên\b|(?<!\d)1[3-8](?: tuổi\b|\b[^.;]{0,15} tuổi\b)")


def is_of_older_workers(question: str, text: str) -> bool:
    """Tell whether a lower-case question is about a worker under 18 and a text about none of that age."""
    return _YOUNG_WORKER.search(question) is not None and _OF_THE_YOUNG.search(text) is None
