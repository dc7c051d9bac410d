"""A member's question goes to the staff chat without the member's name, and the reply finds its way back."""

import threading
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Bot

from bot.answers import Trace
from bot.stages import OnStatus, nobody_listens
from bot.state import Conversation, GroupChoices, State, StoredAnswer
from bot.tg import texts_people as texts
from bot.tg.delivering.messages import load
from bot.tg.delivering.richtext import fit_to_send, utf16_units
from bot.tg.people.staff_chat import StaffChat, Written, code_in
from bot.tg.presses.presses import Outcome, Pressed
from tests.bot.tg.fakes import (
    BOT,
    GROUP,
    NOTHING_FOUND,
    QUOTE,
    SPECIFICATION,
    TOKEN,
    FakeAnswerer,
    Stage,
    play,
    texts_sent,
)
from tests.bot_api_server.api import BotApi
from tests.bot_api_server.failures import Failure
from vectorstore.query import Query

STAFF = -1009876543210
MEMBER = 987654321012


async def asked(stage: Stage, **where: Any) -> dict[str, Any]:
    """Let the member ask the bot, then a person; return what the staff chat sees."""
    stage.world.write("mở nhóm", chat=STAFF, person=5)
    stage.world.write(f"/hoi@{BOT} Trường hợp của tôi thì sao?", person=MEMBER, **where)
    await stage.settle()
    await press(stage, stage.world.sent(where.get("chat", MEMBER))[-1])
    return stage.world.sent(STAFF)[-1]


async def press(stage: Stage, answer: dict[str, Any], person: int = MEMBER) -> str | None:
    """Let a person press the button of an answer; return the notice."""
    token = stage.state.privacy.export(MEMBER)["answers"][-1]["token"]
    stage.world.press_data(answer, f"h:{token}", person=person)
    await stage.settle()
    notice: str | None = stage.world.answers_to_queries[-1].get("text")
    return notice


async def reply(stage: Stage, to: dict[str, Any], text: str | None, **where: Any) -> None:
    """Let somebody reply to a message."""
    stage.world.write(text, reply_to=to, **where)
    await stage.settle()


