import tempfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fakes import FakeEmbedder, TableEmbedder, parsed_document
from vectorstore.describing import Verdict
from vectorstore.errors import IndexDamagedError
from vectorstore.generation import Generation
from vectorstore.index import Index
from vectorstore.index_reader import IndexReader
from vectorstore.probe import probe
from vectorstore.publishing import GateError, Publisher
from vectorstore.query import Query
from vectorstore.records import KeptDocument, ParsedDocument
from vectorstore.retriever import Retriever

WORDS = ["đoàn", "phí", "kinh", "công", "nghỉ", "thai", "sản", "tiền", "lương", "thưởng", "..."]
ARRAYS = ("vectors.npy", "tokens.npy", "token_lengths.npy", "groups.npy")
# Few words for many passages: most are in several, and some come and go with a single document.
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=5), max_size=4).map(
    lambda articles: "\n".join(
        f"Điều {number}. {' '.join(words)}" for number, words in enumerate(articles, start=1)
    )
)
CORPORA = st.dictionaries(st.sampled_from("abcdefghijkl"), TEXTS, max_size=12)
EMBEDDER = TableEmbedder(WORDS, dimension=16)


def publisher(path: Path, *, keep: int = 3) -> Publisher:
    return Publisher(path, embedder=EMBEDDER, keep_generations=keep)


def parsed(corpus: dict[str, str]) -> list[ParsedDocument]:
    return [parsed_document(name, text) for name, text in sorted(corpus.items())]


def following(before: dict[str, str], after: dict[str, str]) -> list[ParsedDocument | KeptDocument]:
    """Return the documents of a corpus, those that are as before as kept ones."""
    return [
        KeptDocument(one.document, one.declared) if before.get(one.document.id) == one.text else one
        for one in parsed(after)
    ]


def large(size: int = 30) -> dict[str, str]:
    return {
        f"văn bản {number:03}": f"Điều 1. {WORDS[number % 5]} số {number}\nĐiều 2. {WORDS[number % 7]}"
        for number in range(size)
    }


def published(path: Path, corpora: Sequence[dict[str, str]]) -> Generation:
    """Publish corpora one after another, each grown out of the one before where that can be."""
    before: dict[str, str] = {}
    for corpus in corpora:
        generation = publisher(path).publish(following(before, corpus))
        before = corpus
    return generation


def found(path: Path, question: str) -> list[tuple[str, str, float]]:
    retriever = Retriever(IndexReader(path), EMBEDDER, candidates=100, keyword_weight=0.6)
    hits = retriever.search(Query(question, question), limit=100)
    return [(hit.passage.id, hit.passage.text, round(hit.score, 4)) for hit in hits]


def contents(index: Index) -> list[object]:
    """Return what an index keeps of each document and passage, in order."""
    rows = range(index.manifest.passages)
    return [
        [index.texts.parsed(one.id) for one in index.documents()],
        [index.texts.passages_of_rows([row]) for row in rows],
        index.texts.rows_of([one.id for one in index.documents()]),
        index.texts.stretches(),
        index.texts.hashes_by_passage(),
        [one.recipe for one in index.texts.kept()],
    ]


def assert_same(grown: Path, whole: Path) -> None:
    with closing(IndexReader(grown).current()) as one, closing(IndexReader(whole).current()) as other:
        assert contents(one) == contents(other)
        files = sorted(path.relative_to(other.folder) for path in (other.folder / "keywords").iterdir())
        for file in [*map(Path, ARRAYS), *files]:
            assert (one.folder / file).read_bytes() == (other.folder / file).read_bytes(), file
        assert one.manifest.corpus_hash == other.manifest.corpus_hash
    for word in WORDS:
        assert found(grown, word) == found(whole, word)


