"""People see what is kept of them, take it home and have it erased; nobody else can."""

import json
import logging
import threading
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.answers import Trace
from bot.settings import AnsweringSettings, PrivacySettings
from bot.stages import OnStatus, nobody_listens
from bot.state import Conversation, GroupChoices, State, StoredAnswer
from bot.state.roles import Role
from bot.tg import texts_people as texts
from bot.tg.app import who_writes
from bot.tg.asking.desk import Desk, Question
from bot.tg.delivering.messages import Message, dump_whole
from bot.tg.people.privacy import PrivacyPages
from tests.bot.tg.fakes import ANSWER, BOT, GROUP, TODAY, FakeAnswerer, Stage, labels, play, texts_sent
from vectorstore.query import Query

ME = 987654321012
QUESTION = "Chuyện riêng của chị Bưởi thì sao?"


async def privacy_page(stage: Stage, person: int = ME) -> dict[str, Any]:
    """Let a person ask a question, then for their data; return the page."""
    stage.world.write(QUESTION, person=person)
    await stage.settle()
    stage.world.write("/riengtu", person=person)
    await stage.settle()
    return stage.world.sent(person)[-1]


async def press(stage: Stage, message: dict[str, Any], label: str, person: int = ME) -> dict[str, Any]:
    """Let a person press; return the bot's last message to them."""
    stage.world.press(message, label, person=person)
    await stage.settle()
    return stage.world.sent(person)[-1]


async def erased(stage: Stage) -> dict[str, Any]:
    """Let the person erase everything; return the receipt."""
    sure = await press(stage, await privacy_page(stage), texts.ERASE_BUTTON)
    return await press(stage, sure, texts.ERASE_YES)


