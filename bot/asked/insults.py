"""Hears insults without answering them: what else a message asks is what counts."""

import re

from vectorstore.conversation import content_words
from vectorstore.vietnamese import fold, fold_keeping_length, normalize

# As they are written with their marks; bare, they are the same words.
_SPELLED_WORDS = (
    "đồ ngu, ngu thế, ngu vậy, ngu quá, quá ngu, sao ngu, ngu xuẩn, ngu học, ngu như bò, "
    "ngu như chó, bot ngu như bò, bot ngu như chó, thằng ngu, con ngu, máy ngu, ngu ngốc, ngu dốt, "
    "óc chó, óc lợn, đồ chó, chó chết, đồ điên, thằng điên, đồ khùng, đồ khốn, khốn nạn, đồ vô dụng, "
    "vô dụng, vô tích sự, đồ ăn hại, đồ mất dạy, mất dạy, mất dịch, đồ rác, rác rưởi, bot rác, "
    "câm mồm, câm miệng, im đi, im mồm, cút đi, cút xéo, biến đi, địt mẹ, địt con mẹ, địt, đụ má, "
    "đụ mẹ, đm, đmm, đcm, đkm, vãi lồn, cái lồn, con cặc, như cặc, cha mày, mẹ mày, mẹ kiếp, "
    "chết đi, chết mẹ, bot điên, điên à, mày bị điên, đồ hèn, bá xàm, xàm lồn, nhảm nhí, đồ sâu bọ, "
    "khùng à, đồ tệ, bot lởm, bot dởm, mày dốt, mày dốt thế, mày dốt quá, bot dốt, bot dốt thế, "
    "bot dốt quá, đồ đần, đần độn, ngu người, mày câm đi, bị ngáo, trả lời vớ vẩn, bot vớ vẩn, "
    "như cứt, ngu si, bot ngu, vãi cả lồn, địt bố, khỉ gió, ngu vãi"
)
# Without marks in any writing; with marks they would be other words.
_BARE_WORDS = (
    "ngu vcl, ngu vl, nhu cc, bot lon, clm, cmm, vcl, vkl, vl, cl, ngao, fuck you, fuck, fucking, "
    "shit, bullshit, stupid bot, stupid, idiot, dumb, moron, useless bot, asshole, bitch, wtf"
)
_LIKE_A_BEAST = (
    r"(?:(?:mày|mi|thằng bot|con bot|bot) )?(?:ngu|dốt|đần) như (?:con )?(?:bò|chó|lợn|heo|lừa|gà|trâu)"
)
# "ngu" typed without its mark is also "ngủ": alone it is an insult only with these around it.
_WORDS = frozenset(_SPELLED_WORDS.split(", "))
# "mày ngu quá": whom an insult is said to goes with it; "bộ máy" is nobody.
_WHOM = (
    r"(?:(?<!bộ )(?<!bo )(?:(?:thằng|thang|con|cái|cai|đồ|do) )?(?:mày|may|mi|bot)"
    r"(?: (?:thật|that|đúng|dung|là|la|sao|cũng|cung|mà|ma|quá|qua))* )?"
)
_VERY = r"(?: (?:quá|qua|thế|the|vậy|vay|vãi|vai|vcl|vl|vkl|lắm|lam|ghê|ghe|thật|that|luôn|luon))*(?!\w)"
_INSULT = re.compile(
    rf"(?<!\w){_WHOM}(?P<insult>{fold(_LIKE_A_BEAST)}"
    rf"|{'|'.join(sorted({*map(fold, _WORDS), *_BARE_WORDS.split(', ')}, key=len, reverse=True))})"
    rf"{_VERY}"
)
_MARKED = re.compile(rf"(?<!\w){_WHOM}(?:ngu|địt|đéo|đụ|lồn|cặc|đĩ|khốn|điên){_VERY}", re.IGNORECASE)
_ADDRESS = frozenset(["bot", "may", "ad", "oi", "la"])
_OF_ANSWERING = re.compile(
    r"\b(?:(?:cai|con|thang) )?(?:bot|may|ad)\b|\btra loi\b(?! thay)|\bnoi chuyen\b|\bnhu (?:the|vay)\b"
)
_FEWEST_WORDS = 2  # that a question has besides
# "công ty chửi em là đồ ngu": what somebody else was called is what the question is about.
_REPORTED = re.compile(
    r"\b(?:la|chui|goi|noi|mang|bao|lang ma|thoa ma|xuc pham|si nhuc|tu|rang|hai tieng)"
    r"(?: (?:em|toi|minh|chau|anh|chi|no|nhan vien|cong nhan|nguoi lao dong))?"
    r"(?: (?:la|do|thang|con))*[\s\"“':]*$"
)
_LEAD_CHARS = 60  # in front of an insult, which tell whose it is
# "mày là đồ ngu": said to the bot itself.
_OF_THE_BOT = re.compile(r"\b(?:may|bot|mi|ad|ban)(?: (?:dung|oi|may))* la(?: (?:do|thang|con))?[\s\"“':]*$")


def is_only_insult(message: str) -> bool:
    """Tell whether a message insults and asks nothing besides."""
    text = normalize(message)
    besides = without_insults(text)
    for found in reversed(list(_OF_ANSWERING.finditer(fold_keeping_length(besides)))):
        besides = f"{besides[: found.start()]} {besides[found.end() :]}"
    rest = [word for word in content_words(besides) if fold(word) not in _ADDRESS]
    return bool(_insults(text)) and len(rest) < _FEWEST_WORDS


def without_insults(message: str) -> str:
    """Return a message without its insults; all of it where there are none."""
    text = normalize(message)
    found = _insults(text)
    if not found:
        return message
    pieces, position = [], 0
    for start, end in found:
        pieces.append(text[position:start])
        position = end
    rest = "".join([*pieces, text[position:]])
    rest = re.sub(r"\s+([,.!?;:])", r"\1", re.sub(r"\s+", " ", rest))
    return rest.strip(" ,.!;:-")


def _insults(text: str) -> list[tuple[int, int]]:
    """Return where insults stand, in order and without overlaps."""
    folded = fold_keeping_length(text)
    found = [match.span() for match in _INSULT.finditer(folded) if not _is_harmless(text, match)]
    if _is_marked(text):
        found += [match.span() for match in _MARKED.finditer(text)]
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):  # the longer one first
        is_free = not kept or start >= kept[-1][1]
        before = folded[max(0, start - _LEAD_CHARS) : start]
        is_reported = _REPORTED.search(before) and not _OF_THE_BOT.search(before)
        if is_free and not is_reported:
            kept.append((start, end))
    return kept


def _is_marked(text: str) -> bool:
    """Tell whether a text is typed with diacritics, so that "ngu" is not "ngủ"."""
    return fold_keeping_length(text) != text.lower() or len(text.split()) <= 3


def _is_harmless(text: str, match: re.Match[str]) -> bool:
    """Tell whether what reads like an insult without its marks is another word with them: "do tế bào"."""
    typed = text[slice(*match.span("insult"))].lower()
    is_marked = fold_keeping_length(typed) != typed
    return is_marked and typed not in _WORDS and re.fullmatch(_LIKE_A_BEAST, typed) is None
