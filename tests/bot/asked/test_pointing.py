"""A follow-up points at the place of the last answer, whatever words of the law were added behind it."""

import pytest

from bot.answers import Answer, Trace
from bot.asked.pointing import at_last_place
from bot.citations import cite_all
from tests.bot.library import NEW_LAW, TODAY, library
from vectorstore.glossary import Glossary
from vectorstore.query import Reference
from vectorstore.question_text import QueryBuilder

BUILDER = QueryBuilder(None, Glossary.load(None))


@pytest.mark.parametrize("before", ["làm ca đêm nghỉ giữa giờ bao lâu", "mức đóng là bao nhiêu"])
def test_the_next_article_is_that_behind_the_one_cited(before: str) -> None:
    shelf = library()
    passage = shelf.passages(NEW_LAW.id)[0]
    cited = cite_all([(passage, passage.start, passage.end)], shelf, TODAY)
    earlier = Trace(before, BUILDER.build(before, today=TODAY), TODAY, Answer("", cited))
    follow_up = BUILDER.build("điều tiếp theo", history=[before], today=TODAY)

    assert at_last_place(follow_up, [earlier]).references == (Reference(NEW_LAW.number, None, "2"),)


@pytest.mark.parametrize(
    ("follow_up", "whom"),
    [
        ("Điều đó có áp dụng cho người nước ngoài không?", "người nước ngoài"),
        ("quy định này áp dụng với người giúp việc không ạ", "người giúp việc"),
        ("thế có áp dụng đối với hợp tác xã không?", "hợp tác xã"),
    ],
)
def test_whom_a_rule_applies_to_is_asked_of_the_document_cited(follow_up: str, whom: str) -> None:
    shelf, before = library(), "mức đóng là bao nhiêu"
    passage = shelf.passages(NEW_LAW.id)[0]
    cited = cite_all([(passage, passage.start, passage.end)], shelf, TODAY)
    earlier = Trace(before, BUILDER.build(before, today=TODAY), TODAY, Answer("", cited))

    asked = at_last_place(BUILDER.build(follow_up, history=[before], today=TODAY), [earlier])

    assert asked.text == f"Luật Công đoàn đối tượng áp dụng có {whom} không?"
    assert asked.wanted == {NEW_LAW.id}


def test_who_takes_that_decision_is_asked_of_the_matter_before_and_of_no_document() -> None:
    before = "Khi nào được hoãn đình công?"
    follow_up = BUILDER.build("ai có quyền ra quyết định đó?", history=[before], today=TODAY)

    assert "hoãn đình công" in follow_up.topic
    assert at_last_place(follow_up, []) == follow_up