def test_the_page_says_what_is_kept_and_how_long(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        page = await privacy_page(stage)

        assert "sau 90 ngày" in page["text"]
        assert "Nhật ký lưu 730 ngày" in page["text"]
        assert labels(page) == [texts.EXPORT_BUTTON, texts.ERASE_BUTTON]

    play(story, tmp_path)


def test_whoever_is_not_admitted_may_know_too(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        page = await privacy_page(stage)
        assert texts.PRIVACY_KEPT in page["text"]

        stage.world.press(page, texts.EXPORT_BUTTON, person=ME)
        await stage.settle()
        assert len(stage.world.files) == 1

    play(story, tmp_path, access="members")


def test_in_a_group_nothing_is_shown(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write(f"/riengtu@{BOT}", person=ME, chat=GROUP)
        await stage.settle()
        stage.world.press_data(stage.world.sent(GROUP)[-1], "x:export", person=ME)
        await stage.settle()

        assert texts_sent(stage, GROUP) == [texts.ONLY_IN_PRIVATE]
        assert stage.world.files == {}

    play(story, tmp_path)


def test_the_file_has_what_the_person_asked(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        sent = await press(stage, await privacy_page(stage), texts.EXPORT_BUTTON)

        content = json.loads(stage.world.files[sent["message_id"]])
        assert sent["document"]["file_name"] == "du-lieu-cua-toi.json"
        assert [one["question"] for one in content["answers"]] == [QUESTION]
        assert content["answers"][0]["sources"][0]["locator"] == "Điều 2, khoản 1"
        assert content["people"][0]["first_seen_at"].startswith("20")

    play(story, tmp_path)


def test_after_an_erasure_the_files_know_nothing_of_the_person(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        receipt = await erased(stage)
        await stage.parts.chores.work()

        assert "1 câu hỏi kèm câu trả lời" in receipt["text"]
        number = stage.state.privacy.receipts()[0].number
        assert number in receipt["text"]
        files = b"".join(path.read_bytes() for path in tmp_path.iterdir())
        assert str(ME).encode() not in files
        assert ME.to_bytes(6, "big") not in files
        assert "chị Bưởi".encode() not in files
        assert json.dumps("chị Bưởi")[1:-1].encode() not in files
        assert (stage.state.audit.entries()[0].action, stage.state.audit.entries()[0].detail) == (
            "data erased",
            number,
        )

    play(story, tmp_path)


def test_the_buttons_of_an_erased_answer_are_old(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        await erased(stage)
        stage.world.press(stage.world.sent(ME)[0], "[1]", person=ME)
        await stage.settle()

        assert "đã cũ" in stage.world.answers_to_queries[-1]["text"]

    play(story, tmp_path)


def test_who_thinks_again_loses_nothing(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        sure = await press(stage, await privacy_page(stage), texts.ERASE_BUTTON)
        after = await press(stage, sure, texts.ERASE_NO)

        assert after["text"] == texts.ERASE_NOT
        assert len(stage.state.privacy.export(ME)["answers"]) == 1

    play(story, tmp_path)


def test_another_person_erases_only_their_own(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        sure = await press(stage, await privacy_page(stage), texts.ERASE_BUTTON)
        stage.world.press(sure, texts.ERASE_YES, person=8)
        await stage.settle()

        assert stage.world.answers_to_queries[-1]["text"] == texts.ONLY_IN_PRIVATE
        assert len(stage.state.privacy.export(ME)["answers"]) == 1

    play(story, tmp_path)


def test_an_erased_person_has_no_role_any_more(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.state.roles.grant(ME, Role.MEMBER, name="Bưởi")
        await erased(stage)

        assert stage.state.roles.of(ME) is None

    play(story, tmp_path, access="members")


def test_neither_ids_nor_questions_are_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async def story(stage: Stage) -> None:
        await erased(stage)

    with caplog.at_level(logging.INFO):
        play(story, tmp_path)

    assert str(ME) not in caplog.text
    assert "Bưởi" not in caplog.text
    assert "receipt=" in caplog.text


def test_an_erasure_ends_the_question_that_is_being_answered_and_those_that_wait(tmp_path: Path) -> None:
    held = threading.Event()

    async def story(stage: Stage) -> None:
        sure = await press(stage, await privacy_page(stage), texts.ERASE_BUTTON)
        held.clear()
        stage.world.write("Câu đang được trả lời?", person=ME)
        stage.world.write("Câu đang chờ đến lượt?", person=ME)
        await stage.take_in()
        await stage.until(lambda: len(stage.answerer.asked) == 2)
        stage.world.press(sure, texts.ERASE_YES, person=ME)
        await stage.take_in()
        await stage.until(stage.state.privacy.receipts)
        held.set()
        await stage.settle()

        assert stage.state.privacy.export(ME)["answers"] == []
        assert "Biên nhận" in stage.world.sent(ME)[-1]["text"]
        assert stage.state.updates.count_unfinished() == 0

    held.set()
    play(story, tmp_path, answerer=FakeAnswerer(hold=held))


def test_an_answer_found_after_its_asker_was_erased_is_not_kept(tmp_path: Path) -> None:
    state = State(f"sqlite:///{tmp_path / 'bot.db'}")

    class ErasedMeanwhile(FakeAnswerer):
        def answer(self, question: str, **options: Any) -> Trace:
            state.privacy.erase(ME, by_update=1)
            return super().answer(question, **options)

    desk = Desk(ErasedMeanwhile(), state, history_questions=3)

    assert desk.answer(Question(Conversation(ME, ME), QUESTION, datetime.now(UTC))) == ()
    assert state.privacy.export(ME)["answers"] == []
    state.close()


def test_the_page_names_who_is_sent_questions_to_write_answers() -> None:
    answering = AnsweringSettings(mode="llm", model="openai:gpt-x", base_url="https://llm.example.vn/v1")
    state = State("sqlite://")
    pages = PrivacyPages(state, PrivacySettings(), has_staff=False, writer=who_writes(answering))

    assert "openai:gpt-x (llm.example.vn)" in pages.overview().text
    assert who_writes(AnsweringSettings()) == ""
    state.close()


def test_page_and_receipt_say_what_stays_in_telegram(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        assert texts.PRIVACY_COPIES in (await privacy_page(stage))["text"]
        receipt = await erased(stage)

        assert "vẫn còn trong Telegram" in receipt["text"]
        assert "khôi phục ở nơi khác thì không" in receipt["text"]

    play(story, tmp_path)


def test_who_went_on_in_private_from_an_erased_question_keeps_no_copy_of_it(tmp_path: Path) -> None:
    state = State(f"sqlite:///{tmp_path / 'bot.db'}")
    asked = StoredAnswer("asked", Conversation(GROUP, ME), QUESTION, "answer")
    state.answers.save(asked)
    state.answers.keep_whole(asked, dump_whole(QUESTION, [Message("Trả lời")]))
    Desk(FakeAnswerer(), state, history_questions=3).carry_over("asked", Conversation(8, 8))

    state.privacy.erase(ME, by_update=1)

    assert state.privacy.export(8)["answers"] == []
    state.close()


class LeaningAnswerer(FakeAnswerer):
    """Understands a follow-up by what was asked last."""

    def answer(
        self, question: str, *, history: Sequence[str] = (), on_status: OnStatus = nobody_listens
    ) -> Trace:
        topic = history[-1] if history else ""
        return Trace(question, Query(question, f"{question} {topic}", topic=topic), TODAY, ANSWER)


@pytest.mark.parametrize("goes_on", [False, True])
def test_a_follow_up_of_another_in_a_group_keeps_nothing_of_an_erased_question(
    goes_on: bool, tmp_path: Path
) -> None:
    state = State(f"sqlite:///{tmp_path / 'bot.db'}")
    state.groups.choose(GROUP, GroupChoices(is_shared=True))
    desk = Desk(LeaningAnswerer(), state, history_questions=3)
    desk.answer(Question(Conversation(GROUP, ME), QUESTION, datetime.now(tz=UTC), 1))
    desk.answer(Question(Conversation(GROUP, 8), "Thế còn tôi?", datetime.now(tz=UTC), 2))
    token = state.privacy.export(8)["answers"][0]["token"]
    if goes_on:
        desk.carry_over(token, Conversation(9, 9))
    assert QUESTION in json.dumps([state.privacy.export(one) for one in (8, 9)], ensure_ascii=False)

    state.privacy.erase(ME, by_update=1)

    left = [state.privacy.export(one) for one in (8, 9)]
    assert QUESTION not in json.dumps(left, ensure_ascii=False)
    assert [one["question"] for one in left[0]["answers"]] == ["Thế còn tôi?"]
    assert state.privacy.scrub()
    assert QUESTION.encode() not in (tmp_path / "bot.db").read_bytes()
    state.close()


def test_an_erasure_while_a_follow_up_of_another_is_answered_leaves_no_copy(tmp_path: Path) -> None:
    state = State(f"sqlite:///{tmp_path / 'bot.db'}")
    state.groups.choose(GROUP, GroupChoices(is_shared=True))

    class Meanwhile(LeaningAnswerer):
        def answer(
            self, question: str, *, history: Sequence[str] = (), on_status: OnStatus = nobody_listens
        ) -> Trace:
            found = super().answer(question, history=history)
            if history:
                state.privacy.erase(ME, by_update=1)
            return found

    desk = Desk(Meanwhile(), state, history_questions=3)
    desk.answer(Question(Conversation(GROUP, ME), QUESTION, datetime.now(tz=UTC), 1))
    desk.answer(Question(Conversation(GROUP, 8), "Thế còn tôi?", datetime.now(tz=UTC), 2))

    assert QUESTION not in json.dumps(state.privacy.export(8), ensure_ascii=False)
    state.close()
