"""The Vietnamese sentences about documents that staff bring; everything in braces is filled in."""

SAME_BYTES = "tệp này đã có trong kho: {file}"
SAME_CONTENT = "nội dung giống hệt hoặc gần giống văn bản đã có: {document}"
CORRECTS = "cùng số và ngày với {document}: bản này thay cho bản đang có, bản cũ được cất lại"
FOLLOWS = (
    "cùng số và ngày với {document}, nhưng có hiệu lực từ {day}: "
    "bản đang có được giữ để trả lời về thời gian trước ngày ấy"
)
SAME_NUMBER = "trùng số {number} với {document} nhưng khác ngày ban hành: xem lại số và ngày"
SAME_TOGETHER = "nội dung giống hệt hoặc gần giống {document}, cũng đang chờ: chỉ giữ một"
VERSION_TOGETHER = (
    "cùng số và ngày với {document}, cũng đang chờ: chỉ giữ một, "
    "hoặc đưa bản cũ vào trước rồi xem lại bản này"
)
NO_DIFFERENCE = "không khác bản đang có chữ nào"
NO_ARTICLES = "không nhận ra Điều nào, dù là {kind}: xem lại vài dòng đầu"
GAPS = "thiếu {articles}: tệp có thể thiếu trang"
DRAFT = (
    "đây là dự thảo, chưa ban hành: bot không coi là đang có hiệu lực và không để nó thay thế hay sửa đổi "
    "văn bản nào; khi có bản chính thức, hãy đưa bản ấy vào"
)
STANDS_BELOW = (
    "ghi như chấm dứt hiệu lực hoặc sửa đổi {documents}, là văn bản của cấp cao hơn: bot không áp dụng; "
    "xem lại loại và số của văn bản này"
)
NO_NUMBER = "không nhận ra số ký hiệu"
NO_KIND = "không nhận ra loại văn bản"
NO_ISSUED_ON = "không nhận ra ngày ban hành"
NO_EFFECT = "không nhận ra ngày có hiệu lực"
SCAN = "chữ được nhận dạng từ bản quét, độ tin cậy {share}%: so lại số, ngày và các con số"
UNSURE_SCAN = "bản quét khó đọc, độ tin cậy {share}%: so từng dòng, hoặc quét lại rõ hơn"
UNSURE_PAGES = "trang khó đọc: {pages}: so từng dòng với bản giấy, hoặc chụp lại trang ấy rõ hơn"
UNSURE_PAGE = "{number} ({share}%)"
BLANK_PAGES = "không đọc được chữ nào ở trang {pages}: chụp lại nếu trang ấy có chữ"
ODD_LETTERS = "khoảng {share}% chữ đọc không ra tiếng Việt: bản quét mờ hoặc phông chữ lạ, xem kỹ nội dung"
LEFT_OUT = "đã bỏ khoảng {share}% chữ lặp lại của trang (tiêu đề trang, chân trang, trình đơn)"
SPEAKS_TO_MODEL = "có câu như ra lệnh cho máy trả lời, bot sẽ không trích: “{quote}”"

ARTICLES_ADDED = "Thêm: {articles}"
ARTICLES_REMOVED = "Bỏ: {articles}"
ARTICLE_CHANGED = "{article}: “{before}” → “{after}”"
TEXT_CHANGED = "Toàn văn: “{before}” → “{after}”"
MORE_CHANGED = "và {count} chỗ khác có thay đổi, ở {articles}"
MORE_CHANGED_OF_TEXT = "và {count} chỗ khác có thay đổi"
WORDS_LEFT_OUT = " (và {count} chữ nữa)"
ARTICLES_SAME = "{count} điều không đổi"
MORE_PAGES = "{first} và {count} trang khác"
MANY = "{first} và {count} điều khác"

NOT_A_NUMBER = "Đây không giống số ký hiệu. Ví dụ: 12/2022/NĐ-CP, 174/QĐ-TLĐ, 45-CT/TW."
NOT_WORDS = "Giá trị phải có từ 2 đến {most} chữ cái."
NOT_A_DAY = "Đây không phải một ngày. Ví dụ: 01/07/2025."
NOT_A_STATUS = "Tình trạng là một trong: {statuses}."
ENDS_BEFORE_IT_BEGINS = "Ngày hết hiệu lực phải sau ngày có hiệu lực."

EXAMPLE_QUESTION = "{matter} theo {document}?"
EXAMPLE_OF_CONTENTS = "{document} có những nội dung gì?"
