"""The Vietnamese sentences that answers are made of; everything in braces is filled in."""

from vectorstore.records import Status

STATUS_LABELS = {
    Status.IN_FORCE: "đang có hiệu lực",
    Status.REPLACED: "đã hết hiệu lực",
    Status.NOT_YET: "chưa có hiệu lực",
    Status.UNKNOWN: "chưa rõ hiệu lực",
}
STATUS_LABELS_AT = {
    Status.IN_FORCE: "vào ngày {day} đang có hiệu lực",
    Status.REPLACED: "không còn hiệu lực vào ngày {day}",
    Status.NOT_YET: "chưa có hiệu lực vào ngày {day}",
    Status.UNKNOWN: "chưa rõ hiệu lực vào ngày {day}",
}

IN_FORCE_SINCE = "có hiệu lực từ ngày {day}"  # what is known where nobody declared that it still holds
REWRITTEN = "đã được sửa đổi"
REWRITTEN_SINCE = "đã được sửa đổi từ ngày {day}"
PARTLY_AMENDED = "{status}, có chỗ {change}"
LATER_NAMED = "chưa rõ còn hiệu lực: đã có {later}, kho chưa có"
LATER_NAMED_NOTE = (
    "Lưu ý: văn bản trong kho nhắc đến {later}, mới hơn {title} và chưa có trong kho; "
    "hãy kiểm tra văn bản nào đang có hiệu lực."
)

TO_COME_UNKNOWN = "chưa rõ còn hiệu lực vào ngày {day}"
TO_COME_SINCE = "sẽ có hiệu lực từ ngày {day}"

EXCEPT_ENDED = "{status}, trừ {parts} đã hết hiệu lực"

ACCORDING_TO = "Theo {source}:"
ACCORDING_TO_ABOUT = "Theo {source}, về “{heading}”:"
SOURCE_WITH_PLACE = "{place} {document}"
SOURCE_IS_ARTICLE = "bài “{document}”"
OF_DAY = "ngày {day}"
SOURCE_WITH_HEADING = "bài “{document}”, {place}"
DOCUMENT_WITH_DETAILS = "{title} ({details})"
OF_DAY_UNCLEAR = "ngày {day}, {status}"
ARTICLE_SAYS = "Lưu ý: bài “{document}” ghi rõ: {sentence}"
NOT_ALL_QUOTED = "Chưa trích hết: còn {rest}. Hãy mở nguồn để đọc đủ."
CUT_SHORT = "Đoạn trích {numbers} dừng giữa câu; hãy mở nguồn để đọc tiếp."
QUOTED = "“{quote}” [{number}]"
REPLACED_BY = "Lưu ý: {title} đã được thay thế bởi {successor}; hãy xem văn bản mới."
REPLACED_WITHOUT_SUCCESSOR = "Lưu ý: {title} đã hết hiệu lực; hãy kiểm tra văn bản thay thế."
NOT_YET_SINCE = "Lưu ý: {title} có hiệu lực từ ngày {day}."
REPLACED_SINCE = "Lưu ý: {title} đã được {successor} thay thế từ ngày {day}."
PART_ENDED = "Lưu ý: {part} đã hết hiệu lực theo {by}."
PART_TO_END = "Lưu ý: {part} sẽ hết hiệu lực theo {by}."
PART_KEPT = "Lưu ý: {part} vẫn còn hiệu lực theo {by}."
PART_SINCE = "Lưu ý: {part} có hiệu lực từ ngày {day}."
PART_PARTLY_SINCE = "Lưu ý: một số nội dung của {part} có hiệu lực từ ngày {day}."
PART_UNTIL = "Lưu ý: {part} không còn hiệu lực từ ngày {day}."
AMENDED_BY = "Lưu ý: {part} đã được sửa đổi, bổ sung bởi {by}."
TO_BE_AMENDED_BY = "Lưu ý: {part} sẽ được sửa đổi, bổ sung bởi {by}."
REFERS_TO_AMENDED = "Lưu ý: đoạn trích dẫn chiếu {part}; quy định đó đã được sửa đổi, bổ sung bởi {by}."
REFERS_TO_ENDED = "Lưu ý: đoạn trích dẫn chiếu {part}; quy định đó đã hết hiệu lực theo {by}."
PART_OF = "{part} {document}"
AND_OTHER_PARTS = "{parts} và một số phần khác của"
SOME_PARTS_OF = "một số quy định của {document}"
DRAFT_NOT_ISSUED = "dự thảo, chưa ban hành"
RECOGNISED = "văn bản quét, chữ có thể nhận dạng sai"
STATUS_OF_RECOGNISED = "{status}; {recognised}"
SINCE = "{by} từ ngày {day}"
SOME_PARTS = "một số quy định"
ENDS_DOCUMENT = "thay thế, bãi bỏ toàn bộ {document}"
CHANGES_DOCUMENT = "{document}: {changes}"
REWRITES_PARTS = "viết lại hoặc thêm {parts}"
AMENDS_PARTS = "sửa đổi {parts}"
ENDS_PARTS = "bãi bỏ {parts}"
KEEPS_PARTS = "giữ hiệu lực {parts}"
NOT_IN_CORPUS = "{number} (không có trong kho)"
OWN_DAYS = "{part} của văn bản này có hiệu lực {days}"
PARTLY_OWN_DAYS = "một số nội dung của {part} văn bản này có hiệu lực {days}"
FROM_DAY = "từ ngày {day}"
BEFORE_DAY = "đến trước ngày {day}"
NO_EARLIER_EDITION = (
    "Lưu ý: trong kho không có văn bản cũ hơn về nội dung này; trên đây là quy định của văn bản đang có."
)
DISAGREE = (
    "Lưu ý: các văn bản cùng có hiệu lực nêu khác nhau: {items}. "
    "Hãy hỏi cơ quan có thẩm quyền trước khi áp dụng."
)
DISAGREEING_ITEM = "{figure} {unit} [{number}] theo {document}"
DISAGREEING_ITEM_SINCE = "{figure} {unit} [{number}] theo {document}, có hiệu lực từ ngày {day}"
DISAGREEING_JOIN = "; "
STATEMENT = "{text} {marks}"

