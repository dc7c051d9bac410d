"""The Vietnamese sentences about the index: its state, making it again, going back."""

STATUS_INDEX = "Chỉ mục đang dùng"
STATUS_LIVE = "• Bản {name}, tạo {age}"
STATUS_COUNTS = "• {documents} văn bản, {passages} đoạn"
STATUS_QUESTIONS = "• Câu hỏi kiểm tra: {found}/{asked} câu tìm đúng chỗ"
STATUS_MODEL = "• Mô hình nhúng: {model}"
STATUS_IN_LINE = "• Kho văn bản: đã lập chỉ mục hết"
STATUS_BEHIND = "• Kho văn bản khác chỉ mục ở {count} tệp: {files}. Gửi /rebuild để cập nhật."
STATUS_DISK = "• Đang giữ {generations} bản, {used}; đĩa còn trống {free}"
STATUS_BOT = "Bot"
STATUS_QUEUE = "• {answering} câu đang trả lời, {waiting} câu đang chờ, {in_hand} tin đang xử lý"
STATUS_NO_WORK = "• Không có việc chỉ mục nào đang chạy"
STATUS_WORK = "• Đang chạy: {work}"
STATUS_NO_ERRORS = "• Từ lúc khởi động chưa có lỗi nào"
STATUS_ERRORS = "• Lỗi gần đây:"
STATUS_ERROR = "  {moment} {words}"
OTHER_ERROR = "lỗi khác, xem nhật ký trên máy chủ: {words}"
LOGGED_ERRORS = {  # what the log says, as a pattern; two lines about one event have the same words
    r"(?i)Telegram refuse.*chat not found": "một người hoặc nhóm không còn trò chuyện với bot",
    r"(?i)Telegram refuse.*(?:blocked|kicked|deactivated)": "một người đã chặn bot: tin không gửi được",
    r"Telegram refused the entities": "Telegram không nhận kiểu chữ của một tin: tin được gửi không in đậm",
    r"Telegram refuse": "Telegram không nhận một tin",
    r"may have got through": "mạng đứt khi đang gửi: một tin có thể đã tới, có thể chưa",
    r"not possible now .* tried again later": "một tin chưa xử lý được, bot sẽ thử lại",
    r"^update \S+ failed": "xử lý một tin bị lỗi; người gửi đã được xin lỗi",
    r"was tried \d+ times and is given up": "một tin thử nhiều lần vẫn lỗi nên bỏ qua",
    r"cannot be read .* is left out": "Telegram đưa một tin mà bot không đọc được; tin ấy bị bỏ qua",
    r"polling died": "mất liên lạc với Telegram, bot đã nối lại",
    r"with the same token": "có chương trình khác dùng cùng token của bot",
    r"old updates could not be deleted|unfinished updates could not": "cơ sở dữ liệu tạm không dùng được",
    r"command lists could not": "chưa cập nhật được danh sách lệnh của Telegram",
    r"a chore could not be done": "một việc dọn dẹp định kỳ chưa làm được",
    r"serves alone": "chưa biết có tiến trình khác cùng chạy bot không",
    r"index cannot be read|corpus folder could not": "không đọc được chỉ mục hoặc kho văn bản",
}
STATUS_BROKEN = "• Không đọc được: {reason}"
AGES = ((86400, "{count} ngày trước"), (3600, "{count} giờ trước"), (60, "{count} phút trước"))
AGE_NOW = "vừa xong"
MORE_FILES = "{files} và {count} tệp nữa"

WORKS = {"rebuild": "làm lại chỉ mục", "ingest": "cập nhật chỉ mục"}
REBUILD_SURE = (
    "Làm lại chỉ mục từ kho văn bản? Thành viên vẫn hỏi được trong lúc làm; "
    "bản mới chỉ được dùng khi qua kiểm tra, không thì bản đang dùng ở lại.\n\n"
    "• {rebuild}: đọc và tính lại mọi văn bản; cần sau khi đổi mô hình hoặc khi chỉ mục hỏng.\n"
    "• {ingest}: chỉ làm những tệp đã đổi, nhanh hơn."
)
REBUILD_BUTTON, INGEST_BUTTON, LEAVE_BUTTON = "Làm lại từ đầu", "Chỉ cập nhật phần đổi", "Thôi"
LEFT = "Tôi không làm gì."
RUNS_ALREADY = "Đang có một việc chỉ mục khác chạy. Bạn đợi việc ấy xong rồi gửi lại lệnh."
STARTED = "Đã bắt đầu."
PROGRESS = "Đang {work}: {step}, đã {seconds} giây. Thành viên vẫn hỏi được."
STEP = "{stage} {done}/{total}"
STAGES = {
    "parse": "đọc văn bản",
    "embed": "tính véc-tơ",
    "store": "ghi véc-tơ",
    "keywords": "ghi từ khóa",
    "grow": "ghép vào bản đang dùng",
    "check": "kiểm tra bản mới",
}
STAGE_FIRST = "chuẩn bị"
ENDED = "Đã {work} xong sau {seconds} giây. Kết quả ở tin bên dưới."
NOT_ENDED = "Việc {work} đã dừng. Lý do ở tin bên dưới."

