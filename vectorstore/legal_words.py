"""Adds the words of the law to the everyday words of a question; they are searched beside them."""

import re

# Everyday expressions and the words of the law for the same thing.
_EVERYDAY: dict[str, str] = {
    "công đoàn phí": "đoàn phí công đoàn",
    "tăng ca": "làm thêm giờ",
    "làm ngoài giờ": "làm thêm giờ",
    "làm đêm": "làm việc vào ban đêm",
    "ca đêm": "làm việc vào ban đêm",
    "đuổi việc": "sa thải chấm dứt hợp đồng lao động",
    "bị đuổi": "sa thải chấm dứt hợp đồng lao động",
    "cho thôi việc": "chấm dứt hợp đồng lao động",
    "cho nghỉ việc": "chấm dứt hợp đồng lao động",
    "nghỉ ngang": "đơn phương chấm dứt hợp đồng lao động trái pháp luật",
    "nhảy việc": "đơn phương chấm dứt hợp đồng lao động",
    "xin nghỉ việc": "đơn phương chấm dứt hợp đồng lao động báo trước",
    "nghỉ đẻ": "nghỉ thai sản",
    "nghỉ sinh": "nghỉ thai sản",
    "đi đẻ": "thai sản sinh con",
    "vợ đẻ": "lao động nam vợ sinh con",
    "chồng sinh con": "lao động nam khi vợ sinh con được nghỉ",
    "chồng nghỉ thai sản": "lao động nam khi vợ sinh con được nghỉ",
    "chồng được nghỉ thai sản": "lao động nam khi vợ sinh con được nghỉ",
    "có bầu": "mang thai",
    "bầu bí": "mang thai",
    "sảy thai": "sẩy thai",
    "con bệnh": "con ốm đau",
    "con ốm": "chăm sóc con ốm đau",
    "nghỉ ốm": "chế độ ốm đau",
    "nghỉ bệnh": "chế độ ốm đau",
    "nghỉ phép mấy ngày": "được nghỉ hằng năm bao nhiêu ngày làm việc",
    "nghỉ phép": "nghỉ hằng năm",
    "phép năm": "nghỉ hằng năm",
    "nghỉ mát": "nghỉ hằng năm",
    "nghỉ cưới": "nghỉ việc riêng kết hôn",
    "đám cưới": "kết hôn",
    "đám tang": "nghỉ việc riêng chết",
    "nghỉ tang": "nghỉ việc riêng chết",
    "ba má mất": "nghỉ việc riêng cha đẻ mẹ đẻ chết",
    "bố mẹ mất": "nghỉ việc riêng cha đẻ mẹ đẻ chết",
    "cha mẹ mất": "nghỉ việc riêng cha đẻ mẹ đẻ chết",
    "mấy bữa": "bao nhiêu ngày",
    "nợ lương": "trả lương chậm",
    "chậm lương": "trả lương chậm",
    "giam lương": "trả lương chậm",
    "quỵt lương": "không trả lương",
    "trừ lương": "khấu trừ tiền lương",
    "phạt tiền nhân viên": "phạt tiền thay việc xử lý kỷ luật lao động",
    "cúp lương": "cắt lương thay việc xử lý kỷ luật lao động",
    "cúp điện": "ngừng việc sự cố về điện",
    "mất điện": "ngừng việc sự cố về điện",
    "giữ bằng": "giữ bản chính văn bằng",
    "giữ giấy tờ": "giữ bản chính giấy tờ tùy thân",
    "giữ chứng minh": "giữ bản chính giấy tờ tùy thân",
    "giữ căn cước": "giữ bản chính giấy tờ tùy thân",
    "đặt cọc": "biện pháp bảo đảm bằng tiền",
    "thế chân": "biện pháp bảo đảm bằng tiền",
    "ký tiếp": "gia hạn hợp đồng lao động ký kết hợp đồng lao động mới",
    "về hưu": "nghỉ hưu",
    "tuổi hưu": "tuổi nghỉ hưu",
    "hưu non": "nghỉ hưu trước tuổi",
    "rút một lần": "bảo hiểm xã hội một lần",
    "rút bảo hiểm": "bảo hiểm xã hội một lần",
    "lãnh bảo hiểm": "hưởng bảo hiểm xã hội",
    "bảo hiểm một cục": "bảo hiểm xã hội một lần",
    "tiền thất nghiệp": "trợ cấp thất nghiệp",
    "lãnh thất nghiệp": "hưởng trợ cấp thất nghiệp",
    "trốn đóng": "trốn đóng bảo hiểm xã hội",
    "lương tháng 13": "thưởng",
    "thưởng tết": "thưởng",
    "lãn công": "đình công",
    "sếp": "người sử dụng lao động",
    "ông chủ": "người sử dụng lao động",
    "chủ xưởng": "người sử dụng lao động",
    "lên chính thức": "kết thúc thời gian thử việc",
    "học việc": "học nghề tập nghề",
    "làm thử": "thử việc",
    "sàm sỡ": "quấy rối tình dục",
    "quấy rối": "quấy rối tình dục",
    "bị đánh": "ngược đãi xúc phạm",
    "chửi": "xúc phạm danh dự nhân phẩm ngược đãi",
    "chuyển chỗ làm": "chuyển người lao động làm công việc khác",
    "điều chuyển": "chuyển người lao động làm công việc khác",
    "làm hỏng": "bồi thường thiệt hại",
    "vào công đoàn": "gia nhập công đoàn",
    "ra công đoàn": "ra khỏi công đoàn",
    "xuất khẩu lao động": "người lao động đi làm việc ở nước ngoài",
    "đi xklđ": "người lao động đi làm việc ở nước ngoài",
    "giúp việc nhà": "lao động là người giúp việc gia đình",
    "ô sin": "lao động là người giúp việc gia đình",
    "trẻ con làm": "lao động chưa thành niên",
}
_PARENT = r"(?:bố mẹ|cha mẹ|ba má|ba mẹ|bố|ba|cha|mẹ|má)(?: (?:vợ|chồng|đẻ|ruột|em|tôi|mình))?"
_RELATIVE = (
    r"(?:vợ|chồng|con(?: (?:trai|gái|đẻ|ruột))?|ông|bà|ông bà|anh|chị|em|anh chị em)"
    r"(?: (?:nội|ngoại|ruột|em|tôi|mình))?"
)
_DIES = r"(?: (?:vừa|mới|bị))? (?:mất(?! (?:tích|sức|trộm|việc|tiền|đồ))|chết|qua đời)"
_EMPLOYER = r"(?:công ty|doanh nghiệp|chủ|sếp|xí nghiệp|cơ quan|người sử dụng lao động)"
_FEAST = r"(?:lễ|tết)"
# The same where what is said varies: a pattern, and what the law calls it.
_SAID: tuple[tuple[str, str], ...] = (
    (rf"^(?!.*\bsinh\b).*\b{_PARENT}{_DIES}\b", "nghỉ việc riêng cha đẻ mẹ đẻ chết"),
    (rf"^(?=.*\bnghỉ\b).*\b{_RELATIVE}{_DIES}\b", "nghỉ việc riêng chết"),
    (
        rf"^(?!.*\blàm\b)(?=.*\bnghỉ\b)(?=.*\b{_FEAST}\b).*\b(?:trả|có|tính|được|hưởng|nhận|nguyên) lương\b",
        "nghỉ lễ tết hưởng nguyên lương",
    ),
    (
        rf"\b{_EMPLOYER}\b.{{0,20}}\bkhông (?:chịu |có |hề )?(?:đóng|nộp) (?:đủ )?bảo hiểm",
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
    (r"\b(?:mức hưởng|tiền)(?: chế độ| trợ cấp)? ốm đau", "mức hưởng trợ cấp ốm đau"),
)
_PATTERNS = (
    *((re.compile(rf"(?<!\w){re.escape(said)}(?!\w)"), words) for said, words in _EVERYDAY.items()),
    *((re.compile(said, re.DOTALL), words) for said, words in _SAID),
)


def with_legal_words(text: str) -> str:
    """Return the text followed by the words of the law for the everyday expressions in it."""
    lowered = text.lower()
    added = [words for said, words in _PATTERNS if words not in lowered and said.search(lowered)]
    return " ".join([text, *dict.fromkeys(added)])


def without_legal_words(text: str) -> str:
    """Return the text of a query without the words of the law that were added behind it."""
    lowered = text.lower()
    for said, words in reversed(_PATTERNS):
        if lowered.endswith(f" {words}") and said.search(lowered.removesuffix(f" {words}")):
            lowered = lowered.removesuffix(f" {words}")
    return text[: len(lowered)]
