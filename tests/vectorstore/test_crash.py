"""A writer that dies or fails at any moment leaves an index that can be read, and the next one cleans up.

Run as a program, this file is the writer: it publishes again and again, each time in a process of its own
that is stopped at another moment, and prints what became of the index as JSON.
"""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.fakes import FakeEmbedder, parsed_document
from vectorstore.errors import VectorstoreError
from vectorstore.generations import Generations
from vectorstore.index_reader import IndexReader
from vectorstore.probe import probe
from vectorstore.publishing import Publisher
from vectorstore.records import KeptDocument, ParsedDocument

FIRST = parsed_document("mot", "Điều 1. Đoàn phí\nMột phần trăm.\nĐiều 2. Kinh phí\nHai phần trăm.")
SECOND = parsed_document("hai", "Nghỉ thai sản sáu tháng.")
THIRD = parsed_document("ba", "Nghỉ phép năm mười hai ngày.")
KEEP = 2
_READING = {"os.listdir", "os.scandir"}
_FILE_EVENTS = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "sqlite3.connect", *_READING}
_KILLED = -signal.SIGKILL
_FAILED, _DAMAGED, _UNDISTURBED = 3, 4, 5  # exit codes
_ROUNDS = 25  # of killing at any time
_LONGEST_PUBLISH_SECONDS = 0.1

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("way", ["kill", "fail", "kill growing", "fail growing"])
def test_stopped_at_any_file_operation_the_index_stays_whole(tmp_path: Path, way: str) -> None:
    outcomes = run(way, tmp_path)

    writers = [outcome["writer"] for outcome in outcomes]
    assert len(writers) > 20
    assert set(writers[:-1]) <= ({_KILLED} if way.startswith("kill") else {_FAILED, 0})
    assert writers[-1] == _UNDISTURBED
    assert [outcome for outcome in outcomes if outcome["reader"] != 0] == []
    assert {outcome["is_new_live"] for outcome in outcomes} == {False, True}


@pytest.mark.parametrize("way", ["any time", "any time growing"])
def test_killed_at_any_time_the_index_stays_whole(tmp_path: Path, way: str) -> None:
    outcomes = run(way, tmp_path)

    assert _KILLED in {outcome["writer"] for outcome in outcomes}
    assert [outcome for outcome in outcomes if outcome["reader"] != 0] == []


def test_processes_that_open_one_index_at_the_same_time_all_find_everything(tmp_path: Path) -> None:
    publish_both(tmp_path)

    readers = [start("read", tmp_path) for _ in range(4)]

    assert [reader.wait(timeout=60) for reader in readers] == [0, 0, 0, 0]


def test_another_process_is_refused_while_one_writes(tmp_path: Path) -> None:
    publish_both(tmp_path)
    with Generations(tmp_path).writing():
        other = subprocess.run(command("write", tmp_path), capture_output=True, text=True, check=False)

    assert other.returncode == _FAILED
    assert f"(pid {os.getpid()}) is writing to" in other.stderr


def command(way: str, path: Path) -> list[str]:
    return [sys.executable, "-m", "tests.vectorstore.test_crash", way, str(path)]


