"""The Vietnamese sentences that answers are made of; everything in braces is filled in."""

from vectorstore.records import Status

STATUS_LABELS = {
    Status.IN_FORCE: "đang có hiệu lực",
    Status.REPLACED: "đã hết hiệu lực",
    Status.NOT_YET: "chưa có hiệu lực",
    Status.UNKNOWN: "chưa rõ hiệu lực",
}
STATUS_LABELS_AT = {
    Status.IN_FORCE: "có hiệu lực vào ngày {day}",
    Status.REPLACED: "không còn hiệu lực vào ngày {day}",
    Status.NOT_YET: "chưa có hiệu lực vào ngày {day}",
    Status.UNKNOWN: "chưa rõ hiệu lực vào ngày {day}",
}

ACCORDING_TO = "Theo {source}:"
SOURCE_WITH_PLACE = "{place} {document}"
SOURCE_IS_ARTICLE = "bài “{document}”"
SOURCE_WITH_HEADING = "bài “{document}”, {place}"
DOCUMENT_WITH_DETAILS = "{title} ({details})"
QUOTED = "“{quote}” [{number}]"
REPLACED_BY = "Lưu ý: {title} đã được thay thế bởi {successor}; hãy xem văn bản mới."
REPLACED_WITHOUT_SUCCESSOR = "Lưu ý: {title} đã hết hiệu lực; hãy kiểm tra văn bản thay thế."
NOT_YET_SINCE = "Lưu ý: {title} có hiệu lực từ ngày {day}."
STATEMENT = "{text} {marks}"

NOTHING_FOUND = "Tôi không tìm thấy quy định trả lời câu hỏi này trong các văn bản đang có."
NEAREST = "Văn bản gần nhất:"
NEAREST_ITEM = "• {document}"
CONTACT = "Bạn có thể hỏi: {contact}."

GREETING = (
    "Chào bạn! Tôi trả lời câu hỏi về chính sách, pháp luật lao động và công đoàn, kèm trích dẫn nguyên văn. "
    "Bạn muốn hỏi điều gì?"
)
THANKS = "Không có gì ạ. Bạn cần hỏi thêm điều gì thì cứ nhắn nhé."
ACKNOWLEDGED = "Vâng ạ. Bạn cần hỏi thêm điều gì thì cứ nhắn nhé."
GOODBYE = "Chào bạn! Khi nào cần, bạn cứ nhắn câu hỏi nhé."
EMPTY_QUESTION = "Bạn hãy gõ câu hỏi, ví dụ: “Mức đóng kinh phí công đoàn là bao nhiêu?”"
QUESTION_TOO_LONG = "Câu hỏi dài quá {limit} ký tự. Bạn hãy hỏi ngắn gọn, mỗi lần một ý giúp tôi nhé."
TOO_VAGUE = "Bạn muốn hỏi cụ thể điều gì về “{topic}”? Ví dụ: điều kiện, mức hưởng, thời hạn hay thủ tục."
WHICH_DOCUMENT = "Bạn muốn xem {place} của văn bản nào? Ví dụ: “{place} Luật Công đoàn”."
WHICH_TOPIC = "Bạn đang hỏi tiếp về nội dung nào? Hãy nêu đầy đủ câu hỏi giúp tôi nhé."

ARTICLE = "Điều {label}"
CLAUSE = "khoản {label}"
POINT = "điểm {label}"

TERMINAL_SOURCES = "Nguồn:"
TERMINAL_SOURCE = "[{number}] {source}"
TERMINAL_PAGE = "trang {page}"
TERMINAL_URL = "    {url}"

REPORT_TITLE = "Những câu trả lời cần xem lại"
REPORT_SUMMARY = "{wrong} trong {total} câu hỏi được trả lời sai, thiếu, hoặc bị từ chối nhầm."
REPORT_ASKED_AS = "Câu đem tìm: {query}"
REPORT_AFTER = "Hỏi sau câu: {question}"
REPORT_EXPECTED = "Đáp án"
REPORT_NOTHING_EXPECTED = "Trong kho không có văn bản nào trả lời câu này; bot phải từ chối."
REPORT_SAID = "Bot nói"
REPORT_SURE = "Độ chắc chắn {confidence}; đoạn đúng đứng thứ {rank}"
REPORT_SURE_NOT_FOUND = "Độ chắc chắn {confidence}; không tìm thấy đoạn đúng"
REPORT_REASONS = {
    "answered": "trả lời câu không có đáp án",
    "refused": "từ chối câu có đáp án",
    "place": "trích dẫn đầu không phải điều đúng",
    "quote": "trích thiếu đoạn trả lời",
    "replaced": "trích văn bản đã thay thế như đang có hiệu lực",
    "unverified": "đoạn trích không khớp văn bản",
}
