"""What people tell of complaints, denunciations and rights, and what the law calls it."""

from vectorstore.everyday.pieces import EMPLOYER

_DENOUNCED = r"(?:ông|bà|sếp|giám đốc|công ty)"
_REVENGE = (
    r"(?:bị (?:\w+ ){0,2}(?:đuổi|sa thải|nghỉ việc|trù dập|trả thù|trả đũa|đe dọa|lộ|làm khó)"
    r"|sợ|trả thù|trù dập|trả đũa|lộ tên|giữ bí mật)"
)
_DISPUTES = r"(?:khiếu nại|tố cáo|tranh chấp)"
_WHO = r"(?:ai|cơ quan nào|cấp nào|đơn vị nào)"
_HAVE_RIGHTS = (
    ("người lao động", "người lao động"),
    (rf"(?:{EMPLOYER}|người sử dụng lao động)", "người sử dụng lao động"),
    ("đoàn viên(?: công đoàn)?", "đoàn viên công đoàn"),
    ("người khiếu nại", "người khiếu nại"),
    ("người (?:bị )?tố cáo", "người tố cáo"),
    ("(?:người )?(?:tham gia|đóng) bảo hiểm xã hội", "người tham gia bảo hiểm xã hội"),
)
SAID: tuple[tuple[str, str], ...] = (
    (
        r"^(?!.*\b(?:quyết định|kỷ luật)\b).*"
        r"(?<!điều )(?<!sự )\b(?P<w>kiện)\b(?: \w+){0,6} (?:ở đâu|chỗ nào|nơi nào|ai|đâu)\b",
        "thẩm quyền giải quyết tranh chấp lao động cá nhân, hòa giải viên lao động, tòa án nhân dân",
    ),
    (rf"\b(?P<w>tố) {_DENOUNCED}\b", "tố cáo"),
    (rf"\b(?P<w>tố) (?:cáo|{_DENOUNCED})\b(?:(?!\bvì\b).){{0,40}}\b{_REVENGE}\b", "bảo vệ người tố cáo"),
    (
        r"^(?!.*\b(?:giải quyết|trả lời|thụ lý)\b)(?=.*\bkhiếu nại\b)"
        r".*\b(?P<w>trong vòng|trong thời hạn|kể từ (?:khi|ngày)|bao lâu thì hết|còn được)\b",
        "thời hiệu khiếu nại",
    ),
    (
        rf"\b{_DISPUTES}\b.*\b(?P<w>(?:do )?{_WHO} (?:sẽ |được )?(?:giải quyết|xử lý|thụ lý))"
        rf"|^{_WHO} (?:sẽ )?giải quyết {_DISPUTES}",
        "thẩm quyền giải quyết",
    ),
    *(
        (
            rf"\b{who} (?:thì )?(?:có|được) (?:những |các )?(?P<w>quyền(?: lợi)? (?:gì|nào|những gì))\W*$",
            f"quyền, nghĩa vụ của {words}, có các quyền sau đây",
        )
        for who, words in _HAVE_RIGHTS
    ),
)
