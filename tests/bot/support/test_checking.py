"""A statement that changes what its quotes say is objected to; one that only words it otherwise is not."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.citations import cite
from bot.llm.quotes import find_quotes
from bot.support import evidence_of, objection
from tests.bot.library import NEW_LAW, TODAY, Library, library
from vectorstore.records import Passage

LAW = """\
LUẬT MẪU

Điều 5. Nghỉ hằng năm
1. Người lao động làm việc đủ 12 tháng cho một người sử dụng lao động thì được nghỉ hằng năm, hưởng nguyên \
lương theo hợp đồng lao động như sau:
a) 12 ngày làm việc đối với người làm công việc trong điều kiện bình thường;
b) 14 ngày làm việc đối với người lao động chưa thành niên, lao động là người khuyết tật.
2. Người lao động phải báo trước ít nhất 30 ngày. Mức trợ cấp tối đa không quá 05 tháng tiền lương.
3. Người sử dụng lao động không được:
a) Giữ bản chính giấy tờ tùy thân của người lao động;
b) Sa thải người lao động nữ vì lý do kết hôn.
4. Tuổi nghỉ hưu là đủ 62 tuổi đối với lao động nam và đủ 60 tuổi đối với lao động nữ.
5. Doanh nghiệp đóng 2% quỹ lương, trừ trường hợp quy định tại khoản 2 Điều 7 Luật Công đoàn.
8. Phí thuê hội trường là 350.000 đồng một buổi, giảm một nửa cho đoàn viên từ 1,5 năm trở lên.
6. Hộ nghèo được miễn phí thuê hội trường. Công đoàn cơ sở có quyền tham gia giám sát.
7. Đơn nộp trước ngày 01 tháng 7 năm 2025 được giải quyết trong thời hạn ba mươi ngày kể từ ngày nhận.
Điều 6. Các hành vi bị nghiêm cấm
1. Phân biệt đối xử trong lao động.
2. Thu phí quá mức."""
NOTICE, ALLOWANCE = "phải báo trước ít nhất 30 ngày", "Mức trợ cấp tối đa không quá 05 tháng"
LEAVE, PAPERS = "12 ngày làm việc đối với người", "Giữ bản chính giấy tờ tùy thân"
DISMISSAL, AGE, RATE = "Sa thải người lao động nữ", "Tuổi nghỉ hưu là", "Doanh nghiệp đóng 2% quỹ lương"
FREE, RIGHT = "được miễn phí thuê hội trường", "Công đoàn cơ sở có quyền"
APPLICATION, BIAS = "Đơn nộp trước ngày 01 tháng 7", "Phân biệt đối xử trong lao động"


def shelf_with(text: str) -> Library:
    shelf = library()
    shelf.texts[NEW_LAW.id] = text
    return shelf


def objected(statement: str, *quotes: str, law: str = LAW) -> str | None:
    shelf = shelf_with(law)
    passage = Passage("p", NEW_LAW.id, law, 0, len(law))
    citations = [
        cite(shelf, passage, *find_quotes(quote, law)[0], number=number, as_of=TODAY)
        for number, quote in enumerate(quotes, start=1)
    ]
    return objection(statement, evidence_of(citations, shelf))


@pytest.mark.parametrize(
    ("statement", "quote"),
    [
        ("Người làm công việc trong điều kiện bình thường được nghỉ 12 ngày làm việc mỗi năm.", LEAVE),
        ("Người lao động được nghỉ 12 ngày làm việc trong điều kiện bình thường.", LEAVE),
        ("Người lao động phải báo trước ít nhất ba mươi ngày.", NOTICE),
        ("Trợ cấp tối đa là 5 tháng tiền lương.", ALLOWANCE),
        ("Trợ cấp không vượt quá năm tháng tiền lương.", ALLOWANCE),
        ("Người sử dụng lao động không được giữ bản chính giấy tờ tùy thân.", PAPERS),
        ("Doanh nghiệp không được sa thải người lao động nữ vì lý do kết hôn.", DISMISSAL),
        ("Lao động nam nghỉ hưu khi đủ 62 tuổi, lao động nữ khi đủ 60 tuổi.", AGE),
        (
            "Doanh nghiệp đóng hai phần trăm quỹ lương, trừ trường hợp theo khoản 2 Điều 7 Luật Công đoàn.",
            RATE,
        ),
        ("Theo khoản 5 Điều 5 Luật Công đoàn, doanh nghiệp đóng 2% quỹ lương, trừ trường hợp khác.", RATE),
        ("Theo Luật Công đoàn số 99/2024/QH15, doanh nghiệp đóng 2%, trừ trường hợp luật định.", RATE),
        ("Hộ nghèo không phải trả phí thuê hội trường.", FREE),
        ("Đơn nộp trước ngày 1/7/2025 được giải quyết trong thời hạn 30 ngày.", APPLICATION),
        ("Nghiêm cấm phân biệt đối xử trong lao động.", BIAS),
    ],
)
def test_what_only_words_it_otherwise_is_borne_out(statement: str, quote: str) -> None:
    assert objected(statement, quote) is None


CONTRACTS = """\
LUẬT MẪU

