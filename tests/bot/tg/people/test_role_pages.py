"""Admins see and change who may do what, by command and by button; everybody else is refused."""

from pathlib import Path

import pytest

from bot.state.roles import Role
from bot.tg import texts_people as texts
from tests.bot.tg.fakes import GROUP, Stage, labels, play, texts_sent

ADMIN, PERSON = 1, 9


async def say(stage: Stage, text: str, person: int = ADMIN) -> str:
    """Let somebody write; return what the bot said last."""
    stage.world.write(text, person=person)
    await stage.settle()
    return texts_sent(stage, person)[-1]


def role_of(stage: Stage, person: int = PERSON) -> Role | None:
    holder = stage.state.roles.of(person)
    return holder.role if holder else None


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("cán bộ", Role.STAFF),
        ("CAN BO", Role.STAFF),
        ("quản trị", Role.ADMIN),
        ("thanh vien", Role.MEMBER),
    ],
)
def test_a_command_gives_a_role_and_it_is_kept_who_did(words: str, role: Role, tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        await say(stage, f"/quyen {PERSON} {words}")

        assert role_of(stage) is role
        entry = stage.state.audit.entries()[0]
        assert (entry.action, entry.actor_id, entry.subject_id, entry.detail) == (
            "role granted",
            ADMIN,
            PERSON,
            role.value,
        )

    play(story, tmp_path, admins=(ADMIN,))


def test_buttons_give_a_role_and_take_it_away(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write("/start", person=PERSON)
        await say(stage, f"/quyen {PERSON}")
        stage.world.press(stage.world.sent(ADMIN)[-1], "Cán bộ", person=ADMIN)
        await stage.settle()
        assert role_of(stage) is Role.STAFF
        assert texts_sent(stage, PERSON)[-1] == "Quyền của bạn trong bot này nay là: Cán bộ."

        await say(stage, f"/quyen {PERSON}")
        person_page = stage.world.sent(ADMIN)[-1]
        assert labels(person_page) == ["Thành viên", "Quản trị viên", texts.ROLES_REVOKE]
        stage.world.press(person_page, texts.ROLES_REVOKE, person=ADMIN)
        await stage.settle()
        assert role_of(stage) is None
        assert [entry.action for entry in stage.state.audit.entries()] == ["role revoked", "role granted"]

    play(story, tmp_path, admins=(ADMIN,))


def test_the_list_names_everybody_and_where_their_role_comes_from(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.state.roles.grant(PERSON, Role.STAFF, name="Nguyễn Thị Mai")

        told = await say(stage, "/quyen")

        assert "Quản trị viên: mã số 1, đặt trong config.toml" in told
        assert "Cán bộ: Nguyễn Thị Mai (mã số 9)" in told
        stage.world.press(stage.world.sent(ADMIN)[-1], "Mai", person=ADMIN)
        await stage.settle()
        assert "Quyền hiện tại: cán bộ" in texts_sent(stage, ADMIN)[-1]

    play(story, tmp_path, admins=(ADMIN,))


def test_a_role_of_the_settings_file_is_not_changed_by_chat(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.state.roles.grant(3, Role.ADMIN)

        assert await say(stage, f"/quyen {ADMIN} thu", person=3) == texts.ROLES_PERSON_FIXED
        assert await say(stage, "/quyen", person=ADMIN) != texts.ONLY_ADMINS

    play(story, tmp_path, admins=(ADMIN,))


def test_an_admin_does_not_lock_themselves_out(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.state.roles.grant(3, Role.ADMIN)

        assert await say(stage, "/quyen 3 thu", person=3) == texts.ROLES_NOT_YOURSELF
        assert role_of(stage, 3) is Role.ADMIN

    play(story, tmp_path, admins=(ADMIN,))


@pytest.mark.parametrize("role", [None, Role.MEMBER, Role.STAFF])
def test_nobody_but_an_admin_sees_or_changes_roles(role: Role | None, tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        if role is not None:
            stage.state.roles.grant(PERSON, role)

        assert await say(stage, f"/quyen {PERSON} quản trị", person=PERSON) == texts.ONLY_ADMINS
        stage.world.press_data(stage.world.sent(PERSON)[-1], f"r:{PERSON}:admin", person=PERSON)
        await stage.settle()
        assert role_of(stage) is role

    play(story, tmp_path, admins=(ADMIN,))


def test_in_a_group_only_its_id_is_told(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write("/quyen", person=ADMIN, chat=GROUP)
        await stage.settle()

        assert texts_sent(stage, GROUP) == [texts.ROLES_IN_GROUP.format(chat_id=GROUP)]

    play(story, tmp_path, admins=(ADMIN,))


@pytest.mark.parametrize("words", ["abc", "9 ông chủ", "-5", "9" * 22])
def test_what_is_not_understood_is_explained(words: str, tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        assert texts.ROLES_HOW in await say(stage, f"/quyen {words}")

    play(story, tmp_path, admins=(ADMIN,))


@pytest.mark.parametrize("data", ["r:", "r:abc", "r:9:king", "r:9:admin:x", "r:٩:admin"])
def test_buttons_that_are_not_ours_change_nothing(data: str, tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        await say(stage, "/quyen")
        stage.world.press_data(stage.world.sent(ADMIN)[-1], data, person=ADMIN)
        await stage.settle()

        assert len(stage.world.answers_to_queries) == 1
        assert role_of(stage) is None

    play(story, tmp_path, admins=(ADMIN,))


def test_however_many_people_have_roles_the_list_fits_one_message(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        for person in range(100, 200):
            stage.state.roles.grant(person, Role.MEMBER, name="\N{FAMILY}" * 128)

        told = await say(stage, "/quyen")

        assert texts.ROLES_HOW in told
        assert texts.ROLES_MORE.format(count=76) in told
        assert len(labels(stage.world.sent(ADMIN)[-1])) == 20

    play(story, tmp_path, admins=(ADMIN,))
