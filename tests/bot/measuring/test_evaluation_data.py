"""BEIR folders are read as they are, and what is wrong with them is named."""

import lzma
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import UserInputError
from bot.measuring.evaluation_data import (
    corpus_file,
    read_qrels,
    read_qrels_file,
    read_questions,
    read_records,
    strip_diacritics,
)

RECORD = (
    '{"_id": "1/2020/QH14#1", "title": "Phạm vi", "text": "Luật này.", '
    '"metadata": {"article": "1", "url": null}}'
)


def beir(folder: Path) -> Path:
    (folder / "qrels").mkdir()
    (folder / "corpus.jsonl").write_text(RECORD + "\n", encoding="utf-8")
    (folder / "queries.jsonl").write_text(
        '{"_id": "q1", "text": "Phạm vi?", "metadata": {}}\n', encoding="utf-8"
    )
    (folder / "qrels" / "dev.tsv").write_text(
        'query-id\tcorpus-id\tscore\nq1\t1/2020/QH14#1\t1\nq2\t"2"\t0\n', encoding="utf-8"
    )
    return folder


def test_records_questions_and_judgements_are_read(tmp_path: Path) -> None:
    folder = beir(tmp_path)

    (record,) = read_records(folder)

    assert (record.id, record.title, record.text) == ("1/2020/QH14#1", "Phạm vi", "Luật này.")
    assert record.field("article") == "1"
    assert record.field("url") is None
    assert record.field("number") is None
    assert read_questions(folder) == {"q1": "Phạm vi?"}
    assert read_qrels(folder, "dev") == {"q1": {"1/2020/QH14#1": 1}}  # a score of 0 answers nothing


def test_judgements_need_no_heading(tmp_path: Path) -> None:
    (tmp_path / "dev.tsv").write_text("q1\ta\t1\n", encoding="utf-8")

    assert read_qrels_file(tmp_path / "dev.tsv") == {"q1": {"a": 1}}


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("corpus.jsonl", '{"_id": "a", "text": "mức"}'.encode("utf-16"), "not UTF-8"),
        ("corpus.jsonl.xz", b"no archive", "damaged"),
        ("corpus.jsonl.xz", lzma.compress(b'{"_id": "a", "text": "b"}' * 999)[:-20], "damaged or cut off"),
    ],
)
def test_a_corpus_that_cannot_be_read_is_named(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    (tmp_path / name).write_bytes(content)

    with pytest.raises(UserInputError, match=told):
        list(read_records(tmp_path))


def test_compressed_corpus_is_read_too(tmp_path: Path) -> None:
    (tmp_path / "corpus.jsonl.xz").write_bytes(lzma.compress(RECORD.encode()))

    assert [record.title for record in read_records(tmp_path)] == ["Phạm vi"]


def test_folder_without_corpus_says_what_a_beir_folder_has(tmp_path: Path) -> None:
    with pytest.raises(UserInputError, match=r"corpus\.jsonl"):
        corpus_file(tmp_path)
    with pytest.raises(UserInputError, match=r"queries\.jsonl"):
        read_questions(tmp_path)


def test_unknown_split_names_those_that_are_there(tmp_path: Path) -> None:
    with pytest.raises(UserInputError, match=r"splits there: dev"):
        read_qrels(beir(tmp_path), "test")


def test_bad_line_is_named(tmp_path: Path) -> None:
    folder = beir(tmp_path)
    (folder / "corpus.jsonl").write_text(f'{RECORD}\n{{"_id": "2"}}\n', encoding="utf-8")
    (folder / "qrels" / "dev.tsv").write_text("query-id\tcorpus-id\tscore\nq1 1\n", encoding="utf-8")

    with pytest.raises(UserInputError, match=r"corpus\.jsonl, line 2: text Field required"):
        list(read_records(folder))
    with pytest.raises(UserInputError, match=r"dev\.tsv, line 2"):
        read_qrels(folder, "dev")


def test_stripping_keeps_case_and_everything_that_is_no_diacritic() -> None:
    assert (
        strip_diacritics("Điều 27 Luật Công đoàn: ĐƯỢC 2% (đ/c)?") == "Dieu 27 Luat Cong doan: DUOC 2% (d/c)?"
    )


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_stripping_twice_is_stripping_once_and_leaves_no_mark(text: str) -> None:
    stripped = strip_diacritics(text)

    assert strip_diacritics(stripped) == stripped
    assert not any(unicodedata.combining(letter) for letter in unicodedata.normalize("NFD", stripped))
