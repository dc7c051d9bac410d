"""In a quote, that is bold which answers: the fact asked for, or the sentence nearest to the question."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.tg.answers.emphasis import emphasised

DUTIES = (
    "Điều 17. Phản biện xã hội\n"
    "1. Công đoàn phản biện xã hội đối với dự thảo luật về lao động.\n"
    "2. Người sử dụng lao động trả lời bằng văn bản; Chính phủ hướng dẫn việc này."
)
LEAVES = (
    "Người lao động nghỉ việc riêng: kết hôn nghỉ 03 ngày; con kết hôn nghỉ 01 ngày; "
    "cha mẹ chết nghỉ 02 ngày; nghỉ lễ 11 ngày; nghỉ phép 12 ngày."
)


def bold(question: str, quote: str) -> list[str]:
    return [quote[start:end] for start, end in emphasised(question, quote)]


def test_the_fact_asked_for_is_bold() -> None:
    assert bold("mức đóng bao nhiêu phần trăm", "1. Đóng 2% quỹ lương; nộp trước ngày 15.") == ["2%"]


def test_where_no_fact_is_asked_for_the_sentence_that_answers_is_bold() -> None:
    assert bold("công đoàn phản biện xã hội đối với dự thảo nào", DUTIES) == [
        "Công đoàn phản biện xã hội đối với dự thảo luật về lao động."
    ]


def test_of_many_facts_those_beside_the_words_of_the_question_are_bold() -> None:
    assert bold("con kết hôn được nghỉ mấy ngày", LEAVES) == ["01 ngày"]


def test_a_sentence_that_stands_alone_is_not_bold() -> None:
    assert bold("công đoàn phản biện gì", "Công đoàn phản biện xã hội đối với dự thảo luật.") == []


def test_a_decimal_does_not_end_a_sentence() -> None:
    quote = "Phạt tiền người sử dụng lao động từ 5.000.000 đồng trở lên. Việc khác do Chính phủ quy định."

    assert bold("người sử dụng lao động bị phạt gì", quote)[0].endswith("5.000.000 đồng")


@given(question=st.text(max_size=60), quote=st.text(max_size=200))
def test_what_is_bold_lies_in_the_quote_in_order_and_apart(question: str, quote: str) -> None:
    found = emphasised(question, quote)

    assert all(0 <= start < end <= len(quote) for start, end in found)
    assert all(left[1] <= right[0] for left, right in pairwise(found))


@given(
    words=st.lists(
        st.sampled_from([*"12;.\n ", "công đoàn ", "đóng ", "3% ", "5 ngày ", "Điều 2. "]), max_size=60
    )
)
def test_legal_text_of_any_shape_is_handled(words: list[str]) -> None:
    quote = "".join(words)
    for question in ("công đoàn đóng bao nhiêu ngày", "công đoàn đóng gì"):
        for start, end in emphasised(question, quote):
            assert quote[start:end].strip()


def test_headings_and_labels_are_no_sentences() -> None:
    heading = "Điều 21. Quyền của đoàn viên công đoàn"
    quote = f"{heading}\n1. Đoàn viên được công đoàn bảo vệ quyền.\n2. Việc khác theo luật."

    assert bold("quyền của đoàn viên công đoàn", quote) == ["Đoàn viên được công đoàn bảo vệ quyền."]


def test_where_an_article_is_asked_for_no_sentence_of_it_is_bold() -> None:
    assert emphasised("điều 17 phản biện xã hội của công đoàn", DUTIES, wants_sentence=False) == ()
