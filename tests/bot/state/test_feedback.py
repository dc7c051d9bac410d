"""Reports count every question once, name what needs looking at, and tell nobody who asked."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.state import Conversation, Source, State, StoredAnswer
from tests.fakes import Clock

ME, YOU = Conversation(987654321012, 987654321012), Conversation(-100, 5)
SOURCE = Source(1, "luat", "Luật Mẫu", "Điều 2", 3, 9, "trích")


@pytest.fixture
def clock() -> Clock:
    return Clock(1000.0)


@pytest.fixture
def state(clock: Clock) -> Iterator[State]:
    opened = State("sqlite://", clock=clock)
    yield opened
    opened.close()


def keep(state: State, token: str, kind: str = "answer", conversation: Conversation = ME) -> None:
    state.answers.save(StoredAnswer(token, conversation, f"Câu {token}?", kind, 0.4, (SOURCE,), "g1"))


def test_a_concern_has_the_whole_trace_and_a_pseudonym(state: State) -> None:
    keep(state, "a")
    state.answers.give_feedback("a", ME.user_id, "bad", "ended")
    state.staff_questions.ask("a", ME)

    (concern,) = state.feedback.concerns(since=0, until=2000)

    assert concern.person == state.pseudonyms.of(ME.user_id)
    assert (concern.question, concern.kind, concern.confidence) == ("Câu a?", "answer", 0.4)
    assert (concern.generation, concern.sources, concern.reason) == ("g1", (SOURCE,), "ended")
    assert concern.sent_to_staff_at == 1000.0
    assert concern.replied_at is None
    assert str(ME.user_id) not in repr(concern)


def test_only_what_needs_looking_at_is_a_concern(state: State, clock: Clock) -> None:
    for token, kind in (
        ("good", "answer"),
        ("back", "needs_details"),
        ("none", "no_answer"),
        ("bad", "answer"),
    ):
        clock.now += 1
        keep(state, token, kind)
    state.answers.give_feedback("good", ME.user_id, "good")
    state.answers.give_feedback("bad", ME.user_id, "bad")

    assert [one.question for one in state.feedback.concerns(since=0, until=2000)] == ["Câu bad?", "Câu none?"]


def test_what_is_outside_the_stretch_does_not_count(state: State, clock: Clock) -> None:
    keep(state, "a", "no_answer")
    clock.now = 3000.0
    keep(state, "b", "no_answer")

    assert state.feedback.totals(since=0, until=3000).questions == 1
    assert len(state.feedback.concerns(since=1000, until=3001)) == 2


def test_a_question_that_was_edited_or_worked_on_again_counts_once_as_it_was_answered_last(
    state: State,
) -> None:
    for token, kind in (("typo", "no_answer"), ("again", "no_answer"), ("mended", "answer")):
        state.replies.supersede(ME.chat_id, 3)
        keep(state, token, kind)
        state.replies.keep_answer(token, ME, 3)

    assert state.feedback.totals(since=0, until=2000).by_kind == {"answer": 1}
    assert state.feedback.concerns(since=0, until=2000) == ()
    assert [one.question for one in state.feedback.asked(since=0, until=2000)] == ["Câu mended?"]


def test_an_answer_that_went_to_a_person_is_a_concern_though_its_question_was_edited(state: State) -> None:
    keep(state, "typo", "no_answer")
    state.replies.keep_answer("typo", ME, 3)
    state.staff_questions.ask("typo", ME)
    state.replies.supersede(ME.chat_id, 3)
    keep(state, "mended")

    totals = state.feedback.totals(since=0, until=2000)

    assert (totals.questions, totals.sent_to_staff) == (1, 1)
    assert [one.question for one in state.feedback.concerns(since=0, until=2000)] == ["Câu typo?"]


def test_an_answer_that_is_read_whole_in_private_is_no_further_question(state: State) -> None:
    keep(state, "group", conversation=YOU)
    whole = StoredAnswer("private", ME, "Câu group?", "answer", 0.4, (SOURCE,), "g1")
    state.answers.save(whole, carried_from="group")
    state.answers.give_feedback("private", ME.user_id, "good")

    totals = state.feedback.totals(since=0, until=2000)

    assert (totals.questions, totals.liked) == (1, 1)
    assert len(state.feedback.asked(since=0, until=2000)) == 1


@given(
    kinds=st.lists(
        st.tuples(
            st.sampled_from(["answer", "no_answer", "needs_details"]),
            st.sampled_from(["", "good", "bad"]),
            st.booleans(),
            st.booleans(),
        ),
        max_size=20,
    )
)
def test_counts_are_those_of_the_questions(kinds: list[tuple[str, str, bool, bool]]) -> None:
    state = State("sqlite://")
    with state.together():  # one transaction, so that a hundred examples take no minute
        for number, (kind, verdict, is_sent, is_replied) in enumerate(kinds):
            keep(state, str(number), kind, ME if number % 2 else YOU)
            if verdict:
                state.answers.give_feedback(
                    str(number), (ME if number % 2 else YOU).user_id, verdict, "place"
                )
            place = state.staff_questions.ask(str(number), ME) if is_sent else None
            if place is not None and is_replied:
                state.staff_questions.mark_replied(place)

    totals = state.feedback.totals(since=0, until=float("inf"))

    assert totals.questions == len(kinds) == sum(totals.by_kind.values())
    assert totals.liked == sum(verdict == "good" for _, verdict, _, _ in kinds)
    assert totals.disliked == sum(verdict == "bad" for _, verdict, _, _ in kinds)
    assert totals.by_reason.get("place", 0) == totals.disliked
    assert totals.sent_to_staff == sum(sent for _, _, sent, _ in kinds)
    assert totals.replied == sum(sent and replied for _, _, sent, replied in kinds)
    state.close()


def test_the_number_of_an_erased_question_never_names_another(state: State) -> None:
    keep(state, "a")
    first = state.staff_questions.ask("a", ME)
    state.privacy.erase(ME.user_id, by_update=1)
    keep(state, "b", conversation=YOU)

    assert first is not None
    assert (state.staff_questions.ask("b", YOU) or 0) > first
