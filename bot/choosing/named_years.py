"""The year of a gathering that a question names: of that of 2024 a text on that of 2023 tells nothing."""

import re

_GATHERING = re.compile(
    r"\b(?:tập huấn|hội thảo|hội thi|hội diễn|cuộc thi|lễ kỷ niệm|tọa đàm|lớp bồi dưỡng|lớp học)\b"
    r"[^\d.,;?!]{0,60}?\bnăm (?P<year>20\d\d)\b"
)
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


def is_of_another_year(question: str, text: str) -> bool:
    """Tell whether a gathering of one year is asked about, and a text with its title knows others alone."""
    found = _GATHERING.search(question.lower())
    years = set(_YEAR.findall(text))
    return found is not None and bool(years) and found["year"] not in years
