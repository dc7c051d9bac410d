import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fakes import TableEmbedder, parsed_document
from vectorstore.features import NAMES, Candidates, Features, matrix
from vectorstore.fusion import weighted_sum
from vectorstore.index import Index
from vectorstore.index_reader import IndexReader
from vectorstore.publishing import Publisher
from vectorstore.records import Document
from vectorstore.reranking import candidate_features

TEXTS = {
    "a": "Điều 1. Nghỉ hằng năm\n1. Người lao động nghỉ 12 ngày.\nĐiều 2. Tiền lương\n1. Trả đúng hạn.",
    "b": "Điều 1. Kinh phí công đoàn\n1. Đóng 2% quỹ lương.",
    "c": "Một bài viết về người lao động.",
}
EMBEDDER = TableEmbedder(list(TEXTS.values()))
WORDS = ["nghỉ", "hằng", "năm", "lương", "lạ lùng", "2%", "công", "đoàn"]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    path = tmp_path_factory.mktemp("index")
    documents = [parsed_document(Document(name, "Luật", name, ""), text) for name, text in TEXTS.items()]
    Publisher(path, embedder=EMBEDDER, keep_generations=1).publish(documents)
    return IndexReader(path).current()


def candidates(index: Index, text: str, rows: list[int]) -> Candidates:
    keyword = index.keyword_index.scores(index.keyword_index.terms(text))[rows]
    vectors = index.vectors_of(np.array(rows, dtype=np.int64))
    dense = vectors @ EMBEDDER.embed_query(text)
    fused = weighted_sum(keyword, dense, keyword_weight=0.6)
    return Candidates(np.array(rows, dtype=np.int64), dense, keyword, fused, vectors)


def seen(index: Index, text: str, rows: list[int]) -> Features:
    found = candidate_features(index, text, candidates(index, text, rows), EMBEDDER.tokens)
    assert found is not None
    return found


@settings(deadline=None)
@given(
    words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=6),
    rows=st.lists(st.integers(0, 3), min_size=1, unique=True),
)
def test_every_feature_is_a_number_for_every_candidate(
    index: Index, words: list[str], rows: list[int]
) -> None:
    found = seen(index, " ".join(words), rows)

    table = matrix(found, tuple(found))
    assert table.shape == (len(rows), len(found))
    assert np.isfinite(table).all()
    assert set(found) == NAMES


@settings(deadline=None)
@given(order=st.permutations(range(4)))
def test_the_order_in_which_candidates_are_given_does_not_matter(index: Index, order: list[int]) -> None:
    text = "người lao động nghỉ hằng năm mấy ngày"
    sorted_rows, shuffled = seen(index, text, [0, 1, 2, 3]), seen(index, text, list(order))

    for name, values in shuffled.items():
        assert values == pytest.approx(sorted_rows[name][list(order)]), name


def test_a_passage_of_the_words_asked_for_has_more_of_them_than_the_others(index: Index) -> None:
    found = seen(index, "nghỉ hằng năm", [0, 1, 2, 3])

    for name in ("words", "words_heading", "pairs_heading", "longest_run", "triples", "heading_asked"):
        assert int(np.argmax(found[name])) == 0, name
    assert found["words"][0] == pytest.approx(1)
    assert found["missing"][0] == 0


def test_passages_of_one_law_share_what_the_law_shows(index: Index) -> None:
    found = seen(index, "kinh phí công đoàn", [0, 1, 2, 3])

    assert found["law_share"][0] == found["law_share"][1] < found["law_share"][2]
    assert found["law_passages"].tolist() == [2, 2, 1, 1]
    assert found["opening"].tolist() == [1, 0, 1, 1]


def test_a_law_of_more_passages_is_larger(index: Index) -> None:
    found = seen(index, "kinh phí công đoàn", [0, 1, 2, 3])

    assert found["law_size"] == pytest.approx(np.log1p([2, 2, 1, 1]))


def test_a_passage_that_holds_every_token_asked_for_is_as_near_as_can_be(index: Index) -> None:
    found = seen(index, "Nghỉ hằng năm", [0, 1, 2, 3])

    for name in ("near", "near_exact", "near_weakest"):
        assert found[name][0] == pytest.approx(1, abs=1e-5), name
        assert found[name][1:].max() < 1, name
    assert found["near_gap"][0] == 0


def test_an_embedding_without_a_table_shows_no_nearness(index: Index) -> None:
    found = candidate_features(index, "nghỉ", candidates(index, "nghỉ", [0, 1]), None)

    assert found is not None
    assert NAMES - set(found) == {name for name in NAMES if name.startswith("near")}


def test_a_query_without_a_syllable_shows_nothing(index: Index) -> None:
    assert candidate_features(index, "?!", candidates(index, "?!", [0, 1]), EMBEDDER.tokens) is None
