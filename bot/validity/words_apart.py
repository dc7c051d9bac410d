"""Tells where two texts say different things of one matter in words: one allows what the other forbids.

What a condition or an exception narrows is another case, and no contradiction.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from bot.validity.stances import Rule, Stance, forbidden, rules_in
from vectorstore.conversation import content_words
from vectorstore.legal_words import without_legal_words
from vectorstore.vietnamese import syllables

_OPPOSITE = (
    {Stance.ALLOWED, Stance.FORBIDDEN},
    {Stance.OWED, Stance.SPARED},
    {Stance.OWED, Stance.FORBIDDEN},
    {Stance.COVERED, Stance.LEFT_OUT},
)
_WEAKER = ({Stance.ALLOWED, Stance.ENCOURAGED}, {Stance.OWED, Stance.ENCOURAGED})
_ALIKE = 0.6  # share of the words of the shorter line that the other has as well
_NEARLY_THE_SAME = 0.75  # share of all the words of two lines that both have, without their conditions
_HALF = 0.5
_NARROWS = re.compile(
    r"\b(?:đối với|nếu|khi|trường hợp|trừ|dưới|trên|từ đủ|trước|sau|chỉ|nhưng|trong thời (?:gian|hạn)"
    r"|quy định tại (?:điểm|khoản|điều))\b"
    r"(?P<case>.*?)(?=\bthì\b|[,;.:\n]|$)"
    r"|\bmà không\b(?P<without>(?: \w+){0,3})",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r",? ?(?<!\w)(?:nếu|với điều kiện|trừ trường hợp|trừ khi|chỉ khi|sau khi|khi)(?!\w)[^;.:\n]*",
    re.IGNORECASE,
)
# Of whom it is asked, and what: "người nước ngoài có được gia nhập công đoàn không", "… có vào … được không".
_ASKED = (
    re.compile(
        r"(?P<who>[^,;.?!]*?)\bcó (?!(?:được|phải|quyền|thể)\b)(?P<act>.+?) được (?:không|chưa)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?P<who>[^,;.?!]*?)\b(?:có được|có phải|được|phải|có quyền|có thể)\b(?P<act>.*)", re.IGNORECASE
    ),
)
_JOINS = frozenset({"vào", "của", "và", "cho", "với", "ở", "trong", "theo"})
_FORBIDS = re.compile(r"\b(?:nghiêm|bị) cấm\b|\bkhông được (?:làm|thực hiện)\b", re.IGNORECASE)
_LINE_GAP = re.compile(r"\n+|(?<=[.;])\s+")


@dataclass(frozen=True, slots=True)
class Told:
    """What a text says about a matter: its quote, and the headings above it."""

    quote: str
    headings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Apart:
    """The words in which two texts differ: what one says, what the other says instead."""

    one: str
    other: str
    is_condition: bool = False  # that one of them makes; the other is ""


def words_apart(question: str, one: Told, other: Told) -> Apart | None:
    """Return in which words two texts differ on what a question asks; None where they do not."""
    own = without_legal_words(question)
    for rule, another in product(_rules(one), _rules(other)):
        if _is_asked(own, rule, one) and _is_asked(own, another, other):
            apart = _opposite(own, rule, another) or _weaker(own, (rule, one), (another, other))
            if apart:
                return apart
    return None


def condition_apart(question: str, one: Told, other: Told) -> Apart | None:
    """Return the condition that only one of two texts of the same words makes of what is asked."""
    own = without_legal_words(question)
    for rule, another in product(_rules(one), _rules(other)):
        if _is_asked(own, rule, one) and _is_asked(own, another, other):
            found, without = (_CONDITION.search(each.line) for each in (rule, another))
            if bool(found) != bool(without) and _same_but_for_condition(own, rule, another):
                return Apart(_stripped(found), _stripped(without), is_condition=True)
    return None


def _rules(told: Told) -> Iterator[Rule]:
    """Yield what each line of a quote says, behind the line that leads to it and the title of its Điều."""
    lead, is_list_of_wrongs = "", _FORBIDS.search(" ".join(told.headings[-1:])) is not None
    for line in _LINE_GAP.split(told.quote):
        if is_list_of_wrongs:
            yield from forbidden(line)
        yield from rules_in(f"{lead} {line}".strip())
        lead = line if line.rstrip().endswith(":") else lead


def _is_asked(question: str, rule: Rule, told: Told) -> bool:
    """Tell whether a rule speaks of what is asked: of half of its words."""
    wanted = set(content_words(question))
    known = set(syllables(" ".join([*told.headings, rule.line])))
    return len(wanted & known) >= _HALF * len(wanted)


def _opposite(question: str, rule: Rule, another: Rule) -> Apart | None:
    if {rule.stance, another.stance} not in _OPPOSITE or not _same_act(question, rule, another):
        return None
    if _share(rule.line, another.line) < _ALIKE or _narrowed(rule.line, another.line):
        return None
    return Apart(rule.stance.value, another.stance.value)


def _weaker(question: str, *sides: tuple[Rule, Told]) -> Apart | None:
    """Return that one text encourages what the other allows or demands of the very people asked about.

    Both say as much of what is asked, and their lines name those of whom it is asked.
    """
    rules = [rule for rule, _ in sides]
    who, act = _asked(question)
    if {rule.stance for rule in rules} not in _WEAKER:
        return None
    said = [act & set(syllables(" ".join([*told.headings, rule.line]))) for rule, told in sides]
    is_same = said[0] == said[1] and len(said[0]) >= _HALF * len(act)
    if not (who and act and is_same and all(who <= set(syllables(rule.line)) for rule in rules)):
        return None
    return Apart(rules[0].stance.value, rules[1].stance.value)


def _asked(question: str) -> tuple[set[str], set[str]]:
    """Return the words that say of whom it is asked whether one may or must, and those that say what."""
    found = next((match for pattern in _ASKED for match in [pattern.search(question)] if match), None)
    if found is None:
        return set(), set()
    return set(content_words(found["who"])), set(content_words(found["act"])) - _JOINS


def _same_but_for_condition(question: str, rule: Rule, another: Rule) -> bool:
    if rule.stance is not another.stance or not _same_act(question, rule, another):
        return False
    words, others = (set(content_words(_CONDITION.sub(" ", each.line))) for each in (rule, another))
    return len(words & others) >= _NEARLY_THE_SAME * len(words | others)


def _same_act(question: str, rule: Rule, another: Rule) -> bool:
    """Tell whether two rules are of one act, and of one that the question names."""
    words, others = set(rule.act), set(another.act)
    same = words & others
    is_alike = len(same) >= _NEARLY_THE_SAME * min(len(words), len(others))
    return rule.act[0] == another.act[0] and is_alike and bool(same & set(content_words(question)))


def _narrowed(one: str, other: str) -> set[str]:
    """Return the words of conditions that only one of two lines has."""
    words, others = set(syllables(one)), set(syllables(other))
    told = {
        word
        for text in (one, other)
        for found in _NARROWS.finditer(text)
        for word in syllables(found["case"] or found["without"] or "")
    }
    return told - (words & others)


def _share(one: str, other: str) -> float:
    words, others = ({word for word in syllables(text) if not word.isdecimal()} for text in (one, other))
    return len(words & others) / max(min(len(words), len(others)), 1)


def _stripped(found: re.Match[str] | None) -> str:
    return found.group().strip(" ,") if found else ""
