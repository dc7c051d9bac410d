"""Chooses of the facts in a quote those that the words beside them tie to the question.

"Vợ sinh mổ" is 7 days and not the 5 of "sinh thường": in bold, a fact of a case that is not asked about is
worse than none.
"""

import re
from collections.abc import Iterator, Sequence, Set

from bot.choosing.ranges import fit_of, given_amounts
from bot.tg.answers.surroundings import Stretch, around, clause_beside, is_condition, lead_of_cases
from vectorstore.contrasts import GROUPS
from vectorstore.conversation import content_words
from vectorstore.legal_words import without_legal_words
from vectorstore.vietnamese import syllables

_MOST = 4  # facts that fit a question equally well; more of them are a list
_WEIGHTS = (1.0, 0.5, 0.4, 0.25)  # of words in the clause of a fact, its part of a sentence, sentence, line
_OF_LEAD = 0.4
_NUMBER, _LIMIT, _OF_YEAR, _IN_RANGE = 2.0, 1.5, 1.0, 2.0  # what a number, a limit, ... asked for adds
_OF_ONE_RULE = frozenset(("người lao động", "doanh nghiệp", "vợ", "tập thể", "một năm"))
_OPPOSED = (
    *(group for group in GROUPS if not _OF_ONE_RULE & set(group)),
    ("âm lịch", "dương lịch"),
    ("một giờ", "một ngày", "một tuần", "một tháng", "một năm"),
)
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_SAID: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\bđẻ\b"), "sinh"),
    (re.compile(r"\bsinh (?:phải )?(?:mổ|phẫu thuật)\b"), "sinh mổ"),
    (re.compile(r"\btăng ca\b"), "làm thêm giờ"),
    (re.compile(r"(?<!ngày )\b(?:0?1|trong|mỗi|hằng|hàng) (giờ|ngày|tuần|tháng|năm)\b"), r"một \1"),
    *((re.compile(rf"\bvùng {roman}\b"), f"vùng {number}") for roman, number in _ROMAN.items()),
)
_ASKED: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\b(?:tết )?(?:nguyên đán|cổ truyền)|\btết ta\b"), "tết âm lịch"),
    (re.compile(r"\btối thiểu (?:theo )?giờ\b"), "tối thiểu một giờ"),
    (re.compile(r"\bchồng(?= (?:[^\W\d_]+ )?nghỉ\b)"), "chồng lao động nam cha"),
)
_NO_YEAR_OF_FACT = re.compile(
    r"(?:luật|pháp lệnh|hiến pháp|nghị định|thông tư)[^.;,\d]{0,40}\d{4}|tháng \d{1,2}(?: năm |/)\d{4}",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\w)năm\s+((?:19|20)\d\d)(?!\d)", re.IGNORECASE)
_NAMED_YEAR = re.compile(r"(?<![\w.])(?:19|20)\d\d(?![\w/])")
_ASKS_LEAVE = re.compile(r"nghỉ(?! việc)[^?.,]{0,40}(?:mấy|bao nhiêu|bao lâu)", re.IGNORECASE)
_DEADLINE = re.compile(r"(?:trong vòng|trong thời hạn|chậm nhất(?: là)?|trước)\s*$", re.IGNORECASE)
_MORE = re.compile(r"\b(?:thêm|tăng|cộng)\s*$", re.IGNORECASE)
_MORE_ASKED = re.compile(r"thêm|tăng|cộng")
_OR = re.compile(r"\s+hoặc(?: từ)?\s+")
# By the same word in both: a deadline ("chậm nhất") bounds as well, and is of another act as often as not.
_LIMITS = tuple(
    (
        re.compile(limit),
        re.compile(rf"(?:{limit})(?::?\s*(?:là |bằng )?|[^.:;]{{0,20}}:[^.:]*)$", re.IGNORECASE),
    )
    for limit in ("tối đa|nhiều nhất|không quá|lâu nhất", "tối thiểu|ít nhất")
)


