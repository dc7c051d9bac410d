"""Entries are put into a manifest and taken out of it, and the rest of it stays as people wrote it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from ingest.manifest import load_manifest
from ingest.manifest_writing import MANIFEST, entry_of, put_entry, table_of, values_of

WRITTEN = """\
# Kho văn bản

[[document]]
file = "a.md"   # chép tay
title = "A"

# về B
[[document]]
file = "b.md"
"""
TITLES = st.text(min_size=1).filter(lambda text: "\0" not in text and text.isprintable())


def corpus_with(folder: Path, text: str = WRITTEN) -> Path:
    (folder / MANIFEST).write_text(text, encoding="utf-8")
    return folder


def written(corpus: Path) -> str:
    return (corpus / MANIFEST).read_text(encoding="utf-8")


def test_an_entry_is_appended_and_leaves_the_rest_as_it_was(tmp_path: Path) -> None:
    corpus = corpus_with(tmp_path)

    put_entry(corpus, "c.md", table_of({"file": "c.md", "issued_on": date(2025, 3, 5), "number": None}))

    assert written(corpus) == WRITTEN + '\n[[document]]\nfile = "c.md"\nissued_on = 2025-03-05\n'


def test_an_entry_taken_out_leaves_the_comments_about_the_next(tmp_path: Path) -> None:
    corpus = corpus_with(tmp_path)
    taken = entry_of(corpus, "a.md")

    put_entry(corpus, "a.md", "")

    assert taken == '[[document]]\nfile = "a.md"   # chép tay\ntitle = "A"'
    assert written(corpus) == '# Kho văn bản\n\n# về B\n[[document]]\nfile = "b.md"\n'


def test_an_entry_takes_the_place_of_that_of_the_same_file(tmp_path: Path) -> None:
    corpus = corpus_with(tmp_path)

    put_entry(corpus, "a.md", table_of({"file": "a.md", "title": "Mới"}))

    assert written(corpus) == WRITTEN.replace('"a.md"   # chép tay\ntitle = "A"', '"a.md"\ntitle = "Mới"')


def test_a_corpus_without_a_manifest_gets_one_with_its_first_entry(tmp_path: Path) -> None:
    put_entry(tmp_path, "a.md", "")
    assert not (tmp_path / MANIFEST).exists()

    put_entry(tmp_path, "a.md", table_of({"file": "a.md"}))

    assert written(tmp_path) == '[[document]]\nfile = "a.md"\n'


@given(title=TITLES)
def test_whatever_a_title_is_made_of_is_read_back(title: str) -> None:
    assert values_of(table_of({"file": "x", "title": title})) == {"file": "x", "title": title}


def test_what_is_put_is_what_the_manifest_says(tmp_path: Path) -> None:
    corpus = corpus_with(tmp_path)

    put_entry(corpus, 'd"\\.md', table_of({"file": 'd"\\.md', "replaces": ["1/2020/QH14"]}))

    entry = load_manifest(corpus).entry('d"\\.md')
    assert entry is not None
    assert entry.replaces == ["1/2020/QH14"]


def test_entries_that_many_put_at_once_are_all_there(tmp_path: Path) -> None:
    files = [f"{number}.md" for number in range(40)]

    with ThreadPoolExecutor(8) as people:
        list(people.map(lambda file: put_entry(tmp_path, file, table_of({"file": file})), files))

    assert load_manifest(tmp_path).entries.keys() == set(files)
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []
