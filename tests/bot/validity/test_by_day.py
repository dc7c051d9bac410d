"""The law of the day on the same subject goes first."""

from dataclasses import replace
from datetime import date

from bot.choosing.extraction import Stretch
from bot.choosing.relevance import Asked
from bot.validity.by_day import as_the_first, of_the_day, shown_by_another_day
from tests.bot.library import ARTICLE, NEW_LAW, OLD_LAW, TODAY, Library, library, passages_of
from vectorstore.parts import Part, PartEffect

ASKED = Asked.of("mức đóng là bao nhiêu", lambda _: 1.0)
PAST = date(2020, 1, 1)


def stretch(shelf: Library, document_id: str, score: float) -> Stretch:
    passage = passages_of(shelf.known[document_id], shelf.texts[document_id])[0]
    place = next(one for one in shelf.places(document_id) if one.level == "clause")
    return Stretch(passage, place.start, place.end, score)


def ids(stretches: list[Stretch]) -> list[str]:
    return [one.passage.document_id for one in stretches]


def test_the_dieu_of_the_same_title_in_the_law_of_the_day_answers_as_surely() -> None:
    shelf = library()
    best, weak = stretch(shelf, NEW_LAW.id, 9.0), stretch(shelf, OLD_LAW.id, 1.0)

    ranked, shown = of_the_day(ASKED, [best, weak], shelf, PAST, TODAY, max_chars=700)

    assert ids(ranked) == [OLD_LAW.id]
    assert ranked[0].score == best.score
    assert shown[0] == best


def test_the_same_dieu_is_quoted_though_the_search_did_not_find_it() -> None:
    shelf = library()

    ranked, _ = of_the_day(ASKED, [stretch(shelf, NEW_LAW.id, 9.0)], shelf, PAST, TODAY, max_chars=700)

    assert OLD_LAW.id in ids(ranked)


def test_a_dieu_of_another_title_does_not_stand_in() -> None:
    shelf = library()
    shelf.texts[OLD_LAW.id] = shelf.texts[OLD_LAW.id].replace("Mức đóng", "Tên gọi của công đoàn")
    best, weak = stretch(shelf, NEW_LAW.id, 9.0), stretch(shelf, OLD_LAW.id, 1.0)

    ranked, shown = of_the_day(ASKED, [best, weak], shelf, PAST, TODAY, max_chars=700)

    assert ranked[0].score == weak.score
    assert list(shown) == ranked


def test_a_dieu_of_a_title_like_it_stands_in() -> None:
    shelf = library()
    shelf.texts[NEW_LAW.id] = shelf.texts[NEW_LAW.id].replace("Mức đóng", "Đối tượng và mức đóng hằng tháng")
    shelf.texts[OLD_LAW.id] = shelf.texts[OLD_LAW.id].replace("Mức đóng", "Mức đóng hằng tháng")

    ranked, _ = of_the_day(ASKED, [stretch(shelf, NEW_LAW.id, 9.0)], shelf, PAST, TODAY, max_chars=700)

    assert ids(ranked)[0] == OLD_LAW.id


def test_a_dieu_of_the_same_title_that_lacks_what_is_asked_does_not_stand_in() -> None:
    shelf = library()
    told = "Doanh nghiệp mở thư viện công đoàn"
    shelf.texts[NEW_LAW.id] = shelf.texts[NEW_LAW.id].replace("Doanh nghiệp đóng 3% quỹ lương", told)
    asked = Asked.of("doanh nghiệp mở thư viện công đoàn thế nào", lambda _: 1.0)

    ranked, _ = of_the_day(asked, [stretch(shelf, NEW_LAW.id, 9.0)], shelf, PAST, TODAY, max_chars=700)

    assert OLD_LAW.id not in ids(ranked)


def test_the_law_of_the_day_stands_in_behind_a_decree_to_come_that_has_no_earlier_edition() -> None:
    shelf = library()
    decree = replace(NEW_LAW, id="7-2025-nd-cp", number="7/2025/NĐ-CP", replaces=())
    shelf.known[decree.id], shelf.texts[decree.id] = decree, shelf.texts[NEW_LAW.id]
    found = [stretch(shelf, decree.id, 9.0), stretch(shelf, NEW_LAW.id, 8.0)]

    ranked, shown = of_the_day(ASKED, found, shelf, PAST, TODAY, max_chars=700)

    assert ids(ranked)[0] == OLD_LAW.id
    assert shown[0] == found[1]


def test_the_law_of_the_day_does_not_stand_in_for_what_hardly_answers() -> None:
    shelf = library()
    decree = replace(NEW_LAW, id="7-2025-nd-cp", number="7/2025/NĐ-CP", replaces=())
    shelf.known[decree.id], shelf.texts[decree.id] = decree, shelf.texts[NEW_LAW.id]
    found = [stretch(shelf, decree.id, 9.0), stretch(shelf, NEW_LAW.id, 1.0)]

    ranked, _ = of_the_day(ASKED, found, shelf, PAST, TODAY, max_chars=700)

    assert OLD_LAW.id not in ids(ranked)


