"""What is quoted of a block that is too long to be quoted whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.choosing.blocks import Block, blocks_of, sentences
from bot.choosing.narrowing import narrowed
from bot.choosing.relevance import Asked
from vectorstore.records import Passage, Place

LIST = """\
2. Phạt tiền đối với một trong các hành vi sau:
a) Không lập sổ quản lý lao động hoặc lập sổ không đúng thời hạn;
b) Giữ bản chính văn bằng của người lao động;
c) Buộc người lao động đặt tiền để vào làm."""

PROSE = (
    "Nhà máy được xây năm 1960 bên bờ sông. Thomas S. Nguyễn là giám đốc đầu tiên. "
    "Sau đó nhà máy có thêm hai phân xưởng dệt. Ngày nay nơi này là bảo tàng."
)


def passage_of(text: str) -> Passage:
    return Passage("d#0", "d", text, 0, len(text))


def list_block(text: str = LIST) -> Block:
    starts = [position for position in range(len(text)) if position == 0 or text[position - 1] == "\n"]
    ends = [start - 1 for start in starts[1:]] + [len(text)]
    units = tuple(zip(starts, ends, strict=True))
    return Block(passage_of(text), 0, len(text), units, ("Điều 9. Vi phạm",), leads=True)


def prose_block(text: str = PROSE) -> Block:
    return Block(passage_of(text), 0, len(text), tuple(sentences(text, 0, len(text))))


def quoted(question: str, block: Block, max_chars: int) -> tuple[str, str]:
    text = block.passage.text
    lead, (start, end) = narrowed(
        Asked.of(question), block, text, max_chars=max_chars, meanings=lambda units: [0.0] * len(units)
    )
    return text[slice(*lead)] if lead else "", text[start:end]


def test_the_points_that_matter_come_with_the_line_that_leads_to_them() -> None:
    lead, points = quoted("đặt tiền để vào làm bị phạt thế nào", list_block(), 130)

    assert lead == "2. Phạt tiền đối với một trong các hành vi sau:"
    assert points.endswith("c) Buộc người lao động đặt tiền để vào làm.")


def test_the_quote_grows_by_whole_sentences_around_the_best_one() -> None:
    _, quote = quoted("Nhà máy có thêm mấy phân xưởng?", prose_block(), 80)

    assert quote == "Sau đó nhà máy có thêm hai phân xưởng dệt. Ngày nay nơi này là bảo tàng."


def test_an_initial_ends_no_sentence() -> None:
    _, quote = quoted("Ai là giám đốc đầu tiên?", prose_block(), 45)

    assert quote == "Thomas S. Nguyễn là giám đốc đầu tiên."


def test_an_exception_stays_with_the_clause_that_it_belongs_to() -> None:
    text = (
        "Doanh nghiệp được tạm dừng đóng kinh phí trong thời gian không quá mười hai tháng, "
        "trừ trường hợp đã tạm dừng đóng trong năm trước; khi hết thời hạn thì đóng bù cho đủ số còn thiếu."
    )

    _, quote = quoted("được tạm dừng đóng bao lâu", prose_block(text), 150)

    assert quote.endswith("trừ trường hợp đã tạm dừng đóng trong năm trước;")


@given(
    text=st.text("ab .,;\n", min_size=1, max_size=300).filter(str.strip),
    max_chars=st.integers(10, 80),
    question=st.text("ab ", max_size=20),
)
def test_what_is_quoted_is_never_longer_than_allowed_and_never_empty(
    text: str, max_chars: int, question: str
) -> None:
    block = prose_block(text)

    lead, quote = quoted(question, block, max_chars)

    assert len(quote) > 0
    assert len(lead) + len(quote) <= max_chars


@pytest.mark.parametrize("max_chars", [80, 120, 160, 200])
def test_lead_and_points_together_keep_the_limit(max_chars: int) -> None:
    lead, points = quoted("giữ văn bằng của người lao động", list_block(), max_chars)

    assert len(lead) + len(points) <= max_chars
    assert "Giữ bản chính văn bằng" in points


def test_a_long_lead_without_the_amount_asked_for_leads_to_the_points_that_have_it() -> None:
    lead = "2. Phạt tiền đối với hành vi: " + "trả lương không đúng hạn theo hợp đồng; " * 19 + "như sau:"
    points = [
        "a) Từ 5.000.000 đồng đến 10.000.000 đồng với 01 người đến 10 người;",
        "b) Nhiều hơn thì gấp đôi.",
    ]

    found = quoted("Chậm trả lương bị phạt bao nhiêu?", list_block("\n".join([lead, *points])), 600)

    assert found[0].startswith("2. Phạt tiền đối với hành vi")
    assert "a) Từ 5.000.000 đồng" in found[1]


def test_what_a_dieu_says_before_its_first_khoan_leads_to_each_of_them() -> None:
    intro = "Người lao động không được từ chối trong trường hợp sau đây:"
    text = f"Điều 9. Ngoại lệ\n{intro}\n1. Cứu người;\n2. Cứu hỏa."
    places = (
        Place("article", "Điều 9", "Ngoại lệ", 0, len(text)),
        Place("clause", "1", "", text.index("1. "), text.index("2. ")),
        Place("clause", "2", "", text.index("2. "), len(text)),
    )

    blocks = blocks_of(passage_of(text), text, places)

    assert [text[slice(*block.intro)] for block in blocks if block.intro] == [intro, intro]


LONG_POINT = "a) Tiền thưởng " + "của tháng này và của tháng sau " * 30 + "theo quy chế."
LONG_LIST = "1. Tiền lương làm thêm giờ được tính như sau:\n" + LONG_POINT


def test_a_line_that_leads_to_a_list_is_never_quoted_without_a_point_of_it() -> None:
    lead, point = quoted("tiền lương làm thêm giờ được tính", list_block(LONG_LIST), len(LONG_POINT))

    assert (lead, point) == (LONG_LIST.split("\n")[0], LONG_POINT)


def test_no_quote_starts_within_parentheses() -> None:
    inside = ", ".join(f"khoản hỗ trợ thứ {number} của người lao động" for number in range(40))
    text = f"a) Tiền lương của công việc đang làm (không gồm {inside}) chia cho số giờ."

    _, quote = quoted("khoản hỗ trợ thứ 39 của người lao động", prose_block(text), 700)

    assert quote.startswith("a) Tiền lương")


def test_a_long_lead_of_a_fine_leads_to_the_amounts_also_where_it_is_asked_whether_there_is_one() -> None:
    acts = " ".join(f"trả lương không đúng hạn {number};" for number in range(40))
    text = f"2. Phạt tiền người có hành vi {acts} theo mức:\na) Từ 5.000.000 đồng;\nb) Từ 9.000.000 đồng."

    _, points = quoted("trả lương không đúng hạn có bị phạt không", list_block(text), 700)

    assert points.endswith("a) Từ 5.000.000 đồng;\nb) Từ 9.000.000 đồng.")
