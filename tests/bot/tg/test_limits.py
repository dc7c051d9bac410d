"""One person may ask so often in a minute; others are not slowed down."""

from hypothesis import given
from hypothesis import strategies as st

from bot.tg.limits import WINDOW_SECONDS, Admitted, PersonalLimit, Refused


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_as_many_as_allowed_are_admitted_and_no_more() -> None:
    limit = PersonalLimit(2, clock=Clock())

    verdicts = [limit.admit(1) for _ in range(3)]

    assert verdicts == [Admitted(), Admitted(), Refused(60, is_first=True)]


def test_the_refusal_is_said_once() -> None:
    limit = PersonalLimit(1, clock=Clock())
    limit.admit(1)

    assert [limit.admit(1), limit.admit(1)] == [Refused(60, is_first=True), Refused(60, is_first=False)]


def test_after_a_minute_one_may_ask_again_and_is_told_again() -> None:
    clock = Clock()
    limit = PersonalLimit(1, clock=clock)
    limit.admit(1)
    limit.admit(1)
    clock.now = WINDOW_SECONDS

    assert limit.admit(1) == Admitted()
    assert limit.admit(1) == Refused(60, is_first=True)


def test_one_person_does_not_use_up_anothers_share() -> None:
    limit = PersonalLimit(1, clock=Clock())
    limit.admit(1)

    assert limit.admit(2) == Admitted()


@given(per_minute=st.integers(1, 5), gaps=st.lists(st.floats(0, 40), max_size=60))
def test_no_minute_has_more_questions_than_allowed(per_minute: int, gaps: list[float]) -> None:
    clock = Clock()
    limit = PersonalLimit(per_minute, clock=clock)
    admitted_at = []
    for gap in gaps:
        clock.now += gap
        if limit.admit(1) == Admitted():
            admitted_at.append(clock.now)

    for first, later in zip(admitted_at, admitted_at[per_minute:], strict=False):
        assert later - first >= WINDOW_SECONDS
