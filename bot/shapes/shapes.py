"""The shapes of questions that are answered otherwise than by the best passages found."""

from bot.answers import Result
from bot.shapes.about import about_answer
from bot.shapes.case import Case
from bot.shapes.chapters import chapters_answer
from bot.shapes.comparing import compared_answer
from bot.shapes.counting import counted_answer
from bot.shapes.examples import example_answer
from bot.shapes.inside_chapters import inside_chapter_answer
from bot.shapes.listing import listed_answer
from bot.shapes.missing_documents import missing_document_answer
from bot.shapes.missing_facts import facts_needed
from bot.shapes.missing_places import missing_place_answer
from bot.shapes.pasted import pasted_answer
from bot.shapes.signing import signing_answer


def shaped_result(case: Case) -> Result | None:
    """Return the result of the first shape that a question has; None where it has none of them."""
    return (
        pasted_answer(case)
        or missing_place_answer(case)
        or missing_document_answer(case)
        or chapters_answer(case)
        or inside_chapter_answer(case)
        or counted_answer(case)
        or signing_answer(case)
        or about_answer(case)
        or listed_answer(case)
        or compared_answer(case)
        or example_answer(case)
        or facts_needed(case)
    )
