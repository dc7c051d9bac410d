"""What people tell of contributions and what is paid out of them, and what the law calls it."""

from vectorstore.everyday.pieces import EMPLOYER

SAID: tuple[tuple[str, str], ...] = (
    (
        r"^(?=.*\btrợ cấp hưu trí xã hội\b).*\b(?:bao nhiêu|mấy)\b(?! (?:tuổi|người|năm))",
        "mức trợ cấp hưu trí xã hội hằng tháng",
    ),
    (
        r"\b(?P<w>(?:(?:lấy|rút|đòi)(?: lại| được| về)*|(?:nhận|xin) lại) sổ)"
        r"(?= (?:bảo hiểm|bhxh)\b|(?: \w+)?\W*$)",
        "khi chấm dứt hợp đồng lao động, hoàn thành thủ tục xác nhận thời gian đóng bảo hiểm xã hội"
        " và trả lại",
    ),
    (
        r"\b(?:ai|nào)\b.{0,30}\bkhông (?:phải|cần)(?: phải)? (?P<w>đóng) bảo hiểm xã hội",
        "không thuộc đối tượng tham gia bảo hiểm xã hội bắt buộc",
    ),
    (
        rf"^(?!.*\b(?:toàn bộ|tất cả)\b).*\b{EMPLOYER}\b.{{0,20}}"
        r"\bkhông (?:chịu |có |hề )?(?:đóng|nộp) (?:đủ )?bảo hiểm",
        "người sử dụng lao động trốn đóng bảo hiểm xã hội",
    ),
    (
        rf"\b(?P<w>{EMPLOYER})\b(?! (?:không|chậm|trốn|nợ)).{{0,15}}"
        r"\b(?:đóng|nộp|trả) (?:tiền )?bảo hiểm xã hội\b.{0,30}\b(?:bao nhiêu|mấy) ?(?:%|phần trăm)",
        "mức đóng bảo hiểm xã hội bắt buộc của người sử dụng lao động",
    ),
    (
        r"\b(?:nộp|gửi|đưa|bổ sung)\b.{0,12}\b(?P<w>giấy (?:tờ )?(?:nghỉ |khám )?(?:ốm|bệnh|ra viện|viện))\b",
        "nộp hồ sơ hưởng trợ cấp ốm đau, giấy chứng nhận nghỉ việc hưởng bảo hiểm xã hội",
    ),
    (
        r"\b(?:con|ốm|bệnh)\b.*\bnghỉ\b.*\b(?P<w>(?:được )?(?:trả|hưởng|nhận|lãnh|có) (?:bao nhiêu|mấy)"
        r"(?: (?:tiền|%|phần trăm))?(?: lương)?)",
        "mức hưởng trợ cấp ốm đau",
    ),
    (r"\b(?:mức hưởng|tiền)(?: chế độ| trợ cấp)? ốm đau", "mức hưởng trợ cấp ốm đau"),
    (
        r"\b(?:lấy|nhận|làm|xin|lãnh|lĩnh)\b.{0,8}\bbảo hiểm thất nghiệp\b.{0,25}"
        r"\b(?P<w>giấy tờ|giấy gì|ở đâu)",
        "hồ sơ đề nghị hưởng trợ cấp thất nghiệp nộp trung tâm dịch vụ việc làm",
    ),
    (
        r"\bbảo hiểm thất nghiệp\b.{0,30}\b(?P<w>lãnh|lĩnh|nhận|hưởng)\b.{0,10}\b(?:mấy|bao nhiêu) tháng",
        "thời gian hưởng trợ cấp thất nghiệp tính theo số tháng đóng",
    ),
    (
        r"\btrừ (?:tiền )?bảo hiểm\b.{0,60}\bkhông\b.{0,12}\b(?:nộp|đóng)",
        "người sử dụng lao động chậm đóng, trốn đóng bảo hiểm xã hội",
    ),
    (
        r"\b(?:[oô] ?sin|giúp việc)\b.*\b(?P<w>đóng bảo hiểm)|\bbảo hiểm\b.{0,30}\b(?:[oô] ?sin|giúp việc)\b",
        "trả cho người giúp việc gia đình khoản tiền bảo hiểm xã hội, bảo hiểm y tế",
    ),
    (
        r"^(?=.*\b(?:đóng|tham gia)\b.{0,40}\b(?:bao nhiêu|mấy) năm\b.{0,20}"
        r"\b(?:được|có|hưởng|nhận|lãnh|lĩnh) (?:hưởng |nhận )?lương hưu"
        r"|.*\bđóng\b.{0,40}\blương hưu\b.{0,20}\b(?:mấy|bao nhiêu) năm\b)",
        "điều kiện hưởng lương hưu",
    ),
    (
        r"^(?!.*\b(?:tự nguyện|tăng|điều chỉnh|điều kiện)\b)(?=.*\b(?:lãnh|lĩnh|nhận|hưởng)\b)"
        r"(?=.*\b(?:từ|bắt đầu)\b.{0,40}\b(?:tháng|ngày|khi|lúc|hồi) nào\b).*\blương hưu\b",
        "thời điểm hưởng lương hưu ghi trong văn bản của người sử dụng lao động",
    ),
    (
        r"\bnghỉ\b(?!.*\bnghỉ (?:việc|hưu)\b).{0,30}\b\d+ ngày\b.*"
        r"\b(?:phải|có|được)\b.{0,12}\b(?P<w>đóng (?:tiền )?(?:bảo hiểm(?: xã hội)?|bhxh))\b",
        "không hưởng tiền lương từ 14 ngày làm việc trở lên trong tháng thì không phải đóng bảo hiểm xã hội"
        " tháng đó",
    ),
    (
        r"\b(?P<w>(?:tiền |mức )?lương (?:để |dùng để |được |làm )*(?:tính |cơ sở )+(?:để )?(?:đóng|nộp))"
        r" (?:bảo hiểm|kinh phí)",
        "tiền lương làm căn cứ đóng bảo hiểm xã hội",
    ),
)
