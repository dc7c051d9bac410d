"""The part of a question that asks, without what frames it."""

import pytest

from bot.asked.head.framing import without_framing
from bot.asked.head.reading import Head, head_of


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        (
            "nghị quyết 71 đặt mục tiêu chi ngân sách cho giáo dục bao nhiêu phần trăm?",
            "chi ngân sách cho giáo dục bao nhiêu phần trăm?",
        ),
        ("theo luật công đoàn 2024, đoàn viên có quyền gì?", "đoàn viên có quyền gì?"),
        ("bộ luật lao động có áp dụng cho người nước ngoài không?", "có áp dụng cho người nước ngoài không?"),
        ("điều lệ khóa xiii quy định ban chấp hành mấy ủy viên", "ban chấp hành mấy ủy viên"),
        ("nghị quyết số 66-nq/tw đề ra mục tiêu gì", "gì"),
        ("mức lương cơ sở hiện nay bao nhiêu", "mức lương cơ sở bao nhiêu"),
        ("lương do ai trả, theo văn bản nào?", "lương do ai trả, ?"),
    ],
    ids=[
        "a document that sets",
        "a law before",
        "a law asked about",
        "a congress",
        "a number",
        "now",
        "of what",
    ],
)
def test_the_documents_named_and_idle_words_are_framing(question: str, plain: str) -> None:
    assert without_framing(question) == plain


@pytest.mark.parametrize(
    ("question", "head"),
    [
        ("đoàn viên đóng đoàn phí bao nhiêu?", Head("đoàn viên đóng đoàn phí", "")),
        (
            "công đoàn cơ sở được giữ lại bao nhiêu phần trăm kinh phí?",
            Head("công đoàn cơ sở được giữ lại", "kinh phí"),
        ),
        ("trẻ em bao nhiêu tuổi được đi làm?", Head("trẻ em", "được đi làm")),
        ("nếu mất điện thì có được trả lương không?", Head("có được trả lương", "", ("nếu mất điện",))),
        ("ban chấp hành có bao nhiêu ủy viên", Head("ban chấp hành có", "ủy viên")),
        ("quyền của đoàn viên", Head("quyền của đoàn viên", "")),
    ],
    ids=["before", "both sides", "behind", "a condition", "what is counted", "nothing asks"],
)
def test_the_words_before_and_behind_what_asks_are_the_head(question: str, head: Head) -> None:
    assert head_of(question) == head
