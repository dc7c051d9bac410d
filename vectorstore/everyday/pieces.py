"""Pieces of the patterns of more than one matter: who acts, what is named, what ends."""

BOSS = (
    r"công ty|doanh nghiệp|chủ|sếp|xếp|xí nghiệp|cơ quan|người sử dụng lao động|giám đốc|quản lý|tổ trưởng"
    r"|quản đốc|trưởng phòng|ông chủ|bà chủ|xưởng"
)
EMPLOYER = rf"(?:{BOSS})"
WORKERS = r"(?:tôi|em|mình|tui|nhân viên|công nhân|người lao động)"
TELLS_TO_LEAVE = (
    rf"(?:bảo|kêu|bắt|ép|buộc) (?:{WORKERS} )?(?:phải )?(?:nghỉ (?:việc(?! riêng)|luôn|hẳn|làm)|thôi việc)"
)
ENDS_WORK = (
    rf"sa thải|đuổi|đuổi việc|{TELLS_TO_LEAVE}"
    rf"|cho (?:{WORKERS} )?(?:nghỉ|thôi)(?: việc)?"
    r"|(?<!đơn phương )chấm dứt hợp đồng"
)
# What shows that a story is one of work; the words in it mean something else elsewhere.
AT_WORK = (
    r"^(?=.*\b(?:công ty|doanh nghiệp|sếp|xếp|chủ|quản lý|giám đốc|xưởng|xí nghiệp|cơ quan|tổ trưởng|đi làm"
    r"|làm việc|làm đêm|làm thêm|tăng ca|ca|lương|nghỉ|hợp đồng|công nhân|nhân viên|chấm công|đi muộn|đi trễ"
    r"|nội quy|đuổi|sa thải|khám thai|về sớm|đi công tác|chị em|chỗ làm)\b).*"
)
