"""The Vietnamese sentences about documents that staff send by chat; everything in braces is filled in."""

READING = "Đang đọc {name}…"
PUBLISHING = "Đang đưa vào kho…"
REMOVING = "Đang gỡ…"
UNDOING = "Đang hoàn tác…"

RECOGNISED = "Đã đọc {name}"
RECOGNISED_ALBUM = "Đã đọc {count} trang ảnh thành một văn bản"
PAGES_LATE = (
    "Còn {count} ảnh của album chưa tải được vì Telegram đang trục trặc. "
    "Tôi tự tải lại, rồi cho bạn xem bản đủ trang."
)
ALBUM_CLOSED = "Ảnh này đến muộn, các trang kia đã được đưa vào kho. Tôi đọc nó như một văn bản riêng."
LINE = "{name}: {value}"
UNKNOWN = "không nhận ra"
FIELDS = {
    "kind": "Loại",
    "number": "Số ký hiệu",
    "title": "Tên",
    "issuer": "Cơ quan ban hành",
    "issued_on": "Ngày ban hành",
    "effective_from": "Có hiệu lực từ",
    "effective_to": "Hết hiệu lực từ",
    "status": "Tình trạng",
}
CORRECTED = "{value} (bạn đã sửa)"
CONTENTS = "Nội dung: {articles} Điều, {passages} đoạn, {characters} chữ cái"
PICTURES = ", {count} trang ảnh"
CHANGES = "Thay đổi văn bản khác"
VERSION = "Phiên bản"
DOUBTS = "Cần xem lại"
BULLET = "• {line}"
AND_MORE = "• và {count} dòng nữa"
FIRST_LINES = "Những dòng đầu"
HOW_TO_DECIDE = "Xem kỹ rồi bấm Đưa vào. Chưa bấm thì chưa có gì vào kho; văn bản chờ {days} ngày."

PUBLISH_BUTTON = "Đưa vào"
PUBLISH_ALL_BUTTON = "Đưa tất cả vào ({count})"
EDIT_BUTTON = "Sửa"
PASSAGES_BUTTON = "Xem đoạn"
SPLIT_BUTTON = "Tách từng ảnh"
AGAIN_BUTTON = "Thử lại"
DROP_BUTTON = "Bỏ"
OPEN_BUTTON = "Xem {number}: {title}"
REMOVE_BUTTON = "Gỡ {number}: {title}"
UNDO_BUTTON = "Hoàn tác {number}: {title}"
NO_CHANGE_BUTTON = "Thôi, không sửa"
TO_PREVIEW_BUTTON = "Về bản xem trước"
EARLIER_PASSAGES_BUTTON = "« Đoạn trước"
LATER_PASSAGES_BUTTON = "Đoạn sau »"
EARLIER_LINES_BUTTON = "« Trang trước"
LATER_LINES_BUTTON = "Trang sau »"

WHICH_FIELD = "Sửa gì ở {title}?"
TYPE_VALUE = "Gõ giá trị mới cho “{field}” của {title}. Gõ dấu - để lấy lại điều máy đọc được."
CHOOSE_STATUS = "Chọn tình trạng của {title}. Ngày hiệu lực, nếu biết, được tính trước."
PASSAGES = "Đoạn {first}–{last} trong {count} đoạn"

PUBLISHED = "Đã đưa vào kho: {title}. Từ bây giờ tôi trả lời từ văn bản này."
PUBLISHED_MANY = "Đã đưa vào kho {count} văn bản:"
EXAMPLE = "Ví dụ, bây giờ hỏi “{question}” thì tôi trả lời:"
NO_EXAMPLE = "Bạn hỏi thử một câu về văn bản này nhé."
LEFT_WAITING = (
    "Còn {count} văn bản chờ bạn xem từng bản: đã có trong kho, giống nhau, trùng số, "
    "là bản mới của văn bản đã có, hoặc đọc không được. Gõ /tailieu để xem."
)
OTHER_THAN_SHOWN = "Văn bản hoặc kho đã đổi từ lúc bạn xem, nên chưa đưa vào. Bạn xem lại rồi bấm Đưa vào."
DROPPED = "Đã bỏ {name}."
REMOVED = "Đã gỡ khỏi kho: {title}. Bấm Hoàn tác nếu gỡ nhầm."
UNDONE = "Đã đưa trở lại kho: {title}."
ALL_OF_THEM = "Đưa tất cả vào"
NOTHING_TO_PUBLISH = "Không có văn bản nào đưa vào được."

