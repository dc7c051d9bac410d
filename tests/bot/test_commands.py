"""The commands of staff and admins, run over a small corpus with a real index and a made-up model."""

import json
import re
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from bot.cli import main
from bot.composition import App
from bot.keeping.adding import earlier_version
from bot.keeping.removed import find_removed, put_back, take_out
from bot.measuring.evaluation import Evaluation
from bot.measuring.evaluation_index import Build
from bot.settings import Settings, load_settings
from bot.state import Conversation, Source, State, StoredAnswer
from ingest.errors import DamagedFileError
from ingest.reading import HereReader, ReadFile
from tests.fakes import FakeEmbedder
from tests.pictures import BLURRED, PictureApp
from vectorstore.generations import Generations
from vectorstore.query import Reference
from vectorstore.records import Document

ROOT = Path(__file__).parents[2]
RETRIEVAL = f"[retrieval]\nreranker = ''\ndiacritics = '{ROOT / 'models' / 'diacritics'}'"
RULE = """\
CÔNG TY HOA MAI
Số: 15/QĐ-HM
Hà Nội, ngày 05 tháng 3 năm 2025
QUYẾT ĐỊNH
Về việc nghỉ ngày thành lập
Điều 1. Ngày nghỉ
{who} được nghỉ ngày thành lập công ty.
Điều 2. Hiệu lực
Quyết định này có hiệu lực từ ngày 10 tháng 3 năm 2025.
"""
AMENDING = """\
CÔNG TY HOA MAI
Số: 16/QĐ-HM
Hà Nội, ngày 05 tháng 5 năm 2025
QUYẾT ĐỊNH
Sửa đổi quy định về ngày nghỉ
Điều 1. Sửa đổi
1. Sửa đổi, bổ sung khoản 2 Điều 3 của Quyết định số 15/QĐ-HM ngày 05 tháng 3 năm 2025.
2. Bãi bỏ Điều 4 của Quyết định số 15/QĐ-HM.
"""


@dataclass(frozen=True)
class House:
    """A corpus, its index, and what the commands said last."""

    root: Path
    capture: pytest.CaptureFixture[str]

    @property
    def corpus(self) -> Path:
        return self.root / "corpus"

    def write(self, name: str, text: str) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def run(self, *words: str | Path, made: Callable[..., App] = App) -> tuple[int, str, str]:
        arguments = ["--config", str(self.root / "config.toml"), *map(str, words)]
        status = main(arguments, compose=lambda settings: made(settings, FakeEmbedder()))
        return (status, *self.capture.readouterr())

    def ids(self) -> list[str]:
        return [row["id"] for row in json.loads(self.run("documents", "--json")[1])]

    def files(self) -> list[str]:
        return sorted(path.name for path in self.corpus.rglob("*") if path.is_file())


class ReadingOnce:
    """Reads each added file once, and says so where it should a second time."""

    def __init__(self) -> None:
        self.seen: set[str] = set()

    def read(self, path: Path) -> ReadFile:
        if path.name in self.seen:
            raise DamagedFileError(path, "it is read twice")
        self.seen.add(path.name)
        return HereReader().read(path)


@dataclass(frozen=True)
class ReadingOnceApp(App):
    """An app that reads each file once."""

    @cached_property
    def file_reader(self) -> Any:
        return ReadingOnce()


