"""One person may ask so often in a minute; others are not slowed down."""

from itertools import accumulate
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from bot.errors import StateError
from bot.tg.receiving.limits import WINDOW_SECONDS, Admitted, PerMinute, Refused
from tests.bot.tg.fakes import QUOTE, Stage, play, texts_sent


def test_as_many_as_allowed_are_admitted_and_no_more() -> None:
    limit = PerMinute(2)

    verdicts = [limit.admit(1, 0) for _ in range(3)]

    assert verdicts == [Admitted(), Admitted(), Refused(60, is_first=True)]


def test_the_refusal_is_said_once() -> None:
    limit = PerMinute(1)
    limit.admit(1, 0)

    assert [limit.admit(1, 0), limit.admit(1, 20)] == [
        Refused(60, is_first=True),
        Refused(40, is_first=False),
    ]


def test_after_a_minute_one_may_ask_again_and_is_told_again() -> None:
    limit = PerMinute(1)
    limit.admit(1, 0)
    limit.admit(1, 0)

    assert limit.admit(1, WINDOW_SECONDS) == Admitted()
    assert limit.admit(1, WINDOW_SECONDS) == Refused(60, is_first=True)


def test_one_person_does_not_use_up_anothers_share() -> None:
    limit = PerMinute(1)
    limit.admit(1, 0)

    assert limit.admit(2, 0) == Admitted()


@given(per_minute=st.integers(1, 5), gaps=st.lists(st.floats(0, 40), max_size=60))
def test_no_minute_has_more_questions_than_allowed(per_minute: int, gaps: list[float]) -> None:
    limit = PerMinute(per_minute)
    times = list(accumulate(gaps))

    admitted_at = [at for at in times if limit.admit(1, at) == Admitted()]

    for first, later in zip(admitted_at, admitted_at[per_minute:], strict=False):
        assert later - first >= WINDOW_SECONDS


def test_a_question_that_is_tried_again_is_counted_once(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write("Một?")
        await stage.settle()
        stage.answerer.error = StateError("locked")
        stage.world.write("Hai?")
        await stage.settle()
        stage.answerer.error = None
        await stage.parts.inbox.take_up_unfinished(stage.parts.application.bot, after_a_start=False)
        await stage.settle()

        assert [QUOTE in text for text in texts_sent(stage)] == [True, True]
        assert stage.state.updates.unfinished() == ()

    play(story, tmp_path, questions_per_minute=2)