LIST_TITLE = "Tài liệu bạn đã gửi"
LIST_EMPTY = (
    "Bạn chưa gửi tài liệu nào. Gửi tôi một tệp, một ảnh chụp trang, một tệp zip hoặc một liên kết; "
    "tôi đọc rồi cho bạn xem trước khi đưa vào kho."
)
LIST_WAITING = "Đang chờ bạn quyết định"
LIST_PUBLISHED = "Mới đưa vào kho"
LIST_GONE = "Không còn trong kho (có bản mới thay, hoặc quản trị viên đã gỡ)"
LIST_REMOVED = "Đã gỡ"
ENTRY = "{number}. {title}"
ENTRY_TO_LOOK_AT = "\n    ⚠ {reason}"
ENTRY_WITH_DOUBTS = " (cần xem lại: {count})"
RECEIVED = "Đã nhận {count} tài liệu."
EDITED = (
    "Tin sửa không đổi được tài liệu đã gửi. Bạn muốn thay tệp hay liên kết thì gửi thành một tin mới nhé."
)
BUTTON_TOO_OLD = "Nút này đã cũ. Bạn gõ /tailieu để xem tài liệu đã gửi và làm tiếp ở đó."
ONLY_STAFF = "Lệnh này dành cho cán bộ phụ trách văn bản."
IN_PRIVATE = "Bạn gửi lệnh này trong chat riêng với tôi nhé."

