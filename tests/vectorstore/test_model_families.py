"""What single families of models want of their input: prefixes, words, positions."""

import importlib.util
import sys
from types import ModuleType, SimpleNamespace

import pytest

from tests.vectorstore.tiny_models import PHOBERT_POSITIONS, Models
from vectorstore.embedder import Vectors
from vectorstore.embedding import SentenceTransformerEmbedder
from vectorstore.errors import ModelUnsuitableError

pytestmark = pytest.mark.slow

needs_pyvi = pytest.mark.skipif(
    importlib.util.find_spec("pyvi") is None,
    reason='the extra is not installed: pip install "policybot[segmentation]"',
)


@pytest.fixture
def pyvi(monkeypatch: pytest.MonkeyPatch) -> None:
    """A segmenter that knows one word; the real one is an optional extra."""
    module = ModuleType("pyvi")
    tokenizer = SimpleNamespace(tokenize=lambda text: text.replace("hợp đồng", "hợp_đồng"))
    vars(module)["ViTokenizer"] = tokenizer
    monkeypatch.setitem(sys.modules, "pyvi", module)


def vector_of_the_library(folder: str, text: str) -> Vectors:
    from sentence_transformers import SentenceTransformer

    vector: Vectors = SentenceTransformer(folder, device="cpu").encode(text, normalize_embeddings=True)
    return vector


def test_e5_reads_the_prefix_of_queries_before_queries_only_and_that_of_passages_before_passages_only(
    models: Models,
) -> None:
    embedder = SentenceTransformerEmbedder(models["e5"], query_prefix="query: ", passage_prefix="passage: ")

    query, passage = embedder.embed_query("đoàn viên"), embedder.embed_passages(["đoàn viên"])[0]

    as_query = vector_of_the_library(models["e5"], "query: đoàn viên")
    as_passage = vector_of_the_library(models["e5"], "passage: đoàn viên")
    assert query == pytest.approx(as_query, abs=1e-6)
    assert passage == pytest.approx(as_passage, abs=1e-6)
    assert as_query != pytest.approx(as_passage, abs=1e-3)


def test_index_of_e5_is_another_one_with_another_prefix_of_passages_but_not_of_queries(
    models: Models,
) -> None:
    plain = SentenceTransformerEmbedder(models["e5"])

    assert SentenceTransformerEmbedder(models["e5"], query_prefix="query: ").name == plain.name
    assert SentenceTransformerEmbedder(models["e5"], passage_prefix="passage: ").name != plain.name


def test_phobert_sees_one_token_in_a_segmented_word_and_several_without(models: Models, pyvi: None) -> None:
    plain = SentenceTransformerEmbedder(models["phobert"])
    segmented = SentenceTransformerEmbedder(models["phobert"], segment_words=True)

    assert plain.count_tokens(["hợp đồng năm"]) == [1 + 3 + 1]
    assert segmented.count_tokens(["hợp đồng năm"]) == [1 + 2 + 1]


def test_phobert_gives_queries_and_passages_the_vectors_of_their_segmented_text(
    models: Models, pyvi: None
) -> None:
    embedder = SentenceTransformerEmbedder(models["phobert"], segment_words=True)

    query, passage = embedder.embed_query("hợp đồng năm"), embedder.embed_passages(["hợp đồng năm"])[0]

    words = vector_of_the_library(models["phobert"], "hợp_đồng năm")
    assert query == pytest.approx(words, abs=1e-6)
    assert passage == pytest.approx(words, abs=1e-6)
    assert words != pytest.approx(vector_of_the_library(models["phobert"], "hợp đồng năm"), abs=1e-3)


def test_prefix_is_put_before_the_segmented_text(models: Models, pyvi: None) -> None:
    embedder = SentenceTransformerEmbedder(models["phobert"], passage_prefix="hợp đồng ", segment_words=True)

    passage = embedder.embed_passages(["hợp đồng năm"])[0]

    assert passage == pytest.approx(
        vector_of_the_library(models["phobert"], "hợp đồng hợp_đồng năm"), abs=1e-6
    )


def test_index_of_phobert_is_another_one_when_words_are_segmented(models: Models, pyvi: None) -> None:
    plain = SentenceTransformerEmbedder(models["phobert"])

    segmented = SentenceTransformerEmbedder(models["phobert"], segment_words=True)

    assert segmented.name == f"{plain.name}+segmented"


def test_phobert_reads_256_tokens_of_its_258_positions_counted_after_segmentation(
    models: Models, pyvi: None
) -> None:
    words = PHOBERT_POSITIONS - 2
    embedder = SentenceTransformerEmbedder(models["phobert"], segment_words=True, max_tokens=512)

    embedder.embed_passages(["hợp đồng " * words])

    assert embedder.max_tokens == PHOBERT_POSITIONS == 256
    assert embedder.count_tokens(["hợp đồng " * words]) == [PHOBERT_POSITIONS]
    with pytest.raises(ModelUnsuitableError, match="257 tokens"):
        embedder.embed_passages(["hợp đồng " * (words + 1)])


@needs_pyvi
def test_phobert_gets_the_words_of_the_real_segmenter(models: Models) -> None:
    embedder = SentenceTransformerEmbedder(models["phobert"], segment_words=True)

    vector = embedder.embed_query("hợp đồng năm")

    assert vector == pytest.approx(vector_of_the_library(models["phobert"], "hợp_đồng năm"), abs=1e-6)


def test_xlm_roberta_keeps_the_two_positions_before_the_first_token_free(models: Models) -> None:
    from transformers import AutoConfig

    positions = AutoConfig.from_pretrained(models["xlm_roberta"]).max_position_embeddings

    assert SentenceTransformerEmbedder(models["xlm_roberta"]).max_tokens == positions - 2


@pytest.mark.parametrize("kind", ["xlm_roberta", "e5"])
def test_sentencepiece_cuts_an_unknown_word_into_pieces_that_count(models: Models, kind: str) -> None:
    embedder = SentenceTransformerEmbedder(models[kind])

    assert embedder.count_tokens(["đoàn"]) == [1 + 1 + 1]
    assert embedder.count_tokens(["viênđoàn"])[0] > 1 + 2 + 1
