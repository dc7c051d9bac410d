"""What staff should look at before a document goes into the corpus, a line for each doubt."""

import re
from collections.abc import Iterator, Sequence
from textwrap import shorten

from bot import texts_staff as texts
from bot.injections import instructions_in
from bot.keeping.versions import WHOLE, Changed, Comparison
from bot.wording.document_names import brief_name
from ingest.precedence import beyond_reach
from vectorstore.number_spelling import number_key
from vectorstore.records import Document, ParsedDocument
from vectorstore.vietnamese import fold

WITH_ARTICLES = frozenset({"bộ luật", "luật", "nghị định", "thông tư", "pháp lệnh", "hiến pháp"})
_NAMED = 6
_CHANGES_SHOWN = 6
_ORDERS_SHOWN, _LONGEST_ORDER = 3, 120
_NUMBERED = re.compile(r"Điều (\d+)")
_WORD = re.compile(r"[^\W\d_]+")
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|kh|th|tr|ch|gh|gi|ph|qu|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)
_FEWEST_WORDS = 40
_ODD_SHARE = 0.1
_MUCH_LEFT_OUT = 0.05
_FEWEST_PAGES, _PAGES_NAMED = 2, 10
_SURE_OF_SCAN = 0.85  # with less confidence, a scan is recognised with wrong letters on every line


def doubts(parsed: ParsedDocument, known: Sequence[Document]) -> tuple[str, ...]:
    """Return what looks wrong in what was recognised."""
    return (*_of_facts(parsed, known), *_of_text(parsed))


def _of_facts(parsed: ParsedDocument, known: Sequence[Document]) -> Iterator[str]:
    document = parsed.document
    yield from _of_force(document, known)
    if not document.is_draft:
        if document.number is None:
            yield texts.NO_NUMBER
        yield from _of_unknown_facts(document)
    yield from same_numbers(document, known)


def _of_force(document: Document, known: Sequence[Document]) -> Iterator[str]:
    """Yield that a document is a draft, and the laws that it says it changes though it stands below them."""
    if document.is_draft:
        yield texts.DRAFT
    if above := beyond_reach(document):
        names = {number_key(one.number): brief_name(one) for one in known if one.number}
        yield texts.STANDS_BELOW.format(
            documents=", ".join([names.get(number_key(one), one) for one in above])
        )


def same_numbers(document: Document, known: Sequence[Document]) -> Iterator[str]:
    """Yield a line for each other document that has the number of this one, but another day."""
    key = document.number and number_key(document.number)
    for other in known:
        if other.number and number_key(other.number) == key and other.issued_on != document.issued_on:
            yield texts.SAME_NUMBER.format(number=document.number, document=brief_name(other))


def _of_unknown_facts(document: Document) -> Iterator[str]:
    """Yield what is not known of an official document; an article has no number, and need not have a day."""
    if document.kind is None:
        yield texts.NO_KIND
    is_official = document.number is not None or document.kind is None
    if is_official and document.issued_on is None:
        yield texts.NO_ISSUED_ON
    if document.number is not None and document.effective_from is None:
        yield texts.NO_EFFECT


def _of_text(parsed: ParsedDocument) -> Iterator[str]:
    articles = [place.label for place in parsed.places if place.level == "article"]
    kind = (parsed.document.kind or "").lower()
    if not articles and kind in WITH_ARTICLES:
        yield texts.NO_ARTICLES.format(kind=kind)
    if gaps := missing_articles(articles):
        yield texts.GAPS.format(articles=listed([f"Điều {number}" for number in gaps]))
    if parsed.ocr_confidence is not None:
        doubt = texts.SCAN if parsed.ocr_confidence >= _SURE_OF_SCAN else texts.UNSURE_SCAN
        yield doubt.format(share=round(100 * parsed.ocr_confidence))
    yield from _of_pages(parsed.page_confidences)
    if parsed.left_out >= _MUCH_LEFT_OUT:
        yield texts.LEFT_OUT.format(share=round(100 * parsed.left_out))
    share = odd_share(parsed.text)
    if share >= _ODD_SHARE:
        yield texts.ODD_LETTERS.format(share=round(100 * share))
    for start, end in instructions_in(parsed.text)[:_ORDERS_SHOWN]:
        yield texts.SPEAKS_TO_MODEL.format(
            quote=shorten(parsed.text[start:end], _LONGEST_ORDER, placeholder="…")
        )


