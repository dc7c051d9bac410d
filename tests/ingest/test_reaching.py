from hypothesis import given
from hypothesis import strategies as st

from ingest.reaching import Reaching
from vectorstore.records import Place

AT = st.integers(0, 40)


@given(stretches=st.lists(st.tuples(AT, AT)), start=AT, end=AT)
def test_the_places_found_are_those_that_a_look_at_every_one_finds(
    stretches: list[tuple[int, int]], start: int, end: int
) -> None:
    places = [Place("article", str(at), "", at, at + length) for at, length in sorted(stretches)]

    found = Reaching(places).into(start, end)

    assert found == [place for place in places if place.start <= end and place.end > start]


def test_of_many_places_only_those_nearby_are_looked_at() -> None:
    looked = 0

    class Counted(Place):
        def __getattribute__(self, name: str) -> object:
            nonlocal looked
            looked += name == "end"
            return super().__getattribute__(name)

    chapter = Counted("chapter", "Chương I", "", 0, 100_000)
    articles = [Counted("article", f"Điều {n}", "", 10 * n, 10 * n + 10) for n in range(10_000)]
    reaching = Reaching([chapter, *articles])
    looked = 0

    found = reaching.into(90_000, 90_005)

    assert [place.label for place in found] == ["Chương I", "Điều 9000"]
    assert looked < 10
