"""The Vietnamese sentences about people: who may ask, roles, their data, feedback, asking a person."""

from bot.texts_feedback import DISLIKE_REASONS

NOT_A_MEMBER = (
    "Xin lỗi, bot này dành cho người đã được cấp quyền. "
    "Bạn bấm nút bên dưới để gửi yêu cầu; quản trị viên duyệt xong tôi sẽ báo bạn."
)
NOT_A_MEMBER_IN_GROUP = (
    "Xin lỗi, bot này dành cho người đã được cấp quyền. Bạn nhắn riêng cho tôi để xin quyền dùng nhé."
)
NOT_A_MEMBER_NOTICE = "Bạn chưa được cấp quyền. Bạn nhắn riêng cho bot để xin quyền dùng nhé."
NOT_IN_GROUP = (
    "Xin lỗi, bot này dành cho thành viên của nhóm. Bạn vào nhóm rồi hỏi lại sau một phút giúp tôi nhé."
)

ASK_FOR_ACCESS = "Xin quyền dùng"
ACCESS_ASKED = "Đã gửi yêu cầu của bạn. Quản trị viên duyệt xong tôi sẽ báo bạn."
ACCESS_ASKED_BEFORE = "Yêu cầu của bạn đang chờ quản trị viên duyệt."
ACCESS_ASKED_AND_ERASED = (
    "Trong 7 ngày qua bạn đã xin quyền rồi xóa dữ liệu. Mời bạn xin lại sau, hoặc liên hệ quản trị viên."
)
ACCESS_HAD = "Bạn đã được cấp quyền, cứ gõ câu hỏi nhé."
ACCESS_NO_ADMIN = "Bot chưa có quản trị viên nào để duyệt. Bạn liên hệ người phụ trách giúp tôi nhé."
ACCESS_REQUEST = "{name} xin quyền dùng bot."
ACCESS_NAME = "{name} (mã số {user_id})"
ACCESS_APPROVE, ACCESS_REFUSE = "Duyệt", "Từ chối"
ACCESS_APPROVED_BY = "Đã duyệt: {name} được dùng bot."
ACCESS_REFUSED_BY = "Đã từ chối yêu cầu của {name}."
ACCESS_DECIDED_BEFORE = "Yêu cầu này đã được một quản trị viên khác xử lý."
ACCESS_GRANTED = "Bạn đã được cấp quyền dùng bot. Mời bạn gõ câu hỏi."
ACCESS_DENIED = (
    "Xin lỗi, quản trị viên chưa đồng ý cho bạn dùng bot. Bạn xin lại được 7 ngày sau lần xin trước."
)

ONLY_ADMINS = "Việc này dành cho quản trị viên."
ONLY_IN_PRIVATE = "Bạn nhắn riêng cho tôi rồi gửi lại lệnh này nhé."
ROLES_IN_GROUP = "Bạn nhắn riêng cho tôi rồi gửi lại lệnh này nhé. Mã số của nhóm này: {chat_id}."
ROLES = {"member": "Thành viên", "staff": "Cán bộ", "admin": "Quản trị viên"}
ROLES_TITLE = "Người có quyền"
ROLES_LINE = "• {role}: {person}"
ROLES_FIXED = "{person}, đặt trong config.toml"
ROLES_NONE = "Chưa ai có quyền riêng."
ROLES_MORE = "… và {count} người nữa; xem hết bằng lệnh policybot roles trên máy chủ."
ROLES_HOW = (
    "Đặt quyền: gửi /quyen kèm mã số, ví dụ “/quyen 123456789”, rồi chọn quyền. "
    "Gõ luôn cũng được: “/quyen 123456789 cán bộ”, “/quyen 123456789 thu”."
)
ROLES_PERSON = "{person}\nQuyền hiện tại: {role}"
ROLES_NO_ROLE = "không có quyền riêng"
ROLES_REVOKE = "Thu quyền"
ROLES_PERSON_FIXED = "Quyền này đặt trong config.toml nên không đổi được ở đây."
ROLES_UNKNOWN = "Tôi không hiểu. {how}"
ROLES_GRANTED = "{person}: từ nay là {role}."
ROLES_REVOKED = "{person}: đã thu quyền."
ROLES_NOT_YOURSELF = "Bạn không tự bỏ quyền quản trị của mình được; nhờ một quản trị viên khác."
ROLES_TOLD = "Quyền của bạn trong bot này nay là: {role}."
PERSON = "{name} (mã số {user_id})"
PERSON_WITHOUT_NAME = "mã số {user_id}"