def nearest_facts(
    question: str, quote: str, facts: Sequence[Stretch], *, year: int | None = None
) -> tuple[Stretch, ...]:
    """Return the facts beside most words of the question; none of another case, year or kind of time.

    Without words of the question around them none is tied to it; too many that are so alike are a list. Where
    an amount of the question lies in none of the ranges beside them, none is for it.
    What the question says itself is no fact that it asks for.
    """
    asked = _as_said(question, _ASKED)
    years = set(_NAMED_YEAR.findall(asked)) or ({str(year)} if year else set[str]())
    plain = without_legal_words(question).lower()
    amounts = given_amounts(plain)
    fits = {fact: fit_of(amounts, clause_beside(quote, fact)) for fact in facts}
    if any(fit < 0 for fit in fits.values()) and not any(fit > 0 for fit in fits.values()):
        return ()
    worths: dict[Stretch, float] = {}
    for fact in facts:
        said = tuple(_as_said(text) for text in around(quote, fact, facts))
        if fits[fact] < 0 or is_condition(quote, fact, facts):
            continue
        if not _is_of_another_question(quote, fact, said, asked=asked, plain=plain, years=years):
            worths[fact] = (
                _worth(asked, said, _as_said(lead_of_cases(quote, fact, facts)))
                + _LIMIT * _is_limit(asked, quote[: fact[0]])
                + _OF_YEAR * bool(years & _years(said))
                + _IN_RANGE * fits[fact]
            )
    best = max(worths.values(), default=0.0)
    chosen = {fact for fact, worth in worths.items() if worth == best > 0}
    nearest = tuple(fact for fact in worths if fact in chosen or _stands_beside(quote, fact, chosen))
    return nearest if len(nearest) <= _MOST else ()


def _is_of_another_question(
    quote: str, fact: Stretch, said: Sequence[str], *, asked: str, plain: str, years: Set[str]
) -> bool:
    """Tell whether a fact is said by the question itself, or is of another case, year or kind of time."""
    before, text = quote[: fact[0]], quote[slice(*fact)]
    return bool(
        text.lower() in asked
        or _is_of_another_case(asked, said)
        or _is_of_another_year(text, said, years)
        or (_MORE.search(before) and not _MORE_ASKED.search(plain))
        or (_ASKS_LEAVE.search(asked) and _DEADLINE.search(before))
    )


def _stands_beside(quote: str, fact: Stretch, chosen: Set[Stretch]) -> bool:
    """Tell whether but "or" stands between a fact and a chosen one: "05 đoàn viên hoặc 05 người"."""
    return any(
        _OR.fullmatch(quote[min(fact[1], one[1]) : max(fact[0], one[0])]) is not None for one in chosen
    )


def _as_said(text: str, more: Sequence[tuple[re.Pattern[str], str]] = ()) -> str:
    said = text.lower()
    for pattern, words in (*more, *_SAID):
        said = pattern.sub(words, said)
    return said


def _worth(asked: str, said: Sequence[str], lead: str) -> float:
    """Weigh the words and numbers of the question around a fact, each where it stands nearest.

    Those of a lead are of several facts, and nearer to none of them.
    """
    wanted = dict.fromkeys(content_words(asked), 1.0)
    wanted |= dict.fromkeys(re.findall(r"(?<![\w/.,])\d{1,3}(?![\w/.,%])", asked), _NUMBER)
    counted = wanted.keys() & set(syllables(lead))
    worth = _OF_LEAD * len(counted)
    for weight, text in zip(_WEIGHTS, said, strict=True):
        new = (wanted.keys() & set(syllables(text))) - counted
        worth += weight * sum(wanted[word] for word in sorted(new))
        counted |= new
    return worth


def _is_limit(asked: str, before: str) -> bool:
    """Tell whether the words before a fact make it the most or the least that is asked for."""
    return any(asks.search(asked) and says.search(before) for asks, says in _LIMITS)


def _is_of_another_case(asked: str, said: Sequence[str]) -> bool:
    """Tell whether the words next to a fact name another of a group than the question does."""
    for group in _OPPOSED:
        meant = set(_names(group, asked))
        named = next((found for text in said if (found := set(_names(group, text)))), set[str]())
        if meant and named and not any(one in other or other in one for one in meant for other in named):
            return True
    return False


def _names(group: Sequence[str], text: str) -> Iterator[str]:
    """Yield the names of a group in a text; what only stands inside a longer one is left out."""
    for name in sorted(group, key=len, reverse=True):
        pattern = rf"(?<!việt )(?<!miền )(?<!không )(?<!\w){re.escape(name)}(?!\w)"
        if re.search(pattern, text):
            yield name
            text = re.sub(pattern, " ", text)


def _is_of_another_year(fact: str, said: Sequence[str], years: Set[str]) -> bool:
    """Tell whether the years next to a fact, which is no day itself, are others than those asked about."""
    stated = _years(said) if years and not _NAMED_YEAR.search(fact) else set[str]()
    return bool(stated) and not stated & years


def _years(said: Sequence[str]) -> set[str]:
    """Return the years that stand nearest; those of laws and of days are left out."""
    found = (set(_YEAR.findall(_NO_YEAR_OF_FACT.sub(" ", text))) for text in said)
    return next(filter(None, found), set())
