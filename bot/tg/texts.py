"""The Vietnamese sentences that only Telegram members see; everything in braces is filled in."""

from bot.stages import Stage

START = (
    "Chào bạn! Tôi trả lời câu hỏi về chính sách, pháp luật lao động và công đoàn. "
    "Mỗi câu trả lời đều trích nguyên văn, ghi rõ văn bản, điều, khoản và hiệu lực.\n\n"
    "Bạn cứ gõ câu hỏi bằng lời thường ngày, có dấu hay không dấu đều được. Ví dụ:\n"
    "• Mức đóng kinh phí công đoàn là bao nhiêu?\n"
    "• Năm 2022 khám thai được nghỉ mấy ngày?\n"
    "• Điều 27 Luật Công đoàn\n\n"
    "Gửi /help để xem cách dùng, /riengtu để biết tôi lưu gì về bạn."
)
HELP = (
    "Cách dùng\n"
    "• Nhắn riêng cho tôi: gõ câu hỏi rồi gửi.\n"
    "• Trong nhóm: gõ /hoi@{bot} kèm câu hỏi, hoặc trả lời tin nhắn của tôi; "
    "nhắc tên @{bot} cũng được nếu nhóm cho tôi đọc tin.\n"
    "• Hỏi tiếp: câu sau có thể dựa vào câu trước, ví dụ “Thế doanh nghiệp nhỏ thì sao?”.\n"
    "• Xem một điều: “Điều 27 Luật Công đoàn”.\n"
    "• Hỏi về trước đây: thêm “năm 2020” hoặc “trước 1/7/2025”.\n\n"
    "Lệnh\n"
    "/hoi câu hỏi: hỏi một câu\n"
    "/vanban tên hoặc số: xem và tìm văn bản\n"
    "/moi: bắt đầu chủ đề mới, không dựa vào các câu trước\n"
    "/huy: dừng câu đang trả lời\n"
    "/caidat: trong nhóm, quản trị nhóm chọn cách tôi trả lời ở đó\n"
    "/riengtu: dữ liệu tôi lưu về bạn, tải về hoặc xóa\n"
    "/help: xem hướng dẫn này\n\n"
    "Dưới mỗi câu trả lời, nút [1], [2] mở đoạn được trích trong văn bản, lật sang điều trước, điều sau "
    "và mục lục; nút Xem thêm cho các đoạn khác cũng trả lời; nút Đúng ý và Chưa đúng giúp chúng tôi sửa cho "
    "tốt hơn."
)

FOR_STAFF = (
    "\n\nBạn là người phụ trách văn bản\n"
    "• Gửi tôi một tệp, ảnh chụp trang, tệp zip hoặc liên kết: tôi đọc, cho bạn xem trước khi đưa vào kho.\n"
    "/tailieu: tài liệu bạn đã gửi: xem, đưa vào, gỡ, hoàn tác"
)
FOR_ADMINS = (
    "\n\nBạn là quản trị viên\n"
    "/trangthai: chỉ mục và bot đang thế nào\n"
    "/rebuild: làm lại hoặc cập nhật chỉ mục\n"
    "/rollback: quay về bản chỉ mục trước\n"
    "/quyen: xem và đặt quyền của mọi người"
)

ASK_FOR_QUESTION = "Bạn muốn hỏi điều gì? Hãy trả lời tin nhắn này bằng câu hỏi của bạn."
ASK_PLACEHOLDER = "Câu hỏi của bạn"
NEW_TOPIC = "Đã bắt đầu chủ đề mới. Mời bạn hỏi."
CANCELLED = "Đã dừng câu đang trả lời."
NOTHING_TO_CANCEL = "Hiện không có câu nào đang được trả lời."
UNKNOWN_COMMAND = "Tôi không biết lệnh này. Gửi /help để xem các lệnh."

