"""Corpora are made larger in a way that can be repeated, and what they cost is shown row by row."""

import xml.etree.ElementTree as ET
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.growth import (
    COLUMNS,
    Size,
    cells,
    first_passages,
    panels,
    row,
    share_found,
)
from benchmarks.growth_plot import draw, even_axis, log_axis
from benchmarks.retrieval import BenchmarkError
from benchmarks.variation import varied, varied_records
from bot.measuring.evaluation_data import Record
from tests.fakes import FakeEmbedder

LETTERS = "abcdefghijklmnopqrstuvwxyz"
SIZES = [
    Size(1000, 900, 4.6, 701, 16.9, 22.7, 721, 12.0, 1.0),
    Size(90_000, 80_000, 400.0, 3000, 18.1, 25.0, 1100, 1070.5, 0.998),
]


def record(number: int) -> Record:
    words = " ".join(
        f"{LETTERS[number % 26]}{LETTERS[place // 26]}{LETTERS[place % 26]}" for place in range(60)
    )
    return Record(
        _id=f"45/2019/QH14#{number}",
        title=f"Điều kiện {number}",
        text=f"1. {words} trong 30 ngày.\n2. {words} trong 6 ngày.",
        metadata={"number": "45/2019/QH14", "article": "27", "document_title": "Luật số 45/2019/QH14"},
    )


def beir(folder: Path, *, records: int) -> Path:
    folder.mkdir()
    lines = [record(number).model_dump_json(by_alias=True) for number in range(records)]
    (folder / "corpus.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder


def test_variation_of_a_record_is_the_same_each_time() -> None:
    assert varied(record(1), record(2), 3) == varied(record(1), record(2), 3)


def test_variations_differ_from_the_record_and_from_each_other() -> None:
    texts = {record(1).text, *(varied(record(1), record(2), number).text for number in (1, 2, 3))}

    assert len(texts) == 4


def test_variation_keeps_most_words_and_takes_some_of_the_other_record() -> None:
    own, other = set(record(1).text.split()), set(record(2).text.split())

    found = set(varied(record(1), record(2), 1).text.split())

    assert len(found & own) > len(own) / 2
    assert found & (other - own)


def test_variation_keeps_the_lines_and_their_labels() -> None:
    lines = varied(record(1), record(2), 1).text.splitlines()

    assert [line.split()[0] for line in lines] == ["1.", "2."]


def test_variation_is_a_document_of_another_law_with_the_same_article() -> None:
    found = varied(record(1), record(2), 2)

    assert found.id == "45/2019/QH14#1~2"
    assert found.field("number") == "2045/4019/QH2014"
    assert found.field("document_title") == "Luật số 2045/4019/QH2014"
    assert found.field("article") == "27"


def test_every_record_is_varied_once() -> None:
    records = [record(number) for number in range(130)]

    found = list(varied_records(records, 1))

    assert [each.id for each in found] == [f"{each.id}~1" for each in records]


def test_documents_have_exactly_the_passages_asked_for_and_ids_of_their_own(tmp_path: Path) -> None:
    source = beir(tmp_path / "source", records=4)

    documents, seconds = first_passages(source, tmp_path, 11, FakeEmbedder())

    passages = [passage for document in documents for passage in document.passages]
    assert len(passages) == len({passage.id for passage in passages}) == 11
    assert len({document.document.id for document in documents}) == len(documents)
    assert seconds > 0


def test_larger_corpus_begins_with_the_smaller_one(tmp_path: Path) -> None:
    source = beir(tmp_path / "source", records=4)

    small, _ = first_passages(source, tmp_path, 3, FakeEmbedder())
    large, _ = first_passages(source, tmp_path, 11, FakeEmbedder())

    assert large[:3] == small


def test_folder_without_a_passage_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError, match="give no passage"):
        first_passages(beir(tmp_path / "source", records=0), tmp_path, 5, FakeEmbedder())


def test_recall_is_the_share_of_the_nearest_that_come_first() -> None:
    cosines = np.linspace(0, 1, 100, dtype=np.float32)
    all_ten, nine_of_ten = np.arange(99, 49, -1), np.array([*range(99, 90, -1), *range(89, 60, -1)])

    assert share_found(all_ten, cosines) == 1.0
    assert share_found(nine_of_ten, cosines) == 0.9


def test_recall_counts_any_of_equally_near_passages() -> None:
    cosines = np.full(30, 0.5, dtype=np.float32)

    assert share_found(np.arange(20, 30), cosines) == 1.0


def test_row_of_the_table_has_a_cell_under_each_heading() -> None:
    heading = row(name for name, _ in COLUMNS.values())

    line = row(cells(SIZES[1]))

    assert line.split() == [
        "90,000", "80,000", "400.0", "3,000", "18.1", "25.0", "1,100", "1,070.5", "0.9980"
    ]  # fmt: skip
    assert len(line) == len(heading)


def test_plot_is_an_svg_with_a_point_for_each_figure_and_refers_to_nothing_outside() -> None:
    drawn = draw(panels(SIZES))

    root = ET.fromstring(drawn)  # noqa: S314  # our own text
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert len(root.findall(".//{*}circle")) == 2 * 6
    assert drawn.count("http") == 1
    assert "nan" not in drawn


def test_plot_of_one_size_can_be_drawn() -> None:
    root = ET.fromstring(draw(panels(SIZES[:1])))  # noqa: S314  # our own text

    assert len(root.findall(".//{*}circle")) == 6


@given(values=st.lists(st.floats(0.01, 1e7), min_size=1))
def test_log_axis_holds_its_values_and_has_ticks_at_both_ends(values: list[float]) -> None:
    axis = log_axis(values)

    assert all(0 <= axis.share(value) <= 1 for value in values)
    assert (axis.ticks[0], axis.ticks[-1]) == (axis.low, axis.high)


@given(values=st.lists(st.floats(0, 1), min_size=1))
def test_axis_of_shares_holds_its_values_and_ends_at_one(values: list[float]) -> None:
    axis = even_axis(values)

    assert all(0 <= axis.share(value) <= 1 for value in values)
    assert (axis.ticks[0], axis.ticks[-1]) == (axis.low, 1.0)
