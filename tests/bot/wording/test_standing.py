from dataclasses import replace
from datetime import date

from bot.wording.standing import standing_text
from tests.bot.library import NEW_LAW
from vectorstore.records import Status

TODAY = date(2031, 1, 1)


def test_a_draft_is_labelled_as_one_whatever_the_day() -> None:
    draft = replace(NEW_LAW, number=None, kind="Dự thảo Luật", effective_from=None)

    for day in (TODAY, date(2040, 1, 1)):
        assert standing_text(draft, Status.UNKNOWN, day, TODAY) == "dự thảo, chưa ban hành"
