from pathlib import Path

import pytest

from ingest.corpus_files import corpus_files
from ingest.errors import CorpusMissingError


def test_documents_are_found_in_all_folders_sorted_by_path(tmp_path: Path) -> None:
    for name in ("b.txt", "luat/a.pdf", "luat/moi/c.DOCX"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()

    assert [path.relative_to(tmp_path).as_posix() for path in corpus_files(tmp_path)] == [
        "b.txt", "luat/a.pdf", "luat/moi/c.DOCX",
    ]  # fmt: skip


def test_lists_hidden_files_and_unfinished_copies_are_no_documents(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    for name in (
        "manifest.toml",
        "questions.jsonl",
        ".an.txt",
        "~$mo.docx",
        "tai.part",
        ".git/a.txt",
        "a.TMP",
    ):
        (tmp_path / name).touch()

    assert corpus_files(tmp_path) == []


def test_file_that_no_parser_reads_is_listed_to_be_reported(tmp_path: Path) -> None:
    (tmp_path / "bang.xlsx").touch()

    assert [path.name for path in corpus_files(tmp_path)] == ["bang.xlsx"]


def test_missing_folder_is_an_error_that_names_the_setting(tmp_path: Path) -> None:
    with pytest.raises(CorpusMissingError, match=r"nowhere.*\[corpus\] path"):
        corpus_files(tmp_path / "nowhere")
