"""How the facts that a question may ask for look in a text, and how well each look tells them."""

import re
from dataclasses import dataclass

from bot.asked.head.asked_for import Fact
from bot.asked.head.figure_words import MONEY, TIME
from bot.support.evidence import CAPITALS

NUMBER = (
    r"(?:\d[\d.,]*|\bmột(?! (?:số|vài|trong|phần|cách)\b)"
    r"|\b(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|nửa|vài))"
)
IN_BRACKETS = r"\s*(?:\([^)]*\)\s*)?"
A_RATE = r"\d\s?%|phần trăm"
# That nothing is to be paid also says how much; that somebody does not pay ("không đóng") does not.
NOTHING_TO_PAY = r"miễn (?:phí|đóng|nộp|thu|trả)|không (?:phải (?:đóng|nộp|trả)|thu)\b"
_CAPITAL = f"[{CAPITALS}]"
_NAME = rf"(?-i:{_CAPITAL}\w+ {_CAPITAL}\w+)"  # two words in capitals, whatever the case of the rest
_WAGES = rf"{NUMBER}{IN_BRACKETS}(?:(?:tháng|ngày|lần)\s*(?:tiền |mức )?lương|lần (?:mức|tiền|so)\b)"
_OFFICES = (
    r"ban|bộ|chủ tịch|cơ quan|hội đồng|giám đốc|tòa án|toà án|ủy ban|uỷ ban|thủ tướng|chính phủ|sở|thanh tra"
    r"|hòa giải viên|đồng chí"
)
Look = tuple[re.Pattern[str], float]  # and how well it tells the fact: 1 where it is just what is asked for


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fact: how it looks, best first."""

    looks: tuple[Look, ...]
    is_dated: bool = False  # whether a day of the calendar tells it
    is_named: bool = (
        False  # whether what the question calls by its name tells nothing: "mức tham chiếu là mấy"
    )


def kind(*looks: tuple[str, float], is_dated: bool = False, is_named: bool = False) -> Kind:
    """Return a kind of fact that looks like these patterns."""
    compiled = tuple((re.compile(pattern, re.IGNORECASE), value) for pattern, value in looks)
    return Kind(compiled, is_dated, is_named)


# How each kind looks; spans of time and counts look as the question has it, see bot/choosing/counts.py.
LOOKS: dict[Fact, Kind] = {
    Fact.RATE: kind((r"\d[\d.,]*\s?%|phần trăm", 1.0), (r"\d+/\d+ (?!\d)|\b(?:một|hai|ba) phần\b", 0.8)),
    Fact.FINE: kind((r"phạt[^.;]{0,40}\d|\d[\d.]*\s*đồng", 1.0), (r"phạt|\bđồng\b", 0.6)),
    Fact.COEFFICIENT: kind((r"\d+[.,]\d+|hệ số \d", 1.0)),
    Fact.AMOUNT: kind(
        (rf"\d[\d.,]*\s*{MONEY}", 1.0),
        (rf"\d\s?%|{NOTHING_TO_PAY}|{_WAGES}", 0.85),
        (r"mức tham chiếu|lương cơ sở|lần mức", 0.7),
        is_named=True,
    ),
    Fact.MONEY: kind((rf"\d[\d.,]*\s*{MONEY}", 1.0)),
    Fact.QUANTITY: kind(
        (rf"\d[\d.,]*\s*{MONEY}|{A_RATE}|{NOTHING_TO_PAY}|{_WAGES}|lần mức", 1.0),
        (r"mức tham chiếu|lương cơ sở|\d", 0.5),
        is_named=True,
    ),
    Fact.NUMBER: kind((r"\d", 1.0)),
    Fact.DAY: kind(
        (
            r"\bngày \d|\d+/\d+|tháng \d|năm \d{4}|chậm nhất|trước ngày|ngày cuối|ngày đầu"
            rf"|{NUMBER}{IN_BRACKETS}(?:ngày|giờ)\b",
            1.0,
        ),
        is_dated=True,
    ),
    Fact.OCCASION: kind(
        (
            r"\d+/\d+|tháng \d|năm \d{4}|chậm nhất|\b(?:khi|nếu|lúc)\b"
            rf"|{NUMBER}{IN_BRACKETS}{TIME}\b",
            1.0,
        ),
        (r"\bngày\b", 0.6),
        is_dated=True,
    ),
    Fact.AGE: kind((r"\d+ (?:(?:ngày|tháng|năm) )?tuổi|\btuổi (?:từ|đủ|dưới) \d", 1.0)),
    Fact.PLACE: kind(
        (
            rf"\b(?:ở|tại|đến|từ) {_NAME}|trụ sở"
            r"|(?:đến|cho|với|gửi|về|tại) (?:cơ quan|tổ chức|ủy ban|uỷ ban|công đoàn|trung tâm|sở|tòa"
            r"|toà|ban|thanh tra)",
            1.0,
        ),
        (r"\bnơi\b|\btại (?!\s*(?:khoản|điều|điểm|mục|chương|phần|nghị|luật|các khoản))", 0.8),
    ),
    Fact.ADDRESS: kind((r"\bđịa chỉ\b|\btrụ sở\b|\bsố \d+\w*,? (?:đường|phố|ngõ|đại lộ)\b|@|www\.", 1.0)),
    Fact.CONTACT: kind(
        (
            r"\d{8,}|www\.|https?:|@|đường dây|ứng dụng|cổng (?:dịch vụ|thông tin)|trang thông tin",
            1.0,
        )
    ),
    Fact.BODY: kind(
        (rf"\b(?:{_OFFICES})\b|{_NAME}", 1.0), (r"\b(?:công đoàn|người|tổ chức|đại diện|ông|bà)\b", 0.8)
    ),
    Fact.PAPERS: kind((r"hồ sơ|\bđơn\b|tờ khai|bản sao", 1.0), (r"\bgiấy\b|\bnộp\b|văn bản|quyết định", 0.8)),
    Fact.OFFICE: kind(
        (
            r"\b(?:trưởng|phó|chủ tịch|bí thư|giám đốc|chủ nhiệm|thư ký|[uủ][ỷy] viên|báo cáo viên"
            r"|chuyên viên|cán bộ)\b",
            1.0,
        )
    ),
}
