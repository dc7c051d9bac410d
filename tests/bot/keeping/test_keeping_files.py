"""What is put into the corpus takes no other file's place, and a failure undoes no more than was done."""

import multiprocessing
import os
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.composition import App
from bot.errors import UserInputError
from bot.keeping.adding import Proposal, examine
from bot.keeping.deciding import Deciding
from bot.keeping.index_work import Work, outcome_of
from bot.keeping.placing import Kept, keep
from bot.keeping.publishing import publish
from bot.keeping.receiving import Receiving
from bot.settings_loading import load_settings
from bot.state import State
from bot.state.uploads import Stage, Upload
from tests.bot.commands.house import RETRIEVAL, RULE
from tests.fakes import FakeEmbedder

STAFF = 71
LATER = RULE.replace("10 tháng 3 năm 2025", "01 tháng 7 năm 2026")


class Killed(BaseException):
    """Stands for a SIGKILL."""


class KillingEmbedder(FakeEmbedder):
    """Ends the process while the index is written, as a SIGKILL does."""

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        os._exit(9)


def app_in(folder: Path, embedder: FakeEmbedder | None = None) -> App:
    return App(
        load_settings(folder / "config.toml", {}), embedder or FakeEmbedder(), today=lambda: date(2026, 3, 1)
    )


@pytest.fixture
def app(tmp_path: Path) -> App:
    (tmp_path / "config.toml").write_text(RETRIEVAL, encoding="utf-8")
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "phi.md").write_text(
        "# Đoàn phí\n\nĐoàn phí do đoàn viên đóng.\n", encoding="utf-8"
    )
    app = app_in(tmp_path)
    outcome_of(app, Work.INGEST, lambda *_: None)
    return app


def write(folder: Path, name: str, number: int) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(RULE.format(who="Người lao động").replace("15/QĐ", f"{number}/QĐ"), encoding="utf-8")
    return path


def seen(app: App, folder: Path, name: str, number: int) -> Proposal:
    return examine(write(folder, name, number), app)


def numbers(app: App) -> dict[str, str | None]:
    return {one.file: one.number for one in app.library.current().documents() if one.number}


def files(app: App) -> list[str]:
    return sorted(path.relative_to(app.corpus).as_posix() for path in app.corpus.rglob("*.txt"))


def test_two_files_of_one_name_are_both_kept(app: App, tmp_path: Path) -> None:
    both = [seen(app, tmp_path / "a", "qd.txt", 15), seen(app, tmp_path / "b", "qd.txt", 16)]

    publish(app, both)

    assert numbers(app) == {"bo-sung/qd.txt": "15/QĐ-HM", "bo-sung/qd-2.txt": "16/QĐ-HM"}


def test_a_file_that_came_there_after_the_look_is_not_overwritten(app: App, tmp_path: Path) -> None:
    waiting = seen(app, tmp_path / "a", "qd.txt", 15)
    publish(app, [seen(app, tmp_path / "b", "qd.txt", 16)])

    publish(app, [waiting])

    assert numbers(app) == {"bo-sung/qd.txt": "16/QĐ-HM", "bo-sung/qd-2.txt": "15/QĐ-HM"}


def test_what_fails_takes_only_its_own_file_back(app: App, tmp_path: Path) -> None:
    waiting = seen(app, tmp_path / "a", "qd.txt", 15)
    same = seen(app, tmp_path / "c", "qd.txt", 16)
    publish(app, [seen(app, tmp_path / "b", "qd.txt", 16)])

    for proposal in (waiting, same):
        with pytest.raises(Killed), keep([proposal], app.corpus, app.removed_files):
            raise Killed

        assert files(app) == ["bo-sung/qd.txt"]


