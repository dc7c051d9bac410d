"""The Vietnamese sentences of answers of a shape of their own, such as lists and comparisons."""

PASTE_FOUND = "Đoạn bạn gửi nằm ở đây:"
PASTE_ALMOST_FOUND = "Đoạn bạn gửi gần như trùng với đoạn sau; nguyên văn có vài chữ khác:"
PASTE_DIFFERS = "Đoạn bạn gửi khác ở: {places}."
DIFFERS = "“{pasted}”, nguyên văn là “{text}”"
IS_NOT_THERE = "“{pasted}”, nguyên văn không có"
IS_LEFT_OUT = "nguyên văn có thêm “{text}”"
PASTE_ONLY_SUMMARISED = (
    "Trong kho chỉ có bản viết tóm tắt, không có nguyên văn, của {document}, nên tôi không đối chiếu được "
    "từng chữ đoạn bạn gửi. Phần tóm tắt gần với đoạn đó nhất:"
)
PASTE_NOT_FOUND = "Tôi không tìm thấy nguyên văn đoạn này trong các văn bản đang có."

DOCUMENTS_FOUND = "Tôi tìm thấy {count} văn bản:"
DOCUMENT_LISTED = "{number}. {document} – {details}"
ISSUED_ON = "ban hành ngày {day}"
IS_AMENDED_BY = "được sửa đổi, bổ sung hoặc bãi bỏ một phần bởi {documents}"
MORE_DOCUMENTS = "Còn {count} văn bản nữa; bạn hãy hỏi rõ hơn về chủ đề, loại văn bản hoặc năm ban hành."
NO_SUCH_DOCUMENTS = "Tôi không tìm thấy văn bản nào như vậy trong các văn bản đang có."

ISSUED_BY = "{document} do {issuer} ban hành."
ISSUED_BY_ON = "{document} do {issuer} ban hành ngày {day}."
NO_SIGNATURE = "Bản trong kho của {document} không ghi ai đã ký."
NO_DAY_OF_ISSUE = "Bản trong kho của {document} không ghi ngày ký, ngày ban hành."
NO_EXAMPLE = "Các văn bản đang có không nêu ví dụ cho nội dung này."

COMPARED = "Đây là quy định của từng bên, bạn hãy đối chiếu:"
SIDE = "– {name}:"
SIDE_SAYS_NOTHING = "Tôi không tìm thấy quy định về điểm này."
HELD_SINCE = "{document}, có hiệu lực từ ngày {since}"
HELD_BETWEEN = "{document}, có hiệu lực từ ngày {since} đến trước ngày {until}"
COMPARE_WHAT = "Bạn muốn so sánh {documents} về điểm nào? Ví dụ: mức đóng, điều kiện, quyền và trách nhiệm."
COMPARE_WHICH_LAW = (
    "Bạn muốn so sánh luật nào, về điểm nào? Ví dụ: Luật Bảo hiểm xã hội cũ và mới về lương hưu."
)

DOCUMENT_HAS_ARTICLES = "{document} có {count} điều, không có {lacking}."
DOCUMENT_LACKS_ARTICLE = (
    "Bản {document} mà tôi đang có không có {lacking}; bản này chỉ gồm {count} điều, không đủ mọi điều."
)
DOCUMENT_HAS_NO_ARTICLES = "{document} không chia thành các điều nên không có {lacking}."
ARTICLE_HAS_CLAUSES = "{place} {document} có {count} khoản, không có {lacking}."
PART_HAS_POINTS = "{place} {document} có {count} điểm, không có {lacking}."
PART_HAS_NONE = "{place} {document} không chia nhỏ hơn nên không có {lacking}."

SUMMARY_LACKS_ARTICLE = (
    "Bản {document} mà tôi đang có không ghi {lacking}; đây là bản tóm tắt, nguyên văn có thể có."
)
SUMMARY_LACKS_PART = (
    "Bản {document} mà tôi đang có không ghi {lacking} của {place}; đây là bản tóm tắt, không đủ mọi khoản, "
    "điểm: nguyên văn có thể có."
)

CLAUSES = "khoản"
POINTS = "điểm"
ARTICLES_COUNTED = "{document} có {count} điều, từ điều đầu đến điều cuối:"
ARTICLES_OF_SUMMARY = (
    "Bản {document} mà tôi đang có chỉ gồm {count} điều, không đủ mọi điều, nên tôi không biết nguyên văn có "
    "bao nhiêu điều."
)
PARTS_COUNTED = "{place} {document} có {count} {parts}."
NO_PARTS = "{place} {document} không chia thành các {parts}."
PARTS_OF_SUMMARY = (
    "{place} {document} trong kho ghi {count} {parts}, nhưng đây là bản tóm tắt: nguyên văn có thể có thêm."
)
NO_PARTS_OF_SUMMARY = (
    "{place} {document} trong kho không ghi {parts} nào, nhưng đây là bản tóm tắt: nguyên văn có thể có."
)

NO_SUCH_DOCUMENT = "Trong kho không có {document}."
NUMBERED = "{kind} {number}"
SOME_DOCUMENT = "văn bản số"
HAS_CHAPTERS = "{document} có {count} chương:"
HAS_CHAPTERS_AND_ARTICLES = "{document} có {count} chương, {articles} điều:"
CHAPTER_HAS = "{part} {document} có {count} điều:"
CHAPTER_BEGINS = "{part} {document} có {count} điều; {shown} điều đầu là:"
CHAPTER_NOT_FOUND = "Tôi không tìm thấy {lacking} trong bản {document} mà tôi đang có."
LACKS_CHAPTER = "{document} không có {lacking}; văn bản này có {count} chương."
HAS_NO_CHAPTERS = "{document} không chia thành các chương."
SOME_CHAPTERS_FOUND = (
    "Trong bản {document} mà tôi đang có, tôi chỉ nhận ra {count} chương; văn bản có thể có thêm chương khác:"
)
NO_CHAPTERS_FOUND = (
    "Tôi không nhận ra các chương trong bản {document} mà tôi đang có; văn bản có thể có chương."
)
SUMMARY_HAS_CHAPTERS = (
    "Bản {document} mà tôi đang có ghi {count} chương; bản này không phải toàn văn, nguyên văn có thể có "
    "thêm:"
)
SUMMARY_HAS_NO_CHAPTERS = (
    "Bản {document} mà tôi đang có không ghi các chương; bản này không phải toàn văn, nguyên văn có thể chia "
    "thành chương."
)
HAS_ARTICLES = "{document} trong kho có: {articles}."
HAS_ITEMS = "{document} gồm {count} mục; sau đây là mục 1."
AND_MORE = "…"
NOTHING_MORE_KNOWN = "Trong kho có {document}, {status}, nhưng bản này không nêu nội dung quy định."