NOTHING_FOUND = "Tôi không tìm thấy quy định trả lời câu hỏi này trong các văn bản đang có."
ONLY_IN_ENDED = (
    "Nội dung gần nhất nằm ở {document}, đã hết hiệu lực từ ngày {since} nên không áp dụng vào ngày {day}."
)
ONLY_IN_ENDED_SOME_DAY = "Nội dung gần nhất nằm ở {document}, văn bản đã hết hiệu lực."
ONLY_IN_COMING = (
    "Nội dung gần nhất nằm ở {document}, có hiệu lực từ ngày {since} nên chưa áp dụng vào ngày {day}."
)
ONLY_IN_LATER = "Nội dung gần nhất nằm ở {document}, ban hành ngày {since} nên chưa áp dụng vào ngày {day}."
DAY_OF_YEAR = "Câu hỏi chỉ nêu năm {year}: câu trả lời xét theo ngày {day}."
NO_SUCH_DAY = "Lịch không có {days}; tôi tìm theo quy định có hiệu lực vào ngày {day}."
NOTHING_HELD = (
    "Trong các văn bản đang có, tôi không tìm thấy quy định về việc này có hiệu lực vào ngày {day}. "
    "Quy định sau đây {but}:"
)
NOTHING_HOLDS = (
    "Trong các văn bản đang có, tôi không tìm thấy quy định đang có hiệu lực về việc này. "
    "Quy định sau đây {but}:"
)
BEGINS_LATER = "chỉ có hiệu lực từ ngày {day}"
BEGINS_SOME_DAY = "chưa có hiệu lực"
ENDED_SINCE = "đã hết hiệu lực từ ngày {day}"
ENDED_SOME_DAY = "đã hết hiệu lực"
VERDICT = "{document} {status}."
VERDICT_OPEN = (
    "{document} có hiệu lực từ ngày {day}; trong kho chưa có văn bản nào thay thế hay bãi bỏ "
    "toàn bộ văn bản này."
)
VERDICT_OPEN_NO_DAY = "Trong kho chưa có văn bản nào thay thế hay bãi bỏ toàn bộ {document}."
VERDICT_TO_COME = "{verdict} Ngày {day} chưa đến nên chưa rõ khi đó văn bản còn hiệu lực hay không."
EFFECT_KNOWN = "Theo thông tin của kho văn bản, {document} {status}."
AMENDED_BY_NONE = "Trong các văn bản đang có, không văn bản nào sửa đổi, bổ sung {document}."
AMENDS_NOTHING = "{document} không nêu việc sửa đổi, bổ sung văn bản nào."
EFFECT_NOT_STATED = (
    "{document} không nêu ngày có hiệu lực hay ngày hết hiệu lực, và trong kho không có văn bản nào thay "
    "thế: chưa rõ còn hiệu lực hay không."
)
NEAREST = "Văn bản gần nhất:"
NEAREST_ITEM = "• {document}"
CONTACT = "Bạn có thể hỏi: {contact}."
NO_CONTACT = "Bạn có thể hỏi ban chấp hành công đoàn cơ sở nơi làm việc, hoặc công đoàn cấp trên."
UNDERSTOOD_AS = "Tôi hiểu câu hỏi tiếng Anh của bạn là: “{query}”."
ENGLISH_NOT_UNDERSTOOD = (
    "Tôi chỉ trả lời bằng tiếng Việt và chưa hiểu câu hỏi tiếng Anh này. Bạn hãy hỏi lại bằng "
    "tiếng Việt giúp tôi."
)
DECIDES = "Quy định sau đây quyết định việc này; bạn hãy đọc nguyên văn:"
MAY_NOT_DECIDE = (
    "Đây là quy định gần nhất tôi tìm được, có thể chưa nói đúng việc bạn hỏi; bạn hãy đọc nguyên văn:"
)

