"""Stand-ins that need no model and no network, and small documents to publish."""

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer, pre_tokenizers
from tokenizers.models import WordLevel
from tokenizers.normalizers import Lowercase

from vectorstore.records import Document, ParsedDocument, Passage, Place
from vectorstore.static_table import StaticTable, TableTokens
from vectorstore.vietnamese import syllables

_PLACE = re.compile(r"^(?:(?P<article>Điều \d+)\. (?P<title>.*)|(?P<clause>\d+)\. .*)$", re.MULTILINE)


class FakeEmbedder:
    """Gives each syllable a fixed random direction and sums them: texts that share words are near."""

    def __init__(self, name: str = "fake", *, dimension: int = 32) -> None:
        self.name = name
        self.dimension = dimension
        self.max_tokens = 1000
        self.tokens: TableTokens | None = None
        self.embedded: list[str] = []

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(syllables(text)) for text in texts]

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.embedded += texts
        vectors = [self.embed_query(text) for text in texts]
        return np.array(vectors, dtype=np.float32).reshape(len(texts), self.dimension)

    def embed_query(self, text: str) -> NDArray[np.float32]:
        total = np.zeros(self.dimension, dtype=np.float32)
        for word in syllables(text):
            total += self._direction(word)
        return total / max(float(np.linalg.norm(total)), 1e-9)

    def _direction(self, word: str) -> NDArray[np.float32]:
        seed = zlib.crc32(f"{self.name} {word}".encode())
        return np.random.default_rng(seed).standard_normal(self.dimension, dtype=np.float32)


class Clock:
    """A clock that tests move."""

    def __init__(self, now: float = 0.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


class TableEmbedder(FakeEmbedder):
    """Embeds with a table of the syllables of some texts, as a static model does; others are unknown."""

    def __init__(self, texts: Sequence[str], *, dimension: int = 32) -> None:
        super().__init__("table", dimension=dimension)
        words = ["[UNK]", *dict.fromkeys(word for text in texts for word in syllables(text))]
        tokenizer = Tokenizer(WordLevel({word: number for number, word in enumerate(words)}, "[UNK]"))
        tokenizer.normalizer = Lowercase()
        tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
            [pre_tokenizers.Whitespace(), pre_tokenizers.Punctuation("removed")]
        )
        vectors = np.stack([self._direction(word) for word in words])
        self.table = StaticTable(tokenizer, vectors, self.max_tokens)
        self.tokens = TableTokens(self.table, list, list)

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self.table.embed(texts)

    def embed_query(self, text: str) -> NDArray[np.float32]:
        return np.asarray(self.table.embed([text])[0])


def parsed_document(document: Document | str, text: str) -> ParsedDocument:
    """Return a document with a passage for each "Điều n. " of its text, or one for the whole text.

    Numbered lines are the khoản of their Điều.
    """
    if isinstance(document, str):
        document = Document(id=document, title=document, file=f"{document}.txt", sha256=document)
    document = replace(document, sha256=f"{zlib.crc32(text.encode()):x}")
    places = tuple(_places(text))
    articles = [place for place in places if place.level == "article"]
    stretches = [(place.start, place.end, place.label) for place in articles] or [(0, len(text), "")]
    passages = tuple(
        Passage(
            id=f"{document.id}#{number}",
            document_id=document.id,
            text=text[start:end],
            start=start,
            end=end,
            heading_path=(label,) if label else (),
            article=label.removeprefix("Điều ") if label else None,
        )
        for number, (start, end, label) in enumerate(stretches)
        if text[start:end].strip()
    )
    return ParsedDocument(document, text, places, passages)


def _places(text: str) -> Iterator[Place]:
    found = list(_PLACE.finditer(text))
    for number, match in enumerate(found):
        ends = [other.start() for other in found[number + 1 :] if match["clause"] or other["article"]]
        end = len(text[: ends[0]].rstrip()) if ends else len(text)
        level = "article" if match["article"] else "clause"
        yield Place(level, match["article"] or match["clause"], match["title"] or "", match.start(), end)
