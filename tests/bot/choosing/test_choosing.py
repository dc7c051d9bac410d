"""What is chosen to be quoted, and how sure that is."""

from collections.abc import Sequence

from bot.choosing.choosing import chosen
from bot.choosing.extraction import Stretch
from bot.shapes.case import Case
from tests.bot.library import NEW_LAW, TODAY, Library, OverlapRetriever, library
from tests.fakes import FakeEmbedder
from vectorstore.glossary import Glossary
from vectorstore.question_text import QueryBuilder
from vectorstore.records import NAMED, Hit

BUILDER = QueryBuilder(None, Glossary.load(None))


def case(question: str, *, shelf: Library | None = None, named: bool = False, limit: int = 3) -> Case:
    books = shelf or library()
    query = BUILDER.build(question, today=TODAY)
    hits: Sequence[Hit] = OverlapRetriever(books).search(query, limit=20)
    if named:
        hits = [Hit(one.passage, NAMED) for one in hits if one.passage.document_id == NEW_LAW.id]
    return Case(
        query=query,
        hits=hits,
        index=books,
        as_of=TODAY,
        today=TODAY,
        search=lambda wanted: OverlapRetriever(books).search(wanted, limit=20),
        build=lambda text: BUILDER.build(text, today=TODAY),
        embedder=FakeEmbedder(),
        min_confidence=0.5,
        max_citations=limit,
        max_quote_chars=700,
    )


def told(one: Case) -> tuple[Sequence[Stretch], float]:
    choice = chosen(one)
    return choice.stretches, choice.sure


def quotes(stretches: Sequence[Stretch]) -> list[str]:
    shelf = library()
    return [shelf.text(one.passage.document_id)[one.start : one.end] for one in stretches]


def test_the_clause_that_answers_is_chosen_with_some_confidence() -> None:
    stretches, sure = told(case("Doanh nghiệp đóng bao nhiêu phần trăm quỹ lương mỗi tháng?"))

    assert any("3% quỹ lương" in quote for quote in quotes(stretches))
    assert 0 < sure < 1


def test_a_place_that_is_named_is_sure() -> None:
    stretches, sure = told(case("khoản 2 Điều 1 Luật số 99/2024/QH15", named=True))

    assert sure == 1.0
    assert quotes(stretches)[0].startswith("2. Hợp tác xã")


def test_where_the_named_place_is_not_there_nothing_is_sure() -> None:
    _, sure = told(case("Điều 9 Luật số 99/2024/QH15", named=True))

    assert sure == 0.0


def test_a_definition_is_sure_and_stands_alone() -> None:
    small = library()
    text = "Điều 1. Giải thích từ ngữ\n1. Đoàn phí là tiền đoàn viên đóng.\n2. Đoàn phí được trích lại."
    shelf = Library({NEW_LAW.id: text}, {NEW_LAW.id: small.known[NEW_LAW.id]})

    stretches, sure = told(case("Đoàn phí là gì?", shelf=shelf))

    assert sure == 1.0
    assert [text[one.start : one.end] for one in stretches] == ["1. Đoàn phí là tiền đoàn viên đóng."]


def test_no_more_is_chosen_than_may_be_cited() -> None:
    stretches, _ = told(case("Doanh nghiệp, hợp tác xã đóng bao nhiêu?", limit=1))

    assert len(stretches) == 1


def test_without_hits_nothing_is_chosen() -> None:
    stretches, sure = told(case("Mức đóng bao nhiêu?", shelf=Library({}, {})))

    assert list(stretches) == []
    assert sure < 0.1


def test_a_fine_is_no_rate_though_nothing_else_says_the_words() -> None:
    text = (
        "Điều 1. Vi phạm quy định về đóng kinh phí công đoàn\n"
        "1. Phạt tiền với mức từ 12% đến 15% tổng số tiền phải đóng kinh phí công đoàn đối với doanh nghiệp."
    )
    shelf = Library({NEW_LAW.id: text}, {NEW_LAW.id: NEW_LAW})

    _, sure = told(case("Doanh nghiệp đóng kinh phí công đoàn mức bao nhiêu phần trăm?", shelf=shelf))
    _, sure_of_fine = told(case("Doanh nghiệp vi phạm bị phạt bao nhiêu phần trăm kinh phí?", shelf=shelf))

    assert sure == 0.0
    assert sure_of_fine > 0.0


FINES = (
    """Điều 5. Vi phạm khi mượn sách
1. Phạt tiền từ 100.000 đồng đến 200.000 đồng đối với người mượn sách làm bẩn bìa sách của thư viện.
2. Phạt tiền từ 300.000 đồng đến 500.000 đồng đối với người mượn sách làm rách bìa sách của thư viện.
3. Giá của tài liệu do hội đồng định."""
    + " Hội đồng gồm nhiều người hiểu biết về tài liệu quý." * 10
)


def test_the_fine_for_the_very_act_stands_before_those_for_others() -> None:
    shelf = Library({NEW_LAW.id: FINES}, {NEW_LAW.id: NEW_LAW})

    stretches, _ = told(
        case("Phạt tiền người mượn sách làm rách bìa hoặc bẩn sách của thư viện", shelf=shelf)
    )

    assert [FINES[one.start : one.start + 2] for one in stretches] == ["2.", "1."]