@pytest.fixture
def house(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> House:
    house = House(tmp_path, capsys)
    house.write("config.toml", RETRIEVAL)
    house.write("corpus/phi.md", "# Đoàn phí\n\nĐoàn phí do đoàn viên đóng.\n")
    house.run("ingest")
    return house


def test_ingest_prints_exactly_what_others_read(house: House) -> None:
    house.write("corpus/hong.pdf", "không phải pdf")
    house.write("corpus/quy.md", "# Quỹ\n\nQuỹ do công đoàn giữ.\n")

    status, out, err = house.run("ingest", "--json")

    report = json.loads(out)
    assert status == 0
    assert list(report) == ["added", "replaced", "removed", "unchanged", "failed", "generation", "seconds"]
    assert (report["added"], report["unchanged"]) == (["quy"], 1)
    assert [failure["file"] for failure in report["failed"]] == ["hong.pdf"]
    assert err.startswith("hong.pdf: ")
    assert err.count("\n") == 1


@pytest.mark.parametrize("command", ["ingest", "rebuild"])
def test_document_whose_file_cannot_be_read_now_stays_and_the_report_says_so(
    house: House, command: str
) -> None:
    before = house.ids()
    (house.corpus / "phi.md").write_bytes(b"\x00\x01" * 400)

    status, out, err = house.run(command, "--json")

    assert status == 0
    assert house.ids() == before
    assert [(one["file"], one["kept"]) for one in json.loads(out)["failed"]] == [("phi.md", True)]
    assert err.startswith("phi.md: ")
    assert err.endswith("The document stays as it was read before.\n")


@pytest.mark.parametrize("command", ["ingest", "rebuild"])
def test_corpus_that_lost_all_its_files_does_not_empty_the_index(house: House, command: str) -> None:
    (house.corpus / "phi.md").unlink()

    status, _, err = house.run(command)

    assert status == 1
    assert err.startswith("policybot: No document in ")
    assert house.ids() == ["phi"]


def test_text_is_printed_as_it_is_stored_with_nothing_around_it(house: House) -> None:
    settings = load_settings(house.root / "config.toml", {})
    stored = App(settings, FakeEmbedder()).library.current().text("phi")

    assert house.run("text", "phi") == (0, stored, "")


def test_documents_give_exactly_the_keys_that_others_read(house: House) -> None:
    (row,) = json.loads(house.run("documents", "--json")[1])

    keys = (
        "id number title kind issuer issued_on effective_from effective_to status replaced_by file passages "
        "amends"
    )
    assert list(row) == keys.split()


def test_added_file_is_published_and_its_newer_version_takes_its_place(house: House) -> None:
    first = house.write("qd.txt", RULE.format(who="Người lao động"))
    second = house.write("qd-sua.txt", RULE.format(who="Đoàn viên"))

    house.run("add", first, "--yes")
    status, out, _ = house.run("add", second, "--yes")

    assert status == 0
    assert "Takes the place of bo-sung/qd.txt" in out
    assert house.ids().count("15-qd-hm") == 1
    assert house.files() == ["phi.md", "qd-sua.txt"]
    assert (house.root / "var" / "removed" / "qd.txt").is_file()


def test_preview_shows_what_a_new_document_changes(house: House) -> None:
    house.run("add", house.write("qd.txt", RULE.format(who="Người lao động")), "--yes")
    amending = house.write("qd-2.txt", AMENDING)

    _, out, _ = house.run("add", amending, "--yes")

    assert "changes    Quyết định 15/QĐ-HM" in out
    assert ": sửa đổi khoản 2 Điều 3; bãi bỏ Điều 4\n" in out


def test_same_file_is_not_added_twice(house: House) -> None:
    file = house.write("qd.txt", RULE.format(who="Người lao động"))
    house.run("add", file, "--yes")

    _, out, _ = house.run("add", file, "--yes")

    assert "Already in the corpus as bo-sung/qd.txt" in out
    assert house.files() == ["phi.md", "qd.txt"]


def test_pictures_of_the_pages_of_one_document_are_added_as_one(house: House) -> None:
    head, tail = RULE.format(who="Người lao động").split("Điều 2")
    pages = [house.write("trang1.jpg", head), house.write("trang2.jpg", f"{BLURRED}Điều 2{tail}")]

    status, out, _ = house.run("add", *pages, "--as-one", "--yes", made=PictureApp)

    assert status == 0
    assert "number     15/QĐ-HM" in out
    assert "2 pages that are pictures" in out
    assert "! trang khó đọc: 2 (60%)" in out
    assert house.files() == ["phi.md", "trang1.zip"]
    text = house.run("text", "15-qd-hm")[1]
    house.run("rebuild", made=PictureApp)
    assert house.run("text", "15-qd-hm")[1] == text
    assert "Người lao động được nghỉ" in text


def test_pages_of_one_document_must_be_pictures(house: House) -> None:
    status, _, err = house.run("add", house.write("qd.txt", "Điều 1."), "--as-one", "--yes")

    assert status == 1
    assert err.startswith("policybot: qd.txt is no picture: only .jpeg, .jpg, .png")
    assert house.files() == ["phi.md"]


def test_missing_file_is_told_before_anything_is_asked(house: House) -> None:
    file = house.write("qd.txt", RULE.format(who="Người lao động"))

    status, out, err = house.run("add", file, "không có.txt")

    assert (status, out) == (1, "")
    assert err == "policybot: No file không có.txt: name a file or an http(s) address.\n"


def test_nobody_to_ask_adds_nothing_and_names_the_option(house: House) -> None:
    file = house.write("qd.txt", RULE.format(who="Người lao động"))
    program = (
        "import sys; from bot.cli import main; from bot.composition import App;"
        "from tests.fakes import FakeEmbedder;"
        "sys.exit(main(sys.argv[1:], compose=lambda settings: App(settings, FakeEmbedder())))"
    )
    command = [sys.executable, "-c", program, "--config", str(house.root / "config.toml"), "add", str(file)]

    done = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, check=False)

    assert done.returncode == 1
    assert done.stderr == b"policybot: Nothing was added: nobody replied. Reply y, or add with --yes.\n"
    assert house.files() == ["phi.md"]


def test_removal_that_cannot_be_published_leaves_the_corpus_as_it_was(house: House) -> None:
    (house.root / "var" / "index" / "writer.pid").mkdir()  # nothing can be written there

    status, _, err = house.run("remove", "phi")

    assert (status, err.count("\n")) == (1, 1)
    assert house.files() == ["phi.md"]
    assert not list((house.root / "var" / "removed").iterdir())


def test_addition_that_is_not_published_leaves_the_corpus_as_it_was_and_says_nothing_is_kept(
    house: House,
) -> None:
    full = RULE.format(who="Người lao động")
    house.run("add", house.write("qd.txt", full), "--yes")
    gold = [{"doc": "15/QĐ-HM", "article": "2"}]
    question = {"id": "q1", "question": "Quyết định nghỉ ngày thành lập có hiệu lực khi nào?", "gold": gold}
    house.write("corpus/questions.jsonl", json.dumps(question))

    status, out, err = house.run("add", house.write("cat-cut.txt", full.partition("Điều 2")[0]), "--yes")

    assert status == 1
    assert "The new index was not published" in err
    assert "kept as" not in out
    assert house.files() == ["phi.md", "qd.txt", "questions.jsonl"]


def test_add_waits_while_another_process_writes(house: House) -> None:
    lock = FileLock(house.root / "var" / "index" / "writer.lock", thread_local=False)
    lock.acquire()
    ending = threading.Timer(0.6, lock.release)
    ending.start()

    status, out, _ = house.run("add", house.write("qd.txt", RULE.format(who="Người lao động")), "--yes")

    ending.join()
    assert status == 0
    assert "kept as bo-sung/qd.txt" in out


def test_add_reads_a_file_once_also_where_it_goes_forward_from_a_rollback(house: House) -> None:
    house.run("add", house.write("mot.txt", RULE.format(who="Người lao động")), "--yes")
    house.run("rollback")

    status, out, err = house.run(
        "add", house.write("hai.txt", RULE.format(who="Đoàn viên")), "--yes", made=ReadingOnceApp
    )

    assert (status, err) == (0, "")
    assert "kept as bo-sung/hai.txt" in out


def test_add_after_a_rollback_says_that_it_goes_forward_and_replaces_the_version_in_the_corpus(
    house: House,
) -> None:
    for name, who in (("mot.txt", "Người lao động"), ("hai.txt", "Đoàn viên")):
        house.run("add", house.write(name, RULE.format(who=who)), "--yes")
    house.run("rollback")
    house.run("rollback")

    _, out, _ = house.run("add", house.write("ba.txt", RULE.format(who="Cán bộ")), "--yes")

    assert "! The index was rolled back" in out
    assert "kept as bo-sung/ba.txt\nIt took the place of an earlier version, kept as hai.txt in " in out
    assert house.files() == ["ba.txt", "phi.md"]
    assert house.ids() == ["15-qd-hm", "phi"]


def test_removed_document_is_out_of_the_index_and_its_file_is_kept(house: House) -> None:
    house.write("corpus/quy.md", "# Quỹ\n\nQuỹ do công đoàn giữ.\n")
    house.run("ingest")

    status, out, _ = house.run("remove", "quy")

    assert status == 0
    assert "The file is kept at " in out
    assert house.ids() == ["phi"]
    assert (house.root / "var" / "removed" / "quy.md").is_file()


def test_several_documents_are_removed_at_once_or_none_is(house: House) -> None:
    for name in ("quy", "so"):
        house.write(f"corpus/{name}.md", f"# Quỹ {name}\n\nQuỹ do công đoàn giữ.\n")
    house.run("ingest")

    refused, _, _ = house.run("remove", "quy", "khong-co")
    status, out, _ = house.run("remove", "quy", "so")

    assert (refused, status) == (1, 0)
    assert out.count("The file is kept at ") == 2
    assert house.ids() == ["phi"]


def test_removed_document_is_put_back_with_its_entry(house: House) -> None:
    house.write("corpus/quy.md", "# Quỹ\n\nQuỹ do công đoàn giữ.\n")
    house.write("corpus/manifest.toml", '[[document]]\nfile = "quy.md"\nnumber = "7/QĐ-HM"\n')
    house.run("ingest")
    house.run("remove", "7-qd-hm")
    assert house.ids() == ["phi"]
    assert "quy.md" not in (house.corpus / "manifest.toml").read_text("utf-8")

    status, out, _ = house.run("restore-document", "7/QĐ-HM")

    assert status == 0
    assert "The file is back as quy.md." in out
    assert sorted(house.ids()) == ["7-qd-hm", "phi"]
    assert house.run("restore-document", "7/QĐ-HM")[2].startswith("policybot: No removed document 7/QĐ-HM")


@pytest.mark.parametrize(
    ("words", "doing"), [(("remove", "phi"), "removing"), (("restore-document", "so"), "restoring")]
)
def test_taking_out_and_putting_back_after_a_rollback_say_that_they_go_forward(
    house: House, words: tuple[str, str], doing: str
) -> None:
    house.write("corpus/so.md", "# Sổ\n\nSổ do công đoàn giữ.\n")
    house.run("ingest")
    house.run("remove", "so")
    house.write("corpus/quy.md", "# Quỹ\n\nQuỹ do công đoàn giữ.\n")
    house.run("ingest")
    house.run("rollback")

    status, out, _ = house.run(*words)

    assert status == 0
    assert out.startswith(
        f"! The index was rolled back: {doing} goes forward again, to all that the corpus has now.\n"
    )
    assert "quy" in house.ids()


def test_what_is_removed_after_a_rollback_is_what_the_corpus_has(house: House) -> None:
    for name, who in (("mot.txt", "Người lao động"), ("hai.txt", "Đoàn viên")):
        house.run("add", house.write(name, RULE.format(who=who)), "--yes")
    house.run("rollback")

    status, _, err = house.run("remove", "15-qd-hm")

    assert (status, err) == (0, "")
    assert house.ids() == ["phi"]
    assert sorted(path.name for path in (house.root / "var" / "removed").glob("*.txt")) == [
        "hai.txt",
        "mot.txt",
    ]


@pytest.mark.parametrize("command", ["remove", "restore-document"])
def test_taking_out_and_putting_back_wait_while_another_process_writes(house: House, command: str) -> None:
    house.write("corpus/quy.md", "# Quỹ\n\nQuỹ do công đoàn giữ.\n")
    house.run("ingest")
    if command == "restore-document":
        house.run("remove", "quy")
    writer = FileLock(house.root / "var" / "index" / "writer.lock", thread_local=False)
    writer.acquire()
    threading.Timer(0.5, writer.release).start()

    status, _, err = house.run(command, "quy")

    assert (status, err) == (0, "")
    assert house.ids() == (["phi"] if command == "remove" else ["phi", "quy"])


def test_a_document_that_cannot_be_read_any_more_is_not_put_back(house: House) -> None:
    house.write("corpus/quy.md", "# Quỹ\n\nQuỹ do công đoàn giữ.\n")
    house.run("ingest")
    house.run("remove", "quy")
    house.write("var/removed/quy.md", "")

    status, _, err = house.run("restore-document", "quy")

    assert (status, err.count("\n")) == (1, 1)
    assert house.files() == ["phi.md"]
    assert (house.root / "var" / "removed" / "quy.md").is_file()


def test_a_document_is_not_put_back_beside_another_version_that_holds(house: House) -> None:
    for name, who in (("mot.txt", "Người lao động"), ("hai.txt", "Đoàn viên")):
        house.run("add", house.write(name, RULE.format(who=who)), "--yes")

    refused, _, err = house.run("restore-document", "mot.txt")
    house.run("remove", "15/QĐ-HM")
    status, _, _ = house.run("restore-document", "mot.txt")

    assert (refused, status) == (1, 0)
    assert "bo-sung/hai.txt is another version of 15/QĐ-HM: take that out first" in err
    assert house.files() == ["mot.txt", "phi.md"]


def test_putting_back_again_what_a_kill_left_in_the_corpus_brings_no_earlier_version_beside_it(
    house: House,
) -> None:
    for name, who in (("mot.txt", "Người lao động"), ("hai.txt", "Đoàn viên")):
        house.run("add", house.write(name, RULE.format(who=who)), "--yes")
    house.run("remove", "15/QĐ-HM")
    removed = house.root / "var" / "removed"
    put_back(house.corpus, removed, find_removed(removed, "hai.txt"))  # and killed before it was published

    house.run("restore-document", "15/QĐ-HM")

    assert house.files() == ["hai.txt", "phi.md"]
    assert house.ids() == ["15-qd-hm", "phi"]


def test_adding_again_what_a_kill_left_in_the_corpus_replaces_the_earlier_version(house: House) -> None:
    house.run("add", house.write("mot.txt", RULE.format(who="Người lao động")), "--yes")
    again = house.write("hai.txt", RULE.format(who="Đoàn viên"))
    house.write("corpus/bo-sung/hai.txt", again.read_text(encoding="utf-8"))  # and killed then

    status, out, _ = house.run("add", again, "--yes")

    assert status == 0
    assert "kept as bo-sung/hai.txt\nIt took the place of an earlier version, kept as mot.txt" in out
    assert house.files() == ["hai.txt", "phi.md"]


def test_adding_again_leaves_no_entry_of_the_version_that_a_kill_had_taken_out(house: House) -> None:
    house.run("add", house.write("mot.txt", RULE.format(who="Người lao động")), "--yes")
    entry = '[[document]]\nfile = "bo-sung/mot.txt"\ntitle = "Nghỉ"\n'
    house.write("corpus/manifest.toml", entry)
    house.run("ingest")
    again = house.write("hai.txt", RULE.format(who="Đoàn viên"))
    house.write("corpus/bo-sung/hai.txt", again.read_text(encoding="utf-8"))
    (document,) = (
        App(load_settings(house.root / "config.toml"), FakeEmbedder())
        .library.current()
        .matching(Reference(document_number="15/QĐ-HM"))
    )
    take_out(house.corpus, document, house.root / "var" / "removed")
    house.write("corpus/manifest.toml", entry)  # and killed before it went

    status, _, _ = house.run("add", again, "--yes")

    assert status == 0
    assert "mot.txt" not in (house.corpus / "manifest.toml").read_text(encoding="utf-8")
    assert house.files() == [".manifest.lock", "hai.txt", "manifest.toml", "phi.md"]


def test_version_with_a_later_validity_leaves_the_earlier_one_for_its_time(house: House) -> None:
    later = RULE.format(who="Đoàn viên").replace("10 tháng 3 năm 2025", "01 tháng 7 năm 2026")
    house.run("add", house.write("qd.txt", RULE.format(who="Người lao động")), "--yes")

    _, out, _ = house.run("add", house.write("moi.txt", later), "--yes")

    assert "Ends the validity of bo-sung/qd.txt" in out
    assert "Điều 1: “" in out
    ends = {row["file"]: row["effective_to"] for row in json.loads(house.run("documents", "--json")[1])}
    assert (ends["bo-sung/qd.txt"], ends["bo-sung/moi.txt"]) == ("2026-07-01", None)
    cited = {
        day: json.loads(house.run("ask", "Điều 1 Quyết định 15/QĐ-HM", "--as-of", day, "--json")[1])
        for day in ("2025-06-01", "2026-08-01")
    }
    quotes = {day: answer["citations"][0]["quote"] for day, answer in cited.items()}
    assert "Người lao động" in quotes["2025-06-01"]
    assert "Đoàn viên" in quotes["2026-08-01"]


def test_same_text_in_another_file_is_named_before_it_is_added(house: House) -> None:
    text = "# Hội thao\n\n" + " ".join(f"Đội số {number} thi chạy vòng quanh hồ." for number in range(40))
    house.run("add", house.write("hoi-thao.md", text), "--yes")

    _, out, _ = house.run(
        "add", house.write("ban-sao.txt", text.replace("# ", "").replace(". ", ".\n")), "--yes"
    )

    assert "! nội dung giống hệt hoặc gần giống văn bản đã có: Hội thao" in out


def test_add_leaves_out_what_stands_in_another_file_of_its_line(house: House) -> None:
    text = "# Hội thao\n\n" + " ".join(f"Đội số {number} thi chạy vòng quanh hồ." for number in range(40))
    files = {
        "a.md": text,
        "b.txt": text.replace("# ", "").replace(". ", ".\n"),
        "c.txt": RULE.format(who="Người lao động"),
        "d.txt": RULE.format(who="Đoàn viên"),
    }

    _, out, _ = house.run("add", *(house.write(name, content) for name, content in files.items()), "--yes")

    assert "kept as bo-sung/a.md\nkept as bo-sung/c.txt\n" in out
    assert out.count("Left out because of that") == 2


def test_rollback_brings_the_documents_of_before_back(house: House) -> None:
    house.write("corpus/quy.md", "# Quỹ\n\nQuỹ do công đoàn giữ.\n")
    house.run("ingest")

    assert house.run("rollback")[0] == 0
    assert house.ids() == ["phi"]
    assert [row["live"] for row in json.loads(house.run("generations", "--json")[1])] == [False, True]


def test_rollback_says_what_is_live_what_it_lacks_and_how_to_go_forward(house: House) -> None:
    house.write("corpus/quy.md", "# Quỹ\n\nQuỹ do công đoàn giữ.\n")
    house.run("ingest")

    _, said, _ = house.run("rollback")
    _, checked, _ = house.run("check")
    house.run("ingest")
    _, checked_again, _ = house.run("check")

    assert "; documents: 1\nIt differs from the corpus: 1 file not indexed (quy.md).\n" in said
    assert "`policybot ingest` goes forward again" in said
    assert (
        "FAILED  up to date  The live index differs from the corpus: 1 file not indexed (quy.md)" in checked
    )
    assert "ok      up to date" in checked_again
    assert house.ids() == ["phi", "quy"]


def test_rollback_over_a_change_of_the_manifest_is_noticed(house: House) -> None:
    house.write("corpus/manifest.toml", '[[document]]\nfile = "phi.md"\ntitle = "Phí"\n')
    house.run("ingest")

    _, said, _ = house.run("rollback")

    assert "1 file changed since (phi.md)" in said


def test_backup_comes_back_over_what_is_there_only_when_asked_to(house: House) -> None:
    backup = house.root / "b.tar.gz"
    house.run("backup", backup)
    house.write("corpus/phi.md", "# Khác\n\nKhác hẳn.\n")
    house.run("ingest")

    refused, _, said = house.run("restore", backup)
    status, _, _ = house.run("restore", backup, "--yes")

    assert (refused, status) == (1, 0)
    assert "restore with --yes" in said
    assert "Đoàn phí do đoàn viên đóng" in house.run("text", "phi")[1]


