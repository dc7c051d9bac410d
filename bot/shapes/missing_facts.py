"""Asks one short question back where the texts differ by something that nobody has said."""

import re
from dataclasses import dataclass

from bot import texts_talk as texts
from bot.answers import NeedsDetails
from bot.shapes.case import Case
from vectorstore.conversation import content_words
from vectorstore.legal_words import without_legal_words
from vectorstore.vietnamese import syllables

_LOOKED_AT = 10  # hits that must tell of at least two kinds, or nothing is to be asked


@dataclass(frozen=True, slots=True)
class _Fact:
    """A question that is asked of several things, the words that say of which, and what to ask back."""

    asked: re.Pattern[str]
    own: frozenset[str]  # the words that a question without the fact consists of
    kinds: tuple[str, ...]  # of what the texts tell apart
    question: str


def _fact(asked: str, own: str, kinds: str, question: str) -> _Fact:
    return _Fact(re.compile(asked), frozenset(syllables(own)), tuple(kinds.split(", ")), question)


_FACTS = (
    _fact(
        r"nghỉ.*(?:bao nhiêu|mấy|bao lâu)|(?:bao nhiêu|mấy) ngày nghỉ",
        "được nghỉ ngày tháng bao nhiêu mấy lâu năm tối đa người lao động công ty nhân viên nghĩ trong",
        "hằng năm, ốm đau, thai sản, lễ, việc riêng",
        texts.WHICH_LEAVE,
    ),
    _fact(
        r"(?:mức đóng|đóng).*(?:bao nhiêu|mấy|thế nào)|mức đóng",
        "mức đóng bao nhiêu phần trăm mấy tiền phí hằng tháng tỷ lệ người lao động doanh nghiệp công ty"
        " thế nào",
        "kinh phí công đoàn, đoàn phí, bảo hiểm xã hội, bảo hiểm y tế, bảo hiểm thất nghiệp",
        texts.WHICH_CONTRIBUTION,
    ),
    _fact(
        r"(?:mức hưởng|hưởng|nhận).*(?:bao nhiêu|thế nào|mấy)|mức hưởng|trợ cấp.*(?:bao nhiêu|thế nào)",
        "mức hưởng được bao nhiêu phần trăm tiền tháng trợ cấp chế độ nhận thế nào tính người lao động",
        "thai sản, ốm đau, thất nghiệp, thôi việc, mất việc, lương hưu, tai nạn lao động, tử tuất",
        texts.WHICH_BENEFIT,
    ),
    _fact(
        r"điều kiện",
        "điều kiện hưởng được chế độ trợ cấp gì thế nào những nào cần gồm",
        "thai sản, ốm đau, thất nghiệp, lương hưu, tai nạn lao động, tử tuất, kết nạp",
        texts.WHICH_CONDITIONS,
    ),
    _fact(
        r"hồ sơ|thủ tục|giấy tờ",
        "hồ sơ thủ tục giấy tờ gồm những gì cần thế nào nộp làm chuẩn bị hưởng chế độ trình tự",
        "thai sản, ốm đau, thất nghiệp, hưu, tai nạn lao động, giấy phép, khiếu nại, thành lập",
        texts.WHICH_DOSSIER,
    ),
    _fact(
        r"phạt",
        "bị phạt bao nhiêu tiền mức thế nào xử vi phạm công ty doanh nghiệp người sử dụng lao động vi"
        " cao nhất",
        "hợp đồng, thử việc, tiền lương, bảo hiểm, làm thêm giờ, công đoàn, thời giờ",
        texts.WHICH_VIOLATION,
    ),
    _fact(
        r"thời hạn|thời gian",
        "thời hạn thời gian bao lâu mấy ngày tháng là nhiêu giải quyết quy định tối đa",
        "khiếu nại, báo trước, thử việc, hợp đồng, trả lương, giải quyết, tố cáo",
        texts.WHICH_DEADLINE,
    ),
)
_MINE = re.compile(r"(?<!\w)(?:tôi|em|mình|tui|cháu|con|anh|chị|bác)(?!\w)")
_WHEN = r"(?:khi nào|bao giờ|năm nào|lúc nào|mấy tuổi|bao nhiêu tuổi|chừng nào)"
_RETIRES = re.compile(rf"{_WHEN}.*hưu|hưu.*{_WHEN}|tuổi (?:nghỉ |về )?hưu")
_SEX = re.compile(r"(?<!\w)(?:nam|nữ|đàn ông|phụ nữ|vợ|chồng|ông|bà)(?!\w)")
_BIRTH = re.compile(r"sinh (?:năm|ngày|tháng)|(?<!\d)19\d\d(?!\d)|\d+ tuổi")
_RETIRING_WORDS = (
    "tuổi nghỉ hưu về khi nào bao giờ năm lúc mấy nhiêu được tôi em mình là thì của chừng anh chị đến"
)
_RETIRING = frozenset(syllables(_RETIRING_WORDS))


def facts_needed(case: Case) -> NeedsDetails | None:
    """Return which fact to ask for; None where the question says it, or the texts do not differ by it."""
    if case.query.references:
        return None
    text = without_legal_words(case.query.text).lower()
    if _asks_when_oneself_retires(text):
        return NeedsDetails(texts.WHO_RETIRES)
    for fact in _FACTS:
        if fact.asked.search(text) and set(content_words(text)) <= fact.own and _differ(case, fact):
            return NeedsDetails(fact.question)
    return None


def _asks_when_oneself_retires(text: str) -> bool:
    """Tell whether somebody asks when they retire themselves and does not say who they are."""
    if not (_MINE.search(text) and _RETIRES.search(text)):
        return False
    is_said = _SEX.search(text) and _BIRTH.search(text)
    return not is_said and set(content_words(text)) <= _RETIRING


def _differ(case: Case, fact: _Fact) -> bool:
    """Tell whether the texts found speak of at least two of the kinds."""
    found = " ".join(
        f"{' '.join(hit.passage.heading_path)} {hit.passage.text}" for hit in case.hits[:_LOOKED_AT]
    ).lower()
    return sum(kind in found for kind in fact.kinds) > 1
