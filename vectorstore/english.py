"""Turns a question in English into one in Vietnamese: the terms of the field, word by word."""

import re
from functools import cache

from vectorstore.english_asking import FUNCTION_WORDS, QUESTIONS
from vectorstore.english_terms import TERMS
from vectorstore.vietnamese import has_diacritics, normalize

_WORD = re.compile(r"[a-z]+(?:['’-][a-z]+)*", re.IGNORECASE)
_POSSESSIVE = re.compile(r"'s$|(?<=s)'$")
_OWNS = re.compile(r"'s\b|(?<=s)'(?!\w)", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:[/.,-]\w+)*%?")
_REGION = re.compile(r"(?:regions?|zones?)\s+(?P<of>I{1,3}|IV|[1-4])(?!\w)", re.IGNORECASE)  # of wages
_REGIONS = {"1": "I", "2": "II", "3": "III", "4": "IV"}
_GOES_ON = re.compile(r"(?:and|what about|how about)\s", re.IGNORECASE)  # a follow-up
# "Union fee" alone is what employers pay; what members pay has a name of its own.
_FEE, _OF_MEMBERS = "kinh phí công đoàn", "đoàn phí công đoàn"
_MEMBERS = frozenset(("đoàn viên", "đoàn viên công đoàn"))
_ENGLISH_SHARE = 0.6
_FOREIGN_SHARE = 0.5
_FEWEST_WORDS = 2
_FOREIGN_LETTERS = 4  # of a word that is too long to be shorthand: "ko", "bhxh"
_SYLLABLE = re.compile(
    r"(?:ngh?|nh|ch|gh?|kh|ph|qu|th|tr|[bcdhklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?", re.IGNORECASE
)
# What Vietnamese typed without diacritics also says: "can", "the", "to", "in", "may" prove nothing.
_ALSO_VIETNAMESE_WORDS = (
    "a an am i me my can the to in on do may long he so or no bi con chi ho hoi la xin tin ba cha ai o u hay"
    " ban bang tam nam tu hai sau bay chin mien ma than thu khi"
)
_ALSO_VIETNAMESE = frozenset(_ALSO_VIETNAMESE_WORDS.split())


def is_english(text: str) -> bool:
    """Tell whether a text is written in English, and not in Vietnamese without diacritics."""
    if has_diacritics(normalize(text)):
        return False
    words = [_POSSESSIVE.sub("", word.lower().replace("’", "'")) for word in _WORD.findall(text)]
    known = [word for word in words if word in FUNCTION_WORDS or word in _term_words()]
    sure = [word for word in known if word not in _ALSO_VIETNAMESE]
    foreign = [word for word in words if _is_foreign(word)]
    if sure and foreign and len({*sure, *foreign}) >= max(_FEWEST_WORDS + 1, _FOREIGN_SHARE * len(words)):
        return True
    return (
        len(words) >= _FEWEST_WORDS
        and len(sure) >= (1 if _GOES_ON.match(text.strip()) else _FEWEST_WORDS)
        and len(known) >= _ENGLISH_SHARE * len(words)
        and len(sure) >= len(words) / 3
    )


def _is_foreign(word: str) -> bool:
    """Tell whether a word is spelled as no Vietnamese syllable is, and is no shorthand: "account"."""
    is_spoken = re.search(r"[aeiouy]", word) is not None
    return len(word) >= _FOREIGN_LETTERS and is_spoken and _SYLLABLE.fullmatch(word) is None


def in_vietnamese(text: str) -> str:
    """Return the Vietnamese terms of an English text, what asks behind them; "" where it names none."""
    return " ".join(key_terms(text))


def key_terms(text: str) -> list[str]:
    """Return the Vietnamese terms of an English text, each once, what asks behind them."""
    matters: list[str] = []
    asked: list[str] = []
    owner = ""  # "employee's", which in Vietnamese goes behind what is owned
    text = text.replace("’", "'")
    for match in _pattern().finditer(text):
        found = re.sub(r"\s+", " ", match.group().lower())
        if found in QUESTIONS:
            asked.append(QUESTIONS[found])
        elif found in TERMS and _OWNS.match(text, match.end()):
            owner = TERMS[found]
        elif found in TERMS:
            matters += [TERMS[found], *([f"của {owner}"] if owner else [])]
            owner = ""
        elif region := _REGION.fullmatch(found):
            matters.append(f"vùng {_REGIONS.get(region['of'], region['of'].upper())}")
        elif _NUMBER.fullmatch(found):
            matters.append(_number(match, text))
    matters = _with_fee_of_members([*matters, *([owner] if owner else [])])
    if all(_NUMBER.match(matter) for matter in matters):
        return []
    return [*dict.fromkeys(matters), *dict.fromkeys(asked[:1])]


def _with_fee_of_members(matters: list[str]) -> list[str]:
    """Return the terms with the union fee called what it is where members are the ones who pay it."""
    named = {matter.removeprefix("của ") for matter in matters}
    if named.isdisjoint(_MEMBERS) or "người sử dụng lao động" in named:
        return matters
    return [_OF_MEMBERS if matter == _FEE else matter for matter in matters]


def _number(match: re.Match[str], text: str) -> str:
    """Return a number as it is written; a year after "in" as Vietnamese dates are."""
    before = text[: match.start()].lower().rstrip()
    is_year = re.fullmatch(r"(?:19|20)\d\d", match.group()) is not None
    return (
        f"năm {match.group()}" if is_year and before.endswith((" in", " year", " since")) else match.group()
    )


@cache
def _pattern() -> re.Pattern[str]:
    phrases = sorted([*TERMS, *QUESTIONS], key=len, reverse=True)
    choices = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases)
    region = _REGION.pattern.replace("?P<of>", "?:")
    return re.compile(rf"(?<![\w-])(?:{choices}|{region})(?![\w-])|{_NUMBER.pattern}", re.IGNORECASE)


@cache
def _term_words() -> frozenset[str]:
    return frozenset(word for phrase in [*TERMS, *QUESTIONS] for word in phrase.split())