def start(way: str, path: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(command(way, path), text=True)


def run(way: str, path: Path) -> list[dict[str, Any]]:
    done = subprocess.run(command(way, path), capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stderr
    outcomes: list[dict[str, Any]] = json.loads(done.stdout)
    return outcomes


def publish_both(path: Path) -> int:
    publisher = Publisher(path, embedder=FakeEmbedder(), keep_generations=KEEP)
    publisher.publish([FIRST])
    publisher.publish([FIRST, SECOND])
    return 0


def publish(path: Path, documents: Sequence[ParsedDocument | KeptDocument] = (FIRST, SECOND)) -> int:
    """Publish a third generation, which makes prune delete the first."""
    try:
        Publisher(path, embedder=FakeEmbedder(), keep_generations=KEEP).publish(documents)
    except (OSError, VectorstoreError) as error:
        sys.stderr.write(f"{error}\n")
        return _FAILED
    return 0


def grow(path: Path) -> int:
    """Publish a third generation that grows out of the second."""
    return publish(path, (KeptDocument(FIRST.document), KeptDocument(SECOND.document), THIRD))


def read(path: Path) -> int:
    """Read the live generation, then publish; exit with 0 only where all is as it should be."""
    index = IndexReader(path, "fake").current()
    passages = len(index.documents()) + 1  # the first has two
    whole = probe(index) == index.manifest.passages == passages and index.text("mot") == FIRST.text
    return 0 if whole else _DAMAGED


def read_then_publish(path: Path) -> int:
    if read(path) or publish(path):
        return _DAMAGED
    generations = Generations(path)
    folders = sorted(entry.name for entry in path.iterdir() if entry.is_dir())
    others = {entry.name for entry in path.iterdir() if entry.is_file()}
    is_clean = (
        folders == generations.names() and len(folders) == KEEP and not others - {"current", "writer.lock"}
    )
    return 0 if is_clean else _DAMAGED


def publish_and_stop(path: Path, work: Callable[[Path], int], number: int, way: str) -> int:
    """Publish, but be killed at the n-th change to a file of the index, or fail at the n-th operation."""
    seen = 0

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal seen
        if event not in _FILE_EVENTS or str(path) not in str(arguments[0]):
            return
        changes = event not in _READING and (event != "open" or arguments[2] & (os.O_WRONLY | os.O_RDWR))
        if way == "fail" or changes:
            seen += 1
            if seen == number:
                stop(event, arguments)

    def stop(event: str, arguments: tuple[Any, ...]) -> None:
        if way == "fail":
            raise OSError(28, "No space left on device")
        if event == "open":  # killed after it is emptied, before anything is written
            os.close(os.open(arguments[0], os.O_WRONLY | os.O_CREAT | os.O_TRUNC))
        os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
    outcome = work(path)
    return outcome if seen >= number else _UNDISTURBED


def in_a_child(work: Callable[[Path], int], path: Path, *, seconds: float | None = None) -> int:
    """Run in a process forked before Chroma was used; kill it after so many seconds. Return how it ended."""
    child = os.fork()
    if child == 0:
        code = _DAMAGED
        try:
            code = work(path)
        finally:
            os._exit(code)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def stopped_at_operations(original: Path, way: str) -> Iterator[dict[str, Any]]:
    """Kill at every change; fail at every seventh operation, since many of them are alike."""
    kind = way.partition(" ")[0]
    for number in range(1, 1000, 1 if kind == "kill" else 7):
        stop = partial(publish_and_stop, work=writer_of(way), number=number, way=kind)
        outcome = outcome_of(original, partial(in_a_child, stop))
        yield outcome
        if outcome["writer"] == _UNDISTURBED:
            return


def killed_at_any_time(original: Path, way: str) -> Iterator[dict[str, Any]]:
    chosen = random.Random(0)
    for _ in range(_ROUNDS):
        seconds = chosen.uniform(0, _LONGEST_PUBLISH_SECONDS)
        yield outcome_of(original, partial(in_a_child, writer_of(way), seconds=seconds))


def writer_of(way: str) -> Callable[[Path], int]:
    return grow if way.endswith("growing") else publish


def outcome_of(original: Path, write: Callable[[Path], int]) -> dict[str, Any]:
    path = original.with_name("copy")
    shutil.copytree(original, path)
    before = Generations(path).current()
    writer = write(path)
    is_new_live = Generations(path).current() != before
    reader = in_a_child(read_then_publish, path)
    shutil.rmtree(path)
    return {"writer": writer, "is_new_live": is_new_live, "reader": reader}


def main(way: str, path: Path) -> int:
    if way in ("read", "write"):
        return {"read": read, "write": publish}[way](path)
    original = path / "original"
    in_a_child(publish_both, original)
    is_timed = way.startswith("any time")
    outcomes = killed_at_any_time(original, way) if is_timed else stopped_at_operations(original, way)
    print(json.dumps(list(outcomes)))  # noqa: T201  # read by the test
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
