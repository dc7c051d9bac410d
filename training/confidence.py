"""Fit how sure an answer is: `python -m training.confidence`.

Asks the questions of training/questions/pairs.jsonl, of which every other one has no answer although the
documents speak of its matter and it is as long as the one that has, over the documents they are about.
Neither the embedding nor the reranker has learned from any of them. Prints the coefficients of
bot/confidence.py and, out of fold, what happens at each threshold, for every series of pairs alike; both
questions of a pair are in one fold. Nothing is fitted to the questions of held.jsonl that have no answer:
they are shorter than the others.
"""

import argparse
import json
import logging
from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields, replace
from datetime import date
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from bot.asked.hearing import questions_heard, story_told
from bot.choosing.extraction import find_stretches
from bot.choosing.relevance import Asked
from bot.choosing.remembering import Remembering
from bot.commands.indexing import ingest
from bot.composition import App, compose
from bot.confidence import Coefficients, Evidence, evidence
from bot.settings_loading import load_settings
from training import own_questions
from training.curve_plot import draw_curve
from training.own_questions import OwnQuestion
from vectorstore.query import Query
from vectorstore.stories import searched

logger = logging.getLogger(__name__)

_FOLDS = 10
_ANSWERABLE_SHARE = 0.8  # of the questions that members ask
_LONGEST_QUOTE = 1000
_INDEX = Path("var/training/own-index")
_DAY = date(2026, 1, 1)
_HITS = 20
_BIN = 0.2  # of the scale of confidence, in which questions are counted together

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Asking:
    """The questions asked: what was found for each, whether it has an answer, which belong together."""

    pieces: Floats  # a row of evidence for each
    answerable: Flags
    groups: tuple[str, ...]
    series: tuple[str, ...]  # the letters of their names, which say who wrote them
    is_pair: Flags  # of pairs.jsonl


