"""Fit what weighs the sentences of running text: `python -m training.sentences`.

Prints weights for bot/choosing/weighing.py, and how well they and those that stand there do, out of fold:
folds are disjoint by page. The questions are made from Wikipedia (training/cloze.py) and asked of the
paragraphs that they were made from. Whoever asks repeats fewer words of a text than these questions do, so
the shares of words and pairs in the sentence itself get no weight, and all weights are held small; that of an
amount's range, which no such question tells of, is by hand.
"""

import argparse
import json
import logging
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, fields, replace
from datetime import date
from pathlib import Path

import numpy as np
from sklearn.model_selection import GroupKFold

from bot.choosing.extraction import find_stretches
from bot.choosing.relevance import Asked
from bot.choosing.remembering import Remembering
from bot.choosing.weighing import OF_PROSE, UnitTraits, weighed_units
from bot.composition import App, compose
from bot.measuring.answer_spans import holds
from bot.measuring.evaluation_index import build_index
from bot.settings_loading import load_settings
from training.answering import Flags, Floats, fit_ranking
from training.cloze import Cloze, Clozes
from training.texts import read_wikipedia

logger = logging.getLogger(__name__)

_FITTED = ("worth", "kind", "meaning", "before", "near")
_PENALTY = 1e-2  # on the squared weights
_FOLDS = 5
_SEED = 7
_PAGES, _PARAGRAPHS, _QUESTIONS = 90, 5, 5  # pages, of each so many paragraphs, of each so many questions
_FEWEST_PARAGRAPHS = 4
_SHORTEST, _LONGEST = 450, 1300  # characters of a paragraph
_EXTRACT = 300
_HITS = 20
_DAY = date(2026, 1, 1)
_FOLDER = Path("var/training/wikipedia")


@dataclass(frozen=True)
class Case:
    """The sentences found for one question."""

    page: str
    rows: Floats
    answers: Flags

    def traits(self) -> Floats:
        """Return one row of traits for each sentence."""
        return self.rows


@dataclass(frozen=True)
class Source:
    """A paragraph, and the questions made from it."""

    page: str
    text: str
    clozes: tuple[Cloze, ...]


def main() -> None:
    """Make questions, ask them, fit, report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder of text/")
    parser.add_argument("--config", type=Path, default=Path("config.toml"))
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    app = compose(load_settings(options.config))
    tokens = app.embedder.tokens
    if tokens is None:
        raise SystemExit("[embedding] model: training.sentences needs a table of token vectors.")
    chance = random.Random(_SEED)
    sources = list(sources_of(dict(read_wikipedia(options.shared)), Clozes(tokens.table, chance), chance))
    cases = list(gather(sources, app))
    print("UnitTraits", dict(zip(_names(), fitted_to(cases).round(2).tolist(), strict=True)))
    print(json.dumps({"questions": len(cases), "first sentence is right": out_of_fold(cases)}))


def sources_of(pages: Mapping[str, str], clozes: Clozes, chance: random.Random) -> Iterator[Source]:
    """Yield paragraphs of some pages with questions made from them."""
    long_enough = ((title, paragraphs_of(pages[title])) for title in chance.sample(list(pages), len(pages)))
    chosen = [(title, found) for title, found in long_enough if len(found) >= _FEWEST_PARAGRAPHS][:_PAGES]
    for title, found in chosen:
        for text in chance.sample(found, min(_PARAGRAPHS, len(found))):
            yield Source(title, text, tuple(clozes.about(text, title, most=_QUESTIONS)))


def paragraphs_of(page: str) -> list[str]:
    """Return the paragraphs of a page that have several sentences."""
    lines = (line.strip() for line in page.splitlines())
    return [
        line
        for line in lines
        if _SHORTEST <= len(line) <= _LONGEST and not line.startswith("=") and line.count(". ") > 2
    ]


def gather(sources: Sequence[Source], app: App) -> Iterator[Case]:
    """Ask each question of an index of all the paragraphs."""
    write_records(sources, _FOLDER)
    path, _ = build_index(_FOLDER, app.evaluation_caches, app.embedder, report=None)
    reader = app.reader_of(path)
    index, retriever = Remembering(reader.current()), app.retriever_over(reader)
    for source in sources:
        for cloze in source.clozes:
            query = app.query_builder.build(cloze.question, today=_DAY)
            asked = Asked.of(query.text, index.weight)
            hits = retriever.search(query, limit=_HITS)
            ranked = find_stretches(asked, hits, index, max_chars=_EXTRACT, embedder=app.embedder)
            units = list(weighed_units(asked, ranked, index, max_chars=_EXTRACT, embedder=app.embedder))
            if units:
                said = (index.text(unit.span[0])[unit.span[1] : unit.span[2]] for unit in units)
                answers = np.array([holds(text, [cloze.answer]) for text in said], dtype=bool)
                yield Case(source.page, np.array([astuple(unit.traits) for unit in units]), answers)
    logger.info("asked the questions made from %s paragraphs", len(sources))


def write_records(sources: Sequence[Source], folder: Path) -> None:
    """Write the paragraphs as the corpus of a BEIR folder."""
    folder.mkdir(parents=True, exist_ok=True)
    records = ({"_id": f"w{number}", "text": source.text} for number, source in enumerate(sources))
    lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    (folder / "corpus.jsonl").write_text(lines, encoding="utf-8")


def fitted_to(cases: Sequence[Case]) -> Floats:
    """Return the weights of all traits: those that are fitted, 0 for words and pairs, and what is by hand."""
    chosen = [_names().index(name) for name in _FITTED]
    weights = np.zeros(len(_names()))
    weights[_names().index("fit")] = OF_PROSE.fit
    few = [replace(case, rows=case.rows[:, chosen]) for case in cases]
    weights[chosen] = fit_ranking(few, penalty=_PENALTY)
    return weights


def out_of_fold(cases: Sequence[Case]) -> dict[str, float]:
    """Return how often the first sentence is right: as shipped, as fitted to the questions of other pages."""
    pages = [case.page for case in cases]
    right: list[list[bool]] = []
    for train, test in GroupKFold(_FOLDS).split(pages, groups=pages):
        fitted = fitted_to([cases[number] for number in train])
        both = (np.array(astuple(OF_PROSE)), fitted)
        right += [[_first_is_right(cases[number], weights) for weights in both] for number in test]
    return dict(zip(("shipped", "fitted"), np.mean(right, axis=0).round(4).tolist(), strict=True))


def _first_is_right(case: Case, weights: Floats) -> bool:
    return bool(case.answers[int(np.argmax(case.rows @ weights))])


def _names() -> list[str]:
    return [field.name for field in fields(UnitTraits)]


if __name__ == "__main__":
    main()
