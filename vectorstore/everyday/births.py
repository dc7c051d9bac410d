"""What people tell of pregnancy, birth and small children, and what the law calls it."""

from vectorstore.everyday.pieces import AT_WORK, BOSS, ENDS_WORK

_STAYS = r"^(?!.*\b(?:muốn|xin|tự) (?:\w+ ){0,2}(?:nghỉ|thôi|chấm dứt)\b).*"  # who does not leave herself
_MADE_TO = r"(?:bị|ép|bắt|buộc|đòi|yêu cầu)(?: \w+){0,2}"
_PAID_A_MONTH = r"tiền (?:hưởng|lãnh|lĩnh|nhận)|(?:hưởng|lãnh|lĩnh|nhận) (?:mỗi|một|1|hằng|hàng) tháng"
# Somebody gives birth and no man, no illness and no other leave is named.
_HER_BIRTH = (
    r"^(?!.*\b(?:vợ|chồng|nam|cha|bố|khám|sẩy|sảy|nhận con|nuôi con|mang thai hộ|triệt sản|dưỡng sức|đi làm"
    r"|lương|tiền|mẹ (?:\w+ )?(?:chết|mất|qua đời))\b)"
    r"(?=.*\b(?:sinh (?:con|bé|em bé|mổ|thường|đôi|ba)|nghỉ (?:đẻ|sinh|thai sản)|đi đẻ|đẻ (?:mổ|thường)"
    r"|chế độ thai sản)\b)"
)
SAID: tuple[tuple[str, str], ...] = (
    (
        r"\btrợ cấp một lần\b.*\b(?P<w>(?:vợ|chồng)(?: \w+)? sinh)\b",
        "trợ cấp một lần khi sinh con, nhận con khi nhờ mang thai hộ hoặc nhận nuôi con nuôi",
    ),
    (r"\b(?:mức hưởng|tiền)(?: chế độ| trợ cấp)? thai sản", "mức trợ cấp thai sản một tháng"),
    (
        rf"^(?=.*\b(?:thai sản|nghỉ sinh|nghỉ đẻ|sinh (?:con|đôi|mổ))\b).*\b(?P<w>{_PAID_A_MONTH})\b",
        "mức trợ cấp thai sản một tháng",
    ),
    (
        r"^(?!.*\bmột lần\b)(?=.*\b(?:vợ|chồng)\b.{0,20}\b(?:sinh (?:con|mổ|thường|đôi|ba)|nghỉ thai sản)\b)"
        r".*\b(?P<w>tiền trợ cấp|mức (?:trợ cấp|hưởng)|(?:nghỉ|lãnh|lĩnh|nhận|được) (?:bao nhiêu )?tiền)\b",
        "mức trợ cấp thai sản một tháng",
    ),
    (
        r"\b(?:mang thai|có thai|có bầu|bầu)\b.{0,30}\bbị (?:\w+ ){0,3}"
        r"(?P<w>cho nghỉ|đuổi|sa thải|cắt hợp đồng|cho thôi)",
        "không được sa thải, đơn phương chấm dứt hợp đồng lao động vì lý do mang thai",
    ),
    (
        r"^(?=.*\b(?:nghỉ|về sớm|vắt|lấy|hút|phòng|công ty|xưởng)\b).*\b(?P<w>mẹ bỉm)\b",
        "lao động nữ nuôi con",
    ),
    (rf"{AT_WORK}\b(?P<w>(?:bà|mẹ|chị|đang|vợ|mang|vác) bầu|bầu(?= \d))", "mang thai"),
    (r"\bbầu (?:\d+|mấy|được \d+) tháng", "mang thai từ tháng thứ 07"),
    (
        rf"{AT_WORK}\b(?P<w>con (?:nhỏ|mọn|còn bú|chưa đầy năm|em \d+ tháng|tôi \d+ tháng|\d+ tháng))",
        "nuôi con dưới 12 tháng tuổi",
    ),
    (r"\b(?P<w>về sớm)\b.{0,20}|\bcon\b.{0,30}\bvề sớm", "nuôi con được nghỉ mỗi ngày 60 phút"),
    (
        rf"{_STAYS}\b(?:đang (?:có |mang )?(?P<w>(?:thai|bầu))|mang thai|có thai|nghỉ thai sản|nuôi con nhỏ"
        rf"|(?:bầu|thai) \d+ tháng)\b.{{0,40}}\b(?:{ENDS_WORK}|{_MADE_TO} nghỉ việc)\b",
        "không được sa thải, đơn phương chấm dứt hợp đồng lao động vì lý do mang thai",
    ),
    (
        rf"\b(?:{BOSS})\b.{{0,12}}\bkhông (?:cho|để|duyệt) (?:\w+ ){{0,2}}khám thai",
        "lao động nữ mang thai được nghỉ việc để đi khám thai",
    ),
    (
        rf"{_HER_BIRTH}(?=.*\bnghỉ\b).*(?:bao lâu|(?:mấy|bao nhiêu) (?:tháng|ngày)|thế nào|thì sao)",
        "lao động nữ được nghỉ thai sản trước và sau khi sinh con",
    ),
)
