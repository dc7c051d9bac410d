"""Which documents a question wants listed: on a topic, of a kind, in force or not, of a year."""

import re
from dataclasses import dataclass
from datetime import date

from vectorstore.conversation import content_words
from vectorstore.records import Document, Status
from vectorstore.vietnamese import fold, fold_keeping_length

_KIND = (
    r"(?:van ban(?: phap luat| quy pham phap luat)?|tai lieu|bo luat|luat|nghi dinh|thong tu|nghi quyet"
    r"|chi thi"
    r"|ket luan|quyet dinh|huong dan|thong bao|dieu le|bai viet)"
)
_ABOUT = r"(?:quy dinh(?: chi tiet)?|noi|huong dan|dieu chinh|lien quan|de cap|ban hanh|viet|ap dung)"
_TO = r"(?:ve(?: viec| van de)?|den|toi|cho|trong linh vuc)"
_ASKS = re.compile(
    rf"\b(?:liet ke|ke ten|ke ra|danh sach|danh muc|cho (?:em |toi |minh )?(?:xem |biet )?cac|tong hop)"
    rf"(?: (?:giup|cho|ra|toi|em|minh|tat ca|toan bo|cac|nhung|moi|ten))* (?P<kind>{_KIND})\b"
    rf"|\b(?:co |gom |bao gom |hien co )*(?:nhung |cac |bao nhieu "
    rf"|may )(?P<kind2>{_KIND})(?: nao)? (?:dang |hien )*"
    rf"(?:(?:{_ABOUT} )?{_TO}|(?:{_ABOUT}|con hieu luc|het hieu luc|co hieu luc|chua co hieu luc"
    rf"|trong kho))\b"
    rf"|\b(?P<kind3>{_KIND}) (?:nao|gi) (?:dang |hien |duoc )*(?:(?:{_ABOUT} )?{_TO}|quy dinh|huong dan"
    rf"|dieu chinh|ban hanh|ra doi|thong qua"
    r"|con hieu luc|het hieu luc|co hieu luc|chua co hieu luc)\b"
    rf"|\b(?:co|nhung|cac) (?P<kind4>{_KIND}) (?:nao|gi)\b"
)
# "văn bản nào thay thế Nghị định 12" asks for one document, which its own text names.
_OTHER = re.compile(
    r"\b(?:thay the|bai bo|sua doi|dieu nao|khoan nao|bao nhieu (?:dieu|chuong|khoan)|o dau)\b"
)
_STATUSES = (
    (re.compile(r"\b(?:con|dang co|dang|co) (?:hieu luc|ap dung)\b"), (Status.IN_FORCE,)),
    (re.compile(r"\b(?:het hieu luc|khong con hieu luc|da bi thay the|da het)\b"), (Status.REPLACED,)),
    (re.compile(r"\b(?:chua co hieu luc|sap co hieu luc)\b"), (Status.NOT_YET,)),
)
_LEAD = re.compile(rf"\s*(?:(?:nao|gi|dang|hien|co|{_ABOUT}|{_TO})\b\s*)*")
_YEAR = re.compile(r"\b(?:ban hanh|ra doi|thong qua|ky)\s+(?:trong |vao )?(?:nam )?(?P<year>(?:19|20)\d\d)\b")
_GENERAL = frozenset({"van ban", "van ban phap luat", "van ban quy pham phap luat", "tai lieu"})
_NO_TOPIC = (
    "văn bản pháp luật quy phạm tài liệu bộ nghị định thông tư quyết chỉ thị kết hướng dẫn điều lệ bài"
    " viết liệt kê"
    " danh sách mục tất cả còn hết hiệu lực đang hiện hành áp dụng ban kho liên quan đến nói chỉnh về"
    " việc vấn"
    " đề hãy kể tên giúp xem hiện cập tổng hợp lĩnh vực chưa thông báo bao gồm thống đã dùng được chi tiết"
)
_OF_NO_TOPIC = frozenset(_NO_TOPIC.split())


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which documents a list is to have."""

    topic: str  # "" where all of a kind are wanted
    kind: str  # "luat", without diacritics; "" where any will do
    statuses: tuple[Status, ...] = ()
    year: int | None = None

    def fits(self, document: Document, as_of: date) -> bool:
        """Tell whether a document is of the kind, the validity and the year."""
        is_kind = not self.kind or _is_of_kind(document, self.kind)
        is_valid = not self.statuses or document.status_on(as_of) in self.statuses
        is_of_year = self.year is None or (
            document.issued_on is not None and document.issued_on.year == self.year
        )
        return is_kind and is_valid and is_of_year


def wanted_list(text: str) -> Wanted | None:
    """Return which documents a question wants listed; None where it wants none."""
    folded = fold_keeping_length(text)
    asked = _ASKS.search(folded)
    if asked is None or _OTHER.search(folded):
        return None
    kind = next((name for name in asked.groups() if name), "")
    topic = f"{text[: asked.start()]} {text[asked.end() :]}"
    year = _YEAR.search(folded)
    if year:
        topic = re.sub(rf"(?:(?:năm|nam)\s+)?{year['year']}", " ", topic)
    words = [word for word in content_words(topic) if word not in _OF_NO_TOPIC]
    return Wanted(
        topic=_bare(topic) if words else "",
        kind="" if kind in _GENERAL else kind,
        statuses=next((found for pattern, found in _STATUSES if pattern.search(folded)), ()),
        year=int(year["year"]) if year else None,
    )


def _bare(topic: str) -> str:
    """Return a topic without the words that lead to it: "về", "liên quan đến"."""
    lead = _LEAD.match(fold_keeping_length(topic))
    rest = re.sub(r"\s+", " ", topic[lead.end() if lead else 0 :]).strip(" ?.!,:")
    return re.sub(r"\s+(?:không|khong)(?:\s+(?:ạ|a|vậy|vay))?$", "", rest)


def _is_of_kind(document: Document, kind: str) -> bool:
    if kind == "luat":
        return fold(document.kind or "") in ("luat", "bo luat")
    return fold(document.kind or "") == kind
