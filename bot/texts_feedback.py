"""The Vietnamese words for what members say of answers, and of the report that collects it."""

DISLIKE_REASONS = {
    "document": "Sai văn bản",
    "place": "Sai điều khoản",
    "ended": "Đã hết hiệu lực",
    "unclear": "Khó hiểu",
    "question": "Chưa trả lời đúng câu hỏi",
}

TITLE = "Góp ý của thành viên, từ {first} đến {last}"
QUESTIONS = "Câu hỏi"
KINDS = {
    "answer": "Đã trả lời",
    "no_answer": "Không tìm thấy câu trả lời",
    "needs_details": "Đã hỏi lại",
}
LIKED = "Được khen"
UNANSWERED = "Không tìm thấy câu trả lời"
DISLIKED = "Bị chê"
SENT = "Chuyển cho người phụ trách"
REPLIED = "Người phụ trách đã trả lời"
WAITING = "Chờ người phụ trách trả lời"
NO_REASON = "Bị chê, không nói vì sao"
SURE = "độ chắc chắn {confidence}"
UNDERSTOOD = "Bot hiểu là: {words}"
GENERATION = "chỉ mục {generation}"
