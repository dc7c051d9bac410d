"""What holds of every embedding model, proved on tiny ones of each family."""

import logging
import shutil
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from tests.vectorstore.tiny_models import DIMENSION, PHOBERT_POSITIONS, POSITIONS, Models, save_bert
from vectorstore import embedding
from vectorstore.embedder import Vectors
from vectorstore.embedding import SentenceTransformerEmbedder
from vectorstore.errors import ModelUnsuitableError

pytestmark = pytest.mark.slow

TORCH = ["bert", "xlm_roberta", "e5", "phobert"]
TRANSFORMERS = [*TORCH, "onnx", "int8"]
ALL = ["static", *TRANSFORMERS]
LIMITS = dict.fromkeys(TRANSFORMERS, POSITIONS) | {"phobert": PHOBERT_POSITIONS}
SPECIAL = dict.fromkeys(TRANSFORMERS, 2) | {"static": 0}  # tokens before and behind a text
TEXTS = ["đoàn viên", "người lao động được nghỉ phép năm", "hợp đồng", "công đoàn", "năm"]


def vectors_of_the_library(folder: str, texts: list[str]) -> Vectors:
    from sentence_transformers import SentenceTransformer

    vectors = SentenceTransformer(folder, device="cpu").encode(texts, normalize_embeddings=True)
    return np.asarray(vectors, dtype=np.float32)


@pytest.mark.parametrize("kind", ALL)
def test_vectors_are_unit_vectors_of_single_precision(models: Models, kind: str) -> None:
    embedder = SentenceTransformerEmbedder(models[kind])

    vectors = embedder.embed_passages(["người lao động được nghỉ phép", "công đoàn"])
    query = embedder.embed_query("nghỉ phép năm")

    assert vectors.dtype == query.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)
    assert np.linalg.norm(query) == pytest.approx(1, abs=1e-5)
    assert embedder.dimension == DIMENSION == len(query)


@pytest.mark.parametrize("kind", ["static", *TORCH])
def test_vectors_are_those_of_the_library(models: Models, kind: str) -> None:
    embedder = SentenceTransformerEmbedder(models[kind])

    passages, query = embedder.embed_passages(TEXTS), embedder.embed_query(TEXTS[1])

    theirs = vectors_of_the_library(models[kind], TEXTS)
    assert passages == pytest.approx(theirs, abs=1e-5)
    assert query == pytest.approx(theirs[1], abs=1e-5)


@pytest.mark.parametrize("kind", ALL)
def test_vector_of_a_text_does_not_depend_on_what_is_embedded_beside_it(models: Models, kind: str) -> None:
    embedder = SentenceTransformerEmbedder(models[kind], batch_size=2)

    together = embedder.embed_passages(TEXTS)
    alone = np.concatenate([embedder.embed_passages([text]) for text in TEXTS])

    assert together == pytest.approx(alone, abs=1e-5)


