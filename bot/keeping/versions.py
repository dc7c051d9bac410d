"""Compares two versions of a document, Điều by Điều, and says what becomes of the earlier one."""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vectorstore.records import Document, Place

WHOLE = ""  # the label of a text without Điều
_AROUND = 4  # words shown before the first change
_SHOWN = 12  # words shown from there on


@dataclass(frozen=True, slots=True)
class Changed:
    """A Điều that says something else now: its words around the first change, before and after."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a version does to the Điều of an earlier one."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[Changed, ...] = ()
    unchanged: int = 0

    @property
    def is_same(self) -> bool:
        """Whether both say the same, word for word."""
        return not (self.added or self.removed or self.changed)


def compare(
    before: str, places_before: Sequence[Place], after: str, places_after: Sequence[Place]
) -> Comparison:
    """Return how the Điều of a text differ from those of another; line breaks and case do not count."""
    old, new = dict(_parts(before, places_before)), dict(_parts(after, places_after))
    if old.keys() & new.keys() == set():
        old, new = {WHOLE: before.split()}, {WHOLE: after.split()}
    both = [label for label in new if label in old]
    differing = [label for label in both if _plain(old[label]) != _plain(new[label])]
    return Comparison(
        added=tuple(label for label in new if label not in old),
        removed=tuple(label for label in old if label not in new),
        changed=tuple(_changed(label, old[label], new[label]) for label in differing),
        unchanged=len(both) - len(differing),
    )


def leaves_earlier_in_force(earlier: Document, new: Document) -> bool:
    """Tell whether the earlier version held until the new one began, rather than being put right by it.

    It did where both say from when they hold and the new one begins later.
    """
    return (
        earlier.effective_from is not None
        and new.effective_from is not None
        and earlier.effective_from < new.effective_from
    )


def _parts(text: str, places: Sequence[Place]) -> Iterator[tuple[str, list[str]]]:
    for place in places:
        if place.level == "article":
            yield place.label, text[place.start : place.end].split()


def _plain(words: Sequence[str]) -> list[str]:
    return [word.casefold() for word in words]


def _changed(label: str, old: Sequence[str], new: Sequence[str]) -> Changed:
    matcher = difflib.SequenceMatcher(a=_plain(old), b=_plain(new), autojunk=False)
    first = next((code for code in matcher.get_opcodes() if code[0] != "equal"), ("", 0, 0, 0, 0))
    return Changed(label, _around(old, first[1]), _around(new, first[3]))


def _around(words: Sequence[str], at: int) -> str:
    start, end = max(0, at - _AROUND), at + _SHOWN
    shown = " ".join(words[start:end])
    return f"{'…' if start else ''}{shown}{'…' if end < len(words) else ''}"
