"""The Vietnamese words of the page of worst cases that `evaluate-answers` writes."""

TITLE = "Những câu trả lời cần xem lại"
SUMMARY = "{wrong} trong {total} câu hỏi được trả lời sai, thiếu, hoặc bị từ chối nhầm."
ASKED_AS = "Câu đem tìm: {query}"
AFTER = "Hỏi sau câu: {question}"
EXPECTED = "Đáp án"
NOTHING_EXPECTED = "Trong kho không có văn bản nào trả lời câu này; bot phải từ chối."
SAID = "Bot nói"
SURE = "Độ chắc chắn {confidence}; đoạn đúng đứng thứ {rank}"
SURE_NOT_FOUND = "Độ chắc chắn {confidence}; không tìm thấy đoạn đúng"
REASONS = {
    "answered": "trả lời câu không có đáp án",
    "refused": "từ chối câu có đáp án",
    "place": "trích dẫn đầu không phải điều đúng",
    "quote": "trích thiếu đoạn trả lời",
    "replaced": "trích văn bản đã thay thế như đang có hiệu lực",
    "unverified": "đoạn trích không khớp văn bản",
}
