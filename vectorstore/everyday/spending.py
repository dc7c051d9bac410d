"""What people ask of funds and votes: what money is spent on, how many must agree, and the law's words."""

_SPENT = r"(?:dùng|sử dụng|chi|tiêu|xài)"
_ON_WHAT = (
    r"(?:(?:để |vào |cho |làm )*(?:những |các )?(?:việc|khoản|mục|nội dung|hoạt động) (?:gì|nào)"
    r"|(?:để )?làm gì|vào đâu)"
)
_VOTES = r"(?:quyết(?: định)?|thông qua|biểu quyết|có hiệu lực|hợp lệ)"
SAID: tuple[tuple[str, str], ...] = (
    (
        rf"\bquỹ hỗ trợ\b.*\b(?P<w>{_SPENT}\b(?: \w+){{0,2}}? ?{_ON_WHAT})(?!\w)",
        "nhiệm vụ của quỹ, hỗ trợ trong các trường hợp sau đây",
    ),
    (
        rf"^(?=.*\bcông đoàn\b).*\b(?P<w>{_SPENT}\b.{{0,25}}{_ON_WHAT})(?!\w)",
        "tài chính công đoàn được sử dụng cho các nhiệm vụ sau đây",
    ),
    (
        r"^(?=.*\b(?:thôn|làng|ấp|xóm|tổ dân phố|khu phố)\b)"
        rf".*\b(?P<w>(?:bao nhiêu|mấy)\b.{{0,40}}\b(?:mới|thì)\b(?: \w+){{0,2}} {_VOTES})\b",
        "quyết định của cộng đồng dân cư được thông qua khi có tổng số đại diện hộ gia đình tán thành",
    ),
)