def test_a_place_planned_before_a_kill_that_another_file_has_now_is_not_touched(
    app: App, tmp_path: Path
) -> None:
    waiting = seen(app, tmp_path / "a", "qd.txt", 15)
    planned: list[Kept] = []
    with keep([waiting], app.corpus, app.removed_files, note=planned.extend):
        pass
    (app.corpus / planned[0].file).unlink()
    publish(app, [seen(app, tmp_path / "b", "qd.txt", 16)])

    with (
        pytest.raises(UserInputError, match="another file"),
        keep([waiting], app.corpus, app.removed_files, plans=planned),
    ):
        pass

    assert numbers(app) == {"bo-sung/qd.txt": "16/QĐ-HM"}
    assert "16/QĐ-HM" in (app.corpus / "bo-sung" / "qd.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("head", "kept"),
    [
        pytest.param("", "https://hoamai.example/qd.pdf", id="the link"),
        pytest.param("Nguồn: https://goc.example/15\n", "https://goc.example/15", id="what the text names"),
    ],
)
def test_the_address_of_a_link_is_kept_as_the_source_of_what_names_none(
    app: App, tmp_path: Path, head: str, kept: str
) -> None:
    state = State(f"sqlite:///{tmp_path / 'bot.db'}")
    receiving = Receiving(app, state)
    path = receiving.rooms.place_for("t", "qd.txt")
    path.write_text(head + RULE.format(who="Người lao động"), encoding="utf-8")

    (upload,) = receiving.accept(STAFF, "t", path, url="https://hoamai.example/qd.pdf")
    Deciding(receiving).publish([upload])

    (document,) = [one for one in app.library.current().documents() if one.file == "bo-sung/qd.txt"]
    state.close()
    assert document.source_url == kept


# A kill while a version is published, the press worked on again after the start, then *Gỡ*.


def sent(receiving: Receiving, token: str, name: str, content: str) -> Upload:
    path = receiving.rooms.place_for(token, name)
    path.write_text(content, encoding="utf-8")
    return receiving.accept(STAFF, token, path)[0]


def ends(app: App) -> dict[str, date | None]:
    return {one.file: one.effective_to for one in app.library.current().documents() if one.number}


def publish_and_die(folder: Path, database: str) -> None:
    """Publish the upload t2 in a process that is killed while the index is written."""
    state = State(database)
    receiving = app_in(folder, KillingEmbedder()).receiving(state)
    Deciding(receiving).publish([state.uploads.get("t2")])


def killed_while_written(folder: Path, database: str) -> None:
    process = multiprocessing.get_context("spawn").Process(target=publish_and_die, args=(folder, database))
    process.start()
    process.join(60)
    assert process.exitcode == 9


class _DyingAudit:
    def write(self, *_: object, **__: object) -> None:
        raise Killed


def killed_once_live(folder: Path, database: str) -> None:
    state = State(database)
    state.audit = _DyingAudit()  # type: ignore[assignment]
    with pytest.raises(Killed):
        Deciding(app_in(folder).receiving(state)).publish([state.uploads.get("t2")])
    state.close()


@pytest.mark.parametrize("kill", [killed_while_written, killed_once_live])
@pytest.mark.parametrize(
    ("text", "kept"),
    [
        pytest.param(RULE, ["bo-sung/moi.txt"], id="that corrects the first"),
        pytest.param(LATER, ["bo-sung/moi.txt", "bo-sung/qd.txt"], id="that begins later"),
    ],
)
def test_a_version_published_again_after_a_kill_is_taken_back_wholly(
    app: App, tmp_path: Path, kill: Callable[[Path, str], None], text: str, kept: list[str]
) -> None:
    database = f"sqlite:///{tmp_path / 'bot.db'}"
    state = State(database)
    receiving = app.receiving(state)
    Deciding(receiving).publish([sent(receiving, "t1", "qd.txt", RULE.format(who="Người lao động"))])
    sent(receiving, "t2", "moi.txt", text.format(who="Đoàn viên"))

    kill(tmp_path, database)
    assert state.uploads.get("t2").stage is Stage.PUBLISHING
    app = app_in(tmp_path)
    receiving = app.receiving(state)
    (done,) = Deciding(receiving).publish([state.uploads.get("t2")], shows_example=False)
    assert files(app) == kept
    Deciding(receiving).take_back(done.upload)

    assert files(app) == ["bo-sung/qd.txt"]
    assert ends(app) == {"bo-sung/qd.txt": None}
    state.close()