def test_a_backup_of_another_embedding_model_is_refused_or_indexed_anew(house: House) -> None:
    backup = house.root / "a.tar"
    house.run("backup", backup)
    house.write("corpus/phi.md", "# Khác\n\nKhác hẳn.\n")

    def other_model(settings: Settings, _: FakeEmbedder) -> App:
        return App(settings, FakeEmbedder("another"))

    refused, _, said = house.run("restore", backup, "--yes", made=other_model)
    assert (refused, said.count("\n")) == (1, 1)
    assert "was made with the embedding model fake, the settings name another; set [embedding] model" in said
    assert "Nothing was changed" in said
    assert "Khác hẳn" in (house.corpus / "phi.md").read_text(encoding="utf-8")

    status, out, _ = house.run("restore", backup, "--yes", "--rebuild", made=other_model)
    assert status == 0
    assert "1 unchanged" in out or "1 replaced" in out
    assert "Đoàn phí do đoàn viên đóng" in house.run("text", "phi", made=other_model)[1]


def test_backup_brings_back_what_was_removed_and_what_waits(house: House, tmp_path: Path) -> None:
    house.write("corpus/quy.md", "# Quỹ\n\nQuỹ do công đoàn giữ.\n")
    house.run("ingest")
    house.run("remove", "phi")
    house.write("var/uploads/token/cho.txt", "Một tệp đang chờ.")
    house.run("backup", house.root / "a.tar")
    (house.root / "var").rename(tmp_path / "away")

    status, _, _ = house.run("restore", house.root / "a.tar", "--yes")

    assert status == 0
    assert (house.root / "var/uploads/token/cho.txt").read_text(encoding="utf-8") == "Một tệp đang chờ."
    assert house.run("restore-document", "phi")[0] == 0
    assert house.ids() == ["phi", "quy"]


def test_restore_is_refused_while_the_bot_serves(house: House) -> None:
    house.run("backup", house.root / "a.tar")
    house.write("corpus/phi.md", "# Khác\n\nKhác hẳn.\n")

    with FileLock(house.root / "var" / "policybot.db.serve.lock"):
        status, _, said = house.run("restore", house.root / "a.tar", "--yes")

    assert (status, said.count("\n")) == (1, 1)
    assert "stop it first. Nothing was changed" in said
    assert "Khác hẳn" in (house.corpus / "phi.md").read_text(encoding="utf-8")


class Overtaken(Generations):
    """Names a generation that is deleted before it is copied, others having gone live; then the next."""

    is_late = True

    def current(self) -> str | None:
        """Return what is live, too late once."""
        if self.is_late:
            self.is_late = False
            return "20200101-000000-000000"
        return super().current()


def test_backup_takes_the_next_generation_where_the_live_one_is_deleted_meanwhile(house: House) -> None:
    class AppOvertaken(App):
        @cached_property
        def generations(self) -> Generations:
            return Overtaken(self.settings.index.path)

    words = ["--config", str(house.root / "config.toml"), "backup", str(house.root / "a.tar")]
    status = main(words, compose=lambda settings: AppOvertaken(settings, FakeEmbedder()))
    said = house.capture.readouterr().out

    assert status == 0
    assert f"generation {json.loads(house.run('status', '--json')[1])['generation']}" in said
    assert house.run("restore", house.root / "a.tar", "--yes")[0] == 0


@pytest.mark.parametrize("place", ["corpus/b.tar", "var/index/b.tar", "không có/b.tar"])
def test_backup_is_not_written_into_what_it_backs_up_nor_nowhere(house: House, place: str) -> None:
    status, _, err = house.run("backup", house.root / place)

    assert status == 1
    assert err.count("\n") == 1
    assert not (house.root / place).exists()


def test_index_that_is_missing_names_the_command_that_makes_it(house: House) -> None:
    house.write("config.toml", f"[index]\npath = 'other'\n{RETRIEVAL}")

    for words in (["status"], ["documents"], ["text", "phi"], ["remove", "phi"], ["ask", "Đoàn phí là gì?"]):
        status, _, err = house.run(*words)

        assert (status, err) == (1, "policybot: There is no index yet. Make it with `policybot ingest`.\n")


def test_listing_commands_need_neither_torch_nor_a_model(house: House) -> None:
    heavy = "{'torch', 'chromadb', 'sentence_transformers', 'transformers', 'telegram', 'langchain'}"
    config = str(house.root / "config.toml")
    for words in (["documents"], ["status"], ["text", "phi"], ["generations"]):
        program = (
            f"import sys; from bot.cli import main; main({['--config', config, *words]!r});"
            f"sys.stderr.write(str({heavy} & set(sys.modules)))"
        )

        done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True)

        assert done.stderr == b"set()"


def test_evaluation_gives_exactly_the_keys_that_others_read() -> None:
    build = Build(documents=2, passages=3, seconds=0.1, cached=True)

    figures = Evaluation({"hit@1": 1.0}, [2.0], build, 10.0, {"q": ["d"]}).as_json()

    assert list(figures) == ["queries", "metrics", "latency_ms", "index", "peak_rss_mb"]
    assert figures["index"] == {"documents": 2, "passages": 3, "seconds": 0.1}
    assert figures["latency_ms"] == {"p50": 2.0, "p95": 2.0}


