from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import ManifestError
from ingest.manifest import Manifest, doubtful, load_manifest, propose
from vectorstore.records import Document


def write(corpus: Path, content: str) -> Path:
    (corpus / "manifest.toml").write_text(content, encoding="utf-8")
    return corpus


def test_corpus_without_manifest_has_an_empty_one(tmp_path: Path) -> None:
    assert load_manifest(tmp_path) == Manifest({})


def test_entries_are_found_by_file(tmp_path: Path) -> None:
    write(tmp_path, '[[document]]\nfile = "a.txt"\nnumber = "1/2020/QH14"\nissued_on = 2020-01-02\n')

    entry = load_manifest(tmp_path).entry("a.txt")

    assert entry is not None
    assert (entry.number, entry.issued_on) == ("1/2020/QH14", date(2020, 1, 2))
    assert load_manifest(tmp_path).missing(tmp_path) == ["a.txt"]


@pytest.mark.parametrize(
    ("content", "named"),
    [
        pytest.param('[[document]]\nfile = "a.txt"\nnum = "1"\n', "a.txt.*num", id="unknown key"),
        pytest.param('[[document]]\nfile = "a.txt"\nnumber = 1\n', "a.txt.*number", id="ill-typed value"),
        pytest.param('[[document]]\nfile = "a.txt"\nstatus = "old"\n', "old.*in_force", id="unknown status"),
        pytest.param(
            '[[document]]\nfile = "a.txt"\namends = ["Luật Sách"]\n', "a.txt.*Luật Sách", id="no number"
        ),
        pytest.param('[[document]]\nnumber = "1"\n', "document 1.*file", id="no file"),
        pytest.param('[[document]]\nfile = "a"\n[[document]]\nfile = "a"\n', "two tables for a", id="twice"),
        pytest.param('[documents]\nfile = "a"\n', "documents", id="unknown table"),
        pytest.param("[[document]\n", "not valid TOML", id="no TOML"),
    ],
)
def test_mistakes_are_one_line_that_names_them(tmp_path: Path, content: str, named: str) -> None:
    with pytest.raises(ManifestError, match=named) as caught:
        load_manifest(write(tmp_path, content))

    assert "\n" not in str(caught.value)


@given(title=st.text(min_size=1), number=st.none() | st.text(min_size=1))
def test_a_proposal_copied_into_the_manifest_says_the_same(
    tmp_path_factory: pytest.TempPathFactory, title: str, number: str | None
) -> None:
    folder = tmp_path_factory.mktemp("corpus")
    document = Document(
        id="a",
        title=title,
        file="a b.txt",
        sha256="",
        number=number,
        issued_on=date(2020, 1, 2),
        replaces=("x",),
    )

    propose([document], Manifest({}), folder / "manifest.toml")
    entry = load_manifest(folder).entry("a b.txt")

    assert entry is not None
    assert (entry.title, entry.number, entry.issued_on) == (title, number, date(2020, 1, 2))
    assert entry.replaces == ["x"]


def test_nothing_to_propose_takes_the_old_proposal_away(tmp_path: Path) -> None:
    path = tmp_path / "var" / "manifest.proposed.toml"
    document = Document(id="a", title="A", file="a.txt", sha256="")
    propose([document], Manifest({}), path)
    manifest = load_manifest(write(tmp_path, '[[document]]\nfile = "a.txt"\n'))

    propose([document], manifest, path)

    assert not path.exists()


def test_what_cannot_be_meant_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("b", encoding="utf-8")
    tables = (
        '[[document]]\nnumber = "1"\nfile = "a.txt"\n\n[[document]]\nfile = "b.txt"\n'
        "effective_from = 2024-07-01\neffective_to = 2020-01-01\n"
    )
    manifest = load_manifest(write(tmp_path, tables))

    missing, turned = doubtful(manifest, tmp_path)

    assert missing.startswith(f"{tmp_path / 'manifest.toml'}, line 3: a.txt is not there. Correct")
    assert "line 6: b.txt ends (2020-01-01) before it begins (2024-07-01). Correct" in turned


def test_what_can_be_meant_is_not_told(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("b", encoding="utf-8")
    table = '[[document]]\nfile = "b.txt"\neffective_from = 2020-01-01\neffective_to = 2020-01-01\n'

    assert doubtful(load_manifest(write(tmp_path, table)), tmp_path) == []
