import itertools
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fakes import parsed_document
from vectorstore.errors import IndexDamagedError, VectorstoreError
from vectorstore.records import Document, ParsedDocument, Passage, Place, Status
from vectorstore.text_writing import write_texts
from vectorstore.texts import TextStore

any_text = st.text(st.characters(exclude_categories=["Cs"]))  # all that UTF-8 can write
labels = st.none() | any_text


@st.composite
def parsed_documents(draw: st.DrawFn, document_id: str) -> ParsedDocument:
    text = draw(any_text)
    starts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=4)))
    stretches = list(itertools.pairwise(starts))
    passages = tuple(
        Passage(
            f"{document_id}#{number}", document_id, text[start:end], start, end,
            tuple(draw(st.lists(any_text, max_size=2))), draw(labels), draw(labels), draw(labels),
            draw(st.none() | st.integers(1, 9)),
        )
        for number, (start, end) in enumerate(stretches)
    )  # fmt: skip
    places = tuple(Place("article", draw(any_text), draw(any_text), *stretch) for stretch in stretches)
    document = Document(
        document_id, draw(any_text), draw(any_text), "0", draw(labels),
        issued_on=draw(st.none() | st.dates()), effective_from=draw(st.none() | st.dates()),
        status=draw(st.sampled_from(Status)), replaced_by=draw(labels),
        replaces=tuple(draw(st.lists(any_text, max_size=2))),
    )  # fmt: skip
    return ParsedDocument(document, text, places, passages, tuple(starts))


def stored(folder: Path, documents: list[ParsedDocument]) -> TextStore:
    count = sum(len(parsed.passages) for parsed in documents)
    write_texts(folder / "texts.sqlite", documents, [f"hash {row}" for row in range(count)])
    return TextStore(folder / "texts.sqlite")


@given(documents=st.tuples(parsed_documents("a"), parsed_documents("b")))
@settings(max_examples=50, deadline=None)
def test_everything_comes_out_as_it_went_in(
    tmp_path_factory: pytest.TempPathFactory, documents: tuple[ParsedDocument, ...]
) -> None:
    texts = stored(tmp_path_factory.mktemp("texts"), list(documents))

    assert texts.documents() == tuple(parsed.document for parsed in documents)
    for parsed in documents:
        name = parsed.document.id
        assert texts.document(name) == parsed.document
        assert texts.text(name) == parsed.text
        assert texts.places(name) == parsed.places
        assert texts.pages(name) == parsed.pages
        assert sorted(texts.passages(name), key=lambda passage: passage.id) == list(parsed.passages)
        for passage in texts.passages(name):
            assert texts.text(name)[passage.start : passage.end] == passage.text
            assert texts.passage(passage.id) == passage


def test_rows_count_the_passages_of_all_documents_on(tmp_path: Path) -> None:
    documents = [
        parsed_document("a", "Điều 1. Một\nĐiều 2. Hai"),
        parsed_document("trống", ""),
        parsed_document("b", "Ba"),
    ]

    texts = stored(tmp_path, documents)

    assert texts.count() == 3
    assert texts.rows_of(["b", "trống"]) == [2]
    assert texts.rows_of(["b", "a"]) == [0, 1, 2]
    assert [texts.passages_of_rows([0, 1, 2])[row].id for row in range(3)] == ["a#0", "a#1", "b#0"]
    assert texts.hashes() == {"hash 0": 0, "hash 1": 1, "hash 2": 2}


def test_many_rows_at_once_are_all_found(tmp_path: Path) -> None:
    texts = stored(tmp_path, [parsed_document(f"d{number}", "Một") for number in range(1200)])

    assert sorted(texts.passages_of_rows(range(1200))) == list(range(1200))


@pytest.mark.parametrize("read", ["document", "text", "places", "pages", "passage"])
def test_an_unknown_id_is_a_key_error(tmp_path: Path, read: str) -> None:
    texts = stored(tmp_path, [parsed_document("a", "Một")])

    with pytest.raises(KeyError):
        getattr(texts, read)("không có")


def test_a_field_that_an_older_version_wrote_is_left_out(tmp_path: Path) -> None:
    document = Document("a", "A", "a.txt", "0", issued_on=date(2024, 1, 2))
    texts = stored(tmp_path, [ParsedDocument(document, "", (), ())])
    texts.close()
    path = tmp_path / "texts.sqlite"
    path.write_bytes(path.read_bytes().replace(b'"source_url"', b'"former_url"'))

    assert TextStore(path).document("a") == document


def test_a_missing_or_damaged_file_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(IndexDamagedError, match="policybot rebuild"):
        TextStore(tmp_path / "texts.sqlite")
    (tmp_path / "texts.sqlite").write_bytes(b"no database" * 1000)
    with pytest.raises(IndexDamagedError, match="cannot be read"):
        TextStore(tmp_path / "texts.sqlite").documents()


def test_two_documents_of_one_id_are_refused(tmp_path: Path) -> None:
    with pytest.raises(VectorstoreError, match="same id"):
        stored(tmp_path, [parsed_document("a", "Một"), parsed_document("a", "Hai")])
