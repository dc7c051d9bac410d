"""Finds what a model quotes in the text it was given: equal after normalisation, or not at all."""

import unicodedata

_SAME = {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "‑": "-", "…": "..."}
_FEWEST_WORDS = 3  # fewer stand in a text anywhere and prove nothing


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


def find_quotes(quote: str, text: str) -> list[tuple[int, int]]:
    """Return every place where the text says what is quoted, in whole words; none where it does not.

    The text must be in normal form C; the quote may be in any form. An ellipsis at either end of the quote
    is not part of it. A quote of a word or two is none.
    """
    wanted, _ = normalised_with_offsets(unicodedata.normalize("NFC", quote).strip().strip("\"'“”… ."))
    wanted = wanted.strip()
    if len(wanted.split()) < _FEWEST_WORDS:
        return []
    haystack, offsets = normalised_with_offsets(text)
    found = []
    position = haystack.find(wanted)
    while position >= 0:
        end = position + len(wanted)
        if not _cuts_word(haystack, position) and not _cuts_word(haystack, end):
            found.append((offsets[position], offsets[end - 1] + 1))
        position = haystack.find(wanted, position + 1)
    return found


def _cuts_word(text: str, position: int) -> bool:
    """Tell whether a position is inside a word or a number."""
    around = text[max(0, position - 1) : position + 1]
    return 0 < position < len(text) and around.isalnum()
