"""Tells whether a question leans on the one before it, and what that one was about."""

import re

from vectorstore.contrasts import names_only_a_kind
from vectorstore.topics import asks_about_topic, has_topic
from vectorstore.vietnamese import syllables

_OPENERS = re.compile(
    r"^(?:thế còn|vậy còn|còn|thế thì|vậy thì|thế nếu|vậy nếu|thế|vậy|xong rồi|xong|sau đó|rồi|tiếp theo|tiếp"
    r"|ví dụ|như vậy|như thế|tại sao|vì sao|cụ thể|khi đó|lúc đó|lúc này|hết thời gian đó|trong lúc"
    r" đó|ngoài ra"
    r"|nếu vậy|nếu thế|nếu không|nếu|đối với|trường hợp đó|và|hay|nhưng|mà)(?!\w)",
    re.IGNORECASE,
)
_POINTING = re.compile(
    r"(?<!\w)(?:lúc|khi|thời gian|trường hợp|việc|cái|điều|mức|số|số tiền|tiền|người|luật|văn bản"
    r"|quy định|khoản"
    r"|thời hạn|chế độ|nghị định|thông tư|những|hồ sơ|đơn|giấy|ngày|hình thức|loại|chỗ|nơi|bên|nhóm|đối tượng"
    r"|quyết định|hành vi|biện pháp|thủ tục|khoản tiền|trợ cấp|mức phạt|quyền|nghĩa vụ|lý do|thỏa thuận"
    r"|phần|khoảng thời gian|giai đoạn|trong) (?:đó|này|ấy|kia|trên đây|vừa rồi|vừa nói)(?!\w)"
    r"|(?<!\w)(?:ở trên|như trên|vừa rồi|vừa nói|nó|họ thì"
    r"|(?:điều|khoản|điểm) (?:tiếp theo|kế tiếp|tiếp|sau|trước|liền trước"
    r"|liền sau|sau đó|trước đó))(?!\w)",
    re.IGNORECASE,
)
_ENDING = re.compile(
    r"(?:thì (?:tính )?(?:sao|thế nào|ra sao)|tính (?:sao|thế nào|ra sao)|có được không|như thế nào)[?.! ]*$",
    re.IGNORECASE,
)
# "công ty thì đóng bao nhiêu": another one than before, of whom the same is asked.
_ANOTHER = re.compile(
    r"^(?:bên |phía )?(?:công ty|doanh nghiệp|chủ|sếp|người (?:sử dụng )?lao động|công nhân|nhân viên|nam|nữ"
    r"|vợ|chồng|mẹ|cha|bố|đoàn viên|cán bộ|đảng viên|công chức|viên chức|lao động (?:nam|nữ)"
    r"|lần (?:đầu|hai|ba)|cấp \w+) thì (?!sao\b)",
    re.IGNORECASE,
)
# "Bên người lao động phải có mấy người?": a side of what was asked before.
_A_SIDE = re.compile(
    r"^(?:bên|phía) (?:công ty|doanh nghiệp|chủ|người (?:sử dụng )?lao động|công nhân|nhân viên)"
    r" (?=(?:phải|cần|có|cử|được) )",
    re.IGNORECASE,
)
_QUESTION_WORDS = (
    "tối đa là", "tối thiểu là", "tối đa", "tối thiểu", "ít nhất", "nhiều nhất", "chậm nhất", "muộn nhất",
    "bao lâu một lần", "mấy lần một năm", "bao nhiêu lần một năm",
    "bao nhiêu phần trăm", "bao nhiêu tiền", "bao nhiêu ngày", "bao nhiêu tháng", "bao nhiêu năm",
    "bao nhiêu", "bao lâu", "bao giờ", "khi nào", "lúc nào", "thế nào", "ra sao", "là gì", "những gì",
    "cái gì", "làm gì", "gì", "ở đâu", "chỗ nào", "nào", "mấy phần trăm", "mấy ngày", "mấy tháng",
    "mấy năm", "mấy giờ", "mấy lần", "mấy tuổi", "mấy", "tại sao", "vì sao", "có được",
    "phải không", "hay không", "đúng không", "được không", "là", "thì",
)  # fmt: skip
_HOW_MANY = r"(?:(?:cần|phải|có) )*(?:bao nhiêu|mấy) (?:người|đoàn viên|thành viên|ủy viên|công nhân)"
# "không" only asks where it ends the question: "hợp đồng không xác định thời hạn" keeps it.
_QUESTION = re.compile(
    rf"(?<!\w)(?:{_HOW_MANY}|{'|'.join(map(re.escape, _QUESTION_WORDS))}"
    r"|(?:không|chưa)(?=[\s?!.]*$))(?!\w)|[?!.]",
    re.IGNORECASE,
)
# What is left hanging where "bao nhiêu" or "ở đâu" behind it is taken away.
_HANGING = re.compile(r"(?:\s+(?:bằng|ở|vào|từ|theo|khoảng|tới|đến))+$", re.IGNORECASE)
_EMPTY = (
    "thì là mà và còn thế vậy nếu sao bao nhiêu lâu giờ khi nào gì ai đâu có không được phải bị cho của với"
    " ở trong ngoài đó này kia ấy nó tôi em mình anh chị ạ à nhỉ hả rồi cũng thêm nữa khác thế nào như ra"
    " các những một mấy cần làm hỏi biết nên theo về từ đến tại năm tháng ngày"
)
_EMPTY_WORDS = frozenset(_EMPTY.split())
# What is asked of a matter; a question of nothing else asks it of the matter before.
_ASPECT_NAMES = (
    "điều kiện hưởng", "điều kiện", "mức hưởng", "mức đóng", "mức phạt", "hồ sơ", "thủ tục", "giấy tờ",
    "trình tự", "thời hạn", "thời gian hưởng",
)  # fmt: skip
_ASPECT = re.compile(rf"(?<!\w)(?:{'|'.join(_ASPECT_NAMES)})(?!\w)", re.IGNORECASE)
_OF_ASPECTS = (
    "điều kiện mức hưởng đóng phạt hồ sơ thủ tục giấy tờ trình tự thời hạn gian gồm bao nộp chuẩn xin nhận"
    " quy định bất hợp pháp trái luật lệ tính tiền được nơi cách đối tượng đơn gửi mẫu"
)
_ASPECT_WORDS = frozenset(_OF_ASPECTS.split())
_WANTS_MORE = re.compile(
    r"^(?:(?:bạn|em|anh|chị|hãy|vui lòng|xin|có thể)\s+)*(?:nói|giải thích|trả lời|trình bày|cho biết|nêu)?"
    r"\s*(?:rõ|chi tiết|cụ thể|kỹ|thêm|dễ hiểu)"
    r"(?:\s+(?:ràng|hơn|thêm|nữa|chút|được không|đi|ra|giúp|tôi|em|mình))*"
    r"[\s?.!]*$",
    re.IGNORECASE,
)
# "Căn cứ vào đâu?" wants the answer again: its place stands with it.
_TEXTS = r"(?:điều|khoản|luật|bộ luật|văn bản|nghị định|thông tư|quy định)"
_BASED = r"(?:căn cứ|dựa|theo|quy định|ghi|nằm|(?:cơ sở|căn cứ) pháp lý)"
_WANTS_SOURCE = re.compile(
    rf"^(?:(?:thế|vậy|và|còn) )?(?:{_TEXTS} (?:này|đó|ấy|trên) )?(?:là |được )?"
    rf"(?:{_BASED}(?: (?:ở|vào|tại|trong|theo|trên|từ))? đâu"
    rf"|(?:{_BASED}|thuộc|của)?(?: ?(?:ở|vào|tại|trong|theo|trên|từ))? ?{_TEXTS} (?:mấy|nào|số mấy)"
    r"|(?:cơ sở|căn cứ) pháp lý(?: (?:là gì|nào|gì))?)(?: quy định)?(?: (?:vậy|thế|ạ|nhỉ|ra))*[\s?.!]*$",
    re.IGNORECASE,
)
# "khoản 4 quy định gì?": part of a place that only the question before can name.
_INSIDE = re.compile(
    r"^(?:(?:thế|vậy|còn|và) )?(?:khoản \d{1,2}|điểm [a-zđ])(?!\w)(?! *,?(?: khoản \d+)? *(?:,|của)? *"
    r"(?:điều|luật|bộ luật|nghị định|thông tư) \w)",
    re.IGNORECASE,
)
_BARE_ACT = re.compile(
    r"^(?:(?:thế|vậy) )?(?:có )?(?:(?:cần|phải|được|bị|nên|bắt buộc) )+"
    r"(?:báo trước|gia hạn|trả lương|trả tiền|bồi thường|thông báo|đồng ý|xin phép|chứng minh|đóng tiền"
    r"|hoàn trả|ký lại|làm lại|nộp lại|trả lại|kéo dài|rút ngắn|phạt|xử phạt)"
    r"(?: (?:lại|thêm|nữa|trước|tiền|gì))*(?: (?:hay )?(?:không|chưa))?(?: (?:ạ|vậy|nhỉ))?[\s?.!]*$",
    re.IGNORECASE,
)
_MAX_TOPIC_SYLLABLES = 40
_FEW = 2  # content words
_SHORT = 7  # syllables; a longer question says enough although few of its words are content
_FEWEST_ENOUGH = 4  # content words of "làm thêm giờ ngày lễ thì sao", which stands alone
_LONG = 8  # content words; so many before "người đó" or "việc này" say themselves what these point at


