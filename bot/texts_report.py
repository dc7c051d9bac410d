"""The Vietnamese words of the page that `policybot report` writes."""

TITLE = "Báo cáo về bot trả lời chính sách"
SPAN = "Từ {first} đến {last}; lập lúc {moment}. Người hỏi được thay bằng chuỗi băm."
OVERVIEW = "Tổng quan"
OVERVIEW_CAPTION = "Số câu hỏi và chỉ mục đang dùng"
LIVE = "Bản chỉ mục đang dùng"
DOCUMENTS_COUNT, PASSAGES_COUNT = "Văn bản", "Đoạn"
QUESTIONS, ANSWERED, UNANSWERED = "Câu hỏi", "Có câu trả lời", "Không tìm thấy câu trả lời"
ASKED_BACK = "Bot hỏi lại"
LIKED, DISLIKED = "Được khen", "Bị chê"
QUESTIONS_FOUND = "Câu hỏi kiểm tra tìm đúng chỗ"
SHARE = "{found}/{asked}"

QUALITY = "Chất lượng qua các bản chỉ mục"
QUALITY_NONE = "Chưa bản nào được đo: kho văn bản cần tệp questions.jsonl và một lần lập chỉ mục."
PLOT_TITLE = "Tỷ lệ câu hỏi kiểm tra tìm đúng chỗ qua các bản chỉ mục"
PLOT_TEXT = (
    "Biểu đồ đường, {count} bản, từ {first} đến {last}. Bản đầu {first_share}, bản đang dùng {last_share}; "
    "thấp nhất {lowest}, cao nhất {highest}. Trục đứng từ {floor}. Số liệu từng bản ở bảng ngay dưới."
)
QUALITY_CAPTION = "Câu hỏi kiểm tra của từng bản, mới nhất trước"
GENERATION, CREATED, FOUND, SHARE_NAME = "Bản", "Lúc tạo", "Tìm đúng chỗ", "Tỷ lệ"

NOT_ANSWERED = "Hỏi mà không có câu trả lời"
NOT_ANSWERED_CAPTION = "Câu hỏi, hỏi nhiều nhất trước"
NOT_ANSWERED_NONE = "Mọi câu hỏi trong thời gian này đều có câu trả lời."
NOTHING_ASKED = (
    "Không ai hỏi trong Telegram trong thời gian này; câu hỏi trong cửa sổ lệnh không được ghi lại."
)
QUESTION, TIMES, LAST_ASKED = "Câu hỏi", "Số lần", "Lần cuối"

SLOWEST = "Trả lời chậm nhất"
SLOWEST_CAPTION = "Câu hỏi, chậm nhất trước"
SLOWEST_NONE = "Chưa có câu nào được đo thời gian."
UNSURE = "Trả lời kém chắc chắn nhất"
UNSURE_CAPTION = "Câu đã được trả lời, kém chắc chắn nhất trước"
UNSURE_NONE = "Chưa có câu nào được trả lời."
SECONDS, CONFIDENCE, PERSON, MOMENT = "Giây", "Độ chắc chắn", "Người hỏi", "Lúc hỏi"

DOCUMENTS = "Văn bản"
DOCUMENTS_CAPTION = "Mọi văn bản của chỉ mục đang dùng"
DOCUMENT, VALIDITY, SINCE, AGE = "Văn bản", "Hiệu lực", "Từ ngày", "Tuổi"
PLACES, PASSAGES, CITED, TESTED = "Điều, mục", "Đoạn", "Được trích", "Câu hỏi kiểm tra"
COVERAGE_NOTE = (
    "“Được trích” là số câu trả lời có trích văn bản trong thời gian này; “Câu hỏi kiểm tra” là số câu của "
    "questions.jsonl hỏi về văn bản. "
    "Văn bản có cả hai bằng 0 thì chưa ai biết bot trả lời từ đó đúng hay sai."
)
UNTESTED = "{count} văn bản chưa được trích và chưa có câu hỏi kiểm tra."
YEARS, MONTHS, NEW, UNKNOWN = "{count} năm", "{count} tháng", "mới", "không rõ"
MORE = "… và {count} dòng nữa."
