"""Two texts that say different things of one matter in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.validity.words_apart import Apart, Told, condition_apart, words_apart

QUESTION = "Đoàn viên có được mượn sách của thư viện không?"
MAY = "Đoàn viên được mượn sách của thư viện công đoàn."
MAY_NOT = "Đoàn viên không được mượn sách của thư viện công đoàn."


def apart(question: str, one: str, other: str) -> tuple[str, str] | None:
    found = words_apart(question, Told(one), Told(other))
    return (found.one, found.other) if found else None


@pytest.mark.parametrize(
    ("question", "one", "other", "words"),
    [
        pytest.param(QUESTION, MAY, MAY_NOT, ("được", "không được"), id="allowed and forbidden"),
        pytest.param(
            "Đoàn viên có phải trả phí mượn sách không?",
            "Đoàn viên phải trả phí mượn sách.",
            "Đoàn viên không phải trả phí mượn sách.",
            ("phải", "không phải"),
            id="owed and spared",
        ),
        pytest.param(
            "Quy chế thư viện có áp dụng cho người học nghề không?",
            "Quy chế thư viện áp dụng đối với người học nghề.",
            "Quy chế thư viện không áp dụng đối với người học nghề.",
            ("áp dụng", "không áp dụng"),
            id="a group covered and left out",
        ),
        pytest.param(
            "Ai được mượn sách của thư viện?", MAY, MAY_NOT, ("được", "không được"), id="asked for the group"
        ),
        pytest.param(
            "Người học nghề có được vào câu lạc bộ không?",
            "Người học nghề được tham gia câu lạc bộ.",
            "Khuyến khích người học nghề dự các buổi sinh hoạt của câu lạc bộ.",
            ("được", "khuyến khích"),
            id="allowed and only encouraged",
        ),
    ],
)
def test_opposite_words_on_one_matter_are_told(
    question: str, one: str, other: str, words: tuple[str, str]
) -> None:
    assert apart(question, one, other) == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(MAY, MAY, id="the same"),
        pytest.param(MAY, "Đoàn viên không được mang sách của thư viện công đoàn về nhà.", id="another act"),
        pytest.param(MAY, f"{MAY_NOT[:-1]} khi đang nợ sách.", id="a case of its own"),
        pytest.param(MAY, f"Phạt tiền nếu {MAY_NOT.lower()}", id="a fine tells the offence"),
        pytest.param(MAY, "Đoàn viên không được mượn sách quá 30 ngày.", id="a limit"),
        pytest.param(MAY, "Khách không được mượn máy chiếu của phòng họp.", id="another matter"),
    ],
)
def test_what_is_no_contradiction_is_left_alone(one: str, other: str) -> None:
    assert apart(QUESTION, one, other) is None


def test_a_question_of_another_matter_is_told_of_no_contradiction() -> None:
    assert apart("Thư viện mở cửa lúc mấy giờ và ai giữ chìa khóa phòng?", MAY, MAY_NOT) is None


def test_a_list_of_forbidden_acts_forbids_each_of_its_items() -> None:
    wrongs = Told(
        "a) Mượn sách của thư viện công đoàn cho người khác;", ("Điều 3. Các hành vi bị nghiêm cấm",)
    )
    allowing = Told("Đoàn viên được mượn sách của thư viện công đoàn cho người khác.")

    found = words_apart("Có được mượn sách thư viện cho người khác không?", wrongs, allowing)

    assert found == Apart("không được", "được")


def test_the_title_of_an_article_tells_what_its_lines_are_about() -> None:
    statute = Told("Khuyến khích người học nghề dự các buổi sinh hoạt.", ("Điều 2. Gia nhập câu lạc bộ",))
    law = Told("Người học nghề được gia nhập câu lạc bộ.")

    assert words_apart("Người học nghề có được gia nhập câu lạc bộ không?", law, statute) is not None
    assert words_apart("Thợ chính có được gia nhập câu lạc bộ không?", law, statute) is None


def test_a_condition_that_only_one_text_makes_is_told() -> None:
    found = condition_apart(QUESTION, Told(MAY), Told(f"{MAY[:-1]} nếu được tổ trưởng đồng ý."))

    assert found == Apart("", "nếu được tổ trưởng đồng ý", is_condition=True)
    assert condition_apart(QUESTION, Told(MAY), Told(MAY)) is None


LINES = st.sampled_from(
    [
        MAY,
        MAY_NOT,
        "Đoàn viên phải trả sách.",
        "Đoàn viên không phải trả sách.",
        "Khuyến khích đoàn viên mượn sách.",
    ]
)


@given(one=LINES, other=LINES)
def test_it_makes_no_difference_which_text_comes_first(one: str, other: str) -> None:
    found, turned = apart(QUESTION, one, other), apart(QUESTION, other, one)

    assert (found and found[::-1]) == turned
