"""What the new word of a follow-up takes the place of: after "vợ", "thế chồng thì sao?" leaves no wife."""

import re
from functools import cache

from vectorstore.vietnamese import syllables

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
    ("một ngày", "một tuần", "một tháng", "một năm"),
    ("kinh phí công đoàn", "đoàn phí công đoàn", "công đoàn phí", "đoàn phí"),
    ("trợ cấp thôi việc", "trợ cấp mất việc làm", "trợ cấp mất việc", "trợ cấp thất nghiệp"),
    ("lương tối thiểu vùng", "lương tối thiểu", "lương cơ sở"),
    (
        "cấp cơ sở", "cấp trên trực tiếp cơ sở", "cấp tỉnh", "cấp huyện", "cấp xã",
        "cấp trung ương", "trung ương",
    ),
    ("cá nhân", "tổ chức"),
    ("tập thể", "cá nhân"),
    ("khiếu nại", "tố cáo"),
    (
        "nghỉ phép năm", "nghỉ phép", "nghỉ hằng năm", "nghỉ lễ tết", "nghỉ lễ", "nghỉ tết", "nghỉ ốm",
        "nghỉ cưới", "nghỉ tang", "nghỉ việc riêng", "nghỉ thai sản",
    ),
    ("bảo hiểm xã hội", "bảo hiểm y tế", "bảo hiểm thất nghiệp"),
    ("khiển trách", "cảnh cáo", "cách chức", "sa thải"),
    # Who ends a contract: the worker or the employer.
    (
        "công ty cho nghỉ việc", "công ty cho thôi việc", "công ty cho nghỉ", "bị cho nghỉ việc",
        "bị cho thôi việc", "bị cho nghỉ", "muốn nghỉ việc", "muốn nghỉ", "xin nghỉ việc", "xin nghỉ",
        "tự nghỉ việc", "tự nghỉ",
    ),
)  # fmt: skip
# Of these the person comes first: "chồng nghỉ thai sản mấy tháng".
_PERSONS = frozenset(name for group in GROUPS[:4] for name in group)
_KINDS_OF_CONTRACT = "không xác định thời hạn|xác định thời hạn|thời vụ|mùa vụ|vô thời hạn|có thời hạn"
_SPAN_OF_TIME = (
    r"(?:(?:dưới|trên|từ|đủ|hơn|không quá|tối đa) )?\d+ ?"
    r"(?:(?:(?:tháng|năm) ?)?(?:đến|tới|-|–) ?(?:dưới )?\d+ ?)?(?:tháng|năm)"
)
# Amounts of one unit, of which a new one takes the place: after "con 4 tuổi", "thế 2 tuổi?".
_AMOUNTS = tuple(
    re.compile(rf"(?<![\w/.,-])(?:(?:dưới|trên|đủ|hơn|quá) )?\d+(?:[.,]\d+)? ?{unit}(?!\w)", re.IGNORECASE)
    for unit in ("tuổi", "ngày", "giờ", "tuần", "người", "lần", "triệu", "phần trăm", "km")
)
_SPAN = re.compile(rf"(?<![\w/.-]){_SPAN_OF_TIME}(?!\w)", re.IGNORECASE)
_CONTRACT = re.compile(
    r"(?<!\w)hợp đồng(?: lao động)?(?: loại| có thời hạn| thời hạn)?"
    rf" (?:{_KINDS_OF_CONTRACT}|{_SPAN_OF_TIME})(?!\w)",
    re.IGNORECASE,
)
_NOT_AFTER = r"(?<!việt )(?<!miền )(?<!không )"
_YEAR = re.compile(r"(?<![\w/.-])(?:năm\s+)?((?:19|20)\d\d)(?![\w/])", re.IGNORECASE)
_LAW = re.compile(r"(?<!\w)(?:bộ )?luật(?!\w)", re.IGNORECASE)  # "thế luật 2012?"
_DENIED = re.compile(r"(?<!\w)(?:không|chưa)\s+(?:có\s+)?(?P<what>\w+\s+\w+)", re.IGNORECASE)
_AFFIRMED = re.compile(r"(?<!\w)(?<!không )(?:có|đã|đủ)\s+(?P<what>\w+\s+\w+)", re.IGNORECASE)
_FRAME = re.compile(
    r"(?<!\w)(?:thế còn|vậy còn|thế thì|vậy thì|thế nếu|vậy nếu|thế|vậy|còn|nếu|thì sao|sao|thì thế nào|thì"
    r"|là|trường hợp|đối với|với|của|cho|làm|vào|ở|tại|trong|hồi|bên|phía|lúc|khi|nếu là|như thế nào|ra sao|ạ"
    r"|nhỉ|hả)(?!\w)"
    r"|[?!.,]",
    re.IGNORECASE,
)
_ASKS_HOW = re.compile(r"(?<!\w)(?:như thế nào|thế nào|ra sao|là)(?!\w)", re.IGNORECASE)
_LONGEST_FIRST = sorted({name for group in GROUPS for name in group}, key=len, reverse=True)


