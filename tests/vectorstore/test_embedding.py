"""The door to sentence-transformers, proved on tiny models that the tests build themselves."""

import logging
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from vectorstore import embedding
from vectorstore.embedding import SentenceTransformerEmbedder
from vectorstore.errors import ModelUnavailableError, ModelUnsuitableError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

pytestmark = pytest.mark.slow

SENTENCE = "query passage : người lao động được nghỉ phép năm đoàn viên công đoàn hợp đồng hợp_đồng"
DIMENSION = 16
POSITIONS = 32  # tokens that the tiny transformers read


@dataclass(frozen=True)
class TinyModels:
    """Folders of models with random weights."""

    static: Path
    bert: Path
    roberta: Path


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> TinyModels:
    root = tmp_path_factory.mktemp("models")
    _save_static(root / "static")
    _save_transformer(root / "bert", "bert")
    _save_transformer(root / "roberta", "roberta")
    return TinyModels(root / "static", root / "bert", root / "roberta")


class Connections:
    """Notes and refuses, while it is watching, every connection that this process tries."""

    def __init__(self) -> None:
        self.tried: list[object] = []
        self.is_watching = False
        sys.addaudithook(self._hear)  # hooks stay for good, hence one for all tests

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.is_watching and event in {"socket.connect", "socket.getaddrinfo"}:
            self.tried.append(arguments)
            raise OSError("no network in this test")


CONNECTIONS = Connections()


@pytest.fixture
def no_network() -> Iterator[list[object]]:
    CONNECTIONS.tried.clear()
    CONNECTIONS.is_watching = True
    yield CONNECTIONS.tried
    CONNECTIONS.is_watching = False


@pytest.mark.parametrize("kind", ["static", "bert", "roberta"])
def test_folder_is_loaded_without_touching_the_network(
    models: TinyModels, kind: str, no_network: list[object]
) -> None:
    embedder = SentenceTransformerEmbedder(str(getattr(models, kind)))

    vectors = embedder.embed_passages(["người lao động", "đoàn viên"])

    assert vectors.shape == (2, DIMENSION)
    assert no_network == []


@pytest.mark.parametrize("kind", ["static", "bert", "roberta"])
def test_vectors_are_unit_vectors_of_single_precision(models: TinyModels, kind: str) -> None:
    embedder = SentenceTransformerEmbedder(str(getattr(models, kind)))

    vectors = embedder.embed_passages(["người lao động được nghỉ phép", "công đoàn"])
    query = embedder.embed_query("nghỉ phép năm")

    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)
    assert np.linalg.norm(query) == pytest.approx(1, abs=1e-5)
    assert embedder.dimension == DIMENSION == len(query)


@pytest.mark.parametrize("kind", ["static", "bert"])
def test_vector_of_a_text_does_not_depend_on_what_is_embedded_beside_it(
    models: TinyModels, kind: str
) -> None:
    embedder = SentenceTransformerEmbedder(str(getattr(models, kind)), batch_size=2)
    texts = ["đoàn viên", "người lao động được nghỉ phép năm", "hợp đồng", "công đoàn", "năm"]

    together = embedder.embed_passages(texts)
    alone = np.concatenate([embedder.embed_passages([text]) for text in texts])

    assert together == pytest.approx(alone, abs=1e-5)


@pytest.mark.parametrize("kind", ["static", "bert"])
def test_no_text_gives_no_vector(models: TinyModels, kind: str) -> None:
    embedder = SentenceTransformerEmbedder(str(getattr(models, kind)))

    assert embedder.embed_passages([]).shape == (0, DIMENSION)
    assert embedder.count_tokens([]) == []


def test_static_text_without_any_token_gives_the_zero_vector(models: TinyModels) -> None:
    embedder = SentenceTransformerEmbedder(str(models.static))

    vectors = embedder.embed_passages(["", "đoàn viên"])

    assert np.linalg.norm(vectors, axis=1) == pytest.approx([0, 1], abs=1e-5)


def test_fast_path_of_static_models_gives_the_vectors_of_the_library(models: TinyModels) -> None:
    from sentence_transformers import SentenceTransformer

    texts = ["người lao động được nghỉ phép", "đoàn viên công đoàn"]

    ours = SentenceTransformerEmbedder(str(models.static)).embed_passages(texts)

    theirs = SentenceTransformer(str(models.static), device="cpu").encode(texts)
    assert ours == pytest.approx(np.asarray(theirs), abs=1e-5)


