"""What is damaged is found by the check of its part, with what to do; what is well passes."""

import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from bot.composition import App
from bot.keeping.health import check
from bot.keeping.index_work import Done, Work, outcome_of
from bot.settings import AnsweringSettings
from bot.settings_loading import load_settings
from bot.state import State
from tests.bot.commands.house import RETRIEVAL
from tests.fakes import FakeEmbedder

RULE = """\
CÔNG TY HOA MAI
Số: 15/QĐ-HM
Hà Nội, ngày 05 tháng 3 năm 2025
QUYẾT ĐỊNH
Về việc nghỉ phép
Điều 1. Số ngày
Người lao động được nghỉ {days} ngày.
Điều 2. Hiệu lực
Quyết định này có hiệu lực từ ngày 10 tháng 3 năm 2025.
"""


class House:
    """A corpus of two files with its index and database."""

    def __init__(self, root: Path) -> None:
        (root / "corpus").mkdir()
        (root / "config.toml").write_text(RETRIEVAL, encoding="utf-8")
        for name, text in (
            ("phi.md", "# Phí\n\nĐoàn phí do đoàn viên đóng.\n"),
            ("quy.md", "# Quỹ\n\nQuỹ.\n"),
        ):
            (root / "corpus" / name).write_text(text, encoding="utf-8")
        self.root = root
        self.settings = load_settings(root / "config.toml", {})
        State(self.settings.database.url).close()
        app = self.app()
        assert isinstance(outcome_of(app, Work.INGEST, lambda *_: None), Done)
        self.live = app.generations.folder(app.generations.current() or "")

    def app(self, embedder: FakeEmbedder | None = None) -> App:
        return App(self.settings, embedder or FakeEmbedder())

    def failed(self, embedder: FakeEmbedder | None = None) -> dict[str, str]:
        return {one.name: one.detail for one in check(self.app(embedder)) if not one.is_ok}

    def in_texts(self, change: str) -> None:
        with closing(sqlite3.connect(self.live / "texts.sqlite")) as texts, texts:
            texts.execute(change)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def test_what_is_well_passes(house: House) -> None:
    assert house.failed() == {}


def test_a_folder_of_translations_that_is_not_there_is_told_with_what_to_do(house: House) -> None:
    missing = AnsweringSettings(translations=str(house.root / "gone"))
    house.settings = house.settings.model_copy(update={"answering": missing})

    said = {one.name: one for one in check(house.app())}["translations"]
    assert said.is_ok
    assert f"there is no folder {house.root / 'gone'}" in said.detail
    assert "[answering] translations" in said.detail


def test_a_passage_that_belongs_to_no_document_is_found(house: House) -> None:
    house.in_texts("UPDATE passages SET document_id = 'gone' WHERE row = 0")

    assert "belong to no document (first: phi" in house.failed()["passages"]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE documents SET text = replace(text, 'đoàn viên', 'nhân viên')",
        "UPDATE documents SET text = replace(text, 'đoàn viên', 'nhân viên');"
        "UPDATE passages SET text = replace(text, 'đoàn viên', 'nhân viên')",
    ],
    ids=["the text alone", "text and passage alike"],
)
def test_a_text_that_was_changed_is_found(change: str, house: House) -> None:
    for statement in change.split(";"):
        house.in_texts(statement)

    assert house.failed()["texts"] == "The text of phi is damaged: run `policybot rebuild`."


def test_vectors_of_another_length_are_found(house: House) -> None:
    vectors = np.load(house.live / "vectors.npy")
    np.save(house.live / "vectors.npy", vectors * np.float32(0.5))

    assert "unit length" in house.failed()["dimensions"]


def test_vectors_that_the_model_no_longer_gives_are_found(house: House) -> None:
    class Prefixed(FakeEmbedder):
        def embed_query(self, text: str) -> "np.ndarray[tuple[int], np.dtype[np.float32]]":
            return super().embed_query(f"passage {text}")

    assert "not those that the model gives now" in house.failed(Prefixed())["dimensions"]


def test_a_database_that_is_damaged_is_found(house: House) -> None:
    file = house.root / "var" / "policybot.db"
    state = State(house.settings.database.url)
    for user_id in range(3000):
        state.people.see(user_id)
    state.close()
    content = bytearray(file.read_bytes())
    content[-8192:-4096] = b"\xff" * 4096
    file.write_bytes(content)

    assert "database" in house.failed()


def test_questions_that_cannot_be_read_are_found(house: House) -> None:
    (house.root / "corpus" / "questions.jsonl").write_text('{"id": 1}\n', encoding="utf-8")

    assert "questions.jsonl, line 1" in house.failed()["questions"]


def test_a_manifest_of_an_earlier_generation_that_is_damaged_is_found(house: House) -> None:
    other = house.live.with_name("20200101-000000-000000")
    other.mkdir()
    (other / "manifest.json").write_text("{", encoding="utf-8")

    assert f"1 of 2 cannot be read. Nothing needs them: delete {other}" in house.failed()["generations"]


def test_two_versions_of_one_document_that_hold_at_once_are_found(house: House) -> None:
    for name, days in (("mot.txt", 5), ("hai.txt", 6)):
        (house.root / "corpus" / name).write_text(RULE.format(days=days), encoding="utf-8")
    assert isinstance(outcome_of(house.app(), Work.INGEST, lambda *_: None), Done)

    assert "two versions of 15/QĐ-HM" in house.failed()["versions"]


def test_a_database_of_an_earlier_policybot_is_told_of_and_left_to_serve(house: House) -> None:
    with closing(sqlite3.connect(house.root / "var" / "policybot.db")) as database, database:
        database.execute("UPDATE schema_version SET version = version - 1")

    details = {one.name: one.detail for one in check(house.app())}

    assert house.failed() == {}
    assert "the next `policybot serve` brings it to" in details["database"]


def test_a_corpus_to_which_staff_cannot_add_is_found(house: House) -> None:
    (house.root / "corpus" / "bo-sung").symlink_to("/proc")
    (house.root / "config.toml").write_text(f"{RETRIEVAL}\n[telegram]\nstaff = [7]", encoding="utf-8")
    house.settings = load_settings(house.root / "config.toml", {})

    assert "Documents that staff send cannot be kept" in house.failed()["adding"]


def test_a_file_of_the_live_generation_that_was_changed_is_found(house: House) -> None:
    groups = np.load(house.live / "groups.npy")
    np.save(house.live / "groups.npy", groups[::-1])

    told = house.failed()["files"]

    assert told == f"{house.live / 'groups.npy'} was changed since it was written: run `policybot rebuild`."


def test_a_generation_without_digests_is_told_of_and_not_failed(house: House) -> None:
    (house.live / "seals.json").unlink()

    details = {one.name: one.detail for one in check(house.app())}

    assert house.failed() == {}
    assert "1 made before digests were kept" in details["files"]


def test_an_entry_of_a_file_that_is_not_there_is_found(house: House) -> None:
    (house.root / "corpus" / "manifest.toml").write_text('[[document]]\nfile = "mat.md"\n', encoding="utf-8")

    assert "line 2: mat.md is not there" in house.failed()["manifest"]


def test_a_record_of_what_was_removed_that_is_damaged_is_found(house: House) -> None:
    removed = house.root / "var" / "removed"
    removed.mkdir()
    (removed / "cu.md").write_text("# Cũ", encoding="utf-8")
    (removed / "cu.md.removed.json").write_text('{"name": "cu', encoding="utf-8")

    assert f"{removed / 'cu.md.removed.json'} cannot be read" in house.failed()["removed"]