def replaced(earlier: str, question: str) -> str:
    """Return the earlier text with the words that the question puts others in the place of."""
    for pattern in (_CONTRACT, _SPAN, *_AMOUNTS):
        earlier = _with_other_match(earlier, question, pattern)
    for group in GROUPS:
        earlier = _with_other_member(earlier, question, group)
    earlier = _with_other_year(earlier, question)
    return _with_other_answer(earlier, question)


def only_replaces(question: str) -> bool:
    """Tell whether a follow-up says nothing but the new word: "còn nữ thì sao?", "thế năm 2020?"."""
    named, rest = _names_in(question)
    has_year = _YEAR.search(rest) is not None
    if has_year:
        rest = _LAW.sub(" ", rest)
    rest = _FRAME.sub(" ", _YEAR.sub(" ", rest))
    return bool(named or has_year) and not rest.strip()


def names_only_a_kind(question: str) -> bool:
    """Tell whether a question is a kind and no more, of which it asks nothing: "hợp đồng 12 tháng"."""
    return only_replaces(question) and _ASKS_HOW.search(question) is None


def with_new(known: str, question: str) -> str:
    """Return the earlier question with what is new in a follow-up; names stay whole, a person leads."""
    named, rest = _names_in(only_new(question))
    said = set(syllables(known))
    parts = [*(year.group() for year in _YEAR.finditer(rest)), *_YEAR.sub(" ", rest).split()]
    words = [word for word in parts if not set(syllables(word)) <= said]
    new = [name for name in named if not _found(name, known)]
    first = [name for name in new if name.lower() in _PERSONS]
    behind = only_new(" ".join([*words, *(name for name in new if name not in first)]))
    return " ".join(
        part for part in (*first, known.rstrip(" ?.!") if new or words else known, behind) if part
    )


def _names_in(text: str) -> tuple[list[str], str]:
    """Return the kinds that a text names, as it does, longer names first, and what is left of it."""
    named = []
    for pattern in (_CONTRACT, _SPAN, *_AMOUNTS, *(_pattern(name) for name in _LONGEST_FIRST)):
        named += [match.group() for match in pattern.finditer(text)]
        text = pattern.sub(" ", text)
    return named, text


def only_new(question: str) -> str:
    """Return a follow-up without the words that only lead to the new one: "năm 2020"."""
    return re.sub(r"\s+", " ", _FRAME.sub(" ", question)).strip()


def _with_other_match(earlier: str, question: str, pattern: re.Pattern[str]) -> str:
    """Put the one stretch of the question that has a form in the place of the one before it."""
    new, old = pattern.findall(question), pattern.findall(earlier)
    return earlier.replace(old[0], new[0]) if len(new) == 1 == len(old) else earlier


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
