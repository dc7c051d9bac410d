"""Reads which numbered document a stretch of text names; a law that is only named, as its text numbers it."""

import re
from collections import defaultdict

from ingest.document_numbers import KIND, NUMBER
from vectorstore.number_spelling import canonical_number, number_key

AMENDED = re.compile(
    r",?\s*(?:đã )?(?:được )?sửa đổi(?:, bổ sung)?\b[^);\n]{0,120}?\b(?:theo|bởi)\b[^);\n]*", re.IGNORECASE
)
_NUMBERED = re.compile(rf"(?P<name>\b{KIND}\b[^;:.\n“”]{{0,200}}?)\s+số\s*:?\s*(?P<number>{NUMBER})")
_LAST_KIND = re.compile(rf"(?:.*\W|^)(?P<name>{KIND}\b.*)$", re.DOTALL)
_NAME = re.compile(r"\b(?:Bộ luật|Luật|Pháp lệnh)\s+[^\W\d_][^;:.\n“”\d]*")
_ONLY_NUMBERED = re.compile(rf"{KIND}\s+số\s*:?\s*(?P<number>{NUMBER})", re.IGNORECASE)
_BARE_KINDS = {"luật", "bộ luật", "pháp lệnh"}


class NamedDocuments:
    """The documents that one text names with their numbers."""

    def __init__(self, text: str) -> None:
        keys: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for match in _NUMBERED.finditer(text):
            last = _LAST_KIND.match(match["name"])
            if last and _bare(last["name"]) not in _BARE_KINDS:
                keys[_bare(last["name"])][number_key(match["number"])] = canonical_number(match["number"])
        self._numbers = {name: next(iter(found.values())) for name, found in keys.items() if len(found) == 1}

    def first(self, text: str) -> str | None:
        """Return the number of the first document named; None where its name says no one number."""
        text = AMENDED.sub("", text)
        numbered = _NUMBERED.search(text)
        by_number = _ONLY_NUMBERED.search(text)
        named = _NAME.search(text)
        first = min((one for one in (numbered, by_number) if one), key=lambda one: one.start(), default=None)
        if first is not None and (named is None or named.start() >= first.start()):
            return canonical_number(first["number"])
        return self._of_name(named.group()) if named else None

    def _of_name(self, written: str) -> str | None:
        """Return the number of the longest known name that a stretch starts with."""
        bare = _bare(written)
        known = [name for name in self._numbers if bare == name or bare.startswith(f"{name} ")]
        return self._numbers[max(known, key=len)] if known else None


def _bare(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.lower()))
