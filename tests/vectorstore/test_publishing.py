import threading
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.fakes import FakeEmbedder, TableEmbedder, parsed_document
from vectorstore.context import embedded_text
from vectorstore.describing import Verdict
from vectorstore.errors import IndexDamagedError, IndexLockedError, IndexMissingError, VectorstoreError
from vectorstore.generations import Generations
from vectorstore.index import Index
from vectorstore.index_reader import IndexReader
from vectorstore.publishing import GateError, Publisher
from vectorstore.query import Query
from vectorstore.records import ParsedDocument
from vectorstore.retriever import Retriever
from vectorstore.static_table import TableTokens

FEES = parsed_document("phi", "Điều 1. Đoàn phí\nMột phần trăm.\nĐiều 2. Kinh phí\nHai phần trăm.")
LEAVE = parsed_document("nghi", "Nghỉ thai sản sáu tháng.")
EMPTY = parsed_document("trong", "")


def publisher(path: Path, embedder: FakeEmbedder | None = None, *, keep: int = 3) -> Publisher:
    return Publisher(path, embedder=embedder or FakeEmbedder(), keep_generations=keep)


def live_documents(path: Path) -> list[str]:
    return [document.id for document in IndexReader(path, "fake").current().documents()]


class BrokenEmbedder(FakeEmbedder):
    """Fails in the middle of a publish."""

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        raise OSError("no space left")


def test_what_was_published_is_live(tmp_path: Path) -> None:
    generation = publisher(tmp_path).publish([FEES, LEAVE])

    assert live_documents(tmp_path) == ["phi", "nghi"]
    assert (generation.documents, generation.passages, generation.embedder) == (2, 3, "fake")
    assert publisher(tmp_path).generations() == [generation]


def test_unchanged_passages_are_not_embedded_again(tmp_path: Path) -> None:
    publisher(tmp_path).publish([FEES, LEAVE])
    changed = parsed_document("phi", "Điều 1. Đoàn phí\nMột phần trăm.\nĐiều 2. Kinh phí\nBa phần trăm.")
    embedder = FakeEmbedder()

    publisher(tmp_path, embedder).publish([LEAVE, changed])

    assert embedder.embedded == [embedded_text("phi", changed.passages[1])]
    index = IndexReader(tmp_path, "fake").current()
    expected = [embedded_text("nghi", LEAVE.passages[0])]
    expected += [embedded_text("phi", passage) for passage in changed.passages]
    np.testing.assert_allclose(index.vectors, FakeEmbedder().embed_passages(expected), atol=1e-6)


def test_tokens_of_unchanged_passages_are_carried_over_in_their_new_order(tmp_path: Path) -> None:
    changed = parsed_document("phi", "Điều 1. Đoàn phí\nMột phần trăm.\nĐiều 2. Kinh phí\nBa phần trăm.")
    read: list[str] = []

    def noted(texts: Sequence[str]) -> list[str]:
        read.extend(texts)
        return list(texts)

    embedder = TableEmbedder([FEES.text, LEAVE.text, changed.text])
    embedder.tokens = TableTokens(embedder.table, noted, list)
    publisher(tmp_path / "kept", embedder).publish([FEES, LEAVE])
    read.clear()

    publisher(tmp_path / "kept", embedder).publish([LEAVE, changed])

    assert read == [embedded_text("phi", changed.passages[1])]
    publisher(tmp_path / "new", embedder).publish([LEAVE, changed])
    kept, new = (IndexReader(tmp_path / name, "table").current() for name in ("kept", "new"))
    np.testing.assert_array_equal(kept.vectors, new.vectors)
    assert kept.tokens is not None
    assert new.tokens is not None
    np.testing.assert_array_equal(kept.tokens.of(np.arange(3))[0], new.tokens.of(np.arange(3))[0])


def test_rebuilding_reuses_nothing(tmp_path: Path) -> None:
    publisher(tmp_path).publish([FEES])
    embedder = FakeEmbedder()

    publisher(tmp_path, embedder).publish([FEES], reuse=False)

    assert len(embedder.embedded) == 2


def test_vectors_of_another_model_are_not_reused(tmp_path: Path) -> None:
    publisher(tmp_path, FakeEmbedder("old", dimension=8)).publish([FEES])
    embedder = FakeEmbedder()

    publisher(tmp_path, embedder).publish([FEES])

    assert len(embedder.embedded) == 2
    assert live_documents(tmp_path) == ["phi"]


@pytest.mark.parametrize("file", ["manifest.json", "texts.sqlite", "vectors.npy"])
@pytest.mark.parametrize("content", [None, b"damaged"], ids=["missing", "damaged"])
def test_publishing_mends_a_damaged_index(tmp_path: Path, file: str, content: bytes | None) -> None:
    path = tmp_path / publisher(tmp_path).publish([FEES]).name / file
    path.unlink() if content is None else path.write_bytes(content)

    publisher(tmp_path).publish([FEES])

    assert live_documents(tmp_path) == ["phi"]