PART_OF_MESSAGE = "{number}. {question}"
APPLIES_TO = "{document} đối tượng áp dụng có {whom} không?"  # as the Điều that says it is titled
AND_ALSO = "và {question}"
TOO_MANY_QUESTIONS = (
    "Tôi trả lời mỗi lần tối đa {limit} câu; còn {left_out} câu nữa, bạn hãy gửi lại giúp tôi."
)

PASTE_FOUND = "Đoạn bạn gửi nằm ở đây:"
PASTE_ALMOST_FOUND = "Đoạn bạn gửi gần như trùng với đoạn sau; nguyên văn có vài chữ khác:"
PASTE_DIFFERS = "Đoạn bạn gửi khác ở: {places}."
DIFFERS = "“{pasted}”, nguyên văn là “{text}”"
IS_NOT_THERE = "“{pasted}”, nguyên văn không có"
IS_LEFT_OUT = "nguyên văn có thêm “{text}”"
LIST_JOIN = "; "
PASTE_ONLY_SUMMARISED = (
    "Trong kho chỉ có bản viết tóm tắt, không có nguyên văn, của {document}, nên tôi không đối chiếu được "
    "từng chữ đoạn bạn gửi. Phần tóm tắt gần với đoạn đó nhất:"
)
PASTE_NOT_FOUND = "Tôi không tìm thấy nguyên văn đoạn này trong các văn bản đang có."

DOCUMENTS_FOUND = "Tôi tìm thấy {count} văn bản:"
DOCUMENT_LISTED = "{number}. {document} – {details}"
HOLDS_SINCE = "{status} từ ngày {day}"
BEGINS_ON = "{status}, sẽ có hiệu lực từ ngày {day}"
ENDS_ON = "{status}, hết hiệu lực từ ngày {day}"
HAS_SUCCESSOR = "{status}, được thay thế bởi {successor}"
IS_AMENDED_BY = "được sửa đổi, bổ sung hoặc bãi bỏ một phần bởi {documents}"
ISSUED_BY = "{document} do {issuer} ban hành."
ISSUED_BY_ON = "{document} do {issuer} ban hành ngày {day}."
ISSUED_ON = "ban hành ngày {day}"
MORE_DOCUMENTS = "Còn {count} văn bản nữa; bạn hãy hỏi rõ hơn về chủ đề, loại văn bản hoặc năm ban hành."
NO_SIGNATURE = "Bản trong kho của {document} không ghi ai đã ký."
NO_SUCH_DOCUMENTS = "Tôi không tìm thấy văn bản nào như vậy trong các văn bản đang có."

