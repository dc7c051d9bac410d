"""What is asked and what answers it, drawn from texts."""

from dataclasses import replace

import numpy as np
import pytest
from tokenizers import Tokenizer, pre_tokenizers
from tokenizers.models import WordLevel

from training.pairs import EncodedSource, Ids, PairSampler, PairSettings, Source, encode_sources

PLAIN = PairSettings(
    question_query=0,
    heading_query=0,
    title_in_passage=0,
    heading_in_passage=0,
    heading_in_passage_of_sentence=0,
    title_in_query=0,
    question_ending=0,
    keep_query_sentence=0,
)
ENDING = np.array([99], dtype=np.int32)
SOURCES = [
    EncodedSource(
        title=np.array([1000 + group], dtype=np.int32),
        heading=np.array([2000 + 10 * group + number], dtype=np.int32),
        sentences=tuple(np.array([3000 + 100 * group + 10 * number + n], dtype=np.int32) for n in range(3)),
        questions=(np.array([4000 + 10 * group + number], dtype=np.int32),),
    )
    for group in range(5)
    for number in range(4)
]
GROUPS = [f"law {index // 4}" for index in range(len(SOURCES))]


def _sampler(settings: PairSettings, seed: int = 1) -> PairSampler:
    return PairSampler(SOURCES, GROUPS, [ENDING], settings, seed)


def _pairs(settings: PairSettings, seed: int = 1) -> list[tuple[list[int], list[int]]]:
    batch = _sampler(settings, seed).batch(12)
    return [(q.tolist(), p.tolist()) for q, p in zip(batch.queries, batch.passages, strict=True)]


def test_sentence_is_asked_and_the_rest_of_its_text_answers() -> None:
    pairs = [pair for seed in range(5) for pair in _pairs(PLAIN, seed) if pair[1][0] >= 3000]

    assert pairs
    for query, passage in pairs:
        assert query[0] not in passage
        assert {token // 10 for token in query} == {token // 10 for token in passage}


def test_text_of_one_sentence_keeps_it_under_its_heading() -> None:
    single = [replace(source, sentences=source.sentences[:1]) for source in SOURCES]

    batch = PairSampler(single, GROUPS, [ENDING], PLAIN, 1).batch(12)

    for query, passage in zip(batch.queries, batch.passages, strict=True):
        assert passage.tolist()[1:] == query.tolist()
        assert 2000 <= passage[0] < 3000


def test_heading_is_asked_and_its_text_answers_without_it() -> None:
    for query, passage in _pairs(replace(PLAIN, heading_query=1.0)):
        assert 2000 <= query[0] < 3000
        assert all(_place(token) == _place(query[0]) for token in passage if token >= 3000)
        assert query[0] not in passage


def test_question_made_from_a_text_is_answered_by_that_text() -> None:
    for query, passage in _pairs(replace(PLAIN, question_query=1.0)):
        assert 4000 <= query[0] < 5000
        assert all(_place(token) == _place(query[0]) for token in passage)


def test_titles_headings_and_endings_are_added_where_the_settings_say() -> None:
    settings = replace(
        PLAIN,
        heading_query=1.0,
        heading_in_passage=1.0,
        title_in_passage=1.0,
        title_in_query=1.0,
        question_ending=1.0,
    )

    for query, passage in _pairs(settings):
        heading, ending, title = query
        assert ending == ENDING[0]
        assert passage[:2] == [title, heading]


def test_same_question_of_two_texts_has_one_key_whatever_is_added_to_it() -> None:
    heading = np.array([7], dtype=np.int32)
    sources = [replace(source, heading=heading) for source in SOURCES]
    settings = replace(PLAIN, heading_query=1.0, question_ending=0.5)

    batch = PairSampler(sources, GROUPS, [ENDING], settings, 1).batch(12)

    assert len({len(query) for query in batch.queries}) == 2
    assert len(set(batch.keys.tolist())) == 1


def test_batch_draws_each_text_once_and_few_of_one_law() -> None:
    batch = _sampler(replace(PLAIN, heading_query=1.0, per_group=2)).batch(8)

    headings = [int(query[0]) for query in batch.queries]
    assert len(headings) == 8 == len(set(headings))
    assert max(np.bincount([(heading - 2000) // 10 for heading in headings])) == 2


def test_same_seed_draws_the_same_and_a_state_given_back_goes_on_from_there() -> None:
    one, other = _sampler(PLAIN), _sampler(PLAIN)
    assert _same(one.batch(8).queries, other.batch(8).queries)
    state = one.state
    expected = one.batch(8)

    fresh = _sampler(PLAIN, seed=5)
    fresh.state = state

    assert _same(fresh.batch(8).passages, expected.passages)


def test_passage_ends_at_the_sentence_that_fills_it() -> None:
    long = [replace(source, sentences=tuple([np.arange(50, dtype=np.int32)] * 40)) for source in SOURCES]

    batch = PairSampler(long, GROUPS, [ENDING], replace(PLAIN, heading_query=1.0), 1).batch(12)

    assert max(map(len, batch.passages)) < PLAIN.passage_tokens + 50


def test_encoding_keeps_sentences_and_questions_apart() -> None:
    words = ["[UNK]", "Luật", "Phí", "Một.", "Hai;", "ba.", "Ai?"]
    tokenizer = Tokenizer(WordLevel({word: n for n, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()

    (encoded,) = encode_sources([Source("1", "Luật", "Phí", "Một.\nHai; ba.", ("Ai?",))], tokenizer)

    assert encoded.title.tolist() == [1]
    assert encoded.heading.tolist() == [2]
    assert [sentence.tolist() for sentence in encoded.sentences] == [[3], [4], [5]]
    assert [question.tolist() for question in encoded.questions] == [[6]]


def _place(token: int) -> tuple[int, int]:
    """Return group and number of the source that a token of a heading, question or sentence is of."""
    place = (token - 3000) // 10 if 3000 <= token < 4000 else token % 1000
    return place // 10, place % 10


def _same(some: list[Ids], others: list[Ids]) -> bool:
    return [ids.tolist() for ids in some] == [ids.tolist() for ids in others]


@pytest.mark.parametrize("size", [1, 5, 100])
def test_batch_is_never_larger_than_asked(size: int) -> None:
    batch = _sampler(PLAIN).batch(size)

    assert len(batch.queries) == len(batch.passages) == len(batch.keys) <= size
