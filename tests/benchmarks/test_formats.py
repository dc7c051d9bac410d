from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.edit_distance import edit_distance
from benchmarks.formats import (
    COMPLETE_TARGET,
    LAW_FOLDERS,
    ROOT,
    TARGETS,
    bare,
    files,
    gap_of,
    missing,
    reading,
    summary,
)
from ingest.parsers.scans import is_available
from ingest.reading import HereReader

LONGEST_BYTES = 20_000

TEXTS = st.text("abcđ", max_size=12)


def by_table(first: str, second: str) -> int:
    row = list(range(len(second) + 1))
    for at, letter in enumerate(first, start=1):
        above, row = row, [at]
        for place, other in enumerate(second, start=1):
            row.append(min(above[place] + 1, row[-1] + 1, above[place - 1] + (letter != other)))
    return row[-1]


@given(TEXTS, TEXTS)
def test_distance_by_bit_vectors_is_the_one_by_the_table(first: str, second: str) -> None:
    assert edit_distance(first, second) == by_table(first, second)


@pytest.mark.parametrize(
    ("found", "lacks"),
    [
        pytest.param([1, 2, 3], [], id="whole"),
        pytest.param([1, 3], [2], id="gap"),
        pytest.param([1, 2, 1], [1], id="turns around"),
        pytest.param([], None, id="none"),
    ],
)
def test_numbers_that_a_sequence_lacks(found: list[int], lacks: list[int] | None) -> None:
    assert missing(found) == lacks


def test_excerpt_begins_where_it_begins_but_a_law_with_one() -> None:
    articles = "Điều 7. Một\nNội dung.\nĐiều 8. Hai\nNội dung."

    assert gap_of(articles) == []
    assert gap_of(f"Căn cứ Hiến pháp;\n{articles}") == [1, 2, 3, 4, 5, 6]


def test_texts_are_compared_without_white_space_and_bars() -> None:
    assert bare("a |  b\n\nc") == "a b c"


def measured(*folders: str) -> dict[str, Any]:
    """Return the figures of these folders of the documents beside the project."""
    documents = ROOT.parent / "shared" / "documents"
    if not documents.is_dir():
        pytest.skip("needs the shared documents beside the project: the targets of formats are not measured")
    found = [path for path in files(documents, folders) if not is_long(path)]
    return summary([reading(path, documents, HereReader()) for path in found], documents, worst=3)


def is_long(path: Path) -> bool:
    """Tell whether a text takes seconds to compare, which grows with the square of its length."""
    beside = path.with_suffix(".txt")
    return beside.is_file() and beside.stat().st_size > LONGEST_BYTES


@pytest.mark.slow
def test_texts_typed_for_old_fonts_are_read_within_the_target() -> None:
    figures = measured("legacy-fonts")

    assert (figures["files"] >= 15, figures["refused"], figures["crashes"]) == (True, 0, 0)
    assert figures["legacy-fonts"]["rate"] <= TARGETS["legacy-fonts"]


@pytest.mark.slow
@pytest.mark.skipif(
    not is_available(), reason="needs tesseract-ocr and tesseract-ocr-vie: scans are not measured"
)
def test_real_scans_are_read_within_the_target() -> None:
    figures = measured("real-scans")

    assert (figures["files"] >= 3, figures["refused"], figures["crashes"]) == (True, 0, 0)
    assert figures["real-scans"]["rate"] <= TARGETS["real-scans"]


@pytest.mark.slow
def test_laws_have_all_their_articles_within_the_target() -> None:
    laws = measured(*LAW_FOLDERS)["laws"]

    assert laws["laws"] >= 30
    assert laws["complete"] >= COMPLETE_TARGET * laws["laws"]