def test_a_law_that_is_wanted_goes_before_those_in_force() -> None:
    shelf = library()
    found = [stretch(shelf, NEW_LAW.id, 9.0), stretch(shelf, OLD_LAW.id, 8.0)]

    ranked, shown = of_the_day(
        ASKED, found, shelf, TODAY, TODAY, max_chars=700, wanted=frozenset({OLD_LAW.id})
    )

    assert ids(ranked) == [OLD_LAW.id]
    assert shown[0] == found[0]


def test_how_sure_a_wanted_law_is_shows_beside_the_others() -> None:
    shelf = library()
    found = [stretch(shelf, OLD_LAW.id, 9.0), stretch(shelf, NEW_LAW.id, 8.0)]

    ranked, shown = of_the_day(
        ASKED, found, shelf, TODAY, TODAY, max_chars=700, wanted=frozenset({OLD_LAW.id})
    )

    assert ids(ranked) == [OLD_LAW.id]
    assert ids(list(shown)) == [OLD_LAW.id, NEW_LAW.id]


def clauses(shelf: Library, *scores: float) -> list[Stretch]:
    passage = passages_of(shelf.known[NEW_LAW.id], shelf.texts[NEW_LAW.id])[0]
    places = [one for one in shelf.places(NEW_LAW.id) if one.level == "clause"]
    found = [
        Stretch(passage, place.start, place.end, score) for place, score in zip(places, scores, strict=True)
    ]
    return sorted(found, key=lambda one: -one.score)


def waiting(*scores: float) -> tuple[list[Stretch], list[Stretch]]:
    shelf = library()
    later = PartEffect(Part("1", "2"), date(2027, 1, 1))
    shelf.known[NEW_LAW.id] = replace(NEW_LAW, part_effects=(later,))
    found = clauses(shelf, *scores)
    return found, of_the_day(ASKED, found, shelf, TODAY, TODAY, max_chars=700)[0]


def test_a_clause_to_come_answers_with_its_day_and_no_neighbour_does_for_it() -> None:
    found, ranked = waiting(5.0, 6.0)

    assert ranked == [found[0]]


def test_a_neighbour_that_says_as_much_and_holds_answers() -> None:
    found, ranked = waiting(5.8, 6.0)

    assert ranked == [found[1]]


def test_what_another_edition_says_of_the_same_shows_how_sure_a_past_law_is() -> None:
    shelf = library()
    old, new = stretch(shelf, OLD_LAW.id, 5.0), stretch(shelf, NEW_LAW.id, 4.0)

    assert shown_by_another_day([old], [old, new], shelf, PAST, TODAY) == [new]
    assert shown_by_another_day([new], [new, old], shelf, TODAY, TODAY) == []
    assert shown_by_another_day([old], [old], shelf, PAST, TODAY) == []


def told_by_article(text: str) -> list[Stretch]:
    shelf = library()
    shelf.known[ARTICLE.id] = replace(ARTICLE, issued_on=date(2026, 1, 5))
    shelf.texts[ARTICLE.id] = text
    passage = passages_of(ARTICLE, text)[0]
    told = Stretch(passage, passage.start, passage.end, 9.0)
    return of_the_day(ASKED, [told], shelf, PAST, TODAY, max_chars=700)[0]


def test_an_article_of_today_leads_to_the_law_of_the_day_by_the_dieu_it_refers_to() -> None:
    named = told_by_article("Từ năm 2025 mức đóng là 3% (Điều 1 Luật Công đoàn 99/2024/QH15).")
    alone = told_by_article("Mức đóng là 3% (Điều 1).\nBài viết theo Luật Công đoàn 99/2024/QH15.")

    assert ids(named) == ids(alone) == [OLD_LAW.id]


def test_an_article_that_refers_to_no_dieu_leads_nowhere() -> None:
    assert told_by_article("Từ năm 2025 mức đóng là 3% theo Luật Công đoàn 99/2024/QH15.") == []
    assert told_by_article("Từ năm 2025 mức đóng là 3% (Điều 1).") == []


def test_what_a_text_of_another_day_tells_shows_nothing_where_the_first_holds() -> None:
    shelf = library()
    held, later = stretch(shelf, OLD_LAW.id, 1.0), stretch(shelf, NEW_LAW.id, 9.0)

    assert as_the_first([held, later], shelf, PAST) == [held]
    assert as_the_first([later, held], shelf, PAST) == [later, held]
    assert as_the_first([], shelf, PAST) == []