@pytest.mark.parametrize("kind", ["static", "bert"])
def test_prefixes_are_put_before_queries_and_passages(models: TinyModels, kind: str) -> None:
    folder = str(getattr(models, kind))
    plain = SentenceTransformerEmbedder(folder)

    prefixed = SentenceTransformerEmbedder(folder, query_prefix="query : ", passage_prefix="passage : ")

    assert prefixed.embed_query("đoàn viên") == pytest.approx(
        plain.embed_query("query : đoàn viên"), abs=1e-6
    )
    passage = prefixed.embed_passages(["đoàn viên"])
    assert passage == pytest.approx(plain.embed_passages(["passage : đoàn viên"]), abs=1e-6)
    assert passage != pytest.approx(plain.embed_passages(["đoàn viên"]), abs=1e-3)


def test_prompts_kept_in_the_models_folder_are_not_added_to_the_prefixes(
    models: TinyModels, tmp_path: Path
) -> None:
    folder = shutil.copytree(models.bert, tmp_path / "prompted")
    settings = folder / "config_sentence_transformers.json"
    prompted = '{"prompts": {"query": "query : "}, "default_prompt_name": "query"}'
    settings.write_text(prompted, encoding="utf-8")

    vectors = SentenceTransformerEmbedder(str(folder)).embed_passages(["đoàn viên"])

    assert vectors == pytest.approx(
        SentenceTransformerEmbedder(str(models.bert)).embed_passages(["đoàn viên"]), abs=1e-6
    )


def test_words_are_segmented_before_the_prefix_is_put_on(
    models: TinyModels, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyvi", _stand_in_for_pyvi())
    plain = SentenceTransformerEmbedder(str(models.bert))

    segmented = SentenceTransformerEmbedder(str(models.bert), passage_prefix="passage : ", segment_words=True)

    assert segmented.count_tokens(["hợp đồng"]) == [1 + 2 + 2]
    assert segmented.embed_query("hợp đồng năm") == pytest.approx(plain.embed_query("hợp_đồng năm"), abs=1e-6)
    vectors = segmented.embed_passages(["hợp đồng năm"])
    assert vectors == pytest.approx(plain.embed_passages(["passage : hợp_đồng năm"]), abs=1e-6)
    assert segmented.name == f"{plain.name}+passage :+segmented"


def _stand_in_for_pyvi() -> ModuleType:
    """Return a segmenter that knows one word; the real one is an optional extra."""
    module = ModuleType("pyvi")
    tokenizer = SimpleNamespace(tokenize=lambda text: text.replace("hợp đồng", "hợp_đồng"))
    vars(module)["ViTokenizer"] = tokenizer
    return module


@pytest.mark.parametrize(("kind", "special"), [("static", 0), ("bert", 2), ("roberta", 2)])
def test_tokens_are_counted_with_prefix_and_special_tokens(
    models: TinyModels, kind: str, special: int
) -> None:
    folder = str(getattr(models, kind))

    plain = SentenceTransformerEmbedder(folder).count_tokens(["đoàn viên công đoàn", ""])
    prefixed = SentenceTransformerEmbedder(folder, passage_prefix="passage : ").count_tokens(["đoàn viên"])

    assert plain == [4 + special, special]
    assert prefixed == [2 + 2 + special]


@pytest.mark.parametrize("kind", ["bert", "roberta"])
def test_limit_is_what_the_positions_hold_and_may_be_lowered(models: TinyModels, kind: str) -> None:
    folder = str(getattr(models, kind))

    assert SentenceTransformerEmbedder(folder, max_tokens=256).max_tokens == POSITIONS
    assert SentenceTransformerEmbedder(folder, max_tokens=20).max_tokens == 20


def test_static_model_has_no_limit_but_the_one_of_the_settings(models: TinyModels) -> None:
    embedder = SentenceTransformerEmbedder(str(models.static), max_tokens=5)

    short, long = embedder.embed_passages(["năm " * 5 + "phép", "năm " * 5 + "phép " * 500])

    assert embedder.max_tokens == 5
    assert short != pytest.approx(long, abs=1e-3)


@pytest.mark.parametrize("kind", ["bert", "roberta"])
def test_passage_at_the_limit_is_read_to_its_last_word(models: TinyModels, kind: str) -> None:
    embedder = SentenceTransformerEmbedder(str(getattr(models, kind)))
    start = "đoàn " * (POSITIONS - 3)

    one, other = embedder.embed_passages([start + "phép", start + "viên"])

    assert embedder.count_tokens([start + "phép"]) == [POSITIONS]
    assert one != pytest.approx(other, abs=1e-5)


@pytest.mark.parametrize("kind", ["bert", "roberta"])
def test_passage_over_the_limit_is_refused_and_not_cut(models: TinyModels, kind: str) -> None:
    embedder = SentenceTransformerEmbedder(str(getattr(models, kind)))

    with pytest.raises(ModelUnsuitableError, match=rf"\b{POSITIONS + 1}\b.*\b{POSITIONS}\b"):
        embedder.embed_passages(["năm", "đoàn " * (POSITIONS - 1)])


def test_query_over_the_limit_is_still_answered_and_the_cut_noted(
    models: TinyModels, caplog: pytest.LogCaptureFixture
) -> None:
    embedder = SentenceTransformerEmbedder(str(models.bert))

    with caplog.at_level(logging.DEBUG, logger=embedding.__name__):
        vector = embedder.embed_query("đoàn " * 100)

    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)
    assert "query cut tokens=102 max_tokens=32" in caplog.text


