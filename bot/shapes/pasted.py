"""A clause that somebody pasted: where it stands, word for word or all but a few letters."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from bot import texts, texts_shapes
from bot.answers import Answer, Citation, NoAnswer
from bot.asked.pastes import Paste, paste_in
from bot.choosing.clauses import clause_end, last_clause_end
from bot.choosing.headings import is_bare_heading
from bot.choosing.nearest import nearest_documents
from bot.citations import cite_all
from bot.shapes.case import Case
from bot.shapes.summarised import is_worded_as_law, summary_answer
from bot.validity.validity import successor_in
from bot.wording.framing import answer_text, no_answer_text
from vectorstore.query import Query
from vectorstore.records import Passage, Status
from vectorstore.vietnamese import fold_keeping_length

_LEAST_SHARE = 0.85  # of the words pasted, in their order; below it nothing is said to be the same
_LEAST_PAIRS = 0.6  # of its pairs of neighbouring words that a text must have to be compared
_SLACK = 1.5  # how much longer than the paste its match may be
_WORD = re.compile(r"[^\W_]+")
# What a message without a question mark asks for first: "Mức phạt người sử dụng lao động không đóng …".
_NAMES_WANTED = re.compile(
    r"(?:cac |nhung |ve |quy dinh ve )*(?:muc|so tien|so ngay|ty le|ti le|thoi gian|thoi han|thoi diem"
    r"|thoi hieu|dieu kien|ho so|thu tuc|trinh tu|tham quyen|hau qua|che do|quyen loi|cach tinh|hinh thuc"
    r"|truong hop|doi tuong|xu phat|phat)\b"
)
_NEARLY = 0.06  # by how much the share of a text in force may be below that of one that ended
_EXACT = 0.99


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch of a stored text that says what was pasted, and how much of it."""

    passage: Passage
    start: int
    end: int
    share: float
    has_opening: bool  # whether it has the words that the paste opens with


def pasted_answer(case: Case) -> Answer | NoAnswer | None:
    """Return where a pasted passage stands; None where nothing was pasted, or no one asks and none fits."""
    paste = paste_in(case.query.question)
    if paste is None:
        return None
    found = (one for one in _matches(paste, case) if paste.is_asked or _is_meant(paste, one, case))
    matches = _best(list(found), case)
    citations = cite_all(
        [(one.passage, one.start, _end(one, case)) for one in matches], case.index, case.as_of
    )
    if citations:
        return Answer(_text(paste, matches[0], citations, case), citations)
    summarised = summary_answer(paste.text, case) if paste.is_asked or is_worded_as_law(paste.text) else None
    if summarised or not paste.is_asked:
        return summarised
    nearest = nearest_documents(case)
    return NoAnswer(no_answer_text(nearest, case.contact, lead=texts_shapes.PASTE_NOT_FOUND), nearest)


def _is_meant(paste: Paste, match: Match, case: Case) -> bool:
    """Tell whether a message that asks nothing is a text: what it opens with may be what it asks for."""
    is_text = match.has_opening or not _NAMES_WANTED.match(fold_keeping_length(paste.text))
    return is_text and not _is_heading(match, case)


def _is_heading(match: Match, case: Case) -> bool:
    document_id = match.passage.document_id
    places, title = case.index.places(document_id), case.index.document(document_id).title
    return is_bare_heading(case.index.text(document_id), places, match.start, match.end, title=title)


def _text(paste: Paste, best: Match, citations: Sequence[Citation], case: Case) -> str:
    said = texts_shapes.PASTE_FOUND if best.share >= 1.0 else texts_shapes.PASTE_ALMOST_FOUND
    differing = differences(paste.text, citations[0].quote)
    lines = [
        said,
        *([texts_shapes.PASTE_DIFFERS.format(places=texts.LIST_JOIN.join(differing))] if differing else []),
    ]
    return "\n".join([*lines, answer_text(citations, case.as_of, case.today, successor_in(case.index))])


def differences(pasted: str, quote: str) -> list[str]:
    """Return in which words a quote differs from what was pasted; labels do not count."""
    left, right = _words(pasted), _words(quote)
    matcher = SequenceMatcher(None, [word for word, _, _ in left], [word for word, _, _ in right], False)
    found: list[str] = []
    for kind, i, k, j, m in matcher.get_opcodes():
        mine = pasted[left[i][1] : left[k - 1][2]] if i < k else ""
        theirs = quote[right[j][1] : right[m - 1][2]] if j < m else ""
        if kind == "equal" or (not mine and (len(theirs) == 1 or i in (0, len(left)))):
            continue
        form = (
            texts_shapes.DIFFERS
            if mine and theirs
            else texts_shapes.IS_NOT_THERE
            if mine
            else texts_shapes.IS_LEFT_OUT
        )
        found.append(form.format(pasted=mine, text=theirs))
    return found


