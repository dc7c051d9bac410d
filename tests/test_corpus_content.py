"""What holds of the corpus as shipped: what is in it, how it is marked, that its figures are the law's."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.corpus_files import corpus_files
from ingest.manifest import Entry, load_manifest
from ingest.metadata import Metadata, read_metadata
from ingest.normalization import normalize_text
from ingest.outline import ARTICLE_KIND, find_places
from ingest.preparing import prepare
from tests.fakes import FakeEmbedder
from vectorstore.glossary import Glossary
from vectorstore.records import ParsedDocument

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "corpus"
SHARED = ROOT.parent / "shared" / "corpus"

MARK = "Đây là bản tóm tắt viết lại bằng lời thường, không phải nguyên văn."
SUCCESSORS_NOT_HERE = {"2399/QĐ-TLĐ"}  # the text of the charter that says so is not published in full
KINDS = {
    "lookup",
    "colloquial",
    "no_diacritics",
    "abbreviation",
    "identifier",
    "follow_up",
    "as_of",
    "party",
    "news",
    "unanswerable_near",
    "unanswerable_far",
}
LONGEST_SHARED_RUN = 80
# Names that no summary can put in other words.
OFFICIAL_NAMES = (
    "kỷ cương, kỷ luật và trách nhiệm giải quyết công việc trong hệ thống chính trị thành phố Hà Nội",
)
# Figures that are not written in the Điều itself, and why they are true.
DERIVED_FIGURES = {
    ("45/2019/QH14", "46"): {"5"},  # of điểm e khoản 1 Điều 36, which it refers to
    ("45/2019/QH14", "104"): {"13"},  # "lương tháng 13", to say that it is not there
    ("45/2019/QH14", "112"): {"11"},  # the sum of the days
    ("10/2012/QH13", "27"): {"180"},  # to say that it is not there
    ("41/2024/QH15", "34"): {"17"},  # 3% and 14%
    ("41/2024/QH15", "53"): {"6"},  # of khoản 1 Điều 139 of the labour code, which it refers to
}


def entries() -> dict[str, Entry]:
    return dict(load_manifest(CORPUS).entries)


def questions() -> list[dict]:  # type: ignore[type-arg]
    lines = (CORPUS / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def library() -> dict[str, ParsedDocument]:
    """Return every document as ingest would index it, by file."""
    manifest = load_manifest(CORPUS)
    embedder = FakeEmbedder()
    return {
        path.relative_to(CORPUS).as_posix(): prepare(path, CORPUS, manifest, embedder)
        for path in corpus_files(CORPUS)
    }


@pytest.fixture(scope="module")
def laws() -> dict[str, str]:
    """Return the normalised texts of the real laws beside the project, by number."""
    if not SHARED.is_dir():
        pytest.skip("needs the shared corpus beside the project (../shared/corpus)")
    lines = (SHARED / "laws/index.jsonl").read_text(encoding="utf-8").splitlines()
    listed = {law["doc_id"]: SHARED / "laws" / law["file"] for law in map(json.loads, lines)}
    known = {entry.number for entry in entries().values()}
    return {
        number: normalize_text(path.read_text(encoding="utf-8"))
        for number, path in listed.items()
        if number in known
    }


def test_there_are_at_least_twenty_documents_and_all_can_be_indexed(
    library: dict[str, ParsedDocument],
) -> None:
    assert len(library) >= 20
    assert all(document.passages for document in library.values())


def test_every_document_has_an_entry_and_every_entry_a_document(library: dict[str, ParsedDocument]) -> None:
    assert set(library) == set(entries())


def test_official_documents_have_number_kind_issuer_and_status() -> None:
    for file, entry in entries().items():
        if file.startswith("van-ban/"):
            assert None not in (entry.number, entry.title, entry.kind, entry.issuer, entry.status), file
            assert entry.status == "unknown" or entry.effective_from, file


def test_every_document_is_marked_as_a_summary_or_is_an_article(library: dict[str, ParsedDocument]) -> None:
    for file, parsed in library.items():
        if file.startswith("bai-viet/"):
            assert parsed.document.kind == ARTICLE_KIND, file
        else:
            assert MARK in parsed.text, file
            assert parsed.document.title.endswith("(bản tóm tắt)"), file


def test_intro_of_a_summary_says_the_number_the_days_and_the_successor() -> None:
    for file, entry in entries().items():
        if file.startswith("van-ban/"):
            intro = (CORPUS / file).read_text(encoding="utf-8").split("\n\n## ")[0]
            days = [entry.issued_on, entry.effective_from]
            assert str(entry.number) in intro, file
            assert all(
                f"{day:%d/%m/%Y}" in intro or f"{day.day}/{day.month}/{day.year}" in _plain(intro)
                for day in days
                if day
            ), file
            assert entry.replaced_by is None or entry.replaced_by in intro, file


def _plain(text: str) -> str:
    """Return the text with its days written without leading zeros."""
    return re.sub(r"\b0(\d)(?=/)", r"\1", text)


def test_replaced_documents_name_a_successor_that_is_in_the_corpus_and_agrees() -> None:
    by_number = {entry.number: entry for entry in entries().values() if entry.number}
    replaced = [entry for entry in by_number.values() if entry.status == "replaced"]

    assert replaced
    for entry in replaced:
        assert entry.replaced_by, entry.file
        if entry.replaced_by in SUCCESSORS_NOT_HERE:
            text = (CORPUS / entry.file).read_text(encoding="utf-8")
            assert "chưa có trong kho" in text
            continue
        successor = by_number[entry.replaced_by]
        assert entry.number in (successor.replaces or [])
        assert entry.effective_to == successor.effective_from


def test_articles_cite_only_places_that_the_summaries_have(library: dict[str, ParsedDocument]) -> None:
    named = {
        "Luật Công đoàn năm 2024": "50/2024/QH15",
        "Luật Bảo hiểm xã hội năm 2024": "41/2024/QH15",
        "Bộ luật Lao động năm 2019": "45/2019/QH14",
        "Nghị định 145/2020/NĐ-CP": "145/2020/NĐ-CP",
        "Nghị định 12/2022/NĐ-CP": "12/2022/NĐ-CP",
        "Nghị định 135/2020/NĐ-CP": "135/2020/NĐ-CP",
        "Điều lệ khóa XII": "174/QĐ-TLĐ",
    }
    places = _articles_by_document(library)
    names = "|".join(named)

    for file, parsed in library.items():
        if file.startswith("bai-viet/"):
            for article, name in re.findall(rf"Điều (\d+) ({names})", parsed.text):
                assert article in places[named[name]], f"{file}: Điều {article} {name}"


def test_places_that_the_questions_expect_are_in_the_corpus(library: dict[str, ParsedDocument]) -> None:
    places = _articles_by_document(library)

    for question in questions():
        for place in [*question["gold"], *question["acceptable"]]:
            assert place["doc"] in places, question["id"]
            assert place["article"] is None or place["article"] in places[place["doc"]], question["id"]
        assert all(number in places for number in question["forbidden_docs"]), question["id"]


def _articles_by_document(library: dict[str, ParsedDocument]) -> dict[str, set[str]]:
    """Return the Điều of each document, by its file and by its number."""
    articles = {
        file: {passage.article for passage in parsed.passages if passage.article}
        for file, parsed in library.items()
    }
    numbered = {
        parsed.document.number: articles[file]
        for file, parsed in library.items()
        if parsed.document.number is not None
    }
    return articles | numbered


def test_questions_are_of_every_kind_and_each_is_told_apart() -> None:
    asked = questions()
    kinds = Counter(question["kind"] for question in asked)

    assert len(asked) >= 60
    assert set(kinds) >= KINDS
    assert len({question["id"] for question in asked}) == len(asked)
    assert len({(question["question"], tuple(question["history"])) for question in asked}) == len(asked)


def test_question_has_a_place_just_where_it_can_be_answered() -> None:
    for question in questions():
        assert question["answerable"] == bool(question["gold"]), question["id"]
        assert question["answerable"] == (not question["kind"].startswith("unanswerable")), question["id"]
        assert (question["kind"] == "follow_up") == bool(question["history"]), question["id"]
        assert (question["kind"] == "as_of") == bool(question["as_of"]), question["id"]


def test_glossary_of_the_corpus_can_be_read() -> None:
    assert Glossary.load(CORPUS / "glossary.toml").expand("BHXH") == "bảo hiểm xã hội"


def test_numbers_and_days_agree_with_the_real_laws(laws: dict[str, str]) -> None:
    by_number = {entry.number: entry for entry in entries().values() if entry.number}

    assert len(laws) >= 10
    for number, text in laws.items():
        entry, read = by_number[number], read_metadata(text, file=f"{number.replace('/', '-')}.txt")
        assert read.number == number
        assert _agree(entry, read), f"{number}: {entry} and {read}"


def _agree(entry: Entry, read: Metadata) -> bool:
    """Tell whether the manifest says nothing else than the text does."""
    pairs = [
        (entry.kind, read.kind),
        (entry.issuer, read.issuer),
        (entry.issued_on, read.issued_on),
        (entry.effective_from, read.effective_from),
    ]
    replaces = set(entry.replaces or ()) <= set(read.replaces)
    return replaces and all(read_one in (None, known) for known, read_one in pairs)


def test_summary_has_only_places_that_the_law_has(laws: dict[str, str]) -> None:
    for number, summary in _summaries(laws).items():
        real = dict(_places(laws[number]))
        missing = [place for place, _ in _places(summary) if place not in real]
        assert not missing, f"{number}: {missing}"


def test_figures_of_a_summary_are_those_of_the_same_article_of_the_law(laws: dict[str, str]) -> None:
    for number, summary in _summaries(laws).items():
        real = dict(_places(laws[number]))
        for (article, clause), text in _places(summary):
            allowed = DERIVED_FIGURES.get((number, article), set()) | {article, clause}
            unknown = _figures(text) - _figures(real[article, clause]) - allowed
            assert not unknown, f"{number}, Điều {article}, khoản {clause or '-'}: {sorted(unknown)}"


def _summaries(laws: dict[str, str]) -> dict[str, str]:
    files = {entry.number: file for file, entry in entries().items()}
    return {number: normalize_text((CORPUS / files[number]).read_text(encoding="utf-8")) for number in laws}


def _places(text: str) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield (Điều, khoản) and its text, the khoản "" for the Điều as a whole; the first of each only."""
    seen: set[tuple[str, str]] = set()
    article = ""
    for place in find_places(text):
        if place.level not in ("article", "clause"):
            continue
        article = place.label.removeprefix("Điều ") if place.level == "article" else article
        key = (article, place.label if place.level == "clause" else "")
        if key not in seen:
            seen.add(key)
            yield key, text[place.start : place.end]


