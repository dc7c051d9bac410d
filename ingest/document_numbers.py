"""How the numbers of official documents are written: "50/2024/QH15", "145/2020/NĐ-CP", "57-KL/TW"."""

_LETTERS = r"(?:[A-ZĐ]*QH\d{1,2}|[A-ZĐ][A-ZĐa-z]*)(?![^\W\d_])"  # only the National Assembly's end in digits
KIND = (
    r"(?:Bộ luật|Luật|Pháp lệnh|Nghị định|Nghị quyết liên tịch|Nghị quyết|Thông tư liên tịch|Thông tư"
    r"|Quyết định|Quy định|Quy chế|Chỉ thị|Kết luận|Hướng dẫn|Điều lệ|Thông báo|Kế hoạch|Quy trình)"
)
NUMBER = (
    rf"(?:\d{{1,5}}\s*/\s*\d{{4}}\s*/\s*{_LETTERS}(?:\s*[-/]\s*{_LETTERS})*"
    rf"|\d{{1,5}}\s*[-/]\s*{_LETTERS}\s*[-/]\s*{_LETTERS}(?:\s?-\s?{_LETTERS})*)"
)
