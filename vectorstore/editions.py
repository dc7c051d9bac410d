"""Reads which edition of a law a question wants that names no date: "luật cũ", "luật mới", "luật 2012"."""

import re
from collections.abc import Iterator

from vectorstore.mentions import find_mentions
from vectorstore.query import Age, Edition
from vectorstore.vietnamese import fold_keeping_length, normalize

_KINDS = r"(?:bo luat|luat|nghi dinh|thong tu|quy dinh|quy che|van ban|che do|dieu le|muc)"
_NAMED = "@"  # stands for the name of a law
_BEFORE = (  # "còn trước đó?", and no more
    r"^\s*(?:(?:the|con|vay|thi)\s+)*(?:(?:hoi|luc|thoi ky|giai doan)\s+)?truoc (?:do|day|kia|nua)\b"
    r"(?=(?:\s+(?:thi|sao|the nao|ra sao|nhu the nao))*[\s?.!]*$)"
)
_OLD = (
    rf"(?:\btheo\s+)?(?:\b{_KINDS}|{_NAMED})\s+(?P<cu>cu)\b",
    rf"(?:\btheo\s+)?(?:\b{_KINDS}|{_NAMED})\s+(?:truoc day|truoc kia|truoc do)\b",
    _BEFORE,
    rf"\b(?:hoi\s+)?(?:truoc khi|khi chua|hoi chua|luc chua|chua)\s+co\s+(?:{_KINDS}|{_NAMED})\s+moi\b",
)
_ONCE = r"^\s*(?:truoc day|truoc kia|hoi truoc|ngay truoc|luc truoc)\b\s*,?(?:\s*thi\b)?"
_PERSONAL = re.compile(r"\b(?:toi|em|minh|anh|chi|chung toi|cong ty toi|ban toi|con toi|me toi|bo toi)\b")
_NEW = (
    rf"(?:\btheo\s+)?(?:\b{_KINDS}|{_NAMED})\s+(?:sap (?:toi|co hieu luc|ap dung)|moi(?:\s+nhat)?)\b"
    r"(?!\s+duoc)|^\s*(?:sap toi|toi day)\b\s*,?(?:\s*thi\b)?"
)
# "văn bản mới nhất về ..." asks which documents there are.
_LISTS = re.compile(
    r"^\s*(?:co\s+)?(?:(?:cac|nhung)\s+)?(?:van ban|bo luat|luat|nghi dinh|thong tu)\s+"
    r"(?:moi nhat|sap (?:toi|co hieu luc|ap dung))\s+(?:noi |quy dinh )?(?:ve|lien quan den)\b"
)
_OF_YEAR = r"(?:\btheo\s+)?\b(?:bo luat|luat)\s+(?:nam\s+)?(?P<year>(?:19|20)\d\d)\b(?!/)"
# "luật 2012 và luật 2024", "luật năm 2012 so với 2024": two editions are compared.
_OF_TWO_YEARS = re.compile(
    r"\b(?:bo luat|luat)\s+(?:nam\s+)?(?P<first>(?:19|20)\d\d)\b(?!/)"
    r"\s*(?:,|va|voi|so voi|khac gi(?: voi)?|den)?\s*(?:(?:bo )?luat\s+)?(?:nam\s+)?"
    r"(?P<second>(?:19|20)\d\d)\b(?!/)"
)
# "luật công đoàn 2012 và 2024", "luật việc làm 2013 so với luật 2025"
_SIDE_BY_SIDE = re.compile(
    r"\b(?P<first>(?:19|20)\d\d)\b(?!/)\s*(?:,\s*)?\b(?:va|voi|so voi|hay|khac gi(?: so)?(?: voi)?)\s+"
    r"(?:(?:bo )?luat\s+)?(?:nam\s+)?(?P<second>(?:19|20)\d\d)\b(?!/)"
)
# "bộ luật 2012 cho nghỉ mấy ngày, bộ luật mới mấy ngày?"
_OTHER_HALF = re.compile(
    r"(?<=[,;])\s*(?:(?:con|the|vay|va)\s+)*(?:theo\s+)?(?:bo luat|luat)\s+(?:nam\s+)?"
    r"(?:moi|cu|hien hanh|hien nay|bay gio|(?:19|20)\d\d)\b(?:\s+(?:thi|la|cho|duoc|nghi|quy dinh))*"
    r"\s+(?:may|bao nhieu|the nao|nhu the nao|ra sao|sao)\b[^,;]*$"
)
_FIRST_HALF = re.compile(r"\b(?:bo )?luat\b[^,;?.]*\b(?:(?:19|20)\d\d|cu|moi)\b[^,;?.]*[,;]\s*$")
_YEARS = re.compile(r"\bluat\s+(?:nam\s+)?((?:19|20)\d\d)\b(?!/)")
_COMPARING = re.compile(
    r"\b(?:so sanh|giua|(?:co )?(?:gi )?khac(?: nhau| biet)?"
    r"(?: (?:gi|the nao|nhu the nao|ra sao|(?:o )?(?:dau|cho nao|diem nao)))?)\b"
)
_LEADS = re.compile(r"\b(?:the|vay|con|thi|sao|the nao|nhu the nao|theo|o|trong|quy dinh|noi|gi|ra)\b|[?.!,]")
_YEAR_OF_LAW = re.compile(r",?\s+(?:năm\s+|nam\s+)?\(?(?:19|20)\d\d\)?$", re.IGNORECASE)


