"""Weights of sentences, fitted to questions made from running text."""

import random

import numpy as np

from bot.choosing.weighing import OF_PROSE, UnitTraits
from tests.fakes import TableEmbedder
from training.cloze import Clozes
from training.sentences import Case, fitted_to, out_of_fold, paragraphs_of, sources_of

SENTENCES = "Nhà máy dệt có 420 công nhân làm việc trong ba phân xưởng lớn ở ngoại ô thành phố Nam Định. "
PARAGRAPH = (SENTENCES * 6).strip()
NAMES = tuple(UnitTraits.__dataclass_fields__)
NEAR = NAMES.index("near")


def case(number: int) -> Case:
    rows = np.random.default_rng(number).random((5, len(NAMES)))
    return Case(f"page {number}", rows, rows[:, NEAR] == rows[:, NEAR].max())


def test_only_long_paragraphs_of_several_sentences_are_asked_about() -> None:
    page = f"Ngắn.\n{PARAGRAPH}\n== Tham khảo ==\n{'chữ ' * 200}"

    assert paragraphs_of(page) == [PARAGRAPH]


def test_pages_of_few_paragraphs_are_left_out() -> None:
    pages = {"dài": "\n".join([PARAGRAPH] * 4), "ngắn": PARAGRAPH}
    chance = random.Random(1)

    sources = list(sources_of(pages, Clozes(TableEmbedder([PARAGRAPH]).table, chance), chance))

    assert {source.page for source in sources} == {"dài"}
    assert any(source.clozes for source in sources)


def test_what_tells_the_right_sentence_gets_the_most_weight() -> None:
    weights = fitted_to([case(number) for number in range(60)])

    assert int(np.argmax(weights)) == NEAR


def test_what_such_questions_cannot_teach_is_not_fitted() -> None:
    weights = fitted_to([case(number) for number in range(60)])

    assert [weights[NAMES.index(name)] for name in ("words", "pairs", "fit")] == [0.0, 0.0, OF_PROSE.fit]


def test_weights_fitted_to_other_pages_find_the_right_sentence() -> None:
    right = out_of_fold([case(number) for number in range(60)])

    assert right["fitted"] > max(0.8, right["shipped"])
