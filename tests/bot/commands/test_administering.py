"""`rollback`, `status` and `check` tell admins where they stand and what to do."""

import json
import re
from datetime import datetime

from bot.commands.output import local_time
from tests.bot.commands.house import RETRIEVAL, ROOT, House


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


def test_people_are_told_moments_in_their_time_zone_and_programs_in_that_of_all(house: House) -> None:
    created = json.loads(house.run("generations", "--json")[1])[0]["created"]

    assert created.endswith("+00:00")
    local = local_time(created)
    assert local in house.run("generations")[1]
    assert datetime.fromisoformat(local) == datetime.fromisoformat(created)
    assert local in house.run("status")[1]
