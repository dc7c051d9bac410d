"""An Điều of another edition says the same where its title is the same or much alike."""

from bot.validity.counterparts import counterparts
from vectorstore.records import Place


def articles(*titles: str) -> list[Place]:
    return [Place("article", f"Điều {n}", title, n, n + 1) for n, title in enumerate(titles, start=1)]


def found(title: str, own: list[str], others: list[str]) -> list[str]:
    places = articles(title, *own)
    return [one.title for one in counterparts(places[0], places, articles(*others))]


def test_the_same_title_is_found_whatever_else_is_alike() -> None:
    others = ["Tuổi nghỉ hưu", "Tuổi nghỉ hưu của người lao động nữ"]

    assert found("Tuổi nghỉ hưu", [], others) == ["Tuổi nghỉ hưu"]


def test_a_title_with_all_the_words_of_the_other_is_alike() -> None:
    others = ["Đối tượng áp dụng", "Điều kiện hưởng lương hưu"]

    assert found("Đối tượng và điều kiện hưởng lương hưu", [], others) == ["Điều kiện hưởng lương hưu"]


def test_a_title_that_another_article_of_the_law_fits_better_is_not_alike() -> None:
    worker = "Quyền đơn phương chấm dứt hợp đồng của người lao động"
    employer = "Quyền đơn phương chấm dứt hợp đồng của người sử dụng lao động"

    assert found(employer, [worker], [worker]) == []


def test_titles_that_each_have_words_of_their_own_or_share_little_are_not_alike() -> None:
    assert found("Mức đóng bảo hiểm của người lao động", [], ["Mức hưởng bảo hiểm của người lao động"]) == []
    assert found("Tài chính công đoàn", [], ["Tài chính"]) == []
    assert found("", [], [""]) == []
