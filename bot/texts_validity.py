"""The Vietnamese sentences on what holds, since when, and what changed it; braces are filled in."""

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
TO_COME_UNKNOWN = "chưa rõ còn hiệu lực vào ngày {day}"
TO_COME_SINCE = "sẽ có hiệu lực từ ngày {day}"
OF_DAY = "ngày {day}"
IS_ARTICLE = "bài viết"
ARTICLE_OF_DAY = "bài viết ngày {day}"
OF_DAY_UNCLEAR = "ngày {day}, {status}"
REWRITTEN = "đã được sửa đổi"
REWRITTEN_SINCE = "đã được sửa đổi từ ngày {day}"
PARTLY_AMENDED = "{status}, có chỗ {change}"
EXCEPT_ENDED = "{status}, trừ {parts} đã hết hiệu lực"
LATER_NAMED = "chưa rõ còn hiệu lực: đã có {later}, kho chưa có"
DRAFT_NOT_ISSUED = "dự thảo, chưa ban hành"
RECOGNISED = "văn bản quét, chữ có thể nhận dạng sai"
STATUS_OF_RECOGNISED = "{status}; {recognised}"

LATER_NAMED_NOTE = (
    "Lưu ý: văn bản trong kho nhắc đến {later}, mới hơn {title} và chưa có trong kho; "
    "hãy kiểm tra văn bản nào đang có hiệu lực."
)
ARTICLE_SAYS = "Lưu ý: bài “{document}” ghi rõ: {sentence}"
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
AND_OTHER_PARTS = "{parts} và một số phần khác của"
SOME_PARTS_OF = "một số quy định của {document}"
SINCE = "{by} từ ngày {day}"
NO_EARLIER_EDITION = (
    "Lưu ý: trong kho không có văn bản cũ hơn về nội dung này; trên đây là quy định của văn bản đang có."
)
NO_EDITION_OF_YEAR = (
    "Lưu ý: trong kho không có luật năm {year} về nội dung này; trên đây là quy định của văn bản đang có."
)
OF_OTHER_EDITION = (
    "Sau đây là quy định của bản khác, {document}, {status}; văn bản bạn hỏi có thể quy định khác."
)
OF_OTHER_DOCUMENTS = "Sau đây là nội dung của văn bản khác; văn bản bạn hỏi có thể quy định khác."
DISAGREE = (
    "Lưu ý: các văn bản cùng có hiệu lực nêu khác nhau: {items}.{standing} "
    "Hãy hỏi cơ quan có thẩm quyền trước khi áp dụng."
)
DISAGREEING_ITEM = "{figure} [{number}] theo {document}"
DISAGREEING_ITEM_SINCE = "{figure} [{number}] theo {document}, có hiệu lực từ ngày {day}"
DIFFER_IN_WORDS = (
    "Hai văn bản cùng có hiệu lực quy định khác nhau về việc này: {items}.{standing} "
    "Hãy hỏi cơ quan có thẩm quyền trước khi áp dụng."
)
DIFFERING_ITEM = "{document} {said} [{number}]"
DIFFERING_ITEM_SINCE = "{document}, có hiệu lực từ ngày {day}, {said} [{number}]"
SAYS_WORDS = "ghi “{words}”"
MAKES_CONDITION = "đặt điều kiện “{words}”"
MAKES_NO_CONDITION = "không ghi điều kiện đó"
HIGHER_AND_NEWER = " {document} có thứ bậc cao hơn và mới hơn."
HIGHER = " {document} có thứ bậc cao hơn."
NEWER = " {document} mới hơn."
DAY_OF_YEAR = "Câu hỏi chỉ nêu năm {year}: câu trả lời xét theo ngày {day}."
DAY_AGO = "Câu trả lời xét theo ngày {day}."
NO_SUCH_DAY = "Lịch không có {days}; tôi tìm theo quy định có hiệu lực vào ngày {day}."

ONLY_IN_ENDED = (
    "Nội dung gần nhất nằm ở {document}, đã hết hiệu lực từ ngày {since} nên không áp dụng vào ngày {day}."
)
ONLY_IN_ENDED_SOME_DAY = "Nội dung gần nhất nằm ở {document}, văn bản đã hết hiệu lực."
ONLY_IN_COMING = (
    "Nội dung gần nhất nằm ở {document}, có hiệu lực từ ngày {since} nên chưa áp dụng vào ngày {day}."
)
ONLY_IN_LATER = "Nội dung gần nhất nằm ở {document}, ban hành ngày {since} nên chưa áp dụng vào ngày {day}."
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
HOLDS_SINCE = "{status} từ ngày {day}"
BEGINS_ON = "{status}, sẽ có hiệu lực từ ngày {day}"
ENDS_ON = "{status}, hết hiệu lực từ ngày {day}"
HAS_SUCCESSOR = "{status}, được thay thế bởi {successor}"
EFFECT_KNOWN = "Theo thông tin của kho văn bản, {document} {status}."
EFFECT_NOT_STATED = (
    "{document} không nêu ngày có hiệu lực hay ngày hết hiệu lực, và trong kho không có văn bản nào thay "
    "thế: chưa rõ còn hiệu lực hay không."
)
AMENDED_BY_NONE = "Trong các văn bản đang có, không văn bản nào sửa đổi, bổ sung {document}."
ENDS_NOTHING = "{document} không nêu việc thay thế, bãi bỏ văn bản nào."
AMENDS_NOTHING = "{document} không nêu việc sửa đổi, bổ sung hay bãi bỏ điều nào của văn bản khác."

CHANGES_DOCUMENT = "{document}: {changes}"
SOME_PARTS = "một số quy định"
ENDS_DOCUMENT = "thay thế, bãi bỏ toàn bộ {document}"
REWRITES_PARTS = "viết lại hoặc thêm {parts}"
AMENDS_PARTS = "sửa đổi {parts}"
ENDS_PARTS = "bãi bỏ {parts}"
KEEPS_PARTS = "giữ hiệu lực {parts}"
NOT_IN_CORPUS = "{number} (không có trong kho)"
OWN_DAYS = "{part} của văn bản này có hiệu lực {days}"
PARTLY_OWN_DAYS = "một số nội dung của {part} văn bản này có hiệu lực {days}"
FROM_DAY = "từ ngày {day}"
BEFORE_DAY = "đến trước ngày {day}"
