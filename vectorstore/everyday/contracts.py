"""What people tell of the contract, the work agreed on and its hours, and what the law calls it."""

_NOT_UNDER = r"(?<!dưới )(?<!chưa )(?<!chưa đủ )(?<!chưa đến )(?<!chưa tới )"
_WORKS = (
    r"(?:làm (?:việc|thêm|công|thuê|ở|cho|quán|tại|mấy|bao)|được mấy tiếng|phụ|bán hàng|chạy bàn|tuyển|thuê)"
)
SAID: tuple[tuple[str, str], ...] = (
    (
        r"\b(?:giữ|thu|cầm)\b(?: \w+){0,4}? "
        r"(?P<w>bằng (?:đại học|cao đẳng|trung cấp|cấp|gốc|tốt nghiệp|nghề|lái)(?: gốc)?)\b",
        "giữ bản chính văn bằng, chứng chỉ của người lao động",
    ),
    (
        r"^(?=.*\b(?:công ty|doanh nghiệp|chủ|sếp|đi làm|nhận việc|xin việc|thử việc|hợp đồng|nhân viên)\b)"
        r"(?!.*nước ngoài).*\b(?P<w>(?:tiền )?(?:đặt )?cọc|tiền thế chân|tiền bảo đảm)\b",
        "biện pháp bảo đảm bằng tiền cho việc thực hiện hợp đồng lao động",
    ),
    (
        r"^(?!.*\bthời (?:gian|hạn)\b)\W*(?:\w+ ){1,4}(?:là |tối đa |tối thiểu |trong )?bao lâu\W*$",
        "thời gian",
    ),
    (
        r"\b(?P<w>(?:chuyển|điều|đẩy|đổi)\b.{0,15}\b(?:sang|qua|đi)\b.{0,15}"
        r"\b(?:việc|bộ phận|vị trí|khâu|tổ) khác)",
        "chuyển người lao động làm công việc khác so với hợp đồng lao động",
    ),
    (
        r"^(?!.*\b(?:hưu|nghỉ|đảng|công đoàn|bảo hiểm|xuất khẩu|nước ngoài)\b)"
        r"(?=.*\b(?:bao nhiêu|mấy) tuổi\b)"
        r".*\b(?P<w>(?:được |cho )(?:phép )?(?:đi làm|làm việc|lao động)|được gọi là người lao động)\b",
        "độ tuổi lao động tối thiểu của người lao động là đủ 15 tuổi",
    ),
    (
        rf"(?:(?<!trên )\b(?:1[0-4]|[89])|\b(?:dưới|chưa|chưa đủ|chưa đến|chưa tới) 15) tuổi\b"
        rf".{{0,40}}\b{_WORKS}\b",
        "lao động chưa thành niên, thời giờ làm việc của người chưa đủ 15 tuổi",
    ),
    (
        rf"{_NOT_UNDER}\b1[5-7] tuổi\b.{{0,40}}\b{_WORKS}\b",
        "lao động chưa thành niên, thời giờ làm việc của người từ đủ 15 tuổi đến chưa đủ 18 tuổi",
    ),
    (
        r"\bthử việc \d+ (?:tháng|ngày)\b|\bthử việc (?:một|hai|ba|bốn|năm|sáu) tháng\b",
        "thời gian thử việc tối đa không quá",
    ),
    (
        r"\blàm (?:việc )?\d+ ?(?:tiếng|giờ|h)\b",
        "thời giờ làm việc bình thường không quá 08 giờ trong 01 ngày",
    ),
    (
        r"\b(?P<w>ép|bắt|bắt buộc|từ chối|không (?:muốn|chịu|đồng ý))"
        r" (?:phải |đi )?(?:tăng ca|làm thêm|làm ngoài giờ)",
        "làm thêm giờ phải được sự đồng ý của người lao động",
    ),
    (
        r"\bkhông ký (?:kết )?hợp đồng",
        "giao kết hợp đồng lao động bằng văn bản",
    ),
    (
        rf"\b(?:dưới|chưa đủ|chưa đến|chưa tới|chưa) 18 tuổi\b.{{0,40}}\b{_WORKS}\b",
        "lao động chưa thành niên, thời giờ làm việc của người từ đủ 15 tuổi đến chưa đủ 18 tuổi",
    ),
    (
        r"\blàm (?:việc )?(?:cho |ở |tại )?(?P<w>(?:2|hai|nhiều|mấy) (?:công ty|chỗ|nơi|việc))\b",
        "giao kết nhiều hợp đồng lao động với nhiều người sử dụng lao động",
    ),
    (
        r"\b(?P<w>(?:công ty|doanh nghiệp) (?:bị |mới |được )?(?:sáp nhập|bán|chia tách|đổi chủ|sang tên))\b",
        "chia, tách, hợp nhất, sáp nhập doanh nghiệp, phương án sử dụng lao động",
    ),
)