COMPARED = "Đây là quy định của từng bên, bạn hãy đối chiếu:"
SIDE = "– {name}:"
SIDE_SAYS_NOTHING = "Tôi không tìm thấy quy định về điểm này."
HELD_SINCE = "{document}, có hiệu lực từ ngày {since}"
HELD_BETWEEN = "{document}, có hiệu lực từ ngày {since} đến trước ngày {until}"
COMPARE_WHAT = "Bạn muốn so sánh {documents} về điểm nào? Ví dụ: mức đóng, điều kiện, quyền và trách nhiệm."
COMPARE_WHICH_LAW = (
    "Bạn muốn so sánh luật nào, về điểm nào? Ví dụ: Luật Bảo hiểm xã hội cũ và mới về lương hưu."
)
AND = " và "

DOCUMENT_HAS_ARTICLES = "{document} có {count} điều, không có {lacking}."
DOCUMENT_LACKS_ARTICLE = (
    "Bản {document} mà tôi đang có không có {lacking}; bản này chỉ gồm {articles} điều, không đủ mọi điều."
)
DOCUMENT_HAS_NO_ARTICLES = "{document} không chia thành các điều nên không có {lacking}."
ARTICLE_HAS_CLAUSES = "{place} {document} có {count} khoản, không có {lacking}."
PART_HAS_POINTS = "{place} {document} có {count} điểm, không có {lacking}."
PART_HAS_NONE = "{place} {document} không chia nhỏ hơn nên không có {lacking}."

NO_SUCH_DOCUMENT = "Trong kho không có {document}."
NUMBERED = "{kind} {number}"
SOME_DOCUMENT = "văn bản số"
HAS_CHAPTERS = "{document} có {count} chương:"
HAS_NO_CHAPTERS = "{document} không chia thành các chương."
HAS_ARTICLES = "{document} trong kho có: {articles}."
AND_MORE = "…"
NOTHING_MORE_KNOWN = "Trong kho có {document}, {status}, nhưng bản này không nêu nội dung quy định."

NO_EXAMPLE = "Các văn bản đang có không nêu ví dụ cho nội dung này."

GREETING = (
    "Chào bạn! Tôi trả lời câu hỏi về chính sách, pháp luật lao động và công đoàn, kèm trích dẫn nguyên văn. "
    "Bạn muốn hỏi điều gì?"
)
THANKS = "Không có gì ạ. Bạn cần hỏi thêm điều gì thì cứ nhắn nhé."
ACKNOWLEDGED = "Vâng ạ. Bạn cần hỏi thêm điều gì thì cứ nhắn nhé."
GOODBYE = "Chào bạn! Khi nào cần, bạn cứ nhắn câu hỏi nhé."
CALM = (
    "Tôi xin lỗi nếu câu trả lời chưa giúp được bạn. Bạn hãy nói rõ điều cần hỏi, tôi sẽ tìm lại trong"
    " văn bản; "
    "hoặc gõ /moi để bắt đầu chuyện khác."
)
SORRY = (
    "Tôi xin lỗi vì câu trả lời chưa đúng ý. Bạn hãy hỏi lại bằng cách khác, nêu rõ việc cần hỏi và tên"
    " văn bản nếu "
    "biết, tôi sẽ tìm lại."
)
EMPTY_QUESTION = "Bạn hãy gõ câu hỏi, ví dụ: “Mức đóng kinh phí công đoàn là bao nhiêu?”"
QUESTION_TOO_LONG = "Câu hỏi dài quá {limit} ký tự. Bạn hãy hỏi ngắn gọn, mỗi lần một ý giúp tôi nhé."
TOO_VAGUE = "Bạn muốn hỏi cụ thể điều gì về “{topic}”? Ví dụ: điều kiện, mức hưởng, thời hạn hay thủ tục."
WHICH_DOCUMENT = "Bạn muốn xem {place} của văn bản nào? Ví dụ: “{place} Luật Công đoàn”."
WHICH_TOPIC = "Bạn đang hỏi tiếp về nội dung nào? Hãy nêu đầy đủ câu hỏi giúp tôi nhé."

