"""A message that is nothing but part of a number: "145/2020" means the document that has it."""

import re
from collections.abc import Callable, Sequence

from vectorstore.number_spelling import number_key
from vectorstore.records import Document

_BARE = re.compile(r"\s*(?:số\s*:?\s*|so\s*:?\s*)?(?P<number>\d{1,4}\s?/\s?\d{4})\s*[?.!]*\s*", re.IGNORECASE)


def with_whole_number(message: str, documents: Callable[[], Sequence[Document]]) -> str:
    """Return the number of the one document whose number begins so; any other message as it is."""
    found = _BARE.fullmatch(message)
    if found is None:
        return message
    start = number_key(found["number"]) + "/"
    numbers = [one.number for one in documents() if one.number and number_key(one.number).startswith(start)]
    return numbers[0] if len(numbers) == 1 else message
