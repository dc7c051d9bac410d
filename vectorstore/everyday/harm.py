"""What people tell of accidents, danger and damage at work, and what the law calls it."""

from vectorstore.everyday.pieces import AT_WORK, BOSS

_DANGER = r"\b(?:sắp (?:sập|đổ|nổ|cháy)|nguy hiểm|mất an toàn|không an toàn|rò điện|chập điện|hở điện)\b"
_THINGS = r"(?:máy|laptop|điện thoại|đồ|hàng|dụng cụ|xe|thiết bị)"
_LIMB = r"(?:tay|chân|ngón|đốt|mắt|đầu|lưng)"
SAID: tuple[tuple[str, str], ...] = (
    (
        rf"\b(?:máy|dao|cưa|khuôn|băng chuyền|băng tải|dây chuyền)\b.{{0,25}}"
        rf"\b(?P<w>(?:cắt|cán|dập|kẹp|nghiến|cuốn|ép|đập|chém)\b.{{0,20}}\b{_LIMB})\b"
        rf"|\b(?:té|ngã|rơi|rớt)\b.{{0,15}}\b(?:giàn giáo|thang|mái|công trường|xưởng|hố|xe nâng)\b",
        "bị tai nạn lao động",
    ),
    (
        rf"{AT_WORK}\b(?P<w>(?:bị )?(?:bỏng|phỏng|điện giật|giật điện))\b"
        r"(?=.*\b(?:hưởng|chế độ|bồi thường|trả|đền)\b)",
        "bị tai nạn lao động",
    ),
    (
        r"\b(?:tai nạn lao động|bệnh nghề nghiệp)\b.{0,20}"
        r"\b(?P<w>(?:được |có )(?:những )?(?:quyền lợi|khoản|tiền)) (?:gì|nào)\b",
        "được hưởng chế độ",
    ),
    (
        r"^(?=.*\b(?:tai nạn|té|ngã|tông|va|đụng|thương|gãy|xe đâm)\b).*"
        r"\b(?P<w>trên đường (?:đi làm|đi về|từ nhà|về nhà|tới công ty|đến công ty|đi từ))",
        "tai nạn lao động trên tuyến đường đi từ nơi ở đến nơi làm việc",
    ),
    (
        r"\b(?P<w>(?:đi làm(?: về)?|tan (?:ca|làm)|về nhà)\b.{0,15}"
        r"\b(?:(?:xe (?:\w+ )?)?(?:tông|đụng|đâm|quẹt)(?: (?:xe|trúng))?|tai nạn giao thông))\b",
        "bị tai nạn lao động trên tuyến đường",
    ),
    (
        rf"{_DANGER}.{{0,60}}\b(?:bỏ|từ chối|không (?:chịu |dám |muốn )?làm|nghỉ|rời|ngừng)\b",
        "từ chối làm công việc hoặc rời bỏ nơi làm việc khi thấy rõ có nguy cơ xảy ra tai nạn lao động",
    ),
    (
        rf"{AT_WORK}(?:\b(?:hỏng|hư|vỡ|mất) {_THINGS}\b|\bđền\b.*\b{_THINGS} (?:hỏng|hư|vỡ)\b)",
        "làm hư hỏng dụng cụ, thiết bị gây thiệt hại tài sản bồi thường thiệt hại",
    ),
    (
        rf"^(?=.*\b(?:tai nạn|tông|đụng xe|xe đâm)\b).*\b(?:{BOSS})\b.{{0,15}}"
        r"\b(?P<w>(?:phải|có) (?:trả|chi|chịu|lo|hỗ trợ)(?: gì| những gì)?)\b",
        "trách nhiệm của người sử dụng lao động đối với người lao động bị tai nạn lao động,"
        " thanh toán chi phí, bồi thường, trợ cấp",
    ),
)
