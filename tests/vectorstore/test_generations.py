import json
import threading
from pathlib import Path

import pytest

from vectorstore.errors import IndexDamagedError, IndexLockedError, IndexMissingError
from vectorstore.generation import Generation
from vectorstore.generations import Generations

A, B, C, D = (f"2026010{day}-120000-000000" for day in range(1, 5))


def generation(name: str) -> Generation:
    return Generation(name, "2026-01-01T00:00:00+00:00", "fake", 8, 1, 2, "0", "cosine", {}, {})


def generations_of(path: Path, *names: str, live: str | None = None) -> Generations:
    generations = Generations(path)
    for name in names:
        generations.folder(name).mkdir(parents=True)
        generations.seal(generation(name))
    if live:
        generations.make_live(live)
    return generations


def test_nothing_is_live_before_the_first(tmp_path: Path) -> None:
    generations = Generations(tmp_path / "index")

    assert generations.current() is None
    assert generations.names() == []


def test_a_sealed_generation_says_what_it_was_made_of(tmp_path: Path) -> None:
    assert generations_of(tmp_path, A).manifest(A) == generation(A)


def test_a_folder_without_a_manifest_is_no_generation(tmp_path: Path) -> None:
    (tmp_path / B).mkdir()

    assert generations_of(tmp_path, A).names() == [A]


@pytest.mark.parametrize("content", ["", "{}", "[]", json.dumps({"name": A})], ids=str)
def test_a_damaged_manifest_is_one_clear_error(tmp_path: Path, content: str) -> None:
    generations = generations_of(tmp_path, A)
    (tmp_path / A / "manifest.json").write_text(content)

    with pytest.raises(IndexDamagedError, match="policybot rollback"):
        generations.manifest(A)


@pytest.mark.parametrize("content", [b"../../etc", "tiếng".encode(), b"\xff\xfe", b"2026"], ids=repr)
def test_a_pointer_that_names_no_generation_is_one_clear_error(tmp_path: Path, content: bytes) -> None:
    generations = generations_of(tmp_path, A, live=A)
    (tmp_path / "current").write_bytes(content)

    with pytest.raises(IndexDamagedError, match="policybot rebuild"):
        generations.current()


def test_a_new_name_sorts_behind_all_others(tmp_path: Path) -> None:
    generations = generations_of(tmp_path, "20240101-000000-000000", "29991231-235959-999999")

    assert generations.new_name() > max(generations.names())


def test_older_are_those_before_it_oldest_first(tmp_path: Path) -> None:
    generations = generations_of(tmp_path, A, B, C)

    assert generations.older(C) == [A, B]
    with pytest.raises(IndexMissingError, match="no earlier generation"):
        generations.older(A)


@pytest.mark.parametrize(
    ("live", "keep", "kept"),
    [
        (D, 2, [C, D]),
        (D, 1, [D]),
        (D, 9, [A, B, C, D]),
        (A, 2, [A, D]),
        (A, 1, [A]),
    ],
)
def test_prune_keeps_the_newest_and_always_the_live_one(
    tmp_path: Path, live: str, keep: int, kept: list[str]
) -> None:
    generations = generations_of(tmp_path, A, B, C, D, live=live)

    generations.prune(keep)

    assert generations.names() == kept
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_dir()) == kept


def test_who_went_back_is_told_from_who_was_stopped_before_a_new_one_went_live(tmp_path: Path) -> None:
    generations = generations_of(tmp_path, A, B, C, live=B)
    assert not generations.is_rolled_back()

    generations.go_back(A)

    assert generations.current() == A
    assert generations.is_rolled_back()
    assert Generations(tmp_path).damage(B) == {}

    generations.make_live(B)
    assert not generations.is_rolled_back()


def test_what_a_rollback_left_behind_is_forgotten(tmp_path: Path) -> None:
    generations = generations_of(tmp_path, A, B, C, live=B)

    generations.forget_newer()

    assert generations.names() == [A, B]


def test_what_cannot_be_deleted_is_left_and_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    generations = generations_of(tmp_path, A, B, live=B)
    manifest = tmp_path / A / "manifest.json"
    manifest.unlink()
    manifest.mkdir()  # what no unlink takes away, whoever runs this

    generations._delete(A)

    assert f"generation {A} cannot be deleted" in caplog.text
    assert (tmp_path / A).is_dir()


def test_a_second_writer_is_told_who_writes(tmp_path: Path) -> None:
    with (
        Generations(tmp_path).writing(),
        pytest.raises(IndexLockedError, match=r"\(pid \d+\) is writing to .* Wait"),
        Generations(tmp_path).writing(),
    ):
        pytest.fail("two writers at once")

    with Generations(tmp_path).writing():
        pass


def test_of_two_threads_one_writes(tmp_path: Path) -> None:
    outcomes: list[str] = []
    both = threading.Barrier(2)

    def write() -> None:
        both.wait()
        try:
            with Generations(tmp_path).writing():
                both.wait(timeout=5)
                outcomes.append("wrote")
        except IndexLockedError:
            outcomes.append("locked")
            both.wait(timeout=5)

    threads = [threading.Thread(target=write) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["locked", "wrote"]


def test_a_writer_begins_and_ends_without_leftovers(tmp_path: Path) -> None:
    generations = generations_of(tmp_path, A, live=A)
    crashed, failed = tmp_path / B, tmp_path / C
    (crashed / "chroma").mkdir(parents=True)
    (tmp_path / "not ours").mkdir()
    (tmp_path / "current.new").write_text("crashed")

    with generations.writing():
        assert not crashed.exists()
        assert not (tmp_path / "current.new").exists()
        failed.mkdir()

    assert not failed.exists()
    assert (tmp_path / "not ours").exists()
    assert (generations.names(), generations.current()) == ([A], A)
