"""Lines that are said beside a result: what of the question could not be followed."""

from dataclasses import replace
from datetime import date

from bot import texts
from bot.answers import Answer, NeedsDetails, Result
from bot.wording.document_names import day_text
from vectorstore.query import Query


def with_remark(result: Result, remark: str) -> Result:
    """Return an answer with a line more below it; anything else stays."""
    if remark and isinstance(result, Answer):
        return replace(result, text=f"{result.text}\n{remark}")
    return result


def with_impossible_days(result: Result, query: Query, as_of: date) -> Result:
    """Return a result behind a line on the days that no calendar has; unchanged where there are none."""
    if not query.impossible_days or isinstance(result, NeedsDetails):
        return result
    days = (texts.OF_DAY.format(day=one) if one[0].isdigit() else one for one in query.impossible_days)
    line = texts.NO_SUCH_DAY.format(days=texts.AND.join(days), day=day_text(as_of))
    return replace(result, text=f"{line}\n{result.text}")
