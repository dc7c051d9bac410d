"""What a question names as its subject, and a text must name as well to be an answer.

The fines for one sum are none for another, a rate is not that of a rise, and days off for an occasion that
the law lists are not those for one that it does not.
"""

import re

from bot.asked.head.figure_words import EMPLOYER, HOW_MANY
from bot.choosing.named_quantities import asks_for_dues
from bot.choosing.named_years import is_of_another_year
from bot.choosing.young_workers import is_of_older_workers

_MISSED = r"mất(?=\W*$|,| (?:thì|được|nghỉ|có|xin|mấy|em|tôi|hôm|công ty)\b)"  # not what somebody lost
_EVENT = rf"(?:chết|{_MISSED}|qua đời|cưới|kết hôn|lấy (?:vợ|chồng))"
# "cháu" alone is as often who asks.
_KIN = (
    rf"(?:(?P<named>chú|bác|cô|dì|cậu|mợ|thím|dượng)(?: (?:ruột|họ))? {_EVENT}"
    rf"|(?P<also>cháu) (?:(?:ruột|họ|nội|ngoại|gái|trai) {_EVENT}|chết\b|qua đời))"
)
_BY_AGREEMENT = r"thỏa thuận[^.;]*nghỉ không hưởng lương"
_OCCASIONS = (
    r"(?:chuyển|dọn|xây|sửa) nhà|giỗ|sinh nhật|thôi nôi|đầy tháng|họp phụ huynh|khai giảng|hội thao|hội làng"
)
_FEASTS = (
    r"0?8/0?3|20/10|20/11|0?1/0?6|27/0?7|14/0?2|2[45]/12|noel|giáng sinh|trung thu"
    r"|quốc tế (?:phụ nữ|thiếu nhi)|nhà giáo(?: việt nam)?|thương binh(?:,? liệt sĩ)?"
)
# The day on which a leave begins or a letter was sent is no feast.
_FEAST = (
    r"(?<!từ )(?<!từ ngày )(?<!đến )(?<!đến ngày )(?<!vào )(?<!vào ngày )(?<![\w/])"
    rf"(?P<named>{_FEASTS})(?![\w/])"
)
_VILLAGE = r"(?:thôn|làng|xóm|tổ dân phố|khu phố)"
_OFF = r"\bnghỉ\b(?! (?:hưu|việc|thai|sinh|đẻ|ốm))"
_CARDS = r"(?:thẻ|sổ|giấy|bằng|chứng chỉ)"
_LOST = r"(?:mất|rách|hỏng|cháy|hết hạn|thất lạc)"
_ANEW = r"(?<!đi )(?:làm|cấp|xin|in|đổi) lại"
_HOW = r"\b(?:ở đâu|thế nào|ra sao|sao|kiểu gì|cần gì|bao nhiêu|mấy|bao lâu|tốn|được không)\b"
# What of a question names its subject, and what a text on it must say; "{}" is what was named, word for word.
_NAMED: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(asked), said)
    for asked, said in (
        # a rate or a sum of a rise
        (
            rf"(?<!\w)tăng(?! (?:ca|cường)\b)(?: \w+){{0,4}} {HOW_MANY} (?:phần trăm|%|tiền|đồng|triệu|lần)",
            r"\b(?:tăng|nâng|điều chỉnh|trả thêm)\b(?! ca\b)[^.;\n]*(?:\d\s?%|phần trăm|\d\s*đồng|\d lần)",
        ),
        # days off for the death or the wedding of somebody, and for an occasion
        (rf"\bnghỉ\b.*(?<!\w){_KIN}", rf"{{}}|{_BY_AGREEMENT}"),
        (rf"(?<!\w){_KIN}.*\bnghỉ\b", rf"{{}}|{_BY_AGREEMENT}"),
        (rf"(?<!\w)(?P<named>{_OCCASIONS})\b.*\bnghỉ\b", rf"{{}}|{_BY_AGREEMENT}"),
        (rf"\bnghỉ\b.*(?<!\w)(?P<named>{_OCCASIONS})(?!\w)", rf"{{}}|{_BY_AGREEMENT}"),
        (rf"{_FEAST}.*{_OFF}", r"{}|\blễ, tết\b|\bnghỉ lễ\b"),
        (rf"{_OFF}.*{_FEAST}", r"{}|\blễ, tết\b|\bnghỉ lễ\b"),
        (
            rf"\bnghỉ (?:việc |phép )?không (?:hưởng )?lương\b[^,.;?]{{0,30}}\b"
            rf"{HOW_MANY} (?:ngày|tháng|tuần|lâu)",
            r"\bkhông (?:hưởng )?(?:tiền )?lương\b",
        ),
        (r"\bđình công\b", r"\b(?:đình|lãn) công\b|\bngừng việc\b"),
        # what a village decides, not an office or a company
        (
            rf"\b{_VILLAGE}\b.*\bhọp\b|\bhọp (?:dân|{_VILLAGE})\b",
            rf"\b(?:{_VILLAGE}|cộng đồng dân cư|hộ gia đình)\b",
        ),
        # the wages of a day
        (
            r"\blương tối thiểu(?: vùng)?(?: \w+)?(?: theo)? ngày\b(?! \d)",
            r"tối thiểu (?:theo )?ngày|tối thiểu[^.]*(?:một|mỗi|/) ?ngày",
        ),
        # the calendar of a feast, which is made anew each year
        (
            r"^(?=.*\b(?:tết|lễ)\b).*\bnghỉ\b.*\b(?:từ|đến) (?:hết )?(?:ngày|hôm) (?:nào|mấy)\b",
            r"\bthủ tướng\b[^.]*\bquyết định\b|\b(?:tết|lễ)\b[^.]*\btừ ngày \d[^.;]{0,40}\bđến\b",
        ),
        # whether insurance is paid on something
        (
            r"\b(?:tính|đóng|trừ|trích|nộp)(?: \w+){0,2} bảo hiểm\b[^,.;?]*\b(?:không|chưa)\W*$",
            r"\bbảo hiểm\b|\bbh(?:xh|tn|yt)\b",
        ),
        # the wages of a thirteenth month, which are a bonus
        (r"\blương tháng (?:13|mười ba)\b", r"\bthưởng\b|\btháng (?:13|mười ba)\b"),
        # taxes, what was lost and is made anew, and who caused an accident
        (
            r"(?<!để )(?<!để được )(?<!để xin )"
            r"\b(?:đóng|nộp|chịu|tính|đánh|miễn|giảm|trừ|hoàn|quyết toán)(?: tiền)? thuế\b"
            r"(?:(?! thì )[^,.;?])*(?:$|[.?]|, (?:mấy|bao nhiêu|tính|miễn))",
            r"\bthuế\b",
        ),
        (
            rf"^(?=.*\b{_CARDS}\b)(?=.*\b{_LOST}\b).*\b{_ANEW}\b.*{_HOW}",
            r"\b(?:cấp|làm|in) lại\b|\bđổi (?:lại|thẻ|sổ)\b",
        ),
        (
            r"\b(?:bên|người|kẻ|tài xế|lái xe|chủ xe) (?:gây|đâm|tông|đụng)\b.*\b(?:bồi thường|đền|trả)\b",
            r"\bgây (?:ra )?(?:tai nạn|thiệt hại)",
        ),
        # what only officials go through
        (
            r"\b(?:công chức|viên chức)\b.*\b(?P<named>tập sự|thi tuyển|xét tuyển|nâng ngạch|thăng hạng"
            r"|luân chuyển|biệt phái|bổ nhiệm)\b",
            r"{}",
        ),
        # contracts that are none of work
        (
            r"\bhợp đồng (?:cho )?(?P<named>thuê (?:nhà|phòng|xe|đất|mặt bằng)|mua bán|mua (?:nhà|xe|đất)"
            r"|vay(?: tiền| vốn)?|đặt cọc|tặng cho|góp vốn)\b",
            r"{}",
        ),
        # a licence by its kind, a benefit by its name, the life of a Party member in his cell
        (
            r"\b(?P<named>giấy phép (?:lao động|lái xe|kinh doanh|xây dựng|hành nghề|môi trường))\b",
            r"{}",
        ),
        (r"\b(?P<named>hưu trí (?:xã hội|bổ sung))\b", r"{}"),
        (
            rf"\bcấp (?:lại |mới |đổi )?(?:giấy|thẻ|sổ)\b.*\b{HOW_MANY} (?:ngày|lâu)\b"
            r"|\bbao lâu\b.*\bcấp (?:giấy|thẻ|sổ)\b",
            r"\bngày\b[^.]{0,150}\bcấp\b|\bcấp\b[^.]{0,150}\d (?:\([^)]*\) )?ngày",
        ),
        (r"\bchuyển sinh hoạt đảng\b", r"\bsinh hoạt đảng\b|\bchuyển sinh hoạt\b[^.;]{0,40}\bđảng\b"),
        (r"\bsinh hoạt đảng\b", r"\bđảng\b|\bchi bộ\b"),
        # parts of a union, and the age of those for whom something is made easier
        (
            r"^\W*(?:(?:mỗi|một|muốn|thành lập|lập) )*(?P<named>tổ công đoàn|công đoàn bộ phận)\b",
            r"{}",
        ),
        (
            r"\b(?:trên|ngoài|hơn|quá) [4-9]\d tuổi\b.*\b(?:giảm|bớt|(?<!làm )thêm)\b",
            r"\bcao tuổi\b|(?<!tháng) tuổi\b",
        ),
        (
            rf"\b(?P<named>ban chấp hành|ban thường vụ|ủy ban kiểm tra)\b.*\b{HOW_MANY} [uủ][ỷy] viên\b",
            r"số lượng [uủ][ỷy] viên (?:của )?{}|{}[^.;]{0,40} (?:gồm|có) \d+ (?:đồng chí|người|[uủ])",
        ),
        (
            rf"\b{HOW_MANY} (?:[uủ][ỷy] viên|phó (?:chủ tịch|bí thư))\b",
            r"số lượng (?:[uủ][ỷy] viên|phó)|(?<!\d)(?<!có từ )\d+ (?:đồng chí|người|[uủ][ỷy] viên|phó)\b",
        ),
    )
)
_UNION_FINED = re.compile(
    r"(?:^\W*|(?<!\w)thì |, )(?:(?:chủ tịch|cán bộ|ban chấp hành|tổ trưởng) )?công đoàn(?: cơ sở)?"
    rf"(?: (?!{EMPLOYER}\b)[^\W\d_]+){{0,12}} bị (?:xử )?phạt\b"
)
_FINES_UNION = re.compile(r"\bđối với (?:[^\W\d_]+,? ){0,3}?(?<!phí )công đoàn\b")


def lacks_subject(question: str, text: str) -> bool:
    """Tell whether a text with what stands around it never names what a question names as its subject."""
    asked, told = question.lower(), text.lower()
    return (
        any(_is_unsaid(pattern, said, asked, told) for pattern, said in _NAMED)
        or _is_of_other_money(asked, told)
        or is_of_another_year(asked, told)
        or is_of_older_workers(asked, told)
        or (_UNION_FINED.search(asked) is not None and not _FINES_UNION.search(told))
    )


def _is_unsaid(pattern: re.Pattern[str], said: str, asked: str, told: str) -> bool:
    found = pattern.search(asked)
    if found is None:
        return False
    named = re.escape(next((name for name in found.groupdict().values() if name), ""))
    return re.search(said.replace("{}", rf"(?<!\w){named}(?!\w)"), told) is None


def _is_of_other_money(asked: str, told: str) -> bool:
    """Tell whether it is asked of the dues of members, and a text is of what employers pay."""
    return asks_for_dues(asked) and "kinh phí" in told and "đoàn phí" not in told
