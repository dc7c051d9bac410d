"""Finds a number told of another word than its own, and what several cases say told as one."""

from collections.abc import Iterator, Sequence

from bot.support.cases import counts_alike
from bot.support.figures import Figure, Item
from bot.support.known import Known, Terms, cut_at
from bot.support.reading import is_word
from bot.support.terms import DENIALS, MODALS, MORE, PERIOD, RELATIONS

_PLACED = ("ở", "tại")
_TIMES = frozenset({"ngày", "tuần", "tháng", "năm", "giờ"})


def figure_rejoined(statement: Sequence[Item], known: Known) -> bool:
    """Tell whether a number stands beside a word from which something that weighs parts it in the text."""
    for at, term in enumerate(statement):
        if not isinstance(term, Figure) or isinstance(term.value, str):
            continue
        places = [(line, place) for line in known.own for place in _places(term, line)]
        before = statement[at - 1] if at else None
        behind = next((one for one in statement[at + 1 : at + 3] if one not in _PLACED), None)
        framing = {one for line in (*known.leads, known.question) for one in line}
        led = not _is_plain(before) or any(
            _leads_to(before, term, line, place, framing) for line, place in places
        )
        followed = not _is_plain(behind) or any(
            _follows(behind, line, place, framing) for line, place in places
        )
        if places and not (led and followed):
            return True
        if places and all(_is_part_of_amount(statement, at, line, place) for line, place in places):
            return True
    return False


def _is_part_of_amount(statement: Sequence[Item], at: int, line: Sequence[Item], place: int) -> bool:
    """Tell whether a number goes on in the text and not here: "61 tuổi 6 tháng", "từ 12 đến 36 tháng"."""
    following = [*line[place + 1 : place + 2], ""][0]
    if not isinstance(following, Figure) or not following.unit:
        return False
    here = [*statement[at + 1 : at + 2], ""][0]
    return not (isinstance(here, Figure) and here.is_value_of(following))


def _is_plain(term: Item | None) -> bool:
    return term is not None and is_word(term) and not str(term).startswith(PERIOD)


def _places(figure: Figure, line: Sequence[Item]) -> list[int]:
    return [at for at, term in enumerate(line) if isinstance(term, Figure) and figure.is_value_of(term)]


def _leads_to(
    word: Item | None, figure: Figure, line: Sequence[Item], place: int, framing: set[Item]
) -> bool:
    """Tell whether a word stands before a number, and neither "thêm" nor another number between."""
    before = list(line[:place])
    if word not in before:
        return (word in framing or word in line) and before[-1:] != [MORE]
    gap = before[len(before) - before[::-1].index(word) :]
    return not any(term == MORE or (isinstance(term, Figure) and counts_alike(figure, term)) for term in gap)


def _follows(word: Item | None, line: Sequence[Item], place: int, framing: set[Item]) -> bool:
    """Tell whether a word stands behind a number with nothing that weighs between, or is told elsewhere."""
    for term in line[place + 1 :]:
        if term == word:
            return True
        if isinstance(term, Figure) or term in MODALS or term in RELATIONS:
            break
    return word in line[:place] or word in framing


def cases_mixed(statement: Sequence[Item], known: Known) -> bool:
    """Tell whether no single sentence or point, with what frames it, says a part of the statement."""
    pieces = [(piece, line) for line in known.lines for part in line for piece in (part, *_clauses(part))]
    for clause in _clauses(statement):
        figures = [one for one in clause if _counts(one) and not any(_has(lead, one) for lead in known.leads)]
        holding = [(piece, line) for piece, line in pieces if all(_has(piece, one) for one in figures)]
        single = [(piece, line) for piece, line in holding if len(list(_clauses(piece))) == 1] or holding
        if pieces and not any(_covers(piece, line, clause, known) for piece, line in single):
            return True
    return False


def condition_halved(statement: Sequence[Item], known: Known) -> bool:
    """Tell whether of several conditions that the text joins by "và" before its "thì" one is left unsaid."""
    said = {*statement, *known.question}
    for line in known.own:
        if "thì" not in line:
            continue
        end = line.index("thì")
        before, behind = line[:end], line[end + 1 :]
        told = [term for term in behind if is_word(term)]
        conditions = _conditions(before)
        is_told = bool(told) and sum(term in said for term in told) * 2 > len(told)
        if is_told and len(conditions) > 1 and not all(words & said for words in conditions):
            return True
    return False


def _conditions(terms: Sequence[Item]) -> list[set[Item]]:
    """Return the words of each condition; none where they are but the names of a list."""
    if "và" not in terms or not any(isinstance(term, Figure) or term in MODALS for term in terms):
        return []
    parts = [piece for part in cut_at("và", terms) for piece in cut_at(",", part)]
    return [words for part in parts if len(words := {term for term in part if is_word(term)}) > 1]


def _covers(piece: Terms, line: Sequence[Terms], clause: Sequence[Item], known: Known) -> bool:
    """Tell whether a clause takes nothing from another sentence or point than this one."""
    allowed = {term for one in (*known.headings, *known.leads, piece, *_frame(piece, line)) for term in one}
    if not is_word(piece[0]):  # "40 ngày nếu từ đủ 15 năm" leaves out what the points before it say
        end = next((at for at, part in enumerate(line) if set(piece) <= set(part)), 0)
        allowed |= {term for part in line[: end + 1] for term in part if term not in DENIALS}
    others = {term for part in known.own for term in part} - allowed
    return not any((is_word(term) or term in DENIALS) and term in others for term in clause)


def _frame(piece: Terms, line: Sequence[Terms]) -> Iterator[Terms]:
    """Yield what a line says of all its points, at its start or, as in a list of offences, at its end."""
    opener = line[0]
    if ":" in opener:
        yield opener[: opener.index(":")]
    if ":" in piece and piece != opener:
        yield from line


def _has(line: Sequence[Item], figure: Item) -> bool:
    return isinstance(figure, Figure) and any(
        isinstance(term, Figure) and figure.is_value_of(term) and term.limit in ("", figure.limit)
        for term in line
    )


def _counts(term: Item) -> bool:
    return isinstance(term, Figure) and bool(term.unit) and not isinstance(term.value, str)


def _clauses(terms: Terms | Sequence[Item]) -> Iterator[Terms]:
    """Yield the parts of a text between full stops, and those that have numbers of one kind each."""
    start = 0
    for at, term in enumerate(terms):
        is_cut = term in (",", "và", "còn") and _kinds(terms[start:at]) & _kinds(terms[at:])
        if term in (";", ".") or is_cut:
            if at > start:
                yield tuple(terms[start:at])
            start = at + 1
    if start < len(terms):
        yield tuple(terms[start:])


def _kinds(terms: Sequence[Item]) -> set[str]:
    units = {one.unit.partition(" ")[0] for one in terms if isinstance(one, Figure) and one.unit}
    return {"thời gian" if unit in _TIMES else unit for unit in units}
