"""Takes the polite words off a question: "ad cho em hỏi", "chị ơi", "vậy ạ" are not searched for."""

import re

from vectorstore.topics import start_of_compound
from vectorstore.vietnamese import fold_keeping_length


def _one_of(words: str) -> str:
    """Return a pattern for any of the phrases, which are set apart by commas."""
    return "(?:" + "|".join(re.escape(word.strip()) for word in words.split(",")) + ")"


# Openings are compared without diacritics, closings as they are after restoring.
_WHO = _one_of(
    "ad, admin, ads, em, e, anh, a, chi, c, a/c, ac, ace, ae, cac, moi nguoi, mn, mng, bac, co,"
    " chu, thay, ban,"
    "bot, minh, mk, mik, toi, tui, chau, con, luat su, ls, sep, ca nha, anh chi, dong chi, d/c"
)
_GREETING = _one_of(
    "da, vang, alo, a lo, hi, hello, hey, helo, xin chao, kinh chao, kinh gui, chao, thua, xin phep, ok"
)
_PLEASE = _one_of(
    "lam on, vui long, xin, nho, giup, muon, can, cho phep, phien, please, pls, cho, duoc, xin duoc"
)
_SOFTLY = _one_of(
    "chut, ti, xiu, teo, mot chut, 1 chut, mot ti, cau, la, voi, thu, them, ngu, nho, ty, rang,"
    " nhanh, mot cau,"
    "1 cau, cai, cai nay, ve viec, thong tin"
)
_HELP = _one_of("giai dap, tu van, giup, chi, ho tro, biet, tra loi")
_ASKING = (
    rf"(?:(?:{_WHO} )*(?:{_PLEASE} )+(?:(?:{_WHO}|{_PLEASE}) )*(?:hoi|thac mac)(?: {_SOFTLY})*(?: {_WHO} la)?"
    r"|hoi(?=\s*:))"
)
_HELPING = (
    rf"(?:(?:nho |mong |xin |co |{_WHO} )+{_HELP}(?: (?:giup|cho|gium|dum))*(?: {_WHO})*(?: voi)?)"
    r"(?=\s*[,:.!]|\s+(?:oi|voi)\b)"
)
# "dạ con em bị sốt" tells of a child, "dạ con muốn hỏi" of who asks.
_NOT_CHILD = r"(?!(?:con|chau)\b(?! (?:chao|cho|xin|muon|hoi|nho|co|oi|a)\b|\s*,))"
_OPENING = re.compile(
    rf"^(?:(?:{_GREETING}(?: {_NOT_CHILD}{_WHO})*|(?:{_WHO} )+oi+|{_ASKING}|{_HELPING}"
    rf"|{_WHO}(?=\s*,))(?![\w/])"
    r"[\s,.:;!~^-]*(?:(?:a|ah|oi|nha|nhe|voi|la|rang|thi)(?=\s*[,:.!~]|\s+(?:cho|la)\b)[\s,.:;!~-]*)?)"
)
# With other marks than these it is no polite word: "đã đóng đủ", "Đà Nẵng", "thừa kế", "Hội Nông dân".
_SPELLED_WORDS = (
    "mọi người bác cô chú thầy bạn mình tôi cháu luật sư sếp cả nhà chị đồng chí ạ các dạ vâng lô"
    " chào kính gửi thưa phép làm ơn lòng nhờ giúp muốn cần phiền được chút tí tý xíu xỉu tẹo một"
    " câu là với thử thêm nhỏ rằng cái này về việc thông giải đáp tư vấn hỗ trợ biết trả lời có hỏi"
    " hõi à nhá thắc mắc giùm dùm hộ ơi nhé thì đ/c"
)
_SPELLED = frozenset(_SPELLED_WORDS.split())
_PARTICLE = _one_of(
    "vậy, thế, vay, the, vậy ạ, thế ạ, vay a, the a, a, nhỉ, ạ, ah, ha, hả, hen, nha, nhé, nhen,"
    " nghen, với, à, ơi,"
    "hở, cơ, đấy, vậy cà, hông ta"
)
_CALLED = _one_of("ad, admin, mọi người, anh chị, anh, chị, các bác, bạn, bot")
_CLOSING = re.compile(
    rf"[\s,.:;!~-]*(?:\s{_PARTICLE}|,?\s{_CALLED}(?: (?:ạ|ơi|nhé))?"
    r"|[,.]?\s(?:em |mình |tôi )?(?:xin )?(?:cảm ơn|cám ơn)(?: (?:ạ|nhiều|trước|ad|anh chị|mọi người|bạn))*)"
    r"(?P<mark>[\s?.!~]*)$",
    re.IGNORECASE,
)
# "… thì phải làm sao": the matter stands before it, and every matter is asked for what to do.
_PLEA = re.compile(
    r"(?:\s+(?:cho|của|với)\s+(?:em|tôi|mình|tui|chúng tôi|chúng em))?[\s,]+(?:thì|bây giờ|giờ)\s+"
    r"(?:(?:em|tôi|mình|tui|bây giờ|giờ|phải|nên|cần|sẽ|có thể)\s+)*làm\s+(?:sao|gì|thế nào|như thế nào)"
    r"(?:\s+(?:bây giờ|đây|được))?(?P<mark>[\s?.!~]*)$",
    re.IGNORECASE,
)
_MATTER = 5  # syllables that say what it is about
# After these the last word belongs to the question: "như thế", "cụ thể", "cho vay", "điểm a".
_KEEP = re.compile(
    r"(?<!\w)(?:như|cụ|tập|thay|có|toàn|bằng|cho|đối|cùng|so|của|là|các|em|từ|và|hoặc|chủ|đoàn|tiền"
    r"|khoản|vốn|lãi|nợ|điểm"
    r"|hạng|loại|nhóm|đi|muốn|được)$",
    re.IGNORECASE,
)


def without_opening(text: str) -> str:
    """Return the text without greetings and "cho hỏi" in front; all of it where nothing else is left."""
    rest = text.strip()
    for _ in range(4):
        match = _OPENING.match(fold_keeping_length(rest))
        end = start_of_compound(rest, match.end()) if match is not None and _is_polite(match, rest) else 0
        if not end:
            break
        rest = rest[end:].lstrip()
    return rest or text.strip()


def _is_polite(opening: re.Match[str], text: str) -> bool:
    """Tell whether what was found without its marks reads as a polite phrase with them."""
    typed = re.findall(r"[^\W\d_]+(?:/[^\W\d_]+)?", text[: opening.end()].lower())
    return all(word in _SPELLED or fold_keeping_length(word) == word for word in typed)


def without_closing(text: str) -> str:
    """Return the text without the particles and thanks behind; its question mark stays."""
    rest = text.strip()
    for _ in range(4):
        match = _CLOSING.search(rest)
        if match is None or not match.start() or _KEEP.search(rest[: match.start()]):
            break
        rest = rest[: match.start()] + match["mark"].strip()
    return rest or text.strip()


def without_plea(text: str) -> str:
    """Return the text without "thì phải làm sao" behind it, where what stands before it says the matter."""
    plea = _PLEA.search(text)
    if plea is None or len(text[: plea.start()].split()) < _MATTER:
        return text
    return f"{text[: plea.start()]}{plea['mark'].strip()}"
