"""What the new word of a follow-up takes the place of: after "vợ", "thế chồng thì sao?" leaves no wife."""

import re
from functools import cache

# Whoever names one of a group asks about it instead of another; longer names come first.
GROUPS: tuple[tuple[str, ...], ...] = (
    ("lao động nam", "lao động nữ"),
    ("nam giới", "nữ giới", "phụ nữ", "đàn ông", "nam", "nữ"),
    ("vợ", "chồng"),
    ("mẹ", "cha", "bố"),
    (
        "ngày làm việc bình thường", "ngày thường", "ngày nghỉ hằng tuần", "ngày nghỉ hàng tuần",
        "cuối tuần", "chủ nhật", "ngày lễ tết", "ngày lễ", "lễ tết", "ngày tết", "ban đêm", "ban ngày",
    ),
    (
        "người sử dụng lao động", "người lao động", "đoàn viên công đoàn", "đoàn viên", "cán bộ công đoàn",
        "công chức", "viên chức",
    ),
    ("doanh nghiệp", "hợp tác xã", "cơ quan nhà nước", "hộ kinh doanh"),
    ("không xác định thời hạn", "xác định thời hạn", "thời vụ"),
    ("ốm đau", "thai sản", "tai nạn lao động", "bệnh nghề nghiệp", "thất nghiệp", "hưu trí", "tử tuất"),
    ("bắt buộc", "tự nguyện"),
    ("sinh thường", "sinh mổ", "sinh đôi", "sinh ba"),
    ("lần đầu", "lần hai", "lần thứ hai", "lần ba"),
    ("đại học", "cao đẳng", "trung cấp", "sơ cấp"),
    ("quản lý doanh nghiệp", "lao động phổ thông"),
    ("vùng 1", "vùng 2", "vùng 3", "vùng 4"),
    ("vùng iv", "vùng iii", "vùng ii", "vùng i"),
    ("con ruột", "con nuôi"),
    ("cấp cơ sở", "cấp trên trực tiếp cơ sở", "cấp tỉnh", "cấp huyện", "cấp xã"),
    ("cá nhân", "tổ chức"),
    ("tập thể", "cá nhân"),
)  # fmt: skip
_NOT_AFTER = r"(?<!việt )(?<!miền )(?<!không )"
_YEAR = re.compile(r"(?<![\w/.-])(?:năm\s+)?((?:19|20)\d\d)(?![\w/])", re.IGNORECASE)
_LAW = re.compile(r"(?<!\w)(?:bộ )?luật(?!\w)", re.IGNORECASE)  # "thế luật 2012?"
_DENIED = re.compile(r"(?<!\w)(?:không|chưa)\s+(?:có\s+)?(?P<what>\w+\s+\w+)", re.IGNORECASE)
_AFFIRMED = re.compile(r"(?<!\w)(?<!không )(?:có|đã|đủ)\s+(?P<what>\w+\s+\w+)", re.IGNORECASE)
_FRAME = re.compile(
    r"(?<!\w)(?:thế còn|vậy còn|thế thì|vậy thì|thế nếu|vậy nếu|thế|vậy|còn|nếu|thì sao|sao|thì thế nào|thì"
    r"|là|trường hợp|đối với|với|của|cho|làm|vào|trong|hồi|bên|phía|lúc|khi|nếu là|như thế nào|ra sao|ạ"
    r"|nhỉ|hả)(?!\w)"
    r"|[?!.,]",
    re.IGNORECASE,
)


def replaced(earlier: str, question: str) -> str:
    """Return the earlier text with the words that the question puts others in the place of."""
    for group in GROUPS:
        earlier = _with_other_member(earlier, question, group)
    earlier = _with_other_year(earlier, question)
    return _with_other_answer(earlier, question)


def only_replaces(question: str) -> bool:
    """Tell whether a follow-up says nothing but the new word: "còn nữ thì sao?", "thế năm 2020?"."""
    rest = question
    named = [name for group in GROUPS for name in group if _found(name, rest)]
    for name in sorted(named, key=len, reverse=True):
        rest = _pattern(name).sub(" ", rest)
    has_year = _YEAR.search(rest) is not None
    if has_year:
        rest = _LAW.sub(" ", rest)
    rest = _FRAME.sub(" ", _YEAR.sub(" ", rest))
    return bool(named or has_year) and not rest.strip()


def only_new(question: str) -> str:
    """Return a follow-up without the words that only lead to the new one: "năm 2020"."""
    return re.sub(r"\s+", " ", _FRAME.sub(" ", question)).strip()


def _with_other_member(earlier: str, question: str, group: tuple[str, ...]) -> str:
    new = _outermost(group, question)
    if len(new) != 1:
        return earlier
    others = [name for name in _outermost(group, earlier) if name != new[0]]
    for name in others:
        stands = _found(new[0], earlier)
        earlier = _pattern(name).sub("" if stands else new[0], earlier, count=1)
    return re.sub(r" {2,}", " ", earlier)


def _outermost(group: tuple[str, ...], text: str) -> list[str]:
    """Return the names of a group in a text; what only stands inside a longer one is left out."""
    found = []
    for name in group:
        if _found(name, text):
            found.append(name)
            text = _pattern(name).sub(" ", text)
    return found


def _with_other_year(earlier: str, question: str) -> str:
    year = _YEAR.search(question)
    if year is None:
        return earlier
    return _YEAR.sub(lambda old: old.group().replace(old[1], year[1]), earlier)


def _with_other_answer(earlier: str, question: str) -> str:
    """Put "không" before what the question denies, and take it away before what it affirms."""
    denied, affirmed = _DENIED.search(question), _AFFIRMED.search(question)
    if denied and re.search(rf"(?<!không )(?<!không có )(?<!\w){denied['what']}", earlier, re.IGNORECASE):
        return re.sub(
            rf"(?:(?<!\w)có\s+)?(?<!\w){denied['what']}", denied.group(), earlier, flags=re.IGNORECASE
        )
    if affirmed and not denied:
        return re.sub(
            rf"(?<!\w)(?:không|chưa)\s+(?=(?:có\s+)?{affirmed['what']})", "", earlier, flags=re.IGNORECASE
        )
    return earlier


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"{_NOT_AFTER}(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)


def _found(name: str, text: str) -> bool:
    return _pattern(name).search(text) is not None