def _figures(text: str) -> set[str]:
    """Return the figures of a text, written alike; numbers of documents, days and years are left out."""
    text = re.sub(r"\d+/\d{4}/[\wĐ-]+|\d{1,2}/\d{1,2}/\d{4}|\b(?:19|20)\d\d\b", " ", text)
    for _ in range(2):
        text = re.sub(r"(\d)\.(\d{3})", r"\1\2", text)
    text = re.sub(r"(\d+) triệu", r"\g<1>000000", text)
    text = re.sub(r"(\d+) nghìn", r"\g<1>000", text)
    return {figure.lstrip("0") for figure in re.findall(r"\d+(?:,\d+)?", text)}


def test_no_passage_is_copied_from_the_texts_beside_the_project(laws: dict[str, str]) -> None:
    ours = {
        line[start : start + LONGEST_SHARED_RUN + 1]: file
        for file in entries()
        for line in _own_lines(file)
        for start in range(len(line) - LONGEST_SHARED_RUN)
    }
    news = SHARED.parent / "news"
    copied = set()
    for path in [*SHARED.rglob("*.txt"), *news.glob("*.md")]:
        text = _folded(path.read_text(encoding="utf-8"))
        runs = (text[start : start + LONGEST_SHARED_RUN + 1] for start in range(len(text)))
        copied |= {(ours[run], run) for run in runs if run in ours}

    assert not copied


def _own_lines(file: str) -> Iterator[str]:
    """Yield the lines of a document of ours, without headings and official names."""
    for line in (CORPUS / file).read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        for name in OFFICIAL_NAMES:
            line = line.replace(name, "¤")
        yield _folded(line)


def _folded(text: str) -> str:
    return " ".join(normalize_text(text).lower().split())
