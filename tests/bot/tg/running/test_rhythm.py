"""What is done now and then is due once in its time."""

from bot.tg.running.rhythm import Rhythm


def test_what_is_done_now_and_then_is_due_once_in_its_time() -> None:
    times = iter((0.0, 59.0, 60.0, 61.0, 119.0, 121.0))
    rhythm = Rhythm(60, clock=lambda: next(times))

    due = [rhythm.is_due() for _ in range(5)]

    assert due == [False, True, False, False, True]


def test_what_has_no_rhythm_is_always_due() -> None:
    rhythm = Rhythm(0, clock=lambda: 0.0)

    assert rhythm.is_due()
    assert rhythm.is_due()
