"""The whole training of an embedding model, on a handful of texts."""

from pathlib import Path

import numpy as np
import pytest

from tests.training.library import write_texts
from training.embedding import main, read_domains
from vectorstore.embedding import SentenceTransformerEmbedder

SIZES = ["--words=60", "--pieces=40", "--compounds=20", "--rounds=2", "--dimension=16"]
SPEED = ["--steps=60", "--batch=40", "--learning-rate=0.02"]


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_texts(tmp_path_factory.mktemp("shared"))


def _train(shared: Path, folder: Path) -> Path:
    places = [
        "--shared",
        str(shared),
        "--out",
        str(folder / "model"),
        "--checkpoint",
        str(folder / "model.pt"),
    ]
    main([*places, *SIZES, *SPEED])
    return folder / "model"


def test_laws_come_with_questions_and_pages_by_sections(shared: Path) -> None:
    laws, pages = read_domains(shared)

    assert laws.share + pages.share == 1
    assert sum(len(source.questions) for source in laws.sources) > len(laws.sources)
    assert [source.heading for source in pages.sources] == ["", "Lịch sử"]


def test_no_question_of_a_benchmark_is_read(shared: Path) -> None:
    laws, pages = read_domains(shared)

    read = "\n".join(
        "\n".join([source.title, source.heading, source.text, *source.questions])
        for source in [*laws.sources, *pages.sources]
    )
    assert "Đoàn viên đóng đoàn phí bao nhiêu" not in read


@pytest.mark.slow
def test_command_makes_a_model_that_finds_what_is_asked_for(shared: Path, tmp_path: Path) -> None:
    embedder = SentenceTransformerEmbedder(str(_train(shared, tmp_path)))
    headings = [source.heading for source in read_domains(shared)[0].sources[:20]]

    passages = embedder.embed_passages([source.text for source in read_domains(shared)[0].sources[:20]])
    found = [int((passages @ embedder.embed_query(heading)).argmax()) for heading in headings]

    assert sum(place == number for number, place in enumerate(found)) >= 15
    assert not (tmp_path / "model.pt").exists()


@pytest.mark.slow
def test_same_texts_make_the_same_model(shared: Path, tmp_path: Path) -> None:
    one, other = _train(shared, tmp_path / "one"), _train(shared, tmp_path / "other")

    names = sorted(path.relative_to(one) for path in one.rglob("*") if path.is_file())
    assert len(names) == 5
    assert all(np.array_equal((one / name).read_bytes(), (other / name).read_bytes()) for name in names)
