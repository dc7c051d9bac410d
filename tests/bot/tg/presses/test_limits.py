"""Presses are turned away before they keep anybody waiting."""

from bot.tg import texts
from bot.tg.presses.limits import PressLimits

GROUP = -100


def limits(*, has_room: bool = True) -> PressLimits:
    return PressLimits(60, has_room=lambda _chat: has_room)


def test_a_group_takes_ten_presses_a_minute_and_six_of_one_member() -> None:
    judge = limits()

    taken = {person: [judge.refusal(person, GROUP) for _ in range(20)].count("") for person in (7, 8, 9)}

    assert taken == {7: 6, 8: 4, 9: 0}
    assert [judge.refusal(9, 9) for _ in range(40)].count("") == 40  # in private these are no limits


def test_a_press_is_turned_away_while_as_many_as_may_be_are_under_way_in_its_chat() -> None:
    judge = limits()

    with judge.under_way(GROUP), judge.under_way(GROUP):
        assert judge.refusal(7, GROUP) == texts.GROUP_IS_BUSY
        assert judge.refusal(7, 7) == ""
    assert judge.refusal(7, GROUP) == ""


def test_a_press_that_could_not_be_shown_soon_is_turned_away() -> None:
    judge = limits(has_room=False)

    assert judge.refusal(7, GROUP) == texts.GROUP_IS_BUSY
    assert judge.refusal(7, 7) == texts.TOO_MANY_PRESSES
