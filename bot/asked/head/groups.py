"""The people whom rules are made for: how they are called, and in which matters they are as everybody.

Who asks what students may borrow is not answered by what workers get, nor a worker by what holds for domestic
workers alone.
"""

import re
from dataclasses import dataclass

from vectorstore.vietnamese import syllables

_NEVER = r"(?!)"
_WORKER = re.compile(r"(?<!\w)(?:người )?lao động(?!\w)")
_IN_THE_UNION = r"\bcông đoàn\b|\bđoàn (?:phí|viên)\b"
# In these a public employee is as any other worker.
_AS_WORKERS = (
    r"\bbảo hiểm\b|\bbh(?:xh|yt|tn)\b|\bthai sản\b|\bsinh (?:con|đôi)\b|\bvợ sinh\b|\bnghỉ sinh\b|\bốm\b"
    r"|\btai nạn\b|\blương hưu\b|\bnghỉ hưu\b|\bhưu trí\b|\bvề hưu\b|\btuổi hưu\b|\btử tuất\b|\bmai táng\b"
    r"|\bnghỉ (?:lễ|tết|phép|hằng năm|hàng năm|cưới|việc riêng|tang)\b|\blễ,? tết\b|\bđình công\b"
    rf"|{_IN_THE_UNION}|\bcon (?:ốm|nhỏ)\b|\bthất nghiệp\b|\bkết hôn\b"
)
_AT_WORK = r"\b(?:đi làm|làm thêm|làm việc|thực tập|thử việc|hợp đồng|tiền lương)\b"
_YOUNG = r"chưa thành niên|chưa đủ 1\d|dưới 1\d|đủ 1[35] tuổi|từ đủ 1[35]"
_ENLISTS = r"(?:đi|vào|tham gia) (?:bộ đội|lính|quân đội|nghĩa vụ(?: quân sự| công an)?)|nhập ngũ"
# Of what age, and who must; that somebody has served is told of him as a worker.
_MAY_ENLIST = rf"^(?=.*\btuổi\b|.*\bphải (?:{_ENLISTS})).*(?<!\w)(?P<named>{_ENLISTS})(?!\w)"
_JOINS = r"(?:kết nạp|vào|gia nhập) (?:\w+ ){0,2}đảng"
# Where a group is what a question is about: at its beginning, or behind a word that says for whom.
_OPENS = r"^\W*(?:(?:nếu|khi|các|những|một|người|tôi|em|con|là|theo [^,]*,) )*"
_FOR_WHOM = (
    r"(?<!\w)(?:là|cho|của|đối với|lương|làm|trở thành|hỗ trợ|phụ cấp|chế độ|chính sách)"
    r" (?:các |những |một |tất cả )?"
)


_ANY = ""
_MORE = re.compile(r"(?<!\w)(?:được|có|hưởng|nghỉ) (?:(?!làm )\w+ )?thêm (?!giờ)")


@dataclass(frozen=True, slots=True)
class Group:
    """People of one kind, by the words of questions and texts in lower case."""

    about: re.Pattern[str]  # a question about them
    said: re.Pattern[str]  # what speaks of them
    as_everybody: re.Pattern[str]  # the matters in which they come under the rules for all workers
    titled: re.Pattern[str]  # the title of rules for them alone
    everyday: re.Pattern[str]  # how people call them, and what only they have

    def is_named_in(self, text: str, question: str) -> bool:
        """Tell whether a text speaks of them, or of all workers where a question is of a matter of these."""
        if self.said.search(text):
            return True
        if _MORE.search(question):  # than all workers have
            return False
        return self.as_everybody.search(question) is not None and _WORKER.search(text) is not None


def _group(
    names: str,
    also: str = _NEVER,
    *,
    about: str = "",
    as_everybody: str = _NEVER,
    titled: str = _NEVER,
    everyday: str = _NEVER,
) -> Group:
    return Group(
        re.compile(about or rf"(?:{_OPENS}|{_FOR_WHOM})(?P<named>{names})(?!\w)"),
        re.compile(rf"(?<!\w)(?:{names}|{also})(?!\w)"),
        re.compile(as_everybody),
        re.compile(titled),
        re.compile(rf"{titled}|{everyday}"),
    )


