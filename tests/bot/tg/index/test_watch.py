"""A folder that changed is taken up once it rests; what the settings forbid does not happen by itself."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.errors import BotError
from bot.keeping.index_work import Busy, Failed
from bot.settings import IndexSettings
from bot.tg.index.at_start import prepare_index
from bot.tg.running.recent_errors import RecentErrors
from ingest.report import Failure
from tests.bot.tg.fakes import Stage, play
from tests.bot.tg.index.fakes import DONE, MISMATCH, REPORT, FakeDesk, watch_of, wishes
from vectorstore.errors import IndexMismatchError, IndexMissingError


def look(desk: FakeDesk, folder: Path, times: int, *, changing: Callable[[int], str] = lambda _: "a") -> None:
    async def story(stage: Stage) -> None:
        watch = watch_of(stage)
        for number in range(times):
            desk.files = changing(number)
            await watch.look()

    play(story, folder, index=wishes(desk, auto_ingest=True))


def test_a_folder_that_differs_is_taken_up_once_and_then_left_alone(tmp_path: Path) -> None:
    desk = FakeDesk(is_different=True)

    look(desk, tmp_path, 6)

    assert desk.done.count("ingest") == 1


def test_files_that_are_still_being_copied_are_waited_for(tmp_path: Path) -> None:
    desk = FakeDesk(is_different=True)

    look(desk, tmp_path, 6, changing=str)

    assert desk.done.count("ingest") == 0


def test_a_folder_that_was_indexed_begins_no_work(tmp_path: Path) -> None:
    desk = FakeDesk(is_different=False)

    look(desk, tmp_path, 4)

    assert desk.done.count("ingest") == 0


def test_a_change_beside_another_writer_is_tried_again(tmp_path: Path) -> None:
    desk = FakeDesk(outcome=Busy("another writes"), is_different=True)

    look(desk, tmp_path, 4)

    assert desk.done.count("ingest") == 3


def test_what_failed_is_not_tried_again_until_a_file_changes(tmp_path: Path) -> None:
    desk = FakeDesk(outcome=Failed("disk full"), is_different=True)

    look(desk, tmp_path, 8, changing=lambda number: "a" if number < 5 else "b")

    assert desk.done.count("ingest") == 2


def test_without_the_setting_nobody_watches(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        assert stage.parts.index is not None
        assert stage.parts.index.watch is None

    play(story, tmp_path, index=wishes(FakeDesk()))


class Opening:
    """Fails with one error until the index was made."""

    def __init__(self, desk: FakeDesk, error: Exception) -> None:
        self._desk = desk
        self._error = error

    def __call__(self) -> object:
        if not self._desk.done:
            raise self._error
        return "index"


@pytest.mark.parametrize(
    ("error", "settings", "work"),
    [
        (MISMATCH, IndexSettings(auto_rebuild=True), "rebuild"),
        (IndexMissingError("none"), IndexSettings(auto_ingest=True), "ingest"),
    ],
    ids=["another model", "no index"],
)
def test_the_index_is_made_at_start_where_the_settings_say_so(
    error: Exception, settings: IndexSettings, work: str
) -> None:
    desk = FakeDesk()

    prepare_index(desk, Opening(desk, error), settings)

    assert desk.done == [work]


def test_files_that_cannot_be_read_at_start_are_among_the_errors_that_admins_see() -> None:
    failed = (Failure("quet.pdf", "Tesseract is not installed.", is_kept=True),)
    errors = RecentErrors()
    log = logging.getLogger("bot.tg.index.at_start")
    log.addHandler(errors)
    desk = FakeDesk(outcome=replace(DONE, report=replace(REPORT, failed=failed)))

    try:
        prepare_index(desk, Opening(desk, MISMATCH), IndexSettings(auto_rebuild=True))
    finally:
        log.removeHandler(errors)

    assert [one.words for one in errors.last()] == [
        "quet.pdf cannot be read; its document stays as it was read before: Tesseract is not installed."
    ]


@pytest.mark.parametrize("error", [MISMATCH, IndexMissingError("none")], ids=["another model", "no index"])
def test_by_default_the_bot_says_what_is_wrong_and_ends(error: Exception) -> None:
    desk = FakeDesk()

    with pytest.raises((IndexMismatchError, IndexMissingError)):
        prepare_index(desk, Opening(desk, error), IndexSettings())

    assert desk.done == []


def test_an_index_that_cannot_be_made_at_start_ends_the_bot_with_the_reason() -> None:
    desk = FakeDesk(outcome=Failed("disk full"))

    with pytest.raises(BotError, match="disk full"):
        prepare_index(desk, Opening(desk, MISMATCH), IndexSettings(auto_rebuild=True))


def test_a_look_that_fails_is_logged_and_the_next_one_is_taken(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    looks: list[str] = []

    class Unreadable(FakeDesk):
        def fingerprint(self) -> str:
            looks.append("look")
            raise PermissionError("corpus")

    desk = Unreadable(is_different=True)

    look(desk, tmp_path, 2)

    assert len(looks) == 2
    assert desk.done.count("ingest") == 0
    assert "the corpus folder could not be looked at: corpus" in caplog.text


def test_looking_takes_turns(tmp_path: Path) -> None:
    looks: list[str] = []

    class Counting(FakeDesk):
        def fingerprint(self) -> str:
            looks.append("look")
            return super().fingerprint()

    async def story(stage: Stage) -> None:
        looks.clear()
        watch = watch_of(stage)
        watch.tick()
        watch.tick()
        await asyncio.sleep(0.05)

    play(story, tmp_path, index=wishes(Counting(), auto_ingest=True))

    assert looks == ["look"]
