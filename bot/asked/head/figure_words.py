"""The words in which questions ask for figures and texts give them: how many, numbers, units, who is counted.

One list for each matter. What only one module looks for, of its own matter, stands there.
"""

HOW_MANY = r"(?:bao nhiêu|mấy)"
TIME = r"(?:ngày|tháng|năm|giờ|tiếng|tuần|phút|quý)"
IN_WORDS = r"(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
MONEY = r"(?:đồng|triệu|nghìn|tỷ)"
PER_CENT = r"(?:%|phần trăm)"
# Longer names first: where a name ends in a word that is one as well, a number stands before the whole of it.
PEOPLE = (
    r"(?:đoàn viên(?: công đoàn)?|người(?: lao động)?|lao động|thành viên"
    r"|đồng chí|cán bộ|công nhân|đại biểu|(?:[^\W\d_]+ ){1,2}viên(?! chức|\w))"
)
EMPLOYER = r"(?:công ty|cty|doanh nghiệp|người sử dụng lao động|đơn vị|cơ quan|sếp|chủ)"
# The most and the least: how questions ask for it, how texts word it. A minimum wage is a wage of that name.
MOST = (
    r"\b(?:tối đa|nhiều nhất|lâu nhất|cao nhất)\b",
    r"tối đa|không (?:được )?(?:vượt )?quá|(?:nhiều|lâu|cao|muộn|chậm) nhất|không hơn",
)
LEAST = (
    r"(?<!lương )\b(?:tối thiểu|ít nhất|thấp nhất)\b",
    r"tối thiểu|(?:ít|thấp) nhất|không (?:được )?(?:(?:thấp|ít) hơn|dưới)|từ đủ|trở lên",
)
# "2. ", "a) ", "khoản 2 Điều 29", "12/2012/QH13", "45-CT/TW": numbers that are names.
NAMING_NUMBERS = (
    r"^\s*\d{1,3}\s*[.)]|luật[^.;,\d]{0,40}\d{4}|(?:số\s+)?(?:\d+/\d{4}/\w[\w-]*|\d+-\w{2,3}/\w+)"
    r"|(?:khoản|điều|điểm|mục|chương|phần|bước|phụ lục|số)\s+\d+\w*"
    r"(?:\s*(?:,|và)\s*\d+\b(?=\s*(?:,|và|của|khoản|điều|mục|phần|này|luật|nghị|[.;)]|$)))*"
)
# "01 tháng 7 năm 2029" is no span of time.
DAYS = (
    r"(?:ngày\s+)?\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?|\btháng\s+\d{1,2}\s+năm\s+\d{4}|\bnăm\s+\d{4}"
    r"|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\btháng \d{1,2}/\d{4}"
)
# "Ngày thành lập công đoàn": the bare name of a day asks which one it is.
NAMES_A_DAY = (
    r"^\W*(?:(?:cho )?hỏi )?ngày (?:thành lập|ra đời|khai mạc|bế mạc|truyền thống)\b(?!.*\b(?:gì|sao|nào)\b)"
)
