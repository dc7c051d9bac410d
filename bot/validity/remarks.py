"""Lines that are said beside a result: what of the question could not be followed."""

from dataclasses import replace
from datetime import date

from bot import texts, texts_validity
from bot.answers import Answer, NeedsDetails, Result
from bot.wording.document_names import day_text
from vectorstore.dates import named_days
from vectorstore.query import Query
from vectorstore.years_ago import day_years_ago


def with_remark(result: Result, remark: str) -> Result:
    """Return an answer with a line more below it; anything else stays."""
    if remark and isinstance(result, Answer):
        return replace(result, text=f"{result.text}\n{remark}")
    return result


def with_impossible_days(result: Result, query: Query, as_of: date) -> Result:
    """Return a result behind a line on the days that no calendar has; unchanged where there are none."""
    if not query.impossible_days or isinstance(result, NeedsDetails):
        return result
    days = (texts.OF_DAY.format(day=one) if one[0].isdecimal() else one for one in query.impossible_days)
    line = texts_validity.NO_SUCH_DAY.format(days=texts.AND.join(days), day=day_text(as_of))
    return replace(result, text=f"{line}\n{result.text}")


def with_day_of_year(result: Result, query: Query, as_of: date) -> Result:
    """Return an answer with a line on the day that it holds for, where the question names but its year.

    So it does where the question only says how long ago the day is.
    """
    if as_of == query.as_of and day_years_ago(query.question, as_of) is not None:
        return with_remark(result, texts_validity.DAY_AGO.format(day=day_text(as_of)))
    spans = [(first, last) for _, first, last in named_days(query.question) if first <= as_of <= last]
    year = (date(as_of.year, 1, 1), date(as_of.year, 12, 31))
    if not spans or any(span != year for span in spans):
        return result
    return with_remark(result, texts_validity.DAY_OF_YEAR.format(year=as_of.year, day=day_text(as_of)))