def test_number_alone_does_not_make_an_earlier_version() -> None:
    known = Document(
        id="a", title="A", file="a.md", sha256="0", number="24-CT/TU", issued_on=date(2023, 8, 7)
    )
    same = replace(known, id="b", file="b.md", number="24-ct/tu")

    assert earlier_version(same, [known]) == known
    assert earlier_version(replace(same, issued_on=date(2018, 1, 1)), [known]) is None
    assert earlier_version(replace(same, issued_on=None), [known]) is None
    assert earlier_version(replace(same, number=None), [known]) is None


def audited(house: House) -> list[tuple[str, str]]:
    """Return who did what, oldest first."""
    rows = json.loads(house.run("audit", "--json")[1])
    return [(row["actor"], row["action"]) for row in reversed(rows)]


def test_what_is_done_from_the_command_line_is_in_the_audit_log(house: House) -> None:
    house.run("add", house.write("quy.md", "# Quỹ\n\nQuỹ do công đoàn giữ.\n"), "--yes")
    house.run("ingest")
    house.run("remove", "quy")
    house.run("rollback")
    house.run("rebuild")
    house.run("backup", house.root / "a.tar")
    house.run("restore", house.root / "a.tar", "--yes")
    house.run("roles", "--grant", "9", "staff")
    house.run("roles", "--revoke", "9")

    assert audited(house) == [
        ("command line", action)
        for action in (
            *("ingest", "add", "remove", "rollback", "rebuild", "restore"),
            *("role granted", "role revoked"),
        )
    ]
    status, out, _ = house.run("audit", "--limit", "7")
    assert status == 0
    assert "+quy" not in out.splitlines()[1]
    assert "-quy" in out


def test_a_database_that_fails_leaves_the_work_done_and_says_so(house: House) -> None:
    house.write("config.toml", RETRIEVAL + '\n[database]\nurl = "sqlite:////proc/nowhere/bot.db"')
    house.write("corpus/quy.md", "# Quỹ\n\nQuỹ do công đoàn giữ.\n")

    status, out, err = house.run("ingest")

    assert (status, "+ quy" in out) == (0, True)
    assert "Not kept in the audit log" in err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--grant", "abc", "staff"), "Telegram user id"),
        (("--grant", "9", "king"), "member, staff, admin"),
        (("--revoke", "9"), "no role to take"),
    ],
)
def test_a_role_that_cannot_be_changed_is_one_clear_line(
    words: tuple[str, ...], message: str, house: House
) -> None:
    status, _, err = house.run("roles", *words)

    assert status == 1
    assert message in err


def test_roles_of_the_settings_and_of_the_database_are_listed(house: House) -> None:
    house.write("config.toml", RETRIEVAL + "\n[telegram]\nadmins = [1]")
    house.run("roles", "--grant", "9", "staff")

    rows = json.loads(house.run("roles", "--json")[1])

    assert [(row["user_id"], row["role"], row["from"]) for row in rows] == [
        (1, "admin", "config.toml"),
        (9, "staff", "database"),
    ]


def test_purging_deletes_what_is_old_and_says_how_much(house: House) -> None:
    state = State(f"sqlite:///{house.root / 'var' / 'policybot.db'}", clock=lambda: 0.0)
    state.answers.save(StoredAnswer("abc", Conversation(7, 7), "Hỏi?", "answer"))
    state.close()

    first = json.loads(house.run("purge", "--json")[1])
    again = house.run("purge")[1]

    assert (first["answers"], first["feedback"]) == (1, 0)
    assert "nothing is that old" in again
    assert audited(house)[-1] == ("command line", "purge")


def with_feedback(house: House) -> None:
    """Let a question have been asked in vain, one disliked, one liked."""
    state = State(f"sqlite:///{house.root / 'var' / 'policybot.db'}")
    source = Source(1, "phi", "Đoàn phí <b>", "Điều 2", 3, 9, "<script>alert(1)</script>")
    me = Conversation(987654321012, 987654321012)
    for token, kind in (("a", "no_answer"), ("b", "answer"), ("c", "answer")):
        state.answers.save(StoredAnswer(token, me, f"Câu {token} <i>?", kind, 0.4, (source,), "g1"))
    state.answers.give_feedback("b", me.user_id, "bad", "ended")
    state.answers.give_feedback("c", me.user_id, "good")
    state.close()


def test_feedback_for_programs_has_the_trace_and_no_id(house: House) -> None:
    with_feedback(house)

    out = house.run("feedback", "--json")[1]

    told = json.loads(out)
    assert (told["questions"], told["liked"], told["disliked"]) == (3, 1, 1)
    assert told["by_reason"] == {"ended": 1}
    assert {(one["question"], one["reason"], one["generation"]) for one in told["concerns"]} == {
        ("Câu a <i>?", None, "g1"),
        ("Câu b <i>?", "ended", "g1"),
    }
    assert "987654321012" not in out