def _end(match: Match, case: Case) -> int:
    """Return where the quote ends: with its clause, and within what may be quoted."""
    text = case.index.text(match.passage.document_id)
    limit = match.start + case.max_quote_chars
    end = clause_end(text, match.end, len(text))
    if _is_heading(match, case):  # never a heading alone: what it is about stands below it
        end = clause_end(text, len(text) - len(text[match.end :].lstrip(" .\n")), len(text))
    if end <= limit:
        return end
    last = last_clause_end(text, match.start, limit)
    if last > match.start:
        return last
    blank = text.rfind(" ", match.start, limit)
    return blank if blank > match.start else limit


def _matches(paste: Paste, case: Case) -> Iterator[Match]:
    wanted = [word for word, _, _ in _words(paste.text)]
    pairs = set(pairwise(wanted))
    seen: set[tuple[str, int]] = set()
    for passage in _candidates(paste, case):
        start, end = _window(passage, len(paste.text), case)
        if (passage.document_id, start) in seen:
            continue
        seen.add((passage.document_id, start))
        there = _words(case.index.text(passage.document_id)[start:end])
        found = pairs & set(pairwise(word for word, _, _ in there))
        if len(found) >= _LEAST_PAIRS * len(pairs) and _may_be_enough(wanted, there):
            yield from _aligned(wanted, there, passage, start)


def _may_be_enough(wanted: Sequence[str], there: Sequence[tuple[str, int, int]]) -> bool:
    """Tell whether so many words are in both, in whatever order, that a match is possible at all."""
    shared = Counter(wanted) & Counter(word for word, _, _ in there)
    return shared.total() >= _LEAST_SHARE * len(wanted)


def _candidates(paste: Paste, case: Case) -> list[Passage]:
    """Return the passages found for the words pasted alone: "khoản 2 Điều này" in them names no place."""
    built = case.build(paste.text)
    alone = Query(case.query.question, built.text)
    return [hit.passage for hit in case.search(alone)]


def _window(passage: Passage, length: int, case: Case) -> tuple[int, int]:
    """Return the stretch around a passage in which the whole paste may stand."""
    text = case.index.text(passage.document_id)
    return max(0, passage.start - length), min(len(text), passage.end + length)


def _aligned(
    wanted: Sequence[str], there: Sequence[tuple[str, int, int]], passage: Passage, offset: int
) -> Iterator[Match]:
    matcher = SequenceMatcher(None, wanted, [word for word, _, _ in there], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size > 1 or len(wanted) < 3]
    if not blocks:
        return
    share = sum(block.size for block in blocks) / len(wanted)
    first, last = blocks[0].b, blocks[-1].b + blocks[-1].size - 1
    if share >= _LEAST_SHARE and last - first + 1 <= _SLACK * len(wanted) + 2:
        span = (offset + there[first][1], offset + there[last][2])
        yield Match(passage, *span, share, has_opening=blocks[0].a == 0)


def _best(matches: Sequence[Match], case: Case) -> list[Match]:
    """Return the best match, and others that say the same: what holds on the day first, each place once."""
    if not matches:
        return []
    most = max(match.share for match in matches)
    least = _EXACT if most >= _EXACT else most - _NEARLY
    near = [one for one in matches if one.share >= least]
    if most < _EXACT:  # none is what was pasted: better the law that holds than one a little nearer
        near = [one for one in near if not _is_replaced(one, case)] or near
    same = {(one.passage.document_id, one.start, one.end): one for one in near}
    ranked = sorted(same.values(), key=lambda one: (_is_replaced(one, case), -one.share))
    by_document = {one.passage.document_id: one for one in reversed(ranked)}
    kept = sorted(by_document.values(), key=lambda one: (_is_replaced(one, case), -one.share))
    return kept[: case.max_citations]


def _is_replaced(match: Match, case: Case) -> bool:
    status = case.index.document(match.passage.document_id).status_on(case.as_of)
    return status is Status.REPLACED


def _words(text: str) -> list[tuple[str, int, int]]:
    """Return the words of a text without diacritics, each with where it stands."""
    folded = fold_keeping_length(text)
    return [(match.group(), match.start(), match.end()) for match in _WORD.finditer(folded)]
