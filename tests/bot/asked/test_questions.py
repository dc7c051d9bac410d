"""Files of questions are read line by line, and a bad line is named."""

import io
from datetime import date
from pathlib import Path

import pytest

from bot.asked.questions import open_questions, read_questions
from bot.errors import UserInputError


def test_each_line_is_one_question_with_what_it_leans_on() -> None:
    lines = [
        '{"question": "Phí?"}\n',
        "\n",
        '{"question": "Còn quỹ?", "history": ["Phí?"], "as_of": "2024-07-01", "id": 7}\n',
        '{"question": "Thêm?", "history": null, "as_of": null}',
    ]

    first, second, third = read_questions(lines, "q.jsonl")

    assert (first.question, first.history, first.as_of) == ("Phí?", (), None)
    assert (second.question, second.history, second.as_of) == ("Còn quỹ?", ("Phí?",), date(2024, 7, 1))
    assert (third.history, third.as_of) == ((), None)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param("Phí?", "not a JSON object", id="no JSON"),
        pytest.param('{"question": "Phí?"', "not a JSON object", id="cut off"),
        pytest.param('["Phí?"]', "line 2: the object", id="a list"),
        pytest.param('{"cau_hoi": "Phí?"}', "line 2: question: Field required", id="no question"),
        pytest.param('{"question": ""}', "line 2: question:", id="empty question"),
        pytest.param('{"question": "Phí?", "as_of": "hôm qua"}', "line 2: as_of:", id="no date"),
        pytest.param('{"question": "Phí?", "history": "Quỹ?"}', "line 2: history:", id="history is no list"),
    ],
)
def test_bad_line_is_named_by_file_and_number(line: str, said: str) -> None:
    with pytest.raises(UserInputError) as caught:
        list(read_questions(["\n", line], "q.jsonl"))

    assert said in str(caught.value)
    assert str(caught.value).startswith("q.jsonl, line 2: ")
    assert "\n" not in str(caught.value)


def test_days_are_read_as_on_the_command_line() -> None:
    questions = read_questions(['{"question": "Phí?", "as_of": "1/7/2020"}'], "q.jsonl")

    assert next(questions).as_of == date(2020, 7, 1)
    with pytest.raises(UserInputError, match=r"line 2: as_of: .* write 2024-07-01"):
        list(read_questions(['{"question": "Phí?"}', '{"question": "Phí?", "as_of": "hôm qua"}'], "q.jsonl"))


def test_lines_before_a_bad_one_are_read_before_it_fails() -> None:
    questions = read_questions(['{"question": "Phí?"}', "?"], "q.jsonl")

    assert next(questions).question == "Phí?"
    with pytest.raises(UserInputError):
        next(questions)


def test_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text('{"question": "Phí?"}', encoding="utf-8-sig")

    with open_questions(str(file), io.StringIO()) as questions:
        assert [one.question for one in questions] == ["Phí?"]


def test_dash_reads_standard_input() -> None:
    with open_questions("-", io.StringIO('{"question": "Phí?"}')) as questions:
        assert [one.question for one in questions] == ["Phí?"]


def test_missing_file_and_other_encodings_are_one_line(tmp_path: Path) -> None:
    (tmp_path / "q.jsonl").write_bytes('{"question": "Ph\u00ed?"}'.encode("utf-16"))

    with (
        pytest.raises(UserInputError, match="Cannot read"),
        open_questions(str(tmp_path / "no"), io.StringIO()),
    ):
        pass
    with (
        pytest.raises(UserInputError, match="UTF-8"),
        open_questions(str(tmp_path / "q.jsonl"), io.StringIO()) as q,
    ):
        list(q)
