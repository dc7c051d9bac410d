"""What a statement may rest on: its quotes, each with the sentence and the lead-in that it stands in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers import Citation
from bot.citations import StoredTexts
from vectorstore.records import Place

_MAX_LEAD_CHARS = 600
_LEVELS = ("article", "clause", "point")
CAPITALS = "A-Z" + "".join(letter for letter in map(chr, range(0xC0, 0x1EFA)) if letter.isupper())
_SENTENCE_END = re.compile(rf"(?<=[.!?])\s+(?=[{CAPITALS}“\"(])|(?<=;)\s+")
_ONLY_A_MARKER = re.compile(r"\s*(?:\d+(?:\.\d+)*[.)]|[a-zđ]\)|Điều \d+\w?\.)\s*")


@dataclass(frozen=True, slots=True)
class Evidence:
    """The texts behind one statement."""

    citations: tuple[Citation, ...]
    quotes: tuple[str, ...]  # whole sentences
    passages: tuple[str, ...]  # the same, each behind the lead-in of its Điều and khoản
    names: tuple[str, ...]  # of the documents and of the headings around the quotes
    apart: tuple[str, ...] = ()  # the passages, with every lead-in and the quote on lines of their own
    lists: tuple[str, ...] = ()  # that the quotes are parts of, from their lead-ins on
    headings: tuple[str, ...] = ()  # above the quotes, without the title of the document


def evidence_of(citations: Sequence[Citation], index: StoredTexts) -> Evidence:
    """Return what the citations of one statement say together."""
    quotes, passages, names, apart, lists = [], [], [], [], []
    for citation in citations:
        text = index.text(citation.document.id)
        start, end = whole_sentences(text, citation.start, citation.end)
        quote = text[start:end]
        leads = _lead_ins(text, index.places(citation.document.id), start)
        quotes.append(quote)
        lists += _list_around(text, index.places(citation.document.id), start)
        passages.append(" ".join([*leads, _without_marker(quote)]))
        apart.append("\n".join([*leads, _without_marker(quote)]))
        number = citation.document.number or ""
        names.append(" ".join([citation.document.title, number, *citation.passage.heading_path, *leads]))
    return Evidence(
        tuple(citations),
        tuple(quotes),
        tuple(passages),
        tuple(names),
        tuple(apart),
        tuple(lists),
        tuple(dict.fromkeys(heading for one in citations for heading in one.passage.heading_path)),
    )


def whole_sentences(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch widened to whole sentences of its lines, so that no "không" is left outside."""
    line_start = text.rfind("\n", 0, start) + 1
    found = text.find("\n", end)
    line_end = len(text) if found < 0 else found
    left = max((cut for cut in _cuts(text, line_start, start) if cut <= start), default=line_start)
    right = min(
        (cut for cut in _cuts(text, max(line_start, end - 1), line_end) if cut >= end), default=line_end
    )
    return left, left + len(text[left:right].rstrip())


def _cuts(text: str, start: int, end: int) -> list[int]:
    """Return where sentences begin in text[start:end], behind the number of a khoản none does."""
    return [
        match.end()
        for match in _SENTENCE_END.finditer(text, start, min(len(text), end + 1))
        if not _ONLY_A_MARKER.fullmatch(text, text.rfind("\n", 0, match.start()) + 1, match.start())
    ]


def _list_around(text: str, places: Sequence[Place], start: int) -> list[str]:
    """Return the innermost Điều or khoản around a place that leads in with a colon; none where none does."""
    around = [one for one in places if one.level in _LEVELS[:2] and one.start <= start < one.end]
    for place in sorted(around, key=lambda one: one.end - one.start):
        inside = [other.start for other in places if place.start < other.start < place.end]
        if inside and text[place.start : min(inside)].rstrip().endswith(":"):
            return [text[place.start : place.end]]
    return []


def _without_marker(text: str) -> str:
    match = _ONLY_A_MARKER.match(text)
    return text[match.end() :] if match else text


def _lead_ins(text: str, places: Sequence[Place], start: int) -> list[str]:
    """Return what the Điều and the khoản around a place say before their first part, outermost first."""
    around = [place for place in places if place.level in _LEVELS and place.start <= start < place.end]
    leads = []
    for place in sorted(around, key=lambda one: _LEVELS.index(one.level)):
        inside = [other.start for other in places if place.start < other.start < place.end]
        first = min(inside, default=place.end)
        if first <= start:
            leads.append(" ".join(text[place.start : first].split())[:_MAX_LEAD_CHARS].rstrip(" :"))
        elif place.level == "article":
            leads.append(text[place.start : place.end].partition("\n")[0])
    return leads
