"""Parts of a document are counted in its text; of a summary nothing is said to be lacking."""

import pytest

from bot.answers import Answer, NoAnswer, Result
from tests.bot.library import NEW_LAW, NEW_LAW_TEXT, OLD_LAW, OLD_LAW_TEXT, Library, answerer_over

SUMMARY = f"Đây là bản tóm tắt, không phải nguyên văn.\n{NEW_LAW_TEXT}"
MORE_IN_THE_OLD = f"{OLD_LAW_TEXT}\nĐiều 2. Quà\nCó quà.\nĐiều 3. Thi hành\nThi hành từ hôm nay."


def result(question: str, text: str = NEW_LAW_TEXT) -> Result:
    texts = {NEW_LAW.id: text, OLD_LAW.id: MORE_IN_THE_OLD}
    return answerer_over(Library(texts, {NEW_LAW.id: NEW_LAW, OLD_LAW.id: OLD_LAW})).answer(question).result


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("Luật Công đoàn có bao nhiêu điều?", id="plain"),
        pytest.param("luat cong doan gom may dieu", id="without diacritics"),
        pytest.param("Có bao nhiêu điều khoản trong Luật Công đoàn hiện hành", id="the other way round"),
    ],
)
def test_the_articles_of_a_law_are_counted(question: str) -> None:
    found = result(question)

    assert isinstance(found, Answer)
    assert found.text.startswith("Luật Công đoàn (99/2024/QH15) có 2 điều")
    assert [one.quote for one in found.citations] == ["Điều 1. Mức đóng", "Điều 2. Hiệu lực"]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Điều 1 Luật Công đoàn có mấy khoản?", "Điều 1 Luật Công đoàn (99/2024/QH15) có 2 khoản."),
        (
            "khoản 2 Điều 1 Luật Công đoàn có bao nhiêu điểm",
            "Khoản 2 Điều 1 Luật Công đoàn (99/2024/QH15) có 2 điểm.",
        ),
        (
            "Điều 2 Luật Công đoàn có mấy khoản",
            "Điều 2 Luật Công đoàn (99/2024/QH15) không chia thành các khoản.",
        ),
    ],
    ids=["khoản", "điểm", "none"],
)
def test_the_parts_of_a_place_are_counted(question: str, said: str) -> None:
    found = result(question)

    assert isinstance(found, Answer)
    assert found.text.splitlines()[0] == said


@pytest.mark.parametrize(
    "question", ["Luật Công đoàn có mấy điều kiện gia nhập", "Luật Công đoàn có mấy điều lệ"]
)
def test_conditions_are_no_articles(question: str) -> None:
    assert "có 2 điều" not in getattr(result(question), "text", "")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("khoản 7 Điều 1 Luật Công đoàn", "không ghi khoản 7 của Điều 1; đây là bản tóm tắt"),
        ("điểm h khoản 2 Điều 1 Luật Công đoàn", "không ghi điểm h của khoản 2 Điều 1; đây là bản tóm tắt"),
        ("khoản 1 Điều 2 Luật Công đoàn", "không ghi khoản 1 của Điều 2; đây là bản tóm tắt"),
        ("Điều 9 Luật Công đoàn", "chỉ gồm 2 điều, không đủ mọi điều"),
        ("Luật Công đoàn có bao nhiêu điều", "nên tôi không biết nguyên văn có bao nhiêu điều"),
        ("Luật Công đoàn có mấy chương", "nguyên văn có thể chia thành chương"),
        ("Điều 1 Luật Công đoàn có mấy khoản", "trong kho ghi 2 khoản, nhưng đây là bản tóm tắt"),
    ],
    ids=["khoản", "điểm", "no khoản", "Điều", "number of Điều", "chapters", "number of khoản"],
)
def test_of_a_summary_nothing_is_said_that_only_the_law_itself_can_tell(question: str, said: str) -> None:
    assert said in getattr(result(question, SUMMARY), "text", "")


def test_a_summary_without_articles_is_not_said_to_have_none() -> None:
    found = result("Điều 9 Luật Công đoàn", "Đây là bản tóm tắt.\nLuật nói về công đoàn.")

    assert "không ghi Điều 9; đây là bản tóm tắt" in getattr(found, "text", "")


def test_an_article_that_only_the_law_before_had_is_said_to_be_lacking() -> None:
    found = result("Điều 3 Luật Công đoàn")

    assert isinstance(found, NoAnswer)
    assert found.text.startswith("Luật Công đoàn (99/2024/QH15) có 2 điều, không có Điều 3.")
