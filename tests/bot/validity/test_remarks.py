"""What of a question could not be followed is said beside the result."""

from datetime import date

from bot.answers import Answer, NeedsDetails, NoAnswer
from bot.validity.remarks import with_day_of_year, with_impossible_days
from vectorstore.query import Query

QUERY = Query("?", "nghỉ mấy ngày", impossible_days=("31/2/2024", "năm 20255"))
TODAY = date(2026, 3, 10)
LINE = "Lịch không có ngày 31/2/2024 và năm 20255; tôi tìm theo quy định có hiệu lực vào ngày 10/03/2026."


def test_answers_and_refusals_open_with_the_days_that_no_calendar_has() -> None:
    answer = with_impossible_days(Answer("Theo luật.", ()), QUERY, TODAY)
    refusal = with_impossible_days(NoAnswer("Không tìm thấy."), QUERY, TODAY)

    assert answer == Answer(f"{LINE}\nTheo luật.", ())
    assert refusal == NoAnswer(f"{LINE}\nKhông tìm thấy.")


def test_real_days_and_questions_back_change_nothing() -> None:
    asked_back = NeedsDetails("Năm nào?")

    assert with_impossible_days(NoAnswer("Không."), Query("?", "nghỉ"), TODAY) == NoAnswer("Không.")
    assert with_impossible_days(asked_back, QUERY, TODAY) == asked_back


def test_the_day_that_stands_for_a_year_is_told() -> None:
    answer, day = Answer("Theo luật.", ()), date(2020, 7, 1)
    line = "Câu hỏi chỉ nêu năm 2020: câu trả lời xét theo ngày 01/07/2020."
    of_year = Query("Năm 2020 nghỉ mấy ngày?", "nghỉ")

    ago = Query("6 năm trước nghỉ mấy ngày?", "nghỉ", as_of=day)

    assert with_day_of_year(answer, ago, day) == Answer(
        "Theo luật.\nCâu trả lời xét theo ngày 01/07/2020.", ()
    )
    assert with_day_of_year(answer, of_year, day) == Answer(f"Theo luật.\n{line}", ())
    assert with_day_of_year(answer, Query("Ngày 1/7/2020 nghỉ mấy ngày?", "nghỉ"), day) == answer
    assert with_day_of_year(answer, Query("Nghỉ mấy ngày?", "nghỉ"), day) == answer
    assert with_day_of_year(NoAnswer("Không."), of_year, day) == NoAnswer("Không.")