@pytest.mark.parametrize("documents", [[], [EMPTY]], ids=["no document", "a document without passages"])
def test_without_passages_nothing_is_found(tmp_path: Path, documents: list[ParsedDocument]) -> None:
    generation = publisher(tmp_path).publish(documents)

    reader = IndexReader(tmp_path, "fake")
    assert generation.passages == 0
    assert len(reader.current().documents()) == len(documents)
    assert search(reader, "đoàn phí") == []


def test_one_passage_is_found(tmp_path: Path) -> None:
    publisher(tmp_path).publish([LEAVE, EMPTY])

    assert search(IndexReader(tmp_path, "fake"), "thai sản") == ["nghi#0"]


def test_a_passage_without_a_word_is_published(tmp_path: Path) -> None:
    dots = parsed_document("dots", "Điều 1. Một\n.....\nĐiều 2. Hai\n-----")
    publisher(tmp_path).publish([dots, parsed_document("...", "....")])

    assert "dots#0" in search(IndexReader(tmp_path, "fake"), "Một")


def search(reader: IndexReader, text: str) -> list[str]:
    retriever = Retriever(reader, FakeEmbedder(), candidates=20, keyword_weight=0.6)
    return [hit.passage.id for hit in retriever.search(Query(text, text), limit=5)]


def test_a_failure_leaves_the_live_generation_and_no_leftovers(tmp_path: Path) -> None:
    name = publisher(tmp_path).publish([FEES]).name

    with pytest.raises(OSError, match="no space"):
        publisher(tmp_path, BrokenEmbedder()).publish([LEAVE])

    assert live_documents(tmp_path) == ["phi"]
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == [name]


def test_what_the_gate_refuses_does_not_go_live(tmp_path: Path) -> None:
    publisher(tmp_path).publish([FEES])
    seen: list[int] = []

    def gate(candidate: Index) -> Verdict:
        seen.append(candidate.manifest.passages)
        return Verdict("question 7 is lost")

    with pytest.raises(GateError, match="the live one stays: question 7 is lost"):
        Publisher(tmp_path, embedder=FakeEmbedder(), keep_generations=3, gate=gate).publish([LEAVE])

    assert seen == [1]
    assert live_documents(tmp_path) == ["phi"]


@pytest.mark.parametrize("factor", [0.5, np.nan], ids=["not of unit length", "not a number"])
def test_vectors_that_cannot_be_searched_do_not_go_live(tmp_path: Path, factor: float) -> None:
    class UnfitEmbedder(FakeEmbedder):
        def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
            return super().embed_passages(texts) * np.float32(factor)

    publisher(tmp_path).publish([LEAVE])

    with pytest.raises(VectorstoreError):
        publisher(tmp_path, UnfitEmbedder()).publish([FEES])

    assert live_documents(tmp_path) == ["nghi"]


def test_a_second_publisher_is_refused_while_the_first_writes(tmp_path: Path) -> None:
    refused: list[str] = []

    def gate(candidate: Index) -> Verdict:
        for write in (lambda: publisher(tmp_path).publish([LEAVE]), publisher(tmp_path).rollback):
            with pytest.raises(IndexLockedError, match="Wait until it has finished") as error:
                write()
            refused.append(str(error.value))
        return Verdict()

    Publisher(tmp_path, embedder=FakeEmbedder(), keep_generations=3, gate=gate).publish([FEES])

    assert len(refused) == 2
    assert live_documents(tmp_path) == ["phi"]


def test_rollback_makes_the_one_before_live_again(tmp_path: Path) -> None:
    first = publisher(tmp_path).publish([FEES]).name
    publisher(tmp_path).publish([LEAVE])
    reader = IndexReader(tmp_path, "fake")
    assert search(reader, "đoàn phí") == ["nghi#0"]

    assert publisher(tmp_path).rollback() == first

    assert search(reader, "đoàn phí")[0] == "phi#0"
    with pytest.raises(IndexMissingError, match="no earlier generation"):
        publisher(tmp_path).rollback()


@pytest.mark.parametrize("file", ["manifest.json", "vectors.npy", "chroma/chroma.sqlite3"])
def test_rollback_passes_over_what_is_damaged(tmp_path: Path, file: str) -> None:
    sound = publisher(tmp_path).publish([FEES]).name
    damaged = publisher(tmp_path).publish([FEES, LEAVE]).name
    publisher(tmp_path).publish([LEAVE])
    (found,) = (tmp_path / damaged).glob(file)
    found.write_bytes(b"{")

    assert publisher(tmp_path).rollback() == sound