def test_name_tells_weights_prefix_and_segmentation_apart_but_not_cards(
    models: TinyModels, tmp_path: Path
) -> None:
    folder = shutil.copytree(models.bert, tmp_path / "bert")
    name = SentenceTransformerEmbedder(str(folder)).name
    (folder / "README.md").write_text("Một thẻ khác.", encoding="utf-8")

    assert name.startswith("bert@")
    assert SentenceTransformerEmbedder(str(folder)).name == name
    assert SentenceTransformerEmbedder(str(folder), query_prefix="query: ").name == name
    assert SentenceTransformerEmbedder(str(folder), passage_prefix="passage: ").name == f"{name}+passage:"

    _save_transformer(folder, "bert", seed=2)
    assert SentenceTransformerEmbedder(str(folder)).name != name


@pytest.mark.parametrize(
    "model",
    [
        pytest.param("models/nothing/here", id="relative path"),
        pytest.param("./nothing", id="path with a dot"),
        pytest.param("/nothing/here", id="absolute path"),
        pytest.param("embedding", id="bare name"),
    ],
)
def test_missing_folder_is_one_line_that_names_the_setting(model: str, no_network: list[object]) -> None:
    with pytest.raises(ModelUnavailableError) as caught:
        SentenceTransformerEmbedder(model)

    assert "[embedding] model" in str(caught.value)
    assert model in str(caught.value)
    assert "\n" not in str(caught.value)
    assert no_network == []


@pytest.mark.parametrize(
    ("file", "content"),
    [
        pytest.param("modules.json", "{", id="broken list of modules"),
        pytest.param("model.safetensors", "not weights", id="broken weights"),
        pytest.param("tokenizer.json", "{}", id="broken tokeniser"),
    ],
)
def test_broken_folder_is_one_line_that_names_the_setting(
    models: TinyModels, tmp_path: Path, file: str, content: str, no_network: list[object]
) -> None:
    folder = shutil.copytree(models.static, tmp_path / "broken")
    (folder / file).write_text(content, encoding="utf-8")

    with pytest.raises(ModelUnavailableError, match=r"\[embedding\] model: cannot load") as caught:
        SentenceTransformerEmbedder(str(folder))

    assert "\n" not in str(caught.value)
    assert no_network == []


def test_empty_folder_is_one_line_that_names_the_setting(tmp_path: Path, no_network: list[object]) -> None:
    with pytest.raises(ModelUnavailableError, match=r"\[embedding\] model: .*" + tmp_path.name):
        SentenceTransformerEmbedder(str(tmp_path))

    assert no_network == []


@pytest.mark.parametrize(
    ("environment", "reason"),
    [
        pytest.param({"HF_ENDPOINT": "http://127.0.0.1:9"}, "refused", id="hub out of reach"),
        pytest.param({"HF_HUB_OFFLINE": "1"}, "offline mode is enabled", id="told to stay offline"),
    ],
)
def test_hub_model_that_cannot_be_had_is_soon_one_line_that_says_what_to_do(
    tmp_path: Path, environment: dict[str, str], reason: str
) -> None:
    started = time.monotonic()
    result = _load_elsewhere("nobody/nothing", HF_HOME=str(tmp_path), **environment)

    (line,) = result.splitlines()
    assert line.startswith("ModelUnavailableError: [embedding] model: nobody/nothing is neither a folder")
    assert reason in line
    assert "--local-dir" in line
    assert time.monotonic() - started < 60


