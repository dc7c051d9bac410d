"""What an admin of a group asked in the name of the group, its admins go on with, and nobody else."""

from pathlib import Path

from bot.tg import texts, texts_people
from tests.bot.tg.fakes import BOT, GROUP, Stage, labels, play

ADMIN, MEMBER, STAFF = 8, 9, -1009876543210
ANONYMOUS = 1087968824  # Telegram's account for whoever writes in the name of a group


async def write(stage: Stage, text: str) -> None:
    """Let an admin write in the name of the group."""
    chat = {"id": GROUP, "type": "supergroup", "title": "Công đoàn cơ sở"}
    stage.world.members[GROUP] = {ADMIN: "administrator", MEMBER: "member"}
    stage.world.write(text, chat=GROUP, person=ANONYMOUS, sender_chat=chat)
    await stage.settle()


async def press(stage: Stage, label: str, person: int) -> str | None:
    """Let a person press below the bot's last message in the group; return the notice."""
    stage.world.press(stage.world.sent(GROUP)[-1], label, person=person)
    await stage.settle()
    notice: str | None = stage.world.answers_to_queries[-1].get("text")
    return notice


def test_a_list_that_an_anonymous_admin_opened_is_turned_by_admins_alone(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        await write(stage, f"/vanban@{BOT}")
        before = labels(stage.world.sent(GROUP)[-1])

        assert await press(stage, "Luật", MEMBER) == texts.ONLY_WHO_OPENED
        assert await press(stage, "Luật", ADMIN) is None
        assert labels(stage.world.sent(GROUP)[-1]) != before

    play(story, tmp_path)


def test_an_answer_to_an_anonymous_admin_is_judged_by_admins_alone(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        await write(stage, f"/hoi@{BOT} Mức đóng?")

        assert await press(stage, texts.BAD_BUTTON, MEMBER) == texts.ONLY_THE_ASKER
        assert await press(stage, texts.BAD_BUTTON, ADMIN) == texts.THANKS_BAD
        assert stage.state.feedback.totals(since=0, until=float("inf")).disliked == 1

    play(story, tmp_path)


def test_a_question_of_an_anonymous_admin_is_sent_to_staff_by_admins_alone(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write("mở nhóm", chat=STAFF, person=5)
        await write(stage, f"/hoi@{BOT} Mức đóng?")
        shown = stage.world.sent(GROUP)[-1]
        token = stage.state.privacy.export(GROUP)["answers"][-1]["token"]
        notices = []
        for person in (MEMBER, ADMIN):
            stage.world.press_data(shown, f"h:{token}", person=person)
            await stage.settle()
            notices.append(stage.world.answers_to_queries[-1]["text"])

        assert notices == [texts_people.STAFF_ONLY_THE_ASKER, texts_people.STAFF_SENT]
        assert len(stage.world.sent(STAFF)) == 1
        assert stage.world.sent(GROUP) == [shown]

    play(story, tmp_path, staff_chat=STAFF)
