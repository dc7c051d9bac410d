"""What a model folder is, as a short hash."""

from pathlib import Path

import pytest

from vectorstore.fingerprint import fingerprint_of_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    model = tmp_path / "model"
    (model / "1_Normalize").mkdir(parents=True)
    (model / "weights.bin").write_bytes(b"weights")
    (model / "1_Normalize" / "config.json").write_text("{}", encoding="utf-8")
    return model


def test_same_files_have_the_same_fingerprint_wherever_they_lie(folder: Path, tmp_path: Path) -> None:
    before = fingerprint_of_folder(folder)

    moved = folder.rename(tmp_path / "elsewhere")

    assert fingerprint_of_folder(moved) == before
    assert len(before) == 12


@pytest.mark.parametrize(
    "file", ["README.md", ".gitattributes", ".cache/huggingface/note.json", "1_Normalize/notes.md"]
)
def test_cards_and_hidden_files_do_not_count(folder: Path, file: str) -> None:
    before = fingerprint_of_folder(folder)

    (folder / file).parent.mkdir(parents=True, exist_ok=True)
    (folder / file).write_text("anything", encoding="utf-8")

    assert fingerprint_of_folder(folder) == before


def test_hidden_folder_above_the_model_does_not_hide_the_model(folder: Path, tmp_path: Path) -> None:
    hidden = tmp_path / ".models"
    hidden.mkdir()
    before = fingerprint_of_folder(folder)

    assert fingerprint_of_folder(folder.rename(hidden / "model")) == before


def test_changed_weights_change_the_fingerprint(folder: Path) -> None:
    before = fingerprint_of_folder(folder)

    (folder / "weights.bin").write_bytes(b"Weights")

    assert fingerprint_of_folder(folder) != before


def test_renamed_file_changes_the_fingerprint(folder: Path) -> None:
    before = fingerprint_of_folder(folder)

    (folder / "weights.bin").rename(folder / "other.bin")

    assert fingerprint_of_folder(folder) != before


def test_file_in_a_folder_of_the_model_counts(folder: Path) -> None:
    before = fingerprint_of_folder(folder)

    (folder / "1_Normalize" / "config.json").write_text('{"a": 1}', encoding="utf-8")

    assert fingerprint_of_folder(folder) != before
