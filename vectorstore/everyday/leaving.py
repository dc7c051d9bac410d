"""What people tell of the end of work: who leaves and who is sent away, and what the law calls it."""

import re

from vectorstore.everyday.pieces import EMPLOYER, ENDS_WORK

_WRONGLY = r"trái luật|trái pháp luật|sai luật|vô cớ|vô lý|không (?:có )?lý do|không báo trước|oan"
_ENDED_WRONGLY = (
    "nghĩa vụ của người sử dụng lao động khi đơn phương chấm dứt hợp đồng lao động trái pháp luật,"
    " nhận người lao động trở lại làm việc"
)
# What lets somebody leave without notice, and how the law says it.
_LEAVES = (
    r"(?:nghỉ (?:ngang|ngay|luôn|liền|việc|làm)|(?:bỏ|thôi|nghỉ) việc|chấm dứt hợp đồng|đi luôn|nghỉ được)\b"
)
_GROUNDS = (
    (
        r"(?:(?:nợ|chậm|trễ|giam|khất|quỵt) (?:tiền )?lương|(?:lương|trả) (?:trễ|chậm)"
        r"|không (?:chịu |được )?(?:trả|phát) (?:đủ )?lương)",
        "không được trả đủ lương",
    ),
    (r"(?:quấy rối|sàm sỡ|gạ gẫm|đụng chạm)", "bị quấy rối tình dục tại nơi làm việc"),
    (
        r"(?:bị (?:\w+ ){0,3}(?:đánh|đấm|tát|chửi|nhục mạ|hành hạ|ngược đãi|xúc phạm)|cưỡng bức)",
        "bị người sử dụng lao động ngược đãi, đánh đập hoặc có lời nói, hành vi nhục mạ",
    ),
)
_ANY_GROUND = "|".join(ground for ground, _ in _GROUNDS)
_WITHOUT_NOTICE = "người lao động có quyền đơn phương chấm dứt hợp đồng lao động không cần báo trước"
# Who leaves without notice, and the words by which he asks what becomes of him.
_LEAVES_AT_ONCE = (
    r"(?:nghỉ ngang|tự ý (?:nghỉ|bỏ)(?: việc| làm)?"
    r"|(?:nghỉ|bỏ|thôi)(?: \w+){0,3}? (?:mà )?không (?:có )?báo trước)"
)
_BRINGS = (
    r"(?:bị (?:gì|sao|phạt|xử lý|xử phạt|làm sao|(?:như )?thế nào|mất|trừ)|(?:thì|có) sao|làm sao|hậu quả"
    r"|mất gì|(?:đền|bồi thường)(?! bù)|vi phạm|(?:trái|phạm) luật)"
)
_WHAT_LEAVING_BRINGS = (
    rf"^(?!.*\b(?:{_ANY_GROUND}|(?:cho|bị|đuổi)(?: \w+){{0,2}} (?:nghỉ|thôi))\b)"
    rf"(?!.*\b{EMPLOYER}\b.{{0,15}}\b(?:{ENDS_WORK})\b).*"
    rf"\b{_LEAVES_AT_ONCE}\b.{{0,40}}\b{_BRINGS}\b"
)
_OWED_BY_WHO_LEFT = (
    "nghĩa vụ của người lao động khi đơn phương chấm dứt hợp đồng lao động trái pháp luật,"
    " bồi thường tiền lương những ngày không báo trước"
)
_PART = r"(?:bộ phận|phòng(?: ban)?|dây chuyền|chuyền|tổ|phân xưởng|xưởng|chi nhánh)"
_REDUCED = (
    rf"(?:(?:giải thể|xóa|xoá|cắt|dẹp|bỏ|đóng cửa|sáp nhập) {_PART}"
    r"|cắt giảm (?:nhân viên|người|biên chế)|cơ cấu lại|tái cơ cấu)"
)
_PAID_FOR = r"(?:bồi thường|đền bù|đền|hỗ trợ|trợ cấp|tiền|tháng lương)"
_FOR_LOST_WORK = (
    "người sử dụng lao động trả trợ cấp mất việc làm cho người lao động,"
    " mỗi năm làm việc trả 01 tháng tiền lương"
)
_SICK = r"(?:nghỉ ốm|nghỉ bệnh|ốm(?: đau)?|bị bệnh|nằm viện|nhập viện|đang điều trị)"
# For what a worker is dismissed, and how the law says it.
_DISMISSED_FOR = tuple(
    (
        rf"(?<!bị )\b(?P<w>{act})\b.*\b(?:sa thải|đuổi)\b(?!.*\b{_WRONGLY}\b)",
        f"hình thức xử lý kỷ luật sa thải, {named}",
    )
    for act, named in (
        (r"đánh nhau|ẩu đả|đánh (?:đồng nghiệp|bạn|quản lý|sếp)", "cố ý gây thương tích"),
        (r"(?:ăn|lấy|móc) (?:cắp|trộm)|trộm(?: cắp)?", "trộm cắp"),
        (r"cờ bạc|đánh bài|cá độ", "đánh bạc"),
    )
)
SAID: tuple[tuple[str, str], ...] = (
    *_DISMISSED_FOR,
    (
        r"^(?=.*\bđình công\b)(?!.*\b(?:trái|bất hợp pháp|sai luật)\b)"
        rf".*\b(?P<w>{ENDS_WORK}|kỷ luật|trù dập)\b",
        "chấm dứt hợp đồng lao động hoặc xử lý kỷ luật người lao động, người lãnh đạo đình công",
    ),
    (
        rf"^(?=.*\b{_SICK}\b).*\b(?P<w>sa thải|đuổi(?: việc)?)\b",
        "không được xử lý kỷ luật lao động, đơn phương chấm dứt hợp đồng lao động"
        " đối với người lao động nghỉ ốm đau, đang điều trị",
    ),
    (rf"^(?=.*\b{_PAID_FOR}\b).*\b(?P<w>{_REDUCED})\b", _FOR_LOST_WORK),
    (
        rf"\b{EMPLOYER}\b.{{0,15}}\b(?P<w>{ENDS_WORK})\b(?!.*\bkhông báo trước)"
        r".{0,25}\bbáo trước\b.{0,12}\b(?:bao|mấy)\b",
        "người sử dụng lao động đơn phương chấm dứt hợp đồng lao động phải báo trước",
    ),
    (rf"\b{_REDUCED}\b.*\b(?P<w>bồi thường|đền bù|đền|hỗ trợ)\b", _FOR_LOST_WORK),
    (rf"^(?!.*\b{_PAID_FOR}\b).*\b(?P<w>{_REDUCED})\b", "thay đổi cơ cấu, công nghệ hoặc vì lý do kinh tế"),
    (
        r"^(?!.*\b(?:người sử dụng lao động|công ty|doanh nghiệp|chủ|sếp)\b).*"
        r"\bkhông (?:phải|cần)(?: phải)? (?P<w>báo)(?: \w+)? trước\b",
        _WITHOUT_NOTICE,
    ),
    (rf"\b(?:{ENDS_WORK})\b[^.?]{{0,25}}\b(?P<w>{_WRONGLY})", _ENDED_WRONGLY),
    (
        rf"\b{EMPLOYER}\b.{{0,15}}\bđơn phương chấm dứt hợp đồng\b[^.?]{{0,25}}\b(?P<w>{_WRONGLY})",
        _ENDED_WRONGLY,
    ),
    (
        rf"^(?!.*\b(?:{_REDUCED}|cắt giảm|mất việc)\b).*\b{EMPLOYER}\b.{{0,15}}\b(?:{ENDS_WORK})\b"
        r".*\b(?P<w>bồi thường|đền bù|đền)\b",
        _ENDED_WRONGLY,
    ),
    (
        r"\bnghỉ việc\b.{0,30}\b(?:bao lâu|mấy ngày|bao nhiêu ngày|khi nào|bao giờ)\b.{0,30}"
        r"\b(?P<w>(?:trả|thanh toán) (?:hết |đủ |xong )?(?:tiền|lương))",
        "khi chấm dứt hợp đồng lao động, thời hạn thanh toán các khoản tiền",
    ),
    (
        rf"^(?!.*\b{EMPLOYER}\b.{{0,15}}\b(?:{ENDS_WORK})\b)(?!{_WHAT_LEAVING_BRINGS}).*"
        r"(?<!cho )(?<!bị )\bnghỉ\b(?!.*\b(?:cho|bị) (?:nghỉ|thôi)\b)(?: \w+){0,4} (?:mà )?"
        r"không (?:cần |phải )?báo trước",
        "người lao động có quyền đơn phương chấm dứt hợp đồng lao động không cần báo trước",
    ),
    (
        r"\b(?:học|học nghề|đào tạo)\b.*\b(?:trả|đền|bồi thường|hoàn)\b.{0,15}\b(?P<w>tiền|phí)\b",
        "hoàn trả chi phí đào tạo, hợp đồng đào tạo nghề",
    ),
    (
        r"\b(?P<w>hết hạn hợp đồng|hợp đồng(?: lao động)? (?:sắp )?hết hạn)\b.*\b(?:báo|thông báo)\b",
        "thông báo chấm dứt hợp đồng lao động khi hợp đồng lao động hết hạn",
    ),
    (
        r"\b(?:nghỉ ngang|nghỉ việc|bỏ việc|thôi việc)\b.{0,25}\b(?P<w>đền)\b(?! bù)",
        "bồi thường",
    ),
    *(
        (
            rf"(?P<w>\b{ground}\b.{{0,40}}\b{_LEAVES})|(?:\b{_LEAVES}).{{0,30}}\b{ground}\b",
            f"{_WITHOUT_NOTICE} {law}",
        )
        for ground, law in _GROUNDS
    ),
    (_WHAT_LEAVING_BRINGS, _OWED_BY_WHO_LEFT),
    (
        rf"^(?!.*\b(?:{_ANY_GROUND})\b).*\b(?P<w>nghỉ ngang)\b",
        "đơn phương chấm dứt hợp đồng lao động trái pháp luật",
    ),
)
_BRINGS_WHAT = re.compile(_WHAT_LEAVING_BRINGS, re.DOTALL)


def asks_what_leaving_brings(text: str) -> bool:
    """Tell whether somebody who leaves without notice and without cause asks what becomes of him."""
    return _BRINGS_WHAT.search(text.lower()) is not None
