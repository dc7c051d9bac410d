"""The way of the documents, from files to a generation, with a fake embedding model."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from ingest.errors import CorpusMissingError, ManifestError, OcrMissingError
from ingest.pipeline import ingest_corpus
from ingest.reading import ReadFile
from ingest.report import IngestReport
from tests.fakes import FakeEmbedder
from vectorstore.index import Index
from vectorstore.publishing import Publisher
from vectorstore.records import Status

OLD_LAW = """QUỐC HỘI
Luật số: 12/2012/QH13
LUẬT
CÔNG ĐOÀN
Quốc hội ban hành Luật Công đoàn.
Điều 1. Phạm vi
Luật này nói về tổ chức của người lao động.
Điều 2. Hiệu lực
Luật này có hiệu lực thi hành từ ngày 01 tháng 01 năm 2013.
"""
NEW_LAW = """QUỐC HỘI
Luật số: 50/2024/QH15
LUẬT
CÔNG ĐOÀN
Quốc hội ban hành Luật Công đoàn.
Điều 1. Phạm vi
Luật này nói về tổ chức và hoạt động của công đoàn.
Điều 2. Hiệu lực
Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2025.
Luật Công đoàn số 12/2012/QH13 hết hiệu lực từ ngày Luật này có hiệu lực thi hành.
"""
ARTICLE = "Hội thi tay nghề năm nay\n\nSáng qua, đơn vị tổ chức hội thi cho một trăm người thợ.\n"


class Library:
    """A corpus folder, an index folder, and a run of ingest over them."""

    def __init__(self, folder: Path) -> None:
        self.corpus = folder / "corpus"
        self.corpus.mkdir()
        self.proposals = folder / "var" / "manifest.proposed.toml"
        self.embedder = FakeEmbedder()
        self.index = folder / "index"
        self.publisher = Publisher(self.index, embedder=self.embedder, keep_generations=3)

    def put(self, name: str, content: str | bytes) -> None:
        path = self.corpus / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def ingest(self, *, rebuild: bool = False) -> IngestReport:
        return ingest_corpus(
            self.corpus, self.publisher, embedder=self.embedder, proposals=self.proposals, rebuild=rebuild
        )

    def live(self) -> Index:
        index = self.publisher.live()
        assert index is not None
        return index


@pytest.fixture
def library(tmp_path: Path) -> Library:
    made = Library(tmp_path)
    made.put("luat/moi.txt", NEW_LAW)
    made.put("tin.md", ARTICLE)
    return made


def test_documents_are_added_with_what_their_text_says(library: Library) -> None:
    report = library.ingest()

    law = library.live().document("50-2024-qh15")
    assert report.added == ("50-2024-qh15", "tin")
    assert (law.number, law.title, law.issuer) == ("50/2024/QH15", "Luật Công đoàn", "Quốc hội")
    assert law.effective_from == date(2025, 7, 1)
    assert library.live().document("tin").kind == "Bài viết"


def test_stored_passages_are_exact_stretches_of_the_stored_text(library: Library) -> None:
    library.ingest()

    index = library.live()
    for document in index.documents():
        text = index.text(document.id)
        passages = index.passages(document.id)
        assert [text[one.start : one.end] for one in passages] == [one.text for one in passages]
        assert "".join("".join(one.text for one in passages).split()) == "".join(text.split())


def test_second_run_finds_nothing_to_do_and_keeps_the_generation(library: Library) -> None:
    first = library.ingest()
    library.embedder.embedded.clear()

    second = library.ingest()

    assert (second.added, second.replaced, second.removed, second.unchanged) == ((), (), (), 2)
    assert second.generation == first.generation
    assert library.embedder.embedded == []


def test_an_added_file_grows_the_live_generation_as_if_all_were_built_whole(library: Library) -> None:
    for number in range(20):
        library.put(f"tin-{number:02}.md", ARTICLE + f"\nTổ {number} đứng thứ {number}.\n")
    library.ingest()
    library.embedder.embedded.clear()

    library.put("luat/cu.txt", OLD_LAW)
    report = library.ingest()

    grown = library.live()
    assert (grown.manifest.growths, report.added, report.unchanged) == (1, ("12-2012-qh13",), 22)
    assert len(library.embedder.embedded) == len(grown.passages("12-2012-qh13"))
    assert grown.document("12-2012-qh13").replaced_by == "50/2024/QH15"
    library.ingest(rebuild=True)
    whole = library.live()
    assert whole.manifest.growths == 0
    assert [whole.texts.parsed(one.id) for one in whole.documents()] == [
        grown.texts.parsed(one.id) for one in grown.documents()
    ]


def test_another_document_of_the_same_name_leaves_a_live_one_its_id_and_passages(library: Library) -> None:
    library.ingest()

    library.put("a/tin.md", "Tin khác\n\nHội thi năm sau.\n")
    library.ingest()

    index = library.live()
    assert {one.file: one.id for one in index.documents()} == {
        "a/tin.md": "tin-2",
        "luat/moi.txt": "50-2024-qh15",
        "tin.md": "tin",
    }
    for one in index.documents():
        assert {passage.document_id for passage in index.passages(one.id)} == {one.id}


def test_changed_file_is_replaced_and_only_its_passages_are_embedded(library: Library) -> None:
    library.ingest()
    library.embedder.embedded.clear()
    library.put("tin.md", ARTICLE + "\nGiải nhất thuộc về tổ máy.\n")

    report = library.ingest()

    assert (report.replaced, report.unchanged) == (("tin",), 1)
    assert all("Hội thi tay nghề" in text for text in library.embedder.embedded)
    assert "Giải nhất" in library.live().text("tin")


def test_removed_file_leaves_the_index(library: Library) -> None:
    library.ingest()
    (library.corpus / "tin.md").unlink()

    report = library.ingest()

    assert report.removed == ("tin",)
    assert [document.id for document in library.live().documents()] == ["50-2024-qh15"]


def test_rebuild_embeds_everything_again(library: Library) -> None:
    library.ingest()
    library.embedder.embedded.clear()

    report = library.ingest(rebuild=True)

    assert report.unchanged == 2
    assert len(library.embedder.embedded) == library.live().manifest.passages


@pytest.mark.parametrize("damage", ["overwritten", "cut", "gone", "records"])
def test_rebuild_mends_texts_that_cannot_be_read_and_says_what_it_found(
    library: Library, damage: str
) -> None:
    generation = library.ingest().generation
    path = library.index / generation / "texts.sqlite"
    content = path.read_bytes()
    match damage:
        case "overwritten":
            path.write_bytes(b"x" * len(content))
        case "cut":
            path.write_bytes(content[: len(content) // 3])
        case "gone":
            path.unlink()
        case "records":
            path.write_bytes(content.replace(b'"sha256"', b'"sha?56"').replace(b'"status"', b'"sta?us"'))

    report = library.ingest(rebuild=True)

    assert report.damage
    assert (len(report.added), report.failed) == (2, ())
    assert library.live().manifest.name == report.generation != generation
    assert library.ingest(rebuild=True).damage == ""


@pytest.mark.parametrize("damaged", ["manifest.json", "current"])
def test_rebuild_mends_an_index_that_cannot_be_read(library: Library, damaged: str) -> None:
    library.put("luat.txt", NEW_LAW)
    generation = library.ingest().generation
    path = library.index / (damaged if damaged == "current" else f"{generation}/{damaged}")
    path.write_text("?")

    report = library.ingest(rebuild=True)

    assert report.failed == ()
    assert library.live().manifest.name == report.generation


@pytest.mark.parametrize("rebuild", [False, True])
def test_what_another_publishes_while_the_corpus_is_read_is_not_lost(
    library: Library, *, rebuild: bool
) -> None:
    library.ingest()
    library.put("mot.md", "# Một\n\nViệc một.\n")
    others: list[IngestReport] = []

    def another_adds(stage: str, done: int, total: int) -> None:
        if stage == "parse" and done == total and not others:
            library.put("hai.md", "# Hai\n\nViệc hai.\n")
            others.append(library.ingest())

    report = ingest_corpus(
        library.corpus,
        library.publisher,
        embedder=library.embedder,
        proposals=library.proposals,
        rebuild=rebuild,
        progress=another_adds,
    )

    live = library.publisher.live()
    assert live is not None
    assert {one.file for one in live.documents()} >= {"mot.md", "hai.md"}
    assert (report.generation == others[0].generation) is not rebuild
    live.close()


def test_bad_file_is_reported_and_the_rest_published(library: Library) -> None:
    library.put("hong.pdf", b"%PDF-1.7 nothing more")
    library.put("la.xyz", "gì đó")

    report = library.ingest()

    assert [failure.file for failure in report.failed] == ["hong.pdf", "la.xyz"]
    assert all("\n" not in failure.error for failure in report.failed)
    assert len(library.live().documents()) == 2


HALF_COPIED = b"\x00\x01" * 400


@pytest.mark.parametrize("rebuild", [False, True])
def test_live_document_stays_while_its_file_cannot_be_read_and_is_named(
    library: Library, *, rebuild: bool
) -> None:
    library.ingest()
    before = library.live().texts.parsed("50-2024-qh15")
    library.put("luat/moi.txt", HALF_COPIED)
    library.put("khac.md", "# Khác\n\nViệc khác của năm nay.\n")

    report = library.ingest(rebuild=rebuild)

    assert [(one.file, one.is_kept) for one in report.failed] == [("luat/moi.txt", True)]
    assert (report.added, report.removed) == (("khac",), ())
    assert library.live().texts.parsed("50-2024-qh15") == before


class WithoutTesseract:
    """Reads no scans."""

    def read(self, path: Path) -> ReadFile:
        """Say what is missing."""
        raise OcrMissingError(path, "it is a scan, and Tesseract is not installed.")


def test_rebuilding_without_tesseract_loses_no_scan(library: Library) -> None:
    library.ingest()

    report = ingest_corpus(
        library.corpus,
        library.publisher,
        embedder=library.embedder,
        proposals=library.proposals,
        reader=WithoutTesseract(),
        rebuild=True,
    )

    assert [one.is_kept for one in report.failed] == [True, True]
    assert (report.unchanged, report.removed) == (2, ())


def test_unreadable_file_that_is_taken_out_takes_its_document_along(library: Library) -> None:
    library.ingest()
    library.put("luat/moi.txt", HALF_COPIED)
    library.ingest()
    (library.corpus / "luat/moi.txt").unlink()

    assert library.ingest().removed == ("50-2024-qh15",)


def test_file_that_can_be_read_again_takes_the_place_of_what_was_kept(library: Library) -> None:
    library.ingest()
    library.put("luat/moi.txt", HALF_COPIED)
    library.ingest()
    library.put("luat/moi.txt", NEW_LAW.replace("hoạt động", "việc làm"))

    report = library.ingest()

    assert (report.replaced, report.failed) == (("50-2024-qh15",), ())
    assert "việc làm" in library.live().text("50-2024-qh15")


def test_document_that_is_kept_is_cut_for_a_new_model(library: Library) -> None:
    library.ingest()
    library.put("luat/moi.txt", HALF_COPIED)
    library.embedder = FakeEmbedder("other")
    library.publisher = Publisher(library.index, embedder=library.embedder, keep_generations=3)

    report = library.ingest()

    assert report.removed == ()
    assert library.live().manifest.embedder == "other"
    assert [one.is_kept for one in library.ingest().failed] == [True]


def test_replaced_law_ends_when_its_successor_begins(library: Library) -> None:
    library.put("luat/cu.txt", OLD_LAW)

    library.ingest()

    old = library.live().document("12-2012-qh13")
    assert (old.replaced_by, old.effective_to) == ("50/2024/QH15", date(2025, 7, 1))
    assert old.status_on(date(2025, 6, 30)) is Status.IN_FORCE
    assert old.status_on(date(2025, 7, 1)) is Status.REPLACED


def test_law_holds_again_when_its_successor_leaves_the_corpus(library: Library) -> None:
    library.put("luat/cu.txt", OLD_LAW)
    library.ingest()
    (library.corpus / "luat/moi.txt").unlink()

    report = library.ingest()

    old = library.live().document("12-2012-qh13")
    assert report.unchanged == 2
    assert (old.replaced_by, old.effective_to) == (None, None)


def test_manifest_goes_before_the_text(library: Library) -> None:
    library.put("manifest.toml", '[[document]]\nfile = "luat/moi.txt"\ntitle = "Luật Công đoàn 2024"\n')

    library.ingest()

    law = library.live().document("50-2024-qh15")
    assert (law.title, law.issuer) == ("Luật Công đoàn 2024", "Quốc hội")


def test_changed_manifest_entry_makes_the_document_new(library: Library) -> None:
    library.ingest()
    library.put("manifest.toml", '[[document]]\nfile = "luat/moi.txt"\ntitle = "Luật Công đoàn 2024"\n')

    assert library.ingest().replaced == ("50-2024-qh15",)


def test_files_without_entry_are_proposed_outside_the_corpus(library: Library) -> None:
    library.put("manifest.toml", '[[document]]\nfile = "tin.md"\n')

    library.ingest()

    proposed = tomllib.loads(library.proposals.read_text(encoding="utf-8"))["document"]
    assert [entry["file"] for entry in proposed] == ["luat/moi.txt"]
    assert proposed[0]["effective_from"] == date(2025, 7, 1)
    assert sorted(path.name for path in library.corpus.iterdir()) == ["luat", "manifest.toml", "tin.md"]


def test_two_files_of_one_number_keep_ids_of_their_own(library: Library) -> None:
    library.put("luat/moi-2.txt", NEW_LAW.replace("hoạt động", "việc làm"))

    report = library.ingest()

    assert sorted(report.added) == ["50-2024-qh15", "50-2024-qh15-2", "tin"]
    assert library.live().passages("50-2024-qh15-2")[0].id.startswith("50-2024-qh15-2#")
    assert library.ingest().unchanged == 3


def test_missing_corpus_and_bad_manifest_are_errors_that_name_them(library: Library, tmp_path: Path) -> None:
    library.put("manifest.toml", '[[document]]\nfile = "tin.md"\nso = "1"\n')

    with pytest.raises(ManifestError, match=r"tin\.md.*so"):
        library.ingest()
    with pytest.raises(CorpusMissingError, match="nowhere"):
        ingest_corpus(
            tmp_path / "nowhere",
            library.publisher,
            embedder=library.embedder,
            proposals=library.proposals,
        )


def test_another_model_makes_a_new_generation_of_the_same_documents(library: Library) -> None:
    library.put("luat.txt", NEW_LAW)
    first = library.ingest().generation
    library.embedder = FakeEmbedder("other")
    library.publisher = Publisher(library.index, embedder=library.embedder, keep_generations=3)

    report = library.ingest()

    assert report.generation != first
    assert library.live().manifest.embedder == "other"
