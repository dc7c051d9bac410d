"""The short form of an answer, for groups: what is read at a glance; the rest is for a private chat."""

import re
from dataclasses import dataclass, replace

from bot import texts as core_texts
from bot.answers import Answer, Citation, NoAnswer, Result

_MAX_CHARS = 700  # of an answer that is still short; longer ones keep their first quote only
_MARK = re.compile(r"\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class Short:
    """A result made short, and how many quotes were left out of it."""

    result: Result
    left_out: int = 0


def short_form(result: Result) -> Short:
    """Return the result with as many quotes as fit, the first always, and with all that is said below them.

    A refusal keeps why, and whom to ask; the documents that it names are no answer.
    """
    match result:
        case Answer():
            return _short_answer(result)
        case NoAnswer(text):
            lines = text.split("\n")
            bullet = core_texts.NEAREST_ITEM.partition("{")[0]
            kept = [line for line in lines if line != core_texts.NEAREST and not line.startswith(bullet)]
            return Short(NoAnswer("\n".join(kept)))
        case _:
            return Short(result)


def _short_answer(answer: Answer) -> Short:
    text = answer.text
    ends = _ends(answer)
    if len(text) <= _MAX_CHARS or len(ends) < 2:
        return Short(answer)
    last = ends[-1][0]
    fitting = [(end, one) for end, one in ends if end + len(text) - last <= _MAX_CHARS]
    kept = fitting or ends[:1]
    short = text[: kept[-1][0]] + text[last:]
    marked = {int(number) for number in _MARK.findall(short)}
    cited = tuple(one for one in answer.citations if one.number in marked)
    return Short(replace(answer, text=short, citations=cited), len(ends) - len(kept))


def _ends(answer: Answer) -> list[tuple[int, Citation]]:
    """Return where each quote that stands in the text ends, in their order there."""
    found = []
    for citation in answer.citations:
        quoted = core_texts.QUOTED.format(quote=citation.quote, number=citation.number)
        start = answer.text.find(quoted)
        if start >= 0:
            found.append((start + len(quoted), citation))
    return sorted(found, key=lambda pair: pair[0])