PRIVACY_TITLE = "Dữ liệu của bạn"
PRIVACY_KEPT = (
    "Tôi lưu: mã số Telegram của bạn, lần đầu và lần cuối bạn nhắn, câu hỏi và câu trả lời kèm nguồn, "
    "số thứ tự các tin ấy, những gì bạn tìm trong kho văn bản, góp ý và câu bạn gửi người phụ trách; "
    "nếu bạn xin quyền dùng hoặc được cấp quyền thì cả tên hiển thị; "
    "nhật ký ghi ai xin, ai cấp quyền và việc quản trị. "
    "Tôi không lưu số điện thoại và không đọc tin khác của bạn."
)
PRIVACY_DAYS = "Lưu bao lâu: sau {days} ngày tôi tự xóa. Quyền dùng lưu đến khi bị thu."
PRIVACY_FOR_EVER = "Lưu bao lâu: đến khi bạn xóa; nơi vận hành không đặt thời hạn."
PRIVACY_AUDIT_DAYS = "Nhật ký lưu {days} ngày."
PRIVACY_WHO = (
    "Ai xem được: người vận hành bot, để bổ sung văn bản và sửa câu trả lời. "
    "Trong báo cáo và nhật ký máy, mã số của bạn được thay bằng một chuỗi băm."
)
PRIVACY_WRITER = (
    "Câu trả lời do mô hình ngôn ngữ {writer} soạn: câu hỏi của bạn, câu hỏi trước trong cùng chủ đề "
    "và các đoạn văn bản liên quan được gửi tới nơi chạy mô hình ấy, không kèm tên và mã số của bạn."
)
PRIVACY_STAFF = (
    "Khi bạn bấm “Hỏi người phụ trách”, câu hỏi được chuyển cho họ, không kèm tên và mã số của bạn."
)
PRIVACY_TELEGRAM = "Tin nhắn trong cuộc trò chuyện này do Telegram giữ; bạn tự xóa được trong ứng dụng."
PRIVACY_COPIES = (
    "Câu hỏi đã chuyển cho người phụ trách, báo cáo tuần và yêu cầu xin quyền đã gửi quản trị viên vẫn còn "
    "trong cuộc trò chuyện của họ trên Telegram, kể cả khi bạn xóa dữ liệu ở đây."
)
EXPORT_BUTTON, ERASE_BUTTON = "Tải dữ liệu của tôi", "Xóa dữ liệu của tôi"
EXPORT_CAPTION = "Đây là mọi thứ tôi lưu về bạn (tệp JSON, mở bằng trình soạn thảo văn bản)."
EXPORT_ABOUT = "Mọi thứ bot lưu về bạn. Mỗi bảng của cơ sở dữ liệu là một danh sách."
ERASE_SURE = (
    "Xóa mọi dữ liệu của bạn? Câu hỏi, góp ý và quyền dùng được cấp qua tin nhắn sẽ mất, "
    "các nút dưới câu trả lời cũ không mở được nữa. Không lấy lại được. "
    "Lần xin quyền và số câu gửi người phụ trách vẫn được tính, dưới một chuỗi băm, không quá 7 ngày."
)
ERASE_YES, ERASE_NO = "Xóa hết", "Thôi"
ERASE_NOT = "Tôi chưa xóa gì."
ERASE_DONE = "Đã xóa. Biên nhận ở tin bên dưới."
ERASED = (
    "Biên nhận xóa dữ liệu {receipt}\nLúc {moment} đã xóa:\n{what}\n\n"
    "Tin đã gửi tới người phụ trách, quản trị viên và các nhóm vẫn còn trong Telegram, tôi không xóa được. "
    "Bản sao lưu đã có từ trước do người vận hành giữ. Khôi phục đè lên đúng cơ sở dữ liệu này thì dữ liệu "
    "của bạn được xóa lại; khôi phục ở nơi khác thì không. Khi cần, bạn đưa họ số biên nhận này."
)
ERASED_NOTHING = "• không có gì để xóa"
ERASED_LINES = {
    "answers": "• {count} câu hỏi kèm câu trả lời",
    "whole_answers": "• {count} câu trả lời đầy đủ của nhóm",
    "leanings": "• {count} câu của người khác trong nhóm hỏi tiếp câu của bạn",
    "asked_messages": "• số thứ tự của {count} tin đã hỏi",
    "sent_replies": "• số thứ tự của {count} tin trả lời",
    "feedback": "• {count} góp ý",
    "browses": "• {count} lần mở danh sách văn bản",
    "staff_questions": "• {count} câu đã gửi người phụ trách",
    "carried_messages": "• số thứ tự của {count} tin đã chuyển qua lại với người phụ trách",
    "uploads": "• {count} tài liệu đã gửi",
    "access_requests": "• {count} yêu cầu xin quyền dùng",
    "roles": "• {count} quyền được cấp qua tin nhắn",
    "people": "• {count} dòng ghi lần đầu và lần cuối bạn nhắn",
    "outgoing": "• {count} tin đang chờ gửi có nội dung của bạn",
    "updates": "• {count} tin của bạn chưa xử lý xong",
    "audit": "• mã số của bạn trong {count} dòng nhật ký",
}

