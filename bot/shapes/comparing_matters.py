"""Two matters side by side: of each the clause that has the fact compared, not the first that names it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot import texts
from bot.asked.head.figure_words import HOW_MANY, IN_WORDS, MONEY, TIME
from bot.choosing.arranging import choose, in_reading_order
from bot.choosing.extraction import Stretch, find_stretches
from bot.choosing.fact_kinds import A_RATE
from bot.choosing.facts import without_names
from bot.choosing.headings import is_bare_heading
from bot.choosing.relevance import Asked
from bot.confidence import confidence, evidence
from bot.shapes.case import Case
from bot.validity.validity import prefer_valid
from vectorstore.conversation import content_words
from vectorstore.locating import children
from vectorstore.records import Place
from vectorstore.vietnamese import syllables

_LEAST_OF_HEADING = 0.8  # of the words of a heading that the matter of its Điều has
_SAYS_NOTHING = re.compile(r"(?:quy định chi tiết|hướng dẫn|quy định cụ thể)[^.;]{0,60}[.;]?\s*$")
_SHORT_CHARS = 130  # a shorter stretch that only sends one elsewhere says nothing of a matter
_OF_MONEY = re.compile(r"\b(?:lương|trợ cấp|phụ cấp|phí|tiền|thưởng|phạt)\b", re.IGNORECASE)
_MOST_CLAUSES = 3
# What a title may say beside its matter: "Thời gian thử việc", "Mức hưởng chế độ ốm đau".
_OF_ANY_MATTER = frozenset(("thời", "gian", "hạn", "mức", "hưởng", "số", "chế", "độ", "điều", "kiện", "loại"))
_NEAR = 2.0  # how far behind the best clause one may lie that has the fact
_NUMBER = rf"\b(?:\d[\d.,]*|{IN_WORDS})\s*(?:\([^)]*\)\s*)?"
_TIME = rf"{_NUMBER}{TIME}\b(?! (?:tiền )?lương)"
_MONEY = rf"{A_RATE}|\d\s*{MONEY}|{_NUMBER}(?:tháng|ngày|lần)\s*(?:tiền )?lương|lần mức"


@dataclass(frozen=True, slots=True)
class _Fact:
    """A kind of fact: how a comparison names it, what is asked of each side, and how it looks."""

    name: re.Pattern[str]
    question: str
    looks: re.Pattern[str]


def _fact(name: str, question: str, looks: str) -> _Fact:
    return _Fact(re.compile(name, re.IGNORECASE), question, re.compile(looks, re.IGNORECASE))


_AMOUNT = _fact(r"\bmức\b|t[ỷỉ] lệ|bao nhiêu|phần trăm|số tiền", "{matter} là bao nhiêu?", _MONEY)
_FACTS = (
    _fact(r"\bthời (?:gian|hạn)\b|bao lâu", "{matter} bao lâu?", _TIME),
    _fact(rf"(?:số|{HOW_MANY}) ngày", "{matter} bao nhiêu ngày?", _TIME),
    _AMOUNT,
)


@dataclass(frozen=True, slots=True)
class Side:
    """One thing compared: its name, and the stretches that tell of it."""

    name: str
    stretches: tuple[Stretch, ...]


def sides_of_matters(case: Case, matters: Sequence[str]) -> list[Side]:
    """Return what is said of each matter, with one kind of fact where there is one; none if one is unknown.

    Where one clause tells of all of them, it stands once, under all names.
    """
    told = _with_fact(case, matters) or _told(case, matters, None)
    if _sureness(told) < case.min_confidence:
        return []
    places = {(one.stretches[0].passage.document_id, one.stretches[0].start) for one in told}
    if len(places) == 1:
        return [Side(texts.AND.join(matters), told[0].stretches)]
    if len(places) < len(matters):
        return []
    return [Side(matter, one.stretches) for matter, one in zip(matters, told, strict=True)]


@dataclass(frozen=True, slots=True)
class _Told:
    """What answers a question about one side, and how sure that is."""

    stretches: tuple[Stretch, ...]
    sure: float


def _sureness(told: Sequence[_Told]) -> float:
    """Return how sure the less sure side is; nothing tells of a side that has no clause."""
    return min((one.sure for one in told), default=0.0)


def _with_fact(case: Case, matters: Sequence[str]) -> list[_Told]:
    """Return what tells each matter with the fact that is compared; empty where no fact is told of all.

    A comparison that names the fact is about that one; of money it is the amount, else what is surest.
    """
    named = [fact for fact in _FACTS if fact.name.search(case.query.text)]
    if not named and any(_OF_MONEY.search(matter) for matter in matters):
        named = [_AMOUNT]
    found = (_told(case, matters, fact) for fact in named[:1] or _FACTS)
    best = max(found, key=_sureness, default=[])
    return best if _sureness(best) >= case.min_confidence else []


def _told(case: Case, matters: Sequence[str], fact: _Fact | None) -> list[_Told]:
    """Return what tells a fact of each matter, or of it at all; nothing where one of them has no clause."""
    told = [_answering(case, matter, fact) for matter in matters]
    found = [one for one in told if one is not None]
    return found if len(found) == len(matters) else []


def _answering(case: Case, matter: str, fact: _Fact | None) -> _Told | None:
    """Return the best clauses on a matter that have the fact; None where they lie far behind the best one."""
    query = case.build(fact.question.format(matter=matter) if fact else matter)
    asked = Asked.of_query(query, case.index.weight)
    hits = case.search(query)
    stretches = find_stretches(
        asked, hits, case.index, max_chars=case.max_quote_chars, embedder=case.embedder
    )
    valid = prefer_valid(stretches, case.index, case.as_of, case.today)
    said = [one for one in valid if not _sends_elsewhere(one, case) and not is_heading(one, case)]
    told = [one for one in said if _is_about(matter, one, case)] or said
    near = [one for one in told if one.score >= told[0].score - _NEAR]
    having = [one for one in near if fact is None or fact.looks.search(without_names(_text(one, case)))]
    if not having:
        return None
    sure = confidence(evidence(asked, having, hits, case.index, case.embedder, case.translations))
    first = _first_of_article(having[0], matter, case) if fact is None else None
    return _Told((first,) if first else _of_one_article(having, case), sure)


def _of_one_article(having: Sequence[Stretch], case: Case) -> tuple[Stretch, ...]:
    """Return the best clause with the others of its Điều that come near to it."""
    place = (having[0].passage.document_id, having[0].passage.article)
    near = choose(having, limit=_MOST_CLAUSES)
    same = [one for one in near if (one.passage.document_id, one.passage.article) == place]
    of_article = same if having[0].passage.article else having[:1]
    return tuple(in_reading_order(of_article, case.index, max_chars=case.max_quote_chars))


def _is_about(matter: str, stretch: Stretch, case: Case) -> bool:
    """Tell whether a stretch names a matter itself, or stands under a title of that matter alone."""
    words = set(content_words(matter))
    article = _article_at(stretch, case)
    title = set(content_words(article.title)) if article else set()
    is_alone = words <= title and title - words <= _OF_ANY_MATTER
    return is_alone or words <= set(syllables(_text(stretch, case)))


def _article_at(stretch: Stretch, case: Case) -> Place | None:
    places = case.index.places(stretch.passage.document_id)
    around = (one for one in places if one.level == "article" and one.start <= stretch.start < one.end)
    return next(around, None)


def is_heading(stretch: Stretch, case: Case) -> bool:
    """Tell whether a stretch is nothing but a heading or a title."""
    document_id = stretch.passage.document_id
    places, title = case.index.places(document_id), case.index.document(document_id).title
    return is_bare_heading(case.index.text(document_id), places, stretch.start, stretch.end, title=title)


def _first_of_article(stretch: Stretch, matter: str, case: Case) -> Stretch | None:
    """Return the first khoản of the Điều around a stretch where the matter is its title; None elsewhere."""
    places, article = case.index.places(stretch.passage.document_id), _article_at(stretch, case)
    if article is None:
        return None
    words, heading = set(syllables(matter)), set(content_words(article.title))
    first = next(iter(children(places, article, levels=("clause",))), None)
    if first is None or len(words & heading) < _LEAST_OF_HEADING * max(len(heading), 1):
        return None
    end = min(first.end, first.start + case.max_quote_chars)
    return Stretch(stretch.passage, first.start, end, stretch.score)


def _sends_elsewhere(stretch: Stretch, case: Case) -> bool:
    text = _text(stretch, case)
    return len(text) < _SHORT_CHARS and _SAYS_NOTHING.search(text) is not None


def _text(stretch: Stretch, case: Case) -> str:
    return case.index.text(stretch.passage.document_id)[stretch.start : stretch.end]
