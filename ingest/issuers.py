"""Who issues documents: known by the letters in their numbers, else by the head of the text."""

import re

from vectorstore.vietnamese import fold

_BY_LETTERS = {
    "QH": "Quốc hội",
    "UBTVQH": "Ủy ban Thường vụ Quốc hội",
    "CP": "Chính phủ",
    "TTg": "Thủ tướng Chính phủ",
    "TLĐ": "Tổng Liên đoàn Lao động Việt Nam",
    "HĐTP": "Hội đồng Thẩm phán Tòa án nhân dân tối cao",
    "AL": "Hội đồng Thẩm phán Tòa án nhân dân tối cao",
    "BLĐTBXH": "Bộ Lao động - Thương binh và Xã hội",
    "BNV": "Bộ Nội vụ",
    "BTC": "Bộ Tài chính",
    "BYT": "Bộ Y tế",
    "BGDĐT": "Bộ Giáo dục và Đào tạo",
    "BCA": "Bộ Công an",
    "BQP": "Bộ Quốc phòng",
    "BTP": "Bộ Tư pháp",
    "BCT": "Bộ Công Thương",
    "BKHĐT": "Bộ Kế hoạch và Đầu tư",
    "BXD": "Bộ Xây dựng",
    "BNNMT": "Bộ Nông nghiệp và Môi trường",
    "BKHCN": "Bộ Khoa học và Công nghệ",
    "BVHTTDL": "Bộ Văn hóa, Thể thao và Du lịch",
    "NHNN": "Ngân hàng Nhà nước Việt Nam",
    "TANDTC": "Tòa án nhân dân tối cao",
    "BHXH": "Bảo hiểm xã hội Việt Nam",
    "VPTW": "Văn phòng Trung ương Đảng",
    "BTGDVTW": "Ban Tuyên giáo và Dân vận Trung ương",
    "BTGTW": "Ban Tuyên giáo Trung ương",
    "BTCTW": "Ban Tổ chức Trung ương",
    "UBKTTW": "Ủy ban Kiểm tra Trung ương",
    "BDVTW": "Ban Dân vận Trung ương",
}
_LETTERS = re.compile(r"[A-ZĐa-zđ]+")
_BODY = r"(?P<body>Bộ Chính trị,\s*Ban Bí thư|Ban Bí thư|Bộ Chính trị|Ban Chấp hành Trung ương)"
_OF_BODY = re.compile(rf"\bcủa\s+{_BODY}", re.IGNORECASE)
_SIGNED_FOR = re.compile(rf"T/M\s+{_BODY}", re.IGNORECASE)
_ACTING_BODY = re.compile(rf"{_BODY}\s+(?:quy định|kết luận|yêu cầu|có ý kiến|quyết định)", re.IGNORECASE)
_ANY_BODY = re.compile(_BODY, re.IGNORECASE)
_CENTRAL_NAMES = {
    "bộ chính trị": "Bộ Chính trị",
    "ban bí thư": "Ban Bí thư",
    "bộ chính trị, ban bí thư": "Bộ Chính trị, Ban Bí thư",
    "ban chấp hành trung ương": "Ban Chấp hành Trung ương Đảng",
}
_PLENUM = re.compile(r"Hội nghị (?:lần thứ|Trung ương|TƯ)", re.IGNORECASE)
_MINISTER = re.compile(
    r"^Bộ trưởng\s+(?P<name>Bộ [^\n]{3,60}?)\s+ban hành\s+(?:Thông tư|Quyết định)", re.MULTILINE
)
_UNION = re.compile(
    r"^\W*(?P<name>(?:(?:TỔNG )?LIÊN ĐOÀN LAO ĐỘNG|CÔNG ĐOÀN|NGHIỆP ĐOÀN)\b[^\n]*?)"
    r"\W*(?=\s(?:CỘNG H[ÒO][ÀA]|ĐẢNG CỘNG SẢN|Số\b)|\n|$)",
    re.MULTILINE,
)
_COMMITTEE = re.compile(
    r"^\W*(?P<name>(?:TỈNH|THÀNH|HUYỆN|QUẬN|THỊ|ĐẢNG) (?:ỦY|UỶ)\b[^\n*]*?)"
    r"\W*(?=\s(?:ĐẢNG CỘNG SẢN|Số\b)|\n|$)",
    re.MULTILINE,
)
_LETTERS_OF_COMMITTEES = frozenset({"TU", "HU", "QU", "ĐU"})
_NUMBER_LINE = re.compile(r"\bSố\s*:?\s*\d|\d/[A-ZĐ]{2}")
_LOWER_IN_NAMES = re.compile(
    r"(?<=Công )Đoàn|(?<=Liên )Đoàn|(?<=Nghiệp )Đoàn|(?<=Lao )Động|(?<=Công )Ty|(?<=Cổ )Phần|Cơ Sở|(?<!^)Tỉnh"
    r"|Thành Phố|(?<= )Các\b|(?<= )Và\b|(?<=Khu )(?:Công Nghiệp|Chế Xuất|Kinh Tế|Công Nghệ Cao)"
    r"|(?<=Và )Chế Xuất"
    r"|(?:(?<=Tỉnh )|(?<=Thành )|(?<=Huyện )|(?<=Quận )|(?<=Thị )|(?<=Đảng ))(?:Ủy|Uỷ)\b"
)
_VOWEL = re.compile(r"[aeiouy]")
_HEAD_CHARS = 6_000


def issuer_of(number: str, text: str) -> str | None:
    """Return who issued the document of this number; None where neither number nor text tells."""
    letters = _LETTERS.findall(number.split("/", 1)[1] if "/" in number else number)
    for last in reversed(letters):
        if last in _BY_LETTERS:
            return _BY_LETTERS[last]
    if letters and letters[-1] == "TW":
        return _central(text)
    if letters and letters[-1] in _LETTERS_OF_COMMITTEES:
        return _last_above_number(_COMMITTEE, text)
    minister = _MINISTER.search(text[:_HEAD_CHARS])
    return minister["name"] if minister else _last_above_number(_UNION, text)


def _last_above_number(body: re.Pattern[str], text: str) -> str | None:
    """Return the body that a head names above the number: the lowest, which stands last."""
    head = text[:_HEAD_CHARS]
    number = _NUMBER_LINE.search(head)
    names = [found["name"].strip() for found in body.finditer(head, 0, number.start() if number else 0)]
    return _as_written(names[-1]) if names else None


def _as_written(name: str) -> str:
    """Return a name in capitals as it is written in a sentence: "Công đoàn Công ty TNHH May Sông Thu"."""
    words = (word.capitalize() if _VOWEL.search(fold(word)) else word for word in name.split())
    return _LOWER_IN_NAMES.sub(lambda found: found.group().lower(), " ".join(words))


def _central(text: str) -> str | None:
    """Return which body of the Party's centre: as the title, the signature or the verb of the text has it."""
    head = text[:_HEAD_CHARS]
    title = head.lstrip().split("\n", 1)[0]
    heading = "\n".join(line for line in head[:700].split("\n") if line.isupper())
    if _PLENUM.search(f"{title}\n{heading}"):
        return "Ban Chấp hành Trung ương Đảng"
    places = (
        (_OF_BODY, title),
        (_OF_BODY, heading),
        (_SIGNED_FOR, text),
        (_ACTING_BODY, head),
        (_ANY_BODY, head[:1_500]),
    )
    found = (match for pattern, where in places if (match := pattern.search(where)))
    return next((_CENTRAL_NAMES[" ".join(match["body"].lower().split())] for match in found), None)
