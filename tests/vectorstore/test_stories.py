"""What a story tells is brought to the search for its question, with less weight."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.glossary import Glossary
from vectorstore.query import Query
from vectorstore.question_text import QueryBuilder
from vectorstore.records import Hit, Passage
from vectorstore.stories import fused, telling_words

TODAY = date(2026, 6, 1)


def build(question: str, story: str, *, history: tuple[str, ...] = ()) -> Query:
    return QueryBuilder(None, Glossary()).build(question, story=story, history=history, today=TODAY)


def hit(name: str, score: float) -> Hit:
    return Hit(Passage(name, "d", name, 0, 1), score)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("Em đang thử việc ở khách sạn, chưa ký hợp đồng.", "thử việc hợp đồng"),
        ("Tôi có hợp đồng không xác định thời hạn.", "hợp đồng không xác định thời hạn"),
        ("Vợ tôi mang bầu, vừa bị tai nạn.", "mang bầu tai nạn"),
        ("Bố tôi sinh tháng 5 năm 1964, sức khỏe yếu.", "sinh tháng 5 năm 1964"),
        ("Hôm qua trời mưa to.", ""),
    ],
    ids=["matters", "kind-of-contract", "circumstances", "birthday", "nothing"],
)
def test_the_words_that_name_a_matter_are_taken_from_a_story(told: str, words: str) -> None:
    assert telling_words(told).startswith(words)


def test_what_the_question_says_itself_is_not_brought_to_it() -> None:
    assert telling_words("Em đang thử việc.", besides="nghỉ khi thử việc có phải báo trước không") == ""


def test_the_words_of_a_story_are_the_topic_of_its_question_and_all_of_it_is_searched_too() -> None:
    query = build("Em nghỉ có phải báo trước không?", "Em đang thử việc.")

    assert query.topic.startswith("thử việc")
    assert query.text.startswith(f"{query.topic}: Em nghỉ có phải báo trước không?")
    assert query.whole.startswith("Em đang thử việc. Em nghỉ có phải báo trước không?")


def test_a_year_in_a_story_is_not_the_day_asked_about() -> None:
    query = build("Nếu bị cho nghỉ thì được trợ cấp mất việc làm thế nào?", "Tôi vào làm trước năm 2009.")

    assert query.as_of is None


def test_a_question_with_a_story_leans_on_no_earlier_one() -> None:
    query = build("Bao lâu?", "Em đang thử việc.", history=("Đoàn phí đóng bao nhiêu?",))

    assert "đoàn phí" not in query.text


def test_what_both_searches_have_found_comes_before_what_one_has() -> None:
    found = fused([hit("a", 0.8), hit("b", 0.6)], [hit("b", 0.7), hit("c", 0.9)], limit=3)

    assert [one.passage.id for one in found] == ["b", "c", "a"]


_HITS = st.lists(st.tuples(st.sampled_from("abcdef"), st.floats(0, 1)), unique_by=lambda pair: pair[0])


@given(first=_HITS, second=_HITS, limit=st.integers(1, 8))
def test_fusing_keeps_each_hit_once_best_first_within_the_limit(
    first: list[tuple[str, float]], second: list[tuple[str, float]], limit: int
) -> None:
    found = fused([hit(*pair) for pair in first], [hit(*pair) for pair in second], limit=limit)

    names = [one.passage.id for one in found]
    assert len(names) == len(set(names)) == min(limit, len({name for name, _ in [*first, *second]}))
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert all(0 <= one.score <= 1 for one in found)
