"""Whether documents and their parts hold on a day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.parts import Amendment, Change, Part, PartEffect
from vectorstore.records import Document, Status

BEGINS, ENDS = date(2020, 1, 1), date(2025, 1, 1)
LAW = Document(
    "l", "Luật", "l", "", number="1/2019/QH14", effective_from=BEGINS, effective_to=ENDS,
    part_effects=(PartEffect(Part("5"), date(2021, 1, 1)), PartEffect(Part("5", "2"), date(2022, 1, 1))),
    amended_by=(
        Amendment("2/2022/QH15", Change.ENDED, Part("6", "1"), since=date(2023, 1, 1)),
        Amendment("2/2022/QH15", Change.REWRITTEN, Part("7"), since=date(2023, 1, 1)),
        Amendment("3/2024/QH15", Change.KEPT, Part("8"), since=ENDS, until=date(2026, 1, 1)),
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("part", "day", "status"),
    [
        pytest.param(Part("1"), date(2020, 6, 1), Status.IN_FORCE, id="like the whole"),
        pytest.param(Part("5", "1"), date(2020, 6, 1), Status.NOT_YET, id="a day of its own"),
        pytest.param(Part("5", "2"), date(2021, 6, 1), Status.NOT_YET, id="the smallest part around it"),
        pytest.param(Part("5"), date(2021, 6, 1), Status.IN_FORCE, id="not the khoản in it"),
        pytest.param(Part("6", "1", "a"), date(2022, 12, 31), Status.IN_FORCE, id="before it was ended"),
        pytest.param(Part("6", "1", "a"), date(2023, 1, 1), Status.REPLACED, id="ended"),
        pytest.param(Part("6", "2"), date(2023, 1, 1), Status.IN_FORCE, id="beside what was ended"),
        pytest.param(Part("7"), date(2023, 1, 1), Status.IN_FORCE, id="rewritten is still in force"),
        pytest.param(Part("7"), ENDS, Status.REPLACED, id="ends with the whole"),
        pytest.param(Part("8", "1"), ENDS, Status.IN_FORCE, id="kept"),
        pytest.param(Part("8", "1"), date(2026, 1, 1), Status.REPLACED, id="kept up to a day"),
        pytest.param(Part(), date(2023, 1, 1), Status.IN_FORCE, id="no part in particular"),
    ],
)
def test_a_part_has_a_status_of_its_own_on_each_day(part: Part, day: date, status: Status) -> None:
    assert LAW.status_of(part, day) is status


def test_what_takes_effect_before_its_document_holds() -> None:
    early = Document(
        "e", "", "e", "", effective_from=ENDS, part_effects=(PartEffect(Part("1"), BEGINS, date(2024, 1, 1)),)
    )

    statuses = [early.status_of(Part("1"), day) for day in (date(2019, 1, 1), BEGINS, date(2024, 1, 1))]

    assert statuses == [Status.NOT_YET, Status.IN_FORCE, Status.REPLACED]


def test_before_its_end_a_document_without_a_first_day_has_not_ended() -> None:
    decision = Document("d", "", "d", "", effective_to=ENDS, status=Status.REPLACED)

    assert decision.status_on(date(2024, 7, 1)) is Status.UNKNOWN
    assert decision.status_on(ENDS) is Status.REPLACED


LABELS = st.sampled_from([None, "1", "2"])
PARTS = st.builds(Part, st.sampled_from(["1", "2"]), LABELS, LABELS)
DAYS = st.none() | st.dates(date(2019, 1, 1), date(2030, 1, 1))
CHANGES = st.builds(
    Amendment, st.just("2/2022/QH15"), st.sampled_from(Change), PARTS, st.just(Part()), DAYS, st.none()
)
STAGES = [Status.NOT_YET, Status.IN_FORCE, Status.REPLACED]


@given(
    begins=DAYS,
    changes=st.lists(CHANGES.filter(lambda one: one.change is not Change.KEPT)),
    part=PARTS,
    days=st.lists(st.dates(date(2018, 1, 1), date(2032, 1, 1)), min_size=2, max_size=6),
)
def test_a_part_only_ever_goes_from_not_yet_to_in_force_to_ended(
    begins: date | None, changes: list[Amendment], part: Part, days: list[date]
) -> None:
    law = Document("l", "", "l", "", effective_from=begins, amended_by=tuple(changes))

    seen = [law.status_of(part, day) for day in sorted(days)]

    stages = [1 if one is Status.UNKNOWN else STAGES.index(one) for one in seen]
    assert stages == sorted(stages)


@given(first=PARTS, second=PARTS, third=PARTS)
def test_parts_lie_in_each_other_in_order(first: Part, second: Part, third: Part) -> None:
    assert first.covers(first)
    assert not (first.covers(second) and second.covers(third)) or first.covers(third)
    assert first.touches(second) == second.touches(first)


def test_no_part_in_particular_covers_nothing() -> None:
    assert not Part().covers(Part("1"))
    assert not Part().covers(Part())