EDITED = "Tôi chỉ đọc lại tin được sửa trong vòng một phút. Bạn gửi câu hỏi thành một tin mới giúp tôi nhé."
FORWARDED = "Tôi chưa trả lời tin chuyển tiếp. Bạn gõ câu hỏi thành một tin mới giúp tôi nhé."
VOICE = "Tôi chưa nghe được tin thoại. Bạn gõ câu hỏi bằng chữ giúp tôi nhé."
STICKER = "Cảm ơn bạn! Tôi chỉ đọc được chữ; bạn cứ gõ câu hỏi nhé."
PICTURE = "Tôi chưa đọc được ảnh và video. Bạn gõ câu hỏi bằng chữ giúp tôi nhé."
FILE = "Chỉ cán bộ phụ trách văn bản mới gửi tệp vào kho được. Bạn gõ câu hỏi bằng chữ giúp tôi nhé."
OTHER = "Tôi chỉ đọc được chữ. Bạn gõ câu hỏi giúp tôi nhé."

TOO_MANY = "Bạn đã gửi {limit} câu trong một phút. Mời bạn hỏi tiếp sau {seconds} giây nữa."
GROUP_TOO_MANY = (
    "Nhóm đã hỏi {limit} câu trong một phút. "
    "Mời nhóm hỏi tiếp sau {seconds} giây nữa, hoặc nhắn riêng cho tôi."
)
TOO_MANY_PRESSES = "Bạn bấm nhanh quá. Bạn chờ một phút rồi bấm lại giúp tôi nhé."
GROUP_IS_BUSY = "Nhóm đang có nhiều tin. Bạn bấm lại sau một phút, hoặc hỏi tôi trong chat riêng nhé."
STAGES = {
    Stage.SEARCHING: "Đang tìm trong các văn bản…",
    Stage.WRITING: "Đang soạn câu trả lời…",
    Stage.CHECKING: "Đang đối chiếu với văn bản…",
}
WAITING = "Nhiều người đang hỏi. Câu của bạn đứng thứ {place} trong hàng chờ…"
QUEUE_FULL = (
    "Xin lỗi, lúc này có quá nhiều người hỏi ({waiting} câu đang chờ). "
    "Bạn gửi lại câu hỏi sau một hai phút giúp tôi nhé."
)
TOOK_TOO_LONG = "Xin lỗi, câu hỏi này mất quá nhiều thời gian. Bạn thử hỏi ngắn gọn hơn giúp tôi nhé."
APOLOGY = "Xin lỗi, tôi gặp trục trặc khi xử lý tin này. Bạn thử lại sau ít phút giúp tôi nhé."
ANSWERED_LATE = "Bạn hỏi lúc {moment}; xin lỗi vì tôi trả lời muộn."

SOURCES = "Nguồn"
SOURCE_NUMBER = "[{number}]"
SOURCE = "{numbers} {source}"
SOURCE_WITH_STATUS = "{numbers} {source}: {status}"
LISTED = "{first}, {then}"
STATUS_SINCE = "{status} từ ngày {day}"
REPLACED_BY = "{status}, được thay thế bởi {successor}"
FROM_TO = "{first} – {last}"
PART = "{place} (phần {part}/{parts})"
LATER_PART = "{place}, phần {part}"
FIRST_PAGE = "Đầu văn bản"
LAST_PAGE = "Cuối văn bản"
OTHER_PAGE = "Trang {number}"
FURTHER = "Những đoạn khác có thể cũng trả lời câu hỏi"
LEFT_OUT = "Còn {count} đoạn trích nữa trong câu trả lời đầy đủ ở chat riêng."
ISSUED_BY_ON = "{issuer} ban hành ngày {day}"
ISSUED_BY = "{issuer} ban hành"
ISSUED_ON = "Ban hành ngày {day}"
FACT_KIND = "Loại văn bản: {fact}"
FACT_ISSUER = "Cơ quan ban hành: {fact}"
FACT_ISSUED = "Ngày ban hành: {fact}"
FACT_EFFECT = "Hiệu lực: {fact}"
FACT_UNTIL = "Hết hiệu lực từ ngày: {fact}"
FACT_REPLACES = "Thay thế: {fact}"
FACT_AMENDED = "Được sửa đổi, bổ sung bởi: {fact}"
FACT_AMENDS = "Sửa đổi, bổ sung: {fact}"
AND_MORE = " và {count} văn bản khác"
SOURCE_ON_THE_WEB = "Nơi đăng: "