def content_words(text: str) -> list[str]:
    """Return the syllables that say what a question is about, in order."""
    return [word for word in syllables(text) if word not in _EMPTY_WORDS and not word.isdecimal()]


def is_follow_up(text: str) -> bool:
    """Tell whether a question, already written out, cannot be understood without the one before."""
    text = text.strip()
    words = len(content_words(text))
    if _points_back(text) or wants_more(text) or asks_only_an_aspect(text) or names_only_a_kind(text):
        return True
    if _OPENERS.search(text):
        return words <= 12
    if _INSIDE.match(text) and words <= _SHORT and not has_topic(text):
        return True
    if _asks_of_an_act(text) or (_ANOTHER.match(text) and words <= _SHORT and not has_topic(text)):
        return True
    side = _A_SIDE.match(text)
    if side and words <= _SHORT and not has_topic(text[side.end() :]):
        return True
    if _is_short(text):
        return not asks_about_topic(text)
    says_enough = words >= _FEWEST_ENOUGH and has_topic(text)
    return bool(_ENDING.search(text)) and words <= 6 and not says_enough


def leans_by_shortness(text: str) -> bool:
    """Tell whether a follow-up is one only because it says so little: nothing in it marks it as one."""
    is_marked = _points_back(text) or wants_more(text) or asks_only_an_aspect(text) or names_only_a_kind(text)
    leads = _OPENERS.search(text) or _ANOTHER.match(text)
    return not is_marked and not leads and not _asks_of_an_act(text) and _is_short(text)


