"""`add` shows, asks, publishes, and leaves the corpus as it was where that fails."""

import json
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import date

from filelock import FileLock

from bot.composition import App
from bot.keeping.adding import earlier_version
from bot.keeping.removed import take_out
from bot.settings_loading import load_settings
from tests.bot.commands.house import AMENDING, ROOT, RULE, House, ReadingOnceApp
from tests.fakes import FakeEmbedder
from tests.pictures import BLURRED, PictureApp
from vectorstore.query import Reference
from vectorstore.records import Document


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
    assert "pages in pictures: 2" in out
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


def test_number_alone_does_not_make_an_earlier_version() -> None:
    known = Document(
        id="a", title="A", file="a.md", sha256="0", number="24-CT/TU", issued_on=date(2023, 8, 7)
    )
    same = replace(known, id="b", file="b.md", number="24-ct/tu")

    assert earlier_version(same, [known]) == known
    assert earlier_version(replace(same, issued_on=date(2018, 1, 1)), [known]) is None
    assert earlier_version(replace(same, issued_on=None), [known]) is None
    assert earlier_version(replace(same, number=None), [known]) is None