def test_where_none_is_sound_the_live_one_stays(tmp_path: Path) -> None:
    damaged = publisher(tmp_path).publish([FEES]).name
    live = publisher(tmp_path).publish([LEAVE]).name
    (tmp_path / damaged / "manifest.json").write_text("{")

    with pytest.raises(IndexDamagedError, match="the live one stays"):
        publisher(tmp_path).rollback()

    assert Generations(tmp_path).current() == live


def test_what_is_damaged_is_not_among_the_generations(tmp_path: Path) -> None:
    damaged = publisher(tmp_path).publish([FEES]).name
    whole = publisher(tmp_path).publish([LEAVE])
    (tmp_path / damaged / "manifest.json").write_text("{")

    assert publisher(tmp_path).generations() == [whole]


def test_rollback_does_not_lead_to_what_was_rolled_back_before(tmp_path: Path) -> None:
    good = publisher(tmp_path).publish([FEES]).name
    publisher(tmp_path).publish([LEAVE])
    publisher(tmp_path).rollback()
    publisher(tmp_path).publish([FEES, LEAVE])

    assert publisher(tmp_path).rollback() == good


def test_a_gate_that_refuses_after_a_rollback_forgets_nothing(tmp_path: Path) -> None:
    names = [publisher(tmp_path).publish([document]).name for document in (FEES, LEAVE)]
    publisher(tmp_path).rollback()

    with pytest.raises(GateError):
        Publisher(
            tmp_path, embedder=FakeEmbedder(), keep_generations=3, gate=lambda _: Verdict("no")
        ).publish([FEES])

    assert Generations(tmp_path).names() == names


@pytest.mark.parametrize("keep", [1, 2])
def test_generations_beyond_those_kept_are_deleted(tmp_path: Path, keep: int) -> None:
    names = [publisher(tmp_path, keep=keep).publish([FEES]).name for _ in range(3)]

    assert Generations(tmp_path).names() == names[-keep:]
    assert Generations(tmp_path).current() == names[-1]


def test_threads_that_search_during_publishes_always_get_an_answer(tmp_path: Path) -> None:
    publisher(tmp_path).publish([FEES, LEAVE])
    reader, done = IndexReader(tmp_path, "fake"), threading.Event()
    answers: list[list[str]] = []
    failures: list[BaseException] = []

    def ask() -> None:
        try:
            while not done.is_set():
                answers.append(search(reader, "thai sản"))
        except BaseException as error:  # noqa: BLE001  # a thread hands over whatever it raised
            failures.append(error)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for number in range(6):
        publisher(tmp_path, keep=1).publish([LEAVE, parsed_document(f"them {number}", "Thêm")])
    done.set()
    for thread in threads:
        thread.join()

    assert failures == []
    assert answers
    assert all(found[0] == "nghi#0" for found in answers)


def test_progress_tells_how_far_each_stage_is(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []

    publisher(tmp_path).publish([FEES], progress=lambda *step: told.append(step))

    assert ("embed", 2, 2) in told
    assert ("store", 2, 2) in told


def test_a_generation_remembers_what_was_measured_of_it_and_of_those_before(tmp_path: Path) -> None:
    measured = [Verdict(None, asked=4, found=found) for found in (2, 3, 4)]
    gated = Publisher(tmp_path, embedder=FakeEmbedder(), keep_generations=1, gate=lambda _: measured.pop(0))

    made = [gated.publish([FEES]) for _ in range(3)]

    remembered = Generations(tmp_path).manifest(made[-1].name).measured
    assert [(one.generation, one.asked, one.found) for one in remembered] == [
        (made[0].name, 4, 2),
        (made[1].name, 4, 3),
        (made[2].name, 4, 4),
    ]


@pytest.mark.parametrize("what", ["a folder", "a pointer"])
def test_leftovers_of_a_stopped_writer_are_removed_without_writing_anything(
    what: str, tmp_path: Path
) -> None:
    name = publisher(tmp_path).publish([FEES]).name
    if what == "a pointer":
        (tmp_path / "current.new").write_text(name, encoding="ascii")
    else:
        (tmp_path / "20990101-000000-000000" / "chroma").mkdir(parents=True)

    Generations(tmp_path).tidy()

    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == [name]
    assert not (tmp_path / "current.new").exists()
    assert live_documents(tmp_path) == ["phi"]


def test_tidying_leaves_alone_what_another_is_writing(tmp_path: Path) -> None:
    with Generations(tmp_path).writing():
        folder = tmp_path / "20990101-000000-000000"
        folder.mkdir()

        Generations(tmp_path).tidy()

        assert folder.is_dir()
