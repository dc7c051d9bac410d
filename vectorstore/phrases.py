"""Words typed without diacritics that the restorer misreads in this field: their marks are given.

What is given helps the restorer with the words around it.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from vectorstore.vietnamese import fold_keeping_length

_START = r"^\W*"
_OPENING = rf"{_START}(?:(?:the|vay|con|va|thi|roi) )*"
# "the doan vien" is a card and "the chat" a body; before anything else "the" opens a follow-up.
_NOT_THE = (
    r"(?:doan|bao hiem|bhyt|can cuoc|cccd|dang\b|atm|nganh|tu\b|thao|chat|le\b(?! tet)|hien|thuc|loai|ra vao"
    r"|nhan vien|tin dung|ngan hang|cong doan|hoi vien|lao dong(?! (?:nu|nam)))"
)
_NOT_VAY = r"(?:von|tien|ngan hang|muon|no\b|nong|tu\b|chinh sach|dai han|ngan han|uu dai|the chap|nha)"
_WHO = r"(?:toi|em|minh|tui|nhan vien|cong nhan|nguoi lao dong)\b"
_NO_QUANTITY = r"(?<!so )(?<!chat )(?<!khoi )(?<!luc )(?<!nang )(?<!san )"  # "so luong" is a number
_OF_A_CHILD = r"(?:bi|om|benh|sot|dau|duoi|moi|dang|hoc|nam vien|\d)"
_NO_PRICE = r"(?<!tham )(?<!quoc )(?<!danh )(?<!tang )(?<!chuyen )(?<!nha )(?<!nuoc )"  # "tham gia"
_A_MAN = r"\b(?:lao dong|toi(?: la)?|em(?: la)?|la|cong nhan|doan vien|nhan vien)"
_A_DAY = r"(?:(?:ngay|thang|nam) \d|\d{1,2} ?[/.-] ?\d)"  # "nam sinh 1966" may tell a year of birth
_RETIRES = r"(?:sinh|sn|ve huu|nghi huu|(?:bao nhieu|may) tuoi)\b"
_RULES: tuple[tuple[str, str], ...] = (
    (rf"{_START}(?P<w>the) (?!{_NOT_THE})", "thế"),
    (rf"{_START}(?P<w>the)\W*$", "thế"),
    (rf"{_START}(?P<w>vay) (?!{_NOT_VAY})", "vậy"),
    (rf"{_START}(?P<w>neu)\b", "nếu"),
    (rf"{_START}(?P<w>roi) (?=thi|sao|con|neu|luong|ai|bao|co|khi|lam|muon|nop)", "rồi"),
    (rf"{_START}(?:the|vay) (?P<w>con)\b", "còn"),
    (rf"{_START}(?P<w>con) (?=(?:nu|nam|luong|luat|nguoi|nghi|thoi vu|thu viec|cong ty)\b)", "còn"),
    (rf"{_START}(?:the|vay) (?P<w>thi)\b", "thì"),
    (r"\b(?P<w>con) (?=(?:\d+ (?:tuoi|thang)|(?:bi )?(?:om|benh|sot)|nho|be|trai|gai)\b)", "con"),
    (
        rf"{_START}(?P<w>con) (?=(?:toi|tui|em|minh|chau) {_OF_A_CHILD})",
        "con",
    ),
    (r"\b(?:huu|viec|lam|hoc|nam|nu) (?P<w>tuoi may)\b", "tuổi mấy"),
    (r"\b(?P<w>cap uy)\b(?! (?:quyen|thac))", "cấp ủy"),
    (rf"{_START}con (?P<w>toi) (?={_OF_A_CHILD})", "tôi"),
    (r"\b(?P<w>trung thu)\b", "trung thu"),
    (r"\b(?P<w>qua) (?=(?:trung thu|sinh nhat)\b)", "quà"),
    (
        rf"{_NO_PRICE}\b(?P<w>gia) (?=(?:bao nhieu(?! (?:nam|thang|ngay|nguoi|tuoi|lan))|ve|thue|phong)\b)",
        "giá",
    ),
    (
        r"\b(?P<w>nghi de)\b(?=(?: (?:duoc|co))*"
        r" (?:may|bao|nghi|xong|con|mo|thuong|huong|thi|roi|(?:tra |nhan )?luong|tien|bao hiem|tro cap"
        r"|\d+ (?:thang|ngay))\b|\W*$)"
        r"(?! con (?:hoc|om|benh|nho di))",
        "nghỉ đẻ",
    ),
    (rf"{_OPENING}(?P<w>luong)\b", "lương"),
    (rf"{_OPENING}(?P<w>tien)\b(?! (?:si|hanh|phong|do|bo|trinh|toi|cu|len|dau)\b)", "tiền"),
    (r"\b(?:luong|tra|dong) (?P<w>tre)\b(?! (?:em|con|tho|nho))", "trễ"),
    (r"\b(?P<w>tre) luong\b", "trễ"),
    (rf"{_OPENING}(?P<w>nam)(?= (?:thi|gioi)\b|\W*$)", "nam"),
    (rf"(?:{_OPENING}|{_A_MAN} )(?P<w>nam)(?= (?:sinh|sn) (?:vao )?{_A_DAY})", "nam"),
    (
        rf"{_OPENING}(?P<w>nam)(?= (?:cong nhan|nhan vien) {_RETIRES})",
        "nam",
    ),
    (r"\b(?P<w>ve huu)\b(?! (?:nghi\b(?! (?:luc|khi|tu|nam|thang|bao|may))|han\b|ich\b))", "về hưu"),
    (r"\b(?:nam|nu|anh|chi) (?P<w>cong nhan)\b(?! (?:la|rang|quyen|ket qua))", "công nhân"),
    (r"\b(?P<w>may tuoi)\b", "mấy tuổi"),
    (r"(?<!chien )\b(?P<w>thang nao)\b", "tháng nào"),
    (r"\b(?:huu|viec|lam|luong|tu|den|vao|het) (?P<w>thang may)(?=\W*$)", "tháng mấy"),
    (r"\b(?P<w>cua nam)\b(?! (?:\d|nay|sau|truoc|ngoai|toi|do|hoc))", "của nam"),
    (r"(?<!suy )\b(?P<w>nghi luon)\b", "nghỉ luôn"),
    (r"\b(?P<w>nghi le)\b(?! nghi)", "nghỉ lễ"),
    (r"(?<!hinh )\b(?P<w>chu nhat)\b", "chủ nhật"),
    (r"\b(?:khong|nghi|huong|tinh|tru|ung|no|tra) (?P<w>luong)\b", "lương"),
    (r"\b(?P<w>cung luc)\b", "cùng lúc"),
    (r"\b(?:moi|xin|duoc|nhan) (?P<w>vo lam)\b", "vô làm"),
    (r"\bhop dong (?P<w>cu)\b", "cũ"),
    (r"\b(?P<w>dong dong nao)\b", "đóng đồng nào"),
    (r"\b(?:nop|tra|mat|ton|co|nhan|duoc|thu|lay) (?P<w>dong nao)\b", "đồng nào"),
    (r"\b(?P<w>doi moi)\b", "đổi mới"),
    (r"\ban toan (?P<w>vien)\b", "viên"),
    (r"\b(?P<w>ai)(?=\W*$)", "ai"),
    (r"\b(?P<w>quay roi)\b", "quấy rối"),
    (r"\b(?P<w>gap may)\b(?= lan\b|\W*$)", "gấp mấy"),
    (r"\b(?P<w>may bua)\b", "mấy bữa"),
    (r"\b(?P<w>vo de)\b", "vợ đẻ"),
    (r"\b(?P<w>cham) (?=(?:luong|tra|dong|nop)\b)", "chậm"),
    (r"\b(?P<w>ki) (?=(?:hop dong|ket|ten|lai|tiep)\b)", "ký"),
    (rf"\b(?P<w>phat) (?=(?:tien|{_WHO}|\d))", "phạt"),
    (rf"\b(?P<w>duoi) (?=(?:viec|{_WHO}))", "đuổi"),
    (r"\b(?:phat|tru|duoi|ep|bat|no|giu) (?P<w>toi)\b(?! (?:dem|khuya|sang|thu|chu nhat|luc))", "tôi"),
    (r"\b(?P<w>di muon)\b(?! (?:tien|xe|do|sach))", "đi muộn"),
    (r"\b(?P<w>nghi ngang)\b", "nghỉ ngang"),
    (r"\b(?P<w>bat den)\b", "bắt đền"),
    (
        r"\b(?:nghi ngang|(?:nghi|bo) viec|lam (?:hong|mat|vo|hu))\b.*\bphai (?P<w>den)"
        r"(?= (?:khong|ko|k|gi|cho (?:cong ty|sep|chu))\b|\W*$)",
        "đền",
    ),
    (r"\b(?:phai|co) (?P<w>den) (?=(?:bao nhieu(?! (?:tuoi|ngay|gio|nam|thang))|tien|bu)\b)", "đền"),
    (r"\b(?:may|laptop|hang|xe|do|thiet bi|dien thoai|lam) (?P<w>hong)\b", "hỏng"),
    (
        rf"{_NO_QUANTITY}\b(?P<w>luong) (?=(?:cua|tinh|thang|thu viec|co ban|toi thieu|co so)\b)",
        "lương",
    ),
    (r"\b(?P<w>nam vien)\b", "nằm viện"),
    (r"\b(?P<w>tham hoi)\b", "thăm hỏi"),
    (r"\b(?P<w>hanh kinh)\b", "hành kinh"),
    (r"\b(?P<w>cam) (?=(?:lap|vao|thanh lap|gia nhap|tham gia)\b)", "cấm"),
    (r"\b(?P<w>ngan can)\b", "ngăn cản"),
    (r"\b(?P<w>bo) (?=mat (?:duoc|nghi|co|thi|may|xin)\b)", "bố"),
    (
        r"\b(?:bo|me|cha|ong|ba|vo|chong|anh|chi)(?: (?:noi|ngoai|ruot|de|vo|chong))?"
        r" (?P<w>mat)(?= (?:duoc|nghi|thi|xin)\b)",
        "mất",
    ),
    (r"\b(?P<w>dang) (?=(?:mang |co )?(?:bau|thai)\b)", "đang"),
    (r"\b(?P<w>cuoi vo)\b", "cưới vợ"),
    (r"\b(?P<w>cuoi chong)\b", "cưới chồng"),
    (r"\bcho (?P<w>toi)\b(?! (?:khi|nay|gio|luc|het|cuoi|dau|nam|thang|ngay|tan|sang|chieu))", "tôi"),
    (r"\b(?P<w>ba ma)\b(?= (?:mat|chet|om|benh|qua doi|ket|cua|vo|chong|toi|em|minh)\b)", "ba má"),
)
_COMPILED = tuple((re.compile(pattern), words) for pattern, words in _RULES)


def with_known_phrases(text: str, restore: Callable[[str], str]) -> str:
    """Return a text restored, the known phrases in it with their own marks; `restore` sees them already."""
    known = list(_known(text))
    restored = restore(_put_in(text, known))
    return _put_in(restored, known) if len(restored) == len(text) else restored


def _known(text: str) -> Iterator[tuple[int, str]]:
    """Yield where known words were typed without any mark, and the words with their marks."""
    folded = fold_keeping_length(text)
    for pattern, words in _COMPILED:
        for match in pattern.finditer(folded):
            typed = text[slice(*match.span("w"))]
            if typed.lower() == match["w"]:
                letters = zip(words, typed, strict=True)
                yield match.start("w"), "".join(new.upper() if old.isupper() else new for new, old in letters)


def _put_in(text: str, known: Iterable[tuple[int, str]]) -> str:
    for start, words in known:
        text = text[:start] + words + text[start + len(words) :]
    return text
