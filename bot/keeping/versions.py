"""Compares two versions of a document, Điều by Điều, and says what becomes of the earlier one."""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot import texts_staff as texts
from vectorstore.records import Document, Place

WHOLE = ""  # the label of a text without Điều
_AROUND = 4  # words shown before a change
_SHOWN = 12  # words shown from there on


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words around changes that stand close together, before and after."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A Điều that says something else now, and all the places where it does."""

    label: str
    stretches: tuple[Stretch, ...]


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


def hold_at_once(one: Document, other: Document) -> bool:
    """Tell whether there may be a day on which both hold; an end or a beginning not known is none."""
    return _begins_before_the_end(one, other) and _begins_before_the_end(other, one)


def _begins_before_the_end(one: Document, other: Document) -> bool:
    return one.effective_from is None or other.effective_to is None or one.effective_from < other.effective_to


def _parts(text: str, places: Sequence[Place]) -> Iterator[tuple[str, list[str]]]:
    for place in places:
        if place.level == "article":
            yield place.label, text[place.start : place.end].split()


def _plain(words: Sequence[str]) -> list[str]:
    return [word.casefold() for word in words]


def _changed(label: str, old: Sequence[str], new: Sequence[str]) -> Changed:
    matcher = difflib.SequenceMatcher(a=_plain(old), b=_plain(new), autojunk=False)
    edits = [_Edit(*code[1:]) for code in matcher.get_opcodes() if code[0] != "equal"]
    return Changed(label, tuple(_stretch(old, new, edit) for edit in _close_together(edits)))


class _Edit(NamedTuple):
    """From where to where words are replaced, in the old text and in the new one."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def _close_together(edits: Sequence[_Edit]) -> Iterator[_Edit]:
    """Yield edits, those that are shown together as one."""
    held: _Edit | None = None
    for edit in edits:
        if held is None:
            held = edit
        elif edit.old_end - held.old_start <= _SHOWN and edit.new_end - held.new_start <= _SHOWN:
            held = held._replace(old_end=edit.old_end, new_end=edit.new_end)
        else:
            yield held
            held = edit
    if held is not None:
        yield held


def _stretch(old: Sequence[str], new: Sequence[str], edit: _Edit) -> Stretch:
    return Stretch(
        _around(old, edit.old_start, edit.old_end),
        _around(new, edit.new_start, edit.new_end),
    )


def _around(words: Sequence[str], first: int, last: int) -> str:
    """Return the words around a change, and how many changed ones are left out at its end."""
    start, end = max(0, first - _AROUND), first + _SHOWN
    shown = " ".join(words[start:end])
    left_out = texts.WORDS_LEFT_OUT.format(count=last - end) if last > end else ""
    return f"{'…' if start else ''}{shown}{'…' if end < len(words) else ''}{left_out}"
