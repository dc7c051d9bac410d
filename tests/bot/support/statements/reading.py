"""Reads the tables of right and wrong statements, and gives each the evidence that its quotes are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.citations import cite
from bot.llm.quotes import find_quotes
from bot.support import Evidence, evidence_of
from ingest.outline import find_places
from tests.bot.library import TODAY
from vectorstore.records import Document, Passage, Place

_HERE = Path(__file__).parent
_CORPUS = _HERE.parents[3] / "corpus"
_FIRST_SENTENCE = re.compile(r"(?<=[.])\s+(?=[A-ZĐ])|(?<=;)\s+")
_MARKER = re.compile(r"^\s*(?:\d+\.|[a-zđ]\))\s+")
_SHORTEST, _LONGEST = 30, 250  # characters
_HEADING = re.compile(r"^#+ ", re.MULTILINE)


@dataclass(frozen=True)
class Group:
    """A question, what is quoted from one text, and the statements that are to rest on it."""

    document: Document
    text: str
    question: str
    quotes: tuple[str, ...]
    statements: tuple[tuple[bool, str], ...]

    def evidence(self) -> Evidence:
        """Return what the quotes say, each with the headings above it."""
        shelf = _Shelf(self.document, self.text)
        citations = []
        for number, quote in enumerate(self.quotes, start=1):
            start, end = find_quotes(quote, self.text)[0]
            passage = Passage("p", self.document.id, self.text, 0, len(self.text), shelf.headings(start))
            citations.append(cite(shelf, passage, start, end, number=number, as_of=TODAY))
        return evidence_of(citations, shelf)


@dataclass(frozen=True)
class _Shelf:
    known: Document
    whole: str

    def document(self, document_id: str) -> Document:
        return self.known

    def text(self, document_id: str) -> str:
        return self.whole

    def places(self, document_id: str) -> tuple[Place, ...]:
        return find_places(self.whole)

    def pages(self, document_id: str) -> tuple[int, ...]:
        return ()

    def headings(self, position: int) -> tuple[str, ...]:
        articles = [one for one in self.places("") if one.level == "article"]
        return tuple(f"{one.label}. {one.title}" for one in articles if one.start <= position < one.end)


def groups(name: str) -> Iterator[Group]:
    """Yield the groups of one table."""
    table = (_HERE / f"{name}.txt").read_text(encoding="utf-8")
    for block in re.split(r"\n\s*\n", table):
        lines = [line for line in block.splitlines() if line[:2] in ("? ", "> ", "+ ", "- ")]
        if not lines:
            continue
        file, question = lines[0][2:].split(" | ")
        text = _text_of(file)
        yield Group(
            Document(id=file, title=text.partition("\n")[0], file=file, sha256=""),
            text,
            question,
            tuple(line[2:] for line in lines if line[0] == ">"),
            tuple((line[0] == "+", line[2:]) for line in lines if line[0] in "+-"),
        )


def copies(file: str) -> Iterator[tuple[str, Evidence]]:
    """Yield the first sentence of each line of a text of the corpus, with what it says as evidence."""
    text = _text_of(file)
    document = Document(id=file, title=text.partition("\n")[0], file=file, sha256="")
    for line in text.splitlines()[4:]:
        sentence = _FIRST_SENTENCE.split(_MARKER.sub("", line))[0].rstrip(";:.")
        if _SHORTEST <= len(sentence) <= _LONGEST and not line.startswith("Điều"):
            yield sentence, Group(document, text, "", (sentence,), ()).evidence()


def _text_of(file: str) -> str:
    own = _HERE / f"{file}.txt"
    found = own if own.exists() else next(_CORPUS.glob(f"*/{file}.md"))
    return _HEADING.sub("", found.read_text(encoding="utf-8"))
