"""Finds what a model quotes in the text it was given: equal after normalisation, or not at all."""

import re
import unicodedata

_SAME = {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "‑": "-", "…": "..."}
_NUMBERS = re.compile(r"\d+(?:[.,/]\d+)*")
_NEGATIONS = re.compile(r"(?<!\w)(?:không|chưa|chẳng|cấm|trừ|ngoại trừ)(?!\w)")


def normalised_with_offsets(text: str) -> tuple[str, list[int]]:
    """Return the text as it is compared, and for each of its characters where it comes from.

    Compared is without regard to case, kinds of quotes and dashes, and how wide a blank is.
    """
    characters: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        if character.isspace():
            if characters and characters[-1] != " ":
                characters.append(" ")
                offsets.append(offset)
            continue
        for piece in _SAME.get(character, character).lower():
            characters.append(piece)
            offsets.append(offset)
    return "".join(characters), offsets


def find_quote(quote: str, text: str) -> tuple[int, int] | None:
    """Return where the text says what is quoted, or None where it does not.

    The text must be in normal form C; the quote may be in any form. An ellipsis at either end of the quote
    is not part of it.
    """
    wanted, _ = normalised_with_offsets(unicodedata.normalize("NFC", quote).strip().strip("\"'“”… ."))
    wanted = wanted.strip()
    if not wanted:
        return None
    haystack, offsets = normalised_with_offsets(text)
    position = haystack.find(wanted)
    if position < 0:
        return None
    return offsets[position], offsets[position + len(wanted) - 1] + 1


def is_supported(statement: str, quotes: list[str]) -> bool:
    """Tell whether the numbers and the negations of a statement stand in its quotes.

    This cannot prove that a statement follows; it catches the changes that do the most harm.
    """
    said = " ".join(unicodedata.normalize("NFC", quote).lower() for quote in quotes)
    lowered = unicodedata.normalize("NFC", statement).lower()
    numbers = {_plain_number(number) for number in _NUMBERS.findall(said)}
    has_numbers = all(_plain_number(number) in numbers for number in _NUMBERS.findall(lowered))
    return has_numbers and bool(_NEGATIONS.search(lowered)) <= bool(_NEGATIONS.search(said))


def _plain_number(number: str) -> str:
    return number.lstrip("0") or "0"
