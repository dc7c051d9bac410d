"""The Vietnamese sentences about people: who may ask, roles, their data, feedback, asking a person."""

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
ACCESS_HAD = "Bạn đã được cấp quyền, cứ gõ câu hỏi nhé."
ACCESS_NO_ADMIN = "Bot chưa có quản trị viên nào để duyệt. Bạn liên hệ người phụ trách giúp tôi nhé."
ACCESS_REQUEST = "{name} xin quyền dùng bot."
ACCESS_NAME = "{name} (mã số {user_id})"
ACCESS_APPROVE, ACCESS_REFUSE = "Duyệt", "Từ chối"
ACCESS_APPROVED_BY = "Đã duyệt: {name} được dùng bot."
ACCESS_REFUSED_BY = "Đã từ chối yêu cầu của {name}."
ACCESS_DECIDED_BEFORE = "Yêu cầu này đã được một quản trị viên khác xử lý."
ACCESS_GRANTED = "Bạn đã được cấp quyền dùng bot. Mời bạn gõ câu hỏi."
ACCESS_DENIED = "Xin lỗi, quản trị viên chưa đồng ý cho bạn dùng bot."

ONLY_ADMINS = "Việc này dành cho quản trị viên."
ONLY_IN_PRIVATE = "Bạn nhắn riêng cho tôi rồi gửi lại lệnh này nhé."
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
