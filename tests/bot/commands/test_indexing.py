"""`ingest` and `rebuild` report what others read, and never empty an index by mistake."""

import json

import pytest

from tests.bot.commands.house import House


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
def test_what_stands_beside_the_documents_is_missed_aloud(house: House, command: str) -> None:
    lacking = house.run(command)[1]
    house.write("corpus/glossary.toml", "")
    house.write("corpus/questions.jsonl", "")
    house.write("corpus/manifest.toml", "")
    whole = house.run(command)[1]

    assert f"no glossary.toml in {house.corpus}: abbreviations beyond the built-in are searched" in lacking
    assert f"no questions.jsonl in {house.corpus}: no fixed questions guard the index" in lacking
    assert "no glossary.toml" not in whole
    assert "no questions.jsonl" not in whole
    assert f"no manifest.toml in {house.corpus}: " in lacking
    assert "one that has ended may pass for in force; review" in lacking
    assert "no manifest.toml" not in whole


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