Điều 7. Báo trước
1. Người lao động phải báo trước như sau:
a) Ít nhất 45 ngày nếu làm việc theo hợp đồng lao động không xác định thời hạn;
b) Ít nhất 30 ngày nếu làm việc theo hợp đồng lao động xác định thời hạn từ 12 tháng đến 36 tháng."""


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("Hợp đồng vô thời hạn thì người lao động phải báo trước ít nhất 45 ngày.", None),
        ("Nếu là hợp đồng lao động không có thời hạn, người lao động phải báo trước ít nhất 45 ngày.", None),
        ("Người lao động được nghỉ vô thời hạn nếu báo trước ít nhất 45 ngày.", "scope"),
    ],
)
def test_a_contract_without_a_term_is_one_of_no_fixed_term(statement: str, why: str | None) -> None:
    assert objected(statement, "Ít nhất 45 ngày nếu làm việc theo hợp đồng", law=CONTRACTS) == why


def test_two_quotes_bear_out_together_what_one_does_not() -> None:
    statement = "Làm việc đủ 12 tháng thì được nghỉ 12 ngày làm việc trong điều kiện bình thường."

    assert objected(statement, LEAVE, "Người lao động làm việc đủ 12 tháng") is None
    assert objected(statement, "Người lao động làm việc đủ 12 tháng") is not None


@pytest.mark.parametrize(
    ("statement", "quote", "why"),
    [
        pytest.param("Nghỉ 14 ngày làm việc trong điều kiện bình thường.", LEAVE, "number", id="number"),
        pytest.param("Nghỉ mười bốn ngày trong điều kiện bình thường.", LEAVE, "number", id="in words"),
        pytest.param("Phải báo trước ít nhất 30 tháng.", NOTICE, "number", id="unit"),
        pytest.param("Phải báo trước 30 ngày.", NOTICE, "number", id="limit dropped"),
        pytest.param("Phải báo trước tối đa 30 ngày.", NOTICE, "number", id="limit turned round"),
        pytest.param(
            "Trợ cấp ít nhất là 5 tháng tiền lương.", ALLOWANCE, "number", id="at least for at most"
        ),
        pytest.param("Trợ cấp tối đa 5% tiền lương.", ALLOWANCE, "number", id="percent for months"),
        pytest.param(
            "Tuổi nghỉ hưu là đủ 60 tuổi đối với lao động nam.", AGE, "number", id="numbers swapped"
        ),
        pytest.param("Đơn nộp trước ngày 1/7/2026 được giải quyết.", APPLICATION, "number", id="date"),
        pytest.param(
            "Đơn nộp sau ngày 1/7/2025 được giải quyết.", APPLICATION, "number", id="after for before"
        ),
        pytest.param("Phải báo sau ít nhất 30 ngày.", NOTICE, "opposite", id="after for before, no date"),
        pytest.param("Được báo trước ít nhất 30 ngày.", NOTICE, "duty", id="right for duty"),
        pytest.param("Không phải báo trước ít nhất 30 ngày.", NOTICE, "negation", id="negation added"),
        pytest.param(
            "Được giữ bản chính giấy tờ tùy thân.", PAPERS, "negation", id="negation of the lead-in"
        ),
        pytest.param("Được sa thải người lao động nữ vì lý do kết hôn.", DISMISSAL, "negation", id="dropped"),
        pytest.param("Được phân biệt đối xử trong lao động.", BIAS, "negation", id="negation of the heading"),
        pytest.param("Hộ nghèo phải trả phí thuê hội trường.", FREE, "negation", id="exemption dropped"),
        pytest.param("Công đoàn cơ sở phải tham gia giám sát.", RIGHT, "duty", id="duty for right"),
        pytest.param("Doanh nghiệp đóng 2% quỹ lương.", RATE, "exception", id="exception dropped"),
        pytest.param(
            "Phải báo trước ít nhất 30 ngày, trừ khi ốm.", NOTICE, "exception", id="exception added"
        ),
        pytest.param("Khoản 3 Điều 5: đóng 2% quỹ lương, trừ trường hợp khác.", RATE, "place", id="place"),
        pytest.param("Theo Bộ luật Lao động, đóng 2%, trừ trường hợp khác.", RATE, "place", id="document"),
        pytest.param(
            "Theo Nghị định 12/2022/NĐ-CP, đóng 2%, trừ trường hợp.", RATE, "place", id="its number"
        ),
        pytest.param("Đóng 2% quỹ lương, trừ trường hợp tại khoản 3 Điều 7.", RATE, "place", id="reference"),
        pytest.param("Mặt trời mọc ở hướng đông.", BIAS, "words", id="something else"),
        pytest.param("Cấm phân biệt đối xử trong lao động, theo lời Trần Văn An.", BIAS, "name", id="name"),
        pytest.param("Cấm phân biệt đối xử trong lao động, xem www.abc.vn.", BIAS, "code", id="link"),
        pytest.param("Cấm phân biệt đối xử trong lao động bậc VII.", BIAS, "code", id="Roman number"),
        pytest.param("", BIAS, "length", id="nothing"),
    ],
)
def test_what_changes_the_meaning_is_objected_to(statement: str, quote: str, why: str) -> None:
    assert objected(statement, quote) is not None


def test_the_objection_is_named() -> None:
    assert objected("Phải báo trước ít nhất 31 ngày.", NOTICE) == "number"


def test_what_has_no_quote_is_not_borne_out() -> None:
    assert objected("Phân biệt đối xử trong lao động.") == "no quote"


SENTENCES = [line for line in LAW.splitlines() if re.search(r"\d", line.split(" ", 1)[-1]) and len(line) > 30]
EDITS = (
    (r"(?<!\w)không (?=\w)", ""),
    (r"(?<!\w)(?<!không )(được|phải) (?=\w)", r"không \1 "),
    (r"(?<!\w)(?<!không )phải (?=\w)", "được "),
    (r"(?<!\w)(?<!không )được (?=\w)", "phải "),
    (r"tối đa", "tối thiểu"),
    (r"ít nhất|tối thiểu", "tối đa"),
    (r"(?:ít nhất|(?<!tối đa )không quá) (?=\d)", ""),
    (r"(?<!\w)trước (?=\w)", "sau "),
    (r", trừ [^.;]*", ""),
    (r"(?<=\d) ngày", " tháng"),
    (r"(?<=\d)%", " đồng"),
    (r"trở lên", "trở xuống"),
)
BARE = [re.sub(r"^(?:\d+\.|[a-z]\)) ", "", line) for line in SENTENCES if not line.startswith("Điều")]


@pytest.mark.parametrize("sentence", BARE)
def test_a_sentence_of_the_law_is_borne_out_by_itself(sentence: str) -> None:
    assert objected(sentence.rstrip(":;"), sentence) is None


@given(data=st.data())
def test_a_statement_with_a_changed_digit_never_survives(data: st.DataObject) -> None:
    sentence = data.draw(st.sampled_from(BARE))
    position = data.draw(st.sampled_from([match.start() for match in re.finditer(r"\d", sentence)]))
    digit = data.draw(st.sampled_from("0123456789"))
    changed = sentence[:position] + digit + sentence[position + 1 :]
    assume(changed != sentence)

    assert objected(changed.rstrip(":;"), sentence) is not None


CHANGED = [
    (sentence[: place.start()] + place.expand(instead) + sentence[place.end() :], sentence)
    for sentence in BARE
    for pattern, instead in EDITS
    for place in re.finditer(pattern, sentence)
]


@pytest.mark.parametrize(("changed", "sentence"), CHANGED)
def test_a_copy_with_a_word_of_weight_changed_never_survives(changed: str, sentence: str) -> None:
    assert objected(changed.rstrip(":;"), sentence) is not None


@given(data=st.data())
def test_no_statement_breaks_the_check(data: st.DataObject) -> None:
    statement = data.draw(
        st.text(max_size=80) | st.text("không được 0123456789%.,/ điều khoản a", max_size=60)
    )

    objected(statement, data.draw(st.sampled_from(BARE)))