WHICH_LEAVE = (
    "Bạn hỏi về loại nghỉ nào: nghỉ hằng năm (nghỉ phép), nghỉ lễ tết, ốm đau, thai sản hay việc riêng?"
)
WHICH_CONTRIBUTION = (
    "Bạn hỏi về khoản đóng nào: kinh phí công đoàn, đoàn phí, bảo hiểm xã hội, bảo hiểm y tế hay "
    "bảo hiểm thất nghiệp?"
)
WHICH_BENEFIT = (
    "Bạn hỏi về chế độ nào: thai sản, ốm đau, thất nghiệp, lương hưu, thôi việc, mất việc hay "
    "tai nạn lao động?"
)
WHICH_CONDITIONS = "Bạn hỏi về điều kiện của việc gì? Ví dụ: hưởng thai sản, trợ cấp thất nghiệp, lương hưu."
WHICH_DOSSIER = (
    "Bạn hỏi về hồ sơ, thủ tục của việc gì? Ví dụ: hưởng thai sản, trợ cấp thất nghiệp, khiếu nại."
)
WHICH_VIOLATION = (
    "Bạn hỏi về mức phạt với hành vi nào? Ví dụ: trả lương chậm, không ký hợp đồng, trốn đóng bảo hiểm."
)
WHICH_DEADLINE = (
    "Bạn hỏi về thời hạn của việc gì? Ví dụ: báo trước khi nghỉ việc, thử việc, giải quyết khiếu nại."
)
WHO_RETIRES = "Bạn là nam hay nữ, sinh tháng mấy năm nào? Tuổi nghỉ hưu khác nhau theo giới tính và năm sinh."

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

# The conversation in the terminal.
TERMINAL_GREETING = (
    "Chào bạn! Hãy gõ câu hỏi. /moi: hỏi chuyện khác · /nguon N: xem nguồn số N · /thoat: kết thúc."
)
TERMINAL_PROMPT = "Bạn: "
TERMINAL_NEW_TOPIC = "Đã bắt đầu cuộc trao đổi mới."
TERMINAL_NO_SOURCES = "Không có nguồn nào để xem: chưa hỏi câu nào, hoặc câu vừa rồi không có câu trả lời."
TERMINAL_WHICH_SOURCE = "Hãy ghi số của nguồn, từ 1 đến {last}, ví dụ: /nguon 1."
TERMINAL_UNKNOWN_COMMAND = "Không có lệnh {command}. Các lệnh: /moi, /nguon N, /thoat."
TERMINAL_NO_BROWSING = (
    "/vanban chỉ có trong Telegram. Ở đây hãy hỏi thẳng một điều, ví dụ: điều 127 bộ luật lao động; "
    "/nguon N cho xem nguồn số N cùng đoạn quanh nó. Danh sách văn bản: lệnh policybot documents."
)
TERMINAL_GOODBYE = "Tạm biệt!"
TERMINAL_SOURCE_HEADING = "{title} · {locator}"
TERMINAL_QUOTE_MARKS = ">>> {quote} <<<"
TERMINAL_CUT = "…"

DISLIKE_REASONS = {
    "document": "Sai văn bản",
    "place": "Sai điều khoản",
    "ended": "Đã hết hiệu lực",
    "unclear": "Khó hiểu",
    "question": "Chưa trả lời đúng câu hỏi",
}
FEEDBACK_TITLE = "Góp ý của thành viên, từ {first} đến {last}"
FEEDBACK_QUESTIONS = "Câu hỏi"
FEEDBACK_KINDS = {
    "answer": "Đã trả lời",
    "no_answer": "Không tìm thấy câu trả lời",
    "needs_details": "Đã hỏi lại",
}
FEEDBACK_LIKED = "Được khen"
FEEDBACK_UNANSWERED = "Không tìm thấy câu trả lời"
FEEDBACK_DISLIKED = "Bị chê"
FEEDBACK_SENT = "Chuyển cho người phụ trách"
FEEDBACK_REPLIED = "Người phụ trách đã trả lời"
FEEDBACK_WAITING = "Chờ người phụ trách trả lời"
FEEDBACK_NO_REASON = "Bị chê, không nói vì sao"
FEEDBACK_SURE = "độ chắc chắn {confidence}"
FEEDBACK_UNDERSTOOD = "Bot hiểu là: {words}"
FEEDBACK_GENERATION = "chỉ mục {generation}"
