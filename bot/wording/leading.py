"""What is said before an answer: how a question was understood, that nothing holds, that a clause decides."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from bot import texts
from bot.answers import Citation
from bot.asked.deciding import is_yes_or_no
from bot.choosing.denials import denied_in, denies
from bot.validity.outside import lead_of_another_day
from bot.wording.premise import line_on_number
from vectorstore.conversation import content_words
from vectorstore.english import key_terms
from vectorstore.legal_words import without_legal_words
from vectorstore.query import Query
from vectorstore.vietnamese import syllables

_DECIDING = re.compile(
    r"\b(?:được(?! (?:quy định|thực hiện|tính|hiểu|xác định|ban hành|gọi|ghi))|phải|có quyền|nghiêm cấm|cấm"
    r"|có trách nhiệm|có nghĩa vụ|bị)\b",
    re.IGNORECASE,
)
# Below this confidence nobody is told that a clause decides. Of 35 answers to yes-or-no questions whose place
# is known, both wrong ones lie below it, and 32 of the 33 right ones above.
_SURE = 0.8
# What a question asks whether one may, must or can do; what follows says when, or only ends it.
_ACT = re.compile(
    r"\b(?:được|phải|bị|có quyền|có thể|cần)\b(?P<act>.+?)(?:\b(?:không|chưa|khi|nếu|hay)\b|[?.]|$)",
    re.IGNORECASE,
)
# Who only asks whether something is there says no such word: "tiền thưởng có tính thuế không".
_WHETHER = re.compile(
    r"\bcó\b(?! (?:đúng|sai|trái|hợp|vi phạm|phạm|bắt buộc|sao|gì)\b)(?P<act>.+?)\b(?:không|chưa)\b",
    re.IGNORECASE,
)
_JOINING_WORDS = "được phải bị có là thì của và cho với ở trong theo"
_JOINS = frozenset(_JOINING_WORDS.split())
_LEAST_SHARE = 0.5  # of the question's words that stand together with the deciding ones


def with_lead(
    query: Query, text: str, citations: Sequence[Citation], sure: float, *, as_of: date, today: date
) -> str:
    """Return an answer behind what must be said first; as it is where nothing must."""
    first = citations[0]
    lines = lines_on_question(query, citations, as_of=as_of, today=today)
    denied = denied_in(without_legal_words(query.text))
    under = [f"{first.passage.heading_path[-1]} {first.lead}".strip()] if first.passage.heading_path else []
    if denied and not denies(denied, f"{first.lead}\n{first.quote}", under):
        lines.append(texts.MAY_NOT_DECIDE)
    is_asked = is_yes_or_no(query.question) or is_yes_or_no(without_legal_words(query.text))
    if is_asked and not _of_another_day(query, citations, as_of, today):
        if sure < _SURE:
            lines.append(texts.MAY_NOT_DECIDE)
        elif decides(query.text, first.quote, (*first.passage.heading_path[-1:], first.lead)):
            lines.append(texts.DECIDES)
    other = line_on_number(without_legal_words(query.text), citations)
    return "\n".join([*lines, *([other] if other else []), text])


def lines_on_question(query: Query, citations: Sequence[Citation], *, as_of: date, today: date) -> list[str]:
    """Return what must be said first of any answer: how it was understood, that nothing is of the day."""
    terms = key_terms(query.question) if query.translated else []
    understood = texts.UNDERSTOOD_AS.format(terms=texts.TERMS_JOIN.join(terms)) if terms else ""
    return [line for line in (understood, _of_another_day(query, citations, as_of, today)) if line]


def _of_another_day(query: Query, citations: Sequence[Citation], as_of: date, today: date) -> str:
    return "" if _is_named(query) else lead_of_another_day(citations, as_of, today)


def _is_named(query: Query) -> bool:
    """Tell whether a question wants a document or a place that it names, whatever its day."""
    return bool(query.references or query.wanted)


def decides(question: str, quote: str, headings: tuple[str, ...] = ()) -> bool:
    """Tell whether a line of a quote, with those that lead to it, allows, orders or forbids what is asked.

    It must say something of the very act: that old workers may work shorter days says nothing of overtime.
    """
    wanted = set(content_words(question))
    acts = _acts(question)
    leads = " ".join(headings)
    for line in quote.splitlines():
        said = f"{leads} {line}"
        words = set(syllables(said))
        is_said = not acts or any(words.issuperset(pair) for pair in acts)
        if is_said and _DECIDING.search(said) and len(wanted & words) >= _LEAST_SHARE * len(wanted):
            return True
        leads = said if line.rstrip().endswith(":") else leads
    return False


def _acts(question: str) -> set[tuple[str, str]]:
    """Return the pairs of words that tell what is done: of "có được làm thêm giờ không" làm-thêm, thêm-giờ.

    The words of the law for it tell it as well.
    """
    own = without_legal_words(question)
    found = _ACT.search(own) or _WHETHER.search(own)
    told = (found["act"], question[len(own) :]) if found else ()
    return {pair for words in told for pair in pairwise(syllables(words)) if _JOINS.isdisjoint(pair)}
