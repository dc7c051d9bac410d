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
