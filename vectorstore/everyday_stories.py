"""What people tell in words that vary, as patterns, and what the law calls it."""

_BOSS = (
    r"công ty|doanh nghiệp|chủ|sếp|xếp|xí nghiệp|cơ quan|người sử dụng lao động|giám đốc|quản lý|tổ trưởng"
    r"|quản đốc|trưởng phòng|ông chủ|bà chủ|xưởng"
)
_EMPLOYER = rf"(?:{_BOSS})"
_PARENT = r"(?:bố mẹ|cha mẹ|ba má|ba mẹ|bố|ba|cha|mẹ|má)(?: (?:vợ|chồng|đẻ|ruột|em|tôi|mình))?"
_RELATIVE = (
    r"(?:vợ|chồng|con(?: (?:trai|gái|đẻ|ruột))?|ông|bà|ông bà|anh|chị|em|anh chị em)"
    r"(?: (?:nội|ngoại|ruột|em|tôi|mình))?"
)
_DIES = r"(?: (?:vừa|mới|bị))? (?:mất(?! (?:tích|sức|trộm|việc|tiền|đồ))|chết|qua đời)"
_FEAST = r"(?:lễ|tết)"
_NAMED_FEAST = (
    r"(?:ngày |dịp |lễ )*(?:30/0?4|0?1/0?5|0?2/0?9|quốc khánh|quốc tế lao động|giải phóng|chiến thắng|giỗ tổ"
    r"|tết dương(?: lịch)?)"
)
_WORKER_SAYS = r"(?:tôi|em|mình|tui|nhân viên|công nhân|người lao động|lương)\b"
_MONEY = r"\d[\d.,]* ?(?:k|nghìn|ngàn|triệu|tr|củ|trăm|đồng)\b"
_FINED = "phạt tiền, cắt lương thay việc xử lý kỷ luật lao động"
# Who asks how much may be taken off wages asks about no fine.
_NO_DEDUCTION = r"^(?!.*\btrừ\b.*\b(?:tối đa|nhiều nhất|bao nhiêu|mấy) (?:bao nhiêu|phần trăm|%)).*"
_ENDS_WORK = (
    r"sa thải|đuổi|đuổi việc"
    r"|cho (?:(?:tôi|em|mình|tui|nhân viên|công nhân|người lao động) )?(?:nghỉ|thôi)(?: việc)?"
    r"|(?<!đơn phương )chấm dứt hợp đồng"
)
_WRONGLY = r"trái luật|trái pháp luật|sai luật|vô cớ|vô lý|không (?:có )?lý do|không báo trước|oan"
_ENDED_WRONGLY = (
    "nghĩa vụ của người sử dụng lao động khi đơn phương chấm dứt hợp đồng lao động trái pháp luật,"
    " nhận người lao động trở lại làm việc"
)
_STAYS = r"^(?!.*\b(?:muốn|xin|tự) (?:\w+ ){0,2}(?:nghỉ|thôi|chấm dứt)\b).*"  # who does not leave herself
_MADE_TO = r"(?:bị|ép|bắt|buộc|đòi|yêu cầu)(?: \w+){0,2}"
_NOT_UNDER = r"(?<!dưới )(?<!chưa )(?<!chưa đủ )(?<!chưa đến )(?<!chưa tới )"
_DENOUNCED = r"(?:ông|bà|sếp|giám đốc|công ty)"
_REVENGE = (
    r"(?:bị (?:\w+ ){0,2}(?:đuổi|sa thải|nghỉ việc|trù dập|trả thù|trả đũa|đe dọa|lộ|làm khó)"
    r"|sợ|trả thù|trù dập|trả đũa|lộ tên|giữ bí mật)"
)
_DANGER = r"\b(?:sắp (?:sập|đổ|nổ|cháy)|nguy hiểm|mất an toàn|không an toàn|rò điện|chập điện|hở điện)\b"
_THINGS = r"(?:máy|laptop|điện thoại|đồ|hàng|dụng cụ|xe|thiết bị)"
_WORKS = (
    r"(?:làm (?:việc|thêm|công|thuê|ở|cho|quán|tại|mấy|bao)|được mấy tiếng|phụ|bán hàng|chạy bàn|tuyển|thuê)"
)
_PAID_A_MONTH = r"tiền (?:hưởng|lãnh|lĩnh|nhận)|(?:hưởng|lãnh|lĩnh|nhận) (?:mỗi|một|1|hằng|hàng) tháng"
# Somebody gives birth and no man, no illness and no other leave is named.
_HER_BIRTH = (
    r"^(?!.*\b(?:vợ|chồng|nam|cha|bố|khám|sẩy|sảy|nhận con|nuôi con|mang thai hộ|triệt sản|dưỡng sức|đi làm"
    r"|lương|tiền|mẹ (?:\w+ )?(?:chết|mất|qua đời))\b)"
    r"(?=.*\b(?:sinh (?:con|bé|em bé|mổ|thường|đôi|ba)|nghỉ (?:đẻ|sinh|thai sản)|đi đẻ|chế độ thai sản)\b)"
)
# What lets somebody leave without notice, and how the law says it.
_LEAVES = (
    r"(?:nghỉ (?:ngang|ngay|luôn|liền|việc|làm)|(?:bỏ|thôi|nghỉ) việc|chấm dứt hợp đồng|đi luôn|nghỉ được)\b"
)
_GROUNDS = (
    (
        r"(?:(?:nợ|chậm|trễ|giam|khất|quỵt) (?:tiền )?lương|(?:lương|trả) (?:trễ|chậm)"
        r"|không (?:chịu |được )?(?:trả|phát) (?:đủ )?lương)",
        "không được trả đủ lương",
    ),
    (r"(?:quấy rối|sàm sỡ|gạ gẫm|đụng chạm)", "bị quấy rối tình dục tại nơi làm việc"),
    (
        r"(?:bị (?:\w+ ){0,3}(?:đánh|đấm|tát|chửi|nhục mạ|hành hạ|ngược đãi|xúc phạm)|cưỡng bức)",
        "bị người sử dụng lao động ngược đãi, đánh đập hoặc có lời nói, hành vi nhục mạ",
    ),
)
_ANY_GROUND = "|".join(ground for ground, _ in _GROUNDS)
_WITHOUT_NOTICE = "người lao động có quyền đơn phương chấm dứt hợp đồng lao động không cần báo trước"
# What shows that a story is one of work; the words in it mean something else elsewhere.
_AT_WORK = (
    r"^(?=.*\b(?:công ty|doanh nghiệp|sếp|xếp|chủ|quản lý|giám đốc|xưởng|xí nghiệp|cơ quan|tổ trưởng|đi làm"
    r"|làm việc|làm đêm|làm thêm|tăng ca|ca|lương|nghỉ|hợp đồng|công nhân|nhân viên|chấm công|đi muộn|đi trễ"
    r"|nội quy|đuổi|sa thải|khám thai|về sớm|đi công tác|chị em|chỗ làm)\b).*"
)
_DISPUTES = r"(?:khiếu nại|tố cáo|tranh chấp)"
_WHO = r"(?:ai|cơ quan nào|cấp nào|đơn vị nào)"
_HAVE_RIGHTS = (
    ("người lao động", "người lao động"),
    (rf"(?:{_EMPLOYER}|người sử dụng lao động)", "người sử dụng lao động"),
    ("đoàn viên(?: công đoàn)?", "đoàn viên công đoàn"),
    ("người khiếu nại", "người khiếu nại"),
    ("người (?:bị )?tố cáo", "người tố cáo"),
    ("(?:người )?(?:tham gia|đóng) bảo hiểm xã hội", "người tham gia bảo hiểm xã hội"),
)
# A pattern, and what the law calls what it tells; the group "w" has the words that the law has others for.
SAID: tuple[tuple[str, str], ...] = (
    (
        rf"^(?!.*\b(?:sinh|viếng|phúng|thăm hỏi|chia buồn)\b).*\b(?P<w>{_PARENT}{_DIES})\b",
        "nghỉ việc riêng cha đẻ mẹ đẻ chết",
    ),
    (rf"^(?=.*\bnghỉ\b).*\b{_RELATIVE}{_DIES}\b", "nghỉ việc riêng chết"),
    (
        rf"\b(?:đi làm|làm việc|làm)\b.{{0,20}}\b(?P<w>{_NAMED_FEAST})(?!\w)"
        r"(?=.*\b(?:lương|tiền|trả|công)\b)",
        "tiền lương làm thêm giờ vào ngày nghỉ lễ, tết, ngày nghỉ có hưởng lương",
    ),
    (
        r"(?=.*\bđêm\b)^(?!.*công đoàn).*\b(?P<w>phụ cấp(?: (?:làm )?(?:ca |ban )?đêm)?)\b",
        "tiền lương làm việc vào ban đêm, được trả thêm",
    ),
    (
        r"\btrợ cấp một lần\b.*\b(?P<w>(?:vợ|chồng)(?: \w+)? sinh)\b",
        "trợ cấp một lần khi sinh con, nhận con khi nhờ mang thai hộ hoặc nhận nuôi con nuôi",
    ),
    (
        rf"^(?!.*\blàm\b)(?=.*\bnghỉ\b)(?=.*\b{_FEAST}\b).*\b(?:trả|có|tính|được|hưởng|nhận|nguyên) lương\b",
        "nghỉ lễ tết hưởng nguyên lương",
    ),
    (
        rf"^(?!.*\b(?:toàn bộ|tất cả)\b).*\b{_EMPLOYER}\b.{{0,20}}"
        r"\bkhông (?:chịu |có |hề )?(?:đóng|nộp) (?:đủ )?bảo hiểm",
        "người sử dụng lao động trốn đóng bảo hiểm xã hội",
    ),
    (
        r"^(?!.*\bthời (?:gian|hạn)\b)\W*(?:\w+ ){1,4}(?:là |tối đa |tối thiểu |trong )?bao lâu\W*$",
        "thời gian",
    ),
    (
        rf"\b{_EMPLOYER}\b.{{0,20}}\bkhông (?:chịu |có |hề )?trả (?:đủ )?(?:tiền )?lương",
        "trả lương chậm không trả đủ tiền lương",
    ),
    (r"\b(?:mức hưởng|tiền)(?: chế độ| trợ cấp)? thai sản", "mức trợ cấp thai sản một tháng"),
    (
        rf"^(?!.*\b(?:{_EMPLOYER}|đơn vị|cơ quan)\b).*(?<!kinh )(?<!đoàn )\b(?P<w>phí công đoàn)\b",
        "đoàn phí công đoàn",
    ),
    (r"\b(?:mức hưởng|tiền)(?: chế độ| trợ cấp)? ốm đau", "mức hưởng trợ cấp ốm đau"),
    (
        rf"^(?=.*\b(?:thai sản|nghỉ sinh|nghỉ đẻ|sinh (?:con|đôi|mổ))\b).*\b(?P<w>{_PAID_A_MONTH})\b",
        "mức trợ cấp thai sản một tháng",
    ),
    (
        rf"{_NO_DEDUCTION}\b(?:{_BOSS})\b[^.?]{{0,20}}(?<!bị )"
        rf"\b(?P<w>phạt|trừ)(?: tiền)? (?:{_WORKER_SAYS}|{_MONEY})",
        _FINED,
    ),
    (rf"{_AT_WORK}\bbị (?:{_BOSS} )?(?P<w>phạt|trừ)(?: tiền| lương)? {_MONEY}", _FINED),
    (rf"\b(?:{_ENDS_WORK})\b[^.?]{{0,25}}\b(?P<w>{_WRONGLY})", _ENDED_WRONGLY),
    (
        r"\b(?P<w>(?:chuyển|điều|đẩy|đổi)\b.{0,15}\b(?:sang|qua|đi)\b.{0,15}"
        r"\b(?:việc|bộ phận|vị trí|khâu|tổ) khác)",
        "chuyển người lao động làm công việc khác so với hợp đồng lao động",
    ),
    (r"^(?=.*\bnghỉ\b).*\b(?P<w>cưới)\b", "kết hôn nghỉ việc riêng"),
    (
        r"^(?=.*\b(?:lương|trả|tiền)\b).*\b(?P<w>chủ nhật)\b",
        "tiền lương làm thêm giờ vào ngày nghỉ hằng tuần",
    ),
    (
        r"^(?!.*\b(?:lương|trả|tiền)\b)(?=.*\b(?:tăng ca|đi làm|nghỉ bù)\b).*\b(?P<w>chủ nhật)\b",
        "ngày nghỉ hằng tuần",
    ),
    (
        r"\b(?:mang thai|có thai|có bầu|bầu)\b.{0,30}\bbị (?:\w+ ){0,3}"
        r"(?P<w>cho nghỉ|đuổi|sa thải|cắt hợp đồng|cho thôi)",
        "không được sa thải, đơn phương chấm dứt hợp đồng lao động vì lý do mang thai",
    ),
    (
        r"^(?=.*\b(?:nghỉ|về sớm|vắt|lấy|hút|phòng|công ty|xưởng)\b).*\b(?P<w>mẹ bỉm)\b",
        "lao động nữ nuôi con",
    ),
    (
        r"^(?=.*\b(?:tai nạn|té|ngã|tông|va|đụng|thương|gãy|xe đâm)\b).*"
        r"\b(?P<w>trên đường (?:đi làm|đi về|từ nhà|về nhà|tới công ty|đến công ty|đi từ))",
        "tai nạn lao động trên tuyến đường đi từ nơi ở đến nơi làm việc",
    ),
    (rf"{_AT_WORK}\b(?P<w>(?:bà|mẹ|chị|đang|vợ|mang|vác) bầu|bầu(?= \d))", "mang thai"),
    (r"\bbầu (?:\d+|mấy|được \d+) tháng", "mang thai từ tháng thứ 07"),
    (
        rf"{_AT_WORK}\b(?P<w>con (?:nhỏ|mọn|còn bú|chưa đầy năm|em \d+ tháng|tôi \d+ tháng|\d+ tháng))",
        "nuôi con dưới 12 tháng tuổi",
    ),
    (r"\b(?P<w>về sớm)\b.{0,20}|\bcon\b.{0,30}\bvề sớm", "nuôi con được nghỉ mỗi ngày 60 phút"),
    (
        r"\b(?:lấy|nhận|làm|xin|lãnh|lĩnh)\b.{0,8}\bbảo hiểm thất nghiệp\b.{0,25}"
        r"\b(?P<w>giấy tờ|giấy gì|ở đâu)",
        "hồ sơ đề nghị hưởng trợ cấp thất nghiệp nộp trung tâm dịch vụ việc làm",
    ),
    (
        rf"\b(?P<w>(?:{_BOSS})\b.{{0,12}}(?:cấm|ngăn|cản|không cho|gây khó)).{{0,20}}\bcông đoàn",
        "cản trở, gây khó khăn việc thành lập, gia nhập và hoạt động công đoàn",
    ),
    (
        r"\b(?P<w>(?:lập|mở) công đoàn)\b(?=.*\b(?:người|nhân viên|công nhân|đoàn viên)\b)"
        r"|\b(?:người|nhân viên|công nhân)\b.{0,30}\b(?:lập|mở) công đoàn",
        "điều kiện thành lập công đoàn cơ sở có ít nhất đoàn viên",
    ),
    (
        r"\b(?P<w>(?:mấy|bao nhiêu) (?:người|công nhân)\b.{0,20}\b(?<!thành )(?:lập|mở)(?: được)? công đoàn)",
        "thành lập công đoàn cơ sở cần bao nhiêu đoàn viên hoặc người lao động trở lên",
    ),
    (
        r"\bnghỉ việc\b.{0,30}\b(?:bao lâu|mấy ngày|bao nhiêu ngày|khi nào|bao giờ)\b.{0,30}"
        r"\b(?P<w>(?:trả|thanh toán) (?:hết |đủ |xong )?(?:tiền|lương))",
        "khi chấm dứt hợp đồng lao động, thời hạn thanh toán các khoản tiền",
    ),
    (
        rf"{_STAYS}\b(?:đang (?:có |mang )?(?P<w>(?:thai|bầu))|mang thai|có thai|nghỉ thai sản|nuôi con nhỏ"
        rf"|(?:bầu|thai) \d+ tháng)\b.{{0,40}}\b(?:{_ENDS_WORK}|{_MADE_TO} nghỉ việc)\b",
        "không được sa thải, đơn phương chấm dứt hợp đồng lao động vì lý do mang thai",
    ),
    (
        r"\bbảo hiểm thất nghiệp\b.{0,30}\b(?P<w>lãnh|lĩnh|nhận|hưởng)\b.{0,10}\b(?:mấy|bao nhiêu) tháng",
        "thời gian hưởng trợ cấp thất nghiệp tính theo số tháng đóng",
    ),
    (
        r"\blàm(?: việc)?(?: được)? \d+ năm\b.{0,25}\b(?P<w>ngày phép|phép)\b",
        "được nghỉ hằng năm, hưởng nguyên lương, ngày làm việc đối với điều kiện bình thường,"
        " thâm niên làm việc",
    ),
    (r"\bđình công\b.{0,25}\blương", "tiền lương của người lao động trong thời gian đình công"),
    (
        r"\b(?:phá sản|giải thể|đóng cửa)\b.{0,30}\blương|\blương\b.{0,30}\b(?:phá sản|giải thể)",
        "doanh nghiệp chấm dứt hoạt động, bị giải thể, phá sản: tiền lương được ưu tiên thanh toán",
    ),
    (
        rf"\b(?:{_BOSS})\b.{{0,15}}\bkhông (?:cho|duyệt|giải quyết)\b.{{0,12}}\b(?:phép|nghỉ hằng năm)",
        "quyền nghỉ hằng năm của người lao động, lịch nghỉ hằng năm do người sử dụng lao động quy định",
    ),
    (
        r"\b(?P<w>chủ tịch công đoàn)\b.{0,30}\b(?:sa thải|đuổi|cho nghỉ|cho thôi|chấm dứt|nghỉ việc)",
        "cán bộ công đoàn không chuyên trách",
    ),
    (
        r"\btrừ (?:tiền )?bảo hiểm\b.{0,60}\bkhông\b.{0,12}\b(?:nộp|đóng)",
        "người sử dụng lao động chậm đóng, trốn đóng bảo hiểm xã hội",
    ),
    (
        rf"{_DANGER}.{{0,60}}\b(?:bỏ|từ chối|không (?:chịu |dám |muốn )?làm|nghỉ|rời|ngừng)\b",
        "từ chối làm công việc hoặc rời bỏ nơi làm việc khi thấy rõ có nguy cơ xảy ra tai nạn lao động",
    ),
    (
        rf"(?:(?<!trên )\b(?:1[0-4]|[89])|\b(?:dưới|chưa|chưa đủ|chưa đến|chưa tới) 15) tuổi\b"
        rf".{{0,40}}\b{_WORKS}\b",
        "lao động chưa thành niên, thời giờ làm việc của người chưa đủ 15 tuổi",
    ),
    (
        rf"{_NOT_UNDER}\b1[5-7] tuổi\b.{{0,40}}\b{_WORKS}\b",
        "lao động chưa thành niên, thời giờ làm việc của người từ đủ 15 tuổi đến chưa đủ 18 tuổi",
    ),
    (rf"\b(?P<w>tố) {_DENOUNCED}\b", "tố cáo"),
    (rf"\b(?P<w>tố) (?:cáo|{_DENOUNCED})\b(?:(?!\bvì\b).){{0,40}}\b{_REVENGE}\b", "bảo vệ người tố cáo"),
    (
        r"\bthử việc \d+ (?:tháng|ngày)\b|\bthử việc (?:một|hai|ba|bốn|năm|sáu) tháng\b",
        "thời gian thử việc tối đa không quá",
    ),
    (
        r"\blàm (?:việc )?\d+ ?(?:tiếng|giờ|h)\b",
        "thời giờ làm việc bình thường không quá 08 giờ trong 01 ngày",
    ),
    (
        rf"{_AT_WORK}(?:\b(?:hỏng|hư|vỡ|mất) {_THINGS}\b|\bđền\b.*\b{_THINGS} (?:hỏng|hư|vỡ)\b)",
        "làm hư hỏng dụng cụ, thiết bị gây thiệt hại tài sản bồi thường thiệt hại",
    ),
    (
        rf"\b(?:{_BOSS})\b.{{0,12}}\bkhông (?:cho|để|duyệt) (?:\w+ ){{0,2}}khám thai",
        "lao động nữ mang thai được nghỉ việc để đi khám thai",
    ),
    (
        r"\b(?P<w>ép|bắt|bắt buộc) (?:phải )?(?:tăng ca|làm thêm|làm ngoài giờ)",
        "làm thêm giờ phải được sự đồng ý của người lao động",
    ),
    (
        r"\bkhông ký (?:kết )?hợp đồng",
        "giao kết hợp đồng lao động bằng văn bản",
    ),
    (
        r"(?<!cho )(?<!bị )\bnghỉ\b(?!.*\b(?:cho|bị) (?:nghỉ|thôi)\b)(?: \w+){0,4} (?:mà )?"
        r"không (?:cần |phải )?báo trước",
        "người lao động có quyền đơn phương chấm dứt hợp đồng lao động không cần báo trước",
    ),
    (
        rf"^(?=.*\btai nạn(?: lao động)?\b).*\b(?:{_BOSS})\b.{{0,15}}"
        r"\b(?:phải|có) (?:trả|chi|chịu|lo|hỗ trợ)\b",
        "trách nhiệm của người sử dụng lao động đối với người lao động bị tai nạn lao động,"
        " thanh toán chi phí, bồi thường, trợ cấp",
    ),
    (
        r"^(?!.*\b(?:giải quyết|trả lời|thụ lý)\b)(?=.*\bkhiếu nại\b)"
        r".*\b(?P<w>trong vòng|trong thời hạn|kể từ (?:khi|ngày)|bao lâu thì hết|còn được)\b",
        "thời hiệu khiếu nại",
    ),
    (
        rf"\b{_DISPUTES}\b.*\b(?P<w>(?:do )?{_WHO} (?:sẽ |được )?(?:giải quyết|xử lý|thụ lý))"
        rf"|^{_WHO} (?:sẽ )?giải quyết {_DISPUTES}",
        "thẩm quyền giải quyết",
    ),
    (
        rf"\b(?:dưới|chưa đủ|chưa đến|chưa tới|chưa) 18 tuổi\b.{{0,40}}\b{_WORKS}\b",
        "lao động chưa thành niên, thời giờ làm việc của người từ đủ 15 tuổi đến chưa đủ 18 tuổi",
    ),
    (
        r"\b(?:mới (?:vào |vô )?làm|làm (?:việc )?(?:được |mới )*(?:\d|1[01]) tháng)\b"
        r".*\b(?:nghỉ phép|phép năm|ngày phép)\b",
        "làm việc chưa đủ 12 tháng thì số ngày nghỉ hằng năm theo tỷ lệ tương ứng với số tháng làm việc",
    ),
    (
        r"\b(?:học|học nghề|đào tạo)\b.*\b(?:trả|đền|bồi thường|hoàn)\b.{0,15}\b(?P<w>tiền|phí)\b",
        "hoàn trả chi phí đào tạo, hợp đồng đào tạo nghề",
    ),
    (
        r"\blàm (?:việc )?(?:cho |ở |tại )?(?P<w>(?:2|hai|nhiều|mấy) (?:công ty|chỗ|nơi|việc))\b",
        "giao kết nhiều hợp đồng lao động với nhiều người sử dụng lao động",
    ),
    (
        r"\b(?P<w>hết hạn hợp đồng|hợp đồng(?: lao động)? (?:sắp )?hết hạn)\b.*\b(?:báo|thông báo)\b",
        "thông báo chấm dứt hợp đồng lao động khi hợp đồng lao động hết hạn",
    ),
    (
        r"\b(?P<w>(?:công ty|doanh nghiệp) (?:bị |mới |được )?(?:sáp nhập|bán|chia tách|đổi chủ|sang tên))\b",
        "chia, tách, hợp nhất, sáp nhập doanh nghiệp, phương án sử dụng lao động",
    ),
    (
        r"\bkinh phí công đoàn\b.*\btính"
        r" (?P<w>(?:trên|theo|từ|dựa(?: vào| trên)?)(?: \w+){0,3} (?:gì|nào|đâu))",
        "quỹ tiền lương làm căn cứ đóng bảo hiểm xã hội",
    ),
    (
        r"\bcông đoàn\b.{0,20}\b(?P<w>bắt buộc)\b.{0,12}\b(?:tham gia|vào|gia nhập)"
        r"|\b(?:bắt buộc|ép|phải|buộc)\b.{0,12}\b(?:tham gia|vào|gia nhập) công đoàn\b"
        r"|^\W*(?:ai|những ai|người nào)(?: \w+){0,3} (?:gia nhập|vào|tham gia) (?:tổ chức )?công đoàn\W*$"
        r"|^gia nhập công đoàn ai\W*$",
        "quyền thành lập, gia nhập và hoạt động công đoàn của người lao động",
    ),
    (
        r"\b(?:[oô] ?sin|giúp việc)\b.*\b(?P<w>đóng bảo hiểm)|\bbảo hiểm\b.{0,30}\b(?:[oô] ?sin|giúp việc)\b",
        "trả cho người giúp việc gia đình khoản tiền bảo hiểm xã hội, bảo hiểm y tế",
    ),
    (
        r"\b(?:trả lương|lương|trả) (?:trễ|chậm)\b.{0,15}"
        r"\b(?:thì sao|có sao|bị sao|mấy ngày|bao lâu|bao nhiêu)",
        "trả lương chậm không quá 30 ngày, đền bù thêm một khoản tiền lãi",
    ),
    (
        r"\b(?:nghỉ ngang|nghỉ việc|bỏ việc|thôi việc)\b.{0,25}\b(?P<w>đền)\b(?! bù)",
        "bồi thường",
    ),
    (
        r"^(?=.*\b(?:đóng|tham gia)\b.{0,40}\b(?:bao nhiêu|mấy) năm\b.{0,20}"
        r"\b(?:được|có|hưởng|nhận|lãnh|lĩnh) (?:hưởng |nhận )?lương hưu"
        r"|.*\bđóng\b.{0,40}\blương hưu\b.{0,20}\b(?:mấy|bao nhiêu) năm\b)",
        "điều kiện hưởng lương hưu",
    ),
    (
        rf"{_HER_BIRTH}(?=.*\bnghỉ\b).*(?:bao lâu|(?:mấy|bao nhiêu) (?:tháng|ngày)|thế nào|thì sao)",
        "lao động nữ được nghỉ thai sản trước và sau khi sinh con",
    ),
    *(
        (
            rf"(?P<w>\b{ground}\b.{{0,40}}\b{_LEAVES})|(?:\b{_LEAVES}).{{0,30}}\b{ground}\b",
            f"{_WITHOUT_NOTICE} {law}",
        )
        for ground, law in _GROUNDS
    ),
    (
        rf"^(?!.*\b(?:{_ANY_GROUND})\b).*\b(?P<w>nghỉ ngang)\b",
        "đơn phương chấm dứt hợp đồng lao động trái pháp luật",
    ),
    *(
        (
            rf"\b{who} (?:thì )?(?:có|được) (?:những |các )?(?P<w>quyền(?: lợi)? (?:gì|nào|những gì))\W*$",
            f"quyền, nghĩa vụ của {words}, có các quyền sau đây",
        )
        for who, words in _HAVE_RIGHTS
    ),
)
