"""Who may not or need not is answered by the rule that says so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.choosing.denials import denied_in, denies, denies_plainly, names_the_act
from bot.choosing.extraction import find_stretches
from bot.choosing.relevance import Asked
from tests.bot.library import NEW_LAW, Library, hits_of


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("Khi nào thư viện không được thu hồi thẻ?", id="when"),
        pytest.param("Bạn đọc nào không phải đóng phí?", id="which people"),
        pytest.param("Ai được miễn lệ phí?", id="who is exempt"),
        pytest.param("khi nào thì không cần trả sách?", id="when, with thì"),
        pytest.param("Không phải đóng phí trong trường hợp nào?", id="asked behind"),
    ],
)
def test_a_question_for_the_denial_of_an_act_is_understood(question: str) -> None:
    assert denied_in(question) is not None


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("Khi nào thư viện được thu hồi thẻ?", id="when it may"),
        pytest.param("Bạn đọc có được mượn sách quý không?", id="yes or no"),
        pytest.param("Ai chịu trách nhiệm khi bạn đọc không được mượn sách?", id="only a condition"),
        pytest.param("Không được mượn thì khi nào được hoàn phí?", id="another question behind"),
        pytest.param("Ai không được mượn quá bao nhiêu cuốn?", id="a bound"),
        pytest.param("Người không phải đóng phí được mượn mấy cuốn?", id="a number"),
    ],
)
def test_what_asks_for_no_denial_is_left_alone(question: str) -> None:
    assert denied_in(question) is None


@pytest.mark.parametrize(
    ("text", "title", "plainly"),
    [
        pytest.param("2. Không được thu hồi thẻ của bạn đọc đang ốm.", "Thẻ", 1.0, id="itself"),
        pytest.param("1. Bạn đọc đang ốm.", "Trường hợp không được thu hồi thẻ bạn đọc", 1.0, id="its title"),
        pytest.param(
            "1. Thư viện thu hồi thẻ bạn đọc, trừ trường hợp ốm đau.", "Thẻ", 0.85, id="an exception"
        ),
        pytest.param(
            "Được thu hồi thẻ bạn đọc, trừ trường hợp quy định tại Điều 9.", "Thẻ", 0.3, id="elsewhere"
        ),
        pytest.param(
            "Không được thu thẻ và mời bạn đọc hồi âm.", "Thẻ", 0.0, id="the same words in other pairs"
        ),
        pytest.param("Việc thu hồi thẻ bạn đọc do giám thư quyết định.", "Thẻ", 0.0, id="only the act"),
        pytest.param("Không cần báo khi thu hồi thẻ bạn đọc.", "Thẻ", 0.0, id="nobody has to do it"),
        pytest.param("Không được tính để thu hồi thẻ bạn đọc.", "Thẻ", 0.0, id="another act is denied"),
    ],
)
def test_a_text_denies_an_act_itself_by_its_title_or_as_an_exception(
    text: str, title: str, plainly: float
) -> None:
    denied = denied_in("Khi nào không được thu hồi thẻ bạn đọc?")

    assert denied is not None
    assert denies(denied, text, [f"Điều 4. {title}"]) == plainly


def test_what_only_the_other_side_need_not_do_is_no_answer() -> None:
    denied = denied_in("Khi nào người lao động không phải báo trước?")

    assert denied is not None
    assert denies(denied, "Người lao động không cần báo trước khi bị ngược đãi.", ["Điều 5. Nghỉ"]) == 1.0
    assert denies(denied, "Người sử dụng lao động không phải báo trước khi phá sản.", ["Điều 6. Nghỉ"]) == 0.0


def test_of_two_rules_in_the_same_words_the_one_that_denies_answers_who_asks_for_the_denial() -> None:
    text = (
        "Điều 1. Thu hồi thẻ bạn đọc\n1. Thư viện được thu hồi thẻ bạn đọc khi bạn đọc làm mất sách.\n"
        "Điều 2. Trường hợp giữ lại thẻ\n1. Thư viện không được thu hồi thẻ bạn đọc của người đang đi học xa."
    )
    shelf = Library(texts={NEW_LAW.id: text}, known={NEW_LAW.id: NEW_LAW})

    def first(question: str) -> str:
        hits = hits_of(shelf, [NEW_LAW.id])
        best, *_ = find_stretches(Asked.of(question), hits, shelf, max_chars=300)
        return text[best.start : best.end]

    assert "không được" in first("Khi nào thư viện không được thu hồi thẻ bạn đọc?")
    assert "làm mất sách" in first("Khi nào thư viện được thu hồi thẻ bạn đọc?")


def test_an_act_of_one_or_two_words_is_not_plain_unless_it_is_said_whose_it_is() -> None:
    text, title = "Công ty không được sa thải người đang ốm.", ["Điều 3. Ốm"]
    anybody, company = (
        denied_in("Khi nào không được sa thải?"),
        denied_in("Khi nào công ty không được sa thải?"),
    )

    assert anybody is not None
    assert company is not None
    assert not denies_plainly(anybody, text, title)
    assert denies_plainly(company, text, title)


def test_people_and_laws_name_the_end_of_a_contract_in_many_ways() -> None:
    denied = denied_in("Khi nào công ty không được đuổi việc?")

    assert denied is not None
    assert denies(denied, "Không được chấm dứt hợp đồng lao động với người đang ốm.", ["Điều 3. Ốm"]) == 1.0
    assert names_the_act(denied, "Công ty cho nhân viên nghỉ việc khi thua lỗ.", ["Điều 4. Thua lỗ"])


@given(question=st.text(alphabet="khôngđượcphảinào ai?,", max_size=40), text=st.text(max_size=60))
def test_the_reading_never_fails_and_stays_within_bounds(question: str, text: str) -> None:
    denied = denied_in(question)

    assert denied is None or 0 <= denies(denied, text, ["Điều 1. Thẻ"]) <= 1
