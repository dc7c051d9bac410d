"""Training pairs: what is asked (a heading, a sentence) and the passage that holds the rest.

Texts are encoded once, sentence by sentence; a passage is a run of sentences with some context.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

_SENTENCE_END = re.compile(r"(?<=[.;:?!])\s+|\n+")
QUESTION_ENDINGS = (
    "được quy định như thế nào?",
    "là gì?",
    "gồm những gì?",
    "có được không?",
    "bao gồm những trường hợp nào?",
    "ra sao?",
    "cần điều kiện gì?",
    "bao nhiêu?",
    "do ai thực hiện?",
    "trong bao lâu?",
    "thế nào là",
    "ai có trách nhiệm",
    "cho tôi hỏi",
)

Ids = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Source:
    """A text to draw pairs from: its group (a law, a page), titles, and body."""

    group: str
    title: str
    heading: str
    text: str
    questions: tuple[str, ...] = ()  # that the text answers or at least is about


@dataclass(frozen=True, slots=True)
class EncodedSource:
    """A source as token ids; `sentences` in reading order."""

    title: Ids
    heading: Ids
    sentences: tuple[Ids, ...]
    questions: tuple[Ids, ...] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """Two bags of ids for each pair, and a key; pairs with one key must not be told apart."""

    queries: list[Ids]
    passages: list[Ids]
    keys: NDArray[np.int64]


def encode_sources(sources: Sequence[Source], tokenizer: Tokenizer) -> list[EncodedSource]:
    """Return the sources as token ids."""
    return [
        encoded
        for start in range(0, len(sources), 2000)
        for encoded in _encode(sources[start : start + 2000], tokenizer)
    ]


def _encode(sources: Sequence[Source], tokenizer: Tokenizer) -> list[EncodedSource]:
    parts: list[str] = []
    counts = []
    for source in sources:
        sentences = [part for part in _SENTENCE_END.split(source.text) if part.strip()]
        parts += [source.title, source.heading, *sentences, *source.questions]
        counts.append((len(sentences), len(source.questions)))
    encoded = tokenizer.encode_batch_fast(parts, add_special_tokens=False)
    ids = iter([np.array(found.ids, dtype=np.int32) for found in encoded])
    return [
        EncodedSource(next(ids), next(ids), _take(ids, sentences), _take(ids, questions))
        for sentences, questions in counts
    ]


def _take(ids: Iterator[Ids], count: int) -> tuple[Ids, ...]:
    return tuple(itertools.islice(ids, count))


@dataclass(frozen=True, slots=True)
class PairSettings:
    """How pairs are drawn; probabilities unless named otherwise."""

    passage_tokens: int = 150
    question_query: float = 0.2
    heading_query: float = 0.5
    title_in_passage: float = 0.5
    heading_in_passage: float = 0.2
    heading_in_passage_of_sentence: float = 0.7
    title_in_query: float = 0.1
    question_ending: float = 0.3
    keep_query_sentence: float = 0.2
    per_group: int = 4


class PairSampler:
    """Draws batches of pairs; several from one law, so that its articles learn to differ."""

    def __init__(
        self,
        sources: Sequence[EncodedSource],
        groups: Sequence[str],
        endings: Sequence[Ids],
        settings: PairSettings,
        seed: int,
    ) -> None:
        self._sources = sources
        self._endings = endings
        self._settings = settings
        self._random = np.random.default_rng(seed)
        members: dict[str, list[int]] = {}
        for index, group in enumerate(groups):
            if sources[index].sentences:
                members.setdefault(group, []).append(index)
        self._members = [np.array(indices) for indices in members.values()]
        sizes = np.array([len(indices) for indices in self._members], dtype=np.float64)
        self._weights = sizes / sizes.sum()

    @property
    def state(self) -> dict[str, Any]:
        """Where the sampler stands: given back, it draws the same batches again."""
        return dict(self._random.bit_generator.state)

    @state.setter
    def state(self, state: dict[str, Any]) -> None:
        self._random.bit_generator.state = state

    def batch(self, size: int) -> Batch:
        """Return the next batch of about `size` pairs, every source at most once."""
        settings, random = self._settings, self._random
        wanted = min(len(self._members), size)
        groups = random.choice(len(self._members), size=wanted, replace=False, p=self._weights)
        drawn: list[tuple[Ids, Ids, int]] = []
        for group in groups:
            members = random.permutation(self._members[group])[: settings.per_group]
            pairs = (self._pair(self._sources[index]) for index in members)
            drawn += [pair for pair in pairs if len(pair[0]) and len(pair[1])]
            if len(drawn) >= size:
                break
        queries, passages, keys = zip(*drawn[:size], strict=True)
        return Batch(list(queries), list(passages), np.array(keys, dtype=np.int64))

    def _pair(self, source: EncodedSource) -> tuple[Ids, Ids, int]:
        """Return query and passage, and the key of what is asked before anything is added to it."""
        settings, random = self._settings, self._random
        first, last = self._window(source)
        draws = random.random(6)
        if source.questions and draws[0] < settings.question_query:
            query, body = self._one_of(source.questions), source.sentences[first:last]
            with_heading = draws[2] < settings.heading_in_passage
        elif len(source.heading) > 0 and draws[1] < settings.heading_query:
            query, body = source.heading, source.sentences[first:last]
            with_heading = draws[2] < settings.heading_in_passage
        else:
            query, body = self._sentence_and_rest(source.sentences[first:last])
            with_heading = draws[2] < settings.heading_in_passage_of_sentence or last - first == 1
        key = hash(query.tobytes())
        if draws[3] < settings.question_ending:
            query = np.concatenate([query, self._one_of(self._endings)])
        if draws[4] < settings.title_in_query:
            query = np.concatenate([query, source.title])
        context = [source.title] if draws[5] < settings.title_in_passage else []
        return query, np.concatenate([*context, *([source.heading] if with_heading else []), *body]), key

    def _sentence_and_rest(self, sentences: tuple[Ids, ...]) -> tuple[Ids, tuple[Ids, ...]]:
        """Return a stretch of one sentence, and the passage most often without that sentence."""
        chosen = int(self._random.integers(len(sentences)))
        query = self._cut(sentences[chosen])
        if len(sentences) == 1 or self._random.random() < self._settings.keep_query_sentence:
            return query, sentences
        return query, sentences[:chosen] + sentences[chosen + 1 :]

    def _one_of(self, texts: Sequence[Ids]) -> Ids:
        return texts[int(self._random.integers(len(texts)))]

    def _window(self, source: EncodedSource) -> tuple[int, int]:
        """Return a run of sentences of about `passage_tokens` tokens."""
        count = len(source.sentences)
        first = int(self._random.integers(count)) if self._random.random() < 0.6 else 0
        last, tokens = first, 0
        while last < count and tokens < self._settings.passage_tokens:
            tokens += len(source.sentences[last])
            last += 1
        return first, last

    def _cut(self, sentence: Ids) -> Ids:
        """Return a stretch of a sentence as long as questions are."""
        length = int(self._random.integers(6, 30))
        start = int(self._random.integers(max(1, len(sentence) - length + 1)))
        return sentence[start : start + length]
