"""An Điều that is a list, where that is asked for: it is quoted from its first khoản on, not in pieces."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.asked.head.asked_for import Fact, asked_for
from bot.asked.head.figure_words import HOW_MANY
from bot.choosing.extraction import Stretch, Texts
from bot.choosing.headings import before_next_heading
from vectorstore.conversation import content_words
from vectorstore.locating import children
from vectorstore.mentions import without_documents
from vectorstore.records import Place

_LISTED = (
    "quyền|nghĩa vụ|trách nhiệm|nhiệm vụ|trường hợp|hành vi|điều kiện|nguyên tắc|nội dung|đối tượng"
    "|hình thức|căn cứ|biện pháp|chính sách|hồ sơ"
)
_ASKS = re.compile(
    rf"\b(?:các|những|gồm|liệt kê)\b|^\W*(?:{_LISTED})\b|\b(?:khi|{_LISTED}) (?:gì|nào)\b", re.IGNORECASE
)
# How many of them there are is told by the list.
_COUNTS = re.compile(rf"\b{HOW_MANY} (?:{_LISTED}|loại|cấp|bước|nhóm|chế độ)\b", re.IGNORECASE)
_OF_LISTS = frozenset(["các", "những", "gồm", "bao", "liệt", "kê", "mấy", "nhiêu"])
_FEWEST = 3  # khoản or điểm; of two the better one may be all that is wanted
# Shares of the words: the title has nearly all of the question, the question most of the title.
_OF_QUESTION, _OF_TITLE = 0.8, 0.6


def listed(question: str, stretches: Sequence[Stretch], index: Texts, *, max_chars: int) -> list[Stretch]:
    """Return the Điều of the first stretch in runs of whole khoản, in order, where its list is asked for.

    Empty where it is not. A khoản or điểm that is longer than a quote may be is left out.
    """
    for best in stretches[:1]:
        document_id = best.passage.document_id
        article = listing_article(question, index.places(document_id), best.start)
        if article is not None:
            runs = _runs(article, index.places(document_id), index.text(document_id), max_chars)
            return [replace(best, start=start, end=end, leads=()) for start, end in runs]
    return []


def listing_article(question: str, places: Sequence[Place], position: int) -> Place | None:
    """Return the Điều around a position where a question asks for the list that its title names."""
    asked = asked_for(question)
    is_figure = not _ASKS.search(question) or asked.is_how_many or Fact.SPAN in asked.facts
    if is_figure and not _COUNTS.search(question):
        return None
    around = (one for one in places if one.level == "article" and one.start <= position < one.end)
    article = next(around, None)
    if article is None or len(_units(article, places)) <= _FEWEST:
        return None
    return article if _is_titled(question, article.title) else None


def _is_titled(question: str, title: str) -> bool:
    asked = set(content_words(without_documents(question))) - _OF_LISTS
    said = set(content_words(title)) - _OF_LISTS
    both = len(asked & said)
    return bool(both) and both >= _OF_QUESTION * len(asked) and both >= _OF_TITLE * len(said)


def _runs(article: Place, places: Sequence[Place], text: str, max_chars: int) -> Iterator[tuple[int, int]]:
    """Yield stretches of whole units that follow each other, each as long as it may be.

    What leads to a list ("... sau đây:") stands with its first point; a heading is no quote by itself.
    """
    starts = _units(article, places)
    end = before_next_heading(text, article.start, article.end)
    units = [(left, left + len(text[left:right].rstrip())) for left, right in pairwise([*starts, end])]
    run: list[tuple[int, int]] = []
    for unit in units:
        moved: list[tuple[int, int]] = []
        if run and unit[1] - run[0][0] > max_chars:
            moved = run[-1:] if _leads(text, run[-1]) and unit[1] - run[-1][0] <= max_chars else []
            yield from _quotable(run[: len(run) - len(moved)], article)
            run = []
        run = [*moved, *run, unit] if unit[1] - unit[0] <= max_chars else []
    yield from _quotable(run, article)


def _leads(text: str, unit: tuple[int, int]) -> bool:
    return text[slice(*unit)].endswith(":")


def _quotable(run: Sequence[tuple[int, int]], article: Place) -> Iterator[tuple[int, int]]:
    if len(run) > 1 or (run and run[0][0] != article.start):
        yield run[0][0], run[-1][1]


def _units(article: Place, places: Sequence[Place]) -> list[int]:
    """Return where the heading, the khoản and the điểm of an Điều start."""
    inside = children(places, article, levels=("clause", "point"))
    return sorted({article.start, *(one.start for one in inside)})
