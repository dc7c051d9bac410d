"""Finds a "được", "phải" or "không" that is another one in the text, or was left out or put in."""

from collections.abc import Iterator, Sequence

from bot.support.figures import Figure, Item
from bot.support.known import Known, is_same, stand_together
from bot.support.reading import is_word
from bot.support.terms import (
    CANNOT,
    DENIALS,
    JOINTS,
    MAY,
    MODALS,
    MUST,
    NEED_NOT,
    NOT,
    NOT_SUFFERS,
    SUBJECTS,
    SUFFERS,
)  # fmt: skip

_COORDINATE = frozenset({"và", "hoặc", "hay", ","})
_BREAKS = frozenset({"thì", "khi", "nếu", "mà", ":", "nhưng"})
_FORCES = frozenset({"sử", "bắt", "buộc", "ép"})  # "không được sử dụng, bắt … làm ban đêm"
_DUTIES = frozenset({"đóng", "trả", "nộp", "bồi"})  # to pay is a duty, whether the text says so or not
_SUFFERED = frozenset({"phạt"})
_RUN = 3  # terms, the modal and two more: so copied, it governs the same
_REACH = 6  # terms that a denial reaches over


def modal_changed(statement: Sequence[Item], known: Known) -> bool:
    """Tell whether what may, must or must not be done is something else in the text."""
    return any(
        not _stands(statement, at, known) if term in MODALS else _loses_denial(statement, at, known)
        for at, term in enumerate(statement)
        if term in MODALS or is_word(term)
    ) or _drops_ban(statement, known)


def _stands(statement: Sequence[Item], at: int, known: Known) -> bool:
    """Tell whether the modal at a place governs in the text what it governs here."""
    modal = str(statement[at])
    if any(_has_run(statement[at : at + _RUN], line) for line in known.told):
        return True
    if at + 1 < len(statement) and statement[at + 1] in MODALS:
        return any(stand_together(modal, statement[at + 1], line) for line in known.told)
    governed = [term for term in statement[at + 1 : at + 4] if _says_something(term)]
    if not governed or governed[0] in MODALS:
        return True
    head = governed[0]
    if isinstance(head, Figure):
        return any(_opens_with(modal, head, line) for line in known.text)
    return _agrees(modal, head, known)


def _has_run(terms: Sequence[Item], line: Sequence[Item]) -> bool:
    """Tell whether a line has these terms one after another, numbers by their value."""
    size = len(terms)
    return size == _RUN and any(
        all(map(is_same, terms, line[start : start + size])) for start in range(len(line) - size + 1)
    )


def _says_something(term: Item) -> bool:
    return isinstance(term, Figure) or is_word(term) or term in MODALS


def _loses_denial(statement: Sequence[Item], at: int, known: Known) -> bool:
    """Tell whether the text denies a word everywhere, and the statement does not."""
    if any(term in DENIALS for term in statement[max(0, at - _REACH) : at]):
        return False
    governing = [modal for line in known.told for modal in _governing(statement[at], line)]
    return bool(governing) and all(modal in DENIALS for modal in governing)


def _drops_ban(statement: Sequence[Item], known: Known) -> bool:
    """Tell whether a lead-in or heading denies what is quoted, and the statement denies nothing."""
    if not known.is_denied or any(term in DENIALS for term in statement):
        return False
    return not any(term in MODALS for line in known.own for term in line)


def _agrees(modal: str, head: Item, known: Known) -> bool:
    modals = {one for line in known.text for one in _governing(head, line)}
    leading = {str(term) for line in known.leads for term in line if term in MODALS}
    if modal == CANNOT:
        headed = [line for line in known.headings if CANNOT in line]
        modals |= {one for line in headed for one in _governing(head, line) if one in (CANNOT, None)}
        leading |= {CANNOT} if headed else set()
    return modal in modals or _may_stand_for(modal, modals, leading, head, known)


def _may_stand_for(modal: str, modals: set[str | None], leading: set[str], head: Item, known: Known) -> bool:
    """Tell whether a modal is another way to put those of the text, or that of its lead-in."""
    is_bare = None in modals
    if modal == MAY:
        return is_bare and not known.is_denied
    if modal == MUST:
        is_duty = head in _DUTIES and any(_opens_clause(head, line) for line in known.text)
        return is_duty or (is_bare and MUST in leading)
    if modal == CANNOT:
        is_continued = NOT in modals and any(CANNOT in line for line in known.text)
        return is_continued or (is_bare and CANNOT in leading)
    if modal == NEED_NOT:
        return (is_bare and NEED_NOT in leading) or any(_is_forced(head, line) for line in known.told)
    if modal == NOT:
        return bool(modals & {CANNOT, NOT_SUFFERS})
    if modal == NOT_SUFFERS:
        return NOT in modals
    return modal == SUFFERS and is_bare and head in _SUFFERED


def _opens_clause(word: Item, line: Sequence[Item]) -> bool:
    """Tell whether a line has the word where a sentence has its verb: at its start or behind who does it."""
    before = [line[at - 1] if at else ":" for at, term in enumerate(line) if term == word]
    return any(term in SUBJECTS or term in JOINTS for term in before)


def _is_forced(head: Item, line: Sequence[Item]) -> bool:
    """Tell whether nobody may be made to do it."""
    return any(
        term == CANNOT and bool(_FORCES & set(line[at + 1 : at + 2])) and head in line[at + 1 :]
        for at, term in enumerate(line)
    )


def _opens_with(modal: str, figure: Figure, line: Sequence[Item]) -> bool:
    """Tell whether a number stands right behind the modal, or begins a part of the line."""
    before = [
        line[at - 1] if at else ":"
        for at, term in enumerate(line)
        if isinstance(term, Figure) and figure.is_value_of(term)
    ]
    return any(term == modal or term in JOINTS for term in before)


def _governing(word: Item, line: Sequence[Item]) -> Iterator[str | None]:
    """Yield the modal of every place where a line has the word; None where it has none of its own."""
    for at, term in enumerate(line):
        if term != word:
            continue
        before = line[at - 1] if at else ""
        if before in JOINTS and before not in _BREAKS and at > 1 and line[at - 2] in MODALS:
            before = line[at - 2]  # "phải bằng văn bản"
        yield str(before) if before in MODALS else None
        if before in _COORDINATE:
            yield next(_modals_before(line, at), None)


def _modals_before(line: Sequence[Item], at: int) -> Iterator[str]:
    for term in reversed(line[:at]):
        if term in _BREAKS:
            return
        if term in MODALS:
            yield str(term)