def main() -> None:
    """Ask, fit, report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder of the documents")
    parser.add_argument("--config", type=Path, default=Path("config.toml"))
    parser.add_argument("--curve", type=Path, help="also draw the curve of the pairs, as SVG")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    app = compose_over(options.shared / "corpus", options.config)
    asked = ask(app)
    pairs = asked.is_pair
    found = fit(asked.pieces[pairs], asked.answerable[pairs])
    names = [field.name for field in fields(Coefficients)]
    print("Coefficients", dict(zip(names, found.round(2).tolist(), strict=True)))
    sure = out_of_fold(asked)
    print(json.dumps({"pairs": int(pairs.sum()), "AUC": _area(asked.answerable[pairs], sure[pairs])}))
    for series in sorted({name for name, is_pair in zip(asked.series, pairs, strict=True) if is_pair}):
        print(json.dumps(_of_series(asked, sure, series, app.settings.answering.min_confidence)))
    rows = curve(sure[pairs], asked.answerable[pairs], sure[~pairs])
    for row in rows:
        print(json.dumps(row))
    for row in reliability(sure[pairs], asked.answerable[pairs]):
        print(json.dumps(row))
    if options.curve:
        threshold = app.settings.answering.min_confidence
        options.curve.write_text(draw_curve(rows, marked=threshold), encoding="utf-8")


def _of_series(asked: Asking, sure: Floats, series: str, threshold: float) -> dict[str, object]:
    """Return what happens at the threshold to the pairs of one series, each written by other people."""
    chosen = asked.is_pair & (np.array(asked.series) == series)
    answerable = asked.answerable[chosen]
    return {
        "series": series,
        "questions": int(chosen.sum()),
        "AUC": _area(answerable, sure[chosen]),
        "answered": round(float(np.mean(sure[chosen][answerable] >= threshold)), 3),
        "held back": round(float(np.mean(sure[chosen][~answerable] < threshold)), 3),
    }


def _area(answerable: Flags, sure: Floats) -> float:
    return round(float(roc_auc_score(answerable, sure)), 3)


def compose_over(corpus: Path, config: Path) -> App:
    """Return the parts of the bot over other documents, indexed under var/."""
    settings = load_settings(config)
    over = settings.model_copy(
        update={
            "corpus": settings.corpus.model_copy(update={"path": corpus.resolve()}),
            "index": settings.index.model_copy(update={"path": _INDEX.resolve()}),
        }
    )
    app = compose(over)
    ingest(app, is_rebuild=False)
    return replace(app, today=lambda: _DAY)


def ask(app: App) -> Asking:
    """Ask every question that stands alone; those for which nothing is found are left out."""
    rows = [
        (question, is_pair, given)
        for path, is_pair in ((own_questions.PAIRS, True), (own_questions.HELD, False))
        for question in _standing_alone(path)
        if is_pair or not question.places
        for given in [evidence_for(app, question.text)]
    ]
    logger.info("asked %d questions", len(rows))
    return Asking(
        np.array([astuple(given) for _, _, given in rows]),
        np.array([bool(question.places) for question, _, _ in rows]),
        tuple(group_of(question) for question, _, _ in rows),
        tuple(series_of(question) for question, _, _ in rows),
        np.array([is_pair for _, is_pair, _ in rows]),
    )


def _standing_alone(path: Path) -> Iterator[OwnQuestion]:
    return (one for one in own_questions.read_own_questions(path) if not one.history)


def group_of(question: OwnQuestion) -> str:
    """Name the pair of a question: its two questions are numbered one after the other."""
    letters = series_of(question)
    return f"{letters}{(int(question.id.removeprefix(letters)) + 1) // 2}"


def series_of(question: OwnQuestion) -> str:
    """Return the letters that its name begins with."""
    return question.id.rstrip("0123456789")


def evidence_for(app: App, question: str) -> Evidence:
    """Return what the best stretches show."""
    index = Remembering(app.reader.current())
    query = query_of(app, question)
    asked = Asked.of_query(query, index.weight)
    search = partial(app.retriever_over(app.reader).search, limit=_HITS, as_of=_DAY)
    hits = searched(query, search, limit=_HITS)
    found = find_stretches(asked, hits, index, max_chars=_LONGEST_QUOTE, embedder=app.embedder)
    return evidence(asked, found, hits, index, app.embedder, app.translations)


def query_of(app: App, question: str) -> Query:
    """Return a question as it is searched: what a message asks in the end, with the story before it."""
    heard = questions_heard(question)
    if len(heard) > 1:
        return app.query_builder.build(question, today=_DAY)
    return app.query_builder.build(heard[0], story=story_told(question), today=_DAY)


def fit(pieces: Floats, answerable: Flags) -> Floats:
    """Return the coefficients and the intercept of the logistic model."""
    shares = np.where(
        answerable, _ANSWERABLE_SHARE / answerable.sum(), (1 - _ANSWERABLE_SHARE) / (~answerable).sum()
    )
    model = LogisticRegression(C=10, max_iter=1000)
    model.fit(pieces, answerable, sample_weight=shares * len(answerable))
    return np.concatenate([model.coef_[0], model.intercept_])


def out_of_fold(asked: Asking) -> Floats:
    """Return the confidence in each, fitted to pairs without its own."""
    sure = np.zeros(len(asked.groups))
    for rest, test in GroupKFold(_FOLDS).split(asked.pieces, groups=asked.groups):
        train = rest[asked.is_pair[rest]]
        *weights, intercept = fit(asked.pieces[train], asked.answerable[train])
        sure[test] = 1 / (1 + np.exp(-(asked.pieces[test] @ np.array(weights) + intercept)))
    return sure


def curve(sure: Floats, answerable: Flags, unanswerable: Floats) -> list[dict[str, float]]:
    """Return, at each threshold, the shares answered and held back of the pairs, held back of the others."""
    return [
        {
            "threshold": round(float(threshold), 2),
            "answered": round(float(np.mean(sure[answerable] >= threshold)), 3),
            "held back": round(float(np.mean(sure[~answerable] < threshold)), 3),
            "others held back": round(float(np.mean(unanswerable < threshold)), 3),
        }
        for threshold in np.arange(0.1, 1.0, 0.05)
    ]


def reliability(sure: Floats, answerable: Flags) -> list[dict[str, float]]:
    """Return, for each fifth of the scale, the mean confidence and the share that has an answer.

    Both count as if answerable questions were as frequent as the fit assumes: where it is calibrated, the two
    are alike (DeGroot and Fienberg, 1983).
    """
    weight = np.where(
        answerable, _ANSWERABLE_SHARE / answerable.mean(), (1 - _ANSWERABLE_SHARE) / (~answerable).mean()
    )
    rows = []
    for low in np.arange(0.0, 1.0, _BIN):
        inside = (sure >= low) & (sure < low + _BIN)
        if inside.any():
            share = np.average(answerable[inside], weights=weight[inside])
            mean = np.average(sure[inside], weights=weight[inside])
            rows.append(
                {"from": round(float(low), 1), "questions": int(inside.sum())}
                | {"confidence": round(float(mean), 3), "with an answer": round(float(share), 3)}
            )
    return rows


if __name__ == "__main__":
    main()