THANKS_REASON = "Cảm ơn bạn. Người phụ trách sẽ xem lại câu trả lời này."
REASONS = DISLIKE_REASONS

STAFF_ONLY_THE_ASKER = "Chỉ người hỏi mới gửi câu này cho người phụ trách được."
STAFF_SENT = "Tôi chuyển câu hỏi cho người phụ trách, không kèm tên và mã số của bạn."
STAFF_NOT_REACHED = (
    "Lúc này tôi chưa chuyển được cho người phụ trách. Bạn thử lại sau, hoặc hỏi trực tiếp giúp tôi nhé."
)
STAFF_SENT_BEFORE = "Câu này đã được chuyển cho người phụ trách."
STAFF_TOO_MANY = "Hôm nay bạn đã gửi người phụ trách {count} câu. Mời bạn gửi tiếp vào ngày mai."
STAFF_CONFIRMED = (
    "Đã chuyển câu hỏi của bạn cho người phụ trách, không kèm tên và mã số của bạn. "
    "Khi có người trả lời, tôi gửi vào đây."
)
STAFF_QUESTION = "Câu hỏi {number} từ thành viên"
STAFF_KINDS = {"answer": "Bot đã trả lời", "no_answer": "Bot không tìm thấy câu trả lời"}
STAFF_TRACE = "{kind}; độ chắc chắn {confidence}; chỉ mục {generation}."
STAFF_UNDERSTOOD = "Bot hiểu là: “{words}”"
STAFF_QUOTED = "Bot trích: “{quote}”"
STAFF_SOURCE = "[{number}] {title}, {locator}"
STAFF_SOURCE_WITHOUT_PLACE = "[{number}] {title}"
STAFF_REASON = "Thành viên nhận xét: {reason}."
STAFF_HOW = "Trả lời tin này để gửi câu trả lời cho thành viên."
STAFF_FOLLOW_UP = "Thành viên viết tiếp về câu hỏi {number}"
STAFF_CODE = "Mã câu hỏi: {number}"
STAFF_REPLY = "Người phụ trách trả lời câu hỏi của bạn"
STAFF_REPLY_NOTE = (
    "Đây là lời của một người, không phải trích từ văn bản. "
    "Trả lời tin này nếu bạn muốn hỏi tiếp người phụ trách."
)
STAFF_CARRIED = "Đã gửi cho thành viên."
STAFF_CARRIED_AGAIN = "Đã gửi cho thành viên. Trước đó câu này đã có người trả lời."
STAFF_NOT_CARRIED = "Không gửi được: thành viên đã chặn bot hoặc rời cuộc trò chuyện."
STAFF_FOLLOW_UP_CARRIED = "Đã chuyển cho người phụ trách."
STAFF_GONE = "Câu hỏi này không còn trong cơ sở dữ liệu: đã quá hạn lưu hoặc thành viên đã xóa dữ liệu."
STAFF_ONLY_TEXT = "Tôi chỉ chuyển được chữ. Bạn trả lời lại tin ấy bằng chữ giúp tôi nhé."
STAFF_EDITED = (
    "Tin của bạn đã được chuyển đi nên sửa không còn tác dụng. Bạn trả lời thêm một tin giúp tôi nhé."
)

DIGEST_TITLE = "Bot tuần qua, từ {first} đến {last}"
DIGEST_TOTALS = (
    "{questions} câu hỏi: {answered} có câu trả lời, {unanswered} không tìm thấy. "
    "{liked} được khen, {disliked} bị chê; {sent} chuyển cho người phụ trách, {replied} đã có người trả lời."
)
DIGEST_UNANSWERED = "Không tìm thấy câu trả lời"
DIGEST_DISLIKED = "Bị chê"
DIGEST_WAITING = "Đang chờ người phụ trách trả lời"
DIGEST_LINE = "• {question}"
DIGEST_LINE_TIMES = "• {question} ({count} lần)"
DIGEST_LINE_REASON = "• {question} ({reason})"
DIGEST_UNDERSTOOD = "{question} (hiểu là: {understood})"
DIGEST_MORE = "… và {count} câu nữa"
DIGEST_HOW = "Xem đủ: policybot feedback --html trên máy chủ."
