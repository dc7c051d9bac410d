import json
from pathlib import Path

import numpy as np
import pytest

from training.reranking import BENCHMARKS, Case, figures, fit, out_of_fold, write
from vectorstore.errors import ModelUnavailableError
from vectorstore.reranking import DESCRIPTION, TREES, TreeReranker

NAMES = ("dense", "keyword")


def made_up_cases(count: int = 60) -> list[Case]:
    """The answer is the candidate whose first feature is highest; the fused scores say nothing."""
    random = np.random.default_rng(0)
    cases = []
    for number in range(count):
        features = random.random((20, 2), dtype=np.float32)
        answer = f"record {int(np.argmax(features[:, 0]))}"
        cases.append(
            Case(
                benchmark=BENCHMARKS[number % len(BENCHMARKS)],
                question=str(number),
                laws=frozenset({str(number % 10)}),
                records=tuple(f"record {place}" for place in range(20)),
                names=NAMES,
                features=features,
                fused=random.random(20, dtype=np.float32),
                gold={answer: 1},
            )
        )
    return cases


def test_trees_put_what_answers_first_in_laws_they_have_not_seen() -> None:
    cases = made_up_cases()

    before, after = figures(cases, [case.fused for case in cases]), figures(cases, out_of_fold(cases))

    for benchmark in BENCHMARKS:
        assert after[benchmark]["mrr@10"] > 0.8 > 0.5 > before[benchmark]["mrr@10"]


def test_written_trees_score_as_fitted_ones(tmp_path: Path) -> None:
    cases = made_up_cases()
    trees = fit(cases)

    write(tmp_path, trees, NAMES, "embedding@0123")
    reranker = TreeReranker.load(tmp_path)

    features = cases[0].features
    found = dict(zip(NAMES, features.T.astype(np.float64), strict=True))
    expected = 1 / (1 + np.exp(-np.asarray(trees.predict(features))))
    assert reranker.scores(found) == pytest.approx(expected, abs=1e-5)


def test_trees_serve_the_embedding_model_they_were_fitted_to_under_any_name(tmp_path: Path) -> None:
    write(tmp_path, fit(made_up_cases()), NAMES, "embedding@0123")
    reranker = TreeReranker.load(tmp_path)

    assert reranker.serves("renamed@0123")
    assert not reranker.serves("embedding@4567")


@pytest.mark.parametrize("file", [TREES, DESCRIPTION])
@pytest.mark.parametrize("content", [None, "", "{}"], ids=["missing", "empty", "other"])
def test_a_damaged_folder_is_one_clear_error(tmp_path: Path, file: str, content: str | None) -> None:
    write(tmp_path, fit(made_up_cases(6)), NAMES, "embedding@0123")
    path = tmp_path / file
    path.unlink() if content is None else path.write_text(content)

    with pytest.raises(ModelUnavailableError, match=r"training\.reranking"):
        TreeReranker.load(tmp_path)


def test_the_description_names_the_features_in_their_order(tmp_path: Path) -> None:
    write(tmp_path, fit(made_up_cases(6)), NAMES, "embedding@0123")

    described = json.loads((tmp_path / DESCRIPTION).read_text(encoding="utf-8"))
    assert described == {"embedder": "embedding@0123", "features": list(NAMES)}


@pytest.mark.parametrize(
    ("description", "said"),
    [
        ({"embedder": "e@1", "features": ["dense", "gone"]}, "does not know, gone"),
        ({"embedder": "e@1", "features": ["dense"]}, "want 2 features, 1 are described"),
        ({"embedder": None, "features": ["dense", "keyword"]}, "embedder"),
    ],
    ids=["unknown feature", "too few", "no embedder"],
)
def test_trees_of_another_version_are_refused_when_they_are_loaded(
    tmp_path: Path, description: dict[str, object], said: str
) -> None:
    write(tmp_path, fit(made_up_cases(6)), NAMES, "embedding@0123")
    (tmp_path / DESCRIPTION).write_text(json.dumps(description), encoding="utf-8")

    with pytest.raises(ModelUnavailableError, match=said):
        TreeReranker.load(tmp_path)