LIBRARY = "Kho có {count} văn bản"
KIND_LINE = "{kind}: {count}"
OTHER_KIND = "Văn bản khác"
HOW_TO_SEARCH = (
    "Bấm một loại để xem danh sách. Để tìm, gõ /vanban kèm tên hoặc số, "
    "ví dụ: /vanban công đoàn, /vanban 45/2019, /vanban điều 29 luật công đoàn."
)
FOUND_BY = "Văn bản tìm theo “{words}”: {count}"
OF_KIND = "{kind}: {count} văn bản"
PAGE_OF = "{heading} (trang {page}/{pages})"
LIST_ENTRY = "{number}. {name}"
LIST_ENTRY_WITH_STATUS = "{number}. {name}: {status}"
HEADINGS_WITH = "Điều, mục có “{words}” trong tên: {count}"
AT_LEAST = "{count} trở lên"
NO_HEADING = "Không có điều, mục nào có “{words}” trong tên"
HEADING_LINE = "{number}. {heading} – {document}"
NO_DOCUMENT_FOUND = (
    "Không có văn bản, điều hay mục nào có tên như “{words}”. Bạn thử ít chữ hơn, hoặc gõ /vanban để xem "
    "mọi loại; để tìm trong nội dung, bạn cứ đặt câu hỏi."
)
OUTLINE = "Mục lục"
CHAPTER_LINE = "{name} ({places})"
ARTICLE_PLACE = "Điều {article}"
ONLY_WHO_OPENED = "Chỉ người mở danh sách này mới lật được. Bạn gõ /vanban để mở danh sách của mình."
PLACE_GONE = "Văn bản đã được cập nhật, phần này không còn như trước. Bạn gõ /vanban để tìm lại."
LINK_TOO_OLD = "Liên kết này không còn dùng được: văn bản hay câu trả lời không còn trong kho."

QUOTE_MARKED = "Đoạn trích, in đậm và gạch chân, từ “{first}” đến “{last}”."
QUOTE_MARKED_WHOLE = "Đoạn trích, in đậm và gạch chân: “{quote}”."
SOURCE_CHANGED = (
    "Văn bản này đã được cập nhật sau khi tôi trả lời, bản mới không còn nguyên đoạn này. Đoạn đã trích:"
)
SOURCE_REMOVED = "Văn bản này đã được gỡ khỏi kho sau khi tôi trả lời. Đoạn đã trích:"
SOURCE_UPDATED = "Văn bản này đã được cập nhật sau khi tôi trả lời; đoạn trích vẫn còn nguyên văn."

SOURCE_BUTTON = "[{number}] {place}"
SOURCE_BUTTON_WITHOUT_PLACE = "[{number}] Xem đoạn trích"
PREVIOUS_BUTTON = "Trước: {place}"
NEXT_BUTTON = "Sau: {place}"
PREVIOUS_PAGE_BUTTON = "Trang trước"
NEXT_PAGE_BUTTON = "Trang sau"
OUTLINE_BUTTON = "Mục lục"
BACK_BUTTON = "Danh sách"
HEADINGS_BUTTON = "Tìm trong tên điều, mục"
ALL_KINDS_BUTTON = "Các loại văn bản"
COPY_LINK_BUTTON = "Chép liên kết"
MORE_BUTTON = "Xem thêm {count} đoạn"
READ_IN_PRIVATE_BUTTON = "Đọc đủ ở chat riêng"
ASK_IN_PRIVATE_BUTTON = "Hỏi tiếp ở chat riêng"
STAFF_BUTTON = "Hỏi người phụ trách"
GOOD_BUTTON = "👍 Đúng ý"
BAD_BUTTON = "👎 Chưa đúng"

