"""What people tell of joining, founding and paying a trade union, and what the law calls it."""

from vectorstore.everyday.pieces import BOSS, EMPLOYER, ENDS_WORK

_AT_THE_TABLE = r"^(?=.*\b(?:đối thoại|thương lượng)\b).*"
_RIGHT_TO_JOIN = "quyền thành lập, gia nhập và hoạt động công đoàn của người lao động"
SAID: tuple[tuple[str, str], ...] = (
    (
        r"\b(?:vào|vô|tham gia|gia nhập) (?:tổ chức )?công đoàn\b.{0,20}"
        r"\b(?P<w>bắt buộc|ép buộc|tự nguyện)\b",
        _RIGHT_TO_JOIN,
    ),
    (
        rf"\b(?P<w>{EMPLOYER}\b.{{0,12}}\b(?:bắt buộc(?: phải)?|phải))"
        r" (?:có|lập|thành lập)(?: được)? (?:tổ chức )?công đoàn(?: cơ sở)?"
        r"(?= (?:hay )?(?:không|chưa)\b|\W*$)",
        _RIGHT_TO_JOIN,
    ),
    (
        rf"^(?=.*\b(?:{EMPLOYER}|kinh phí|2 ?(?:%|phần trăm))(?!\w))(?=.*\b(?:đóng|nộp|trích)\b)"
        r".*\b(?P<w>(?:không|chưa) (?:tham gia|vào|có|gia nhập|thành lập|lập) (?:tổ chức )?công đoàn)\b",
        "kinh phí công đoàn do người sử dụng lao động đóng",
    ),
    (
        r"\b(?P<w>(?:chuyển|đổi|nhảy|sang|qua|về)(?: sang| qua| về)?(?: làm)?"
        r" (?:(?:công ty|chỗ làm|chỗ|nơi làm|xưởng|doanh nghiệp) (?:khác|mới)|công ty|chỗ làm))\b"
        r"(?=.*\b(?:công đoàn|đoàn viên)\b)",
        "thay đổi nơi làm việc",
    ),
    (
        rf"{_AT_THE_TABLE}\b(?P<w>(?:bên|phía) (?:công nhân|nhân viên|thợ|lao động|anh em))\b",
        "bên người lao động",
    ),
    (
        rf"{_AT_THE_TABLE}\b(?P<w>(?:bên|phía) (?:công ty|doanh nghiệp|chủ|sếp))\b",
        "bên người sử dụng lao động",
    ),
    (
        rf"{_AT_THE_TABLE}\b(?P<w>(?:mấy|bao nhiêu) (?:người|đại diện)(?: (?:đến|đi|tới))?"
        r"(?: (?:dự|tham dự|tham gia|ngồi|họp))?)\b",
        "số lượng, thành phần tham gia đối thoại",
    ),
    (
        rf"^(?!.*\b(?:{EMPLOYER}|đơn vị|cơ quan)\b).*(?<!kinh )(?<!đoàn )\b(?P<w>phí công đoàn)\b",
        "đoàn phí công đoàn",
    ),
    (
        rf"\b(?P<w>(?:{BOSS})\b.{{0,12}}(?:cấm|ngăn|cản|không cho|gây khó)).{{0,20}}\bcông đoàn",
        "cản trở, gây khó khăn việc thành lập, gia nhập và hoạt động công đoàn",
    ),
    (
        r"\b(?P<w>(?:lập|mở) công đoàn)\b(?=.*\b(?:người|nhân viên|công nhân|đoàn viên)\b)"
        r"|\b(?:người|nhân viên|công nhân)\b.{0,30}\b(?:lập|mở) công đoàn",
        "điều kiện thành lập công đoàn cơ sở có ít nhất đoàn viên",
    ),
    (
        r"\b(?P<w>(?:mấy|bao nhiêu) (?:người|công nhân)\b.{0,20}\b(?<!thành )(?:lập|mở)(?: được)? công đoàn)",
        "thành lập công đoàn cơ sở cần bao nhiêu đoàn viên hoặc người lao động trở lên",
    ),
    (
        r"\b(?P<w>chủ tịch công đoàn)\b.{0,30}\b(?:sa thải|đuổi|cho nghỉ|cho thôi|chấm dứt|nghỉ việc)",
        "cán bộ công đoàn không chuyên trách",
    ),
    (
        r"\b(?:sa thải|đuổi(?: việc)?|cho nghỉ|cho thôi(?: việc)?|chấm dứt hợp đồng(?: với)?|chuyển)\b.{0,12}"
        r"\b(?P<w>(?:phó )?chủ tịch công đoàn(?: cơ sở)?)\b",
        "cán bộ công đoàn không chuyên trách thỏa thuận bằng văn bản với ban chấp hành công đoàn",
    ),
    (
        r"\bkinh phí công đoàn\b.*\btính"
        r" (?P<w>(?:trên|theo|từ|dựa(?: vào| trên)?)(?: \w+){0,3} (?:gì|nào|đâu))",
        "quỹ tiền lương làm căn cứ đóng bảo hiểm xã hội",
    ),
    (
        r"^\W*(?!tổ chức\b)(?!.*\bnước ngoài\b)(?:\w+ ){1,8}?(?:có được|được|có quyền|có thể)(?: \w+){0,2}?"
        r" (?P<w>(?:gia nhập|vào|vô|tham gia) (?:tổ chức )?công đoàn)(?: việt nam)?(?: được| hay)? không\W*$",
        "quyền thành lập, gia nhập và hoạt động công đoàn của người lao động",
    ),
    (
        r"\bcông đoàn\b.{0,20}\b(?P<w>bắt buộc)\b.{0,12}\b(?:tham gia|vào|gia nhập)"
        r"|\b(?:bắt buộc|ép|phải|buộc)\b.{0,12}\b(?:tham gia|vào|gia nhập) công đoàn\b"
        r"|^\W*(?:ai|những ai|người nào)(?: \w+){0,3} (?:gia nhập|vào|tham gia) (?:tổ chức )?công đoàn\W*$"
        r"|^gia nhập công đoàn ai\W*$",
        _RIGHT_TO_JOIN,
    ),
    (
        r"\bcông đoàn\b.*"
        r"\b(?P<w>kiện (?:thay|hộ|giúp|giùm)|đứng (?:ra )?kiện|(?:thay mặt|thay) .{0,20}kiện)\b",
        "đại diện cho người lao động khởi kiện vụ việc lao động tại tòa án",
    ),
    (
        rf"\b(?:bị|cho|phạt|trừ|chuyển|{ENDS_WORK})\b.{{0,40}}\b(?P<w>(?:vì|do|tại|bởi)(?: \w+){{0,3}}?"
        r" (?:tham gia|vào|hoạt động|lập|thành lập|gia nhập|làm) công đoàn)\b",
        "phân biệt đối xử vì lý do thành lập, gia nhập hoặc hoạt động công đoàn, các hành vi bị nghiêm cấm",
    ),
    (
        r"\bđình công\b.*"
        r"\b(?P<w>(?:thế nào|khi nào|nào|sao)\b.{0,15}\bhợp pháp|hợp pháp (?:khi nào|là gì))\b",
        "trường hợp đình công bất hợp pháp",
    ),
)
