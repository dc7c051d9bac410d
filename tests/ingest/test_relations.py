from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ingest.relations import resolve_relations
from vectorstore.parts import Amendment, Change, Part, PartEffect
from vectorstore.records import Document, Status

OLD = Document(
    id="o", title="Cũ", file="o", sha256="", number="12/2012/QH13", effective_from=date(2013, 1, 1)
)
NEW = Document(
    id="n",
    title="Mới",
    file="n",
    sha256="",
    number="50/2024/QH15",
    effective_from=date(2025, 7, 1),
    replaces=("12/2012/qh13",),
)


def test_old_document_ends_on_the_first_day_of_the_new_one() -> None:
    old, new = resolve_relations([OLD, NEW])

    assert (old.replaced_by, old.effective_to) == ("50/2024/QH15", date(2025, 7, 1))
    assert old.status_on(date(2025, 6, 30)) is Status.IN_FORCE
    assert old.status_on(date(2025, 7, 1)) is Status.REPLACED
    assert new == NEW


def test_resolving_twice_changes_nothing_more() -> None:
    once = resolve_relations([OLD, NEW])

    assert resolve_relations(once) == once


def test_unknown_first_day_is_not_guessed() -> None:
    without_day = Document(
        id="n", title="", file="n", sha256="", number="1/2024/QH15", replaces=("12/2012/QH13",)
    )

    old, _ = resolve_relations([OLD, without_day])

    assert old.effective_to is None
    assert old.status_on(date(2030, 1, 1)) is Status.REPLACED


def test_what_the_manifest_says_of_the_end_stays() -> None:
    known = Document(
        id="o", title="", file="o", sha256="", number="12/2012/QH13",
        effective_to=date(2025, 1, 1), replaced_by="99/2025/QH15", status=Status.REPLACED,
    )  # fmt: skip

    assert resolve_relations([known, NEW])[0] == known


def test_document_that_names_itself_is_not_replaced_by_itself() -> None:
    own = Document(id="o", title="", file="o", sha256="", number="1/2020/QH14", replaces=("1/2020/QH14",))

    assert resolve_relations([own]) == [own]


AMENDING = Document(
    id="a", title="Sửa đổi", file="a", sha256="", number="97/2025/QH15", effective_from=date(2025, 9, 1),
    amends=(
        Amendment("50/2024/qh15", Change.REWRITTEN, Part("29", "1"), Part("2", "1")),
        Amendment("50/2024/QH15", Change.ENDED, Part("4", "4"), Part("3"), since=date(2026, 1, 1)),
    ),
    part_effects=(PartEffect(Part("2"), date(2025, 8, 1)),),
)  # fmt: skip


def test_amended_document_knows_by_whom_where_and_since_when() -> None:
    _, new, amending = resolve_relations([OLD, NEW, AMENDING])

    assert new.amended_by == (
        Amendment("97/2025/QH15", Change.REWRITTEN, Part("29", "1"), Part("2", "1"), date(2025, 8, 1)),
        Amendment("97/2025/QH15", Change.ENDED, Part("4", "4"), Part("3"), date(2026, 1, 1)),
    )
    assert (new.effective_to, new.replaced_by) == (None, None)
    assert amending.amended_by == ()


def test_document_is_not_amended_by_an_earlier_one() -> None:
    old = replace(AMENDING, issued_on=date(2020, 1, 1))
    new = replace(NEW, issued_on=date(2024, 11, 27))

    assert resolve_relations([new, old])[0].amended_by == ()


def test_day_of_the_end_is_the_one_that_the_ending_text_names() -> None:
    day = date(2026, 3, 1)
    new = replace(NEW, amends=(Amendment("12/2012/QH13", Change.ENDED, since=day),))

    assert resolve_relations([OLD, new])[0].effective_to == day


def test_law_that_is_named_by_its_year_ends_too() -> None:
    old = replace(OLD, title="Luật Công đoàn", issued_on=date(2012, 6, 20))
    new = replace(
        NEW, title="Luật Công đoàn", issued_on=date(2024, 11, 27), replaces=(),
        amends=(Amendment("Luật Công đoàn 2012", Change.ENDED),),
    )  # fmt: skip

    ended, ending = resolve_relations([old, new])

    assert (ended.replaced_by, ended.effective_to) == ("50/2024/QH15", date(2025, 7, 1))
    assert ending.replaced_by is None


def test_first_of_those_that_end_a_document_replaces_it() -> None:
    later = replace(NEW, id="z", number="99/2030/QH17", effective_from=date(2031, 1, 1))

    assert resolve_relations([OLD, later, NEW])[0].replaced_by == "50/2024/QH15"


def test_decree_that_guides_a_replaced_law_is_not_ended_by_that() -> None:
    decree = Document(id="d", title="Nghị định hướng dẫn Luật Cũ", file="d", sha256="", number="5/2013/NĐ-CP")

    assert resolve_relations([OLD, NEW, decree])[2] == decree


NUMBERS = [f"{number}/20{number}/QH14" for number in range(10, 16)]
SOME = st.lists(st.sampled_from(NUMBERS), unique=True, max_size=2)
DAYS = st.none() | st.dates(date(2010, 1, 1), date(2030, 1, 1))


@st.composite
def corpora(draw: st.DrawFn) -> list[Document]:
    numbers = draw(st.lists(st.sampled_from(NUMBERS), unique=True))
    return [
        Document(
            id=number, title="Luật", file=number, sha256="", number=number, effective_from=draw(DAYS),
            issued_on=draw(DAYS), replaces=tuple(draw(SOME)),
        )
        for number in numbers
    ]  # fmt: skip


@given(documents=corpora())
def test_replaces_and_replaced_by_are_inverse(documents: list[Document]) -> None:
    resolved = {one.number: one for one in resolve_relations(documents)}

    for one in resolved.values():
        if one.replaced_by is not None:
            assert one.number in resolved[one.replaced_by].replaces
            assert one.replaced_by != one.number


@given(documents=corpora())
def test_resolving_any_corpus_twice_changes_nothing_more(documents: list[Document]) -> None:
    once = resolve_relations(documents)

    assert resolve_relations(once) == once


def test_what_the_old_document_says_of_its_successor_the_successor_says_too() -> None:
    old = replace(OLD, replaced_by="50/2024/qh15")
    new = replace(NEW, replaces=())

    assert resolve_relations([old, new])[1].replaces == ("12/2012/QH13",)


def test_what_stands_below_a_law_neither_ends_nor_amends_it() -> None:
    decree = replace(
        NEW,
        number="1/2024/NĐ-CP",
        kind="Nghị định",
        replaces=("12/2012/QH13", "2/2010/NĐ-CP"),
        amends=(Amendment("12/2012/QH13", Change.AMENDED, Part("3")),),
    )

    old, told = resolve_relations([OLD, decree])

    assert old == OLD
    assert (told.replaces, told.amends) == (("2/2010/NĐ-CP",), ())
