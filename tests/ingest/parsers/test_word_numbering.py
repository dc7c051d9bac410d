"""Numbers that Word shows by list formatting, and that stand nowhere in the text, are given back."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.parsers.list_labels import InList, Level, Use, labels_of
from ingest.parsers.ole import OleError, OleFile
from ingest.parsers.word97 import WordFile, paragraphs
from ingest.parsers.word_numbering import with_numbers

FILES = Path(__file__).parents[1] / "files"
SAMPLE = FILES / "quy-che-phong-doc.doc"
EXPECTED = (FILES / "quy-che-phong-doc.expected.txt").read_text(encoding="utf-8").splitlines()
LAW = [
    Level(1, 0, "Điều \x00."),
    Level(1, 0, "\x01."),
    Level(1, 4, "\x02)"),
    Level(1, 1, "\x03 -"),
    Level(1, 23, "\uf0b7"),
]
ARTICLE, CLAUSE, POINT, ROMAN, BULLET = (InList(1, level) for level in range(5))
PLAIN = InList()


def labels(*in_lists: InList, uses: tuple[Use, ...] = (Use(7, {}),)) -> list[str]:
    return labels_of(in_lists, {7: LAW}, uses)


def test_items_count_on_and_begin_anew_below_a_new_heading() -> None:
    assert labels(ARTICLE, CLAUSE, POINT, POINT, CLAUSE, PLAIN, ARTICLE, CLAUSE) == [
        "Điều 1.", "1.", "a)", "b)", "2.", "", "Điều 2.", "1.",
    ]  # fmt: skip


def test_item_without_a_heading_above_counts_from_the_first() -> None:
    assert labels_of([InList(1, 1)], {7: [LAW[0], Level(1, 0, "\x00.\x01")]}, [Use(7, {})]) == ["1.1"]


def test_second_use_of_a_list_goes_on_unless_it_starts_anew() -> None:
    again = InList(2, 0)

    assert labels(ARTICLE, again, uses=(Use(7, {}), Use(7, {}))) == ["Điều 1.", "Điều 2."]
    assert labels(ARTICLE, again, uses=(Use(7, {}), Use(7, {0: 9}))) == ["Điều 1.", "Điều 9."]


def test_figures_are_those_of_the_level_and_bullets_have_none() -> None:
    assert labels(*[ROMAN] * 4)[-1] == "IV -"
    assert labels(*[POINT] * 27)[-1] == "aa)"
    assert labels(BULLET) == [""]


def test_list_that_is_not_there_gives_no_number() -> None:
    assert labels(InList(5, 0), InList(1, 8), InList(-2047, 0)) == ["", "", ""]


@given(st.lists(st.builds(InList, st.integers(-3, 3), st.integers(0, 9))))
def test_every_paragraph_has_one_label(in_lists: list[InList]) -> None:
    assert len(labels(*in_lists)) == len(in_lists)


def test_paragraphs_of_a_word_file_are_its_lines() -> None:
    found, notes = paragraphs(WordFile(SAMPLE))

    assert [one.text for one in found if one.text.strip()] == EXPECTED
    assert notes == []


def test_file_without_lists_keeps_its_text() -> None:
    text = "\n".join(EXPECTED)

    assert with_numbers(SAMPLE, text) == text


@pytest.mark.parametrize("length", [0, 100, 600, 5_000])
def test_file_laid_out_in_another_way_keeps_its_text(length: int, tmp_path: Path) -> None:
    path = tmp_path / "tep.doc"
    path.write_bytes(SAMPLE.read_bytes()[:length])

    assert with_numbers(path, "Văn bản.") == "Văn bản."


def test_stream_that_is_not_there_is_an_error() -> None:
    with pytest.raises(OleError, match="no stream Khac"):
        OleFile(SAMPLE).stream("Khac")
