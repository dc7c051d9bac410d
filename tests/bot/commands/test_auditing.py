"""What is done from the command line is kept in the audit log."""

import re

from bot.settings_loading import load_settings
from bot.state import State
from bot.state.roles import Role
from tests.bot.commands.house import RETRIEVAL, House, audited


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


def test_people_are_named_where_the_list_of_roles_knows_their_names(house: House) -> None:
    state = State(load_settings(house.root / "config.toml", {}).database.url)
    state.roles.grant(7, Role.STAFF, name="Lan")
    state.audit.write("add", actor_id=7, detail="+qd")
    state.audit.write("add", actor_id=8, detail="+cv")
    state.close()

    lines = house.run("audit")[1].splitlines()

    assert [re.split(r"  +", line)[1] for line in lines[1:3]] == ["8", "7 Lan"]
