"""Puts the stretches that answer into the order in which they are read."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.choosing.extraction import Stretch, Texts
from bot.choosing.headings import before_next_heading
from bot.choosing.lead_ins import complete, is_forbidden_above, is_quotable
from bot.choosing.offences import sets_fine
from bot.choosing.stretches import overlap

# A second source must be at least this near to the first, a third as well.
_CLOSE = 1.0
_EQUAL = 0.2  # a difference in worth that says nothing
# What is this near answers as well, and is shown when somebody asks for more.
_AS_WELL = 1.5
_MOST_FURTHER = 5


def choose(stretches: Sequence[Stretch], *, limit: int) -> list[Stretch]:
    """Return the first stretch and those close behind it, at most `limit`."""
    if not stretches:
        return []
    threshold = stretches[0].score - _CLOSE
    return [stretch for stretch in _earliest_first(stretches)[:limit] if stretch.score >= threshold]


def _earliest_first(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Put khoản of one Điều that answer as well as the first in the order of their text.

    Of cases that are told alike a law tells the common one first.
    """
    best = stretches[0]
    place = (best.passage.document_id, best.passage.article)
    equal = [
        one
        for one in stretches
        if (one.passage.document_id, one.passage.article) == place and one.score > best.score - _EQUAL
    ]
    first = _as_in_the_text(equal)
    return [*first, *(one for one in stretches if one not in first)]


def close_behind(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Return the first stretch and all that come about as near to answering, however many."""
    return [one for one in stretches if one.score >= stretches[0].score - _AS_WELL]


def apart_from(quoted: Sequence[Stretch], stretches: Sequence[Stretch]) -> list[Stretch]:
    """Return the first stretches of which nothing is quoted, Điều by Điều; a few are enough."""
    unquoted = [one for one in stretches if not any(overlap(one, other) for other in quoted)][:_MOST_FURTHER]
    groups = _by_article(unquoted).values()
    return [one for group in groups for one in _as_in_the_text(group)]


def in_reading_order(chosen: Sequence[Stretch], index: Texts, *, max_chars: int) -> list[Stretch]:
    """Return the stretches Điều by Điều, the best first, those of one Điều in the order of its text.

    Paragraphs outside an Điều stay in the order of their worth, and so do fines, of which each is for
    other acts. An Điều of which several khoản were chosen is quoted whole where it is short enough, and so is
    one of which the title alone forbids what they list.
    """
    arranged: list[Stretch] = []
    for group in _by_article(chosen).values():
        completes = any(stretch.leads or is_forbidden_above(stretch, index) for stretch in group)
        whole = _whole_article(group, index, max_chars) if len(group) > 1 or completes else None
        arranged += [whole] if whole else _with_leads(_ordered(group, index), index, max_chars)
    return complete(arranged, index, max_chars=max_chars)


def _by_article(stretches: Sequence[Stretch]) -> dict[tuple[str, str | None], list[Stretch]]:
    """Return the stretches by document and Điều, in the order in which each comes first."""
    groups: dict[tuple[str, str | None], list[Stretch]] = {}
    for stretch in stretches:
        groups.setdefault((stretch.passage.document_id, stretch.passage.article), []).append(stretch)
    return groups


def _ordered(group: Sequence[Stretch], index: Texts) -> Sequence[Stretch]:
    best = group[0]
    is_fine = sets_fine(index.text(best.passage.document_id)[best.start : best.end])
    return group if is_fine else _as_in_the_text(group)


def _as_in_the_text(group: Sequence[Stretch]) -> Sequence[Stretch]:
    """Return the stretches of one Điều in the order of its text; outside an Điều as they are."""
    article = group[0].passage.article
    if article is None or not article[0].isdecimal():  # "III.2" of a Party text: its paragraphs stand apart
        return group
    return sorted(group, key=lambda stretch: stretch.start)


def _with_leads(group: Sequence[Stretch], index: Texts, max_chars: int) -> Iterator[Stretch]:
    """Yield the stretches, the lines that lead to some of them once: in one quote where they fit.

    A line that does not fit is a quote of its own where it says enough by itself; else the quote keeps it
    as its lead.
    """
    text = index.text(group[0].passage.document_id)
    quoted = [(stretch.start, stretch.end) for stretch in group]
    for stretch in group:
        pieces, apart = [(stretch.start, stretch.end)], list[tuple[int, int]]()
        for lead in reversed(_unquoted(stretch.leads, quoted)):
            (start, end), *others = pieces
            if end - lead[0] <= max_chars and _unquoted([(lead[0], start)], quoted):
                pieces = [(lead[0], end), *others]
            elif is_quotable(text[slice(*lead)]):
                pieces = [lead, *pieces]
            else:
                apart = [lead, *apart]
                continue
            quoted.append(lead)
        for start, end in pieces[:-1]:
            yield replace(stretch, start=start, end=end, leads=())
        yield replace(stretch, start=pieces[-1][0], leads=tuple(apart))


def _unquoted(spans: Sequence[tuple[int, int]], quoted: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    return [
        (start, end)
        for start, end in spans
        if not any(left < end and start < right for left, right in quoted)
    ]


def _whole_article(group: Sequence[Stretch], index: Texts, max_chars: int) -> Stretch | None:
    """Return the Điều that holds all of the stretches, if there is one and it is short enough."""
    best = group[0]
    text = index.text(best.passage.document_id)
    for place in index.places(best.passage.document_id):
        if place.level != "article":
            continue
        end = before_next_heading(text, place.start, place.end)
        holds = all(place.start <= stretch.start and stretch.end <= end for stretch in group)
        if holds and end - place.start <= max_chars:
            return replace(best, start=place.start, end=end)
    return None
