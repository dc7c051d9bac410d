"""Who issues documents: known by the letters in their numbers, else by the head of the text."""

import re

_BY_LETTERS = {
    "QH": "Quốc hội",
    "UBTVQH": "Ủy ban Thường vụ Quốc hội",
    "CP": "Chính phủ",
    "TTg": "Thủ tướng Chính phủ",
    "TLĐ": "Tổng Liên đoàn Lao động Việt Nam",
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
    "BHXH": "Bảo hiểm xã hội Việt Nam",
    "VPTW": "Văn phòng Trung ương Đảng",
    "BTGDVTW": "Ban Tuyên giáo và Dân vận Trung ương",
    "BTGTW": "Ban Tuyên giáo Trung ương",
    "BTCTW": "Ban Tổ chức Trung ương",
    "UBKTTW": "Ủy ban Kiểm tra Trung ương",
    "BDVTW": "Ban Dân vận Trung ương",
}
_LETTERS = re.compile(r"[A-ZĐa-zđ]+")
_CENTRAL = (
    (re.compile(r"BỘ CHÍNH TRỊ,\s*BAN BÍ THƯ|Bộ Chính trị,\s*Ban Bí thư"), "Bộ Chính trị, Ban Bí thư"),
    (re.compile(r"BAN BÍ THƯ|Ban Bí thư"), "Ban Bí thư"),
    (re.compile(r"BỘ CHÍNH TRỊ|Bộ Chính trị"), "Bộ Chính trị"),
)
_RESOLUTION_OF_CONGRESS = re.compile(r"Hội nghị (?:lần thứ|Trung ương|TƯ)|HỘI NGHỊ LẦN THỨ", re.IGNORECASE)


def issuer_of(number: str, text: str) -> str | None:
    """Return who issued the document of this number; None where neither number nor text tells."""
    letters = _LETTERS.findall(number.split("/", 1)[1] if "/" in number else number)
    for last in reversed(letters):
        if last in _BY_LETTERS:
            return _BY_LETTERS[last]
    return _central(text) if letters and letters[-1] == "TW" else None


def _central(text: str) -> str | None:
    """Return which body of the Party's centre: as the signature, else the head, has it."""
    head = text[:1_500]
    signature = re.search(r"T/M\s+([^\n]{3,60})", text[-1_500:])
    if _RESOLUTION_OF_CONGRESS.search(head[:400]):
        return "Ban Chấp hành Trung ương Đảng"
    for where in (head[:700], signature[1] if signature else "", head):
        for pattern, name in _CENTRAL:
            if pattern.search(where):
                return name
    return None
