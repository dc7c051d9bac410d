"""Which documents a question wants listed: on a topic, of a kind, in force or not, of a year."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from vectorstore.conversation import content_words
from vectorstore.dates import named_days
from vectorstore.records import Document, Status
from vectorstore.vietnamese import fold, fold_keeping_length, normalize

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
    rf"|\b(?P<kind5>{_KIND}) (?:nao|gi)(?= cua\b| (?:trong )?nam (?:19|20)\d\d\b)"
)
_ENDED = r"(?:het hieu luc|khong con hieu luc|het han|bi thay the|bi bai bo|bi huy bo)"
_COMES = r"(?:chua co hieu luc|(?:sap|se) (?:co hieu luc|ap dung|thi hanh))"
_NEWEST = (
    r"(?:moi nhat|(?:moi|vua) (?:duoc )?(?:co hieu luc|co|ban hanh|ra doi|ra|thong qua)"
    r"|(?<=nao )moi|(?<=gi )moi)"
)
_AMENDED = r"(?:(?:bi|duoc) (?:sua doi(?:,? bo sung)?|bo sung|bai bo mot phan)|het hieu luc mot phan)"
_SOFTLY = rf"(?: (?:roi|nua|chua|khong|hien nay|la (?:{_KIND} )?(?:nao|gi)))*"
_ASKS_MORE = re.compile(r"\b(?:bao nhieu|may|the nao|khi nao|bao gio|bao lau|la gi|nhu nao|ra sao)\b")
# "văn bản nào đã hết hiệu lực", "luật mới nhất về công đoàn"; nothing else may be asked.
_ASKS_BY_DAY = re.compile(
    rf"\b(?P<kind>{_KIND})(?: (?:nao|gi|da|dang|hien|se|duoc))*"
    rf" (?:sap {_ENDED}|{_AMENDED}|{_ENDED}|{_COMES}|{_NEWEST})\b{_SOFTLY}"
    r"(?P<about> (?:ve|noi ve|quy dinh ve|lien quan den) )?"
)
# "văn bản nào thay thế Nghị định 12" asks for one document, which its own text names.
_OTHER = re.compile(
    r"(?<!bi )\b(?:thay the|bai bo)\b"
    r"|(?<!bi )(?<!duoc )\bsua doi\b|\b(?:dieu nao|khoan nao|bao nhieu (?:dieu|chuong|khoan)|o dau)\b"
)
_ENDS_SOON = re.compile(rf"\bsap {_ENDED}\b")
_WANTS_AMENDED = re.compile(rf"\b{_AMENDED}\b")
_STATUSES: tuple[tuple[re.Pattern[str], tuple[Status, ...]], ...] = (
    (_WANTS_AMENDED, ()),
    (_ENDS_SOON, (Status.IN_FORCE,)),
    (re.compile(rf"\b(?:{_ENDED}|da het)\b"), (Status.REPLACED,)),
    (re.compile(rf"\b{_COMES}\b"), (Status.NOT_YET,)),
    (re.compile(r"\b(?:con|dang co|dang|co) (?:hieu luc|ap dung)\b"), (Status.IN_FORCE,)),
)
_WANTS_NEWEST = re.compile(rf"\b(?:{_KIND}|nao|gi) {_NEWEST}\b")
_LEAD = re.compile(rf"\s*(?:(?:nao|gi|dang|hien|co|{_ABOUT}|{_TO})\b\s*)*")
_YEAR = re.compile(
    r"\b(?:(?:ban hanh|ra doi|thong qua|ky)\s+(?:trong |vao )?(?:nam )?"
    r"|(?:nao|gi)(?: cua [^\d.;?!]{1,60}?)? (?:trong )?nam )(?P<year>(?:19|20)\d\d)\b"
)
_OF_ISSUER = re.compile(r"cua (?P<issuer>.+?)(?: ve (?P<topic>.+))?$")
# Who issues what people call documents "của Đảng", "của công đoàn".
_BODIES = {
    "dang": r"\b(?:dang|trung uong|bo chinh tri|ban bi thu|tinh uy|thanh uy|quan uy|huyen uy)\b",
    "cong doan": r"\b(?:cong doan|tong lien doan|lien doan lao dong)\b",
    "nha nuoc": r"\b(?:quoc hoi|chinh phu|thu tuong|bo (?!chinh tri)|uy ban nhan dan|hoi dong nhan dan)",
}
_GENERAL = frozenset({"van ban", "van ban phap luat", "van ban quy pham phap luat", "tai lieu"})
_NO_TOPIC = (
    "văn bản pháp luật quy phạm tài liệu bộ nghị định thông tư quyết chỉ thị kết hướng dẫn điều lệ bài"
    " viết liệt kê"
    " danh sách mục tất cả còn hết hiệu lực đang hiện hành áp dụng ban kho liên quan đến nói chỉnh về"
    " việc vấn"
    " đề hãy kể tên giúp xem hiện cập tổng hợp lĩnh vực chưa thông báo bao gồm thống đã dùng được chi tiết"
    " bị mới nhất vừa sắp sẽ ra đời qua hành thi thay thế bãi bỏ hủy hạn rồi nay gần đây sửa đổi"
    " bổ sung phần một"
)
_OF_NO_TOPIC = frozenset(_NO_TOPIC.split())


_Days = tuple[date, date]  # the first and the last
_EFFECT_BEFORE = re.compile(
    r"\b(?:(?P<ends>het|khong con)|co) hieu luc(?: thi hanh)?(?: (?:ke|tu|vao|trong|ngay|nam|thang))*\s*\Z"
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which documents a list is to have."""

    topic: str  # "" where all of a kind are wanted
    kind: str  # "luat", without diacritics; "" where any will do
    statuses: tuple[Status, ...] = ()
    year: int | None = None
    ends_soon: bool = False  # whether only those are wanted whose last day is known and to come
    newest: bool = False  # whether those issued last stand first
    amended: bool = False  # whether only those are wanted of which others amend or end parts
    issuer: str = ""  # without diacritics, whose documents are wanted; "" where anybody's are
    begin: _Days | None = None  # first and last day between which they are to begin to hold
    end: _Days | None = None  # the same for their end

    def fits(self, document: Document, as_of: date) -> bool:
        """Tell whether a document is of the kind, the validity and the year."""
        is_kind = not self.kind or _is_of_kind(document, self.kind)
        is_valid = not self.statuses or document.status_on(as_of) in self.statuses
        is_of_year = self.year is None or (
            document.issued_on is not None and document.issued_on.year == self.year
        )
        ends = document.effective_to is not None and document.effective_to > as_of
        is_changed = bool(document.amended_by) or not self.amended
        return (
            is_kind
            and _is_by(document, self.issuer)
            and is_valid
            and is_of_year
            and is_changed
            and (ends or not self.ends_soon)
            and _is_within(document.effective_from, self.begin)
            and _is_within(document.effective_to, self.end)
        )


