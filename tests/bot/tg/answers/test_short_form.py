"""A group is shown a short form that keeps its first quote and every remark, and refuses briefly."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot import texts as core_texts
from bot.answers import Answer, NeedsDetails, NoAnswer
from bot.tg.answers.rendering import render_result
from bot.tg.answers.short_form import short_form
from bot.tg.delivering.messages import to_messages
from tests.bot.tg.fakes import ANSWER, DOCUMENT, TODAY, citation, trace
from tests.bot.tg.strategies import wild_text
from tests.bot_api_server.refusals import check_text


def answer(*quotes: str, note: str = "Lưu ý: văn bản đã hết hiệu lực.", lead: str = "") -> Answer:
    """Return an answer as the core words it: each quote below its framing line, remarks at the end."""
    citations = tuple(citation(quote, number=number) for number, quote in enumerate(quotes, start=1))
    lines = [lead] if lead else []
    for one in citations:
        lines += [f"Theo Điều {one.number}:", core_texts.QUOTED.format(quote=one.quote, number=one.number)]
    return Answer("\n".join([*lines, note]), citations)


def test_a_short_answer_stays_as_it_is() -> None:
    assert short_form(ANSWER).result == ANSWER
    assert short_form(ANSWER).left_out == 0


def test_of_a_long_answer_the_first_quotes_and_the_remarks_stay() -> None:
    short = short_form(answer("a" * 300, "b" * 200, "c" * 400))

    assert isinstance(short.result, Answer)
    assert short.left_out == 1
    assert "c" * 400 not in short.result.text
    assert short.result.text.endswith(f"“{'b' * 200}” [2]\nLưu ý: văn bản đã hết hiệu lực.")
    assert [one.number for one in short.result.citations] == [1, 2]


def test_the_first_quote_stays_however_long_it_is() -> None:
    short = short_form(answer("a" * 2000, "b"))

    assert isinstance(short.result, Answer)
    assert "a" * 2000 in short.result.text
    assert short.left_out == 1


def test_a_source_that_a_statement_names_stays_listed_though_its_quote_is_left_out() -> None:
    made = answer("a" * 600, "b" * 600, lead="Mức đóng là 2% [1][2].")

    short = short_form(made)
    rich = render_result(trace(short.result), today=TODAY, is_short=True)

    assert "b" * 600 not in rich.text
    assert "[1] [2] Điều 2, khoản 1" in rich.text


def test_a_refusal_keeps_why_and_whom_to_ask_and_names_no_documents() -> None:
    text = "Tôi không tìm thấy.\nVăn bản gần nhất:\n• Luật Mẫu\n• Luật Khác\nBạn có thể hỏi: LĐLĐ."

    assert short_form(NoAnswer(text, (DOCUMENT,))).result == NoAnswer(
        "Tôi không tìm thấy.\nBạn có thể hỏi: LĐLĐ."
    )


def test_a_question_back_stays() -> None:
    assert short_form(NeedsDetails("Loại nghỉ nào?")).result == NeedsDetails("Loại nghỉ nào?")


@settings(max_examples=60, deadline=None)
@given(quotes=st.lists(wild_text.map(lambda text: f"x{text * 3}x"), min_size=1, max_size=6), note=wild_text)
def test_every_short_form_is_one_message_that_telegram_takes(quotes: list[str], note: str) -> None:
    short = short_form(answer(*quotes, note=note))

    messages = to_messages(render_result(trace(short.result), today=TODAY, is_short=True))

    for message in messages:
        entities = [
            {"type": one.type, "offset": one.offset, "length": one.length} for one in message.entities
        ]
        links = [
            one | ({"url": e.url} if e.url else {}) for one, e in zip(entities, message.entities, strict=True)
        ]
        check_text(message.text, links, None)
    assert isinstance(short.result, Answer)
    assert quotes[0] in short.result.text
    assert short.result.text.endswith(note)