FAILED = "{name}: {reason}"
KEPT = "Tệp được giữ lại. Khi đã khắc phục, bạn bấm Thử lại, ở đây hoặc trong /tailieu."
FILE_GONE = "Telegram không đưa tệp {name} cho tôi nữa. Bạn gửi lại tệp nhé."
NOT_WRITTEN = (
    "Máy chủ không lưu được {name}, có thể vì hết chỗ trống. Bạn báo quản trị viên, rồi gửi lại tệp sau nhé."
)
WHAT_A_LINK_LEADS_TO = "tài liệu ở liên kết này"
NO_ROOM = "máy chủ hết chỗ trống, kho vẫn như cũ. Bạn báo quản trị viên, rồi làm lại sau nhé."
TOO_LARGE_TO_SEND = (
    "Tệp này lớn hơn 20 MB, Telegram không cho tôi tải. "
    "Bạn chia nhỏ tệp, hoặc nhờ quản trị viên thêm trên máy chủ."
)
LINK_FAILED = (
    "Không tải được tài liệu từ liên kết này: địa chỉ phải mở được, là trang hoặc tệp văn bản công khai. "
    "Bạn tải về máy rồi gửi tệp cho tôi cũng được."
)
LINK_PROBLEMS = {  # by the class of the error
    "InternalLinkError": (
        "Liên kết này dẫn vào mạng nội bộ nên tôi không mở. Bạn tải tệp về máy rồi gửi cho tôi nhé."
    ),
    "LinkNotFoundError": "Không tìm thấy trang web ở địa chỉ này. Bạn xem lại liên kết rồi gửi lại nhé.",
    "LinkRefusedError": (
        "Trang web báo không có tài liệu ở liên kết này, hoặc phải đăng nhập mới xem được. "
        "Bạn xem lại liên kết, hoặc tải tệp về máy rồi gửi cho tôi."
    ),
    "LinkDownError": "Trang web ấy đang lỗi. Bạn thử lại sau, hoặc tải tệp về máy rồi gửi cho tôi.",
    "LinkKindError": (
        "Liên kết này không dẫn đến loại tệp mà tôi đọc được. "
        "Bạn gửi liên kết của trang văn bản hoặc của tệp PDF, Word nhé."
    ),
    "LargeLinkError": "Tệp ở liên kết này quá lớn. Bạn tải về máy, chia nhỏ rồi gửi cho tôi nhé.",
    "SlowLinkError": "Trang web trả lời quá chậm. Bạn thử lại sau, hoặc tải tệp về máy rồi gửi cho tôi.",
}
GATE = (
    "chỉ mục mới tìm kém hơn trên các câu hỏi mẫu nên không được đưa ra, kho vẫn như cũ. "
    "Nhờ quản trị viên xem ({detail})."
)
BUSY = "đang có việc khác cập nhật chỉ mục. Vài phút nữa bạn bấm lại nhé."
MISLABELLED = "đuôi tệp không đúng với nội dung. Bạn đổi đuôi tên tệp thành {suffix} rồi gửi lại."
FAILED_OTHERWISE = "không đưa vào được, kho vẫn như cũ. Nhờ quản trị viên xem ({detail})."
PROBLEMS = {  # by the class of the error
    "UnsupportedFormatError": "chưa đọc được loại tệp này. Bạn lưu thành PDF, Word, HTML hay văn bản thường.",
    "EmptyFileError": "tệp trống. Bạn lưu lại rồi gửi lại.",
    "EncryptedFileError": "tệp có mật khẩu. Bạn bỏ mật khẩu rồi gửi lại.",
    "DamagedFileError": "tệp hỏng hoặc bị cắt cụt. Bạn tải lại từ nơi gốc.",
    "TooLargeError": "tệp quá lớn hoặc quá nhiều trang. Bạn chia nhỏ rồi gửi lại.",
    "DangerousFileError": "tệp được làm để gây hại cho người mở; tôi không đọc.",
    "NoTextError": "không thấy chữ nào trong tệp. Nếu là bản quét, bạn chụp lại rõ hơn.",
    "OcrMissingError": "đây là ảnh hoặc bản quét, máy chưa cài Tesseract để đọc. Nhờ quản trị viên cài.",
    "ReadingFailedError": "đọc tệp mất quá nhiều thời gian hoặc bộ nhớ. Bạn chia nhỏ rồi gửi lại.",
    "NotPicturesError": (
        "tệp zip nằm trong tệp zip chỉ đọc được khi toàn là ảnh chụp trang. Bạn giải nén rồi gửi các tệp."
    ),
    "UnreadableFileError": (
        "không đọc được: tệp trống, hỏng, có mật khẩu, sai đuôi, hoặc là bản quét không có chữ."
    ),
    "EmptyArchiveError": "tệp zip này không có văn bản nào.",
    "LockedArchiveError": "tệp zip có mật khẩu. Bạn bỏ mật khẩu rồi gửi lại, hoặc gửi từng tệp.",
    "LargeArchiveError": "tệp zip chứa quá nhiều tệp, hoặc giải nén ra quá lớn. Bạn chia nhỏ rồi gửi lại.",
    "ArchiveError": "tệp zip hỏng, hoặc nén theo kiểu lạ. Bạn nén lại thành zip thường, hoặc gửi từng tệp.",
    "TooManyUploadsError": "quá nhiều tài liệu đang chờ. Bạn gõ /tailieu để đưa vào hoặc bỏ bớt.",
    "AlreadyThereError": "tệp này đã có trong kho.",
    "NotThereError": "văn bản này không còn trong kho: có bản mới thay, hoặc quản trị viên đã gỡ.",
    "AnotherVersionError": "trong kho đang có một bản khác cùng số; gỡ bản ấy rồi mới hoàn tác được.",
    "RolledBackError": (
        "quản trị viên đã cho kho quay về bản trước, nên lúc này kho chưa nhận thay đổi. "
        "Quản trị viên gửi /rebuild xong thì bạn bấm lại nhé."
    ),
    "IndexLockedError": BUSY,
}
