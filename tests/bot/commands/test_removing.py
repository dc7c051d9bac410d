"""`remove` and `restore-document` take out and put back: wholly, or not at all."""

import threading

import pytest
from filelock import FileLock

from bot.keeping.removed import find_removed, put_back
from tests.bot.commands.house import RULE, House


def test_removal_that_cannot_be_published_leaves_the_corpus_as_it_was(house: House) -> None:
    (house.root / "var" / "index" / "writer.pid").mkdir()  # nothing can be written there

    status, _, err = house.run("remove", "phi")

    assert (status, err.count("\n")) == (1, 1)
    assert house.files() == ["phi.md"]
    assert not list((house.root / "var" / "removed").iterdir())


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
    assert "bo-sung/hai.txt (15-qd-hm) is another version of 15/QĐ-HM for the same time as mot.txt" in err
    assert "`policybot remove 15-qd-hm`, then run `policybot restore-document mot.txt`" in err
    assert house.files() == ["mot.txt", "phi.md"]


def test_a_version_that_was_put_right_is_not_put_back_beside_the_right_one_and_the_one_to_come(
    house: House,
) -> None:
    rules = {
        "mot.txt": RULE.format(who="Người lao động"),
        "hai.txt": RULE.format(who="Đoàn viên"),
        "ba.txt": RULE.format(who="Cán bộ").replace("10 tháng 3 năm 2025", "01 tháng 01 năm 2027"),
    }
    for name, rule in rules.items():
        house.run("add", house.write(name, rule), "--yes")
    before = house.run("documents", "--json")[1]

    status, _, err = house.run("restore-document", "15-qd-hm")

    assert (status, err.count("\n")) == (1, 1)
    assert "bo-sung/hai.txt (15-qd-hm) is another version" in err
    assert house.run("documents", "--json")[1] == before


def test_a_version_that_ended_before_the_live_one_began_is_put_back(house: House) -> None:
    rules = {
        "mot.txt": RULE.format(who="Người lao động"),
        "ba.txt": RULE.format(who="Cán bộ").replace("10 tháng 3 năm 2025", "01 tháng 01 năm 2027"),
    }
    for name, rule in rules.items():
        house.run("add", house.write(name, rule), "--yes")
    house.run("remove", "15-qd-hm")

    status, _, _ = house.run("restore-document", "15-qd-hm")

    assert status == 0
    assert {"ba.txt", "mot.txt"} < set(house.files())
    assert sorted(house.ids()) == ["15-qd-hm", "15-qd-hm-2", "phi"]


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
