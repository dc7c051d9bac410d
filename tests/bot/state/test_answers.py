"""Answers come back as they were kept, and their questions are what follow-ups lean on."""

import pytest

from bot.errors import NotFoundError
from bot.state import Conversation, Source, State, StoredAnswer
from tests.fakes import Clock

ME = Conversation(chat_id=7, user_id=7)
GROUP = Conversation(chat_id=-100123456789012, user_id=7, thread_id=5)


def answer(
    token: str, conversation: Conversation = ME, question: str = "Hỏi?", kind: str = "answer"
) -> StoredAnswer:
    source = Source(1, "luat", "Luật", "Điều 2", 3, 9, "trích 👍")
    return StoredAnswer(token, conversation, question, kind, 0.7, (source,))


def test_an_answer_comes_back_as_it_was_kept(state: State) -> None:
    state.answers.save(answer("abc", GROUP))

    assert state.answers.get("abc") == answer("abc", GROUP)


def test_an_unknown_answer_is_not_found(state: State) -> None:
    with pytest.raises(NotFoundError):
        state.answers.get("abc")


def test_history_is_the_last_questions_of_this_conversation_oldest_first(state: State, clock: Clock) -> None:
    for number in range(4):
        clock.now += 1
        state.answers.save(answer(f"t{number}", question=f"câu {number}"))
    state.answers.save(answer("other", GROUP, "câu trong nhóm"))

    assert state.answers.history(ME, limit=2, max_age_seconds=60) == ("câu 2", "câu 3")


def test_history_forgets_what_was_asked_long_ago(state: State, clock: Clock) -> None:
    state.answers.save(answer("t"))
    clock.now += 61

    assert state.answers.history(ME, limit=3, max_age_seconds=60) == ()


def test_a_new_topic_leans_on_nothing(state: State, clock: Clock) -> None:
    state.answers.save(answer("old", question="cũ"))
    state.answers.start_new_topic(ME)
    clock.now += 1
    state.answers.save(answer("new", question="mới"))

    assert state.answers.history(ME, limit=3, max_age_seconds=60) == ("mới",)


def test_a_later_verdict_replaces_the_earlier_one(state: State) -> None:
    state.answers.give_feedback("abc", 7, "good")
    state.answers.give_feedback("abc", 7, "bad")
    state.answers.give_feedback("abc", 8, "good")

    assert state.answers.feedback("abc") == {7: "bad", 8: "good"}


def test_questions_without_an_answer_are_listed(state: State) -> None:
    state.answers.save(answer("a", question="có"))
    state.answers.save(answer("b", question="không", kind="no_answer"))

    assert state.answers.unanswered(since=0) == ("không",)


def test_answers_follow_a_group_that_got_a_new_id(state: State) -> None:
    state.answers.save(answer("abc", GROUP))

    state.answers.migrate_chat(GROUP.chat_id, -42)

    assert state.answers.get("abc").conversation.chat_id == -42