DONE = "Đã {work} xong: bản {name} đang được dùng"
DONE_SAME = "Kho văn bản không có gì đổi; bản {name} vẫn được dùng"
DONE_COUNTS = (
    "Có {documents} văn bản, {passages} đoạn: "
    "thêm {added}, thay {replaced}, gỡ {removed}, giữ nguyên {unchanged}."
)
DONE_FAILED = "Không đọc được {count} tệp, các tệp khác vẫn được đưa vào:"
DONE_FAILED_LINE = "• {file}: {error}"
DONE_FAILED_KEPT = "• {file}: {error} Bot vẫn trả lời theo bản đã đọc được trước đó."
DONE_FAILED_MORE = "… và {count} tệp nữa; xem hết bằng lệnh policybot ingest trên máy chủ."
DONE_GATE = "Kiểm tra: bản mới tự tìm thấy các đoạn của mình; {found}/{asked} câu hỏi kiểm tra tìm đúng chỗ."
DONE_GATE_WITHOUT_QUESTIONS = (
    "Kiểm tra: bản mới tự tìm thấy các đoạn của mình; kho không có câu hỏi kiểm tra (questions.jsonl)."
)
DONE_DAMAGED = "Bản đang dùng trước đó bị hỏng, không đọc được; tất cả đã được làm lại từ kho văn bản."
DONE_BACK = "Thấy không ổn thì gửi /rollback để quay về bản trước."
REFUSED = "Bản mới không qua kiểm tra nên không được dùng; bản {name} vẫn trả lời"
REFUSED_WHY = "Lý do: {reason}"
BUSY = "Chưa {work} được: một tiến trình khác đang ghi chỉ mục. Bạn đợi rồi gửi lại lệnh."
FAILED = "Không {work} được; bản đang dùng không đổi"
INTERRUPTED = (
    "Bot đã khởi động lại khi đang {work}. Chỉ mục vẫn nguyên vẹn, bản {name} đang được dùng. "
    "Gửi /rebuild để làm lại."
)
AUTOMATIC = "Tự động, vì kho văn bản đã đổi."

ROLLBACK_SURE = (
    "Quay về bản {name}, tạo {age}, {documents} văn bản? Bản đang dùng là {live}, {live_documents} văn bản."
)
ROLLBACK_MISSES = "Thành viên sẽ không còn tìm thấy {count} văn bản:"
ROLLBACK_MISSES_NONE = "Không văn bản nào mất, nhưng nội dung có thể là bản cũ hơn."
ROLLBACK_LINE = "• {title}"
ROLLBACK_MORE = "… và {count} văn bản nữa"
ROLLBACK_FORWARD = (
    "Kho văn bản không đổi theo. Muốn đi tiếp: sửa chỗ sai trong kho rồi gửi /rebuild, chọn “{ingest}”. "
    "Cho đến lúc ấy, cán bộ bấm Đưa vào, Gỡ hay Hoàn tác thì được báo là phải chờ."
)
ROLLBACK_AUTOMATIC = "[index] auto_ingest đang bật: khi kho văn bản đổi, bot lại tự lập bản mới."
ROLLBACK_BUTTON = "Quay về bản trước"
ROLLED_BACK = "Đã quay về bản {name}, {documents} văn bản."
ROLLBACK_NONE = "Không có bản nào trước bản đang dùng mà bot này dùng được."
ROLLBACK_CHANGED = "Từ lúc bạn hỏi, chỉ mục đã có bản khác. Gửi /rollback để xem lại."
