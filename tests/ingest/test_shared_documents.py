"""What is read of the real files beside the project: text or one clear error, and what their texts state."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.corpus_files import corpus_files
from ingest.errors import IngestError
from ingest.manifest import Manifest
from ingest.parsers import SUPPORTED_SUFFIXES
from ingest.preparing import prepare
from tests.fakes import FakeEmbedder
from vectorstore.records import ParsedDocument

SHARED = Path(__file__).parents[2].parent / "shared"
LAW_KINDS = ("Luật", "Bộ luật")
FEWEST_LAWS = 20
LARGEST_GAP = 0

Outcome = ParsedDocument | IngestError


def outcomes(folder: Path) -> Iterator[tuple[str, Outcome]]:
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() not in SUPPORTED_SUFFIXES or path.parent.name == "real-scans":
            continue
        try:
            yield path.name, prepare(path, folder, Manifest({}), FakeEmbedder())
        except IngestError as error:
            yield path.name, error


@pytest.fixture(scope="module")
def documents() -> dict[str, Outcome]:
    if not (SHARED / "documents").is_dir():
        pytest.skip("needs the shared documents beside the project")
    return dict(outcomes(SHARED / "documents"))


@pytest.fixture(scope="module")
def corpus() -> dict[str, ParsedDocument]:
    folder = SHARED / "corpus"
    if not folder.is_dir():
        pytest.skip("needs the shared corpus beside the project")
    files = corpus_files(folder)
    return {path.name: prepare(path, folder, Manifest({}), FakeEmbedder()) for path in files}


def read(documents: dict[str, Outcome]) -> dict[str, ParsedDocument]:
    return {name: one for name, one in documents.items() if isinstance(one, ParsedDocument)}


def articles(parsed: ParsedDocument) -> list[int]:
    labels = [place.label for place in parsed.places if place.level == "article"]
    return [int(label.split()[1]) for label in labels if label.split()[1].isdecimal()]


@pytest.mark.slow
def test_every_file_gives_text_or_one_clear_line(documents: dict[str, Outcome]) -> None:
    errors = {name: str(one) for name, one in documents.items() if isinstance(one, IngestError)}

    assert all(one.startswith(f"Cannot read {name}: ") and "\n" not in one for name, one in errors.items())
    assert all("OCR" in one for one in errors.values()), errors
    assert len(documents) - len(errors) >= 95


@pytest.mark.slow
def test_passages_hold_every_file_whole(documents: dict[str, Outcome]) -> None:
    for name, parsed in read(documents).items():
        pieces = "".join("".join(passage.text.split()) for passage in parsed.passages)

        assert pieces == "".join(parsed.text.split()), name


@pytest.mark.slow
def test_articles_of_every_law_count_from_one_without_gaps(documents: dict[str, Outcome]) -> None:
    laws = {
        name: articles(one)
        for name, one in read(documents).items()
        if one.document.kind in LAW_KINDS and one.document.number and articles(one)
    }

    assert len(laws) >= FEWEST_LAWS
    for name, numbers in laws.items():
        assert numbers == sorted(set(numbers)), name
        assert numbers[0] == 1, name
        assert numbers[-1] - len(numbers) <= LARGEST_GAP, name


@pytest.mark.slow
def test_pages_of_passages_are_those_of_the_file(documents: dict[str, Outcome]) -> None:
    for name, parsed in read(documents).items():
        pages = [passage.page for passage in parsed.passages]

        if not name.endswith(".pdf"):
            assert set(pages) == {None}, name
            continue
        counted = [page for page in pages if page is not None]
        assert counted == sorted(counted), name
        assert len(counted) == len(pages), name
        assert counted[-1] <= max(len(parsed.pages), 1), name


@pytest.mark.slow
def test_law_reads_the_same_from_a_web_page_a_word_file_and_a_text(
    documents: dict[str, Outcome], corpus: dict[str, ParsedDocument]
) -> None:
    same = (
        ("Bo-Luat-lao-dong-2019-333670.html", "45-2019-QH14.txt"),
        ("45_2019_QH14_333670.docx", "45-2019-QH14.txt"),
        ("Luat-khieu-nai-2011-132446.html", "02-2011-QH13.txt"),
        ("LuatBHXH.docx", "58-2014-QH13.txt"),
    )
    for one, other in same:
        first, second = read(documents)[one], corpus[other]

        assert first.document.number == second.document.number
        assert first.document.title == second.document.title
        assert articles(first) == articles(second)
        assert first.document.effective_from == second.document.effective_from
        assert first.document.replaces == second.document.replaces


@pytest.mark.slow
def test_files_of_old_fonts_read_like_the_texts_beside_them(documents: dict[str, Outcome]) -> None:
    folder = SHARED / "documents" / "legacy-fonts"
    compared = 0
    for name, parsed in read(documents).items():
        expected = folder / f"{Path(name).stem}.txt"
        if name.endswith(".txt") or not expected.is_file():
            continue
        compared += 1
        written, ours = set(expected.read_text(encoding="utf-8").split()), set(parsed.text.split())
        assert len(written & ours) >= 0.9 * len(written), name

    assert compared >= 20


@pytest.mark.slow
def test_numbers_and_titles_of_the_corpus_are_read(corpus: dict[str, ParsedDocument]) -> None:
    official = [one.document for one in corpus.values() if not one.document.file.startswith("articles/")]

    assert len(official) == 37
    assert sum(document.number is not None for document in official) >= 36
    assert sum(_is_title(document.title, document.kind) for document in official) >= 34
    assert all(document.issuer for document in official)


@pytest.mark.slow
def test_days_that_texts_of_the_corpus_state_are_read(corpus: dict[str, ParsedDocument]) -> None:
    for name, parsed in corpus.items():
        head = parsed.text[:4_000]
        states_issue = "này được Quốc hội" in parsed.text or any(
            ", ngày" in line and line.rstrip()[-4:].isdecimal() and len(line) < 60
            for line in head.split("\n")
        )

        assert not states_issue or parsed.document.issued_on, name
        if parsed.document.kind in (*LAW_KINDS, "Nghị định", "Thông tư"):
            assert parsed.document.effective_from, name


def _is_title(title: str, kind: str | None) -> bool:
    """Tell whether a title names its kind, has words of its own and no leftover of a heading."""
    return bool(kind) and title.startswith(str(kind)) and len(title.split()) >= 3 and not title.isupper()
