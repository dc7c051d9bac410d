"""People with a law of their own: who asks what students may borrow is not answered by what workers get.

And papers of their own: how a passport is applied for is no matter of a rule that wants a passport shown.
"""

import re
from dataclasses import dataclass

_NEVER = r"(?!)"
_IN_THE_UNION = r"\bcông đoàn\b|\bđoàn (?:phí|viên)\b"
# In these a public employee is as any other worker.
_AS_WORKERS = (
    r"\bbảo hiểm\b|\bbh(?:xh|yt|tn)\b|\bthai sản\b|\bsinh (?:con|đôi)\b|\bvợ sinh\b|\bnghỉ sinh\b|\bốm\b"
    r"|\btai nạn\b|\blương hưu\b|\bnghỉ hưu\b|\bhưu trí\b|\bvề hưu\b|\btuổi hưu\b|\btử tuất\b|\bmai táng\b"
    r"|\bnghỉ (?:lễ|tết|phép|hằng năm|hàng năm|cưới|việc riêng|tang)\b|\blễ,? tết\b|\bđình công\b"
    rf"|{_IN_THE_UNION}|\bcon (?:ốm|nhỏ)\b|\bthất nghiệp\b|\bkết hôn\b"
)
_AT_WORK = r"\b(?:đi làm|làm thêm|làm việc|thực tập|thử việc|hợp đồng|tiền lương)\b"


@dataclass(frozen=True, slots=True)
class _Group:
    asked: re.Pattern[str]
    said: re.Pattern[str]
    general: re.Pattern[str]  # the matters in which it comes under the rules for everybody

    def is_missed(self, question: str, text: str) -> bool:
        return (
            self.asked.search(question) is not None
            and self.general.search(question) is None
            and self.said.search(text) is None
        )


# Where a group is what a question is about: at its beginning, or behind a word that says for whom.
_OPENS = r"^\W*(?:(?:nếu|khi|các|những|một|người|tôi|em|con|là|theo [^,]*,) )*"
_FOR_WHOM = (
    r"(?<!\w)(?:là|cho|của|đối với|lương|làm|trở thành|hỗ trợ|phụ cấp|chế độ|chính sách)"
    r" (?:các |những |một |tất cả )?"
)


def _group(names: str, also: str = _NEVER, *, general: str = _NEVER, asked: str = _NEVER) -> _Group:
    return _Group(
        asked=re.compile(rf"(?:{_OPENS}|{_FOR_WHOM})(?:{names})(?!\w)|{asked}"),
        said=re.compile(rf"(?<!\w)(?:{names}|{also})(?!\w)"),
        general=re.compile(general),
    )


_JOINS = r"(?:kết nạp|vào|gia nhập) (?:\w+ ){0,2}đảng"
_GROUPS: tuple[_Group, ...] = (
    _group("đảng viên", r"điều lệ đảng", general=_AS_WORKERS),
    _group(_NEVER, _JOINS, asked=rf"(?<!\w)(?:{_JOINS})(?!\w)"),
    _group("sinh viên", r"học viên|người học|học sinh", general=_AT_WORK),
    _group("học sinh", r"học viên|người học|sinh viên|chưa thành niên", general=_AT_WORK),
    _group("giáo viên|giảng viên|nhà giáo", general=_AS_WORKERS),
    _group("công chức", r"cán bộ|công vụ", general=_AS_WORKERS),
    _group("viên chức", r"đơn vị sự nghiệp|hợp đồng làm việc", general=_AS_WORKERS),
    _group("bộ đội|quân nhân|sĩ quan", r"quân đội|quân sự|quân ngũ|lực lượng vũ trang|quốc phòng"),
    _group("công an", r"lực lượng vũ trang|an ninh nhân dân"),
    _group("người nghèo|hộ nghèo", r"nghèo|cận nghèo"),
    _group("nông dân", r"nông nghiệp|ngư dân|nông thôn|hội nông dân", general=_IN_THE_UNION),
    _group(r"(?:người )?giúp việc(?: nhà| gia đình)?|[oô] ?sin"),
    _group("cựu chiến binh", r"có công"),
    _group("trẻ em", r"(?<!nhà )trẻ|chưa thành niên|chưa đủ 1\d|dưới 1\d|con"),
)
_APPLIES = re.compile(
    r"(?<!\w)(?:hồ sơ|thủ tục|giấy tờ)(?: (?:để|đề nghị|xin|làm))*"
    r" (?:cấp(?: lại| đổi| mới)?|đăng ký|đổi|gia hạn) (?P<what>[^\W\d_]+ [^\W\d_]+)"
)
_GRANTED = r"(?<!\w)(?:cấp|đăng ký|đổi|gia hạn)(?:,? \w+){{0,2}} {what}(?!\w)"


def lacks_named_group(asked: str, text: str) -> bool:
    """Tell whether a question is about people with a law of their own whom a text never names."""
    question, told = asked.lower(), text.lower()
    return any(group.is_missed(question, told) for group in _GROUPS)


def lacks_named_paper(asked: str, text: str, around: str) -> bool:
    """Tell whether it is asked how to apply for what a text grants nowhere and its headings do not name."""
    found = _APPLIES.search(asked.lower())
    if found is None:
        return False
    what = re.escape(found["what"])
    granted = re.search(_GRANTED.format(what=what), text.lower())
    return granted is None and re.search(rf"(?<!\w){what}(?!\w)", around.lower()) is None