@pytest.fixture
def threads() -> Iterator[ThreadPoolExecutor]:
    """Threads that take turns so often that whatever they may disturb is disturbed."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    with ThreadPoolExecutor(4) as threads:
        yield threads
    sys.setswitchinterval(usual)


@pytest.mark.parametrize("kind", ALL)
def test_questions_asked_at_the_same_time_get_the_vectors_that_each_gets_alone(
    models: Models, kind: str, threads: ThreadPoolExecutor
) -> None:
    embedder = SentenceTransformerEmbedder(models[kind])
    questions = ["đoàn viên", "đoàn viên " * PHOBERT_POSITIONS]
    alone = [embedder.embed_query(question) for question in questions]

    together = list(threads.map(embedder.embed_query, questions * 60))

    assert np.array(together) == pytest.approx(np.array(alone * 60), abs=1e-5)


@pytest.mark.parametrize("kind", ALL)
def test_no_text_gives_no_vector(models: Models, kind: str) -> None:
    embedder = SentenceTransformerEmbedder(models[kind])

    assert embedder.embed_passages([]).shape == (0, DIMENSION)
    assert embedder.count_tokens([]) == []


def test_static_text_without_any_token_gives_the_zero_vector(models: Models) -> None:
    embedder = SentenceTransformerEmbedder(models["static"])

    vectors = embedder.embed_passages(["", "đoàn viên"])

    assert np.linalg.norm(vectors, axis=1) == pytest.approx([0, 1], abs=1e-5)


@pytest.mark.parametrize("kind", ALL)
def test_prefixes_are_put_before_queries_and_passages(models: Models, kind: str) -> None:
    plain = SentenceTransformerEmbedder(models[kind])

    prefixed = SentenceTransformerEmbedder(models[kind], query_prefix="query : ", passage_prefix="passage : ")

    query, passage = prefixed.embed_query("đoàn viên"), prefixed.embed_passages(["đoàn viên"])[0]
    assert query == pytest.approx(plain.embed_query("query : đoàn viên"), abs=1e-6)
    assert passage == pytest.approx(plain.embed_query("passage : đoàn viên"), abs=1e-6)
    assert passage != pytest.approx(plain.embed_query("đoàn viên"), abs=1e-3)


def test_prompts_kept_in_the_models_folder_are_not_added_to_the_prefixes(
    models: Models, tmp_path: Path
) -> None:
    folder = shutil.copytree(models["bert"], tmp_path / "prompted")
    settings = folder / "config_sentence_transformers.json"
    prompted = '{"prompts": {"query": "query : "}, "default_prompt_name": "query"}'
    settings.write_text(prompted, encoding="utf-8")

    vectors = SentenceTransformerEmbedder(str(folder)).embed_passages(["đoàn viên"])

    assert vectors == pytest.approx(
        SentenceTransformerEmbedder(models["bert"]).embed_passages(["đoàn viên"]), abs=1e-6
    )


@pytest.mark.parametrize("kind", ALL)
def test_tokens_are_counted_with_prefix_and_special_tokens(models: Models, kind: str) -> None:
    plain = SentenceTransformerEmbedder(models[kind])
    prefixed = SentenceTransformerEmbedder(models[kind], passage_prefix="passage : ")

    assert plain.count_tokens(["đoàn viên công đoàn", ""]) == [4 + SPECIAL[kind], SPECIAL[kind]]
    assert prefixed.count_tokens(["đoàn viên"]) == [2 + 2 + SPECIAL[kind]]


@pytest.mark.parametrize("kind", TRANSFORMERS)
def test_limit_is_what_the_positions_hold_and_may_be_lowered(models: Models, kind: str) -> None:
    assert SentenceTransformerEmbedder(models[kind], max_tokens=300).max_tokens == LIMITS[kind]
    assert SentenceTransformerEmbedder(models[kind], max_tokens=20).max_tokens == 20


def test_static_model_has_no_limit_but_the_one_of_the_settings(models: Models) -> None:
    embedder = SentenceTransformerEmbedder(models["static"], max_tokens=5)

    short, long = embedder.embed_passages(["năm " * 5 + "phép", "năm " * 5 + "phép " * 500])

    assert embedder.max_tokens == 5
    assert short != pytest.approx(long, abs=1e-3)


@pytest.mark.parametrize("kind", TRANSFORMERS)
def test_passage_at_the_limit_is_read_to_its_last_word(models: Models, kind: str) -> None:
    embedder = SentenceTransformerEmbedder(models[kind], passage_prefix="passage : ")
    start = "đoàn " * (LIMITS[kind] - 2 - 2 - 1)  # prefix, special tokens, last word

    one, other = embedder.embed_passages([start + "phép", start + "viên"])

    assert embedder.count_tokens([start + "phép"]) == [LIMITS[kind]]
    assert one != pytest.approx(other, abs=1e-5)


@pytest.mark.parametrize("kind", TRANSFORMERS)
def test_passage_that_its_prefix_makes_too_long_is_refused_and_not_cut(models: Models, kind: str) -> None:
    passage = "đoàn " * (LIMITS[kind] - 2)
    SentenceTransformerEmbedder(models[kind]).embed_passages([passage])

    embedder = SentenceTransformerEmbedder(models[kind], passage_prefix="passage ")

    with pytest.raises(ModelUnsuitableError, match=rf"\b{LIMITS[kind] + 1}\b.*\b{LIMITS[kind]}\b"):
        embedder.embed_passages(["năm", passage])


@pytest.mark.parametrize("kind", TRANSFORMERS)
def test_query_over_the_limit_is_answered_from_its_beginning_and_the_cut_noted(
    models: Models, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    embedder = SentenceTransformerEmbedder(models[kind])

    with caplog.at_level(logging.DEBUG, logger=embedding.__name__):
        vector = embedder.embed_query("đoàn " * 400)

    assert vector == pytest.approx(embedder.embed_query("đoàn " * (LIMITS[kind] - 2)), abs=1e-6)
    assert caplog.messages == [f"query cut tokens=402 max_tokens={min(LIMITS[kind], 256)}"]


def test_name_tells_weights_prefix_and_segmentation_apart_but_not_cards(
    models: Models, tmp_path: Path
) -> None:
    folder = shutil.copytree(models["bert"], tmp_path / "bert")
    name = SentenceTransformerEmbedder(str(folder)).name
    (folder / "README.md").write_text("Một thẻ khác.", encoding="utf-8")

    assert name.startswith("bert@")
    assert SentenceTransformerEmbedder(str(folder)).name == name
    assert SentenceTransformerEmbedder(str(folder), query_prefix="query: ").name == name
    assert SentenceTransformerEmbedder(str(folder), passage_prefix="passage: ").name == f"{name}+passage:"

    save_bert(folder, seed=2)
    assert SentenceTransformerEmbedder(str(folder)).name != name