@pytest.mark.parametrize("to_file", [True, False])
def test_feedback_for_people_is_a_page_by_itself_in_which_nothing_runs(to_file: bool, house: House) -> None:
    with_feedback(house)
    file = house.root / "gop-y.html"

    out = house.run("feedback", "--html", *([file] if to_file else []))[1]

    page = file.read_text(encoding="utf-8") if to_file else out
    assert "Câu a &lt;i&gt;?" in page
    assert "Đã hết hiệu lực" in page
    assert "<script" not in page
    assert "://" not in page
    assert "987654321012" not in page


def test_feedback_for_the_terminal_is_a_table(house: House) -> None:
    with_feedback(house)

    lines = house.run("feedback")[1].splitlines()

    assert lines[0].startswith("3 questions, 2 answered, 1 without an answer; 1 liked, 1 disliked")
    assert [line.endswith("Câu b <i>?") for line in lines[2:]].count(True) == 1
    assert len(lines) == 4


def test_what_was_erased_after_the_backup_stays_erased_when_it_is_restored(house: House) -> None:
    url = f"sqlite:///{house.root / 'var' / 'policybot.db'}"
    erased, stays = 987654321012, 555666777888

    def of(person: int) -> int:
        state = State(url)
        count = len(state.privacy.export(person)["answers"])
        state.close()
        return count

    state = State(url)
    for token, person in (("a", erased), ("b", stays)):
        state.answers.save(StoredAnswer(token, Conversation(person, person), "Hỏi?", "answer"))
    state.close()
    house.run("backup", house.root / "a.tar")
    state = State(url)
    state.privacy.erase(erased, by_update=1)
    state.close()

    assert house.run("restore", house.root / "a.tar", "--yes")[0] == 0
    assert (of(erased), of(stays)) == (0, 1)
    assert str(erased).encode() not in (house.root / "var" / "policybot.db").read_bytes()
    assert [action for _, action in audited(house)][-2:] == ["data erased again", "restore"]


def test_what_a_person_wrote_after_an_erasure_comes_back_with_its_backup(house: House) -> None:
    url = f"sqlite:///{house.root / 'var' / 'policybot.db'}"
    state = State(url)
    state.privacy.erase(7, by_update=1)
    state.answers.save(StoredAnswer("a", Conversation(7, 7), "Hỏi?", "answer"))
    state.close()
    house.run("backup", house.root / "a.tar")

    house.run("restore", house.root / "a.tar", "--yes")

    state = State(url)
    assert len(state.privacy.export(7)["answers"]) == 1
    state.close()


def test_status_gives_exactly_the_keys_that_the_guide_explains(house: House) -> None:
    status = json.loads(house.run("status", "--json")[1])

    guide = (ROOT / "docs" / "vi" / "quan-tri.md").read_text(encoding="utf-8")
    table = guide.partition("| khóa | nghĩa |")[2].partition("\n\n")[0]
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    assert [key for row in rows for key in re.findall(r"`(\w+)`", row)] == list(status)
    assert (status["documents"], status["generations"], status["is_being_written"]) == (1, 1, False)
    assert status["free_bytes"] > 0


def test_status_without_an_index_gives_programs_the_same_keys(house: House) -> None:
    keys = list(json.loads(house.run("status", "--json")[1]))
    house.write("config.toml", f"[index]\npath = 'other'\n{RETRIEVAL}")

    code, out, err = house.run("status", "--json")

    status = json.loads(out)
    assert (code, err) == (1, "policybot: There is no index yet. Make it with `policybot ingest`.\n")
    assert list(status) == keys
    assert (status["generation"], status["documents"], status["generations"]) == (None, None, 0)
    assert status["free_bytes"] > 0


def test_every_part_that_is_checked_is_explained_to_admins(house: House) -> None:
    guide = (ROOT / "docs" / "vi" / "quan-tri.md").read_text(encoding="utf-8")

    checked = [line[8:20].strip() for line in house.run("check")[1].splitlines()]

    assert [name for name in checked if f"`{name}`" not in guide] == []


def test_backup_answers_on_another_machine_with_other_paths(house: House, tmp_path: Path) -> None:
    backup = tmp_path / "all.tar.gz"
    house.run("backup", backup)
    live = json.loads(house.run("status", "--json")[1])["generation"]
    house.corpus.rename(tmp_path / "away")
    (house.root / "var").rename(tmp_path / "var-away")
    other = House(tmp_path / "máy khác" / "bot", house.capture)
    other.write(
        "config.toml",
        f"{RETRIEVAL}\n[corpus]\npath = 'văn bản'\n[index]\npath = 'chỉ mục/x'\n[database]\nurl = 'sqlite:///b.db'",
    )

    status, said, _ = other.run("restore", backup)

    assert (status, f"generation {live}" in said) == (0, True)
    assert "FAILED" not in other.run("check")[1]
    assert "Đoàn phí do đoàn viên đóng" in other.run("text", "phi")[1]
    assert "restore" in other.run("audit")[1]
    assert other.run("ingest", "--json")[1].count('"unchanged": 1') == 1
