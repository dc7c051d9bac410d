"""Each array of matching.py against the same thing counted word by word."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vectorstore.context import Fields
from vectorstore.keyword_writing import build_keywords
from vectorstore.keywords import KeywordIndex
from vectorstore.matching import Matches, QueryWords
from vectorstore.sequences import BODY, FIELDS, HEADING

LETTERS = ["ba", "bá", "bà", "đa", "da"]
words = st.lists(st.sampled_from(LETTERS), max_size=9)
fields = st.builds(
    lambda title, heading, body: Fields(" ".join(body), " ".join(heading), " ".join(title)),
    words,
    words,
    words,
)
queries = st.lists(st.sampled_from([*LETTERS, "lạ"]), min_size=1, max_size=6)
anywhere = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60
)


def matched(folder: Path, texts: list[Fields], query: list[str]) -> tuple[QueryWords, Matches]:
    target = folder / str(len(list(folder.iterdir())))
    build_keywords(target, texts)
    index = KeywordIndex.open(target)
    asked = QueryWords.of(query, index)
    reading = index.sequences.of(np.arange(len(texts)))
    return asked, Matches(asked, reading, index.vocabulary_size)


def by_field(text: Fields) -> list[list[str]]:
    return [text.title.split(), text.heading.split(), text.body.split()]


@anywhere
@given(texts=st.lists(fields, min_size=1, max_size=4), query=queries)
def test_counts_are_those_of_the_words_in_each_field(
    tmp_path: Path, texts: list[Fields], query: list[str]
) -> None:
    _, matches = matched(tmp_path, texts, query)

    distinct = list(dict.fromkeys(query))
    for row, text in enumerate(texts):
        for field, said in enumerate(by_field(text)):
            assert matches.counts[field, row].tolist() == [said.count(word) for word in distinct]


@anywhere
@given(texts=st.lists(fields, min_size=1, max_size=4), query=queries)
def test_pairs_and_triples_stand_side_by_side_in_one_field(
    tmp_path: Path, texts: list[Fields], query: list[str]
) -> None:
    asked, matches = matched(tmp_path, texts, query)

    distinct = list(dict.fromkeys(query))
    pairs = [tuple(distinct[part] for part in divmod(int(key), len(distinct))) for key in asked.pairs]
    triples = set(zip(query, query[1:], query[2:], strict=False))
    for row, text in enumerate(texts):
        said = by_field(text)
        for field in range(FIELDS):
            here = set(pairwise(said[field]))
            assert matches.pairs[field, row].tolist() == [pair in here for pair in pairs]
        runs = {run for part in said for run in zip(part, part[1:], part[2:], strict=False)}
        share = len(triples & runs) / len(triples) if triples else 0.0
        assert matches.triples[row] == pytest.approx(share)


@anywhere
@given(texts=st.lists(fields, min_size=1, max_size=4), query=queries)
def test_the_longest_run_goes_from_pair_to_pair_of_the_query(
    tmp_path: Path, texts: list[Fields], query: list[str]
) -> None:
    asked, matches = matched(tmp_path, texts, query)

    weight = dict(zip(dict.fromkeys(query), asked.weights, strict=True))
    pairs = set(pairwise(query))
    for row, text in enumerate(texts):
        best = 0.0
        for part in by_field(text):
            run = 0.0
            for pair in pairwise(part):
                run = run + (weight[pair[0]] + weight[pair[1]]) / 2 if pair in pairs else 0.0
                best = max(best, run)
        assert matches.longest_run[row] == pytest.approx(best)


@anywhere
@given(texts=st.lists(fields, min_size=1, max_size=4), query=queries)
def test_the_densest_window_is_one_of_the_body(tmp_path: Path, texts: list[Fields], query: list[str]) -> None:
    asked, matches = matched(tmp_path, texts, query)

    weight = dict(zip(dict.fromkeys(query), asked.weights, strict=True))
    for row, text in enumerate(texts):
        body = text.body.split()
        windows = [set(body[start : start + 4]) for start in range(0, len(body), 2)]
        best = max((sum(weight.get(word, 0.0) for word in window) for window in windows), default=0.0)
        assert matches.densest(4)[row] == pytest.approx(best)


def test_precision_is_the_share_of_a_field_that_was_asked_for(tmp_path: Path) -> None:
    _, matches = matched(tmp_path, [Fields("ba", "ba bá đa da"), Fields("ba")], ["ba", "đa"])

    assert matches.precision(HEADING).tolist() == [0.5, 0.0]
    assert matches.precision(BODY).tolist() == [1.0, 1.0]


def test_a_syllable_that_no_passage_has_weighs_as_much_as_one_that_a_single_has(tmp_path: Path) -> None:
    asked, matches = matched(tmp_path, [Fields("ba bá"), Fields("ba")], ["lạ", "bá", "ba"])

    assert asked.weights[0] == asked.weights[1] == asked.rarest > asked.weights[2]
    assert not matches.counts[:, :, 0].any()


@anywhere
@given(texts=st.lists(fields, min_size=1, max_size=4), query=queries)
def test_the_run_before_a_word_is_the_heaviest_row_of_asked_words_that_it_follows(
    tmp_path: Path, texts: list[Fields], query: list[str]
) -> None:
    asked, matches = matched(tmp_path, texts, query)
    weight = dict(zip(dict.fromkeys(query), asked.weights, strict=True))
    number = _number(tmp_path, "ba")

    expected = []
    for text in texts:
        heaviest = 0.0
        for field in by_field(text):
            row = 0.0
            for word, after in pairwise(field):
                row = row + weight[word] if word in weight else 0.0
                if after == "ba":
                    heaviest = max(heaviest, row)
        expected.append(heaviest)
    assert matches.run_before(number) == pytest.approx(expected)


def _number(folder: Path, word: str) -> int:
    newest = KeywordIndex.open(folder / str(len(list(folder.iterdir())) - 1))
    return int(newest.numbered([word])[0])
