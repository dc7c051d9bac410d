"""Words that say by themselves what is asked about: "Đình công là gì?" leans on no earlier question."""

import re
from collections.abc import Iterator
from functools import cache

from vectorstore.vietnamese import fold_keeping_length

TERMS = (
    "thử việc", "thai sản", "đình công", "sa thải", "nghỉ phép", "nghỉ hằng năm", "phép năm", "nghỉ lễ",
    "nghỉ tết", "nghỉ hưu", "lương hưu", "hưu trí", "thất nghiệp", "công đoàn", "đoàn phí",
    "kinh phí công đoàn", "tăng ca", "làm thêm", "ca đêm", "làm đêm", "trợ cấp thôi việc", "mất việc",
    "thôi việc", "kỷ luật", "tai nạn lao động", "bệnh nghề nghiệp", "ốm đau", "tử tuất", "mai táng",
    "lương tối thiểu", "lương cơ sở", "bảo hiểm y tế", "bảo hiểm xã hội", "bảo hiểm", "hợp đồng lao động",
    "hợp đồng", "thỏa ước", "đối thoại", "thương lượng", "tranh chấp", "hòa giải", "trọng tài", "khiếu nại",
    "tố cáo", "nội quy", "tạm ứng", "khấu trừ", "ngừng việc", "điều chuyển", "biệt phái", "quấy rối",
    "cưỡng bức", "học nghề", "tập nghề", "cho thuê lại", "giúp việc", "chưa thành niên", "khuyết tật",
    "cao tuổi", "nước ngoài", "bảo hộ", "an toàn", "huấn luyện", "đại hội", "ban chấp hành",
    "ủy ban kiểm tra", "đoàn viên", "đảng viên", "chi bộ", "dưỡng sức", "con ốm", "việc riêng",
    "không lương", "kết hôn", "khám thai", "sảy thai", "phá thai", "nuôi con", "thưởng tết",
    "lương tháng 13", "đơn phương", "báo trước", "gia hạn", "phụ lục", "tiền lương", "trả lương",
    "thang lương", "bảng lương", "dân chủ", "hội nghị người lao động", "hội nghị", "xuất khẩu lao động",
    "nghỉ cưới", "ngày lễ", "ngày tết", "nghỉ ốm", "nghỉ đẻ", "nghỉ sinh", "nghỉ tang", "nghỉ việc",
    "lãn công", "bồi thường", "trách nhiệm vật chất", "tạm đình chỉ", "tạm hoãn", "người lao động",
    "người sử dụng lao động", "văn hóa", "nghị định", "thông tư", "chỉ thị", "kết luận", "nghị quyết",
)  # fmt: skip
_TERM = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(TERMS, key=len, reverse=True))})(?!\w)", re.IGNORECASE)
# What begins like a polite word and is no matter by itself: "về việc làm", "hỏi thu nhập chịu thuế".
COMPOUNDS = (
    "việc làm", "làm việc", "thu nhập", "thu phí", "thu hồi", "thử thách", "thêm giờ", "xin nghỉ", "xin thôi",
    "hỏi đáp", "nhờ vả", "cho thôi", "cho nghỉ", "cho vay", "giúp đỡ", "thông tin cá nhân", "chi phí",
    "chi trả", "chi tiêu", "con nuôi", "con nhỏ", "ban đêm", "thầy thuốc", "chủ sử dụng", "cô giáo",
)  # fmt: skip
_BARE_IS_HEARD_AS = "hỏi"  # "hội nghị" typed bare: "cho em hoi nghi phep may ngay" asks of leave
_ASKS = re.compile(
    r"(?<!\w)(?:là gì|là ai|nghĩa là|bao nhiêu|bao lâu|bao giờ|mấy|khi nào|lúc nào|thế nào|ra sao"
    r"|những gì|cái gì|làm gì|gồm gì|ở đâu|nào|ai|tại sao|vì sao|được không|phải không|không|chưa)(?!\w)",
    re.IGNORECASE,
)


def has_topic(text: str) -> bool:
    """Tell whether a text, already written out, names a matter of the field."""
    return _TERM.search(text) is not None


def topics_in(text: str) -> Iterator[tuple[int, str]]:
    """Yield where a text names matters of the field, and their names."""
    for match in _TERM.finditer(text):
        yield match.start(), match.group()


def start_of_compound(text: str, at: int) -> int:
    """Return where the compound begins that a place in a text would cut; the place where it cuts none."""
    found = _compound_pattern().finditer(text)
    return next((one.start() for one in found if one.start() < at < one.end()), at)


@cache
def _compound_pattern() -> re.Pattern[str]:
    """Return a pattern of terms and compounds, each syllable as it is written or bare."""
    longest_first = sorted([*TERMS, *COMPOUNDS], key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_written_or_bare, longest_first))})(?!\w)", re.IGNORECASE)


def _written_or_bare(term: str) -> str:
    syllables = term.split()
    bare = [fold_keeping_length(syllable) for syllable in syllables]
    if bare[0] == fold_keeping_length(_BARE_IS_HEARD_AS):
        return re.escape(term)
    return " ".join(f"(?:{written}|{folded})" for written, folded in zip(syllables, bare, strict=True))


def asks_about_topic(text: str) -> bool:
    """Tell whether a short question names its own matter and what is asked of it."""
    return has_topic(text) and _ASKS.search(text) is not None