def test_staff_see_the_question_and_its_trace_but_not_who_asked(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        seen = (await asked(stage))["text"]

        assert "Câu hỏi 1 từ thành viên" in seen
        assert "Trường hợp của tôi thì sao?" in seen
        assert "Bot đã trả lời" in seen
        assert "[1] Luật Mẫu" in seen
        assert f"Bot trích: “{QUOTE}”" in seen
        assert "Điều 2, khoản 1" in seen
        assert str(MEMBER) not in seen
        assert "Người 9876" not in seen
        assert texts_sent(stage, MEMBER)[-1] == texts.STAFF_CONFIRMED

    play(story, tmp_path, staff_chat=STAFF)


@pytest.mark.parametrize("where", [{}, {"chat": GROUP}], ids=["in private", "in a group"])
def test_where_the_staff_chat_is_out_of_reach_the_member_is_told_and_may_try_again(
    where: dict[str, Any], tmp_path: Path
) -> None:
    chat = where.get("chat", MEMBER)

    async def story(stage: Stage) -> None:
        stage.world.write(f"/hoi@{BOT} Trường hợp của tôi thì sao?", person=MEMBER, **where)
        await stage.settle()
        answer = stage.world.sent(chat)[-1]
        await press(stage, answer)
        assert texts_sent(stage, chat)[1:] == [texts.STAFF_NOT_REACHED]

        stage.world.write("mở nhóm", chat=STAFF, person=5)
        await press(stage, answer)
        assert "Trường hợp của tôi thì sao?" in texts_sent(stage, STAFF)[-1]
        assert texts.STAFF_NOT_REACHED not in texts_sent(stage, chat)[2:]

    play(story, tmp_path, staff_chat=STAFF)


class LeaningAnswerer(FakeAnswerer):
    """Understands every question by those before it."""

    def answer(
        self, question: str, *, history: Sequence[str] = (), on_status: OnStatus = nobody_listens
    ) -> Trace:
        """Return a trace with what the question was taken for."""
        found = super().answer(question, history=history, on_status=on_status)
        if not history:
            return found
        return replace(found, query=Query(question, f"{history[-1]} {question}", topic=history[-1]))


def test_staff_see_what_a_follow_up_leans_on(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write("mở nhóm", chat=STAFF, person=5)
        for words in ("Mức đóng kinh phí?", "còn hợp tác xã?"):
            stage.world.write(words, person=MEMBER)
            await stage.settle()
        kept = {one["question"]: one["token"] for one in stage.state.privacy.export(MEMBER)["answers"]}
        stage.world.press_data(stage.world.sent(MEMBER)[-1], f"h:{kept['còn hợp tác xã?']}", person=MEMBER)
        await stage.settle()

        understood = texts.STAFF_UNDERSTOOD.format(words="Mức đóng kinh phí? còn hợp tác xã?")
        assert understood in texts_sent(stage, STAFF)[-1]
        concern, *_ = stage.state.feedback.concerns(since=0, until=float("inf"))
        assert concern.understood == "Mức đóng kinh phí? còn hợp tác xã?"

    play(story, tmp_path, staff_chat=STAFF, answerer=LeaningAnswerer())


def test_what_a_follow_up_leans_on_of_another_goes_with_what_they_have_erased(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.state.groups.choose(GROUP, GroupChoices(is_shared=True))
        for person, words in ((8, "Chuyện của tám thì sao?"), (MEMBER, "còn tôi?")):
            stage.world.write(f"/hoi@{BOT} {words}", chat=GROUP, person=person)
            await stage.settle()
        (before,) = stage.state.privacy.export(MEMBER)["answers"]
        stage.state.privacy.erase(8, by_update=1)
        (after,) = stage.state.privacy.export(MEMBER)["answers"]

        assert "tám" in before["understood"]
        assert after["understood"] == ""

    play(story, tmp_path, answerer=LeaningAnswerer())


def test_after_a_refusal_and_with_a_reason_staff_are_told_so(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write("mở nhóm", chat=STAFF, person=5)
        stage.world.write("Hỏi?", person=MEMBER)
        await stage.settle()
        answer = stage.world.sent(MEMBER)[-1]
        token = stage.state.privacy.export(MEMBER)["answers"][-1]["token"]
        stage.state.answers.give_feedback(token, MEMBER, "bad", "ended")
        await press(stage, answer)

        seen = texts_sent(stage, STAFF)[-1]
        assert "Bot không tìm thấy câu trả lời" in seen
        assert "Thành viên nhận xét: đã hết hiệu lực." in seen

    play(story, tmp_path, staff_chat=STAFF, answerer=FakeAnswerer(NOTHING_FOUND))


def test_a_reply_is_carried_to_the_member_and_further_words_back(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        question = await asked(stage)
        await reply(stage, question, "Trường hợp này được 6 tháng.", chat=STAFF, person=5)

        told = stage.world.sent(MEMBER)[-1]
        assert told["text"].startswith(texts.STAFF_REPLY)
        assert "Trường hợp này được 6 tháng." in told["text"]
        assert texts.STAFF_REPLY_NOTE in told["text"]
        assert "Người 5" not in told["text"]
        assert texts_sent(stage, STAFF)[-1] == texts.STAFF_CARRIED

        await reply(stage, told, "Thế sinh đôi thì sao?", person=MEMBER)
        further = stage.world.sent(STAFF)[-1]
        assert "Thế sinh đôi thì sao?" in further["text"]
        assert texts_sent(stage, MEMBER)[-1] == texts.STAFF_FOLLOW_UP_CARRIED

        await reply(stage, further, "Thêm một tháng.", chat=STAFF, person=6)
        assert "Thêm một tháng." in texts_sent(stage, MEMBER)[-1]
        assert texts_sent(stage, STAFF)[-1] == texts.STAFF_CARRIED_AGAIN
        assert len(stage.answerer.asked) == 1
        assert stage.state.feedback.totals(since=0, until=float("inf")).replied == 1

    play(story, tmp_path, staff_chat=STAFF)


def test_a_question_of_a_group_is_answered_in_its_topic(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        question = await asked(stage, chat=GROUP, thread=5)
        await reply(stage, question, "Được.", chat=STAFF, person=5)

        told = stage.world.sent(GROUP)[-1]
        assert "Được." in told["text"]
        assert told["message_thread_id"] == 5
        replied_to = [
            call.parameters["reply_parameters"]["message_id"]
            for call in stage.world.called("sendMessage")
            if call.parameters["chat_id"] == GROUP
        ]
        question_id = replied_to[0]
        assert replied_to == [question_id, question_id]  # so that the asker is notified
        assert texts_sent(stage, MEMBER) == []
        assert len(stage.state.replies.to(GROUP, question_id)) == 1  # the answer alone, if that is edited

    play(story, tmp_path, staff_chat=STAFF)


def test_a_question_is_sent_once_and_by_its_asker_alone(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        await asked(stage, chat=GROUP)
        answer = stage.world.sent(GROUP)[-1]

        assert await press(stage, answer) == texts.STAFF_SENT_BEFORE
        assert await press(stage, answer, person=8) == texts.STAFF_ONLY_THE_ASKER
        assert len(stage.world.sent(STAFF)) == 1

    play(story, tmp_path, staff_chat=STAFF)


def test_a_button_that_is_tapped_twice_at_once_sends_once_and_is_no_failure(tmp_path: Path) -> None:
    url, asker = f"sqlite:///{tmp_path / 'bot.db'}", Conversation(MEMBER, MEMBER)
    first = State(url)
    first.answers.save(StoredAnswer("a", asker, "Hỏi?", "answer"))
    calls = iter(range(9))

    def now() -> float:
        if next(calls) == 1:  # after the count of the day, when the second tap is to be kept
            assert first.staff_questions.ask("a", asker) == 1
        return 0.0

    second = State(url, clock=now)
    tap = Pressed("h:a", MEMBER, MEMBER, None, cast("Bot", None), 2)

    assert StaffChat(second, STAFF).press(tap) == Outcome(texts.STAFF_SENT_BEFORE)
    assert second.updates.outgoing(2) == ()
    second.close()
    first.close()


def test_nobody_floods_the_staff_chat(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write("mở nhóm", chat=STAFF, person=5)
        notice = None
        for number in range(11):
            stage.world.write(f"Câu {number}?", person=MEMBER)
            await stage.settle()
            tokens = {one["question"]: one["token"] for one in stage.state.privacy.export(MEMBER)["answers"]}
            stage.world.press_data(
                stage.world.sent(MEMBER)[-1], f"h:{tokens[f'Câu {number}?']}", person=MEMBER
            )
            await stage.settle()
            notice = stage.world.answers_to_queries[-1]["text"]

        assert notice == texts.STAFF_TOO_MANY.format(count=10)

    play(story, tmp_path, staff_chat=STAFF, questions_per_minute=100)


def test_an_erasure_does_not_let_anybody_send_staff_more_questions_a_day() -> None:
    now = [0.0]
    state, asker = State("sqlite://", clock=lambda: now[0]), Conversation(MEMBER, MEMBER)
    for number in range(11):
        state.answers.save(StoredAnswer(f"t{number}", asker, "Hỏi?", "answer"))
        if number < 10:
            state.staff_questions.ask(f"t{number}", asker)
    state.privacy.erase(MEMBER, by_update=1)
    state.answers.save(StoredAnswer("new", asker, "Hỏi?", "answer"))
    tap = Pressed("h:new", MEMBER, MEMBER, None, cast("Bot", None), 2)

    assert StaffChat(state, STAFF).press(tap).notice == texts.STAFF_TOO_MANY.format(count=10)
    now[0] = 24 * 3600.0 + 1
    assert StaffChat(state, STAFF).press(tap).notice == texts.STAFF_SENT
    now[0] = 8 * 24 * 3600.0
    assert state.privacy.purge(keep_days=0, audit_days=0)["recent_use"] == 10
    state.close()


def test_staff_are_told_when_the_member_cannot_be_reached(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        question = await asked(stage)
        stage.world.blocked.add(MEMBER)
        await reply(stage, question, "Được.", chat=STAFF, person=5)

        assert texts_sent(stage, STAFF)[-1] == texts.STAFF_NOT_CARRIED

    play(story, tmp_path, staff_chat=STAFF)


@pytest.mark.parametrize(
    ("is_blocked", "told"),
    [(False, texts.STAFF_CARRIED), (True, texts.STAFF_NOT_CARRIED)],
    ids=["carried", "not carried"],
)
def test_staff_are_told_what_became_of_their_reply_though_telegram_went_away_after_it(
    is_blocked: bool, told: str, tmp_path: Path
) -> None:
    api = BotApi(TOKEN, specification=SPECIFICATION)
    replies: list[int] = []

    async def interrupted(stage: Stage) -> None:
        question = await asked(stage)
        stage.world.blocked.update({MEMBER} if is_blocked else ())
        before = len(stage.world.called("sendMessage"))
        api.fail("sendMessage", Failure(200))
        api.fail("sendMessage", Failure(502, "Bad Gateway"), times=99)
        replies.append(stage.world.write("Được.", chat=STAFF, person=5, reply_to=question))
        await stage.take_in()
        await stage.until(lambda: len(stage.world.called("sendMessage")) > before + 1)
        await stage.parts.processor.drain(0)

    async def resumed(stage: Stage) -> None:
        await stage.until(lambda: stage.parts.inbox.is_idle)
        assert texts_sent(stage, STAFF)[-1] == told
        assert sum("Được." in text for text in texts_sent(stage, MEMBER)) == (0 if is_blocked else 1)
        assert stage.state.updates.outgoing(replies[0]) == ()
        assert stage.state.updates.unfinished() == ()

    play(interrupted, tmp_path, api=api, staff_chat=STAFF)
    api.forgive("sendMessage")
    play(resumed, tmp_path, api=api, staff_chat=STAFF)


def test_staff_are_told_when_the_member_had_everything_erased(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        question = await asked(stage)
        stage.state.privacy.erase(MEMBER, by_update=1)
        before = len(stage.world.sent(MEMBER))
        await reply(stage, question, "Được.", chat=STAFF, person=5)

        assert texts_sent(stage, STAFF)[-1] == texts.STAFF_GONE
        assert len(stage.world.sent(MEMBER)) == before

    play(story, tmp_path, staff_chat=STAFF)


def test_only_words_are_carried_and_an_edit_of_what_was_carried_is_not(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        question = await asked(stage)
        before = len(stage.world.sent(MEMBER))
        await reply(stage, question, None, chat=STAFF, person=5, location={"latitude": 1.0, "longitude": 1.0})
        assert texts_sent(stage, STAFF)[-1] == texts.STAFF_ONLY_TEXT
        assert len(stage.world.sent(MEMBER)) == before

        update = stage.world.write("Được.", chat=STAFF, person=5, reply_to=question)
        await stage.settle()
        stage.world.edit(update, "Sửa.", chat=STAFF)
        await stage.settle()

        assert texts_sent(stage, STAFF)[-2:] == [texts.STAFF_CARRIED, texts.STAFF_EDITED]
        assert len(stage.world.sent(MEMBER)) == before + 1

    play(story, tmp_path, staff_chat=STAFF)


def test_a_reply_of_staff_that_is_edited_while_it_waits_is_carried(tmp_path: Path) -> None:
    hold = threading.Event()

    async def story(stage: Stage) -> None:
        hold.set()
        question = await asked(stage)
        hold.clear()
        stage.world.write(f"/hoi@{BOT} Mức đóng?", chat=STAFF, person=5)
        update = stage.world.write("Được sáu tháng.", chat=STAFF, person=5, reply_to=question)
        await stage.take_in()
        stage.world.edit(update, "Được 6 tháng.", chat=STAFF)
        await stage.take_in()
        hold.set()
        await stage.settle()

        assert "Được sáu tháng." in texts_sent(stage, MEMBER)[-1]
        assert texts_sent(stage, STAFF)[-2:] == [texts.STAFF_CARRIED, texts.STAFF_EDITED]

    play(story, tmp_path, staff_chat=STAFF, answerer=FakeAnswerer(hold=hold))


def test_what_a_member_writes_on_to_staff_and_edits_while_it_waits_is_carried(tmp_path: Path) -> None:
    hold = threading.Event()

    async def story(stage: Stage) -> None:
        hold.set()
        await reply(stage, await asked(stage), "Được.", chat=STAFF, person=5)
        told = stage.world.sent(MEMBER)[-1]
        hold.clear()
        stage.world.write("Mức đóng?", person=MEMBER)
        update = stage.world.write("Sinh đôi thì sao?", person=MEMBER, reply_to=told)
        await stage.take_in()
        stage.world.edit(update, "Sinh đôi thì sao ạ?", chat=MEMBER)
        await stage.take_in()
        hold.set()
        await stage.settle()

        assert "Sinh đôi thì sao?" in texts_sent(stage, STAFF)[-1]
        assert texts_sent(stage, MEMBER)[-2:] == [texts.STAFF_FOLLOW_UP_CARRIED, texts.STAFF_EDITED]

    play(story, tmp_path, staff_chat=STAFF, answerer=FakeAnswerer(hold=hold))


def test_a_reply_that_was_never_carried_is_carried_once_it_is_edited(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        question = await asked(stage)
        stage.world.blocked.add(MEMBER)
        update = stage.world.write("Được.", chat=STAFF, person=5, reply_to=question)
        await stage.settle()
        stage.world.blocked.clear()
        stage.world.edit(update, "Được 6 tháng.", chat=STAFF)
        await stage.settle()

        assert "Được 6 tháng." in texts_sent(stage, MEMBER)[-1]
        assert texts_sent(stage, STAFF)[-2:] == [texts.STAFF_NOT_CARRIED, texts.STAFF_CARRIED_AGAIN]

    play(story, tmp_path, staff_chat=STAFF)


def test_a_stranger_does_not_write_into_the_question_of_another(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        question = await asked(stage)
        await reply(stage, question, "Được.", chat=STAFF, person=5)
        told = stage.world.sent(MEMBER)[-1]
        before = len(stage.world.sent(STAFF))
        await reply(stage, told, "Cho tôi xem với.", person=8)

        assert texts_sent(stage, 8) == [texts.STAFF_GONE]
        assert len(stage.world.sent(STAFF)) == before

    play(story, tmp_path, staff_chat=STAFF)


def test_another_member_of_the_group_who_replies_to_staff_asks_the_bot(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        question = await asked(stage, chat=GROUP)
        await reply(stage, question, "Được.", chat=STAFF, person=5)
        told = stage.world.sent(GROUP)[-1]
        before = len(stage.world.sent(STAFF))
        await reply(stage, told, "Còn tôi thì sao?", chat=GROUP, person=8)

        assert stage.answerer.asked[-1][0] == "Còn tôi thì sao?"
        assert texts.STAFF_GONE not in texts_sent(stage, GROUP)
        assert len(stage.world.sent(STAFF)) == before

    play(story, tmp_path, staff_chat=STAFF)


def test_a_late_reply_of_staff_still_replies_to_the_question() -> None:
    now = [0.0]
    state, asker = State("sqlite://", clock=lambda: now[0]), Conversation(GROUP, 7)
    for token, question_id in (("a", 3), ("b", 4)):
        state.answers.save(StoredAnswer(token, asker, "Hỏi?", "answer"))
        state.replies.keep_answer(token, asker, question_id)
    number = state.staff_questions.ask("a", asker) or 0
    now[0] = 3 * 24 * 3600.0
    state.replies.forget(older_than_seconds=24 * 3600.0)

    assert state.staff_questions.get(number).message_id == 3
    assert state.replies.question(GROUP, 4) is None
    state.close()


def test_a_staff_chat_that_became_a_supergroup_is_followed(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write("mở nhóm", chat=STAFF - 1, person=5)
        stage.world.migrated[STAFF] = STAFF - 1
        stage.world.write("Hỏi?", person=MEMBER)
        await stage.settle()
        await press(stage, stage.world.sent(MEMBER)[-1])
        await reply(stage, stage.world.sent(STAFF - 1)[-1], "Được.", chat=STAFF - 1, person=5)

        assert "Được." in texts_sent(stage, MEMBER)[-1]

    play(story, tmp_path, staff_chat=STAFF)


def test_without_a_staff_chat_the_button_does_nothing(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write("Hỏi?", person=MEMBER)
        await stage.settle()

        assert "đã cũ" in str(await press(stage, stage.world.sent(MEMBER)[-1]))

    play(story, tmp_path)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("a\nMã câu hỏi: 17", 17),
        ("Mã câu hỏi: 17\nkhác", None),
        ("Mã câu hỏi: x", None),
        ("", None),
        (None, None),
    ],
)
def test_the_number_of_a_question_stands_in_the_last_line(text: str | None, number: int | None) -> None:
    assert code_in(text) == number


@given(words=st.text(st.characters(codec="utf-8"), max_size=4096))
def test_whatever_is_carried_fits_and_can_be_replied_to(words: str) -> None:
    state = State("sqlite://")
    state.answers.save(StoredAnswer("a", Conversation(7, 7), "\N{FAMILY}" * 4000, "answer"))
    number = state.staff_questions.ask("a", Conversation(7, 7)) or 0

    StaffChat(state, STAFF).carry_back(number, Written(1, Conversation(STAFF, 5), 3, words))

    letters = [load(one.payload) for one in state.updates.outgoing(1)]
    messages = [message.text for message, to in letters if to.chat_id == 7]
    assert all(utf16_units(text) <= 4096 and code_in(text) == number for text in messages)
    told = Counter("".join(messages))
    assert all(
        told[letter] >= count for letter, count in Counter(fit_to_send(words)).items() if letter.strip()
    )
    state.close()