def wanted_list(text: str, question: str = "") -> Wanted | None:
    """Return which documents a question wants listed; None where it wants none.

    `question` is the text with the days that it names, where these have been left out.
    """
    folded = fold_keeping_length(text)
    by_day = _ASKS_BY_DAY.search(folded)
    asked = _ASKS.search(folded) or by_day
    if asked is None or _OTHER.search(folded):
        return None
    kind = next((name for name in asked.groups() if name and re.fullmatch(_KIND, name)), "")
    year = _YEAR.search(folded)
    topic = _topic(text, by_day or asked, year["year"] if year else "")
    if topic and by_day and (not by_day["about"] or _ASKS_MORE.search(fold(topic))):
        return None  # "theo luật mới nhất thì ..." asks what a law says
    begin, end = _days_in(question or text)
    statuses = next((found for pattern, found in _STATUSES if pattern.search(folded)), ())
    return Wanted(
        topic=topic,
        kind="" if kind in _GENERAL else kind,
        statuses=() if begin or end else statuses,
        year=int(year["year"]) if year else None,
        ends_soon=_ENDS_SOON.search(folded) is not None,
        newest=by_day is not None and _WANTS_NEWEST.search(folded) is not None,
        amended=by_day is not None and _WANTS_AMENDED.search(folded) is not None,
        begin=begin,
        end=end,
    )


def by_issuer(wanted: Wanted, documents: Iterable[Document]) -> Wanted:
    """Return what is wanted with its issuer apart ("của Bộ Chính trị về …"), where documents have him."""
    named = _OF_ISSUER.match(fold_keeping_length(wanted.topic))
    if named is None or not any(_is_by(one, named["issuer"]) for one in documents):
        return wanted
    topic = wanted.topic[named.start("topic") :] if named["topic"] else ""
    return replace(wanted, issuer=named["issuer"], topic=topic)


def _days_in(question: str) -> tuple[_Days | None, _Days | None]:
    """Return the days of "có hiệu lực từ 1/7/2025" and of "hết hiệu lực năm 2025"."""
    text = normalize(question)
    begin: _Days | None = None
    end: _Days | None = None
    for start, first, last in named_days(text):
        effect = _EFFECT_BEFORE.search(fold_keeping_length(text)[:start])
        if effect and effect["ends"]:
            end = end or (first, last)
        elif effect:
            begin = begin or (first, last)
    return begin, end


def _is_by(document: Document, wanted: str) -> bool:
    """Tell whether a document is of the issuer wanted, or of several of whom he is one, or of a body of his.

    Any is where none is wanted.
    """
    names = _BODIES.get(wanted) or rf"(?<!\w){re.escape(wanted)}(?!\w)"
    return not wanted or re.search(names, fold(document.issuer or "")) is not None


def _is_within(day: date | None, days: _Days | None) -> bool:
    return days is None or (day is not None and days[0] <= day <= days[1])


def _topic(text: str, asked: re.Match[str], year: str) -> str:
    """Return what the documents are to be about; "" where a question says nothing of it."""
    topic = f"{text[: asked.start()]} {text[asked.end() :]}"
    if year:
        topic = re.sub(rf"(?:(?:năm|nam)\s+)?{year}", " ", topic)
    words = [word for word in content_words(topic) if word not in _OF_NO_TOPIC and not word.isdecimal()]
    return _bare(topic) if words else ""


def _bare(topic: str) -> str:
    """Return a topic without the words that lead to it: "về", "liên quan đến"."""
    lead = _LEAD.match(fold_keeping_length(topic))
    rest = re.sub(r"\s+", " ", topic[lead.end() if lead else 0 :]).strip(" ?.!,:")
    return re.sub(r"\s+(?:không|khong)(?:\s+(?:ạ|a|vậy|vay))?$", "", rest)


def _is_of_kind(document: Document, kind: str) -> bool:
    if kind == "luat":
        return fold(document.kind or "") in ("luat", "bo luat")
    return fold(document.kind or "") == kind