def test_hub_model_is_read_from_the_cache_without_network_and_named_by_its_revision(
    models: TinyModels, tmp_path: Path
) -> None:
    revision = "0123456789abcdef0123456789abcdef01234567"
    cached = tmp_path / "hub" / "models--nobody--tiny"
    shutil.copytree(models.bert, cached / "snapshots" / revision)
    (cached / "refs").mkdir()
    (cached / "refs" / "main").write_text(revision, encoding="utf-8")

    result = _load_elsewhere("nobody/tiny", HF_HOME=str(tmp_path), HF_ENDPOINT="http://127.0.0.1:9")

    assert result == f"nobody/tiny@{revision[:12]} {DIMENSION}\n"


def _load_elsewhere(model: str, **environment: str) -> str:
    """Load a model in a process of its own, which reads the environment of the hub anew."""
    program = (
        "import sys\n"
        "from vectorstore.embedding import SentenceTransformerEmbedder\n"
        "from vectorstore.errors import VectorstoreError\n"
        "try:\n"
        "    embedder = SentenceTransformerEmbedder(sys.argv[1])\n"
        "    print(embedder.name, embedder.dimension)\n"
        "except VectorstoreError as error:\n"
        "    print(f'{type(error).__name__}: {error}')\n"
    )
    kept = {key: value for key, value in os.environ.items() if not key.startswith("HF_")}
    done = subprocess.run(
        [sys.executable, "-c", program, model],
        env=kept | environment,
        capture_output=True,
        text=True,
        timeout=240,
        check=True,
    )
    return done.stdout


def _save_static(folder: Path) -> None:
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding

    torch.manual_seed(1)
    module = StaticEmbedding(_tokenizer(special=False), embedding_dim=DIMENSION)
    SentenceTransformer(modules=[module, Normalize()], device="cpu").save(
        str(folder), create_model_card=False
    )


def _save_transformer(folder: Path, architecture: str, *, seed: int = 1) -> None:
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import AutoModel, BertConfig, PreTrainedTokenizerFast, RobertaConfig

    torch.manual_seed(seed)
    tokenizer = PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=_tokenizer(special=True),
        unk_token="[UNK]",
        pad_token="[PAD]",
        cls_token="[CLS]",
        sep_token="[SEP]",
        model_max_length=10**6,
    )
    sizes = {
        "vocab_size": len(tokenizer),
        "hidden_size": DIMENSION,
        "num_hidden_layers": 1,
        "num_attention_heads": 2,
        "intermediate_size": 32,
        "pad_token_id": tokenizer.pad_token_id,
    }
    # RoBERTa counts positions from behind the padding id.
    config = (
        RobertaConfig(**sizes, max_position_embeddings=POSITIONS + tokenizer.pad_token_id + 1)
        if architecture == "roberta"
        else BertConfig(**sizes, max_position_embeddings=POSITIONS)
    )
    backbone = folder.with_name(f"{folder.name}-backbone")
    AutoModel.from_config(config).save_pretrained(backbone)  # type: ignore[no-untyped-call]
    tokenizer.save_pretrained(backbone)
    transformer = Transformer(str(backbone))
    pooling = Pooling(transformer.get_embedding_dimension(), pooling_mode="mean")
    model = SentenceTransformer(modules=[transformer, pooling], device="cpu")
    model.save(str(folder), create_model_card=False)


def _tokenizer(*, special: bool) -> "Tokenizer":
    from tokenizers import Tokenizer, pre_tokenizers, processors
    from tokenizers.models import WordLevel

    tokens = ["[UNK]", "[PAD]", "[CLS]", "[SEP]", *dict.fromkeys(SENTENCE.split())]
    numbers = {token: number for number, token in enumerate(tokens)}
    tokenizer = Tokenizer(WordLevel(numbers, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    if special:
        tokenizer.post_processor = processors.BertProcessing(
            ("[SEP]", numbers["[SEP]"]), ("[CLS]", numbers["[CLS]"])
        )
    return tokenizer
