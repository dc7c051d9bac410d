"""What people tell of what is paid for work, too little or too late, and what the law calls it."""

from vectorstore.everyday.pieces import AT_WORK, BOSS, EMPLOYER

_NAMED_FEAST = (
    r"(?:ngày |dịp |lễ )*(?:30/0?4|0?1/0?5|0?2/0?9|quốc khánh|quốc tế lao động|giải phóng|chiến thắng|giỗ tổ"
    r"|tết dương(?: lịch)?)"
)
_WORKER_SAYS = r"(?:tôi|em|mình|tui|nhân viên|công nhân|người lao động|lương)\b"
_MONEY = r"\d[\d.,]* ?(?:k|nghìn|ngàn|triệu|tr|củ|trăm|đồng)\b"
_FINED = "phạt tiền, cắt lương thay việc xử lý kỷ luật lao động"
# Who asks how much may be taken off wages asks about no fine.
_NO_DEDUCTION = r"^(?!.*\btrừ\b.*\b(?:tối đa|nhiều nhất|bao nhiêu|mấy) (?:bao nhiêu|phần trăm|%)).*"
_PAID_LATE = (
    r"(?:chậm|trễ) (?:(?:thanh toán|chi trả|trả) )?(?:tiền )?lương"
    r"|(?:trả (?:tiền )?lương|lương(?: trả)?) (?:chậm|trễ|muộn)"
    r"|(?:nợ|giam|khất) (?:tiền )?lương"
)
SAID: tuple[tuple[str, str], ...] = (
    (
        rf"\b(?:đi làm|làm việc|làm)\b.{{0,20}}\b(?P<w>{_NAMED_FEAST})(?!\w)"
        r"(?=.*\b(?:lương|tiền|trả|công)\b)",
        "tiền lương làm thêm giờ vào ngày nghỉ lễ, tết, ngày nghỉ có hưởng lương",
    ),
    (
        r"(?=.*\bđêm\b)^(?!.*công đoàn).*\b(?P<w>phụ cấp(?: (?:làm )?(?:ca |ban )?đêm)?)\b",
        "tiền lương làm việc vào ban đêm, được trả thêm",
    ),
    (
        rf"\b{EMPLOYER}\b.{{0,20}}\bkhông (?:chịu |có |hề )?trả (?:đủ )?(?:tiền )?lương",
        "trả lương chậm không trả đủ tiền lương",
    ),
    (
        rf"{_NO_DEDUCTION}\b(?:{BOSS})\b[^.?]{{0,20}}(?<!bị )"
        rf"\b(?P<w>phạt|trừ)(?: tiền)? (?:{_WORKER_SAYS}|{_MONEY})",
        _FINED,
    ),
    (
        rf"{_NO_DEDUCTION}\b(?:(?:đi (?:làm )?|làm |tới |đến )(?:trễ|muộn)|về sớm|nghỉ không phép"
        r"|(?:vi phạm|sai) nội quy|không đạt (?:chỉ tiêu|doanh số|kpi))\b.{0,40}"
        r"\b(?P<w>(?:phạt|trừ|cắt|cúp)(?: tiền)?(?: lương)?)\b",
        _FINED,
    ),
    (rf"{AT_WORK}\bbị (?:{BOSS} )?(?P<w>phạt|trừ)(?: tiền| lương)? {_MONEY}", _FINED),
    (
        r"^(?=.*\b(?:lương|trả|tiền)\b).*\b(?P<w>chủ nhật)\b",
        "tiền lương làm thêm giờ vào ngày nghỉ hằng tuần",
    ),
    (r"\bđình công\b.{0,25}\blương", "tiền lương của người lao động trong thời gian đình công"),
    (
        r"\b(?:phá sản|giải thể|đóng cửa)\b.{0,30}\blương|\blương\b.{0,30}\b(?:phá sản|giải thể)",
        "doanh nghiệp chấm dứt hoạt động, bị giải thể, phá sản: tiền lương được ưu tiên thanh toán",
    ),
    (
        r"\b(?:(?:trả lương|lương|trả) (?:trễ|chậm)|(?:nợ|giam|khất|quỵt|chậm|trễ) (?:tiền )?lương)\b"
        r"(?:(?!\bphạt\b).){0,15}\b(?:thì sao|làm sao|có sao|bị sao|mấy ngày|bao lâu|bao nhiêu)",
        "trả lương chậm không quá 30 ngày, đền bù thêm một khoản tiền lãi",
    ),
    (
        rf"^(?=.*\b(?:xử )?phạt\b(?! (?:{_WORKER_SAYS}|{_MONEY}))).*\b(?P<w>{_PAID_LATE})\b",
        "trả lương không đúng hạn",
    ),
    (
        r"\b(?P<w>(?:tiền )?(?:lương|thưởng) tháng (?:thứ )?(?:13|mười ba))\b",
        "quy chế thưởng do người sử dụng lao động quyết định",
    ),
)
