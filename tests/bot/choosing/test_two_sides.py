"""Which of two Điều of like titles a question is about: the worker's or the employer's."""

import pytest

from bot.choosing.two_sides import (
    EMPLOYER,
    WORKER,
    is_of_fathers,
    is_of_the_other_party,
    of_the_other_side,
    side_of,
    title_of,
)

WORKERS = "Mức đóng bảo hiểm xã hội của người lao động"
EMPLOYERS = "Mức đóng bảo hiểm xã hội của người sử dụng lao động"


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("người lao động đóng bao nhiêu phần trăm", WORKER),
        ("người sử dụng lao động đóng bao nhiêu", EMPLOYER),
        ("công ty đóng bao nhiêu", EMPLOYER),
        ("tôi phải đóng bao nhiêu", WORKER),
        ("công ty và người lao động mỗi bên đóng bao nhiêu", ""),
        ("mức đóng là bao nhiêu", ""),
    ],
)
def test_a_text_speaks_of_one_side_or_of_none(text: str, side: str) -> None:
    assert side_of(text) == side


def test_the_twin_of_the_side_not_asked_about_is_named() -> None:
    assert of_the_other_side("người lao động đóng mấy phần trăm", [WORKERS, EMPLOYERS]) == {EMPLOYERS}
    assert of_the_other_side("công ty đóng mấy phần trăm", [WORKERS, EMPLOYERS]) == {WORKERS}


def test_a_title_without_a_twin_is_left_alone() -> None:
    assert of_the_other_side("người lao động đóng mấy phần trăm", [EMPLOYERS, "Tiền lương"]) == frozenset()


def test_a_question_about_both_sides_leaves_both() -> None:
    assert of_the_other_side("mức đóng bảo hiểm xã hội", [WORKERS, EMPLOYERS]) == frozenset()


def test_the_number_of_an_article_is_no_part_of_its_title() -> None:
    assert title_of(("Chương III", "Điều 33. Mức đóng")) == "Mức đóng"


def test_who_is_dismissed_asks_what_the_employer_owes() -> None:
    titles = ["Nghĩa vụ của người lao động khi nghỉ", "Nghĩa vụ của người sử dụng lao động khi nghỉ"]

    assert of_the_other_side("Tôi bị công ty sa thải được bồi thường gì?", titles) == {titles[0]}
    assert of_the_other_side("Tôi nghỉ ngang phải bồi thường gì?", titles) == {titles[1]}


@pytest.mark.parametrize(
    "question",
    [
        "Nghỉ việc phải báo trước bao nhiêu ngày?",
        "Báo trước khi nghỉ việc? người lao động phải báo trước cho người sử dụng lao động",
        "Muốn nghỉ việc thì phải báo cho công ty trước mấy ngày?",
    ],
)
def test_who_gives_notice_before_leaving_is_a_worker(question: str) -> None:
    titles = ["Quyền chấm dứt của người lao động", "Quyền chấm dứt của người sử dụng lao động"]

    assert of_the_other_side(question, titles) == {titles[1]}


@pytest.mark.parametrize(
    "question",
    [
        "Công ty cho tôi nghỉ việc mà không báo trước",
        "Tôi làm được 3 năm, sếp cho nghỉ việc không báo trước",
        "hôm qua công ty bảo tôi nghỉ luôn, tôi được bồi thường bao nhiêu",
        "quản lý bắt em phải nghỉ việc",
        "hôm trước sếp bảo nghỉ việc không báo trước gì cả, tôi được bồi thường không",
    ],
)
def test_who_is_made_to_leave_asks_about_the_employer(question: str) -> None:
    titles = ["Quyền chấm dứt của người lao động", "Quyền chấm dứt của người sử dụng lao động"]

    assert of_the_other_side(question, titles) == {titles[0]}


@pytest.mark.parametrize(
    ("question", "text", "fathers"),
    [
        ("sinh đôi được nghỉ thêm bao lâu", "2. Lao động nam được nghỉ 10 ngày", True),
        ("sinh đôi được nghỉ thêm bao lâu", "1. Lao động nữ được nghỉ 06 tháng", False),
        ("vợ sinh đôi được nghỉ bao lâu", "2. Lao động nam được nghỉ 10 ngày", False),
        ("nghỉ phép bao lâu", "Lao động nam được nghỉ 12 ngày", False),
        ("sinh con được nghỉ mấy tháng", "5. Trường hợp mà mẹ chết sau khi sinh con thì cha được nghỉ", True),
        ("nghỉ đẻ được bao lâu", "3. Ngày bắt đầu nghỉ phải trong 60 ngày kể từ ngày vợ sinh con", True),
        (
            "nghỉ đẻ được bao lâu",
            "1. Lao động nữ được nghỉ; lao động nam khi vợ sinh con nghỉ 05 ngày",
            False,
        ),
        ("mẹ chết sau sinh con thì ai được nghỉ", "5. Trường hợp mẹ chết thì cha được nghỉ", False),
    ],
    ids=[
        *(
            "his",
            "hers",
            "he asks",
            "no birth",
            "in place of a dead mother",
            "from the day his wife gives birth",
        ),
        *("of both", "her death is asked about"),
    ],
)
def test_a_rule_for_fathers_is_told_from_one_for_mothers(question: str, text: str, fathers: bool) -> None:
    assert is_of_fathers(question, text) is fathers


@pytest.mark.parametrize(
    ("question", "text", "is_other"),
    [
        ("bên người lao động công ty 200 người phải cử mấy người", "1. Bên công ty cử ít nhất 3 người", True),
        ("bên người lao động công ty 200 người phải cử mấy người", "2. Bên người lao động cử", False),
        ("bên công ty cử mấy người", "2. Bên người lao động cử ít nhất 3 người", True),
        ("mỗi bên cử mấy người", "1. Bên công ty cử ít nhất 3 người", False),
        ("bên công ty và bên người lao động cử mấy người", "1. Bên công ty cử ít nhất 3 người", False),
    ],
)
def test_a_clause_of_one_party_does_not_answer_for_the_other(
    question: str, text: str, is_other: bool
) -> None:
    assert is_of_the_other_party(question, text) is is_other


def test_who_left_without_notice_is_a_worker() -> None:
    titles = ("Nghĩa vụ của người lao động", "Nghĩa vụ của người sử dụng lao động")

    assert of_the_other_side("nghỉ ngang thì bị gì", titles) == {titles[1]}
