import itertools
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vectorstore.context import Fields
from vectorstore.errors import IndexDamagedError
from vectorstore.keyword_writing import K1, B, build_keywords
from vectorstore.keywords import KeywordIndex
from vectorstore.vietnamese import syllables

TEXTS = [
    "Mức đóng kinh phí công đoàn bằng 2% quỹ tiền lương",
    "Mức dóng kinh phi cong doan bang quy",
    "Luật số 50/2024/QH15 ngày 27 tháng 11 năm 2024",
    "Chỉ thị số 45-CT/TW của Ban Bí thư",
    "Đoàn viên được nghỉ thai sản sáu tháng",
]
made_up_texts = st.lists(
    st.lists(st.sampled_from(["ba", "bá", "bà", "đa", "da", "ca"]), max_size=8).map(" ".join)
)


def index_of(folder: Path, texts: list[str]) -> KeywordIndex:
    build_keywords(folder / "keywords", map(Fields, texts))
    return KeywordIndex.open(folder / "keywords")


def best(index: KeywordIndex, text: str) -> int:
    return int(np.argmax(index.scores(index.terms(text))))


@pytest.mark.parametrize(
    ("query", "row"),
    [
        pytest.param("kinh phí công đoàn", 0, id="with diacritics"),
        pytest.param("kinh phi cong doan", 1, id="without diacritics"),
        pytest.param("50/2024/QH15", 2, id="number of a law"),
        pytest.param("50/2024/qh15", 2, id="number in small letters"),
        pytest.param("45-CT/TW", 3, id="number of a Party document"),
        pytest.param("ĐOÀN VIÊN", 4, id="capitals"),
        pytest.param("Ðoàn viên nghỉ thai sản", 4, id="one letter that is not Vietnamese"),
    ],
)
def test_the_passage_with_the_words_is_best(tmp_path: Path, query: str, row: int) -> None:
    assert best(index_of(tmp_path, TEXTS), query) == row


def test_diacritics_matter(tmp_path: Path) -> None:
    index = index_of(tmp_path, TEXTS)

    scores = index.scores(index.terms("đóng"))

    assert scores[0] > 0
    assert scores[1] == 0


def test_adjacent_syllables_beat_the_same_syllables_apart(tmp_path: Path) -> None:
    index = index_of(tmp_path, ["công và đoàn viên", "công đoàn và viên"])

    assert best(index, "công đoàn") == 1


@given(
    texts=made_up_texts, query=st.lists(st.sampled_from(["ba", "bá", "đa", "xa"]), max_size=5).map(" ".join)
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_scores_are_those_of_bm25(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], query: str
) -> None:
    index = index_of(tmp_path_factory.mktemp("index"), texts)

    scores = index.scores(index.terms(query))

    np.testing.assert_allclose(
        scores, [plain_bm25(texts, row, query) for row in range(len(texts))], rtol=1e-4
    )


def plain_bm25(texts: list[str], row: int, query: str) -> float:
    """BM25 as the textbook writes it, over syllables and pairs."""
    held = [terms_of(text) for text in texts]
    average = max(1.0, sum(map(len, held)) / len(held))
    score = 0.0
    for term in terms_of(query):
        holders = sum(term in terms for terms in held)
        count = held[row].count(term)
        idf = math.log(1 + (len(held) - holders + 0.5) / (holders + 0.5))
        score += idf * count / (count + K1 * (1 - B + B * len(held[row]) / average)) if count else 0.0
    return score


def terms_of(text: str) -> list[object]:
    words = syllables(text)
    return [*words, *itertools.pairwise(words)]


def test_the_share_of_found_words_counts_unknown_ones(tmp_path: Path) -> None:
    index = index_of(tmp_path, ["công đoàn", "công an", "đoàn viên"])
    rows = np.arange(3)

    whole, half = (index.shares(index.terms(text), rows) for text in ("công đoàn", "công xyz"))

    assert whole[0] == pytest.approx(1)
    assert 0 < whole[1] < 1
    assert half[2] == 0
    assert half[0] == half[1] < 0.5


def test_a_rare_word_weighs_more_than_a_frequent_one(tmp_path: Path) -> None:
    index = index_of(tmp_path, ["và công", "và đoàn", "và viên"])

    assert 0 < index.weight("và") < index.weight("công") == pytest.approx(1)
    assert index.weight("chưa-có") == 1


@pytest.mark.parametrize("texts", [[], [""], ["..."], ["một"], ["", "một"]], ids=str)
def test_small_indexes_answer(tmp_path: Path, texts: list[str]) -> None:
    index = index_of(tmp_path, texts)

    scores = index.scores(index.terms("một hai"))

    assert (scores > 0).tolist() == [text == "một" for text in texts]
    assert index.shares(index.terms("một"), np.arange(len(texts))).tolist() == [
        float(text == "một") for text in texts
    ]
    assert index.weight("một") == pytest.approx(1)


@pytest.mark.parametrize(
    "file", ["data.csc.index.npy", "syllables.json", "pairs.npy", "sequences.npy", "lengths.npy"]
)
@pytest.mark.parametrize("content", [None, b"", b"[]"], ids=["missing", "empty", "other"])
def test_a_damaged_file_is_one_clear_error(tmp_path: Path, file: str, content: bytes | None) -> None:
    build_keywords(tmp_path / "keywords", map(Fields, TEXTS))
    path = tmp_path / "keywords" / file
    path.unlink() if content is None else path.write_bytes(content)

    with pytest.raises(IndexDamagedError, match="keywords"):
        KeywordIndex.open(tmp_path / "keywords")
