"""The index is brought in line in a process of its own; how that ends is told, the live one stays whole."""

import os
import threading
from pathlib import Path

import pytest
from filelock import FileLock

from bot.composition import App
from bot.keeping.index_work import Busy, Done, Failed, IndexWork, Outcome, Refused, Work, outcome_of
from bot.settings import Settings
from bot.settings_loading import load_settings
from tests.bot.commands.house import RETRIEVAL
from tests.fakes import FakeEmbedder
from vectorstore.index_reader import IndexReader
from vectorstore.probe import probe

QUESTION = '{"id": "q1", "question": "Đoàn phí do ai đóng?", "gold": [{"doc": "phi.txt", "article": "1"}]}\n'
RULE = """\
CÔNG ĐOÀN HOA MAI
QUYẾT ĐỊNH
Về việc thu đoàn phí
Điều 1. Đoàn phí
Đoàn phí do đoàn viên đóng.
Điều 9. Hiệu lực
Quyết định này có hiệu lực từ ngày ký.
"""


def compose_fake(settings: Settings) -> App:
    return App(settings, FakeEmbedder())


def settings_in(folder: Path) -> Settings:
    (folder / "config.toml").write_text(RETRIEVAL, encoding="utf-8")
    (folder / "corpus").mkdir()
    (folder / "corpus" / "phi.txt").write_text(RULE, encoding="utf-8")
    (folder / "corpus" / "questions.jsonl").write_text(QUESTION, encoding="utf-8")
    return load_settings(folder / "config.toml", {})


def do(settings: Settings, work: Work = Work.INGEST) -> Outcome:
    return outcome_of(compose_fake(settings), work, lambda *_: None)


@pytest.mark.slow
def test_another_process_does_the_work_and_tells_how_far_it_is(tmp_path: Path) -> None:
    settings, steps = settings_in(tmp_path), set[str]()
    (tmp_path / "corpus" / "hong.pdf").write_text("không phải pdf", encoding="utf-8")

    outcome = IndexWork(settings, Work.REBUILD, compose=compose_fake).run(lambda *step: steps.add(step[0]))

    assert isinstance(outcome, Done)
    assert outcome.report.added == ("phi",)
    assert [failure.file for failure in outcome.report.failed] == ["hong.pdf"]
    assert (outcome.documents, outcome.asked, outcome.found) == (1, 1, 1)
    assert steps == {"parse", "embed", "store", "keywords", "check"}


@pytest.mark.slow
def test_work_that_is_stopped_has_failed_and_leaves_the_live_generation(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    do(settings)
    before = compose_fake(settings).generations.current()
    work = IndexWork(settings, Work.REBUILD, compose=compose_fake)
    stopping = threading.Event()

    def stop(*_: object) -> None:
        if not stopping.is_set():
            stopping.set()
            work.stop()

    outcome = work.run(stop)

    assert isinstance(outcome, Failed)
    assert "exit code -9" in outcome.reason
    assert compose_fake(settings).generations.current() == before
    index = IndexReader(settings.index.path).current()
    assert probe(index) == index.manifest.passages


def test_work_beside_another_writer_is_told_apart(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    settings.index.path.mkdir(parents=True)

    with FileLock(settings.index.path / "writer.lock"):
        outcome = do(settings)

    assert isinstance(outcome, Busy)


def test_what_the_gate_refuses_is_told_with_its_reason(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    do(settings)
    law = tmp_path / "corpus" / "phi.txt"
    law.write_text(law.read_text(encoding="utf-8").replace("Điều 1.", "Điều 7."), encoding="utf-8")

    outcome = do(settings)

    assert isinstance(outcome, Refused)
    assert "lost: q1" in outcome.reason


def test_a_corpus_without_documents_changes_nothing(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    do(settings)
    (tmp_path / "corpus" / "phi.txt").unlink()

    outcome = do(settings)

    assert isinstance(outcome, Failed)
    assert outcome.reason.startswith("No document in ")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    settings.index.path.mkdir(parents=True)
    settings.index.path.chmod(0o500)
    try:
        outcome = do(settings)
    finally:
        settings.index.path.chmod(0o700)

    assert isinstance(outcome, Failed)
