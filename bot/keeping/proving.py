"""Shows that a document answers now: a question made of its own headings, and the bot's answer from it."""

import re
from collections.abc import Iterator
from typing import Protocol

from bot import texts_staff as texts
from bot.answers import Answer, Trace
from bot.keeping.doubts import is_syllable
from bot.wording.document_names import brief_name
from ingest.letter_case import is_capitals, sentence_case
from vectorstore.index import Index
from vectorstore.records import Document, Place
from vectorstore.vietnamese import fold

_TRIED = 4
_MOST_WORDS, _FEWEST_WORDS = 16, 2
_FEWEST_QUOTED = 6  # syllables
_READABLE = 0.75
_AROUND = " .,;:!?…-–_*'\"“”()/"
_NUMBERING = re.compile(r"^\W*(?:[IVXLC]{1,6}|[A-Z]|\d{1,3})\s*[.)-]\s*")
_DULL = (
    *(
        "kính g",
        "nơi nhận",
        "ghi chú",
        "mẫu số",
        "nay ",
        "ban hành kèm",
        "kèm theo",
        "quyết định này",
        "độc lập",
        "cộng h",
    ),
    *("phạm vi", "đối tượng", "giải thích", "hiệu lực", "tổ chức thực hiện", "trách nhiệm thi hành"),
    *("điều khoản", "quy định chuyển tiếp", "nguyên tắc"),
)


class Answerer(Protocol):
    """Answers one question from the corpus."""

    def answer(self, question: str) -> Trace:
        """Return how the question was answered."""
        ...


def example(document: Document, index: Index, answerer: Answerer) -> Trace | None:
    """Return an answer that this document gives; None where no question was found that it answers."""
    for question in _questions(document, index.places(document.id)):
        trace = answerer.answer(question)
        if isinstance(trace.result, Answer) and _is_answered_by(document, trace.result):
            return trace
    return None


def _is_answered_by(document: Document, answer: Answer) -> bool:
    """Tell whether a document is the first source of an answer, with words that tell something."""
    first = answer.citations[0] if answer.citations else None
    if first is None or first.document.id != document.id:
        return False
    return any(_tells(one.quote, document) for one in answer.citations if one.document.id == document.id)


def _tells(quote: str, document: Document) -> bool:
    """Tell whether a quote is more than a scrap, the gaps of a form, or the title."""
    words = [word for word in quote.split() if is_syllable(word.strip(_AROUND))]
    return len(words) >= _FEWEST_QUOTED and fold(" ".join(quote.split())) not in fold(document.title)


def _questions(document: Document, places: tuple[Place, ...]) -> Iterator[str]:
    """Yield questions about what is special to a document, then about what it surely has."""
    name = _short(brief_name(document))
    titles = [place.title for place in places if place.level in ("article", "heading") and place.title]
    for matter in [matter for title in titles if (matter := _matter(title, document))][:_TRIED]:
        yield texts.EXAMPLE_QUESTION.format(matter=matter, document=name)
    first = next((place.label for place in places if place.level == "article"), None)
    if first is not None and document.number is not None:
        yield f"{first} {document.number}"
    yield texts.EXAMPLE_OF_CONTENTS.format(document=name)
    yield document.title


def _matter(title: str, document: Document) -> str:
    """Return what a heading is about, as a question has it; "" where it is dull, a scrap, or a sentence."""
    bare = _NUMBERING.sub("", title).strip(_AROUND)
    words = bare.split()
    is_readable = sum(is_syllable(word.strip(_AROUND)) for word in words) >= _READABLE * len(words)
    is_short = _FEWEST_WORDS <= len(words) <= _MOST_WORDS and not title.rstrip().endswith(":")
    is_same = fold(bare) in fold(document.title)
    if not is_readable or not is_short or is_same or "|" in bare or bare.lower().startswith(_DULL):
        return ""
    return sentence_case(bare) if is_capitals(bare) else bare


def _short(name: str) -> str:
    """Return as much of a long name as people would type."""
    return " ".join(name.split()[:_MOST_WORDS])