_GROUPS: tuple[Group, ...] = (
    _group("đảng viên", r"điều lệ đảng", as_everybody=_AS_WORKERS),
    _group(_JOINS, about=rf"(?<!\w)(?P<named>{_JOINS})(?!\w)"),
    _group("sinh viên", r"học viên|người học|học sinh", as_everybody=_AT_WORK),
    _group("học sinh", rf"học viên|người học|sinh viên|{_YOUNG}", as_everybody=_AT_WORK),
    _group("giáo viên|giảng viên|nhà giáo", as_everybody=_AS_WORKERS),
    _group("công chức", r"cán bộ|công vụ", as_everybody=_AS_WORKERS),
    _group("viên chức", r"đơn vị sự nghiệp|hợp đồng làm việc", as_everybody=_AS_WORKERS),
    _group("bộ đội|quân nhân|sĩ quan", r"quân đội|quân sự|quân ngũ|lực lượng vũ trang|quốc phòng"),
    _group(_ENLISTS, r"nghĩa vụ (?:quân sự|công an)|quân ngũ", about=_MAY_ENLIST),
    _group("công an", r"lực lượng vũ trang|an ninh nhân dân"),
    _group("người nghèo|hộ nghèo", r"nghèo|cận nghèo"),
    _group("nông dân", r"nông nghiệp|ngư dân|nông thôn|hội nông dân", as_everybody=_IN_THE_UNION),
    _group("cựu chiến binh", r"có công"),
    _group("trẻ em", rf"(?<!nhà )trẻ|{_YOUNG}|con"),
    _group(
        r"(?:người )?giúp việc(?: nhà| gia đình)?|[oô] ?sin",
        titled=r"giúp việc gia đình",
        everyday=r"\bgiúp việc\b|\b[oô] ?sin\b|\b(?:trông trẻ|vú em|bảo mẫu|nấu ăn cho gia đình)\b",
    ),
    _group(
        "người nước ngoài|lao động nước ngoài",
        "công dân nước ngoài",
        as_everybody=_ANY,
        # a decree for them as a whole: what the labour code says of them stands in it for everybody
        titled=r"^(?:nghị định|thông tư|quyết định)\b.*\blao động (?:là người )?nước ngoài\b"
        r"(?! theo hợp đồng)",
        everyday=r"\bnước ngoài\b|\bquốc tịch\b|giấy phép lao động|\bngoại quốc\b"
        r"|\b(?:tây|nhật|hàn|trung quốc)\b",
    ),
    _group(
        "người chưa thành niên",
        as_everybody=_ANY,
        titled=r"chưa thành niên",
        everyday=r"\bvị thành niên\b|\btrẻ (?:em|con)\b|\btuổi\b|\bhọc sinh\b",
    ),
    _group(
        "người cao tuổi|lao động cao tuổi",
        as_everybody=_ANY,
        titled=r"lao động cao tuổi",
        everyday=r"\bcao tuổi\b|\bgià\b|\bnghỉ hưu\b|\bvề hưu\b|\btuổi\b",
    ),
    _group(
        "tổ chức của người lao động",
        as_everybody=_ANY,
        titled=r"của tổ chức của người lao động tại doanh nghiệp",
        everyday=r"\btổ chức (?:của )?người lao động\b",
    ),
    _group(
        "người khuyết tật|lao động khuyết tật",
        as_everybody=_ANY,
        titled=r"khuyết tật",
        everyday=r"\btàn tật\b|\bkhiếm (?:thị|thính)\b",
    ),
)


def lacks_people(question: str, text: str) -> bool:
    """Tell whether a question is about people whom a text never names though they have a law of their own."""
    asked, told = question.lower(), text.lower()
    return any(group.about.search(asked) and not group.is_named_in(told, asked) for group in _GROUPS)


def is_for_others_alone(question: str, title: str) -> bool:
    """Tell whether a title is of rules for people whom a question does not name, and for nobody else."""
    asked, named = question.lower(), title.lower()
    return any(group.titled.search(named) and not group.everyday.search(asked) for group in _GROUPS)


def said_of_people(question: str, text: str) -> frozenset[str]:
    """Return the syllables by which a question calls the people that a text speaks of, in whatever words."""
    asked, told = question.lower(), text.lower()
    found = ((group, group.about.search(asked)) for group in _GROUPS)
    named = (match["named"] for group, match in found if match and group.is_named_in(told, asked))
    return frozenset(word for names in named for word in syllables(names))
