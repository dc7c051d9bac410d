"""Writes the keyword index of a generation: text becomes term numbers, and each score is computed once.

All as arrays, so that 90,000 articles fit in little memory: the own way of bm25s takes lists of ints.
"""

import json
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import bm25s
import numpy as np

from vectorstore.context import Fields
from vectorstore.joining import joined, joined_ragged
from vectorstore.keywords import PAIRS, WORDS, Ids, Rows, Scores, lucene_idf, unreadable
from vectorstore.sequences import FIELDS, Sequences
from vectorstore.vietnamese import syllables

K1 = 0.9
B = 0.6
_BLOCK = 1 << 20  # syllables that are looked at together


def build_keywords(folder: Path, texts: Iterable[Fields]) -> None:
    """Write the index of the texts, one row each, into a new folder."""
    vocabulary: dict[str, int] = {}
    words, lengths = _numbered(texts, vocabulary)
    _write(folder, list(vocabulary), words, lengths)


def grow_keywords(folder: Path, before: Path, order: Ids, texts: Iterable[Fields]) -> None:
    """Write what `build_keywords` would, of earlier rows and of new texts, in this order (see joining.py).

    Every score changes with each text that comes or goes, so all are counted again, but the syllables of
    earlier rows are not read from their texts again. IndexDamagedError where they cannot be read.
    """
    try:
        known = json.loads((before / WORDS).read_text(encoding="utf-8"))
        old, old_lengths = Sequences.written(before)
    except (OSError, EOFError, ValueError) as error:
        raise unreadable(before, error) from error
    vocabulary = {word: number for number, word in enumerate(known)}
    new, new_lengths = _numbered(texts, vocabulary)
    counts, new_counts = (each.sum(axis=1, dtype=np.int64) for each in (old_lengths, new_lengths))
    words = joined_ragged(order, (old, counts), (new, new_counts))
    names, words = _by_appearance(list(vocabulary), words)
    _write(folder, names, words, joined(order, old_lengths, new_lengths))


def _write(folder: Path, vocabulary: Sequence[str], words: Rows, lengths: Rows) -> None:
    """Write the index of rows of syllables, whose numbers stand in `words`, into a new folder."""
    folder.mkdir(parents=True)
    Sequences.write(folder, words, lengths)
    bm25, pairs = _bm25(words, lengths.sum(axis=1, dtype=np.int64))
    bm25.save(folder, show_progress=False)
    np.save(folder / PAIRS, pairs)
    (folder / WORDS).write_text(json.dumps(list(vocabulary), ensure_ascii=False), encoding="utf-8")


def _by_appearance(vocabulary: Sequence[str], words: Rows) -> tuple[list[str], Rows]:
    """Return the syllables that the words have, numbered as they first appear, and the words so numbered."""
    first = np.full(len(vocabulary), len(words), dtype=np.int64)
    for start in reversed(range(0, len(words), _BLOCK)):  # of what is assigned twice, the last stays
        piece = words[start : start + _BLOCK]
        first[piece[::-1]] = np.arange(start + len(piece) - 1, start - 1, -1)
    used = np.argsort(first, kind="stable")[: int((first < len(words)).sum())]
    numbers = np.zeros(len(vocabulary), dtype=np.int32)
    numbers[used] = np.arange(len(used), dtype=np.int32)
    return [vocabulary[number] for number in used.tolist()], numbers[words]


def _numbered(texts: Iterable[Fields], vocabulary: dict[str, int]) -> tuple[Rows, Rows]:
    """Return the syllables of all texts as numbers, and how many each has by field."""
    numbers, counts = array("i"), array("i")
    for text in texts:
        for field in (text.title, text.heading, text.body):
            words = syllables(field)
            numbers.extend(vocabulary.setdefault(word, len(vocabulary)) for word in words)
            counts.append(len(words))
    return np.array(numbers, dtype=np.int32), np.array(counts, dtype=np.int32).reshape(-1, FIELDS)


def _bm25(words: Rows, counts: Ids) -> tuple[bm25s.BM25, Ids]:
    """Return the index over rows of `counts` syllables, whose numbers stand in `words`, and its pairs."""
    owners = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
    saturation = _saturation(counts + np.maximum(counts - 1, 0))
    alone = _scored(words.astype(np.int64), owners, saturation)
    size = len(alone.terms)
    is_pair = owners[:-1] == owners[1:]
    pairs = _scored(
        (words[:-1].astype(np.int64) * size + words[1:])[is_pair], owners[:-1][is_pair], saturation
    )
    index = bm25s.BM25(k1=K1, b=B, method="lucene", backend="numpy")
    index.vocab_dict, index.nonoccurrence_array = {}, None
    index.scores = {
        "data": np.concatenate([alone.weights, pairs.weights]),
        "indices": np.concatenate([alone.holders, pairs.holders]),
        "indptr": np.concatenate([[0], np.cumsum(np.concatenate([alone.held, pairs.held]))]),
        "num_docs": len(counts),
    }
    return index, pairs.terms


def _saturation(lengths: Ids) -> Scores:
    """Return for each row what is added to a frequency below the line: long rows count less."""
    average = max(1.0, lengths.sum() / max(1, len(lengths)))
    return np.asarray(K1 * (1 - B + B * lengths / average), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class _Scored:
    terms: Ids  # distinct, ascending
    held: Ids  # how many rows hold each
    holders: Rows  # term after term, those rows
    weights: Scores  # and their scores


def _scored(terms: Ids, owners: Rows, saturation: Scores) -> _Scored:
    """Count and score the terms that the rows `owners` hold; uses up `terms`, to save memory."""
    rows = max(1, len(saturation))
    terms *= rows
    terms += owners
    terms.sort()
    cells, frequencies = _runs(terms)
    terms, holders = np.divmod(cells, rows)
    distinct, held = _runs(terms)
    weights = np.repeat(lucene_idf(held, rows).astype(np.float32), held)
    counts = frequencies.astype(np.float32)
    weights *= counts / (counts + saturation[holders])
    return _Scored(distinct, held, holders.astype(np.int32), weights)


def _runs(values: Ids) -> tuple[Ids, Ids]:
    """Return the distinct values of a sorted array and how often each stands there."""
    starts = np.flatnonzero(np.concatenate([[True], values[1:] != values[:-1]])[: len(values)])
    return values[starts], np.diff(starts, append=len(values))