def edition_of(text: str) -> Edition | None:
    """Return the edition that a question wants; None where it does not say."""
    found = _find(normalize(text))
    return found[0] if found else None


def years_compared(text: str) -> tuple[int, int] | None:
    """Return the years of two editions that a text sets side by side: "luật 2012 và luật 2024"."""
    found = _OF_TWO_YEARS.search(fold_keeping_length(normalize(text)))
    years = (int(found["first"]), int(found["second"])) if found else None
    return years if years and years[0] != years[1] else None


def without_years_compared(text: str) -> str:
    """Return a text without the two editions that it sets side by side."""
    text = normalize(text)
    found = _OF_TWO_YEARS.search(fold_keeping_length(text))
    return " ".join((text[: found.start()] + " " + text[found.end() :]).split()) if found else text


def asked_of_both(text: str) -> str:
    """Return what a text asks of one edition and then of another one; "" where it asks so of none.

    That is the first half of "bộ luật 2012 cho nghỉ mấy ngày, bộ luật mới mấy ngày?".
    """
    text = normalize(text)
    folded = fold_keeping_length(text)
    other = _OTHER_HALF.search(folded)
    if other is None or not _FIRST_HALF.search(folded[: other.start()]):
        return ""
    return text[: other.start()].rstrip(" ,;")


def of_one_edition(earlier: str, question: str) -> str:
    """Return a comparison of two editions as a question on the one that a follow-up names by its year.

    "So sánh luật 2012 và 2024 về đoàn phí" is for "còn luật 2012 thì sao?" one on "luật 2012 về đoàn phí".
    """
    earlier = normalize(earlier)
    years = _YEARS.findall(fold_keeping_length(question))
    pair = _SIDE_BY_SIDE.search(fold_keeping_length(earlier))
    if pair is None or len(years) != 1 or years[0] not in (pair["first"], pair["second"]):
        return earlier
    kept = f"{earlier[: pair.start()]}{years[0]}{earlier[pair.end() :]}"
    folded, pieces, position = fold_keeping_length(kept), [], 0
    for found in _COMPARING.finditer(folded):
        pieces.append(kept[position : found.start()])
        position = found.end()
    return " ".join(" ".join([*pieces, kept[position:]]).split())


def without_edition(text: str) -> str:
    """Return a question without the words that say which edition it wants; the name of the law stays."""
    text = normalize(text)
    found = _find(text)
    if found is None:
        return text
    _, start, end = found
    kept = " ".join(text[:start].split() + text[end:].split()).strip(" ,")
    return kept or text


def only_wants_edition(text: str) -> bool:
    """Tell whether a follow-up says nothing but which edition is meant: "thế luật cũ?"."""
    found = _find(normalize(text))
    if found is None or found[0].age is Age.OF_YEAR:
        return False
    rest = fold_keeping_length(normalize(text[: found[1]] + " " + text[found[2] :]))
    return not find_mentions(text) and not _LEADS.sub(" ", rest).strip()


def naming_edition(text: str) -> str:
    """Return "luật cũ" for "còn trước đó?", which names no law; any other text as it is."""
    return "luật cũ" if re.search(_BEFORE, fold_keeping_length(normalize(text))) else text


def without_year_of_law(text: str) -> str:
    """Return a text without the years that follow the names of laws: "Luật Công đoàn 2024"."""
    text = normalize(text)
    for mention in reversed(find_mentions(text)):
        named = text[mention.start : mention.end]
        if mention.name is not None and "/" not in named:
            text = text[: mention.start] + _YEAR_OF_LAW.sub("", named) + text[mention.end :]
    return text


def _find(text: str) -> tuple[Edition, int, int] | None:
    """Return the edition and where the words for it stand, the name of a law left out."""
    if years_compared(text) or asked_of_both(text):
        return None
    folded = _with_names_hidden(text)
    old = next(_old(text, folded), None)
    new = None if _LISTS.match(folded) else re.search(_NEW, folded)
    of_year = re.search(_OF_YEAR, folded)
    if old and new and not (old.start() <= new.start() < old.end()):
        return None  # it compares them
    match = old or new or of_year
    if match is None:
        return None
    age = Age.OLD if match is old else Age.NEW if match is new else Age.OF_YEAR
    year = int(match["year"]) if age is Age.OF_YEAR else None
    return Edition(age, year), _after_name(match), match.end()


def _old(text: str, folded: str) -> Iterator[re.Match[str]]:
    """Yield where a text speaks of the old law; "cứ" and "cử" are not "cũ"."""
    for pattern in _OLD:
        for match in re.finditer(pattern, folded):
            if "cu" not in match.re.groupindex or text[slice(*match.span("cu"))].lower() in ("cũ", "cu"):
                yield match
    once = re.search(_ONCE, folded)
    if once and not _PERSONAL.search(folded):
        yield once


def _after_name(match: re.Match[str]) -> int:
    """Return where the words begin that are not the name of a law."""
    name = match.group().rfind(_NAMED)
    return match.start() if name < 0 else match.start() + name + 1


def _with_names_hidden(text: str) -> str:
    """Return the text without diacritics, as long as it was, each name of a law turned into marks."""
    folded = fold_keeping_length(text)
    for mention in find_mentions(text):
        folded = folded[: mention.start] + _NAMED * (mention.end - mention.start) + folded[mention.end :]
    return folded