def _of_pages(confidences: Sequence[float | None]) -> Iterator[str]:
    """Yield which pages of several were recognised badly, and which not at all."""
    pages = list(enumerate(confidences, start=1))
    if len(pages) < _FEWEST_PAGES:
        return
    unsure = [(number, sure) for number, sure in pages if sure is not None and 0 < sure < _SURE_OF_SCAN]
    if unsure:
        named = [texts.UNSURE_PAGE.format(number=number, share=round(100 * sure)) for number, sure in unsure]
        yield texts.UNSURE_PAGES.format(pages=_pages_listed(named))
    if blank := [str(number) for number, sure in pages if sure == 0]:
        yield texts.BLANK_PAGES.format(pages=_pages_listed(blank))


def _pages_listed(pages: Sequence[str]) -> str:
    more = len(pages) - _PAGES_NAMED
    shown = ", ".join(pages[:_PAGES_NAMED])
    return texts.MORE_PAGES.format(first=shown, count=more) if more > 0 else shown


def missing_articles(labels: Sequence[str]) -> list[int]:
    """Return the numbers that a document leaves out between its first and last Điều."""
    numbers = {int(match[1]) for label in labels if (match := _NUMBERED.match(label))}
    return [number for number in range(1, max(numbers, default=0)) if number not in numbers]


def odd_share(text: str) -> float:
    """Return which share of the words are no Vietnamese syllables, as those of a bad scan; 0 of few words."""
    words = _WORD.findall(text)
    if len(words) < _FEWEST_WORDS:
        return 0.0
    return sum(not is_syllable(word) for word in words) / len(words)


def is_syllable(word: str) -> bool:
    """Return whether a word can be Vietnamese."""
    return _SYLLABLE.fullmatch(fold(word)) is not None


def comparison_lines(comparison: Comparison) -> tuple[str, ...]:
    """Return what a new version changes, Điều by Điều."""
    if comparison.is_same:
        return (texts.NO_DIFFERENCE,)
    return tuple(_comparison_lines(comparison))


def _comparison_lines(comparison: Comparison) -> Iterator[str]:
    if comparison.added:
        yield texts.ARTICLES_ADDED.format(articles=listed(comparison.added))
    if comparison.removed:
        yield texts.ARTICLES_REMOVED.format(articles=listed(comparison.removed))
    yield from _changed_lines(comparison.changed)
    if comparison.unchanged:
        yield texts.ARTICLES_SAME.format(count=comparison.unchanged)


def _changed_lines(changed: Sequence[Changed]) -> Iterator[str]:
    """Yield a line for each change: of every Điều the first before the second of any; the rest is counted."""
    places = [
        (nth, at, stretch) for at, one in enumerate(changed) for nth, stretch in enumerate(one.stretches)
    ]
    places.sort(key=lambda place: place[:2])
    shown, others = places[:_CHANGES_SHOWN], places[_CHANGES_SHOWN:]
    for _, at, stretch in sorted(shown, key=lambda place: (place[1], place[0])):
        label = changed[at].label
        form = texts.TEXT_CHANGED if label == WHOLE else texts.ARTICLE_CHANGED
        yield form.format(article=label, before=stretch.before, after=stretch.after)
    if others:
        labels = [changed[at].label for at in sorted({at for _, at, _ in others})]
        form = texts.MORE_CHANGED_OF_TEXT if labels == [WHOLE] else texts.MORE_CHANGED
        yield form.format(count=len(others), articles=listed(labels))


def listed(labels: Sequence[str]) -> str:
    """Return the first of many labels, and how many more there are."""
    shown = ", ".join(labels[:_NAMED])
    more = len(labels) - _NAMED
    return texts.MANY.format(first=shown, count=more) if more > 0 else shown