@settings(max_examples=15, deadline=None)
@given(corpora=st.lists(CORPORA, min_size=2, max_size=3))
def test_what_grew_is_found_as_in_what_was_built_whole(corpora: list[dict[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        published(Path(name, "grown"), [large(10) | corpus for corpus in corpora])
        publisher(Path(name, "whole")).publish(parsed(large(10) | corpora[-1]))

        assert_same(Path(name, "grown"), Path(name, "whole"))


def test_a_document_added_in_the_middle_grows_what_is_live(tmp_path: Path) -> None:
    generation = published(tmp_path / "grown", [large(), large() | {"văn bản 011b": "nghỉ thai sản"}])

    assert (generation.growths, generation.passages, generation.keys) == (1, 61, 61)
    publisher(tmp_path / "whole").publish(parsed(large() | {"văn bản 011b": "nghỉ thai sản"}))
    assert_same(tmp_path / "grown", tmp_path / "whole")


def test_growing_past_what_chroma_keeps_in_its_log_loses_nothing(tmp_path: Path) -> None:
    corpora = [large(600 + 150 * number) for number in range(4)]  # it writes the graph after 1,000 changes

    generation = published(tmp_path, corpora)

    with closing(IndexReader(tmp_path).current()) as index:
        assert generation.growths == 3
        assert probe(index, sample_size=generation.passages) == 2100
        assert [one.id for one in index.documents()] == sorted(corpora[-1])


def test_what_others_say_of_a_kept_document_may_change(tmp_path: Path) -> None:
    publisher(tmp_path).publish(parsed(large()))
    documents = following(large(), large())
    changed = replace(documents[3].document, replaced_by="1/2030/QH20")
    documents[3] = KeptDocument(changed, documents[3].document, "recipe")

    generation = publisher(tmp_path).publish(documents)

    index = IndexReader(tmp_path).current()
    assert generation.growths == 1
    assert index.documents()[3] == changed


def test_the_generation_before_is_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / publisher(tmp_path).publish(parsed(large())).name
    reader = IndexReader(tmp_path)
    expected, before = found(tmp_path, "đoàn"), files_of(path)
    old = reader.current()

    published_after = publisher(tmp_path).publish(following(large(), large(29) | {"mới": "đoàn đoàn"}))

    assert published_after.growths == 1
    assert files_of(path) == before
    assert old.keywords("đoàn", 3)
    assert publisher(tmp_path).rollback() == path.name
    assert found(tmp_path, "đoàn") == expected


def test_nothing_is_shared_between_the_files_of_two_generations(tmp_path: Path) -> None:
    names = [publisher(tmp_path).publish(parsed(large())).name]
    names += [publisher(tmp_path).publish(following(large(), large(31))).name]

    inodes = [path.stat().st_ino for name in names for path in (tmp_path / name).rglob("*")]

    assert len(set(inodes)) == len(inodes)


def test_where_much_was_taken_out_all_is_built_whole(tmp_path: Path) -> None:
    corpora = [large() | {f"văn bản {number:03}": "thai sản"} for number in range(30)]
    before, growths = corpora[0], []
    publisher(tmp_path).publish(parsed(before))

    for corpus in corpora[1:]:
        growths.append(publisher(tmp_path).publish(following(before, corpus)).growths)
        before = corpus

    assert 0 in growths
    assert max(growths) > 3
    assert found(tmp_path, "sản")[0][0].startswith("văn bản 029")


def test_what_another_model_made_does_not_grow(tmp_path: Path) -> None:
    Publisher(tmp_path, embedder=FakeEmbedder(), keep_generations=3).publish(parsed(large()))
    other = FakeEmbedder("other", dimension=8)

    generation = Publisher(tmp_path, embedder=other, keep_generations=3).publish(
        following(large(), large(31))
    )

    assert generation.growths == 0
    assert (generation.documents, generation.passages) == (31, 62)


@pytest.mark.parametrize(
    "file", ["vectors.npy", "tokens.npy", "keywords/sequences.npy", "keywords/syllables.json"]
)
@pytest.mark.parametrize("content", [None, b"damaged"], ids=["missing", "damaged"])
def test_where_what_is_live_is_damaged_all_is_built_whole(
    tmp_path: Path, file: str, content: bytes | None
) -> None:
    path = tmp_path / publisher(tmp_path).publish(parsed(large())).name / file
    path.unlink() if content is None else path.write_bytes(content)

    generation = publisher(tmp_path).publish(following(large(), large(31)))

    assert (generation.growths, generation.passages) == (0, 62)
    assert len(found(tmp_path, "đoàn")) > 1


def test_where_chroma_is_damaged_all_is_built_whole(tmp_path: Path) -> None:
    name = publisher(tmp_path).publish(parsed(large())).name
    (tmp_path / name / "chroma" / "chroma.sqlite3").write_bytes(b"damaged")

    generation = publisher(tmp_path).publish(following(large(), large(31)))

    assert (generation.growths, generation.passages) == (0, 62)


def test_where_what_grew_fails_its_probe_all_is_built_whole(tmp_path: Path) -> None:
    name = publisher(tmp_path).publish(parsed(large())).name
    vectors = np.load(tmp_path / name / "vectors.npy")
    np.save(tmp_path / name / "vectors.npy", vectors[::-1])  # not those in Chroma any more

    generation = publisher(tmp_path).publish(following(large(), large(31)))

    assert generation.passages == 62


def test_a_gate_that_refuses_what_grew_leaves_the_live_one(tmp_path: Path) -> None:
    name = publisher(tmp_path).publish(parsed(large())).name
    seen: list[int] = []

    def gate(index: Index) -> Verdict:
        seen.append(index.manifest.growths)
        return Verdict("question 7 is lost")

    with pytest.raises(GateError, match="question 7"):
        Publisher(tmp_path, embedder=EMBEDDER, keep_generations=3, gate=gate).publish(
            following(large(), large(31))
        )

    assert seen == [1]
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == [name]


@pytest.mark.parametrize("file", ["keys.npy", "document_keys.npy"])
@pytest.mark.parametrize("content", [None, b"damaged", "twice"], ids=["missing", "damaged", "a key twice"])
def test_a_damaged_numbering_is_told(tmp_path: Path, file: str, content: bytes | str | None) -> None:
    path = tmp_path / published(tmp_path, [large(), large(31)]).name / file
    match content:
        case None:
            path.unlink()
        case "twice":
            np.save(path, np.zeros_like(np.load(path)))
        case bytes():
            path.write_bytes(content)

    with pytest.raises(IndexDamagedError, match="policybot rebuild"):
        IndexReader(tmp_path).current()


def files_of(folder: Path) -> dict[str, bytes]:
    """Return the contents of a generation; Chroma writes to its database whenever it is opened."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".sqlite3"
    }
