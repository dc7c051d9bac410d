"""`roles` lists and changes who may do what."""

import json

import pytest

from tests.bot.commands.house import RETRIEVAL, House


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