def _is_short(text: str) -> bool:
    return len(content_words(text)) <= _FEW and len(syllables(text)) <= _SHORT


def may_lean(text: str) -> bool:
    """Tell whether a question that nothing marks may be a follow-up: few words, no matter of the field."""
    return len(content_words(text)) <= _SHORT and not has_topic(text)


def wants_more(text: str) -> bool:
    """Tell whether a text only asks for the answer again, clearer or with its place: "nói rõ hơn"."""
    return any(pattern.match(text.strip()) for pattern in (_WANTS_MORE, _WANTS_SOURCE))


def asks_only_an_aspect(text: str) -> bool:
    """Tell whether a question asks something and does not say of what: "hồ sơ gồm những gì?"."""
    words = content_words(text)
    return bool(words) and len(words) <= _SHORT and all(word in _ASPECT_WORDS for word in words)


def _asks_of_an_act(text: str) -> bool:
    """Tell whether only whether an act is due is asked, and neither of whom nor when."""
    return _BARE_ACT.match(text) is not None


def _points_back(text: str) -> bool:
    """Tell whether a text points at something that it does not say itself."""
    pointing = _POINTING.search(text)
    return pointing is not None and len(content_words(text[: pointing.start()])) < _LONG


def topic_of(text: str, question: str = "") -> str:
    """Return what an earlier question was about: its words without those that only ask.

    Where the new question asks another aspect, the earlier one is left out too.
    """
    matter = _ASPECT.sub(" ", text) if asks_only_an_aspect(question) else text
    text = matter if has_topic(matter) else text
    words = _HANGING.sub("", re.sub(r"\s+", " ", _QUESTION.sub(" ", text)).strip(" ,;:"))
    return " ".join(words.split()[-_MAX_TOPIC_SYLLABLES:])


def joined_with_topic(topic: str, question: str) -> str:
    """Return the question with the topic in front, so that it stands alone."""
    return f"{topic}: {question}" if topic else question
