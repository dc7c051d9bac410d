"""What people tell of days off, for feasts, a death or a wedding, and what the law calls it."""

from vectorstore.everyday.pieces import BOSS

_PARENT = r"(?:bố mẹ|cha mẹ|ba má|ba mẹ|bố|ba|cha|mẹ|má)(?: (?:vợ|chồng|đẻ|ruột|em|tôi|mình))?"
_RELATIVE = (
    r"(?:vợ|chồng|con(?: (?:trai|gái|đẻ|ruột))?|ông|bà|ông bà|anh|chị|em|anh chị em)"
    r"(?: (?:nội|ngoại|ruột|em|tôi|mình))?"
)
_DIES = r"(?: (?:vừa|mới|bị))? (?:mất(?! (?:tích|sức|trộm|việc|tiền|đồ))|chết|qua đời)"
_FEAST = r"(?:lễ|tết)"
_ILLNESS = r"(?:sốt|bệnh|ốm|cảm|nằm viện|nhập viện|đi viện|viêm \w+|tiêu chảy|tay chân miệng)"
SAID: tuple[tuple[str, str], ...] = (
    (
        r"^(?=.*\b(?:nghỉ|hưởng|chế độ|bảo hiểm xã hội)\b).*\bcon\b(?! (?:số|dấu|người|ốm))"
        rf"(?P<w>(?: \w+){{0,5}}? (?:bị )?{_ILLNESS}(?: xuất huyết)?(?: (?:nằm|nhập|đi) viện)?)\b",
        "nghỉ việc chăm sóc con ốm đau",
    ),
    (
        rf"^(?!.*\b(?:sinh|viếng|phúng|thăm hỏi|chia buồn)\b).*\b(?P<w>{_PARENT}{_DIES})\b",
        "nghỉ việc riêng cha đẻ mẹ đẻ chết",
    ),
    (rf"^(?=.*\bnghỉ\b).*\b{_RELATIVE}{_DIES}\b", "nghỉ việc riêng chết"),
    (
        rf"^(?!.*\blàm\b)(?=.*\bnghỉ\b)(?=.*\b{_FEAST}\b).*\b(?:trả|có|tính|được|hưởng|nhận|nguyên) lương\b",
        "nghỉ lễ tết hưởng nguyên lương",
    ),
    (
        r"^(?!.*\b(?:bảo hiểm|đóng|phép|thẻ|trừ|trợ cấp|thử việc|thai sản|sinh)\b)"
        r"(?=.*(?:bao lâu|\b(?:mấy|bao nhiêu) (?:ngày|tháng|tuần|lần)|\bđược (?:không|chăng|hông)))"
        r".*\bnghỉ (?:việc )?(?P<w>không (?:có )?lương)\b",
        "nghỉ không hưởng lương",
    ),
    (r"^(?=.*\bnghỉ\b).*\b(?P<w>cưới)\b", "kết hôn nghỉ việc riêng"),
    (
        r"^(?!.*\b(?:lương|trả|tiền)\b)(?=.*\b(?:tăng ca|đi làm|nghỉ bù)\b).*\b(?P<w>chủ nhật)\b",
        "ngày nghỉ hằng tuần",
    ),
    (
        r"\blàm(?: việc)?(?: được)? \d+ năm\b.{0,25}\b(?P<w>ngày phép|phép)\b",
        "được nghỉ hằng năm, hưởng nguyên lương, ngày làm việc đối với điều kiện bình thường,"
        " thâm niên làm việc",
    ),
    (
        rf"\b(?:{BOSS})\b.{{0,15}}\bkhông (?:cho|duyệt|giải quyết)\b.{{0,12}}\b(?:phép|nghỉ hằng năm)",
        "quyền nghỉ hằng năm của người lao động, lịch nghỉ hằng năm do người sử dụng lao động quy định",
    ),
    (
        r"\b(?:mới (?:vào |vô )?làm|làm (?:việc )?(?:được |mới )*(?:\d|1[01]) tháng)\b"
        r".*\b(?:nghỉ phép|phép năm|ngày phép)\b",
        "làm việc chưa đủ 12 tháng thì số ngày nghỉ hằng năm theo tỷ lệ tương ứng với số tháng làm việc",
    ),
    (
        r"\b(?:phép|nghỉ hằng năm)\b.*\b(?P<w>(?:chuyển|dồn|cộng dồn|cộng|để dành|để|gộp|bảo lưu)"
        r"(?: (?:lại|phép|qua|sang|cho|tới|đến|vào))* (?:năm (?:sau|tới|kế(?: tiếp)?)|nhiều năm|mấy năm))\b",
        "thỏa thuận với người sử dụng lao động để nghỉ hằng năm thành nhiều lần"
        " hoặc nghỉ gộp tối đa 03 năm một lần",
    ),
)
