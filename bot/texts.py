"""The Vietnamese sentences that every answer is made of; everything in braces is filled in."""

ARTICLE = "Điều {label}"
CLAUSE = "khoản {label}"
POINT = "điểm {label}"
PART_OF = "{part} {document}"
LIST_JOIN = "; "
AND = " và "

ACCORDING_TO = "Theo {source}:"
ACCORDING_TO_ABOUT = "Theo {source}, về “{heading}”:"
SOURCE_WITH_PLACE = "{place} {document}"
SOURCE_IS_ARTICLE = "bài “{document}”"
SOURCE_OF_DOCUMENT = "{place} của {document}"
SOURCE_WITH_HEADING = "bài “{document}”, {place}"
DOCUMENT_WITH_DETAILS = "{title} ({details})"
OF_DAY = "ngày {day}"
QUOTED = "“{quote}” [{number}]"
LEADS_TO = "“{lead} […]”"
NOT_ALL_QUOTED = "Chưa trích hết: còn {rest}. Hãy mở nguồn để đọc đủ."
CUT_SHORT = "Đoạn trích {numbers} dừng giữa câu; hãy mở nguồn để đọc tiếp."
STATEMENT = "{text} {marks}"

DECIDES = "Quy định sau đây quyết định việc này; bạn hãy đọc nguyên văn:"
MAY_NOT_DECIDE = (
    "Đây là quy định gần nhất tôi tìm được, có thể chưa nói đúng việc bạn hỏi; bạn hãy đọc nguyên văn:"
)
OTHER_NUMBER = "Câu hỏi nêu {asked}; văn bản nêu {told}."
LIST_OF_NUMBERS = ", "
UNDERSTOOD_AS = "Tôi tìm theo: {terms}."
TERMS_JOIN = " · "

NOTHING_FOUND = "Tôi không tìm thấy quy định trả lời câu hỏi này trong các văn bản đang có."
NEAREST = "Văn bản gần nhất:"
NEAREST_ITEM = "• {document}"
CONTACT = "Bạn có thể hỏi: {contact}."
NO_CONTACT = "Bạn có thể hỏi ban chấp hành công đoàn cơ sở nơi làm việc, hoặc công đoàn cấp trên."

PART_OF_MESSAGE = "{number}. {question}"
AND_ALSO = "và {question}"
TOO_MANY_QUESTIONS = (
    "Tôi trả lời mỗi lần tối đa {limit} câu; còn {left_out} câu nữa, bạn hãy gửi lại giúp tôi."
)
APPLIES_TO = "{document} đối tượng áp dụng có {whom} không?"  # as the Điều that says it is titled