THANKS_GOOD = "Cảm ơn bạn đã cho biết câu trả lời đúng ý."
THANKS_BAD = "Cảm ơn bạn. Chưa đúng ở chỗ nào? Bạn chọn một nút dưới câu trả lời giúp tôi nhé."
ONLY_THE_ASKER = "Chỉ người hỏi mới đánh giá được câu trả lời này."
BUTTON_TOO_OLD = "Nút này đã cũ. Bạn hỏi lại câu đó giúp tôi nhé."
BUTTON_NOT_HERE = "Nút này không dùng được ở đây."

SETTINGS_ARE_FOR_GROUPS = "Lệnh /caidat dùng trong nhóm: quản trị nhóm chọn cách tôi trả lời ở đó."
ONLY_GROUP_ADMINS = "Chỉ quản trị nhóm mới xem và đổi được cài đặt của nhóm."
ONLY_GROUP_ADMINS_ASK = (
    "Trong nhóm này chỉ quản trị nhóm được hỏi. Bạn nhắn riêng cho tôi, tôi trả lời ở đó nhé."
)
CHOICE_KEPT = "Đã đổi cài đặt của nhóm."
GROUP_SETTINGS = "Cài đặt của nhóm này"
GROUP_SETTINGS_NOTE = "Bấm nút dưới đây để đổi. Chỉ quản trị nhóm đổi được."
# What holds where a choice is not made, and where it is; the buttons say what pressing them does.
GROUP_CHOICES = (
    ("Câu trả lời trong nhóm: đầy đủ.", "Câu trả lời trong nhóm: ngắn gọn, bản đầy đủ ở chat riêng."),
    ("Người được hỏi: mọi thành viên.", "Người được hỏi: chỉ quản trị nhóm."),
    (
        "Hỏi tiếp: mỗi người dựa vào câu hỏi của riêng mình.",
        "Hỏi tiếp: dựa vào câu hỏi của cả nhóm, ai hỏi nối cũng được.",
    ),
)
GROUP_CHOICE_BUTTONS = (
    ("Trả lời đầy đủ", "Trả lời ngắn gọn"),
    ("Cho mọi thành viên hỏi", "Chỉ cho quản trị nhóm hỏi"),
    ("Hỏi tiếp riêng từng người", "Hỏi tiếp chung cả nhóm"),
)

SHORT_DESCRIPTION = (
    "Trả lời câu hỏi về chính sách, pháp luật lao động và công đoàn, kèm trích dẫn nguyên văn."
)
DESCRIPTION = (
    "Bạn hỏi bằng lời thường ngày, tôi trả lời bằng đoạn trích nguyên văn trong văn bản, "
    "ghi rõ điều, khoản và hiệu lực. Bấm Bắt đầu rồi gõ câu hỏi của bạn nhé."
)

COMMANDS = {  # in Vietnamese and in English
    "hoi": ("Hỏi một câu", "Ask a question"),
    "vanban": ("Xem và tìm văn bản", "Browse and search documents"),
    "moi": ("Bắt đầu chủ đề mới", "Start a new topic"),
    "huy": ("Dừng câu đang trả lời", "Stop the answer under way"),
    "riengtu": ("Dữ liệu của bạn: xem, tải, xóa", "Your data: see, take, erase"),
    "caidat": ("Cài đặt của nhóm", "Settings of this group"),
    "trangthai": ("Chỉ mục và bot đang thế nào", "State of the index and the bot"),
    "rebuild": ("Làm lại hoặc cập nhật chỉ mục", "Make the index again, or update it"),
    "rollback": ("Quay về bản chỉ mục trước", "Go back to the generation before"),
    "tailieu": ("Tài liệu bạn đã gửi", "Documents you sent"),
    "quyen": ("Quyền của mọi người", "Roles of people"),
    "help": ("Xem cách dùng", "How to use the bot"),
}
